"""The other processes of a build: search files first, then their share of the pages."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pytest

from fingerpost.pages.render import stamp
from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.publish import workers
from fingerpost.publish.generator import RenderFailed
from fingerpost.publish.prepare import prepare
from fingerpost.publish.write_site import write_site
from tests.conftest import OWN_PAGES, OpenSite
from tests.published import SINGERS
from tests.run import run

SHELL = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")
CHOIRS = {f"activities/choir-{n}.yaml": SINGERS for n in range(9)}
FROM_ONE_ON = "fingerpost.publish.workers.WORTH_IT"


def built(folder: Path, site: OpenSite, jobs: int) -> dict[str, bytes]:
    prepared = prepare(site(CHOIRS).assets, today=date(2026, 11, 21))
    folder.mkdir()
    with workers.workers_of(prepared, folder, jobs=jobs) as others:
        write_site(prepared, dict.fromkeys(SHELLS, SHELL), [], folder, workers=others)
    return files_of(folder)


def test_with_several_processes_the_site_is_what_one_process_writes(
    tmp_path: Path, site: OpenSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = built(tmp_path / "alone", site, 1)
    monkeypatch.setattr(FROM_ONE_ON, 1)

    assert built(tmp_path / "together", site, 2) == alone
    assert built(tmp_path / "three", site, 3) == alone


@pytest.mark.usefixtures("short_handbook")
def test_after_a_small_change_one_process_makes_the_pages_that_are_no_records(
    tmp_path: Path, site: OpenSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut: list[list[stamp.Slice]] = []
    slices = stamp._slices
    monkeypatch.setattr(stamp, "_slices", lambda *args, **how: cut.append(slices(*args, **how)) or cut[-1])
    monkeypatch.setattr(FROM_ONE_ON, 1)
    assets = site({**OWN_PAGES, **CHOIRS}).assets
    first = run("build", "--jobs", "2", cwd=tmp_path)
    barn = (assets / "places" / "old-dairy.yaml").read_text().replace("name: ", "name: New Barn, not ", 1)
    (assets / "places" / "new-barn.yaml").write_text(barn)

    again = run("build", "--jobs", "2", cwd=tmp_path)
    cold = run("build", "--jobs", "1", "--no-cache", "--site-dir", "cold", cwd=tmp_path)

    assert (first.returncode, again.returncode, cold.returncode) == (0, 0, 0)
    assert [sum(not of_records for of_records, *_ in each) for each in cut] == [2, 1, 1]
    assert files_of(tmp_path / "site") == files_of(tmp_path / "cold")
    assert b"New Barn" in (tmp_path / "site" / "p" / "new-barn" / "index.html").read_bytes()


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_goes_wrong_with_the_search_files_stops_the_build(
    tmp_path: Path, site: OpenSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("The disk is full")

    monkeypatch.setattr(FROM_ONE_ON, 1)
    monkeypatch.setattr(workers, "write_search", fail)

    with pytest.raises(OSError, match="The disk is full"):
        built(tmp_path / "site", site, 2)


def test_when_a_build_fails_its_processes_end(tmp_path: Path, site: OpenSite, monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(*_: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # one that hears no other signal either
        (tmp_path / "begun").touch()
        signal.pause()

    prepared = prepare(site(CHOIRS).assets, today=date(2026, 11, 21))
    monkeypatch.setattr(FROM_ONE_ON, 1)
    monkeypatch.setattr(workers, "write_search", wait)

    def fail_while_they_work() -> None:
        with workers.workers_of(prepared, tmp_path, jobs=3):
            while not (tmp_path / "begun").exists():
                assert multiprocessing.active_children()  # the control
            raise RenderFailed("A template is broken")

    with pytest.raises(RenderFailed):
        fail_while_they_work()

    assert multiprocessing.active_children() == []


def test_a_process_that_is_killed_ends_the_build(
    tmp_path: Path, site: OpenSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FROM_ONE_ON, 1)
    monkeypatch.setattr(workers, "write_search", lambda *_: os.kill(os.getpid(), signal.SIGKILL))

    with pytest.raises(BrokenProcessPool):
        built(tmp_path / "site", site, 2)


def test_a_page_that_is_written_before_the_search_files_asks_the_host_for_them(tmp_path: Path, site: OpenSite) -> None:
    prepared = prepare(site(CHOIRS).assets, today=date(2026, 11, 21))
    pages = []
    for first_pages in (True, False):
        write_site(prepared, dict.fromkeys(SHELLS, SHELL), [], tmp_path, first_pages=first_pages)
        pages.append((tmp_path / "find" / "index.html").read_text(encoding="utf-8"))

    assert ['data-fp-version=""' in page for page in pages] == [True, False]
    assert ["start.json" in page for page in pages] == [False, True]

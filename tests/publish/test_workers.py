"""The other processes of a build: search files first, then their share of the pages."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pytest

from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.publish import workers
from fingerpost.publish.generator import RenderFailed
from fingerpost.publish.prepare import prepare
from fingerpost.publish.write_site import write_site
from tests.conftest import OpenSite
from tests.published import SINGERS

SHELL = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")
CHOIRS = {f"activities/choir-{n}.yaml": SINGERS for n in range(9)}
FROM_ONE_ON = "fingerpost.publish.workers.WORTH_IT"


def built(folder: Path, site: OpenSite, jobs: int) -> dict[str, bytes]:
    prepared = prepare(site(CHOIRS).assets, today=date(2026, 11, 21))
    folder.mkdir()
    with workers.workers_of(prepared, folder, jobs=jobs) as others:
        write_site(prepared, dict.fromkeys(SHELLS, SHELL), [], folder, workers=others)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_with_several_processes_the_site_is_what_one_process_writes(
    tmp_path: Path, site: OpenSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = built(tmp_path / "alone", site, 1)
    monkeypatch.setattr(FROM_ONE_ON, 1)

    assert built(tmp_path / "together", site, 2) == alone
    assert built(tmp_path / "three", site, 3) == alone


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

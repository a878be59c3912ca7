"""The second process of a build: search files first, then its share of the pages."""

from __future__ import annotations

import signal
from datetime import date
from pathlib import Path

import pytest

from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.pages.render.stamp import StampResult
from fingerpost.publish import search_worker
from fingerpost.publish.prepare import prepare
from fingerpost.publish.write_site import write_site
from tests.conftest import OpenSite
from tests.published import SINGERS

SHELL = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")
CHOIRS = {f"activities/choir-{n}.yaml": SINGERS for n in range(9)}
FROM_ONE_ON = "fingerpost.publish.search_worker.WORTH_IT"


def built(folder: Path, site: OpenSite, jobs: int) -> dict[str, bytes]:
    prepared = prepare(site(CHOIRS).assets, today=date(2026, 11, 21))
    folder.mkdir()
    write_site(prepared, dict.fromkeys(SHELLS, SHELL), [], folder, jobs=jobs)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_with_a_search_worker_the_site_is_what_one_process_writes(
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
    monkeypatch.setattr(search_worker, "write_search", fail)

    with pytest.raises(OSError, match="The disk is full"):
        built(tmp_path / "site", site, 2)


def test_a_search_worker_that_is_stopped_ends(tmp_path: Path, site: OpenSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FROM_ONE_ON, 1)
    second = search_worker.SearchWorker(
        prepare(site(CHOIRS).assets, today=date(2026, 11, 21)).edition, tmp_path, jobs=2
    )

    second.stop()

    with pytest.raises(OSError, match="was stopped"):
        second.join()


def test_one_that_hears_no_signal_is_stopped_too(
    tmp_path: Path, site: OpenSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FROM_ONE_ON, 1)
    monkeypatch.setattr(search_worker, "leave_signals", lambda: signal.signal(signal.SIGTERM, signal.SIG_IGN))
    second = search_worker.SearchWorker(
        prepare(site(CHOIRS).assets, today=date(2026, 11, 21)).edition, tmp_path, jobs=2
    )
    while not any(tmp_path.joinpath("search").glob("*")):  # it has begun, and hears nothing
        assert second.has_process

    second.stop()

    with pytest.raises(OSError, match="was stopped"):
        second.join()


def test_without_a_search_worker_there_is_nothing_to_answer(tmp_path: Path, site: OpenSite) -> None:
    alone = search_worker.SearchWorker(prepare(site(CHOIRS).assets, today=date(2026, 11, 21)).edition, tmp_path, jobs=1)

    assert (alone.has_process, alone.join()) == (False, StampResult({}, 0))

"""Processes part from one that has no thread of ours: what a thread holds when they part, nobody would let go."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from fingerpost.checks import slices
from fingerpost.cli import progress
from fingerpost.cli.generator import mkdocs
from fingerpost.publish import workers as build_workers
from fingerpost.publish.build import build_site
from fingerpost.reading import workers
from tests.conftest import OWN_PAGES, OpenSite


@pytest.mark.usefixtures("short_handbook")
def test_a_build_on_a_terminal_begins_its_processes_without_a_thread(
    site: OpenSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site(OWN_PAGES)
    for module in (workers, slices, build_workers):
        monkeypatch.setattr(module, "WORTH_IT", 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich takes that for a terminal
    before, fork, threads = set(threading.enumerate()), os.fork, []
    monkeypatch.setattr(os, "fork", lambda: (threads.append(set(threading.enumerate()) - before), fork())[1])

    code = build_site(
        tmp_path / "assets", tmp_path / "site", generator=mkdocs, profile=False, allow_empty=False, jobs=2
    )

    assert code == 0
    assert len(threads) >= 3  # the control: to read, to check, to write
    assert threads == [set()] * len(threads)


def test_a_bar_is_drawn_without_a_thread(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    before = set(threading.enumerate())

    with progress.show_progress("Reading the records") as tell:
        tell(1, 2)
        threads = set(threading.enumerate()) - before
        tell(2, 2)

    assert threads == set()
    assert "Reading the records" in capsys.readouterr().err

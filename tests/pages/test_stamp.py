"""Every page is written once, however many processes share the work."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fingerpost.edition.edition import Edition
from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.pages.render.stamp import stamp_site
from fingerpost.publish.workers import Workers
from fingerpost.reading.read import read_directory
from tests.conftest import OpenSite
from tests.published import SINGERS

SHELL = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")


def test_no_page_is_written_twice(tmp_path: Path, site: OpenSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fingerpost.publish.workers.WORTH_IT", 1)
    directory, _ = read_directory(site({f"activities/choir-{n}.yaml": SINGERS for n in range(9)}).assets)
    edition = Edition(directory=directory, today=date(2026, 11, 21))

    with Workers(edition, tmp_path, jobs=2) as workers:
        result = stamp_site(edition, dict.fromkeys(SHELLS, SHELL), tmp_path, workers=workers)
        workers.finish_search()

    assert workers.others == 1
    pages = [path for path in tmp_path.rglob("*.html") if not path.is_relative_to(tmp_path / "api")]
    assert result.made_anew == len(pages)

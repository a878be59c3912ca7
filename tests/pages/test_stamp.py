"""Every page is written once, however many processes share the work."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fingerpost.edition.edition import Edition
from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.pages.render.stamp import StampResult, stamp_site
from fingerpost.reading.read import read_directory
from tests.conftest import OpenSite
from tests.published import SINGERS

SHELL = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")


def stamped(folder: Path, site: OpenSite, jobs: int) -> tuple[dict[str, bytes], StampResult]:
    directory, _ = read_directory(site({f"activities/choir-{n}.yaml": SINGERS for n in range(9)}).assets)
    edition = Edition(directory=directory, today=date(2026, 11, 21))
    folder.mkdir()
    found = stamp_site(edition, dict.fromkeys(SHELLS, SHELL), folder, jobs=jobs)
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return files, found


def test_two_processes_write_what_one_writes(tmp_path: Path, site: OpenSite) -> None:
    alone, together = (stamped(tmp_path / str(jobs), site, jobs) for jobs in (1, 2))

    assert together[0] == alone[0]
    assert sorted(together[1].listed) == sorted(alone[1].listed)
    assert (together[1].files, together[1].size_bytes) == (alone[1].files, alone[1].size_bytes)


def test_no_page_is_written_twice(tmp_path: Path, site: OpenSite) -> None:
    files, found = stamped(tmp_path / "site", site, 2)

    assert found.made_anew == len(files)

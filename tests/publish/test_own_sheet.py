"""A council's own ten lines of style: assets/site.css."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fingerpost.cli.generator import mkdocs
from fingerpost.publish.build import build_site
from tests.conftest import OpenSite

pytestmark = pytest.mark.usefixtures("short_handbook")

OURS = ":root { --fp-action: #2b3a67; }\n"


def sheets_of(page: Path) -> list[str]:
    return re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.read_text("utf-8"))


def build() -> Path:
    assert build_site(Path("assets"), Path("site"), generator=mkdocs, profile=False, allow_empty=False, jobs=1) == 0
    return Path("site")


def test_a_directorys_own_sheet_is_loaded_last_so_that_it_wins(site: OpenSite) -> None:
    site({"site.css": OURS})

    built = build()

    last = sheets_of(built / "index.html")[-1]
    assert (built / last.lstrip("/")).read_text("utf-8") == OURS
    assert sheets_of(built / "a" / "chat" / "index.html")[-1] == last


def test_without_one_only_our_own_sheets_are_loaded(site: OpenSite) -> None:
    site({})

    built = build()

    assert sheets_of(built / "index.html")
    assert [sheet for sheet in sheets_of(built / "index.html") if sheet.endswith("own.css")] == []


def test_a_changed_sheet_has_a_new_address_so_no_browser_keeps_the_old_one(site: OpenSite) -> None:
    opened = site({"site.css": OURS})
    before = sheets_of(build() / "index.html")[-1]

    (opened.assets / "site.css").write_text(":root { --fp-action: #000; }\n", "utf-8")

    assert sheets_of(build() / "index.html")[-1] != before


def test_a_sheet_that_is_a_link_is_not_published(site: OpenSite, tmp_path: Path) -> None:
    opened = site({})
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (opened.assets / "site.css").symlink_to(tmp_path / "secret.txt")

    assert opened.codes() == ["not-a-file"]
    assert build_site(Path("assets"), Path("site"), generator=mkdocs, profile=False, allow_empty=False, jobs=1) == 1
    assert not Path("site").exists()

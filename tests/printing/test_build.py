"""Menus in a whole build: linked where they belong, set again only when they change, gone when nobody wants them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.printing import write
from fingerpost.printing.sheets import Sheet, sheets_of
from fingerpost.publish import prepare
from fingerpost.publish.printed import say_printed
from fingerpost.publish.workers import workers_of
from fingerpost.publish.write_site import write_site
from tests.cache.test_cache import LIBRARY, Town
from tests.conftest import TODAY, OpenSite
from tests.printing.conftest import FILES

FROME = addresses.of_town_menu("frome")
WELLS_CHAT = (
    "name: Wells chat\nsummary: Talk with people who know this town.\ngroup: connectors\ncategories: [talking-cafe]\n"
    "sessions: [{place: library, repeats: weekly, days: [friday], from: 10:00}]\n"
    "contact: {phone: 01632 960125}\nchecked: {on: 2026-10-01}\n"
)


@pytest.fixture
def town(site: OpenSite, tmp_path: Path) -> Town:
    more = {
        "vocabulary/areas.yaml": "frome: {name: Frome}\nwells: {name: Wells}\nemborough: {name: Emborough}\n",
        "places/library.yaml": LIBRARY,
        "activities/wells.yaml": WELLS_CHAT,
    }
    return Town(site({**FILES, **more}).assets, tmp_path / "site", for_real=True)


def menus_of(site: Path) -> dict[str, tuple[int, int]]:
    """Which file each menu is, and when it was written: a kept one is the file of the last site."""
    files = ((path.relative_to(site).as_posix(), path.stat()) for path in site.rglob("*.pdf"))
    return {name: (status.st_ino, status.st_mtime_ns) for name, status in files}


def test_every_menu_is_linked_from_its_page_and_every_link_leads_to_one(town: Town) -> None:
    result, _ = town.build()

    assert result.printed is not None
    links = {
        link
        for path in town.site.rglob("*.html")
        for link in re.findall(r'href="([^"]*\.pdf)"', path.read_text(encoding="utf-8"))
    }
    assert links == set(result.printed.files)
    assert all((town.site / link[1:]).read_bytes().startswith(b"%PDF-") for link in links)
    assert "emborough" not in str(links)  # where nothing is on


def test_only_what_changed_is_set_again(town: Town) -> None:
    town.build()
    first = menus_of(town.site)
    town.build()
    again = menus_of(town.site)
    town.edit("activities/wells.yaml", "Wells chat", "Wells natter")
    town.build()
    changed = menus_of(town.site)

    assert again == first
    assert again.keys() == changed.keys()
    assert 0 < len(again.items() - changed.items()) < len(again)
    assert town.differences() == set()


def test_what_nobody_wants_any_more_is_gone_with_its_links(town: Town) -> None:
    for _ in range(2):  # so that both folders of the cache hold menus
        town.build()
    town.edit("directory.yaml", "title:", "printed_menus: no\ntitle:")

    result, _ = town.build()

    assert result.printed is None
    assert not (town.site / "print").exists()
    assert "on-paper" not in (town.site / "browse/towns/frome/index.html").read_text(encoding="utf-8")


def test_a_build_says_what_no_typeface_has_also_when_nothing_is_set_again(town: Town) -> None:
    town.build()

    result, prepared = town.build()

    assert list(say_printed(prepared, result.printed)) == [
        "fingerpost build: No typeface for paper has 茶. Menus and posters have […] there: "
        "Tea and talk in Bangla, 茶 and biscuits ☕ for all."
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_links_to_a_poster_that_could_not_be_set(
    jobs: int, town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poster, other = addresses.of_activity_poster("chat"), addresses.of_place_poster("surgery")

    def one_is_refused(edition: Edition) -> Iterator[Sheet]:
        for sheet in sheets_of(edition):
            if sheet.address == poster:  # typst takes a language of two or three letters
                yield replace(sheet, gather=partial(replace, sheet.content, language="english"))
            elif sheet.address == other:
                yield sheet

    monkeypatch.setattr(write, "sheets_of", one_is_refused)
    monkeypatch.setattr("fingerpost.publish.workers.WORTH_IT", 1)
    prepared = prepare.prepare(town.assets, today=TODAY, jobs=1, for_real=True)
    shell = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")
    folder = tmp_path / "new"
    folder.mkdir()

    with workers_of(prepared, folder, jobs=jobs) as workers:
        result = write_site(prepared, dict.fromkeys(SHELLS, shell), [], folder, workers=workers)

    assert result.printed is not None
    assert set(result.printed.files) == {other}
    assert f'href="{other}"' in (folder / "p/surgery/index.html").read_text("utf-8")
    assert not any(poster in path.read_text("utf-8") for path in folder.rglob("*.html"))
    assert "fingerpost build: “Frome Talking Cafe” could not be set for paper, so nothing links to it." in say_printed(
        prepared, result.printed
    )


def test_without_typst_a_build_says_that_there_are_no_menus(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "can_print", lambda: False)

    result, prepared = town.build()

    assert "on-paper" not in (town.site / "browse/towns/frome/index.html").read_text(encoding="utf-8")
    first, hint = say_printed(prepared, result.printed)
    assert "no menus" in first
    assert 'pip install "fingerpost[print]"' in hint

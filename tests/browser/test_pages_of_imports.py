"""The two pages that an import writes, its report and its records as cards: they fit, print, and are for everybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import does_not_fit
from tests.browser.seen_by_axe import faults_by_day, faults_by_night
from tests.exchange.conftest import FROME, HEADERS, MAPPING, WELLS
from tests.run import run

LONG = f"{'Long' * 22},Frome,BA11 OAA,01632 960125,7-9,\n"
FORMULA = "=cmd|x,Frome,BA11 1AA,01632 960123,10:00-12:00,\n"
A4 = {"width": 794, "height": 1123}  # at 96 dots an inch
PAGES = ("report.html", "empty.html", "look.html")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a list with every sort of remark and a likely merge, and of one that has nothing to say."""
    folder = tmp_path_factory.mktemp("imports")
    (folder / "map.yaml").write_text(MAPPING, "utf-8")
    (folder / "other.yaml").write_text(MAPPING.replace("A list of ours", "The other list"), "utf-8")
    (folder / "old.csv").write_text(HEADERS + FROME, "utf-8")
    (folder / "new.csv").write_text(HEADERS + FROME.replace("Tea and talk", "Tea & talk") + WELLS + LONG + FORMULA)
    run("import", "new.csv", "--mapping", "other.yaml", "--dry-run", "--html", "look.html", cwd=folder)
    run("import", "csv", "old.csv", "--mapping", "map.yaml", "--report", "empty.html", cwd=folder)
    run("import", "csv", "new.csv", "--mapping", "other.yaml", "--report", "report.html", cwd=folder)
    return folder


def everything_wrong(page: Page) -> list[str]:
    faults = [*does_not_fit(page), *faults_by_day(page), *faults_by_night(page)]
    page.emulate_media(color_scheme="light")
    return faults


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wrong_with_them_by_day_and_by_night(width: int, pages: Path, browser, watched) -> None:
    page = watched(browser.new_page(viewport={"width": width, "height": 900}, locale="en-GB"))
    wrong = {}
    for name in PAGES:
        page.goto((pages / name).as_uri())
        if faults := everything_wrong(page):
            wrong[name] = faults
    page.close()

    assert wrong == {}


def test_they_fit_on_paper(pages: Path, browser) -> None:
    page = browser.new_page(viewport=A4, locale="en-GB")
    page.emulate_media(media="print")
    wrong = {}
    for name in PAGES:
        page.goto((pages / name).as_uri())
        if faults := does_not_fit(page):
            wrong[name] = faults
    page.close()

    assert wrong == {}


def test_they_say_what_was_left_out_and_who_may_be_there_twice(pages: Path) -> None:
    report, cards = ((pages / name).read_text("utf-8") for name in ("report.html", "look.html"))

    assert "fingerpost merge" in report
    assert "LongLong" in cards
    assert "Chair yoga" in cards

"""The page of cards: what a visitor would read, beside the row it comes from, with what is in doubt or left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from fingerpost.exchange.tables.propose.preview import look_at
from fingerpost.exchange.tables.report import cards
from fingerpost.exchange.tables.report.cards import page_of

ROWS = """\
Name,About,When,Cost,Hall,Contact,Tel,Closed
Tea and talk,"Come in and have a cup of tea.
Everybody is welcome.",Tu 14:00-16:00,£3,Mill Hall,,01632 960123,
Bingo,Play with us on every Tuesday of the year.,Tuesdays 7-9,,Mill Hall,Sue Ashford,01632 960124,
Choir,Sing with us whenever you like.,1st Tue 7pm,,,,01632 960125,
Darts,Come and play a game of darts with us.,Tu 10:00-12:00,,,,,
Chess,It was on for many years.,Tu 10:00-12:00,,,,01632 960127,yes
"""
MAPPING = """\
source: Hills
licence: our own
key: [<Name>]
skip:
  - {when: {Closed: filled}, because: it has closed}
records:
  place:
    key: [<Hall>]
    id: [<Hall>]
    name: <Hall>
    town: Wells
    checked: {on: 2026-10-01, how: list}
  activity:
    id: [<Name>]
    name: <Name>
    summary: {first_sentence: <About>}
    description: {other_sentences: <About>}
    cost: {price: <Cost>}
    categories: [uncategorised]
    sessions: {first_of: [{opening_hours: <When>, with: {place: <place id>}}, [{repeats: unknown}]]}
    join: {ways: [phone]}
    contact: {name: <Contact>, phone: <Tel>}
    checked: {on: 2026-10-01, how: list}
"""


def cards_of(folder: Path) -> BeautifulSoup:
    (folder / "list.csv").write_text(ROWS, "utf-8")
    (folder / "list.mapping.yaml").write_text(MAPPING, "utf-8")
    assets = folder / "assets"
    page = page_of(look_at("csv", folder / "list.csv", folder / "list.mapping.yaml", assets), assets)
    assert not assets.exists()
    return BeautifulSoup(page, "html.parser")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    return cards_of(tmp_path_factory.mktemp("cards"))


def card_of(page: BeautifulSoup, name: str) -> Tag:
    heading = page.find("h3", string=name)
    assert heading
    card = heading.find_parent("article")
    assert isinstance(card, Tag)
    return card


def facts_of(part: Tag | None) -> dict[str, str]:
    assert part
    return {
        row.dt.get_text(): " / ".join(line.get_text() for line in row.find_all("dd"))
        for row in part.select("dl > div")
        if row.dt
    }


def test_a_card_says_what_the_page_would_say_beside_its_row(page: BeautifulSoup) -> None:
    card = card_of(page, "Tea and talk")

    facts = facts_of(card.select_one(".seen"))
    assert facts["When"] == "Every Tuesday, 2pm to 4pm."
    assert facts["Where"] == "Mill Hall, Wells"
    assert facts["Cost"] == "£3."
    assert facts["How to join"] == "Ring first."
    assert facts["Contact"] == "01632 960123"
    assert "[U+" not in card.get_text()
    row = card.select_one(".row")
    assert facts_of(row)["When"] == "Tu 14:00-16:00"
    assert row and "Closed" not in facts_of(row)


def test_what_is_held_back_or_in_doubt_is_said_on_the_card(page: BeautifulSoup) -> None:
    doubts = [one.get_text() for one in card_of(page, "Bingo").select(".doubts li")]
    assert any("not shown yet" in words for words in doubts)
    assert any("7-9" in words for words in doubts)
    assert not card_of(page, "Choir").select(".doubts li")


def test_a_row_of_which_nothing_comes_in_is_at_the_end_with_the_reason(page: BeautifulSoup) -> None:
    rows = [one.get_text() for one in page.select("#left-out ~ ul li")]
    assert [re.sub(":.*", "", row) for row in rows] == ["Row 5, Darts"]
    assert rows[0].endswith(": Who to contact of Darts is missing.")


def test_of_a_long_list_the_first_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "MOST_CARDS", 2)

    page = cards_of(tmp_path)

    assert [one.get_text() for one in page.select("h3")] == ["Tea and talk", "Bingo"]
    assert "The first 2 of 3 activities are shown." in page.get_text()

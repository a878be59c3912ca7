"""An address that names no town keeps its place where the directory knows the town, and the list is asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.files.cell_texts import CellReader
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.exchange.tables.values.address_parts import address_part
from fingerpost.exchange.tables.values.known_towns import known_town
from fingerpost.reading.read import read_directory
from fingerpost.records.vocabulary import Area

CARLTON = Area(id="carlton", name="Carlton", outcodes=("NG4",))
ARNOLD = Area(id="arnold", name="Arnold", also=("Daybrook",), outcodes=("NG5",))
AREAS = {"carlton": CARLTON, "arnold": ARNOLD}
LIST = """\
Name,Address,When,Phone
Tea and talk,"91 Carlton Hill, NG4 1FP",Tuesdays 2pm-4pm,0115 496 0101
Lunch club,"4 Front Street, Arnold, NG5 7EE",Mondays 1pm-3pm,0115 496 0102
<p>Art club </p>,"Mill Hall, Nottinghamshire NG9 1AA",Fridays 1pm-3pm,0115 496 0103
"""


@pytest.mark.parametrize(
    ("lines", "postcode", "town"),
    [
        (["91 Carlton Hill"], "NG4 1FP", "Carlton"),
        (["Mill Hall Carlton"], "", "Carlton"),
        (["Mill Hall, Daybrook"], "NG5 1AA", "Arnold"),
        (["Mill Hall"], "NG9 1AA", ""),
        (["Mill Hall Carlton"], "NG5 1AA", "Arnold"),
        (["Great-Carlton"], "", ""),
    ],
)
def test_a_town_of_the_directory_is_known_by_words_or_postcode(lines: list[str], postcode: str, town: str) -> None:
    assert known_town(lines, postcode, AREAS) == town


def test_of_two_towns_with_a_postcode_neither_is_certain() -> None:
    other = Area(id="gedling", name="Gedling", outcodes=("NG4",))

    assert known_town(["Mill Hall"], "NG4 1FP", {**AREAS, "gedling": other}) == ""


def test_words_in_brackets_are_no_part_of_the_town() -> None:
    assert address_part("43 Mill Way, (Off Byron Street) Daybrook NG5 6BX", "town") == "Daybrook"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>Sacred Hall </p>", "Sacred Hall"),
        ("<p> </p><p>Sacred Hall </p>", "Sacred Hall"),
        ("&lt;p&gt;&amp;nbsp;&lt;/p&gt;&lt;p&gt;Sacred Hall&lt;/p&gt;", "Sacred Hall"),
        ("405 Mill Road, Mapperley,<br />NG3 5HE", "405 Mill Road, Mapperley, NG3 5HE"),
        ("&lt;b&gt;Mill Hall&lt;/b&gt;", "Mill Hall"),
        ("Come along.<br>All welcome", "Come along. All welcome"),
        (
            "<p>See <a href='https://example.org'>our page</a></p>",
            "<p>See <a href='https://example.org'>our page</a></p>",
        ),
    ],
)
def test_tags_around_a_short_text_are_taken_away(cell: str, text: str) -> None:
    texts, remarks = CellReader("list.csv", ["Name"]).read(2, [cell])

    assert texts == [text]
    assert [remark.code for remark in remarks] == ["cell-decoded"] * (cell != text)


def test_the_place_of_a_row_without_a_town_is_kept_and_named(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    proposal = propose(tmp_path / "list.csv")
    answers = Answers(source="The list", licence="our own", checked_on="2026-11-20", category="uncategorised")
    (tmp_path / "list.mapping.yaml").write_text(proposal.text(answers, {}), "utf-8")
    import_table("csv", tmp_path / "list.csv", tmp_path / "list.mapping.yaml", tmp_path / "first")
    vocabulary = tmp_path / "assets/vocabulary"
    (tmp_path / "first").rename(tmp_path / "assets")
    (vocabulary / "areas.yaml").write_text("carlton: {name: Carlton, outcodes: [NG4]}\n", "utf-8")

    outcome = import_table("csv", tmp_path / "list.csv", tmp_path / "list.mapping.yaml", tmp_path / "assets")

    directory, _ = read_directory(tmp_path / "assets")
    assert sorted(place.town for place in directory.places.values()) == ["Arnold", "Carlton"]
    assert "Art club" in {one.name for one in directory.activities.values()}
    remarks = {problem.code: problem for problem in outcome.problems}
    assert "town-assumed" in remarks
    assert "town: {first_of:" in remarks["missing"].hint
    assert "town" in [question.about for question in proposal.questions]

"""How deep a mapping may be nested, "otherwise" with nothing, and what becomes of formulas (rows I18 and I20)."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from fingerpost.exchange.tables.table import TableError
from tests.exchange.conftest import Desk

HANDBOOK = Path(__file__).parents[2] / "docs" / "handbook" / "import.md"
IN_FIRST_OF = """\
    description:
      first_of:
      - {when: {Name: {contains: [tea, coffee]}}, then: Hot drinks in <Town>., otherwise: ""}
      - {when: {Town: {contains: [wells, frome]}}, then: Somewhere in <Town>.}
"""


def with_description(desk: Desk, lines: str) -> None:
    desk.mapping(
        desk.plain_mapping.replace("    categories: [talking-cafe]\n", f"    categories: [talking-cafe]\n{lines}")
    )


def test_a_condition_with_several_words_can_be_in_first_of_under_a_field(desk: Desk) -> None:
    with_description(desk, IN_FIRST_OF)

    outcome = desk.run(desk.headers + desk.frome + desk.wells)

    assert outcome.problems == []
    tea, yoga = (desk.values("activities", name) for name in ("tea-and-talk-frome", "chair-yoga-wells"))
    assert tea["description"] == "Hot drinks in Frome."
    assert yoga["description"] == "Somewhere in Wells."  # "otherwise" with nothing leaves it to the next


def test_otherwise_with_nothing_leaves_the_field_out(desk: Desk) -> None:
    with_description(desk, '    description: {when: {Name: {contains: [tea]}}, then: Hot drinks., otherwise: ""}\n')

    desk.run(desk.headers + desk.frome + desk.wells)

    assert "description" in desk.values("activities", "tea-and-talk-frome")
    assert "description" not in desk.values("activities", "chair-yoga-wells")


def test_a_mapping_that_is_nested_too_deep_says_how_deep_it_may_be(desk: Desk) -> None:
    lines = "{first_of: [" * 9 + "<Name>" + "]}" * 9
    with_description(desk, f"    description: {lines}\n")

    with pytest.raises(TableError, match="more than 20 levels"):
        desk.run(desk.headers + desk.frome)


def test_a_formula_of_a_workbook_comes_in_as_its_last_result_and_the_handbook_says_so(desk: Desk) -> None:
    with xlsxwriter.Workbook("table.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, desk.headers.strip().split(","))
        sheet.write_row(1, 0, ["Tea and talk", "Frome", "BA11 1AA", "01632 960123", "10:00-12:00", ""])
        sheet.write_formula(1, 0, '="Tea and "&"talk"', value="Tea and talk")

    outcome = desk.run(Path("table.xlsx").read_bytes(), "xlsx")

    assert (outcome.problems, desk.ids("activities")) == ([], ["tea-and-talk-frome"])
    words = " ".join(HANDBOOK.read_text("utf-8").split())
    assert "A formula is imported as its result when the workbook was last saved." in words
    assert "Some things are not imported at all: formulas in CSV," in words


def test_a_formula_in_csv_does_not_come_in(desk: Desk) -> None:
    outcome = desk.run(desk.headers + desk.frome.replace("Tea and talk", "=A1&B1") + desk.wells)

    assert [problem.code for problem in outcome.problems] == ["cell-formula"]
    assert desk.ids("activities") == ["chair-yoga-wells"]

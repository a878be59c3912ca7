"""A record whose row is off by now, or not to be shown, is held back, also where a person has edited it."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from fingerpost.checks.withdrawn import WITHDRAWN
from fingerpost.cli import commands
from fingerpost.edition.load import load
from fingerpost.exchange.tables.rows import table_records
from fingerpost.exchange.tables.table_import import Outcome
from tests.exchange.conftest import FROME, HEADERS, WELLS, Desk

TABLE = HEADERS + FROME + WELLS
ENDED = TABLE.replace("10:00-12:00,\n", "10:00-12:00,2026\n")
TODAY = date(2026, 12, 1)
TEA = "tea-and-talk-frome"


def codes(outcome: Outcome) -> list[str]:
    return sorted(problem.code for problem in outcome.problems if problem.code.startswith("import-"))


def shown(desk: Desk) -> tuple[set[str], set[str]]:
    """The ids of the activities and places of the edition."""
    directory = load(desk.assets, today=TODAY).edition.directory
    return set(directory.activities), set(directory.places)


@pytest.fixture
def imported(desk: Desk) -> Desk:
    desk.run(TABLE)
    return desk


def test_a_record_whose_row_is_passed_over_is_in_no_edition_and_named(imported: Desk) -> None:
    assert shown(imported) == ({TEA, "chair-yoga-wells"}, {"tea-and-talk-hall", "chair-yoga-hall"})  # the control

    outcome = imported.run(ENDED)

    assert shown(imported) == ({"chair-yoga-wells"}, {"chair-yoga-hall"})
    assert codes(outcome) == ["import-withdrawn", "import-withdrawn"]
    assert (outcome.withdrawn, outcome.still_public, outcome.unlisted) == (2, 0, 0)
    assert imported.ids("activities") == ["chair-yoga-wells", TEA]
    problems = load(imported.assets, today=TODAY).problems
    assert [problem.code for problem in problems if problem.span.file.endswith(f"{TEA}.yaml")].count(WITHDRAWN) == 1


def test_words_of_a_row_withdraw_its_record_too(imported: Desk) -> None:
    imported.run(TABLE.replace("Tea and talk,Frome", "Tea and talk (not for website),Frome"))
    assert TEA in shown(imported)[0]  # another name is another key

    outcome = imported.run(TABLE.replace("10:00-12:00", "10:00-12:00. Do not publish"))

    assert TEA not in shown(imported)[0]
    assert outcome.withdrawn == 2


def test_the_same_again_changes_nothing_and_is_still_counted(imported: Desk) -> None:
    imported.run(ENDED)
    before = imported.record("activities", TEA)

    outcome = imported.run(ENDED)

    assert imported.record("activities", TEA) == before
    assert (outcome.withdrawn, outcome.changed, codes(outcome)) == (2, 0, [])


def test_a_row_that_is_on_again_brings_its_record_back_as_it_was(imported: Desk) -> None:
    before = imported.record("activities", TEA)
    imported.run(ENDED)

    outcome = imported.run(TABLE)

    assert imported.record("activities", TEA) == before
    assert (outcome.changed, outcome.withdrawn) == (2, 0)


def test_what_was_edited_while_it_was_held_back_stays_when_the_row_is_on_again(imported: Desk) -> None:
    imported.run(ENDED)
    path = imported.assets / "activities" / f"{TEA}.yaml"
    path.write_text(path.read_text("utf-8").replace("name: Tea and talk", "name: Tea, and talk"), "utf-8")

    imported.run(TABLE)

    assert "withdrawn:" not in imported.record("activities", TEA)
    assert "name: Tea, and talk" in imported.record("activities", TEA)


def test_a_dry_run_says_so_and_writes_nothing(imported: Desk) -> None:
    outcome = imported.run(ENDED, dry_run=True)

    assert outcome.withdrawn == 2
    assert "withdrawn:" not in imported.record("activities", TEA)


def edit_summary(desk: Desk) -> None:
    path = desk.assets / "activities" / f"{TEA}.yaml"
    path.write_text(path.read_text("utf-8").replace("Something to do", "A good thing to do"), "utf-8")


def test_what_a_person_has_edited_is_held_back_too_and_stays_in_its_file(imported: Desk) -> None:
    edit_summary(imported)

    outcome = imported.run(ENDED)

    assert shown(imported) == ({"chair-yoga-wells"}, {"chair-yoga-hall"})
    assert "A good thing to do" in imported.record("activities", TEA)
    assert codes(outcome) == ["import-withdrawn", "import-withdrawn"]
    assert (outcome.withdrawn, outcome.still_public) == (2, 0)


def test_what_a_person_has_edited_comes_back_with_its_row_as_it_was(imported: Desk) -> None:
    edit_summary(imported)
    before = imported.record("activities", TEA)
    for table in (ENDED, ENDED, TABLE):
        imported.run(table)

    assert imported.record("activities", TEA) == before
    assert TEA in shown(imported)[0]


def test_what_cannot_be_changed_is_named_at_the_end_and_ends_the_command_with_1(imported: Desk) -> None:
    (imported.assets / "activities" / f"{TEA}.yaml").write_text("name: [Tea and talk\n", "utf-8")
    (imported.folder / "table.csv").write_text(ENDED, "utf-8")

    result = CliRunner().invoke(commands, ["import", "csv", "table.csv", "--mapping", "map.yaml"])

    assert result.exit_code == 1
    assert "STILL PUBLIC: 1 that the table says are off" in result.output


def test_a_position_that_was_looked_up_is_no_edit_of_a_person(imported: Desk) -> None:
    path = imported.assets / "places" / "tea-and-talk-hall.yaml"
    text = path.read_text("utf-8").replace(
        "town: Frome\n", "town: Frome\nlocation: {lat: 51.23, lon: -2.32, from: postcode}\n"
    )
    path.write_text(text, "utf-8")

    outcome = imported.run(ENDED)

    assert (outcome.withdrawn, outcome.still_public) == (2, 0)
    assert "tea-and-talk-hall" not in shown(imported)[1]


@pytest.mark.parametrize("line", ['closed: {on: 2026-11-01, reason: "It has ended."}', f"confirmed: [{WITHDRAWN}]"])
def test_what_a_person_has_settled_is_left_alone(imported: Desk, line: str) -> None:
    path = imported.assets / "activities" / f"{TEA}.yaml"
    path.write_text(f"{path.read_text('utf-8')}{line}\n", "utf-8")

    outcome = imported.run(ENDED)

    assert "withdrawn:" not in imported.record("activities", TEA)
    assert outcome.still_public == 0
    assert TEA in shown(imported)[0]


def test_what_is_held_back_is_shown_once_a_person_says_so(imported: Desk) -> None:
    imported.run(ENDED)
    path = imported.assets / "activities" / f"{TEA}.yaml"
    path.write_text(f"{path.read_text('utf-8')}confirmed: [{WITHDRAWN}]\n", "utf-8")

    outcome = imported.run(ENDED)

    assert TEA in shown(imported)[0]
    assert (outcome.withdrawn, outcome.still_public) == (0, 0)


def test_a_record_that_was_renamed_keeps_its_former_address(imported: Desk) -> None:
    result = CliRunner().invoke(commands, ["rename", TEA, "tea-in-frome"])
    assert result.exit_code == 0

    outcome = imported.run(ENDED)

    assert imported.values("activities", "tea-in-frome")["former_ids"] == [TEA]
    assert "tea-in-frome" not in shown(imported)[0]
    assert outcome.still_public == 0


def test_a_row_that_has_gone_from_the_list_is_only_named(imported: Desk) -> None:
    outcome = imported.run(HEADERS + WELLS)

    assert TEA in shown(imported)[0]
    assert codes(outcome) == ["import-gone", "import-gone"]


def test_it_is_the_same_with_several_processes(imported: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_records, "SLICE", 1)
    monkeypatch.setattr(table_records, "cores", lambda: 2)

    outcome = imported.run(ENDED)

    assert shown(imported) == ({"chair-yoga-wells"}, {"chair-yoga-hall"})
    assert outcome.withdrawn == 2


@pytest.mark.parametrize(("more", "is_asked"), [(0, True), (8, False)])
def test_where_much_of_a_list_is_held_back_the_import_asks_whether_its_words_have_changed(
    desk: Desk, more: int, *, is_asked: bool
) -> None:
    others = "".join(f"Club {at},Wells,BA5 2AA,01632 96013{at},2pm to 3.30pm,\n" for at in range(more))
    desk.run(TABLE + others)
    (desk.folder / "table.csv").write_text(ENDED + others, "utf-8")

    result = CliRunner().invoke(commands, ["import", "csv", "table.csv", "--mapping", "map.yaml"])

    assert "2 held back here too" in result.output
    assert ("Have its words changed?" in result.output) is is_asked


def test_what_is_held_back_and_then_taken_out_of_the_list_is_not_said_to_be_shown(imported: Desk) -> None:
    imported.run(ENDED)

    outcome = imported.run(HEADERS + WELLS)

    (remark,) = [one.message for one in outcome.problems if one.code == "import-gone" and TEA in one.message]
    assert "It is kept, and still held back." in remark
    assert shown(imported) == ({"chair-yoga-wells"}, {"chair-yoga-hall"})

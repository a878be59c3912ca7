"""A new edition of a list reaches what nobody has edited here, field by field, and nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from fingerpost.exchange.imports.field_by_field import digests_of_text, merge_fields
from fingerpost.reading.read import read_directory
from tests.exchange.conftest import Desk
from tests.exchange.test_after_import import MAPPING, table_of

NEW_PHONE = ("960123", "960129")


@pytest.fixture
def edited(desk: Desk) -> Path:
    """An activity that a person has edited after it was imported, with a note to themselves."""
    desk.run(desk.headers + desk.frome)
    path = desk.assets / "activities" / "tea-and-talk-frome.yaml"
    text = path.read_text("utf-8").replace("for anybody.", "with biscuits.  # Jo said so")
    path.write_text(text.replace("join:", "languages: [en, cy]\njoin:"), "utf-8")
    return path


def codes(outcome) -> list[str]:
    return [problem.code for problem in outcome.problems]


def test_what_nobody_has_edited_is_updated_and_the_rest_stays_as_it_is(desk: Desk, edited: Path) -> None:
    before = edited.read_text("utf-8").splitlines()

    outcome = desk.run(desk.headers + desk.frome.replace(*NEW_PHONE))

    after = edited.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ["  phone: 01632 960129"]
    assert [line for line in before if line not in after] == ["  phone: 01632 960123"]
    assert (outcome.changed, outcome.edited, codes(outcome)) == (1, 0, [])
    assert desk.run(desk.headers + desk.frome.replace(*NEW_PHONE)).changed == 0
    assert edited.read_text("utf-8").splitlines() == after


def test_a_field_that_both_have_changed_is_left_and_named_until_it_is_settled(desk: Desk, edited: Path) -> None:
    table = desk.headers + desk.frome.replace(*NEW_PHONE)
    desk.mapping(desk.plain_mapping.replace("for anybody", "for everybody"))

    for _ in range(2):
        outcome = desk.run(table)

        assert "with biscuits.  # Jo said so" in edited.read_text("utf-8")
        assert "phone: 01632 960129" in edited.read_text("utf-8")
        assert codes(outcome) == ["import-field-edited"]
        assert "have changed summary of tea-and-talk-frome" in outcome.problems[0].message
    edited.write_text(edited.read_text("utf-8").replace("with biscuits.", "for everybody."), "utf-8")
    assert codes(desk.run(table)) == []


def test_hours_that_changed_reach_a_record_whose_summary_was_edited(desk: Desk, edited: Path) -> None:
    desk.run(desk.headers + desk.frome.replace("10:00-12:00", "10:00-13:00"))

    text = edited.read_text("utf-8")
    assert desk.values("activities", "tea-and-talk-frome")["sessions"][0]["to"] in ("13:00", 780)
    assert "with biscuits" in text and "languages: [en, cy]" in text


def test_a_new_edition_never_takes_the_place_of_a_check_and_asks_nothing_about_it(desk: Desk) -> None:
    desk.mapping(desk.plain_mapping.replace("on: 2026-10-01, how: phone", "on: 2026-06-03, how: list"))
    desk.run(desk.headers + desk.frome + desk.wells)
    path = desk.assets / "activities" / "tea-and-talk-frome.yaml"
    path.write_text(path.read_text("utf-8").replace("on: 2026-06-03, how: list", "on: 2026-07-01, how: phone"), "utf-8")

    for day in ("2026-08-01", "2026-09-01"):
        desk.mapping(desk.plain_mapping.replace("on: 2026-10-01, how: phone", f"on: {day}, how: list"))
        outcome = desk.run(desk.headers + desk.frome + desk.wells)

        assert codes(outcome) == []
        assert desk.values("activities", "tea-and-talk-frome")["checked"]["how"] == "phone"
        assert f"checked: {{on: {day}, how: list}}" in desk.record("activities", "chair-yoga-wells")


def test_a_mapping_that_no_longer_claims_a_check_is_believed(desk: Desk) -> None:
    desk.mapping(desk.plain_mapping.replace("how: phone", "how: website"))
    desk.run(desk.headers + desk.frome)
    path = desk.assets / "activities" / "tea-and-talk-frome.yaml"
    path.write_text(path.read_text("utf-8").replace("for anybody.", "with biscuits."), "utf-8")
    desk.mapping(desk.plain_mapping.replace("how: phone", "how: list"))

    desk.run(desk.headers + desk.frome)

    assert "checked: {on: 2026-10-01, how: list}" in path.read_text("utf-8")


def test_what_is_gone_from_the_list_goes_and_what_is_new_comes(desk: Desk, edited: Path) -> None:
    desk.mapping(desk.plain_mapping.replace("    join: {ways: [drop-in]}\n", "    support: signpost\n"))

    desk.run(desk.headers + desk.frome)

    values = desk.values("activities", "tea-and-talk-frome")
    assert "join" not in values
    assert values["support"] == "signpost"
    assert values["languages"] == ["en", "cy"]


def test_a_merge_that_would_be_no_record_is_not_written(desk: Desk, edited: Path) -> None:
    text = edited.read_text("utf-8").replace("summary:", "sensitive: true\nsummary:")
    text = text.replace("- place: tea-and-talk-hall\n  repeats", "- repeats")
    edited.write_text(text, "utf-8")

    outcome = desk.run(desk.headers + desk.frome.replace(*NEW_PHONE).replace("10:00-12:00", "10:00-13:00"))

    assert "place:" not in edited.read_text("utf-8")
    assert [p for p in read_directory(desk.assets, jobs=1)[1] if p.is_error] == []
    assert codes(outcome) == ["import-field-edited"]


def test_an_import_from_before_fields_were_kept_is_left_whole_and_learns_them(desk: Desk, edited: Path) -> None:
    (memory,) = (desk.assets / "imports").iterdir()
    rows = list(csv.reader(memory.read_text("utf-8").splitlines()))
    with memory.open("w", newline="") as file:
        csv.writer(file).writerows(row[:4] for row in rows)

    outcome = desk.run(desk.headers + desk.frome.replace(*NEW_PHONE))
    assert codes(outcome) == ["import-edited-since"]
    desk.run(desk.headers + desk.frome)
    outcome = desk.run(desk.headers + desk.frome.replace(*NEW_PHONE))
    assert (codes(outcome), outcome.changed) == ([], 1)


def test_digests_are_the_same_whether_a_record_is_written_or_read(desk: Desk) -> None:
    desk.mapping(MAPPING)
    desk.run(table_of(5, 40)[0])

    (memory,) = (desk.assets / "imports").iterdir()
    rows = list(csv.DictReader(memory.read_text("utf-8").splitlines()))

    assert len(rows) > 20
    folders = {"activity": "activities", "group": "groups", "place": "places"}
    for row in rows:
        assert row["fields"] == digests_of_text(desk.record(folders[row["kind"]], row["id"]))


def test_fields_are_told_apart_by_their_values_not_by_how_they_are_written() -> None:
    plain = "name: Tea\ndescription: |\n  Come.\n  Sit.\ncost: {kind: fixed, amount: 3.5}\n"
    other = 'cost:\n  amount: "3.5"\n  kind: fixed\nname: "Tea"\ndescription: "Come.\\nSit."\n'

    assert digests_of_text(plain) == digests_of_text(other)
    assert merge_fields(plain, other, digests_of_text(plain)).text == plain

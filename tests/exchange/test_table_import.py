"""A table becomes records, and stays the same ones."""

from __future__ import annotations

import csv
import io
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingerpost.exchange.imports.last_import import ImportedRecord, file_of, last_import_text, read_last_import
from fingerpost.exchange.tables.table import TableError
from fingerpost.exchange.tables.table_import import MappingError
from fingerpost.reading.read import read_directory


def codes(outcome) -> list[str]:
    return [problem.code for problem in outcome.problems]


def test_a_row_becomes_an_activity_and_its_place(desk) -> None:
    desk.run(desk.headers + desk.frome)

    assert desk.record("activities", "tea-and-talk-frome") == (
        "name: Tea and talk\n"
        "summary: Something to do in Frome for anybody.\n"
        "categories: [talking-cafe]\n"
        "sessions:\n"
        "- place: tea-and-talk-hall\n"
        "  repeats: weekly\n"
        "  days: [tuesday]\n"
        "  from: 10:00\n"
        "  to: 12:00\n"
        "join:\n"
        "  ways: [drop-in]\n"
        "contact:\n"
        "  phone: 01632 960123\n"
        "checked: {on: 2026-10-01, how: phone}\n"
        "imported:\n"
        "  source: A list of ours\n"
        "  id: Tea and talk / Frome\n"
        "  licence: CC0\n"
    )


def test_what_is_imported_can_be_read_without_a_problem(desk) -> None:
    desk.run(desk.headers + desk.frome + desk.wells)

    directory, problems = read_directory(desk.assets)

    assert problems == []
    assert directory.places["chair-yoga-hall"].postcode == "BA5 2AA"
    assert list(directory.activities) == ["chair-yoga-wells", "tea-and-talk-frome"]


def test_an_empty_folder_first_gets_settings_and_a_vocabulary(desk) -> None:
    outcome = desk.run(desk.headers + desk.frome)

    vocabulary = [f"vocabulary/{name}.yaml" for name in ("categories", "needs", "audiences", "access")]
    assert outcome.started == ["directory.yaml", *vocabulary]


def test_a_folder_with_settings_keeps_them(desk) -> None:
    desk.run(desk.headers + desk.frome)
    (desk.assets / "directory.yaml").write_text("title: Ours\nsite: https://ours.example.org/\n", "utf-8")

    desk.run(desk.headers + desk.frome + desk.wells)

    assert (desk.assets / "directory.yaml").read_text("utf-8").startswith("title: Ours")


def test_the_second_import_changes_nothing(desk) -> None:
    table = desk.headers + desk.frome + desk.wells
    desk.run(table)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in desk.assets.rglob("*.*")}

    outcome = desk.run(table)

    assert (outcome.new, outcome.changed, outcome.same) == ({}, 0, 4)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in desk.assets.rglob("*.*")} == before


def test_a_changed_cell_changes_one_line_of_one_record(desk) -> None:
    desk.run(desk.headers + desk.frome + desk.wells)
    before = desk.record("activities", "chair-yoga-wells").splitlines()

    outcome = desk.run(desk.headers + desk.frome + desk.wells.replace("960124", "960125"))

    after = desk.record("activities", "chair-yoga-wells").splitlines()
    assert [line for line in after if line not in before] == ["  phone: 01632 960125"]
    assert (outcome.changed, outcome.same) == (1, 3)


def test_a_persons_edit_stays_while_the_table_is_the_same(desk) -> None:
    desk.run(desk.headers + desk.frome)
    path = desk.assets / "activities" / "tea-and-talk-frome.yaml"
    path.write_text(path.read_text("utf-8").replace("for anybody", "with biscuits"), "utf-8")

    outcome = desk.run(desk.headers + desk.frome)

    assert "with biscuits" in path.read_text("utf-8")
    assert outcome.problems == []


def test_overwrite_takes_the_tables_version(desk) -> None:
    desk.run(desk.headers + desk.frome)
    path = desk.assets / "activities" / "tea-and-talk-frome.yaml"
    path.write_text(path.read_text("utf-8").replace("for anybody", "with biscuits"), "utf-8")

    desk.run(desk.headers + desk.frome, overwrite=True)

    assert "for anybody" in path.read_text("utf-8")


def test_a_deleted_record_does_not_come_back(desk) -> None:
    desk.run(desk.headers + desk.frome)
    (desk.assets / "activities" / "tea-and-talk-frome.yaml").unlink()

    outcome = desk.run(desk.headers + desk.frome)

    assert outcome.deleted == 1
    assert desk.ids("activities") == []


def test_an_erased_record_never_comes_back(desk) -> None:
    desk.run(desk.headers + desk.frome)
    path = desk.assets / "activities" / "tea-and-talk-frome.yaml"
    erased = "closed: {on: 2026-11-01, erased: yes}\n"
    path.write_text(erased, "utf-8")

    outcome = desk.run(desk.headers + desk.frome.replace("960123", "960129"), overwrite=True)

    assert outcome.erased == 1
    assert path.read_text("utf-8") == erased
    (memory,) = (desk.assets / "imports").iterdir()
    assert [line for line in memory.read_text("utf-8").splitlines() if "talk-frome" in line] == [
        "activity,tea-and-talk-frome,Tea and talk / Frome,,"
    ]


def test_what_an_import_wrote_that_was_cut_off_does_not_come_twice(desk) -> None:
    desk.run(desk.headers + desk.frome)
    (memory,) = (desk.assets / "imports").iterdir()
    before = memory.read_bytes()
    desk.run(desk.headers + desk.frome + desk.wells)
    memory.write_bytes(before)

    outcome = desk.run(desk.headers + desk.frome + desk.wells)

    assert (outcome.new, outcome.same) == ({}, 4)
    assert len(desk.ids("activities")) == 2
    assert memory.read_bytes().count(b"\n") == 5


def test_a_key_with_an_odd_line_break_is_remembered(desk) -> None:
    last = {("activity", "Tea\u2028and\x85talk"): ImportedRecord("tea", "0123", "name:1")}
    file = file_of(desk.assets, "A list")
    file.parent.mkdir(parents=True)
    file.write_text(last_import_text(last), "utf-8")

    assert read_last_import(desk.assets, "A list") == last


def test_an_erased_record_of_the_other_ending_never_comes_back_either(desk) -> None:
    desk.run(desk.headers + desk.frome)
    record = desk.assets / "activities" / "tea-and-talk-frome.yaml"
    path = record.rename(record.with_suffix(".yml"))
    path.write_text("closed: {on: 2026-11-01, erased: yes}\n", "utf-8")

    outcome = desk.run(desk.headers + desk.frome.replace("960123", "960129"), overwrite=True)

    assert outcome.erased == 1
    assert not record.exists()


def test_a_row_that_is_gone_leaves_its_record(desk) -> None:
    desk.run(desk.headers + desk.frome + desk.wells)

    outcome = desk.run(desk.headers + desk.frome)

    assert outcome.unlisted == 2
    assert "chair-yoga-wells" in desk.ids("activities")


def test_a_row_keeps_its_id_when_the_rows_change_places(desk) -> None:
    two_halls = [desk.frome, desk.frome.replace("Frome,BA11 1AA", "Wells,BA5 2AA")]
    desk.run(desk.headers + "".join(two_halls))
    before = {record_id: desk.record("places", record_id) for record_id in desk.ids("places")}

    outcome = desk.run(desk.headers + "".join(reversed(two_halls)))

    assert sorted(before) == ["tea-and-talk-hall-2", "tea-and-talk-hall-3"]
    assert (outcome.changed, outcome.new) == (0, {})
    assert {record_id: desk.record("places", record_id) for record_id in desk.ids("places")} == before


def test_ids_are_known_from_the_records_when_the_last_import_is_forgotten(desk) -> None:
    desk.run(desk.headers + desk.frome)
    for path in (desk.assets / "imports").iterdir():
        path.unlink()

    outcome = desk.run(desk.headers + desk.frome)

    assert (outcome.same, outcome.new) == (2, {})


def test_an_edit_is_kept_when_the_last_import_is_forgotten(desk) -> None:
    desk.run(desk.headers + desk.frome)
    path = desk.assets / "activities" / "tea-and-talk-frome.yaml"
    path.write_text(path.read_text("utf-8").replace("for anybody", "with biscuits"), "utf-8")
    for memory in (desk.assets / "imports").iterdir():
        memory.unlink()

    outcome = desk.run(desk.headers + desk.frome)

    assert "with biscuits" in path.read_text("utf-8")
    assert codes(outcome) == ["import-edited-since"]


@pytest.mark.parametrize(
    "damage", [b"", b"<<<<<<< HEAD\n", b"kind,id\nactivity,x\n", b"\xff\xfe", b"kind,id,key,digest\na,b\n"]
)
def test_a_damaged_memory_of_the_last_import_stops_the_next(desk, damage: bytes) -> None:
    desk.run(desk.headers + desk.frome)
    (memory,) = (desk.assets / "imports").iterdir()
    memory.write_bytes(damage)
    before = sorted(desk.assets.rglob("*"))

    with pytest.raises(TableError) as stop:
        desk.run(desk.headers + desk.frome)

    assert stop.value.problem.code == "last-import-unreadable"
    assert sorted(desk.assets.rglob("*")) == before


def test_a_memory_that_a_spreadsheet_program_has_saved_is_read(desk) -> None:
    desk.run(desk.headers + desk.frome)
    (memory,) = (desk.assets / "imports").iterdir()
    memory.write_bytes(b"\xef\xbb\xbf" + memory.read_bytes().replace(b"\n", b"\r\n"))

    assert desk.run(desk.headers + desk.frome).same == 2


def test_a_record_made_by_hand_is_never_replaced(desk) -> None:
    (desk.assets / "activities").mkdir(parents=True)
    (desk.assets / "activities" / "tea-and-talk-frome.yaml").write_text("name: Mine\n", "utf-8")

    desk.run(desk.headers + desk.frome)

    assert desk.ids("activities") == ["tea-and-talk-frome", "tea-and-talk-frome-2"]
    assert desk.record("activities", "tea-and-talk-frome") == "name: Mine\n"


def test_a_dry_run_writes_nothing(desk) -> None:
    outcome = desk.run(desk.headers + desk.frome, dry_run=True)

    assert outcome.new == {"activity": 1, "place": 1}
    assert not desk.assets.exists()


def test_a_row_with_a_fault_is_named_and_the_rest_is_kept(desk) -> None:
    outcome = desk.run(desk.headers + desk.frome + ",Wells,BA5 2AA,,,\n" + desk.wells)

    assert desk.ids("activities") == ["chair-yoga-wells", "tea-and-talk-frome"]
    assert outcome.rows_left_out == 1
    assert {str(problem.span) for problem in outcome.problems} == {"table.csv:3:1", "table.csv:3:4"}


def test_a_row_is_imported_whole_or_not_at_all(desk) -> None:
    outcome = desk.run(desk.headers + desk.frome.replace("01632 960123", "ask Jean"))

    assert desk.ids("places") == []
    assert set(codes(outcome)) == {"missing", "phone-unclear"}


def test_a_lost_zero_is_put_back_and_reported(desk) -> None:
    outcome = desk.run(desk.headers + desk.frome.replace("01632 960123", "1632960123"))

    assert "phone: 01632 960123\n" in desk.record("activities", "tea-and-talk-frome")
    assert codes(outcome) == ["phone-short"]
    assert str(outcome.problems[0].span) == "table.csv:2:4"


def test_a_rounded_phone_number_is_not_used(desk) -> None:
    desk.mapping(desk.plain_mapping.replace("{phone: <Phone>}", "{phone: <Phone>, email: hello@example.org}"))

    outcome = desk.run(desk.headers + desk.frome.replace("01632 960123", "4.47701E+11"))

    assert codes(outcome) == ["phone-rounded"]
    assert "phone" not in desk.record("activities", "tea-and-talk-frome").split("contact:")[1].split("checked")[0]


def test_rows_can_be_skipped_and_are_counted(desk) -> None:
    outcome = desk.run(desk.headers + desk.frome + desk.wells.replace("\n", "2024\n"))

    assert outcome.skipped == {"it has ended": 1}
    assert outcome.rows_left_out == 0


def test_two_rows_that_cannot_be_told_apart_are_not_both_taken(desk) -> None:
    outcome = desk.run(desk.headers + desk.frome + desk.frome)

    assert codes(outcome) == ["row-key"]
    assert desk.ids("activities") == ["tea-and-talk-frome"]


def test_a_record_without_a_category_is_sorted_later(desk) -> None:
    desk.mapping(desk.plain_mapping.replace("categories: [talking-cafe]", "imported: {categories: [<Name>]}"))

    desk.run(desk.headers + desk.frome)

    text = desk.record("activities", "tea-and-talk-frome")
    assert "categories: [uncategorised]\n" in text
    assert "  categories: [Tea and talk]\n" in text


def test_a_name_in_another_script_gets_an_id_of_its_own(desk) -> None:
    desk.mapping(desk.plain_mapping.replace("id: [<Name>, <Town>]", "id: [<Name>]"))

    desk.run(desk.headers + desk.frome.replace("Tea and talk", "Дом"))

    (record_id,) = desk.ids("activities")
    assert record_id.startswith("activity-")


def test_a_misspelt_column_is_answered_with_the_right_one(desk) -> None:
    desk.mapping(desk.plain_mapping.replace("postcode: <Postcode>", "postcode: <Postcod>"))

    with pytest.raises(MappingError) as caught:
        desk.run(desk.headers + desk.frome)

    (problem,) = caught.value.problems
    assert (str(problem.span), problem.code, problem.hint) == ("map.yaml:11:15", "column-unknown", "Write <Postcode>.")


@pytest.mark.parametrize(
    ("right", "wrong", "hint"),
    [
        ("summary:", "sumary:", "Write summary."),
        ("how: phone", "how: phon", "Write phone."),
        ("tuesday:", "teusday:", "Write tuesday."),
        ("opening_hours:", "opening-hours:", ""),
        ("records:", "record:", "Write records."),
    ],
)
def test_a_misspelt_word_of_the_mapping_is_reported(desk, right: str, wrong: str, hint: str) -> None:
    desk.mapping(desk.plain_mapping.replace(right, wrong))

    with pytest.raises(TableError) as caught:
        desk.run(desk.headers + desk.frome)

    assert hint in caught.value.problem.hint
    assert not desk.assets.exists()


cells = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.tuples(cells, cells, cells, st.just("01632 960123"), cells, st.just("")), max_size=5))
def test_whatever_a_table_holds_its_records_can_be_read(desk, rows) -> None:
    shutil.rmtree(desk.assets, ignore_errors=True)
    text = io.StringIO()
    csv.writer(text).writerows([desk.headers.strip().split(","), *rows])

    try:
        outcome = desk.run(text.getvalue().encode("utf-8", "surrogatepass"))
    except TableError:
        return

    directory, problems = read_directory(desk.assets)
    assert outcome.rows_used + outcome.rows_left_out + sum(outcome.skipped.values()) == outcome.rows
    assert problems == []
    assert len(directory.activities) == outcome.new.get("activity", 0) == outcome.rows_used

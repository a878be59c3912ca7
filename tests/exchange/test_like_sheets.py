"""Workbooks with a sheet for each town or each kind of thing: all of them are one list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner

from fingerpost.cli.import_ import command
from fingerpost.cli.import_list import mapping_of
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.report.import_report import report_of
from fingerpost.exchange.tables.report.report_texts import as_csv
from fingerpost.exchange.tables.table import MappingError, TableError
from fingerpost.exchange.tables.table_import import import_table

HEADINGS = ["Club", "Address", "Postcode", "Phone", "When"]
TEA = ["Tea and talk", "Old Dairy, Frome", "BA11 1AA", "01632 960101", "Mondays 10am to 12pm"]
CHESS = ["Chess", "Library, Frome", "BA11 1BB", "01632 960102", "Tuesdays 7pm to 9pm"]
SINGING = ["Singing", "Hall, Wells", "BA5 2AA", "01632 960103", "Fridays 2pm to 4pm"]
WALKS = ["Walks", "Green, Street", "BA16 0AA", "01632 960105", "Sundays 7-9"]
PEOPLE = [["Person", "Role"], ["Chair", "Chair"], ["Somebody", "Treasurer"]]
TOWNS = {"Frome": [HEADINGS, TEA, CHESS], "Wells": [HEADINGS, SINGING], "Street": [HEADINGS, WALKS]}
ALL = Answers(source="Our clubs", licence="our own", checked_on="2026-10-01")


def book(path: Path, sheets: Mapping[str, Sequence[Sequence[str]]]) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def brought_in(path: Path):
    path.with_suffix(".yaml").write_text(propose(path).text(ALL, {}), "utf-8")
    return import_table("xlsx", path, path.with_suffix(".yaml"), path.parent / "assets")


def activities(folder: Path) -> set[str]:
    return {path.stem for path in (folder / "assets/activities").iterdir()}


@pytest.fixture
def towns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return book(Path("clubs.xlsx"), {"Read me": [["Our clubs, by town"]], **TOWNS, "Rules": PEOPLE})


def test_like_sheets_are_one_list(towns: Path) -> None:
    outcome = brought_in(towns)

    assert (outcome.rows, outcome.rows_used) == (4, 4)
    assert activities(Path()) == {"tea-and-talk", "chess", "singing", "walks"}
    assert {path.stem for path in Path("assets/places").iterdir()} >= {"tea-and-talk-ba11-1aa", "singing-ba5-2aa"}


def test_what_is_said_of_several_rows_names_their_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    notes = {"Frome": ["Notes", "Bring a mug", "Term time only"], "Wells": ["Notes", "Summer only"]}
    sheets = {town: [[*row, note] for row, note in zip(TOWNS[town], notes[town], strict=True)] for town in notes}

    outcome = brought_in(book(Path("clubs.xlsx"), sheets))

    (problem,) = [problem for problem in outcome.problems if problem.code == "when-unheeded"]
    assert "in 2 rows (rows 3 of Frome, 2 of Wells)" in problem.message


def test_a_second_import_of_like_sheets_changes_nothing(towns: Path) -> None:
    brought_in(towns)

    again = brought_in(towns)

    assert (sum(again.new.values()), again.changed, again.unlisted) == (0, 0, 0)


def test_what_is_said_of_a_row_names_its_sheet(towns: Path) -> None:
    outcome = brought_in(towns)

    (problem,) = [problem for problem in outcome.problems if problem.code == "hours-unclear"]
    assert (problem.span.file, problem.span.line) == ("clubs.xlsx (Street)", 2)
    report = report_of(outcome, file="clubs.xlsx", source="", assets=Path("assets"), dry_run=False, merges=[])
    assert "2 of Street,When" in as_csv(report)
    assert "activities/walks.yaml" in as_csv(report)


def test_two_rows_with_one_key_name_both_sheets(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = book(Path("clubs.xlsx"), {"Frome": [HEADINGS, CHESS, TEA], "Wells": [HEADINGS, SINGING, WALKS]})
    text = propose(path).text(ALL, {})
    Path("clubs.yaml").write_text(text.replace("key: [<Club>, <Postcode>]\n", "key: [<Club>]\n", 1), "utf-8")
    book(path, {"Frome": [HEADINGS, CHESS, TEA], "Wells": [HEADINGS, SINGING, ["Tea and talk", *WALKS[1:]]]})

    outcome = import_table("xlsx", path, Path("clubs.yaml"), Path("assets"))

    assert [problem.message for problem in outcome.problems if problem.is_error] == [
        "Row 3 of Wells has the same key as row 3 of Frome, so the two cannot be told apart."
    ]


def test_sheets_are_like_whatever_the_capitals_and_with_a_column_more(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    other = [[*(word.upper() for word in HEADINGS), "Cost"], [*SINGING, "Free"]]

    outcome = brought_in(book(Path("clubs.xlsx"), {"Frome": [HEADINGS, TEA, CHESS], "Wells": other}))

    assert (outcome.rows_used, outcome.headers) == (3, (*HEADINGS, "Cost", "Sheet"))


def test_a_sheet_of_all_is_not_read_twice_and_what_is_closed_not_at_all(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    whole = [HEADINGS, TEA, CHESS, SINGING, WALKS]
    path = book(
        Path("clubs.xlsx"), {"Frome": TOWNS["Frome"], "Everything": whole, "Closed": [HEADINGS, ["Gone", *TEA[1:]]]}
    )

    outcome = brought_in(path)

    assert outcome.rows_used == 4
    assert propose(path).source.left_sheets == {
        "Closed": "private or out of date, by their names",
        "Frome": "the same rows are on Everything",
    }


PRIVATE = [
    "Private",
    "DO NOT PUBLISH",
    "Not for publication",
    "Don’t share",
    "Internal",
    "Confidential",
    "Volunteers",
    "staff_2024",
    "Waiting list",
    "Pending",
    "Rejected",
    "Cancelled",
    "Refuges",
    "Safe houses",
    "Drafts",
    "Old",
    "Wells old",
    "Old list",
    "Old Wells",
    "Committee",
    "Archive2024",
    "Closed",
]


@pytest.mark.parametrize("name", PRIVATE)
def test_a_like_sheet_that_may_be_private_is_left_out_and_named(tmp_path: Path, monkeypatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    book(Path("clubs.xlsx"), {name: [HEADINGS, ["Hidden", *WALKS[1:]], ["Secret", *WALKS[1:]]], **TOWNS})

    output = CliRunner().invoke(command, ["clubs.xlsx", "--no-questions"]).output

    text = Path("clubs.mapping.yaml").read_text("utf-8")
    assert "sheets: [Frome, Wells, Street]" in text and "Hidden" not in text
    assert f"1 sheet left out (private or out of date, by their names): {name}\n" in output
    assert "--sheet" not in output


def test_a_town_that_is_called_old_is_none_of_those(tmp_path: Path) -> None:
    harlow = [HEADINGS, ["Bowls", "Green, Old Harlow", *WALKS[2:]]]
    town = [HEADINGS, ["Dominoes", *SINGING[1:]]]
    path = book(tmp_path / "clubs.xlsx", {**TOWNS, "Old Town": town, "Old Harlow": harlow})

    assert propose(path).source.options.sheets == ("Frome", "Wells", "Street", "Old Town", "Old Harlow")


@pytest.mark.parametrize(
    ("name", "headings"), [("Volunteers", ("Person", "Notes")), ("Helpers", ("Who", "Home phone"))]
)
def test_no_mapping_is_suggested_for_what_concerns_people(tmp_path: Path, monkeypatch, name: str, headings) -> None:
    monkeypatch.chdir(tmp_path)
    book(Path("clubs.xlsx"), {**TOWNS, name: [headings, ("Somebody", "01632 960999"), ("Another", "01632 960998")]})

    output = CliRunner().invoke(command, ["clubs.xlsx", "--no-questions"]).output

    assert f"): {name}\n" in output
    assert "--sheet" not in output


def test_kinds_on_sheets_are_kinds_and_towns_are_towns(tmp_path: Path) -> None:
    rows = [[*TEA, "Frome"], [*CHESS, "Frome"], [*SINGING, "Wells"], [*WALKS, "Street"]]
    kinds = {"Talking cafes": [[*HEADINGS, "Town"], *rows[:2]], "Singing": [[*HEADINGS, "Town"], *rows[2:]]}

    by_kind = propose(book(tmp_path / "kinds.xlsx", kinds)).text(ALL, {"talking-cafe": ["Talking cafes"]})
    by_town = propose(book(tmp_path / "towns.xlsx", TOWNS)).text(ALL, {})

    assert "look_up: <Sheet>" in by_kind and "Talking cafes: talking-cafe" in by_kind
    assert "look_up" not in by_town and "<Sheet>]}" in by_town


def test_what_is_left_is_named_with_how_to_bring_it_in(towns: Path) -> None:
    towns = towns.rename("our clubs.xlsx")

    output = CliRunner().invoke(command, [str(towns), "--no-questions"]).output

    assert "read below each other, as their columns are the same: Frome, Wells, Street" in output
    assert "2 sheets left out (other columns): Rules, Read me" in output
    assert 'fingerpost import "our clubs.xlsx" --sheet Rules' in output
    assert 'type again: fingerpost import "our clubs.xlsx"\n' in output
    assert "#   the sheet Rules: other columns" in Path("our clubs.mapping.yaml").read_text("utf-8")


def test_one_sheet_may_have_a_mapping_of_its_own(towns: Path) -> None:
    output = CliRunner().invoke(command, [str(towns), "--no-questions", "--sheet", "Wells"]).output

    text = Path("clubs-wells.mapping.yaml").read_text("utf-8")
    assert "sheet: Wells" in text and "sheets:" not in text
    assert "type again: fingerpost import clubs.xlsx --sheet Wells\n" in output


def test_a_sheet_that_is_not_there_is_said(towns: Path) -> None:
    with pytest.raises(TableError) as error:
        Path("map.yaml").write_text(propose(towns).text(ALL, {}).replace("Wells,", "Welles,"), "utf-8")
        import_table("xlsx", towns, Path("map.yaml"), Path("assets"))

    assert error.value.problem.message == "There is no sheet called Welles."


def test_no_sheets_at_all_are_refused(towns: Path) -> None:
    Path("map.yaml").write_text(
        propose(towns).text(ALL, {}).replace("sheets: [Frome, Wells, Street]", "sheets: []"), "utf-8"
    )

    with pytest.raises(MappingError):
        import_table("xlsx", towns, Path("map.yaml"), Path("assets"))


@pytest.mark.parametrize("number", [False, True])
def test_rows_of_one_name_on_two_sheets_are_two_records(tmp_path: Path, monkeypatch, number: bool) -> None:
    monkeypatch.chdir(tmp_path)
    text = "A warm welcome for everybody who likes company."
    headings = [*["ID"] * number, "Name", "Description", "Phone", "When"]

    def rows(town: str) -> list[list[str]]:
        names = ["Coffee morning", "Knit and natter", f"{town} choir"]
        return [
            [*[str(at)] * number, name, text, "01632 960101", "Mondays 10am to 12pm"]
            for at, name in enumerate(names, 1)
        ]

    path = book(Path("clubs.xlsx"), {town: [headings, *rows(town)] for town in ("North", "South")})

    outcome = brought_in(path)

    assert (outcome.rows_used, len(activities(Path()))) == (6, 6)
    assert activities(Path()) >= {"coffee-morning-north", "coffee-morning-south", "north-choir"}


def test_a_like_sheet_added_later_is_named(towns: Path) -> None:
    brought_in(towns)
    later = {"Read me": [["Our clubs, by town"]], **TOWNS, "Rules": PEOPLE, "Shepton": [HEADINGS, SINGING, WALKS]}
    book(towns, later)

    outcome = import_table("xlsx", towns, Path("clubs.yaml"), Path("assets"))

    assert [problem.message for problem in outcome.problems if problem.code == "sheet-new"] == [
        "The sheet Shepton has the same columns, and nothing of it came in: the mapping does not name it."
    ]


def test_a_like_sheet_that_was_left_out_on_purpose_is_not_named_again(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)

    outcome = brought_in(book(Path("clubs.xlsx"), {**TOWNS, "Closed": [HEADINGS, ["Gone", *TEA[1:]]]}))

    assert not [problem for problem in outcome.problems if problem.code == "sheet-new"]


def test_a_sheet_named_beside_a_mapping_for_others_is_refused(towns: Path) -> None:
    Path("ours.yaml").write_text(propose(towns).text(ALL, {}), "utf-8")

    result = CliRunner().invoke(command, [str(towns), "--sheet", "Rules", "--mapping", "ours.yaml"])

    assert result.exit_code == 2
    assert "--sheet names Rules, and ours.yaml is there already" in result.output
    assert not Path("assets").exists()


def test_a_sheet_of_a_file_that_has_none_is_refused(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("clubs.csv").write_text("Club,Phone\nTea,01632 960101\nChess,01632 960102\n", "utf-8")

    result = CliRunner().invoke(command, ["clubs.csv", "--sheet", "Wells", "--no-questions"])

    assert (result.exit_code, "clubs.csv has no sheets" in result.output) == (2, True)


def test_two_sheets_in_other_scripts_have_two_mappings() -> None:
    names = ["日本", "中国", "Клубы", "Кафе", "Wells", "Café", "Wells 日本", "Wells 中国"]

    mappings = [mapping_of(Path("clubs.xlsx"), name).name for name in names]

    assert len(set(mappings)) == len(names)
    assert mappings[4:6] == ["clubs-wells.mapping.yaml", "clubs-cafe.mapping.yaml"]


def test_the_number_of_who_has_the_key_is_no_phone_of_the_group(tmp_path: Path) -> None:
    headings = [*HEADINGS, "Key holder mobile"]
    rows = [[*row, f"07700 90000{at}"] for at, row in enumerate((TEA, CHESS, SINGING))]

    text = propose(book(tmp_path / "clubs.xlsx", {"Frome": [headings, *rows]})).text(ALL, {})

    assert "<Key holder mobile>" not in text
    assert "#   Key holder mobile: it seems to be for the people who keep the list" in text

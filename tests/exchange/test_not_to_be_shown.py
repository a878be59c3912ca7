"""Rows that a column says are not to be shown: the proposed mapping skips them, and never the others."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.report.import_report import report_of
from fingerpost.exchange.tables.report.report_texts import as_csv, as_page, as_text
from fingerpost.exchange.tables.table import MappingError
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory

ALL = Answers(source="Groups", licence="our own", checked_on="2026-10-01", town="Wells", contact="https://a.example/")
NAMES = ("Knit and chat", "Chess for all", "Walking football", "The lunch table", "Sing along")


def brought_in(folder: Path, heading: str, values: tuple[str, ...]) -> set[str]:
    """The names of what came in of a list in which each row has one of these values under a heading."""
    rows = [
        f"{name},Come and join us on any Tuesday in the hall,Tuesday 10am-12pm,01632 96012{number},{value}"
        for number, (name, value) in enumerate(zip(NAMES, values, strict=True))
    ]
    (folder / "groups.csv").write_text("\n".join([f"Name,Description,When,Phone,{heading}", *rows, ""]), "utf-8")
    (folder / "map.yaml").write_text(propose(folder / "groups.csv").text(ALL, {}), "utf-8")
    import_table("csv", folder / "groups.csv", folder / "map.yaml", folder / "assets")
    return {one.name for one in read_directory(folder / "assets")[0].activities.values()}


@pytest.mark.parametrize(
    "heading",
    [
        *("Show on website", "Show on the website?", "Publish on website", "On website", "Public", "Is public?"),
        *("Publish", "Published", "Listed", "Approved", "Display", "Share publicly", "OK to publish", "Show online"),
        *("Include in directory", "Can we share?", "Visible", "Live"),
    ],
)
def test_no_keeps_a_row_back(heading: str, tmp_path: Path) -> None:
    assert brought_in(tmp_path, heading, ("Yes", "No", "Yes", "Yes", "No")) == {NAMES[0], NAMES[2], NAMES[3]}


@pytest.mark.parametrize("heading", ["Archived", "Deleted", "Hidden", "Inactive", "Cancelled"])
def test_yes_keeps_a_row_back_where_it_says_so(heading: str, tmp_path: Path) -> None:
    assert brought_in(tmp_path, heading, ("Yes", "No", "No", "No", "Yes")) == {NAMES[1], NAMES[2], NAMES[3]}


@pytest.mark.parametrize("state", ["Cancelled", "Postponed", "Pending", "Not for publication", "Do not publish"])
def test_a_state_keeps_a_row_back(state: str, tmp_path: Path) -> None:
    assert brought_in(tmp_path, "Status", ("Live", "Live", state, "Live", state)) == {NAMES[0], NAMES[1], NAMES[3]}


class Edition:
    """What came of a list in which most rows may be shown and the others have these words."""

    def __init__(self, folder: Path, heading: str, most: str, others: Sequence[str], mapping: str = "") -> None:
        self.path, self.mapping = folder / "groups.csv", folder / "map.yaml"
        with self.path.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["Name", "Description", "When", "Phone", heading])
            for number, word in enumerate([most] * 12 + list(others)):
                text = f"Come and join us on any Tuesday in the hall with group {number}"
                table.writerow([f"Club {number:02}", text, "Tuesday 10am-12pm", f"01632 9601{number:02}", word])
        self.text = mapping or propose(self.path).text(ALL, {})
        self.mapping.write_text(self.text, "utf-8")
        self.outcome = import_table("csv", self.path, self.mapping, folder / "assets")
        names = {one.name for one in read_directory(folder / "assets")[0].activities.values()}
        self.came_in = [word for number, word in enumerate(others, 12) if f"Club {number:02}" in names]
        self.are_all_of_most_in = len(names) == 12 + len(self.came_in)
        lines = {problem.span.line for problem in self.outcome.problems if problem.code == "row-not-shown"}
        self.named = [word for number, word in enumerate(others, 12) if number + 2 in lines]


@pytest.mark.parametrize(
    ("heading", "most", "unclear"),
    [
        ("Publish", "Yes", ("N - at home", "Not yet", "Ask first", "x", "", "Yes - not the address")),
        ("Include on website?", "Yes", ("No (home address)", "No - asked not to be")),
        ("OK to publish", "Yes", ("N - at home", "Not sure")),
        ("Show on web", "Y", ("No thanks", "no, confidential")),
        ("Permission to publish", "Yes", ("Not given", "Refused", "Awaiting reply")),
        ("Consent", "Yes", ("Not given", "Withdrawn", "")),
        ("GDPR consent", "Yes", ("Not given", "Withdrawn")),
        ("Can we publish their phone number?", "Yes", ("Not the number",)),
        ("Private", "No", ("Yes - home address", "x", "Sometimes")),
        ("Confidential", "", ("Yes - refuge", "Ask Jo")),
        ("Sensitive", "No", ("x", "It may be")),
        ("Hidden", "", ("x", "from the map")),
        ("Do not publish", "", ("x", "the address")),
        ("Closed?", "No", ("yes (merged)", "since the summer")),
        ("Closed", "", ("Y - merged", "x")),
        ("Active", "Yes", ("No longer", "N - folded 2024", "Not since Covid", "Folded")),
        ("Still running?", "Yes", ("Folded", "No - closed 2024", "Don't know")),
        ("Cancelled", "", ("x", "3 March only")),
        ("Private address?", "No", ("Yes - their flat",)),
        ("Address confidential?", "No", ("Ask first",)),
        ("Please tick if you do not want your details published", "", ("x", "please do not")),
        ("Would you like your group to be listed?", "Yes", ("Not at present",)),
        ("Web (Y/N)", "Y", ("On paper",)),
        ("Consent", "Yes - 1/1/2024", ("Yes until 2024", "Yes, expires 3/4/24", "Withdrawn 3/4/25")),
        ("Closed", "", ("August", "Yes, I think")),
        ("Publish", "Yes", ("New", "Checked")),
        ("Data protection", "Yes", ("Not sure", "")),
        ("Keep off website", "", ("x", "the address")),
        ("Leave out", "", ("x",)),
        ("Public/Private", "Public", ("Ask first",)),
        ("Who can see this?", "Everyone", ("Us and the GPs",)),
        ("Held at home?", "No", ("Yes - in her flat", "Sometimes")),
        ("Add to website?", "Yes", ("Not yet", "")),
        ("Details to be shared?", "Yes", ("Not sure", "No - at home")),
        ("Agreed?", "Yes", ("Not yet", "")),
        ("Opt-in", "Y", ("",)),
        ("Classification", "PUBLIC", ("To be decided",)),
        ("Can be given out", "Yes", ("N - mobile",)),
        ("GDPR form returned", "Y", ("", "Not returned")),
        ("Statement on publication read and refused", "No", ("x", "Yes, by letter of May")),
        ("Cyhoeddi", "Ydy", ("Ddim eto",)),
    ],
)
def test_what_does_not_clearly_say_that_it_may_be_shown_is_left_out_and_named(
    heading: str, most: str, unclear: tuple[str, ...], tmp_path: Path
) -> None:
    edition = Edition(tmp_path, heading, most, unclear)

    assert edition.came_in == []
    assert edition.named == list(unclear)
    assert edition.are_all_of_most_in


@pytest.mark.parametrize(
    ("heading", "most", "plain"),
    [
        ("Publish", "Yes", ("No", "n", "FALSE")),
        ("Web", "Y", ("N", "no")),
        ("Public/Private", "Public", ("Private", "private")),
        ("Classification", "PUBLIC", ("CONFIDENTIAL", "OFFICIAL-SENSITIVE")),
        ("Who can see this?", "Everyone", ("Staff only", "Professionals")),
        ("Cyhoeddi", "Ydy", ("Nac ydy", "Na")),
        ("Consent", "Yes", ("No",)),
        ("Private", "No", ("Yes", "y", "TRUE", "private")),
        ("Sensitive", "No", ("Yes", "Y")),
        ("Hidden", "", ("Y", "hidden")),
        ("Cancelled", "", ("Yes", "CANCELLED")),
        ("Closed", "", ("June 2025", "2024", "3/4/2025")),
        ("Closed", "", ("March 2024", "Y - June 2025")),
    ],
)
def test_a_plain_answer_leaves_a_row_out_and_is_only_counted(
    heading: str, most: str, plain: tuple[str, ...], tmp_path: Path
) -> None:
    edition = Edition(tmp_path, heading, most, plain)

    assert (edition.came_in, edition.named) == ([], [])
    assert sum(edition.outcome.skipped.values()) == len(plain)
    assert edition.are_all_of_most_in


@pytest.mark.parametrize(
    ("heading", "most", "clear"),
    [
        ("Publish", "Yes", ("Y", "yes", "Yes please", "Yes, by email")),
        ("Consent", "Yes", ("Given", "Yes - 3/4/2025", "✓")),
        ("Private", "No", ("N", "", "-", "Public")),
        ("Active", "Active", ("Currently running", "Live")),
        ("Show on website", "x", ("X",)),
        ("Consent", "Yes", ("Yes 3/4/2024", "yes (March 2025)", "Yes - 2024-04-03")),
        ("Closed", "", ("Mondays", "Sundays and bank holidays")),
    ],
)
def test_what_clearly_may_be_shown_comes_in(heading: str, most: str, clear: tuple[str, ...], tmp_path: Path) -> None:
    edition = Edition(tmp_path, heading, most, clear)

    assert (edition.came_in, edition.named) == (list(clear), [])


@pytest.mark.parametrize(
    ("heading", "most", "others"),
    [
        ("Consent", "By letter", ("Verbal", "Not given")),
        ("Consent", "12/03/2024", ("", "Withdrawn")),
        ("Publish", "", ("No", "No")),
        ("Publish", "Web", ("Print", "Both", "None")),
        ("Show on website", "", ("x", "x")),
    ],
)
def test_a_column_of_which_nobody_knows_what_its_words_mean_is_left_blank_and_stops_the_import(
    heading: str, most: str, others: tuple[str, ...], tmp_path: Path
) -> None:
    with pytest.raises(MappingError) as error:
        Edition(tmp_path, heading, most, others)

    assert error.value.problem.message == "other_than is still blank."
    assert "other_than: [Yes]" in error.value.problem.hint
    assert [question.about for question in propose(tmp_path / "groups.csv").questions].count("shown") == 1


def test_the_day_on_which_somebody_agreed_can_be_the_answer(tmp_path: Path) -> None:
    others = ("", "Withdrawn", "May 2024", "2024-05-14")
    with pytest.raises(MappingError):
        Edition(tmp_path, "Consent", "12/03/2024", others)
    text = (tmp_path / "map.yaml").read_text("utf-8")

    edition = Edition(tmp_path, "Consent", "12/03/2024", others, text.replace("other_than: }", "other_than: [a date]}"))

    assert "write [a date]" in text
    assert (edition.came_in, edition.are_all_of_most_in) == (["May 2024", "2024-05-14"], True)
    assert edition.named == ["", "Withdrawn"]


@pytest.mark.parametrize(
    ("heading", "most", "others"),
    [
        ("Audience", "All", ("Women", "Men")),
        ("Classification", "Sport", ("Arts", "Health")),
        ("Web", "https://example.org/", ("", "https://example.net/")),
        ("Public phone", "01632 960123", ("", "01632 960124")),
        ("Open to the public?", "Yes", ("No",)),
        ("Members only?", "No", ("Yes",)),
        ("Verified?", "Yes", ("No",)),
    ],
)
def test_a_heading_that_asks_something_else_leaves_nothing_out(
    heading: str, most: str, others: tuple[str, ...], tmp_path: Path
) -> None:
    edition = Edition(tmp_path, heading, most, others)

    assert (edition.came_in, edition.named, edition.are_all_of_most_in) == (list(others), [], True)


def test_the_answer_to_that_is_in_the_mapping(tmp_path: Path) -> None:
    with pytest.raises(MappingError):
        Edition(tmp_path, "Consent", "By letter", ("Verbal", "Not given"))
    text = propose(tmp_path / "groups.csv").text(replace(ALL, shown="By letter, Verbal"), {})

    edition = Edition(tmp_path, "Consent", "By letter", ("Verbal", "Not given"), text)

    assert "{Consent: {other_than: [By letter, Verbal]}}" in text
    assert (edition.came_in, edition.named) == (["Verbal"], ["Not given"])


@pytest.mark.parametrize("test", ["[No]", "{contains: no}"])
def test_by_a_mapping_that_names_only_words_of_those_left_out_the_others_are_left_out_and_named(
    test: str, tmp_path: Path
) -> None:
    first = Edition(tmp_path, "Publish", "Yes", ("No",))
    mapping = first.text.replace("{other_than: [Yes]}", test)

    edition = Edition(tmp_path, "Publish", "Yes", ("No", "N - at home", "", "Y"), mapping)

    assert "{Publish: " + test in mapping
    assert edition.came_in == ["Y"]
    assert edition.named == ["N - at home", ""]


def test_by_such_a_mapping_what_most_rows_have_comes_in_still(tmp_path: Path) -> None:
    mapping = Edition(tmp_path, "Publish", "Yes", ("No",)).text.replace("{other_than: [Yes]}", "[No]")

    edition = Edition(tmp_path, "Publish", "", ("No", "N - at home"), mapping)

    assert edition.are_all_of_most_in
    assert (edition.came_in, edition.named) == ([], ["N - at home"])


@pytest.mark.parametrize(("most", "others", "came_in"), [("x", ("", "No", "N - home"), []), ("", ("x", "No"), ["x"])])
def test_by_a_mapping_that_leaves_out_the_empty_ones_a_no_is_left_out_too(
    most: str, others: tuple[str, ...], came_in: list[str], tmp_path: Path
) -> None:
    mapping = Edition(tmp_path, "Publish", "Yes", ("No",)).text.replace("{other_than: [Yes]}", "empty")
    (tmp_path / "next").mkdir()

    edition = Edition(tmp_path / "next", "Publish", most, others, mapping)

    assert edition.came_in == came_in


def test_a_rule_for_some_rows_says_nothing_of_the_others(tmp_path: Path) -> None:
    mapping = Edition(tmp_path, "Publish", "Yes", ("No",)).text
    mapping = mapping.replace("{Publish: {other_than: [Yes]}}", "{Publish: [No], Name: Club 12}")

    assert Edition(tmp_path, "Publish", "Yes", ("No", "N - home"), mapping).came_in == ["N - home"]


def test_columns_that_ask_are_all_heeded_and_none_stops_another(tmp_path: Path) -> None:
    cells = {("Yes", "No"): True, ("Yes", "Yes"): False, ("No", "No"): False, ("Yes", ""): True}
    rows = [
        f"Club {number},Come and join us on any Tuesday in the hall,Tuesday 10am-12pm,01632 96012{number},{one},{other}"
        for number, (one, other) in enumerate(cells)
    ]
    (tmp_path / "groups.csv").write_text(
        "\n".join(["Name,Description,When,Phone,Publish,Sensitive", *rows, ""]), "utf-8"
    )
    (tmp_path / "map.yaml").write_text(propose(tmp_path / "groups.csv").text(ALL, {}), "utf-8")

    import_table("csv", tmp_path / "groups.csv", tmp_path / "map.yaml", tmp_path / "assets")

    names = {one.name for one in read_directory(tmp_path / "assets")[0].activities.values()}
    assert names == {f"Club {number}" for number, may_be in enumerate(cells.values()) if may_be}


def without_rule(mapping: str) -> str:
    """A mapping from which the rule about what may be shown was deleted, or never was in it."""
    return "".join(line for line in mapping.splitlines(keepends=True) if "other_than" not in line and line != "skip:\n")


@pytest.mark.parametrize(("heading", "most", "plain"), [("Consent", "Yes", "No"), ("Private", "", "Yes")])
def test_a_column_that_the_mapping_does_not_name_is_named_where_rows_plainly_say_no(
    heading: str, most: str, plain: str, tmp_path: Path
) -> None:
    (tmp_path / "next").mkdir()
    mapping = without_rule(Edition(tmp_path, heading, most, (plain,)).text)

    edition = Edition(tmp_path / "next", heading, most, (plain, plain), mapping)

    assert edition.came_in == [plain, plain]
    assert [(problem.code, problem.span.line) for problem in edition.outcome.problems] == [("column-unheeded", 14)]
    assert f"2 rows say under {heading} " in edition.outcome.problems[0].message


def test_a_column_of_which_all_rows_may_be_shown_needs_no_rule(tmp_path: Path) -> None:
    (tmp_path / "next").mkdir()
    mapping = without_rule(Edition(tmp_path, "Consent", "Yes", ("No",)).text)

    assert Edition(tmp_path / "next", "Consent", "Yes", ("Yes",), mapping).outcome.problems == []


def test_a_column_that_the_mapping_uses_elsewhere_is_heeded(tmp_path: Path) -> None:
    (tmp_path / "next").mkdir()
    mapping = without_rule(Edition(tmp_path, "Private", "", ("Yes",)).text)
    mapping = mapping.replace("  activity:\n", "  activity:\n    sensitive: <Private>\n")

    codes = {problem.code for problem in Edition(tmp_path / "next", "Private", "", ("Yes",), mapping).outcome.problems}

    assert "sensitive: <Private>" in mapping
    assert "column-unheeded" not in codes


def test_a_first_edition_without_a_no_is_prepared_for_one(tmp_path: Path) -> None:
    (tmp_path / "next").mkdir()
    mapping = Edition(tmp_path, "Private", "", ("",)).text

    assert Edition(tmp_path / "next", "Private", "", ("Yes - at home",), mapping).came_in == []


def test_what_was_left_out_is_in_the_reports_without_the_cell(tmp_path: Path) -> None:
    edition = Edition(tmp_path, "Publish", "Yes", ("No - Jo Bloggs of 4 Mill Lane is in hiding",))

    report = report_of(
        edition.outcome, file="groups.csv", source="Groups", assets=tmp_path / "assets", dry_run=False, merges=[]
    )

    for text in (as_text(report), as_page(report), as_csv(report)):
        assert "Publish does not clearly say that this may be shown" in text
        assert "Bloggs" not in text
    assert [remark.row for remark in report.remarks if remark.part == "row"] == ["14"]
    assert "Bloggs" not in edition.text


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Photo consent", ("Yes", "No")),
        ("Parental consent required", ("Yes", "No")),
        ("Private parking", ("Yes", "No")),
        ("Published", ("12/03/2024", "13/03/2024")),
        ("Closed", ("Mondays", "Sundays")),
        ("Publication date", ("12/03/2024", "")),
        ("Listed building", ("Yes", "No")),
        ("No public transport", ("Yes", "No")),
        ("Lunch included", ("Yes", "No")),
        ("Would you like to volunteer?", ("Yes", "No")),
    ],
)
def test_a_column_that_asks_something_else_leaves_nothing_out(
    heading: str, cells: tuple[str, str], tmp_path: Path
) -> None:
    edition = Edition(tmp_path, heading, cells[0], (cells[1],))

    assert edition.came_in == [cells[1]]
    assert edition.are_all_of_most_in


def test_who_may_be_shown_is_asked_of_a_joined_table_too(tmp_path: Path) -> None:
    rows = [
        f"{number},Club {number},Come and join us on any Tuesday in the hall,Tuesday 10am-12pm,01632 96012{number}"
        for number in range(1, 6)
    ]
    (tmp_path / "groups.csv").write_text("\n".join(["ID,Name,Description,When,Phone", *rows, ""]), "utf-8")
    people = [f"{number},{'No - moved' if number == 3 else 'Yes'}" for number in range(1, 6)]
    (tmp_path / "leaders.csv").write_text("\n".join(["Group ID,Consent to be listed", *people, ""]), "utf-8")
    text = propose(tmp_path / "groups.csv").text(ALL, {})
    (tmp_path / "map.yaml").write_text(text, "utf-8")

    outcome = import_table("csv", tmp_path / "groups.csv", tmp_path / "map.yaml", tmp_path / "assets")

    assert '"leaders: Consent to be listed": {other_than: [Yes]}' in text
    assert [problem.code for problem in outcome.problems] == ["row-not-shown"]
    names = {one.name for one in read_directory(tmp_path / "assets")[0].activities.values()}
    assert names == {"Club 1", "Club 2", "Club 4", "Club 5"}

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fingerpost.cli.generator import mkdocs
from fingerpost.publish.report import Report, check_folder, render
from fingerpost.publish.report_forms import as_github, as_text
from fingerpost.records.escaping import visible
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span
from tests.checks.test_each_code import activity, described, session
from tests.conftest import TODAY, OpenSite

ENDS_FIRST = session("repeats: weekly, days: [tuesday], from: 19:00, to: 09:00")


def test_a_report_shows_the_line_with_the_fault_underlined(site) -> None:
    assert render(site(ENDS_FIRST).check(), "text") == (
        "assets/activities/yoga.yaml:4:64 session-ends-first: Chair yoga starts at 7pm but ends at 9am.\n"
        "   4 | sessions: [{repeats: weekly, days: [tuesday], from: 19:00, to: 09:00}]\n"
        "     |                                                                ^^^^^\n"
        "  hint: Write times on the 24 hour clock, for example 21:00 for 9pm.\n"
        "\n"
        "4 records: 1 error.\n"
    )


def test_a_warning_says_that_it_is_one(site) -> None:
    first = render(site(activity(checked="{on: 2025-09-20}")).check(), "text").splitlines()[0]

    assert first == ("assets/activities/yoga.yaml:6:15 overdue (warning): Nobody has checked Chair yoga for 14 months.")


def test_a_clean_directory_has_one_line(site) -> None:
    assert render(site({}).check(), "text") == "3 records: nothing to put right.\n"


def test_warnings_do_not_stop_publishing_and_errors_do(site) -> None:
    assert site({}).check().exit_code == 0
    assert site(activity(checked="{on: 2025-09-20}")).check().exit_code == 0
    assert site(ENDS_FIRST).check().exit_code == 1


def test_json_has_what_scripts_rely_on(site) -> None:
    answer = json.loads(render(site(ENDS_FIRST).check(), "json"))

    assert answer["records"] == 4
    (problem,) = answer["problems"]
    assert list(problem) == ["code", "severity", "file", "line", "column", "message", "hint"]
    assert (problem["code"], problem["severity"], problem["line"], problem["column"]) == (
        "session-ends-first",
        "error",
        4,
        64,
    )


def test_github_is_told_the_file_and_the_line(site) -> None:
    first = render(site(ENDS_FIRST).check(), "github").splitlines()[0]

    assert first.startswith(
        "::error file=assets/activities/yoga.yaml,line=4,col=64,title=session-ends-first::Chair yoga"
    )


def test_a_proposal_gets_a_report_of_its_own_files_and_of_errors_that_it_makes_elsewhere() -> None:
    def problem(name: str, severity: Severity) -> Problem:
        return Problem(code="x", severity=severity, span=Span(f"assets/{name}.yaml"), message=f"About {name}.")

    warning, error = Severity.WARNING, Severity.ERROR
    problems = (problem("old", warning), problem("old", error), problem("new", warning), problem("new", error))
    changed = frozenset([Path("assets/new.yaml").resolve()])

    proposal = render(Report(records=2, problems=problems, changed=changed), "github").splitlines()
    everything = render(Report(records=2, problems=problems), "github").splitlines()

    assert [line.partition(" ")[0] + line[-10:] for line in proposal[:-2]] == [
        "::errorAbout new.",
        "::errorAbout old.",
        "::warningAbout new.",
    ]
    assert proposal[-1] == "1 warning in files that this does not change: fingerpost check shows them."
    assert len(everything) == 5  # the control: nothing is left out where nothing is proposed


def test_a_message_cannot_begin_a_command_of_its_own_on_github() -> None:
    problem = Problem(code="x-y", span=Span("a,b:c.yaml"), message="100% sure\n::error::pwned\r", hint="")

    assert as_github(1, [problem]).splitlines()[0] == (
        "::error file=a%2Cb%3Ac.yaml,line=1,col=1,title=x-y::100%25 sure%0A::error::pwned%0D"
    )


def test_control_characters_are_shown_and_not_obeyed() -> None:
    assert visible("\x1b[31mred\u202e") == "[U+001B][31mred[U+202E]"


def test_a_line_with_something_private_is_quoted_for_no_fault(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("name: secret and fault\n")
    private = Problem(code="nhs-number", span=Span("a.yaml", 1, 7), message="Private.", hint="", quote=False)
    other = Problem(
        code="html-in-text", span=Span("a.yaml", 1, 18), message="Fault.", hint="", severity=Severity.WARNING
    )

    assert "secret" in as_text(1, [other])
    assert "secret" not in as_text(1, [private, other])


def test_a_long_line_is_shown_only_round_the_fault(site) -> None:
    report = site(described("word " * 100 + "<b>x</b>" + " word" * 100)).check()

    quoted = [line for line in render(report, "text").splitlines() if "<b>x" in line and "|" in line]

    assert quoted and all(len(line) < 130 for line in quoted)


def test_a_folder_that_is_not_there_is_a_mistyped_command(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)

    report = check_folder(Path("assests"), today=TODAY, generator=mkdocs)

    assert (report.exit_code, report.failure) == (2, "There is no folder called assests.")


def test_a_folder_without_records_says_where_it_looked(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("assets").mkdir()

    report = check_folder(Path("assets"), today=TODAY, generator=mkdocs)

    assert report.exit_code == 2
    assert report.failure == (
        "There are no records here. It looked in assets/activities, assets/groups and assets/places."
    )


def test_a_record_that_cannot_be_read_is_not_also_reported_where_it_is_named(site) -> None:
    report = site({"groups/connectors.yaml": "name: A: b\n"}).check()

    assert [problem.code for problem in report.problems] == ["extra-colon"]


@pytest.mark.parametrize(
    "text",
    [
        "private: zorkamit\nname: Chat\n",
        "private:\n  note: zorkamit\n  other: zorkamit: again\nname: Chat\n",
        "name: Chat\ncontact: {phone: 07700 900461, zorkamit: x}\n",
        "name: Chat\nsumary: Words.  # zorkamit\n",
    ],
)
def test_no_note_of_an_editor_and_no_mobile_number_is_quoted(site: OpenSite, text: str) -> None:
    report = site({"activities/chat.yaml": text}).check()

    output = render(report, "text")

    assert report.exit_code == 1
    assert "900461" not in output
    assert "zorkamit" not in "".join(line for line in output.splitlines() if "|" in line)


def test_a_line_without_notes_is_quoted(site: OpenSite) -> None:
    text = render(site({"activities/chat.yaml": "name: Chat\nsumary: Words # here.\n"}).check(), "text")

    assert "| sumary: Words" in text

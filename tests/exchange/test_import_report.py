"""The report of an import: all is in it, as text, as CSV and as a page. Nothing is run, and nothing is merged."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli.import_ import command as import_command
from fingerpost.exchange.tables.report.import_report import ImportReport, report_of
from fingerpost.exchange.tables.report.likely_merges import likely_merges
from fingerpost.exchange.tables.report.report_texts import as_csv, as_page, as_text
from fingerpost.reading.read import read_directory
from tests.conftest import OpenSite
from tests.exchange.conftest import FROME, HEADERS, MAPPING, WELLS, Desk

BAD = "<b>Tea</b>,Frome,BA11 OAA,01632,7-9,\n"
FORMULA = "=cmd|x,Frome,BA11 1AA,01632 960123,10:00-12:00,\n"


@pytest.fixture
def report(desk: Desk) -> ImportReport:
    outcome = desk.run(HEADERS + FROME + BAD + WELLS + FORMULA)
    return report_of(outcome, file=outcome.file, source=outcome.source, assets=Path("assets"), dry_run=False, merges=[])


def test_each_remark_is_in_every_form(report: ImportReport) -> None:
    messages = [remark.message for remark in report.remarks]
    rows = list(csv.DictReader(io.StringIO(as_csv(report))))

    assert len(messages) > 3
    assert [row["message"] for row in rows] == messages
    assert all(message in as_text(report) for message in messages)
    assert [message for message in messages if message not in _words(as_page(report))] == []


def test_remarks_are_by_what_a_person_does_about_them(report: ImportReport) -> None:
    parts = {remark.code: remark.part for remark in report.remarks if remark.row != "3"}

    assert parts == {"cell-formula": "row"}
    assert {remark.part for remark in report.remarks if remark.row == "3" and remark.code == "missing"} == {"row"}
    assert {remark.part for remark in report.remarks if remark.code == "hours-unclear"} == {"also"}


def test_a_page_runs_nothing_and_shows_what_was_typed(report: ImportReport) -> None:
    page = as_page(report)

    assert "<script" not in page and "<b>" not in page
    assert re.search(r"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'", page)
    assert page.count("<h1>") == 1


def test_a_spreadsheet_runs_nothing_of_a_report(desk: Desk) -> None:
    mapping = MAPPING.replace("town: <Town>", "town: <Town>\n    kind: <Ended>")
    desk.mapping(mapping.replace("Ended: filled", "Town: Bath"))
    outcome = desk.run(HEADERS + FROME.replace(",\n", ",'=1+1\n"))
    report = report_of(outcome, file="=t.csv", source="", assets=Path("assets"), dry_run=True, merges=[])

    cells = [cell for row in csv.reader(io.StringIO(as_csv(report))) for cell in row]

    assert any("=1+1" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_no_phone_number_nor_address_of_a_person_is_in_a_report(desk: Desk) -> None:
    table = HEADERS + FROME.replace("01632 960123", "07700 900123 or 07700 900124 (Jo)")
    outcome = desk.run(table)
    report = report_of(outcome, file="t", source="", assets=Path("assets"), dry_run=False, merges=[])

    assert "phone-and-more" in as_csv(report)
    for text in (as_csv(report), as_text(report), as_page(report)):
        assert "90012" not in text and "jo@" not in text and "Jo" not in text


def test_a_place_that_another_list_calls_nearly_the_same_is_proposed_and_not_merged(desk: Desk, monkeypatch) -> None:
    desk.run(HEADERS + FROME)
    (desk.folder / "map.yaml").write_text(
        MAPPING.replace("A list of ours", "The other list").replace("Hall of <Name>", "Halls of <Name>")
    )
    (desk.folder / "new.csv").write_text(HEADERS + FROME.replace("Tea and talk", "Tea & talk") + WELLS)
    before = {path: path.read_bytes() for path in desk.assets.rglob("*.yaml")}

    arguments = ["csv", "new.csv", "--mapping", "map.yaml", "--report", "r.txt", "--report", "r.html"]
    result = CliRunner().invoke(import_command, arguments)

    assert result.exit_code == 0, result.output
    text = Path("r.txt").read_text("utf-8")
    assert "fingerpost merge tea-and-talk-hall-2 tea-and-talk-hall --kind place" in text
    assert "the same postcode and nearly the same name" in text
    assert "the same phone number and name" in text
    assert "--kind activity" in text
    assert {path: path.read_bytes() for path in before} == before
    assert "Report: r.html" in result.output


def test_a_report_of_another_form_is_refused_before_anything_is_written(desk: Desk) -> None:
    (desk.folder / "new.csv").write_text(HEADERS + FROME)

    result = CliRunner().invoke(import_command, ["csv", "new.csv", "--mapping", "map.yaml", "--report", "r.docx"])

    assert result.exit_code == 2
    assert "End its name in .html, .csv, .txt" in result.output
    assert not desk.assets.exists()


def test_who_shares_only_a_switchboard_or_a_street_is_not_one(site: OpenSite) -> None:
    def group(name: str, contact: str, source: str) -> str:
        rest = f"checked: {{on: 2026-10-01}}\nimported: {{source: {source}}}\n"
        return f"name: {name}\nsummary: People who know what is on.\ncontact: {{{contact}}}\n{rest}"

    def place(name: str, source: str) -> str:
        return f"name: {name}\nkind: hall\ntown: Frome\npostcode: BA11 1AA\nimported: {{source: {source}}}\n"

    board, chess = "phone: 01632 960123", "website: https://example.org/chess"
    files = {
        **{f"groups/g{number}.yaml": group(f"Group {number}", board, "old") for number in range(9)},
        "groups/new.yaml": group("Group 3 of Frome", board, "list"),
        "groups/c.yaml": group("Chess club", chess, "old"),
        "groups/d.yaml": group("Knitting", chess, "list"),
        "groups/e.yaml": group("Twice in it", "phone: 01632 960124", "list"),
        "groups/f.yaml": group("Twice in it", "phone: 01632 960124", "list"),
        "groups/h.yaml": group("Frome chess club", chess, "list"),
        "places/a.yaml": place("Frome Library", "old"),
        "places/b.yaml": place("Town Hall", "list"),
        "places/g.yaml": place("Library of Frome", "list"),
    }

    merges = likely_merges(read_directory(site(files).assets)[0], "list")

    assert [(merge.id, merge.into) for merge in merges] == [("h", "c"), ("g", "a")]


def _words(page: str) -> str:
    class Words(HTMLParser):
        text = ""

        def handle_data(self, data: str) -> None:
            self.text += data

    words = Words()
    words.feed(page)
    return words.text


def test_no_remark_repeats_a_mailbox_or_a_mobile_number(desk: Desk) -> None:
    desk.mapping(desk.plain_mapping.replace("{phone: <Phone>}", "{phone: <Phone>, text: <Text>, website: <Web>}"))
    outcome = desk.run(
        "Name,Town,Postcode,Phone,Open Tuesday,Ended,Text,Web\n"
        "Tea,Frome,call 07700 900123,01632 960123,,,07700 900123 ext 2,jo@example.com\n"
    )

    text = "\n".join(f"{problem.message} {problem.hint}" for problem in outcome.problems)
    assert {"postcode-shape", "phone-and-more", "web-address-unclear"} <= {p.code for p in outcome.problems}
    assert text.count("(not shown)") == 3
    assert not any(value in text for value in ("jo@", "example.com", "07700", "900123"))

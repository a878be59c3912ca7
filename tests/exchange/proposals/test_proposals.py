"""What is proposed for lists that nobody has described, and what comes of the proposals."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import xlsxwriter
import yaml

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.headings import roles_of
from fingerpost.exchange.tables.propose.preview import look_at
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.propose.sources import read_source
from fingerpost.exchange.tables.propose.vocabulary import words_of_categories
from fingerpost.exchange.tables.propose.write_categories import nearest_category
from fingerpost.exchange.tables.report.cards import page_of
from fingerpost.exchange.tables.table import MappingError
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory
from fingerpost.writing.new_directory import write_starter
from tests.exchange.proposals.made_up import FLAT, as_csv, workbook
from tests.exchange.proposals.measure import DATA, made_up, real
from tests.run import run

ANSWERS = Answers("A list of ours", "our own", "2026-10-01", "Frome", "https://example.org/", "day month year")


def test_nine_of_ten_columns_that_a_person_would_map_are_proposed_right(tmp_path: Path) -> None:
    measures = list(made_up(tmp_path))

    columns = sum(one.columns for one in measures)
    wrong = [f"{one.table}: {line}" for one in measures for line in one.wrong]
    assert len(measures) == 15
    assert len(wrong) <= 0.05 * columns, wrong


@pytest.mark.skipif(not DATA.is_dir(), reason="the real tables are not beside this checkout")
def test_nine_of_ten_columns_of_real_tables_are_proposed_right(tmp_path: Path) -> None:
    measures = list(real(cut_into=tmp_path))

    columns = sum(one.columns for one in measures)
    wrong = [f"{one.table}: {line}" for one in measures for line in one.wrong]
    assert len(measures) == 10
    assert len(wrong) <= 0.1 * columns, wrong


def test_each_proposal_works_as_it_is_once_its_blanks_are_filled(tmp_path: Path) -> None:
    faults = []
    write_starter(tmp_path / "assets")
    for number, (name, columns) in enumerate(FLAT.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "table.csv").write_bytes(as_csv(columns))
        proposal = propose(folder / "table.csv")
        (folder / "map.yaml").write_text(proposal.text(ANSWERS, {}), "utf-8")
        try:
            outcome = import_table("csv", folder / "table.csv", folder / "map.yaml", tmp_path / "assets", dry_run=True)
        except MappingError as error:
            faults.append((name, error.problems[0]))
            continue
        if outcome.rows_used < 6:
            faults.append((name, outcome.problems[:3]))
    assert faults == []


def test_a_workbook_of_four_sheets_becomes_records_that_name_each_other(tmp_path: Path) -> None:
    workbook(tmp_path / "list.xlsx")
    text = propose(tmp_path / "list.xlsx").text(ANSWERS, words_of_categories(tmp_path / "assets"))
    (tmp_path / "map.yaml").write_text(text, "utf-8")

    outcome = import_table("xlsx", tmp_path / "list.xlsx", tmp_path / "map.yaml", tmp_path / "assets")

    directory, problems = read_directory(tmp_path / "assets")
    assert problems == []
    assert outcome.new == {"activity": 8, "group": 3, "place": 3}
    chess = directory.activities["chess-club-frome"]
    assert (chess.group, len(chess.sessions), {one.place for one in chess.sessions}) == (
        "age-well",
        2,
        {"old-dairy-frome"},
    )


def test_every_line_says_why_and_what_was_left_out_is_named(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(as_csv(next(iter(FLAT.values()))))

    text = propose(tmp_path / "table.csv").text(ANSWERS, {})

    fields = [
        line for line in text.splitlines() if re.match(r"    (?:name|summary|phone|postcode|town|who|cost)", line)
    ]
    assert fields
    assert [line for line in fields if "  # " not in line and not line.endswith(":")] == []
    assert "#   County: people find a place by its town and postcode" in text
    assert "#   Created By: it seems to be for the people who keep the list" in text


def test_a_word_of_the_list_finds_its_category(tmp_path: Path) -> None:
    categories = words_of_categories(tmp_path)

    assert nearest_category("Talking Cafe", categories) == "talking-cafe"
    assert nearest_category("Widgets", categories) == ""
    assert nearest_category("Widgets", yaml.safe_load("{w: [widget]}")) == "w"


def test_a_heading_says_what_it_says_whatever_its_spelling() -> None:
    cases = [
        ("PostCode", "postcode"),
        ("post_code", "postcode"),
        ("E-mail", "email"),
        ("Contact Tel. No.", "phone"),
        ("Mon", "hours.monday"),
        ("Opening hours:", "hours"),
        ("What's on offer", "description"),
        ("Who can come?", "who"),
        ("Wheelchair accessible?", "access.step_free_entrance"),
        ("Last updated on", "checked"),
        ("Cost (£)", "cost"),
        ("Is it free?", "cost"),
        ("Venue Name", "venue"),
        ("area_name", "area"),
        ("lowest_admission_age", "age_from"),
        ("highest_admission_age", "age_to"),
        ("Organisation(s)", "group"),
        ("sponsoring_trust", "group"),
    ]

    assert [(heading, role) for heading, role in cases if role not in roles_of(heading)] == []


def test_other_files_of_the_folder_are_joined_only_where_their_headings_name_this_one(tmp_path: Path) -> None:
    for number, columns in enumerate(FLAT.values()):
        (tmp_path / f"table{number}.csv").write_bytes(as_csv(columns))
    (tmp_path / "services.csv").write_text("ID,Name,Location ID\n1,Choir,7\n2,Chess,8\n", "utf-8")
    (tmp_path / "locations.csv").write_text("ID,Town\n7,Frome\n8,Wells\n", "utf-8")

    joined = {path.stem: [link.name for link in propose(path).source.links] for path in sorted(tmp_path.iterdir())}

    assert joined.pop("services") == ["locations"]
    assert joined.pop("locations") == ["services"]
    assert [table for table, links in joined.items() if links] == []


def test_a_rule_of_a_calendar_says_how_often_and_takes_its_hours_from_their_own_columns(tmp_path: Path) -> None:
    (tmp_path / "stops.csv").write_text(
        "stop,village,day,arrival,departure,frequency,start\n"
        "The Green,Astley,Friday,12:45,13:05,FREQ=MONTHLY;BYDAY=1FR,2026-01-02\n"
        "Mill Lane,Hadley,Tuesday,10:00,10:20,FREQ=WEEKLY;INTERVAL=2,2026-01-06\n",
        "utf-8",
    )

    proposal = propose(tmp_path / "stops.csv")

    roles = {role: choices[0].column.name for role, choices in proposal.chosen.items()}
    assert [roles.get(role) for role in ("frequency", "day", "start", "end")] == [
        "frequency",
        "day",
        "arrival",
        "departure",
    ]
    assert "hours" not in roles


def desk_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.csv").write_bytes(as_csv(next(iter(FLAT.values()))))
    return tmp_path / "list.mapping.yaml"


def test_the_first_call_writes_a_mapping_and_the_second_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapping = desk_of(tmp_path, monkeypatch)

    first = run("import", "list.csv", "--no-questions", cwd=tmp_path)
    assert first.returncode == 0, first.stdout
    assert "list.mapping.yaml was written" in first.stdout
    assert not (tmp_path / "assets").exists()
    assert "# activity chess-club-frome\n#   name: Chess club\n" in mapping.read_text("utf-8")

    blank = run("import", "list.csv", cwd=tmp_path)
    assert blank.returncode == 2
    assert blank.stdout.count("mapping-blank") == 3
    assert "list.mapping.yaml:4:1 mapping-blank: source is still blank." in blank.stdout

    text = mapping.read_text("utf-8")
    for name, value in (("source", "A list"), ("licence", "our own"), ("  Published", "2026-10-01")):
        text = re.sub(rf"^{name}:.*$", f"{name}: {value}", text, flags=re.MULTILINE)
    mapping.write_text(text, "utf-8")
    second = run("import", "list.csv", cwd=tmp_path)
    assert (second.returncode, len(list((tmp_path / "assets" / "activities").iterdir()))) == (0, 8), second.stdout


def test_a_page_shows_the_records_as_cards_and_nothing_of_them_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapping = desk_of(tmp_path, monkeypatch)
    table = (tmp_path / "list.csv").read_bytes().replace(b"Tea and talk,", b"<script>alert(1)</script>,")
    (tmp_path / "list.csv").write_bytes(table)
    mapping.write_text(propose(tmp_path / "list.csv").text(ANSWERS, {}), "utf-8")

    outcome = run("import", "list.csv", "--dry-run", "--html", "look.html", cwd=tmp_path)

    page = (tmp_path / "look.html").read_text("utf-8")
    assert outcome.returncode == 0, outcome.stdout
    assert not (tmp_path / "assets").exists()
    assert "<h3>Chess club</h3>" in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "default-src 'none'; style-src 'sha256-" in page
    assert not re.search(r"(?:src|href)=", page)
    assert page_of(look_at("csv", Path("list.csv"), mapping, Path("assets")), Path("assets")) == page
    assert run("import", "list.csv", "--html", "look.html", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("refs", "is_linked"),
    [(["G01", "G02", "G03"], True), (["1", "2", "3"], False), (["G01", "G02", "X03"], False)],
)
def test_sheets_are_linked_by_codes_under_one_name_and_not_by_numbers(
    refs: list[str], is_linked: bool, tmp_path: Path
) -> None:
    names = ["Chess", "Bowls", "Choir"]
    groups = [[ref, name, f"01632 96010{at}"] for at, (ref, name) in enumerate(zip(refs, names, strict=True))]
    times = [[ref.replace("X", "G"), day, "10am to 12pm"] for ref in refs for day in ("Monday", "Friday")]
    with xlsxwriter.Workbook(tmp_path / "clubs.xlsx") as book:
        for name, rows in (
            ("Groups", [["Ref", "Name", "Phone"], *groups]),
            ("Classes", [["Ref", "Day", "Time"], *times]),
        ):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)

    source = read_source(tmp_path / "clubs.xlsx")

    assert [(link.name, link.left, link.right) for link in source.links] == (
        [("Classes", "Ref", "Ref")] if is_linked else []
    )


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [("Committee", "Phone"), ("Contacts", "Mobile"), ("Officers", "Phone"), ("Rota", "Home phone")],
)
def test_a_sheet_about_people_is_not_linked_by_codes(sheet: str, heading: str, tmp_path: Path) -> None:
    refs = ["G01", "G02", "G03"]
    with xlsxwriter.Workbook(tmp_path / "clubs.xlsx") as book:
        groups, people = book.add_worksheet("Groups"), book.add_worksheet(sheet)
        groups.write_row(0, 0, ["Ref", "Name", "When"])
        people.write_row(0, 0, ["Ref", "Who", heading])
        for number, ref in enumerate(refs, start=1):
            groups.write_row(number, 0, [ref, f"Club {number}", "Monday 7pm to 9pm"])
            people.write_row(number, 0, [ref, "Chair", f"01632 96010{number}"])

    proposal = propose(tmp_path / "clubs.xlsx")

    assert proposal.source.links == ()
    assert heading not in proposal.text(ANSWERS, {}).partition("# Left out")[0]


@pytest.mark.parametrize("contact", ["", "https://example.org/ask"])
def test_a_link_to_book_is_used_where_there_is_no_other_contact(contact: str, tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    rows = [f"{name},Monday 7pm to 9pm,Frome,https://example.org/book/{name}" for name in ("Quiz", "Choir", "Craft")]
    table.write_text("\n".join(["Title,When,Town,Booking link", *rows]), "utf-8")

    text = propose(table).text(Answers("Ours", "our own", "2026-10-01", contact=contact), {})

    used, _, rest = text.partition("# Left out")
    assert "- {when: {Booking link: filled}, then: book}" in used
    assert "description: {link: <Booking link>, shown_as: Book a place}" in used
    assert "Booking link" not in rest.partition("# The first")[0]

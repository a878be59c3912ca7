"""What whoever rang has ticked comes back: one date moves, everything else is for the editor."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from html import escape
from pathlib import Path

import openpyxl
import pytest

from tests import run as in_process
from tests.conftest import USUAL_FILES, OpenSite
from tests.intake.workbook.desk import Book
from tests.ods_file import cell, row, sheet, write_ods
from tests.publish.planted import plant

CHAT = USUAL_FILES["activities/chat.yaml"].replace(
    "{on: 2026-10-01, how: phone}", "{on: 2026-03-01, how: visit}  # by Ann"
)
KEY = "activity/chat"


class Ringing:
    """Records, and the list made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.record = folder, folder / "assets" / "activities" / "chat.yaml"

    def fingerpost(self, *words: str, day: str = "1795219200") -> in_process.Done:
        return in_process.run(*words, cwd=self.folder, SOURCE_DATE_EPOCH=day)

    def book(self) -> Book:
        done = self.fingerpost("due", "--xlsx", "ringing.xlsx")
        assert done.returncode == 0, done.stderr
        return Book.open(self.folder / "ringing.xlsx")

    def take_back(self, book: Book, **when: str) -> in_process.Done:
        return self.fingerpost("import", str(book.save(self.folder / "back.xlsx")), **when)


@pytest.fixture
def ringing(site: OpenSite, tmp_path: Path) -> Ringing:
    site({"activities/chat.yaml": CHAT})
    return Ringing(tmp_path)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("due", "--html", "assets/activities/chat.yaml"), "Write --html chat.html"),
        (("state", "--pdf", "assets/activities/chat.yaml"), "Write --pdf chat.pdf"),
        (("import", "x.csv", "--dry-run", "--html", "assets/activities/chat.yaml"), "Write --html chat.html"),
    ],
    ids=["a list", "a report", "a preview"],
)
def test_a_slip_in_the_name_of_a_file_writes_over_no_record(
    ringing: Ringing, words: tuple[str, ...], hint: str
) -> None:
    (ringing.folder / "x.csv").write_text("name\nTea\n")

    done = ringing.fingerpost(*words)

    assert (done.returncode, hint in done.stderr) == (2, True)
    assert ringing.record.read_text() == CHAT


def test_a_list_is_written_over_until_somebody_has_filled_it_in(ringing: Ringing) -> None:
    ringing.book()
    ticked(ringing.book(), Nothing_has_changed="x").save(ringing.folder / "ringing.xlsx")
    filled = (ringing.folder / "ringing.xlsx").read_bytes()

    done = ringing.fingerpost("due", "--xlsx", "ringing.xlsx")

    assert (done.returncode, "Import it first: fingerpost import ringing.xlsx" in done.stderr) == (2, True)
    assert (ringing.folder / "ringing.xlsx").read_bytes() == filled


def test_a_name_that_looks_like_the_markup_of_a_workbook_is_a_text_in_the_list(ringing: Ringing) -> None:
    ringing.record.write_text(CHAT.replace("name: ", "name: '<r>Chat</r>'  # ", 1))

    book = ringing.book()

    with zipfile.ZipFile(ringing.folder / "ringing.xlsx") as archive:
        assert not any(b"<r>Chat" in archive.read(name) for name in archive.namelist())
    assert "<r>Chat</r>" in str(book.row("To ring", KEY))


def test_a_terminal_obeys_nothing_that_a_volunteer_wrote(ringing: Ringing) -> None:
    done = ringing.take_back(ticked(ringing.book(), This_has_changed="Now\n::error::on \x1b[31mFridays"))

    assert "This has changed: Now ::error::on [U+001B][31mFridays" in done.stdout


def ticked(book: Book, **cells: object) -> Book:
    for title, value in cells.items():
        book.put("To ring", KEY, title.replace("_", " ").replace(" on", ", on"), value)
    return book


@pytest.mark.parametrize("tick", ["x", True, "Yes", 1.0, "✓"])
def test_nothing_has_changed_moves_the_date_and_nothing_else(ringing: Ringing, tick: object) -> None:
    done = ringing.take_back(ticked(ringing.book(), Nothing_has_changed=tick))

    assert done.stdout.endswith("Nothing has changed in 1 record; 0 for you to look at; 1 not filled in.\n")
    assert ringing.record.read_text() == CHAT.replace("on: 2026-03-01, how: visit", "on: 2026-11-21, how: phone")


def test_a_list_that_libreoffice_saved_in_its_own_form_is_taken_back(ringing: Ringing) -> None:
    """The cells as LibreOffice 7.4 writes them; see ``tests/exchange/test_ods.py`` for how they are read."""
    ticked(ringing.book(), Nothing_has_changed="x").save(ringing.folder / "back.xlsx")
    book = openpyxl.load_workbook(ringing.folder / "back.xlsx")
    sheets = [
        sheet(*(row(*(cell(escape(str(value or ""))) for value in line)) for line in one.values), name=one.title)
        for one in book.worksheets
    ]

    done = ringing.fingerpost("import", str(write_ods(ringing.folder / "back.ods", *sheets)))

    assert done.stdout.endswith("Nothing has changed in 1 record; 0 for you to look at; 1 not filled in.\n"), (
        done.stderr
    )
    assert ringing.record.read_text() == CHAT.replace("on: 2026-03-01, how: visit", "on: 2026-11-21, how: phone")


def test_the_day_and_the_way_are_taken_as_they_were_filled_in(ringing: Ringing) -> None:
    book = ticked(ringing.book(), Nothing_has_changed="x", How_you_asked="Email", The_day_you_asked=date(2026, 11, 22))

    ringing.take_back(book, day="1795478400")

    assert ringing.record.read_text() == CHAT.replace("on: 2026-03-01, how: visit", "on: 2026-11-22, how: email")


def test_of_two_rows_that_contradict_each_other_no_date_is_taken(ringing: Ringing) -> None:
    book = ticked(ringing.book(), Nothing_has_changed="x")
    again = list(book.row("To ring", KEY))
    again[book.column("To ring", "Nothing has changed")], again[book.column("To ring", "This has changed")] = (
        "",
        "Ended",
    )
    book.sheets["To ring"].append(again)

    done = ringing.take_back(book)

    assert "is ticked too, so its date was left." in done.stdout
    assert ringing.record.read_text() == CHAT


def test_a_list_that_comes_back_another_day_is_of_the_day_it_was_made(ringing: Ringing) -> None:
    book = ticked(ringing.book(), Nothing_has_changed="x")

    first, again = (ringing.take_back(book, day="1795651200") for _ in range(2))

    assert "on: 2026-11-21" in ringing.record.read_text()
    assert (first.returncode, again.returncode) == (0, 0), again.stdout
    assert "is changed" in first.stdout
    assert "is changed" not in again.stdout


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            {"This_has_changed": "Now on Fridays"},
            "Frome Talking Cafe (activity/chat): This has changed: Now on Fridays",
        ),
        (
            {"This_has_changed": "Now on Fridays"},
            "Change it in assets/activities/chat.yaml, then: fingerpost due --done activity/chat",
        ),
        ({"It_has_ended_on": date(2026, 11, 1)}, "It has ended: 2026-11-01"),
        ({"Nobody_answered_on": "Monday"}, "Nobody answered: Monday"),
        ({"Nothing_has_changed": "x", "This_has_changed": "A new door"}, "is ticked too, so its date was left."),
        ({"Nothing_has_changed": "x", "The_day_you_asked": date(2027, 1, 5)}, "2027-01-05 is no day on which"),
        ({"Nothing_has_changed": "x", "The_day_you_asked": date(1926, 11, 5)}, "1926-11-05 is no day on which"),
        ({"Nothing_has_changed": "x", "The_day_you_asked": "last week"}, "last week is no day on which"),
    ],
)
def test_everything_else_is_listed_for_the_editor(ringing: Ringing, cells: dict[str, object], words: str) -> None:
    done = ringing.take_back(ticked(ringing.book(), **cells))

    assert (done.returncode, words in done.stdout) == (1, True), done.stdout
    assert ringing.record.read_text() == CHAT


def test_a_record_that_says_something_else_by_now_is_looked_at_first(ringing: Ringing) -> None:
    book = ticked(ringing.book(), Nothing_has_changed="x")
    changed = CHAT.replace("to: 13:00", "to: 14:00")
    ringing.record.write_text(changed)

    done = ringing.take_back(book)

    assert "the record has been changed since the list was made" in done.stdout
    assert ringing.record.read_text() == changed


def test_what_the_page_saves_is_taken_back_as_well(ringing: Ringing) -> None:
    ringing.fingerpost("due", "--html", "ringing.html")
    page = (ringing.folder / "ringing.html").read_text()
    facts = page.partition(f'data-key="{KEY}" data-facts="')[2].partition('"')[0]
    answer = {"key": KEY, "facts": facts, "same": True, "how": "", "on": "", "changed": "", "ended": "", "nobody": ""}
    saved = {"fingerpost": "fingerpost ringing list", "made_on": "2026-11-21", "answers": [answer]}
    (ringing.folder / "ringing.json").write_text(json.dumps(saved, indent=1))

    done = ringing.fingerpost("import", "ringing.json")

    assert done.returncode == 0, done.stdout + done.stderr
    assert ringing.record.read_text() == CHAT.replace("on: 2026-03-01, how: visit", "on: 2026-11-21, how: phone")


@pytest.mark.parametrize(
    "text", ['{"fingerpost": "fingerpost ringing list"}', '{"fingerpost ringing list": [', "[" * 9]
)
def test_a_list_that_is_damaged_is_said_without_a_traceback(ringing: Ringing, text: str) -> None:
    (ringing.folder / "ringing.json").write_text(text)

    done = ringing.fingerpost("import", "json", "ringing.json")

    assert done.returncode == 2
    assert "Traceback" not in done.stdout + done.stderr


def test_a_list_with_another_ending_is_refused(ringing: Ringing) -> None:
    done = ringing.fingerpost("due", "--xlsx", "ringing.csv")

    assert (done.returncode, "Write --xlsx ringing.xlsx" in done.stderr) == (2, True)


def test_nothing_secret_is_in_a_list_that_is_given_to_somebody(site: OpenSite, tmp_path: Path) -> None:
    planted = plant()
    site({name: text.replace("2026-10-01", "2025-10-01") for name, text in planted.files.items()})
    for words in (("--xlsx", "ringing.xlsx"), ("--html", "ringing.html")):
        in_process.run("due", *words, cwd=tmp_path)
    with zipfile.ZipFile(tmp_path / "ringing.xlsx") as archive:
        words = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    words = f"{words}{(tmp_path / 'ringing.html').read_text()}".lower()

    assert {what for what, word in planted.secret.items() if word.lower() in words} == set()
    assert planted.public["a name"].lower() in words  # the control


def test_the_day_of_a_published_list_is_no_day_on_which_somebody_rang(ringing: Ringing) -> None:
    ringing.record.write_text(CHAT.replace("on: 2026-03-01, how: visit", "on: 2026-11-21, how: list"))

    done = ringing.take_back(ticked(ringing.book(), Nothing_has_changed="x"))

    assert done.stdout.endswith("Nothing has changed in 1 record; 0 for you to look at; 1 not filled in.\n")
    assert ringing.record.read_text() == CHAT.replace("on: 2026-03-01, how: visit", "on: 2026-11-21, how: phone")


def test_a_record_that_was_only_checked_meanwhile_takes_the_later_day(ringing: Ringing) -> None:
    book = ticked(ringing.book(), Nothing_has_changed="x")
    ringing.record.write_text(CHAT.replace("2026-03-01", "2026-11-10"))

    done = ringing.take_back(book)

    assert (done.returncode, "on: 2026-11-21" in ringing.record.read_text()) == (0, True), done.stdout

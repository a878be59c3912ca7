"""What was edited by hand since, rows that were copied, and records that are changed in several processes."""

from __future__ import annotations

import pytest

from fingerpost.intake.workbook import in_slices
from tests.intake.workbook.desk import YOGA, Desk

NOTES = "from: 10:30, to: 11:00, notes: Bring socks}"


def test_a_session_edited_by_hand_since_an_import_is_not_another_one(desk: Desk) -> None:
    book, path = desk.export(), desk.assets / "activities/yoga.yaml"
    book.put("Sessions", "yoga", "From", "10:30", 1.0)
    desk.take_back(book)
    path.write_text(path.read_text().replace("from: 10:30, to: 11:00}", NOTES))
    edited = path.read_text()

    second = desk.take_back(book)

    assert NOTES in edited
    assert (second.returncode, second.stdout) == (0, "7 rows: 0 cells changed.\n")
    assert path.read_text() == edited


def test_what_was_edited_by_hand_and_what_in_the_workbook_both_stay(desk: Desk) -> None:
    book, path = desk.export(), desk.assets / "activities/yoga.yaml"
    path.write_text(YOGA.replace("to: 11:00}  #", "to: 11:00, notes: Bring socks}  #"))
    book.put("Sessions", "yoga", "To", "11:30", 1.0)

    done = desk.take_back(book)

    assert done.returncode == 0, done.stdout
    assert "from: 10:00, to: 11:30, notes: Bring socks}  # with Ann" in path.read_text()


def test_a_session_that_meets_at_another_time_by_now_is_left(desk: Desk) -> None:
    book, path = desk.export(), desk.assets / "activities/yoga.yaml"
    path.write_text(YOGA.replace("days: [monday], from: 10:00", "days: [sunday], from: 15:00"))
    before = path.read_text()
    book.put("Sessions", "yoga", "To", "16:30", 1.0)

    done = desk.take_back(book)

    assert "Sessions, row 3, To: This session is another one in the record now" in done.stdout
    assert path.read_text() == before


def test_a_copied_row_without_its_id_says_that_the_sessions_did_not_come(desk: Desk) -> None:
    book = desk.export()
    copy = list(book.row("Activities", "yoga"))
    copy[0], copy[1] = "", "Evening stretches"
    copy[book.column("Activities", "How to join: ways")] = "phone"  # without a session one must be there
    book.sheets["Activities"].append(copy)

    done = desk.take_back(book)

    assert done.returncode == 1
    words = "Activities, row 4: evening-stretches is new and has no sessions, so nobody learns when it is."
    assert done.stdout.splitlines()[:2] == [
        words,
        "  hint: In Sessions write evening-stretches as the activity, no number, when and where. Then import again.",
    ]
    book.add("Sessions", Activity="evening-stretches", Place="old-dairy", Repeats="weekly", Days="Sunday", From="18:00")
    assert desk.take_back(book).returncode == 0
    assert "days: [sunday], from: 18:00" in (desk.assets / "activities/evening-stretches.yaml").read_text()


def test_an_activity_of_a_group_that_becomes_a_secret_in_the_same_workbook_gets_no_place(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    book.put("Groups", "connectors", "Keep its location secret", "yes")
    book.put("Activities", "yoga", "Group", "connectors")

    done = desk.take_back(book)

    assert "Activities, row 3, Group" in done.stdout
    assert desk.texts()["groups/connectors.yaml"] != before["groups/connectors.yaml"]
    assert desk.texts()["activities/yoga.yaml"] == before["activities/yoga.yaml"]


def test_processes_change_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before, book = desk.texts(), desk.export()
    book.put("Activities", "yoga", "Name", "Seated yoga")
    book.put("Activities", "chat", "Group", "conectors")
    book.put("Sessions", "yoga", "To", "11:30", 1.0)
    book.put("Sessions", "chat", "From", "soon", 1.0)
    alone = desk.take_back(book, "--dry-run").stdout
    monkeypatch.setattr(in_slices, "WORTH_IT", 1)
    monkeypatch.setattr(in_slices, "SLICE", 1)
    monkeypatch.setattr(in_slices, "cores", lambda: 2)

    assert desk.take_back(book, "--dry-run").stdout == alone
    assert desk.texts() == before
    desk.take_back(book)
    assert "name: Seated yoga" in (desk.assets / "activities/yoga.yaml").read_text()
    assert {name for name, text in desk.texts().items() if text != before[name]} == {"activities/yoga.yaml"}

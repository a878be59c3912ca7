"""What an editor changes in the workbook is changed in the records, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cli.test_import_questions import terminal
from tests.conftest import TODAY, USUAL_FILES
from tests.intake.workbook.desk import YOGA, Book, Desk, changed_lines

CHECKED = date(2026, 11, 20)


def test_a_changed_cell_changes_one_line_of_one_file(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    book.put("Sessions", "yoga", "To", "11.30am", 1.0)

    done = desk.take_back(book)

    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "assets/activities/yoga.yaml is changed.")
    (old, new), *rest = changed_lines(before, desk.texts())["activities/yoga.yaml"]
    assert (new, rest) == (old.replace("to: 11:00", "to: 11:30"), [])


@pytest.mark.parametrize(
    ("sheet", "key", "title", "cell", "old", "new"),
    [
        ("Activities", "yoga", "Who to contact: phone", 1632960199.0, "01632 960126", "01632 960199"),
        ("Activities", "yoga", "Categories", "Talking cafes; arts", "[arts]", "[talking-cafe, arts]"),
        ("Activities", "yoga", "Last checked: on", CHECKED, "on: 2026-10-01", "on: 2026-11-20"),
        ("Activities", "yoga", "Last checked: how", "Visit", "how: phone", "how: visit"),
        ("Activities", "yoga", "Name", "=Chair yoga", "name: Chair yoga", "name: =Chair yoga"),
        ("Activities", "yoga", "Name", "@yoga", "name: Chair yoga", "name: '@yoga'"),
        ("Activities", "yoga", "Name", "1066", "name: Chair yoga", "name: 1066"),
        ("Groups", "connectors", "Who to contact: phone", "+44 1632 960130", "01632 960123", "+44 1632 960130"),
        ("Places", "old-dairy", "Address", "The Yard\nCork Lane", "[Cork Lane]", "[The Yard, Cork Lane]"),
    ],
)
def test_cells_are_understood_as_people_fill_them_in(
    desk: Desk, sheet: str, key: str, title: str, cell: object, old: str, new: str
) -> None:
    before, book = desk.texts(), desk.export()
    book.put(sheet, key, title, cell)

    done = desk.take_back(book)

    assert done.returncode == 0, done.stdout
    (lines,) = changed_lines(before, desk.texts()).values()
    assert lines == [(lines[0][0], lines[0][0].replace(old, new))]


def test_a_cell_that_is_emptied_takes_the_field_away(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    book.put("Activities", "chat", "Group", "")

    desk.take_back(book)

    assert desk.texts()["activities/chat.yaml"] == before["activities/chat.yaml"].replace(b"group: connectors\n", b"")


def _add_board_games(book: Book) -> None:
    book.add("Places", Name="The Hut", Town_or_village="Frome")
    row = {"Name": "Board Games", "Summary": "Board games for anybody, with tea.", "Categories": "arts"}
    book.add("Activities", **row, **{"Who to contact: phone": "01632 960140", "Last checked: on": CHECKED})
    book.add("Sessions", Activity="Board Games", Place="The Hut", Repeats="weekly", Days="Tuesday", From=0.4375)


def test_new_rows_become_records_that_may_name_each_other(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    _add_board_games(book)
    book.add("Sessions", Activity="yoga", Place="the-hut", Repeats="weekly", Days="Sunday", From="14:00")

    done = desk.take_back(book)

    after = desk.texts()
    assert done.stdout.splitlines()[-2] == "11 rows: 0 cells changed, 1 new activity, 1 new place, 1 new session."
    new = "  - {place: the-hut, repeats: weekly, days: [sunday], from: 14:00}"
    assert after["activities/yoga.yaml"].decode().splitlines()[7] == new
    assert b"place: the-hut" in after["activities/board-games.yaml"]
    assert b"from: 10:30" in after["activities/board-games.yaml"]
    assert after.keys() - before.keys() == {"activities/board-games.yaml", "places/the-hut.yaml"}


def test_a_second_import_of_new_rows_makes_nothing_twice(desk: Desk) -> None:
    book = desk.export()
    _add_board_games(book)
    book.add("Sessions", Activity="yoga", Place="old-dairy", Repeats="weekly", Days="Sunday", From="14:00")
    desk.take_back(book)
    before = desk.texts()

    second = desk.take_back(book)

    assert (second.returncode, second.stdout) == (0, "11 rows: 0 cells changed.\n")
    assert desk.texts() == before


def test_a_name_that_somebody_has_used_since_is_left_to_the_editor(desk: Desk) -> None:
    book = desk.export()
    _add_board_games(book)
    (desk.assets / "places" / "the-hut.yaml").write_text("name: The Hut\ntown: Wells\n")

    done = desk.take_back(book)

    assert "Places, row 3: There is a place of that name since the workbook was made." in done.stdout


def test_a_name_that_was_taken_before_gets_another_id(desk: Desk) -> None:
    book = desk.export()
    book.add("Groups", Name="Connectors", Summary="Other people who know what is on.", **{"Last checked: on": CHECKED})

    done = desk.take_back(book)

    assert "There is one already, or there was one, whose name is like this. The new one is" in done.stdout
    assert sum(name.startswith("groups/connectors") for name in desk.texts()) == 2


def test_what_would_be_an_error_is_said_and_the_rest_is_written(desk: Desk) -> None:
    book = desk.export()
    book.put("Activities", "yoga", "Group", "conectors")
    book.put("Sessions", "yoga", "From", "soon", 2.0)
    book.put("Activities", "chat", "Name", "Frome Cafe")

    done = desk.take_back(book)

    assert done.returncode == 1
    assert "Sessions, row 4, From: soon is not a time." in done.stdout
    assert "Activities, row 3, Group: There is no group called conectors. The row was left out." in done.stdout
    assert "assets/activities/chat.yaml is changed." in done.stdout
    assert "yoga.yaml is changed" not in done.stdout


def test_dry_run_writes_nothing(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    book.put("Activities", "yoga", "Name", "Yoga")

    done = desk.take_back(book, "--dry-run")

    assert "1 cell changed." in done.stdout
    assert desk.texts() == before


def test_a_row_that_is_gone_is_left_and_said_where_nobody_can_be_asked(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    book.delete("Activities", "yoga")
    book.delete("Sessions", "chat")

    done = desk.take_back(book)

    assert done.returncode == 1
    assert "Activities: yoga is not in the workbook any more. Its record was left as it is." in done.stdout
    assert "Sessions: chat 1 is not in the workbook any more." in done.stdout
    assert "yoga 1" not in done.stdout  # its activity has been said
    assert desk.texts() == before


def test_somebody_at_a_terminal_is_asked_what_a_row_that_is_gone_means(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    book.delete("Activities", "chat")
    book.delete("Sessions", "yoga", 1.0)

    with terminal("y\ny\n"):
        done = desk.take_back(book)

    after = desk.texts()
    assert "1 session removed, 1 closed" in done.stdout, done.stdout + done.stderr
    assert f"closed: {{on: {TODAY}".encode() in after["activities/chat.yaml"]
    assert after["activities/yoga.yaml"] == before["activities/yoga.yaml"].replace(
        b"  - {place: old-dairy, repeats: weekly, days: [monday], from: 10:00, to: 11:00}  # with Ann\n", b""
    )


def test_a_no_at_the_terminal_leaves_it(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    book.delete("Activities", "chat")

    with terminal("n\n"):
        desk.take_back(book)

    assert desk.texts() == before


def test_an_id_that_was_changed_is_not_taken(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    book.row("Activities", "yoga")[0] = "chair-yoga"

    done = desk.take_back(book)

    assert "The id of yoga has been changed to chair-yoga." in done.stdout
    assert "fingerpost rename yoga chair-yoga" in done.stdout
    assert desk.texts() == before


def test_of_a_row_that_is_there_twice_none_is_taken(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    book.sheets["Activities"].append([*book.row("Activities", "yoga")])
    book.put("Activities", "yoga", "Name", "Yoga")

    done = desk.take_back(book)

    assert "The id yoga is in 2 rows" in done.stdout
    assert desk.texts() == before


def test_a_stale_workbook_takes_what_only_the_editor_has_changed(desk: Desk) -> None:
    book, path = desk.export(), desk.assets / "activities/yoga.yaml"
    path.write_text(YOGA.replace("Chair yoga", "Yoga on a chair").replace("01632 960126", "01632 960150"))
    book.put("Activities", "yoga", "Name", "Seated yoga")  # changed in both
    book.put("Activities", "yoga", "Last checked: how", "visit")

    done = desk.take_back(book)

    text = path.read_text()
    assert (
        "Activities, row 3, Name: It has been changed in the workbook and, in another way, in the record."
        in done.stdout
    )
    assert ("name: Yoga on a chair" in text, "how: visit" in text, "01632 960150" in text) == (True, True, True)


def test_a_session_that_is_another_one_by_now_is_left(desk: Desk) -> None:
    book, path = desk.export(), desk.assets / "activities/yoga.yaml"
    lines = YOGA.splitlines(keepends=True)
    swapped = "".join([*lines[:5], lines[6], lines[5], *lines[7:]])
    path.write_text(swapped)
    book.put("Sessions", "yoga", "To", "12:00", 1.0)

    done = desk.take_back(book)

    assert "This session is another one in the record now" in done.stdout
    assert path.read_text() == swapped


def test_rows_of_which_only_the_ids_were_sorted_are_left(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    chat, yoga = book.row("Activities", "chat"), book.row("Activities", "yoga")
    chat[0], yoga[0] = "yoga", "chat"

    done = desk.take_back(book)

    assert desk.texts() == before
    assert "The row of yoga says what the row of chat said. It was left out." in done.stdout


def test_a_session_with_a_number_that_is_none_is_not_new(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    book.row("Sessions", "yoga", 1.0)[1] = "one"

    done = desk.take_back(book, "--no-questions")

    assert desk.texts() == before
    assert "one is not the number of a session." in done.stdout


def test_rows_and_columns_may_be_moved(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    for sheet in ("Activities", "Sessions"):
        rows = book.sheets[sheet]
        rows[1:] = rows[:0:-1]
        book.sheets[sheet] = [row[::-1] for row in rows]

    done = desk.take_back(book)

    assert (done.returncode, desk.texts()) == (0, before), done.stdout


def test_a_column_or_a_sheet_that_is_gone_changes_nothing(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    at = book.column("Activities", "Summary")
    book.sheets["Activities"] = [row[:at] + row[at + 1 :] for row in book.sheets["Activities"]]
    del book.sheets["Sessions"]

    done = desk.take_back(book)

    assert "Sessions: This sheet is not in the workbook any more." in done.stdout
    assert desk.texts() == before


def test_a_workbook_that_was_changed_is_not_written_over(desk: Desk) -> None:
    desk.workbook = None
    desk.export().save(desk.path)

    with pytest.raises(AssertionError, match="has been changed since it was written"):
        desk.export()


@pytest.mark.parametrize(("version", "words"), [("1", "An earlier"), ("3", "A newer"), ("", "A newer")])
def test_a_workbook_of_another_version_changes_nothing(desk: Desk, version: str, words: str) -> None:
    before, book = desk.texts(), desk.export()
    book.sheets["_fingerpost"][0][1] = version
    book.put("Activities", "yoga", "Name", "Yoga")

    done = desk.take_back(book)

    assert (done.returncode, f"{words} Fingerpost made this workbook." in done.stdout + done.stderr) == (2, True)
    assert desk.texts() == before


def test_a_file_in_another_layout_keeps_it(desk: Desk) -> None:
    desk.workbook = None
    (desk.assets / "activities/chat.yaml").write_text(
        USUAL_FILES["activities/chat.yaml"].replace("name: Frome Talking Cafe", '"name": "Frome Talking Cafe"')
    )
    book = desk.export()
    book.put("Activities", "chat", "Name", "Frome Cafe")

    done = desk.take_back(book)

    assert done.returncode == 0, done.stdout
    assert '"name": Frome Cafe' in (desk.assets / "activities/chat.yaml").read_text()


def test_a_number_that_lost_its_zero_is_the_same_however_it_is_written(desk: Desk) -> None:
    desk.workbook = None
    (desk.assets / "activities/yoga.yaml").write_text(YOGA.replace("01632 960126", "(01632) 960-126"))
    before, book = desk.texts(), desk.export()
    book.put("Activities", "yoga", "Who to contact: phone", 1632960126.0)

    done = desk.take_back(book)

    assert (done.returncode, desk.texts()) == (0, before), done.stdout

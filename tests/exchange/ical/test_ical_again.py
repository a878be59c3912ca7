"""A calendar that is imported again: what is different is said in words, and written only when asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import unified_diff

import pytest

from fingerpost.exchange.ical.theirs.import_ical import CalendarOutcome
from tests.conftest import TODAY
from tests.exchange.ical.conftest import (
    SESSION,
    TEA,
    TEA_LATER,
    Desk,
    calendar,
    codes,
)
from tests.published import SINGERS


def test_a_second_import_says_what_has_changed_and_writes_it_only_when_asked(desk: Desk) -> None:
    desk.bring(calendar(TEA))
    path = desk.assets / "activities" / "tea-and-talk.yaml"
    path.write_text(path.read_text("utf-8").replace("  to: 12:00", "  to: 12:00  # ring first"), "utf-8")
    before = path.read_text("utf-8")
    changed = calendar(TEA_LATER + "\nEXDATE;TZID=Europe/London:20261222T103000")

    same = desk.bring(calendar(TEA))
    outcome = desk.bring(changed)

    assert (same.changes, same.total.same, same.is_all_done) == ([], 1, True)
    assert path.read_text("utf-8") == before
    assert not outcome.is_all_done
    assert outcome.changes[0].words == (
        "Tuesdays 10am to midday: the time is now 10:30am to 12:30pm. It was 10am to midday.",
        "Not on Tuesday 22 December 2026.",
    )

    done = desk.bring(changed, day=date(2026, 11, 30), update=True)

    assert done.is_all_done
    after = path.read_text("utf-8")
    assert difference(before, after) == [
        "-  from: 10:00",
        "-  to: 12:00  # ring first",
        "+  from: 10:30",
        "+  to: 12:30  # ring first",
        "+  not_on: [2026-12-22]",
        f"-  fetched_on: {TODAY}",
        "+  fetched_on: 2026-11-30",
    ]
    assert desk.bring(changed).changes == []
    desk.read()


def test_nobody_has_checked_what_a_calendar_says(desk: Desk) -> None:
    desk.bring(calendar(TEA))

    checked = desk.read().activities["tea-and-talk"].checked
    assert (checked.on, checked.how) == (TODAY, "list")


def difference(before: str, after: str) -> list[str]:
    lines = list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_a_record_written_by_hand_changes_by_one_line(desk: Desk) -> None:
    path = desk.assets / "activities" / "singers.yaml"
    before = path.read_text("utf-8")
    # 14:00 to 15:30 on Wednesdays, as the record says, but for one day and the end.
    event = "DTSTART:20260107T140000\nDTEND:20260107T160000\nRRULE:FREQ=WEEKLY\nSUMMARY:Choir"

    import_ = desk.bring(calendar(event), into="singers")
    desk.bring(calendar(event), into="singers", update=True)

    assert import_.changes[0].words == ("Wednesdays 2pm to 3:30pm: the time is now 2pm to 4pm. It was 2pm to 3:30pm.",)
    assert [line[:1] for line in difference(before, path.read_text("utf-8"))] == ["-", "+"]
    assert desk.read().activities["singers"].imported is None


DIFFERENCES: Mapping[str, tuple[str, list[str], list[str]]] = {
    "the day is another": (
        "{repeats: weekly, days: [monday], from: 10:00, to: 12:00}",
        [TEA],
        ["Mondays 10am to midday: the days are now: Every Tuesday, 10am to midday."],
    ),
    "it ends": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00}",
        [TEA + ";UNTIL=20270330"],
        ["Tuesdays 10am to midday: the last day is Tuesday 30 March 2027."],
    ),
    "it goes on": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00, ends_on: 2026-12-15}",
        [TEA],
        ["Tuesdays 10am to midday: it goes on after its last day."],
    ),
    "one day is moved": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00}",
        [
            "UID:t@example.org\n" + TEA,
            "UID:t@example.org\nRECURRENCE-ID:20261215T100000\nDTSTART:20261216T140000\nDTEND:20261216T160000",
        ],
        [
            "Tuesdays 10am to midday: not on Tuesday 15 December 2026.",
            "New: Wednesday 16 December 2026, 2pm to 4pm.",
        ],
    ),
    "a day is on again": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00, not_on: [2026-12-15]}",
        [TEA],
        ["Tuesdays 10am to midday: also on Tuesday 15 December 2026."],
    ),
    "only in term": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00, bank_holidays: closed}",
        [TEA + "\nEXDATE:20261228T100000"],  # a Monday
        [],
    ),
    "every other week": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00}",
        [TEA + ";INTERVAL=2"],
        ["Tuesdays 10am to midday: the days are now: Every other Tuesday, 10am to midday, from 6 January 2026."],
    ),
    "a list of the next few": (
        "{repeats: weekly, days: [tuesday], from: 10:00}",
        [
            "DTSTART:20261124T100000\nDTEND:20261124T120000",
            "DTSTART:20261201T100000\nDTEND:20261201T120000",
            "DTSTART:20261208T100000\nDTEND:20261208T120000",
        ],
        ["Tuesdays 10am: the time is now 10am to midday. It was 10am."],
    ),
    "nobody knew when": (
        "{repeats: unknown}",
        [TEA],
        ["Now it says when: Every Tuesday, 10am to midday."],
    ),
    "one of two is not in it": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00}, {repeats: weekly, days: [friday], from: 19:00}",
        [TEA],
        ["No longer in the calendar: Every Friday, 7pm."],
    ),
}


def test_each_difference_is_said_and_can_be_written(desk: Desk) -> None:
    different: dict[str, object] = {}
    path = desk.assets / "activities" / "singers.yaml"
    for name, (session, events, words) in DIFFERENCES.items():
        path.write_text(SINGERS.replace(SESSION, session), "utf-8")
        desk.forget()
        outcome = desk.bring(calendar(*events), into="singers")
        listed = [line for change in outcome.changes for line in change.words]
        if listed != words:
            different[name] = listed
        desk.bring(calendar(*events), into="singers", update=True)
        again = desk.bring(calendar(*events), into="singers")
        other_words = [line for change in again.changes for line in change.words if not line.startswith("No longer")]
        if other_words:
            different[f"{name}, written"] = (other_words, path.read_text("utf-8"))

    assert [f"{name}: {each}" for name, each in different.items()] == []
    desk.read()


def test_sessions_that_a_person_has_edited_stay_but_for_overwrite(desk: Desk) -> None:
    desk.bring(calendar(TEA))
    path = desk.assets / "activities" / "tea-and-talk.yaml"
    path.write_text(path.read_text("utf-8").replace("to: 12:00", "to: 11:45"), "utf-8")
    edited = path.read_text("utf-8")

    outcome = desk.bring(calendar(TEA_LATER), update=True)

    assert path.read_text("utf-8") == edited
    assert "A person has edited the sessions" in outcome.changes[0].hint
    desk.bring(calendar(TEA_LATER), update=True, overwrite=True)
    assert "from: 10:30\n  to: 12:30\n" in path.read_text("utf-8")


def test_what_is_over_called_off_or_gone_is_said_and_nothing_is_closed(desk: Desk) -> None:
    walk = "UID:w@example.org\nSUMMARY:Walk\nDTSTART:20260107T100000\nRRULE:FREQ=WEEKLY"
    desk.bring(calendar(TEA, walk))
    before = {path: path.read_text("utf-8") for path in desk.assets.rglob("activities/*.yaml")}

    called_off = desk.bring(calendar(TEA + "\nSTATUS:CANCELLED", walk), update=True)
    over = desk.bring(calendar(TEA + ";UNTIL=20260601", walk), update=True)
    gone = desk.bring(calendar(TEA), update=True)

    assert called_off.changes[0].words == ("It is called off in the calendar.",)
    assert over.changes[0].words == ("It has no day in the calendar any more.",)
    assert "fingerpost close tea-and-talk" in over.changes[0].hint
    assert (gone.total.unlisted, codes(gone)) == (1, ["ical-gone"])
    assert {path: path.read_text("utf-8") for path in before} == before


@pytest.mark.parametrize("name", ["Tea and talk - CANCELLED", "Tea and talk (postponed)", "POSTPONED: Tea and talk"])
def test_what_is_called_off_in_its_name_is_called_off(desk: Desk, name: str) -> None:
    desk.bring(calendar(TEA))

    outcome = desk.bring(calendar(f"{TEA}\nSUMMARY:{name}"), update=True)

    assert outcome.changes[0].words == ("It is called off in the calendar.",)


def test_a_record_that_was_deleted_here_does_not_come_back(desk: Desk) -> None:
    desk.bring(calendar(TEA))
    (desk.assets / "activities" / "tea-and-talk.yaml").unlink()

    assert desk.bring(calendar(TEA)).total.deleted == 1
    assert not (desk.assets / "activities" / "tea-and-talk.yaml").exists()


def test_a_series_goes_on_as_the_same_record_under_another_name(desk: Desk) -> None:
    desk.bring(calendar(TEA))
    outcome = desk.bring(calendar(TEA + "\nSUMMARY:Tea\\, talk and tiles"))

    assert (outcome.total.new, outcome.total.same) == ({}, 1)


def under(desk: Desk, file: str, text: str, **wish: object) -> CalendarOutcome:
    """Bring in a calendar that says nothing of its name, from a file of this one."""
    (desk.folder / file).write_text(text, "utf-8")
    return desk.bring(desk.folder / file, name="", **wish)


FAIRS = [f"UID:fair{day}@example.org\nSUMMARY:Fair\nDTSTART:202612{day}T100000" for day in ("05", "12", "19")]
QUIZ = "UID:quiz@example.org\nSUMMARY:Quiz\nDTSTART:20261204T190000"


@pytest.mark.parametrize("is_changed", [False, True])
def test_a_calendar_under_another_file_name_is_the_same_calendar(desk: Desk, is_changed: bool) -> None:
    under(desk, "cafe.ics", calendar(TEA, *FAIRS, QUIZ))
    ids = sorted(path.stem for path in (desk.assets / "activities").iterdir())
    fairs = [event.replace("T10", "T11") if is_changed else event for event in FAIRS]

    outcome = under(desk, "cafe (1).ics", calendar(TEA_LATER if is_changed else TEA, *fairs, QUIZ))

    assert sorted(path.stem for path in (desk.assets / "activities").iterdir()) == ids
    assert outcome.total.new == {}
    assert sorted(change.record_id for change in outcome.changes) == (["fair", "tea-and-talk"] if is_changed else [])
    assert codes(outcome) == ["ical-known"]
    assert [path.name for path in (desk.assets / "imports").iterdir()] == ["cafe.csv"]


def test_an_event_that_the_calendar_of_a_hall_has_too_is_not_made_twice(desk: Desk) -> None:
    under(desk, "cafe.ics", calendar(TEA, QUIZ))
    before = {path.stem for path in (desk.assets / "activities").iterdir()}
    chess, bowls = (TEA + f"\nSUMMARY:{name}\nUID:{name}@example.org" for name in ("Chess", "Bowls"))

    outcome = under(desk, "hall.ics", calendar(QUIZ, chess, bowls))

    assert outcome.total.new == {"activity": 2}
    assert outcome.total.skipped == {"here already, from the calendar cafe": 1}
    assert {path.stem for path in (desk.assets / "activities").iterdir()} - before == {"bowls", "chess"}
    assert under(desk, "hall.ics", calendar(QUIZ, chess, bowls)).total.same == 2


def test_a_series_of_the_same_name_in_another_calendar_is_another(desk: Desk) -> None:
    under(desk, "cafe.ics", calendar("UID:one@example.org\n" + TEA))

    outcome = under(desk, "hall.ics", calendar("UID:two@example.org\n" + TEA))

    assert outcome.total.new == {"activity": 1}
    assert codes(outcome) == []


def series(name: str, uid: str) -> str:
    return f"UID:{uid}\nSUMMARY:{name}\n{TEA}"


CLUBS = [series(f"Club {number}", f"club{number}@example.org") for number in range(8)]


@pytest.mark.parametrize("shared", [1, 2])
def test_a_hall_that_shows_some_of_a_group_s_events_is_not_the_group(desk: Desk, shared: int) -> None:
    under(desk, "clubs.ics", calendar(*CLUBS))
    hall = calendar(*CLUBS[:shared], *([series("Bowls", "bowls@hall.example.org")] if shared > 1 else []))

    outcome = under(desk, "hall.ics", hall)
    again = under(desk, "clubs.ics", calendar(*CLUBS))

    assert outcome.total.skipped == {"here already, from the calendar clubs": shared}
    assert outcome.total.new == ({"activity": 1} if shared > 1 else {})
    assert codes(outcome) == codes(again) == []
    assert again.total.same == 8


def test_calendars_that_count_their_events_from_one_are_not_the_same(desk: Desk) -> None:
    under(desk, "choirs.ics", calendar(*(series(f"Choir {number}", str(number)) for number in range(4))))

    outcome = under(desk, "bowls.ics", calendar(*(series(f"Bowls {number}", str(number)) for number in range(4))))

    assert (outcome.total.new, outcome.total.same, codes(outcome)) == ({"activity": 4}, 0, [])


def test_a_second_download_that_has_lost_its_old_events_is_the_same_calendar(desk: Desk) -> None:
    past = [f"UID:fair{day}@example.org\nSUMMARY:Fair {day}\nDTSTART:202612{day}T100000" for day in ("05", "12", "19")]
    under(desk, "cafe.ics", calendar(TEA, *past, QUIZ))

    outcome = under(desk, "cafe (1).ics", calendar(TEA_LATER))

    assert "ical-known" in codes(outcome)
    assert [change.record_id for change in outcome.changes] == ["tea-and-talk"]


def test_a_series_that_was_made_anew_with_another_uid_is_the_same_record(desk: Desk) -> None:
    under(desk, "clubs.ics", calendar(*CLUBS[:3]))
    anew = [club.replace("@example.org", "@new.example.org") for club in CLUBS[:3]]
    later = anew[0].replace("T100000", "T103000").replace("T120000", "T123000")

    outcome = under(desk, "clubs.ics", calendar(later, *anew[1:]))

    assert (outcome.total.new, outcome.total.same, codes(outcome)) == ({}, 2, [])
    assert [change.record_id for change in outcome.changes] == ["club-0"]

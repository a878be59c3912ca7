"""An event that has moved in a calendar: it goes from its old day where the calendar brought it, and never else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.ical.conftest import SESSION, Desk, calendar
from tests.published import SINGERS

OLD, NEW = "20261212T193000", "20261219T193000"
OTHER = "UID:other@example.org\nDTSTART:20270306T140000\nDTEND:20270306T160000"


def supper(start: str, uid: str = "supper@example.org") -> str:
    """A single event, such as a supper, of two hours from 19:30."""
    return f"UID:{uid}\nDTSTART:{start}\nDTEND:{start.replace('T19', 'T21')}"


def when(desk: Desk, record_id: str = "tea-and-talk") -> list[str]:
    return sorted(
        f"{day} {session.starts:%H:%M}"
        for session in desk.read().activities[record_id].sessions
        for day in session.dates or (session.starts_on,)
    )


def record_of(desk: Desk) -> Path:
    return desk.assets / "activities" / "tea-and-talk.yaml"


def test_an_event_that_has_moved_is_on_its_new_day_alone(desk: Desk) -> None:
    desk.bring(calendar(supper(OLD), OTHER))

    outcome = desk.bring(calendar(supper(NEW), OTHER))
    update = desk.bring(calendar(supper(NEW), OTHER), update=True)

    assert (
        outcome.changes[0].words
        == update.changes[0].words
        == (
            "New: Saturday 19 December 2026, 7:30pm to 9:30pm.",
            "Moved, and no longer: Saturday 12 December 2026, 7:30pm to 9:30pm.",
        )
    )
    assert update.is_all_done
    assert when(desk) == ["2026-12-19 19:30", "2027-03-06 14:00"]
    assert desk.bring(calendar(supper(NEW), OTHER)).changes == []


def test_another_event_of_the_calendar_does_not_come_twice_when_one_moves(desk: Desk) -> None:
    """A calendar of single events knows no more than its last days; what is listed on a later one is the same."""
    desk.bring(calendar(supper(OLD), OTHER))

    outcome = desk.bring(calendar(supper("20261211T193000"), OTHER), update=True)

    assert [line for line in outcome.changes[0].words if "March" in line] == []
    assert when(desk) == ["2026-12-11 19:30", "2027-03-06 14:00"]


def test_what_is_all_that_is_in_the_calendar_may_move_too(desk: Desk) -> None:
    desk.bring(calendar(supper(OLD)))

    desk.bring(calendar(supper(NEW)), update=True)

    assert when(desk) == ["2026-12-19 19:30"]


def test_only_the_time_may_move(desk: Desk) -> None:
    desk.bring(calendar(supper(OLD), OTHER))

    desk.bring(calendar(supper("20261212T190000"), OTHER), update=True)

    assert when(desk) == ["2026-12-12 19:00", "2027-03-06 14:00"]


def test_it_may_move_again(desk: Desk) -> None:
    desk.bring(calendar(supper(OLD), OTHER))
    desk.bring(calendar(supper(NEW), OTHER), update=True)

    desk.bring(calendar(supper("20270109T193000"), OTHER), update=True)

    assert when(desk) == ["2027-01-09 19:30", "2027-03-06 14:00"]


def test_a_day_that_a_person_added_stays(desk: Desk) -> None:
    desk.bring(calendar(supper(OLD), OTHER))
    path = record_of(desk)
    added = "- repeats: once\n  starts_on: 2026-12-31\n  from: 20:00\n"
    path.write_text(path.read_text("utf-8").replace("sessions:\n", f"sessions:\n{added}"), "utf-8")

    desk.bring(calendar(supper(NEW), OTHER), update=True)
    assert "2026-12-31 20:00" in when(desk)
    desk.bring(calendar(supper(NEW), OTHER), update=True, overwrite=True)

    # Whose a day is cannot be known once a person has edited them: both stay, and it is said.
    assert when(desk) == ["2026-12-12 19:30", "2026-12-19 19:30", "2026-12-31 20:00", "2027-03-06 14:00"]


def test_a_session_that_a_person_has_edited_stays_although_another_import_has_seen_it_since(desk: Desk) -> None:
    desk.bring(calendar(supper(OLD), OTHER))
    path = record_of(desk)
    path.write_text(path.read_text("utf-8").replace("to: 21:30\n", "to: 21:30\n  notes: Bring a cake.\n"), "utf-8")
    desk.bring(calendar(supper(OLD), OTHER + "\nLOCATION:Somewhere else"), update=True)  # nothing to write

    desk.bring(calendar(supper(NEW), OTHER), update=True)

    assert "2026-12-12 19:30" in when(desk)
    assert "Bring a cake." in path.read_text("utf-8")


def test_a_day_that_was_in_the_record_before_the_calendar_stays(desk: Desk) -> None:
    once = "{place: old-dairy, repeats: once, starts_on: 2026-12-12, from: 19:30, to: 21:30}"
    path = desk.assets / "activities" / "singers.yaml"
    path.write_text(SINGERS.replace(SESSION, once), "utf-8")
    desk.bring(calendar(supper(OLD), OTHER), into="singers", update=True)
    assert when(desk, "singers") == ["2026-12-12 19:30", "2027-03-06 14:00"]

    desk.bring(calendar(supper(NEW), OTHER), into="singers", update=True)

    assert when(desk, "singers") == ["2026-12-12 19:30", "2026-12-19 19:30", "2027-03-06 14:00"]


@pytest.mark.parametrize(
    "now",
    [
        [OTHER],  # a download that was cut off
        [OTHER, "UID:supper@example.org\nDTSTART:20261399T193000"],  # no such day
        [OTHER, "UID:supper@example.org\nDTSTART:20261219T193000\nRRULE:FREQ=SECONDLY"],  # no such rule here
        [OTHER, supper(NEW, "another@example.org")],  # another event
        [OTHER, supper(NEW), supper("20261226T193000")],  # two of one name in the calendar
        [OTHER, supper(NEW), supper(OLD, "another@example.org")],  # another is on that day
    ],
)
def test_what_is_not_surely_moved_stays_on_its_day(desk: Desk, now: list[str]) -> None:
    desk.bring(calendar(supper(OLD), OTHER))

    desk.bring(calendar(*now), update=True)

    assert "2026-12-12 19:30" in when(desk)


def test_a_record_of_an_import_that_kept_no_marks_keeps_both_days_and_says_so(desk: Desk) -> None:
    desk.bring(calendar(supper(OLD), OTHER))
    (memory,) = (desk.assets / "imports").glob("*.csv")
    memory.write_text(" ".join(part for part in memory.read_text("utf-8").split(" ") if "event." not in part), "utf-8")

    outcome = desk.bring(calendar(supper(NEW), OTHER), update=True)

    assert "No longer in the calendar: Saturday 12 December 2026, 7:30pm to 9:30pm." in outcome.changes[0].words
    assert when(desk) == ["2026-12-12 19:30", "2026-12-19 19:30", "2027-03-06 14:00"]

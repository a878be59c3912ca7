"""Rows that are cancelled, withdrawn or gone in a later edition of a list: nobody may be sent there unawares."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli import commands
from fingerpost.exchange.tables.hours.called_off import is_called_off_in_name
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.report.import_report import report_of
from fingerpost.exchange.tables.report.report_texts import as_csv, as_page, as_text
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory

ALL = Answers(
    source="What is on", licence="our own", checked_on="2026-10-01", town="Wells", contact="https://a.example/"
)
EVENTS = """\
Event,Venue,Date,Time,Status,Description
Songs,The Old Dairy,12/11/2026,19:30,Live,Songs for a winter evening in the hall
Brass,Green Park,14/11/2026,2pm - 4pm,Live,A band and a picnic for everybody
Whistles,The Old Dairy,20/12/2026,8pm,Draft,Tunes that everybody knows and loves
Carols,Green Park,16/12/2026,7pm,Live,Carols by candle light for all who come
"""


class List:
    """A list, the mapping as it was proposed for its first edition, and what came of each."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path, self.mapping = folder, folder / "events.csv", folder / "events.mapping.yaml"

    def edition(self, text: str):
        self.path.write_text(text, "utf-8")
        if not self.mapping.exists():
            self.mapping.write_text(propose(self.path).text(ALL, {}), "utf-8")
        return import_table("csv", self.path, self.mapping, self.folder / "assets")

    @property
    def activities(self):
        return read_directory(self.folder / "assets")[0].activities


@pytest.fixture
def events(tmp_path: Path) -> List:
    return List(tmp_path)


@pytest.mark.parametrize("word", ["Cancelled", "Postponed to March", "Withdrawn", "under review"])
def test_a_state_that_the_mapping_does_not_know_and_that_says_it_is_off_is_named(events: List, word: str) -> None:
    events.edition(EVENTS)

    outcome = events.edition(EVENTS.replace("7pm,Live", f"7pm,{word}"))

    named = [(problem.span.line, problem.code) for problem in outcome.problems if problem.code == "row-may-be-off"]
    assert named == [(5, "row-may-be-off")]


@pytest.mark.parametrize(
    "word",
    [
        "Now cancelled",
        "Closed for now",
        "No longer running",
        "was live, now withdrawn",
        "Private - now by invitation only",
        "Closed - now flats",
        "Closed (now a shop)",
        "Now permanently closed",
        "Deleted - now merged with the Tuesday group",
        "Ceased - now runs as Town Talkers",
        "Inactive, now retired",
        "Pending (now with Jane)",
        "Not available",
        "On hold",
        "Suspended - now on hold",
        "Paused until Easter",
        "No longer available",
    ],
)
def test_what_is_off_now_is_named_whatever_it_was(events: List, word: str) -> None:
    events.edition(EVENTS)

    outcome = events.edition(EVENTS.replace("7pm,Live", f'7pm,"{word}"'))

    assert [problem.code for problem in outcome.problems] == ["row-may-be-off"]


def test_the_remark_about_a_state_does_not_show_the_cell_which_may_say_why_or_of_whom(events: List) -> None:
    secret = "Cancelled because Jo Bloggs of 4 Mill Lane is ill"
    events.edition(EVENTS)
    outcome = events.edition(EVENTS.replace("7pm,Live", f"7pm,{secret}"))

    report = report_of(
        outcome, file="events.csv", source="What is on", assets=events.folder / "assets", dry_run=False, merges=[]
    )
    console = CliRunner().invoke(
        commands, ["import", "csv", str(events.path), "--assets", str(events.folder / "assets"), "--all"]
    )

    for text in (as_text(report), as_page(report), as_csv(report), console.output):
        assert "row-may-be-off" in text or "seems to say that it is off" in text
        assert "Bloggs" not in text
        assert "Mill Lane" not in text


def test_a_state_that_says_it_is_on_is_not_named(events: List) -> None:
    events.edition(EVENTS)

    outcome = events.edition(EVENTS.replace("7pm,Live", "7pm,Confirmed"))

    assert [problem.code for problem in outcome.problems] == []


def test_removed_rows_and_those_to_be_looked_at_are_skipped_from_the_start(events: List) -> None:
    outcome = events.edition(EVENTS.replace("Draft", "removed").replace("7pm,Live", "7pm,review"))

    assert sum(outcome.skipped.values()) == 2
    assert set(events.activities) == {"songs", "brass"}


@pytest.mark.parametrize("time", ["Cancelled", "POSTPONED", "Called off (snow)"])
def test_a_time_that_says_it_was_called_off_leaves_the_row_out(events: List, time: str) -> None:
    events.edition(EVENTS)

    outcome = events.edition(EVENTS.replace("2pm - 4pm", time))

    assert outcome.skipped["it has been called off"] == 1
    assert [problem.code for problem in outcome.problems if "brass" in problem.span.file] == ["import-withdrawn"]


@pytest.mark.parametrize("other", ["Confirmed", "Scheduled"])
@pytest.mark.parametrize("off", ["Cancelled", "Canceled", "Postponed"])
def test_cancelled_rows_are_skipped_where_a_column_has_only_that_state_and_another(
    events: List, other: str, off: str
) -> None:
    outcome = events.edition(EVENTS.replace("Live", other).replace("Draft", off))

    assert outcome.skipped["it is not open or not published"] == 1
    assert set(events.activities) == {"songs", "brass", "carols"}


@pytest.mark.parametrize(
    "time",
    [
        "CANCELLED!",
        "Postponed until further notice",
        "Cancelled - sorry",
        "CANCELLED 7.30pm",
        "7.30pm CANCELLED",
        "7pm-9pm (cancelled)",
        "*** POSTPONED *** 19:30",
        "Cancelled: was 7.30pm",
    ],
)
def test_a_cell_that_as_a_whole_says_that_it_is_off_leaves_the_row_out(events: List, time: str) -> None:
    events.edition(EVENTS)

    assert events.edition(EVENTS.replace("2pm - 4pm", time)).skipped["it has been called off"] == 1


@pytest.mark.parametrize(
    "time",
    [
        '"7.30pm, not cancelled"',
        '"2pm, 7.30pm cancelled"',
        "7.30pm show cancelled",
        "Cancelled 2pm show. Now 7.30pm",
        "7.30pm unless cancelled",
        '"was cancelled, now on again"',
        "Cancelled bookings are not refunded",
        "Postponed from 5 May. Now 7.30pm",
        '"8pm now, was postponed"',
        "Has been postponed from 7pm",
        "Postponed: now at 7.30pm",
        "Cancelled from 9pm",
        "Doors 7pm. No refunds on cancelled bookings",
        "No refunds on cancelled bookings",
    ],
)
def test_a_row_that_is_on_is_not_left_out_for_a_word_in_its_time(events: List, time: str) -> None:
    outcome = events.edition(EVENTS.replace("2pm - 4pm", time))

    assert "it has been called off" not in outcome.skipped
    assert "brass" in events.activities
    assert "hours-called-off" not in {problem.code for problem in outcome.problems}


@pytest.mark.parametrize(
    "word",
    [
        "Removed from waiting list",
        "No longer hidden",
        "Now on again, was cancelled",
        "Not cancelled",
        "was postponed, now confirmed",
        "Was cancelled - now live",
        "No longer cancelled",
        "Not available for new members",
        "not available in August",
        "No longer for women only",
        "No longer on Mondays",
    ],
)
def test_a_state_with_such_a_word_in_it_that_is_on_is_neither_left_out_nor_named(events: List, word: str) -> None:
    outcome = events.edition(EVENTS.replace("7pm,Live", f'7pm,"{word}"'))

    assert "carols" in events.activities
    assert [problem.code for problem in outcome.problems] == []


def test_with_a_mapping_of_ones_own_an_event_that_was_called_off_is_not_said_to_be_on(events: List) -> None:
    events.edition(EVENTS)
    lines = events.mapping.read_text("utf-8").splitlines(keepends=True)
    events.mapping.write_text("".join(line for line in lines if "called off" not in line), "utf-8")

    outcome = events.edition(EVENTS.replace("2pm - 4pm", "Cancelled"))

    assert [session.starts_on for session in events.activities["brass"].sessions] == [None]
    assert [problem.code for problem in outcome.problems] == ["hours-called-off"]


def test_what_the_list_no_longer_has_is_named_with_what_to_type(events: List) -> None:
    events.edition(EVENTS)

    outcome = events.edition("".join(EVENTS.splitlines(keepends=True)[:2]))

    report = report_of(
        outcome, file="events.csv", source="What is on", assets=events.folder / "assets", dry_run=False, merges=[]
    )
    for text in (as_text(report), as_page(report), as_csv(report)):
        for record in ("activity brass", "activity carols", "place green-park"):
            assert record in text
            assert f"fingerpost close {record.partition(' ')[2]} --reason" in text


def test_the_console_names_what_the_list_no_longer_has(events: List) -> None:
    events.edition(EVENTS)
    events.path.write_text("".join(EVENTS.splitlines(keepends=True)[:2]), "utf-8")

    result = CliRunner().invoke(
        commands, ["import", "csv", str(events.path), "--assets", str(events.folder / "assets"), "--dry-run"]
    )

    assert "brass" in result.output
    assert "fingerpost close" in result.output


def test_what_was_closed_is_not_named_again(events: List) -> None:
    events.edition(EVENTS)
    path = events.folder / "assets" / "activities" / "brass.yaml"
    path.write_text(path.read_text("utf-8") + "closed: {on: 2026-11-14, reason: It was rained off.}\n", "utf-8")

    outcome = events.edition(EVENTS.replace("Brass,Green Park", "Drums,Green Park"))

    assert [problem.code for problem in outcome.problems] == []


def test_hours_that_are_emptied_later_leave_the_place(tmp_path: Path) -> None:
    clubs = List(tmp_path)
    text = "Name,Venue,Opening hours,Description\n" + "".join(
        f"{name},{hall},Mondays {hour}pm,Everybody is welcome to come along whoever they are\n"
        for hour, (name, hall) in enumerate((("Chess", "The Old Dairy"), ("Choir", "Green Park"), ("Tea", "Hall")), 2)
    )
    clubs.edition(text)

    clubs.edition(text.replace("Mondays 3pm", ""))

    assert [(session.place, session.repeats.value) for session in clubs.activities["choir"].sessions] == [
        ("green-park", "unknown")
    ]


@pytest.mark.parametrize("word", ["CANCELLED: ", "Postponed - ", "Called off – ", "*CANCELLED* : "])
def test_a_name_that_begins_with_the_word_that_it_is_off_is_named_and_has_no_time(events: List, word: str) -> None:
    events.edition(EVENTS)

    outcome = events.edition(EVENTS.replace("Carols,", f"{word}Carols,"))

    named = [(each.span.line, each.span.column) for each in outcome.problems if each.code == "hours-called-off"]
    assert named == [(5, 1)]
    one = next(one for one in events.activities.values() if one.name == f"{word}Carols")
    assert [(session.repeats.value, session.place) for session in one.sessions] == [("unknown", "green-park")]


@pytest.mark.parametrize(
    "name",
    [
        *("Carols - CANCELLED", "Carols (POSTPONED)", "CANCELLED Carols", "[CANCELLED] Carols", "**CANCELLED** Carols"),
        *(
            "CANCELLED! Carols",
            "Carols: cancelled",
            "POSTPONED/Carols",
            "Carols - cancelled due to snow",
            "Carols CANCELLED",
        ),
        *("Carols (postponed to March)", "Open carols - now cancelled", "CAROLS - CANCELLED", "CANCELLED"),
    ],
)
def test_a_name_that_says_anywhere_apart_or_in_capitals_that_it_is_off_is_named_and_has_no_time(
    events: List, name: str
) -> None:
    outcome = events.edition(EVENTS.replace("Carols,", f"{name},"))

    named = [(each.span.line, each.span.column) for each in outcome.problems if each.code == "hours-called-off"]
    assert named == [(5, 1)]
    one = next(one for one in events.activities.values() if one.name == name)
    assert [session.repeats.value for session in one.sessions] == ["unknown"]


@pytest.mark.parametrize(
    "name",
    ["Carols - not cancelled", "Carols (not CANCELLED)", "CANCELLED STAMPS CLUB", "Talk: The Cancelled Railway"],
)
def test_a_name_that_says_no_such_thing_keeps_its_time(events: List, name: str) -> None:
    outcome = events.edition(EVENTS.replace("Carols,", f"{name},"))

    assert [problem.code for problem in outcome.problems] == []
    assert next(one for one in events.activities.values() if one.name == name).sessions[0].repeats.value == "once"


@pytest.mark.parametrize("name", ["Cancelled stamps", "Never cancelled: a play", "Postponed", "Cancelled-cheque art"])
def test_a_name_that_only_has_the_word_is_on(events: List, name: str) -> None:
    outcome = events.edition(EVENTS.replace("Carols,", f"{name},"))

    assert [problem.code for problem in outcome.problems] == []
    one = next(one for one in events.activities.values() if one.name == name)
    assert one.sessions[0].repeats.value == "once"


STATES = "Name,Status,When,Phone,Description\n"


def clubs_with(states: list[str], folder: Path, keep: str | None = None) -> tuple[list[str], list[str], str]:
    """The states of the clubs that came in and of those named, where most of a list are active, and its mapping."""
    table = List(folder)
    every = ["Active"] * (len(states) + 12) + states
    text = STATES + "".join(
        f'Club {number:02},"{state}",Tuesday 10am-12pm,01632 9601{number:02},Everybody is welcome at table {number}\n'
        for number, state in enumerate(every)
    )
    if keep is not None:
        table.path.write_text(text, "utf-8")
        table.mapping.write_text(propose(table.path).text(ALL, {}).replace(", keep: [Active]", keep), "utf-8")
    outcome = table.edition(text)
    names = {one.name for one in table.activities.values()}
    lines = {problem.span.line for problem in outcome.problems if problem.code == "row-may-be-off"}
    numbered = list(enumerate(every))[-len(states) :]
    came_in = [state for number, state in numbered if f"Club {number:02}" in names]
    assert len(names) == len(every) - len(states) + len(came_in)
    return came_in, [state for number, state in numbered if number + 2 in lines], table.mapping.read_text("utf-8")


def test_however_many_words_of_its_own_a_state_has_what_has_ended_is_left_out(tmp_path: Path) -> None:
    ended = [
        *("Folded", "Closed", "Dormant", "Disbanded", "No longer meets", "Ended 2024", "Finished", "Discontinued"),
        *("Closed 2023", "Closed - merged", "Ceased", "Defunct", "Dissolved", "Lapsed", "Stopped", "Wound up"),
        *("In abeyance", "Internal only", "Staff only", "Don't include", "No longer runs", "Not for web"),
        *("Inactive", "Non-active", "No", "To be deleted", "Remove", "Archive", "Unlisted"),
    ]

    came_in, named, _ = clubs_with(ended, tmp_path)

    assert (came_in, named) == ([], [])


def test_what_is_closed_in_part_or_says_something_else_comes_in_and_is_named(tmp_path: Path) -> None:
    others = [
        *("Closed - full", "Closed Mondays", "Closed group", "Closed in August", "Closed for the summer"),
        *(
            "Closed (full)",
            "Cancelled 3 March, otherwise on",
            "Seasonal",
            "Rescheduled",
            "Active - folding soon",
            "Season ended",
        ),
    ]

    came_in, named, _ = clubs_with(others, tmp_path)

    assert (came_in, named) == (others, others)


@pytest.mark.parametrize("on", ["Currently running", "Live", "Open", "confirmed", "", "Not known"])
def test_a_state_that_says_that_it_is_on_or_nothing_is_not_named(on: str, tmp_path: Path) -> None:
    assert clubs_with([on], tmp_path)[:2] == ([on], [])


def test_a_word_is_kept_once_whatever_its_capitals(tmp_path: Path) -> None:
    assert "keep: [Active, Live]," in clubs_with(["ACTIVE", "Live", "active", "LIVE"], tmp_path)[2]


def test_the_words_that_the_mapping_keeps_are_not_named(tmp_path: Path) -> None:
    came_in, named, mapping = clubs_with(["Closed", "Seasonal", "Sleeping"], tmp_path, ", keep: [Active, seasonal]")

    assert "keep: [Active, seasonal]" in mapping
    assert (came_in, named) == (["Seasonal", "Sleeping"], ["Sleeping"])


def test_by_a_mapping_that_keeps_no_words_those_of_most_rows_are_kept(tmp_path: Path) -> None:
    came_in, named, mapping = clubs_with(["Closed", "Seasonal", "Sleeping"], tmp_path, "")

    assert "keep" not in mapping
    assert (came_in, named) == (["Seasonal", "Sleeping"], ["Seasonal", "Sleeping"])


def test_a_list_in_which_all_are_on_yet_is_prepared_for_one_that_closes(tmp_path: Path) -> None:
    assert "{Status: [Closed, Withdrawn]}, keep: [Active]" in clubs_with(["Active"], tmp_path)[2]


@pytest.mark.parametrize("heading", ["Booking status", "Membership status", "Waiting list status"])
def test_a_status_of_something_else_leaves_nothing_out(heading: str, tmp_path: Path) -> None:
    clubs = List(tmp_path)
    rows = [
        f"Club {number},{'Closed' if number == 3 else 'Open'},Tuesday 10am-12pm,01632 96012{number},All are welcome\n"
        for number in range(8)
    ]

    outcome = clubs.edition("".join([STATES.replace("Status", heading), *rows]))

    assert (len(clubs.activities), outcome.skipped) == (8, {})


def test_a_name_of_very_many_dashes_is_answered_at_once() -> None:
    name = "a - " * 10_000  # takes minutes where all of it is looked at from each dash

    assert not is_called_off_in_name(name)

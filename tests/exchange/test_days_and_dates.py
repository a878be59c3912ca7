"""Lists with weekly clubs and single events in one: how often it is, on which day, and until when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory
from fingerpost.records.session import Session

ALL = Answers(
    source="What is on",
    licence="our own",
    checked_on="2026-10-01",
    town="Wells",
    contact="https://a.example/",
)
VENUES = ("The Old Dairy", "Green Park", "Market Hall")


def brought_in(folder: Path, file: str, text: str):
    (folder / file).write_text(text, "utf-8")
    mapping = folder / "map.yaml"
    mapping.write_text(propose(folder / file).text(ALL, {}), "utf-8")
    outcome = import_table(file.rpartition(".")[2], folder / file, mapping, folder / "assets")
    return outcome, read_directory(folder / "assets")[0]


def words_of(session: Session) -> str:
    """A session in one line: how it repeats, its weeks and days, its times, and from when until when."""
    times = "-".join(f"{time:%H:%M}" for time in (session.starts, session.ends) if time)
    days = [*map(str, session.dates)] or [" to ".join(str(day) for day in (session.starts_on, session.ends_on) if day)]
    every = f"every {session.every}" if session.every > 1 else ""
    return " ".join(
        part for part in (session.repeats.value, every, *session.weeks, *session.days, times, *days) if part
    )


def when_of(directory) -> dict[str, list[str]]:
    return {one.name: [words_of(session) for session in one.sessions] for one in directory.activities.values()}


def json_list(rows: list[dict[str, object]]) -> str:
    about = {"text": "Everybody is welcome to come along, whoever they are.", "link": "https://a.example.net/"}
    return json.dumps([{"id": f"e{n}", **row, "venue": VENUES[n % 3], **about} for n, row in enumerate(rows)])


DAYS = [{"title": "Brass", "time": "20:00", "recurrence": {"freq": "weekly", "day": "sun"}}]
DATES = [
    {"title": "Eclipse", "start": "2027-08-12", "time": "Gates ~15:30 · show ~18:00"},
    {"title": "Fireworks", "start": "2026-11-07", "time": "18:00-20:00"},
    {"title": "Clay", "start": "2026-12-19", "end": "2026-12-21", "time": "13:00-15:00"},
    {"title": "Musical", "start": "2026-12-09", "end": "2026-12-10", "time": "19:30 · doors 18:45"},
    {"title": "Camp", "start": "2026-12-01", "end": "2026-12-28", "time": "Mon-Fri 10:00-14:00"},
    {"title": "Play", "start": "2026-12-03", "end": "2026-12-12", "time": "Evenings, see the programme"},
]


def test_a_row_without_a_day_of_the_week_is_on_its_date_whatever_its_times_say(tmp_path: Path) -> None:
    outcome, directory = brought_in(tmp_path, "events.json", json_list(DAYS + DATES))

    assert when_of(directory) == {
        "Brass": ["weekly sunday 20:00"],
        "Eclipse": ["once 2027-08-12"],
        "Fireworks": ["once 18:00-20:00 2026-11-07"],
        "Clay": ["dates 13:00-15:00 2026-12-19 2026-12-20 2026-12-21"],
        "Musical": ["dates 2026-12-09 2026-12-10"],
        "Camp": ["weekly monday tuesday wednesday thursday friday 10:00-14:00 2026-12-01 to 2026-12-28"],
        "Play": ["unknown"],
    }
    play = next(one for one in directory.activities.values() if one.name == "Play")
    assert play.sessions[0].notes == "From 3 December 2026 to 12 December 2026."
    assert [problem.code for problem in outcome.problems] == ["hours-unclear"] * 3


RULES = [
    {"title": "Market", "time": "09:00-14:00", "recurrence": {"freq": "monthly", "week": 2, "day": "sun"}},
    {"title": "Folk", "time": "19:00", "recurrence": {"freq": "monthly", "week": -1, "day": "fri"}},
    {"title": "Walk", "time": "10:00", "recurrence": {"freq": "weekly", "day": "tue", "until": "2027-09-13"}},
    {"title": "Fair", "time": "10:00", "recurrence": {"freq": "yearly", "day": "sat"}},
]


def test_how_often_is_read_with_the_day_and_monthly_is_never_weekly(tmp_path: Path) -> None:
    _, directory = brought_in(tmp_path, "events.json", json_list(DAYS + RULES))

    assert when_of(directory) == {
        "Brass": ["weekly sunday 20:00"],
        "Market": ["monthly second sunday 09:00-14:00"],
        "Folk": ["monthly last friday 19:00"],
        "Walk": ["weekly tuesday 10:00 2027-09-13"],
        "Fair": ["unknown"],
    }


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ("monthly,,2,Sunday", "monthly second sunday 10:00"),
        ("weekly,2,,Sunday", "weekly every 2 sunday 10:00 2027-01-03"),
        ("weekly,1,,Sunday", "weekly sunday 10:00 2027-01-03"),
        ("monthly,2,1,Sunday", "monthly every 2 first sunday 10:00 2027-01-03"),
        ("monthly,,9,Sunday", "unknown"),
    ],
)
def test_an_interval_and_a_week_of_the_month_in_a_csv(tmp_path: Path, row: str, when: str) -> None:
    others = [f"Club {n},weekly,1,,Monday,14:00,2027-01-04,Green Park" for n in range(6)]
    others += [f"Choir {n},monthly,1,{n},Friday,15:00,2027-01-01,Market Hall" for n in range(1, 5)]
    head = "Name,Freq,Interval,Week,Day,Time,Start date,Venue"
    rows = "\n".join([head, *others, f"The one,{row},10:00,2027-01-03,Old Dairy"])

    _, directory = brought_in(tmp_path, "clubs.csv", rows + "\n")

    assert when_of(directory)["The one"][0].removesuffix(" 2027-01-03") == when.removesuffix(" 2027-01-03")


SOME_LONGER = "\n".join(
    [
        "Event ID,Event Name,Event Start Date,Event Start Time,Event End Date,Event End Time,Event Venue Name",
        *(f"{n},Talk {n},2026-12-{n:02},10:00,2026-12-{n:02},12:00,Market Hall" for n in range(11, 21)),
        "104,Art show,2027-02-06,10:00,2027-02-08,16:00,Green Park",
        "108,Panto,2026-12-05,19:00,2026-12-19,21:30,Green Park",
        "107,Book week,2027-03-01,,2027-03-07,,Green Park",
    ]
)


def test_a_list_of_events_may_have_some_of_several_days(tmp_path: Path) -> None:
    _, directory = brought_in(tmp_path, "events.csv", SOME_LONGER + "\n")

    times = when_of(directory)
    assert times["Talk 11"] == ["once 10:00-12:00 2026-12-11"]
    assert times["Art show"] == ["dates 2027-02-06 2027-02-07 2027-02-08"]
    assert times["Panto"] == times["Book week"] == ["unknown"]


def test_a_list_whose_dates_are_not_used_does_not_say_that_it_has_none(tmp_path: Path) -> None:
    text = "Name,Start date,Venue\n" + "".join(f"Course {n},2027-01-{n},Market Hall\n" for n in range(10, 20))
    (tmp_path / "courses.csv").write_text(text, "utf-8")

    proposal = propose(tmp_path / "courses.csv").text(ALL, {})

    assert "no column says when" not in proposal
    assert "Start date says when it begins" in proposal


def test_a_column_beside_the_hours_says_that_it_is_monthly(tmp_path: Path) -> None:
    rows = [
        ("Monthly Activities", "Saturday 2pm-4pm"),
        ("Monthly Activities", "2nd Thursday of each month, 7pm-10pm"),
        ("Weekly Activities", "Monday 2pm-4pm"),
        ("Fortnightly", "Tuesday 10am-12pm"),
        ("Daily Activities", "Mon-Fri 9am-5pm"),
        ("Weekly Activities", "Friday 10am-11am"),
    ]
    lines = [f'Club {n},{VENUES[n % 3]},{often},"{hours}",01632 960123' for n, (often, hours) in enumerate(rows)]
    text = "\n".join(["Name,Venue,Frequency,Opening hours,Phone", *lines, ""])

    _, directory = brought_in(tmp_path, "clubs.csv", text)

    assert {name: [line.split()[0] for line in lines] for name, lines in when_of(directory).items()} == {
        "Club 0": ["monthly"],
        "Club 1": ["monthly"],
        "Club 2": ["weekly"],
        "Club 3": ["weekly"],
        "Club 4": ["weekly"],
        "Club 5": ["weekly"],
    }
    assert when_of(directory)["Club 3"][0].startswith("weekly every 2 tuesday")


@pytest.mark.parametrize("heading", ["Time", "Start time"])
def test_a_first_and_a_last_day_and_one_cell_for_the_time(tmp_path: Path, heading: str) -> None:
    text = f"Name,Start date,End date,{heading},Venue,Phone\n" + "".join(
        f"{name},{first},{last},{time},Market Hall,01632 960123\n"
        for name, first, last, time in (
            ("Quiz", "2026-12-09", "2026-12-09", "19:30"),
            ("Bingo", "2026-12-11", "2026-12-11", "2pm-4pm"),
            ("Talk", "2026-12-12", "", "7.30pm"),
            ("Musical", "2026-12-09", "2026-12-10", "19:30 · doors 18:45"),
            ("Concert", "2026-12-13", "2026-12-13", "19:30 · doors 18:45"),
            ("Fair", "2026-12-15", "2026-12-15", "10am"),
        )
    )

    _, directory = brought_in(tmp_path, "events.csv", text)

    assert when_of(directory) == {
        "Quiz": ["once 19:30 2026-12-09"],
        "Bingo": ["once 14:00-16:00 2026-12-11"],
        "Talk": ["once 19:30 2026-12-12"],
        "Musical": ["dates 2026-12-09 2026-12-10"],
        "Concert": ["once 2026-12-13"],
        "Fair": ["once 10:00 2026-12-15"],
    }


def test_most_events_of_a_list_may_last_some_days(tmp_path: Path) -> None:
    head = "Event ID,Event Name,Event Start Date,Event Start Time,Event End Date,Event End Time,Event Venue Name,Phone"
    rows = [
        "101,Fair,12/12/2026,10:00,12/12/2026,16:00,Market Hall,01632 960123",
        "104,Art show,06/02/2027,10:00,08/02/2027,16:00,Green Park,01632 960123",
        "108,Panto,05/12/2026,19:00,19/12/2026,21:30,Green Park,01632 960123",
        "107,Book week,01/03/2027,,07/03/2027,,Market Hall,01632 960123",
    ]

    _, directory = brought_in(tmp_path, "events.csv", "\n".join([head, *rows, ""]))

    assert when_of(directory) == {
        "Fair": ["once 10:00-16:00 2026-12-12"],
        "Art show": ["dates 2027-02-06 2027-02-07 2027-02-08"],
        "Panto": ["unknown"],
        "Book week": ["unknown"],
    }
    notes = {one.name: one.sessions[0].notes for one in directory.activities.values()}
    assert notes["Panto"] == "From 5 December 2026 to 19 December 2026."
    assert notes["Book week"] == "From 1 March 2027 to 7 March 2027."


def test_courses_of_many_weeks_are_no_events(tmp_path: Path) -> None:
    rows = "".join(f"Course {n},2027-01-1{n},10:00,2027-03-2{n},Market Hall,01632 960123\n" for n in range(6))

    _, directory = brought_in(tmp_path, "courses.csv", "Name,Start date,Start time,End date,Venue,Phone\n" + rows)

    assert {line for lines in when_of(directory).values() for line in lines} == {"unknown"}


@pytest.mark.parametrize(
    ("days", "time", "when"),
    [
        ("2026-12-31,2027-01-01", "8pm-1am", "once 20:00-01:00 2026-12-31"),
        ("2026-12-31,2027-01-01", "8pm to midnight", "once 20:00-00:00 2026-12-31"),
        ("2026-12-31,2027-01-01", "20:00-01:00", "once 20:00-01:00 2026-12-31"),
        ("2026-12-31,2027-01-01", "8pm", "once 20:00 2026-12-31"),
        ("2026-12-18,2026-12-19", "20:00", "once 20:00 2026-12-18"),
        ("2026-12-18,2026-12-19", "10am", "dates 2026-12-18 2026-12-19"),
        ("2026-12-31,2027-01-01", "10am-4pm", "dates 10:00-16:00 2026-12-31 2027-01-01"),
        ("2026-12-18,2026-12-20", "8pm-1am", "unknown"),
        ("2026-12-18,2026-12-20", "Sunday 10am-4pm", "unknown"),
        ("2026-12-18,2026-12-20", "10am-4pm Sunday only", "unknown"),
        ("2026-12-18,2026-12-20", '"10am-4pm, not Sunday"', "unknown"),
        ("2026-12-18,2026-12-20", "10am-4pm", "dates 10:00-16:00 2026-12-18 2026-12-19 2026-12-20"),
    ],
)
def test_times_of_one_night_or_of_some_days_are_not_of_each_day(
    tmp_path: Path, days: str, time: str, when: str
) -> None:
    others = [f"Talk {n},2026-12-{n},2026-12-{n},10am-12pm,Market Hall" for n in range(11, 18)]
    rows = ["Event,Start date,End date,Time,Venue", *others, f"The one,{days},{time},Green Park", ""]

    _, directory = brought_in(tmp_path, "events.csv", "\n".join(rows))

    assert when_of(directory)["The one"] == [when]
    if when == "unknown":
        assert "From 18 December 2026 to 20 December 2026." in next(
            one.sessions[0].notes for one in directory.activities.values() if one.name == "The one"
        )


@pytest.mark.parametrize(
    ("often", "hours", "when"),
    [
        ("Weekly", "Tuesday 7pm-9pm", "weekly tuesday 19:00-21:00"),
        ("Monthly", "Tuesday 7pm-9pm", "monthly tuesday 19:00-21:00"),
        ("Fortnightly", "Tuesday 7pm-9pm", "weekly every 2 tuesday 19:00-21:00"),
        ("Every other week", "Tuesday 7pm-9pm", "weekly every 2 tuesday 19:00-21:00"),
        ("Alternate weeks", "Tuesday 7pm-9pm", "weekly every 2 tuesday 19:00-21:00"),
        ("Monthly", "Mon 10-12 Fri 2-4", "unknown"),
        ("Monthly", "Mon 10-12 & Fri 2-4", "unknown"),
        ("Monthly", "Mon 10am-12pm Fri 10am-12pm", "unknown"),
        ("Fortnightly", "Mon 10-12 Fri 2-4", "unknown"),
        ("Weekly", "Mon 10am-12pm Tue 10am-12pm", "weekly monday tuesday 10:00-12:00"),
        ("", "Tuesday 7pm-9pm", "weekly tuesday 19:00-21:00"),
        *(
            (often, "Tuesday 7pm-9pm", "unknown")
            for often in (
                "Quarterly",
                "One-off",
                "Annual",
                "Weekly for six months",
                "Every three months",
                "Bi-monthly",
                "Twice a month",
            )
        ),
        ("Monthly", "Monday 10am-12pm; Friday 2pm-4pm", "unknown"),
        ("Quarterly", "Monday 10am-12pm; Friday 2pm-4pm", "unknown"),
    ],
)
@pytest.mark.parametrize("is_later", [False, True])
def test_only_a_plain_word_for_how_often_changes_when_it_is(
    tmp_path: Path, often: str, hours: str, when: str, is_later: bool
) -> None:
    others = [
        f"Club {n},{VENUES[n % 3]},{('Weekly', 'Monthly')[n % 2]},Friday {n}pm-9pm,01632 960123" for n in range(1, 7)
    ]
    head = "Name,Venue,Frequency,Opening hours,Phone"
    one = f"The one,Green Park,{often},{hours},01632 960123"
    first = "\n".join([head, *others, *([] if is_later else [one]), ""])
    (tmp_path / "clubs.csv").write_text(first, "utf-8")
    mapping = tmp_path / "map.yaml"
    mapping.write_text(propose(tmp_path / "clubs.csv").text(ALL, {}), "utf-8")
    (tmp_path / "clubs.csv").write_text("\n".join([head, *others, one, ""]), "utf-8")

    import_table("csv", tmp_path / "clubs.csv", mapping, tmp_path / "assets")

    assert when_of(read_directory(tmp_path / "assets")[0])["The one"] == [when]


CLUBS = [f"Club {n},weekly,Monday,14:00,2027-01-04,Green Park,01632 960123" for n in range(6)]
HEAD = "Name,How often,Day,Time,Start date,Venue,Phone"


@pytest.mark.parametrize(
    ("often", "day", "first", "when"),
    [
        ("Annual", "Monday", "", "unknown"),
        ("Annually", "Monday", "", "unknown"),
        ("Yearly", "Monday", "", "unknown"),
        ("One-off", "Monday", "", "unknown"),
        ("Once", "Monday", "", "unknown"),
        ("Termly", "Monday", "", "unknown"),
        ("Ad hoc", "Monday", "", "unknown"),
        ("One-off", "Monday", "2027-01-11", "once 14:00 2027-01-11"),
        ("Annual", "Monday", "2027-01-11", "once 14:00 2027-01-11"),
        ("One-off event", "Monday", "2027-01-12", "unknown"),  # that is a Tuesday
        ("Annual", "Monday and Tuesday", "2027-01-11", "unknown"),
        ("Ongoing", "Monday", "", "weekly monday 14:00"),
        ("Every 2 weeks", "Monday", "2027-01-11", "weekly every 2 monday 14:00 2027-01-11"),
        ("Monthly", "1st Monday", "", "monthly first monday 14:00"),
        ("1st and 3rd", "Monday", "", "monthly first third monday 14:00"),
    ],
)
def test_what_is_once_a_year_or_once_only_is_never_each_week(
    tmp_path: Path, often: str, day: str, first: str, when: str
) -> None:
    row = f"The one,{often},{day},14:00,{first},Market Hall,01632 960123"

    _, directory = brought_in(tmp_path, "clubs.csv", "\n".join([HEAD, *CLUBS, row, ""]))

    assert when_of(directory)["The one"] == [when]


def test_hours_beside_an_unknown_word_for_how_often_are_kept_and_named(tmp_path: Path) -> None:
    row = "The one,Termly,Monday,14:00,,Market Hall,01632 960123"

    outcome, directory = brought_in(tmp_path, "clubs.csv", "\n".join([HEAD, *CLUBS, row, ""]))

    one = next(one for one in directory.activities.values() if one.name == "The one")
    assert one.imported.hours == "Termly: Monday 14:00"
    named = [problem for problem in outcome.problems if problem.code == "hours-unclear"]
    assert [(problem.span.line, "Termly: Monday 14:00" in problem.message) for problem in named] == [(8, True)]


def test_an_evening_of_which_nobody_says_how_it_ends_may_be_on_again_and_says_so(tmp_path: Path) -> None:
    others = [f"Talk {n},2026-12-{n},2026-12-{n},10am-12pm,Market Hall" for n in range(11, 18)]
    rows = ["Event,Start date,End date,Time,Venue", *others, "Party,2026-12-31,2027-01-01,8pm,Green Park", ""]

    outcome, directory = brought_in(tmp_path, "events.csv", "\n".join(rows))

    party = next(one for one in directory.activities.values() if one.name == "Party")
    assert party.sessions[0].notes == "There may be other times. Ask."
    assert [(problem.code, problem.span.line) for problem in outcome.problems] == [("hours-unclear", 9)]


@pytest.mark.parametrize(
    ("start", "when"),
    [
        ("19:30 · doors 18:45", "once 2026-12-12"),
        ("evening", "once 2026-12-12"),
        ("CANCELLED until further notice", None),
        ("not yet known", "once 2026-12-12"),
        ("19:30 and every Friday after", "unknown"),
    ],
)
def test_words_for_the_time_cost_no_date_where_both_ends_have_columns(
    tmp_path: Path, start: str, when: str | None
) -> None:
    others = [f"Talk {n},2026-12-{n},10:00,2026-12-{n},12:00,Market Hall" for n in range(13, 21)]
    rows = ["Event,Start date,Start time,End date,End time,Venue", *others]
    rows.append(f"The one,2026-12-12,{start},2026-12-12,22:00,Green Park")

    _, directory = brought_in(tmp_path, "events.csv", "\n".join(rows) + "\n")

    assert when_of(directory).get("The one") == (None if when is None else [when])


@pytest.mark.parametrize(
    ("often", "when", "hours"),
    [
        ("Weekly", "weekly friday", "Friday"),
        ("all year round", "weekly friday", "Friday"),
        ("Weekly (not August)", "weekly friday", "Weekly (not August) Friday"),
        ("Weekly except July and August", "weekly friday", "Weekly except July and August Friday"),
        ("Twice a month", "some-weeks friday", "Twice a month Friday"),
        ("Every 4 weeks", "weekly every 4 friday", "Every 4 weeks Friday"),
        ("1st", "monthly first friday", "1st Friday"),
        ("Weekly in summer", "unknown", "Weekly in summer: Friday"),
    ],
)
def test_the_words_for_how_often_are_kept_with_the_day_that_they_change(
    tmp_path: Path, often: str, when: str, hours: str
) -> None:
    rows = [f"Club {n},Weekly,Friday,Green Park,01632 960123" for n in range(6)]
    text = "\n".join(["Name,How often,Day,Venue,Phone", *rows, f"The one,{often},Friday,Market Hall,01632 960123", ""])

    _, directory = brought_in(tmp_path, "clubs.csv", text)

    one = next(one for one in directory.activities.values() if one.name == "The one")
    assert (when_of(directory)["The one"], one.imported.hours) == ([when], hours)
    months = one.sessions[0].months
    assert (8 in months, 6 in months) == (False, "August" in often)


BEGINS = """\
Event,{heading},Venue,What happens,Link
Carols,{0},The Old Dairy,Carols by candle light for all,https://carols.example.net/
Quiz,{1},Green Park,Questions and cake for everybody,https://quiz.example.net/
Fair,{2},Market Hall,Stalls and mulled wine in the hall,https://fair.example.net/
"""


@pytest.mark.parametrize(
    ("heading", "cells", "times"),
    [
        ("Start date,Time", ("19/12/2026,18:30", "18/12/2026,7pm", "05/12/2026,10am"), (" 18:30", " 19:00", " 10:00")),
        ("Start date,Start", ("19/12/2026,18:30", "18/12/2026,7pm", "05/12/2026,10am"), (" 18:30", " 19:00", " 10:00")),
        ("Starts", ("19/12/2026", "18/12/2026", "05/12/2026"), ("", "", "")),
    ],
)
def test_a_list_of_events_may_say_only_when_each_begins(
    tmp_path: Path, heading: str, cells: tuple[str, ...], times: tuple[str, ...]
) -> None:
    _, directory = brought_in(tmp_path, "list.csv", BEGINS.format(*cells, heading=heading))

    assert when_of(directory) == {
        "Carols": [f"once{times[0]} 2026-12-19"],
        "Quiz": [f"once{times[1]} 2026-12-18"],
        "Fair": [f"once{times[2]} 2026-12-05"],
    }


@pytest.mark.parametrize("more", ["Weeks", "Frequency", "Number of sessions"])
def test_what_begins_and_goes_on_is_not_on_that_date_alone(tmp_path: Path, more: str) -> None:
    text = BEGINS.format("19/12/2026,6", "18/12/2026,8", "05/12/2026,10", heading=f"Start date,{more}")

    _, directory = brought_in(tmp_path, "list.csv", text)

    assert {line for lines in when_of(directory).values() for line in lines} == {"unknown"}


MOMENTS = """\
source: What is on
licence: our own
key: [<Event>]
records:
  activity:
    id: [<Event>]
    name: <Event>
    summary: <Event> in the hall in Frome, for everybody who comes.
    sessions:
      first_of:
        - opening_hours: {joined: [{date_time: <Starts>}, {date_time: <Ends>}], by: " to "}
          with: {area: frome}
        - [{area: frome, repeats: unknown}]
    join: {ways: [website]}
    contact: {website: "https://a.example/"}
    checked: {on: 2026-10-01, how: list}
"""


@pytest.mark.parametrize(
    ("start", "when", "hours", "code"),
    [
        ("2026-12-09 14:00", "once 14:00-15:30 2026-12-09", "2026-12-09 14:00 to 2026-12-09 15:30", None),
        ("", "unknown", "to 2026-12-09 15:30", "hours-unclear"),
        ("TBC", "unknown", "TBC to 2026-12-09 15:30", "hours-unclear"),
        ("POSTPONED", "unknown", "", "hours-called-off"),
        ("in the new year", "unknown", "in the new year to 2026-12-09 15:30", "date-unclear"),
    ],
)
def test_the_end_of_an_event_never_becomes_its_beginning(
    tmp_path: Path, start: str, when: str, hours: str, code: str | None
) -> None:
    (tmp_path / "events.csv").write_text(f"Event,Starts,Ends\nThe one,{start},2026-12-09 15:30\n", "utf-8")
    (tmp_path / "map.yaml").write_text(MOMENTS, "utf-8")

    outcome = import_table("csv", tmp_path / "events.csv", tmp_path / "map.yaml", tmp_path / "assets")

    directory, _ = read_directory(tmp_path / "assets")
    assert when_of(directory)["The one"] == [when]
    assert directory.activities["the-one"].imported.hours == hours
    named = [
        (problem.code, problem.span.line)
        for problem in outcome.problems
        if "date" in problem.code or "hours" in problem.code
    ]
    assert named == ([(code, 2)] if code else [])


def test_a_moment_that_says_it_is_postponed_leaves_the_row_out(tmp_path: Path) -> None:
    rows = [f"Talk {n},2026-12-{n} 10:00,2026-12-{n} 12:00,Market Hall" for n in range(13, 21)]
    rows = ["Event,Starts,Ends,Venue", *rows, "The one,POSTPONED,2026-12-09 15:30,Green Park", ""]

    outcome, directory = brought_in(tmp_path, "events.csv", "\n".join(rows))

    assert outcome.skipped["it has been called off"] == 1
    assert len(directory.activities) == 8

"""Hours as people write them: the table of cases, and what the schedule says read back."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from fingerpost.language import ENGLISH
from fingerpost.reading.make_session import make_session
from fingerpost.records.session import BankHolidays, Repeats, Session, Week, Weekday
from fingerpost.schedule.hours.read import LONGEST, read_hours
from fingerpost.schedule.words import say_session, say_session_short, wording_key
from tests.schedule.hours.meaning import meaning_of


def table(name: str) -> list[tuple[str, str]]:
    """Words and what they mean, from a file beside this one."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    pairs = [line.split(" => ") for line in lines if " => " in line and not line.startswith("#")]
    return [(words.replace("\\n", "\n"), meaning) for words, meaning in pairs]


CASES, OSM_CASES, YEAR_CASES = table("cases.txt"), table("osm_cases.txt"), table("year_cases.txt")


# A thousand readings that take a millisecond each: as a test of its own each would take five.
@pytest.mark.parametrize("cases", [CASES, OSM_CASES], ids=["as people write them", "of OpenStreetMap"])
def test_hours_mean_what_the_table_says(cases: list[tuple[str, str]]) -> None:
    read = {words: meaning_of(read_hours(words, calendar="terms")) for words, _ in cases}

    assert [(words, read[words], meaning) for words, meaning in cases if read[words] != meaning] == []


def test_days_without_a_year_are_read_where_the_list_says_it_and_nowhere_else() -> None:
    read = {words: meaning_of(read_hours(words, calendar="terms", year=2026)) for words, _ in YEAR_CASES}

    assert [(words, read[words], meaning) for words, meaning in YEAR_CASES if read[words] != meaning] == []
    assert [words for words, _ in YEAR_CASES if read_hours(words, calendar="terms").is_whole] == []


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Tuesdays 2pm, 1 October to 31 March", "Tu 14:00 months=1-3,10-12"),
        ("Tuesdays 2pm, 14 November to 25 March 2027", "Tu 14:00 from=2026-11-14 until=2027-03-25"),
        ("Saturday 14 June 2025, 2pm", "2025-06-14 14:00"),
    ],
)
def test_what_needs_no_year_is_read_as_it_is_without(words: str, meaning: str) -> None:
    assert [meaning_of(read_hours(words, year=year)) for year in (None, 2026)] == [meaning, meaning]


def test_the_table_has_at_least_400_cases_and_none_twice() -> None:
    assert len({words for words, _ in CASES}) == len(CASES) >= 400
    assert len({words for words, _ in OSM_CASES}) == len(OSM_CASES) >= 50


def test_term_time_stays_words_where_nothing_says_whose_terms() -> None:
    reading = read_hours("Tuesday 10am-12pm, term time only")

    assert (reading.sessions, reading.needs_calendar) == ((), True)


@pytest.mark.parametrize("words", ["Every other Tuesday 2pm-4pm", "One Tuesday a month, 2pm-4pm"])
def test_where_nothing_says_in_which_weeks_it_is_to_be_asked(words: str) -> None:
    reading = read_hours(words)

    assert (len(reading.sessions), reading.is_whole, reading.needs_date) == (1, True, True)
    assert not read_hours(words + " from 6 October 2026" if "other" in words else "1st " + words[4:]).needs_date


@pytest.mark.parametrize("words", ["Every second Tuesday 2pm-4pm", "Two Tuesdays a month, 2pm-4pm"])
def test_some_of_the_days_are_asked_for_with_the_words_beside_them(words: str) -> None:
    reading = read_hours(words)

    assert [session["notes"] for session in reading.sessions] == [f"In their words: {words}"]
    assert (reading.is_whole, reading.needs_date) == (True, True)


def test_a_range_without_am_or_pm_is_named() -> None:
    assert read_hours("Monday 9-5").assumed == ("09:00-17:00",)


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("10:00-12:00, 2pm to 4pm", "Tu 10:00-12:00; Tu 14:00-16:00"),
        ("Tuesday 10am-12pm", "Tu 10:00-12:00"),
        ("Wednesday 10am-12pm", "?"),
        ("Closed", "closed"),
        ("10:00", "Tu 10:00"),
        ("9:00 & 11:00am", "Tu 09:00; Tu 11:00"),
        ("24 hours, 7 days a week", "Tu 00:00-24:00"),
    ],
)
def test_a_cell_of_one_day_is_of_that_day(words: str, meaning: str) -> None:
    assert meaning_of(read_hours(words, day=Weekday.TUESDAY)) == meaning


def test_a_text_too_long_to_be_hours_is_left_alone() -> None:
    words = "Tuesday 10am-12pm " * (LONGEST // 10)

    assert meaning_of(read_hours(words)) == "?"


@given(st.text(max_size=80) | st.text("MonTueWd 0123:.-amp,;/&()andtocloseexcpt1st", max_size=60))
def test_no_text_stops_the_reader(words: str) -> None:
    reading = read_hours(words, calendar="terms")

    assert reading.sessions or reading.not_read or reading.is_closed


DAYS = st.sets(st.sampled_from(list(Weekday)), min_size=1).map(
    lambda days: tuple(day for day in Weekday if day in days)
)
WEEKS = st.sets(st.sampled_from(list(Week)), min_size=1).map(
    lambda weeks: tuple(week for week in Week if week in weeks)
)
DATES = st.dates(date(2026, 1, 1), date(2028, 12, 31))
QUARTERS = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))


@st.composite
def valid_sessions(draw: st.DrawFn) -> Session:
    """A session that the checks have nothing to say of, or of which only the weeks are to be asked."""
    kinds = ["weekly", "fortnightly", "some weeks", "one a month", "monthly", "month days", "once", "dates"]
    kind = draw(st.sampled_from([*kinds, "some", "by arrangement"]))
    fields: dict[str, object] = {}
    if draw(st.booleans()):
        starts, ends = draw(QUARTERS), draw(QUARTERS)
        fields |= (
            {"starts": starts, "ends": ends, "ends_next_day": ends <= starts}
            if draw(st.booleans())
            else {"starts": starts}
        )
    if kind == "once":
        return Session(repeats=Repeats.ONCE, starts_on=draw(DATES), **fields)  # type: ignore[arg-type]
    if kind == "dates":
        dates = draw(st.sets(DATES, min_size=2, max_size=6))
        return Session(repeats=Repeats.DATES, dates=tuple(sorted(dates)), **fields)  # type: ignore[arg-type]
    if kind == "by arrangement":
        days = draw(DAYS | st.just(()))
        return Session(repeats=Repeats.BY_ARRANGEMENT, days=days, **(fields if days else {}))  # type: ignore[arg-type]
    if kind == "month days":
        numbers = draw(st.sets(st.integers(1, 31), min_size=1, max_size=4))
        fields |= {"repeats": Repeats.MONTHLY, "month_days": tuple(sorted(numbers))}
    else:
        fields["days"] = draw(DAYS)
    if kind in ("monthly", "one a month"):
        fields |= {"repeats": Repeats.MONTHLY, "weeks": draw(WEEKS) if kind == "monthly" else ()}
    if kind == "some":
        fields["repeats"] = Repeats.SOME_WEEKS
    if kind == "some weeks":
        fields["every"] = draw(st.integers(2, 6))
    if kind == "fortnightly":
        first = draw(DATES)
        day = draw(st.sampled_from(fields["days"]))  # type: ignore[arg-type]
        fields |= {
            "every": draw(st.integers(2, 6)),
            "starts_on": first + timedelta(days=(day.number - first.weekday()) % 7),
        }
    elif kind != "some weeks" and draw(st.booleans()):
        fields["starts_on"] = draw(DATES)
    if draw(st.booleans()):
        fields["ends_on"] = draw(st.dates(fields.get("starts_on", date(2026, 1, 1)), date(2029, 12, 31)))  # type: ignore[arg-type]
    if draw(st.booleans()):
        fields["months"] = tuple(sorted(draw(st.sets(st.integers(1, 12), min_size=1, max_size=11))))
    if draw(st.booleans()):
        fields[draw(st.sampled_from(["term_time", "school_holidays"]))] = "terms"
    fields["bank_holidays"] = draw(st.sampled_from([None, *BankHolidays]))
    if draw(st.booleans()):
        fields["not_on"] = tuple(sorted(draw(st.sets(DATES, min_size=1, max_size=4))))
    if draw(st.booleans()):
        others = draw(st.sets(DATES, min_size=1, max_size=4)) - set(fields.get("not_on", ()))  # type: ignore[call-overload]
        fields["also_on"] = tuple(sorted(others))
    return Session(**fields)  # type: ignore[arg-type]


@given(valid_sessions())
@example(Session(days=(Weekday.FRIDAY,), starts=time(22), ends=time(6), ends_next_day=True))
def test_what_the_schedule_says_is_read_back_to_the_same_session(session: Session) -> None:
    assume(not is_slip(session))
    words = say_session(session, ENGLISH)

    reading = read_hours(words, calendar="terms")

    assert [wording_key(make_session(data)) for data in reading.sessions] == [wording_key(session)], words
    assert reading.is_whole


def is_slip(session: Session) -> bool:
    """From before five in the morning until the day: 1am to 5pm is a slip for 11am more often, so it stays words."""
    starts, ends = session.starts, session.ends
    is_whole = starts is not None and ends is not None and not session.ends_next_day
    return is_whole and time(0) < starts < time(5) and ends > time(6)  # type: ignore[operator]


@given(DAYS, QUARTERS, QUARTERS)
def test_the_short_words_are_read_back_too(days: tuple[Weekday, ...], starts: time, ends: time) -> None:
    session = Session(days=days, starts=starts, ends=ends, ends_next_day=ends <= starts)
    assume(not is_slip(session))

    reading = read_hours(say_session_short(session, ENGLISH))

    assert [wording_key(make_session(data)) for data in reading.sessions] == [wording_key(session)]

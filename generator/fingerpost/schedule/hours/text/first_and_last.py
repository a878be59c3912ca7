"""From one day to another, as tables of events have it: "2026-12-19 18:30 to 2026-12-19 20:00"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from fingerpost.schedule.hours.dates import MONTH, read_date

MOST_DAYS = 4  # a fair or a festival, open each day; what is longer may be a course, or closed on some
_MORNING, _EVENING = 6, 16  # o'clock
_A_DAY = timedelta(days=1)
_HOUR = re.compile(r"(\d{1,2})(?:[:.]\d\d)?(?::00)?(?: ?([ap])m)?", re.IGNORECASE)
_ALL_DAY = {("00:00", "23:59"), ("00:00", "24:00"), ("00:00", "00:00"), ("00:00:00", "23:59:59")}
_TIME = r"\d{1,2}[:.]\d\d(?::00)?(?: ?[ap]m)?|\d{1,2} ?[ap]m|[a-z][a-z ]{1,20}"  # noon; or "TBC", which stays words
_DAY = r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Za-z]{3,9}\.?,? \d{4}"
_BOTH = re.compile(
    rf"({_DAY})(?:(?:T|,? (?:at )?)({_TIME}))? ?(?:-|to|until|till) ?({_DAY})(?:(?:T|,? (?:at )?)({_TIME}))?",
    re.IGNORECASE,
)

# "27-30 July 2018", "19th to 21st December 2026, 10am-4pm", "30 November to 2 December 2026"
_SAME_YEAR = re.compile(
    rf"(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?((?: of)? (?:{MONTH})\.?)? ?(?:-|to|until|till) ?(?:the )?"
    rf"(\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTH})\.?,? \d{{4}})(?:[,:]? (.*\d.*))?",
    re.IGNORECASE,
)


class FirstAndLast(NamedTuple):
    """The days from the first to the last, and the times, where they are of one day, or of each."""

    days: tuple[date, ...]
    times: str = ""  # of one day: "18:30 - 20:00", to be read as any other text
    not_read: tuple[str, ...] = ()  # of several days: nobody says on which of them they are meant


def first_and_last(text: str) -> FirstAndLast | None:
    """Read two days with their years, each perhaps with a time; None for all else.

    >>> first_and_last("2026-12-19 18:30 to 2026-12-19 20:00").times
    '18:30 - 20:00'
    >>> [day.day for day in first_and_last("19/12/2026 - 20/12/2026").days]
    [19, 20]
    """
    text = text.strip(" .;")
    if match := _SAME_YEAR.fullmatch(text):
        return _of_same_year(match)
    match = _BOTH.fullmatch(text)
    if match is None:
        return None
    first, last = read_date(match[1]), read_date(match[3])
    starts, ends = match[2] or "", match[4] or ""
    if first is None or last is None or last < first:
        return None
    times = tuple(time for time in dict.fromkeys((starts, ends)) if time)
    if first == last and (starts or not ends):
        return FirstAndLast((first,), "" if (starts, ends) in _ALL_DAY else " - ".join(times))
    if first == last:
        return FirstAndLast((first,), "", times)
    if last - first == _A_DAY and _is_evening(starts) and _is_midnight(ends):
        return FirstAndLast((first,), f"{starts} - midnight")
    if last - first == _A_DAY and _is_night(starts, ends):
        return FirstAndLast((first,), starts, (ends,))  # a record has no time after midnight
    if _is_midnight(ends):
        return None  # of that day, or of the one before
    days = _days_between(first, last)
    return FirstAndLast(days, "", times) if days else None


def first_and_last_of_many(text: str) -> tuple[date, date] | None:
    """The first and the last day of a text that is a range of more days than a fair has; None for all else.

    >>> [day.day for day in first_and_last_of_many("2026-12-05 19:00 to 2026-12-19 21:30")]
    [5, 19]
    """
    match = _BOTH.fullmatch(text.strip(" .;"))
    first, last = (read_date(match[1]), read_date(match[3])) if match else (None, None)
    if first is None or last is None or (last - first).days < MOST_DAYS:
        return None
    return first, last


def _of_same_year(match: re.Match[str]) -> FirstAndLast | None:
    """Read two days of which only the last has its year; the times after them are of each."""
    last = read_date(match[3])
    if last is None:
        return None
    first = read_date(f"{match[1]}{match[2] or f' {last:%B}'} {last.year}")
    days = _days_between(first, last) if first is not None and first < last else ()
    return FirstAndLast(days, match[4] or "") if days else None


def _days_between(first: date, last: date) -> tuple[date, ...]:
    """Each day; none if there are too many."""
    count = (last - first).days + 1
    return tuple(first + number * _A_DAY for number in range(count)) if count <= MOST_DAYS else ()


def _is_evening(time: str) -> bool:
    hour = _hour(time)
    return hour is not None and hour >= _EVENING


def _hour(time: str) -> int | None:
    """The hour of the day; None for a word."""
    if not (match := _HOUR.match(time)):
        return None
    hour = int(match[1])
    return hour if not match[2] else hour % 12 + (12 if match[2].casefold() == "p" else 0)


def _is_night(starts: str, ends: str) -> bool:
    """Whether it ends in the night after the first day: 20:00 to 01:00."""
    begin, end = _hour(starts), _hour(ends)
    return begin is not None and end is not None and end < min(_MORNING, begin)


def _is_midnight(time: str) -> bool:
    return _hour(time) == 0 or time.casefold() == "midnight"

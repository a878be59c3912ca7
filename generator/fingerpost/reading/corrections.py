"""How people write times and dates, and what they should have typed."""

from __future__ import annotations

import re
from datetime import date, datetime

from dateutil import parser as dateutil_parser

_HOUR = (
    r"([0-9]{1,2})(?:[:.h]?([0-9]{2}))?(?::[0-9]{2})?\s*(?:o'?clock)?\s*(am|pm|a\.m\.?|p\.m\.?)?(?:\s*(?:sharp|ish))?"
)
_TIME = re.compile(rf"(?:at|from)?\s*{_HOUR}", re.IGNORECASE)
_SPAN = re.compile(rf"(?:from)?\s*{_HOUR}\s*(?:-|–|—|to|till|until)\s*{_HOUR}", re.IGNORECASE)
_PAST = re.compile(r"(half|quarter) (past|to) ([0-9]{1,2})\s*(am|pm)?", re.IGNORECASE)
_WORDS = {"noon": "12:00", "midday": "12:00", "12 noon": "12:00", "midnight": "00:00", "12 midnight": "00:00"}
_EVENING = 8  # before eight on a clock of twelve, a club meets after noon more often than not
_DAY_FIRST = re.compile(r"^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]((?:[0-9]{2})?[0-9]{2})$")
_YEAR_FIRST = re.compile(r"^([0-9]{4})-([0-9]{2})-([0-9]{2})$")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_EXAMPLE = "2026-10-01 is 1 October 2026."
# Two days that differ in everything: what dateutil makes of both is what was really typed.
_ONE, _OTHER = datetime(2001, 1, 1), datetime(2004, 2, 10)  # noqa: DTZ001  no clock is read
_TEN, _A_DAY = 10 * 60, 24 * 60  # minutes
# What a message and a hint say of 24:00.
NOT_24 = (
    "There is no 24:00 on a clock.",
    "Write 00:00 and add ends_next_day: yes. Day and night is from: 00:00, to: 24:00",
)


def correct_time(value: str) -> tuple[str, str]:
    """Message and hint for a time that is not written as 09:30.

    >>> correct_time("9.30am")[1]
    'Write 09:30.'
    >>> correct_time("24:00")[1]
    'Write 00:00 and add ends_next_day: yes. Day and night is from: 00:00, to: 24:00'
    >>> correct_time("630")[1]
    'Write 06:30, or 18:30 if it is after noon. But if a program saved the file, it was 10:30, in minutes.'
    >>> correct_time("10-12")[1]
    'Write from: 10:00 and to: 12:00.'
    """
    shown = value[:20]
    text = " ".join(value.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()).casefold()
    if text in ("24:00", "2400"):
        return NOT_24
    if text in _WORDS:
        more = " If that is when it ends, add ends_next_day: yes" if _WORDS[text] == "00:00" else ""
        return f"{shown} is not a time on the 24 hour clock.", f"Write {_WORDS[text]}.{more}"
    if span := _SPAN.fullmatch(text):
        return _two_times(shown, span.groups())
    if past := _PAST.fullmatch(text):
        which, side, hour, half = past.groups()
        minutes = int(hour) * 60 + {"half": 30, "quarter": 15}[which] * (1 if side == "past" else -1)
        text = f"{minutes // 60}:{minutes % 60:02}{half or ''}"
    match = _TIME.fullmatch(text)
    if match is None:
        return f"{shown} is not a time.", "Write times on the 24 hour clock, for example 21:00 for 9pm."
    time = _clock(*match.groups())
    counted = _in_minutes(text)
    if time is None:
        hint = "Write times on the 24 hour clock, for example 21:00 for 9pm."
        return f"There is no time {shown}.", hint + counted
    hour, minute = time
    later = f", or {hour + 12:02}:{minute:02} if it is after noon" if not match[3] and 0 < hour < _EVENING else ""
    return f"{shown} is not a time on the 24 hour clock.", f"Write {hour:02}:{minute:02}{later}.{counted}"


def _in_minutes(text: str) -> str:
    """What many YAML programs write for a time from 10:00 on, because YAML 1.1 counts in sixties."""
    if not (text.isascii() and text.isdecimal() and _TEN <= int(text) < _A_DAY and text[0] != "0"):
        return ""
    return f" But if a program saved the file, it was {_say(divmod(int(text), 60))}, in minutes."


def _two_times(shown: str, parts: tuple[str | None, ...]) -> tuple[str, str]:
    hour, minute, half, to_hour, to_minute, to_half = parts
    message = f"{shown} is two times."
    ends = _clock(to_hour, to_minute, to_half)
    starts = _clock(hour, minute, half)
    if starts is None or ends is None:
        return message, "Write from: 10:00 and to: 12:00, on the 24 hour clock."
    if to_half and not half:
        # 2 to 4pm is all after noon; 11 to 1pm begins before it
        after_noon = _clock(hour, minute, to_half)
        starts = after_noon if after_noon is not None and after_noon < ends else starts
    if not half and not to_half and starts[0] < _EVENING and ends[0] < 12:
        starts, ends = (starts[0] + 12, starts[1]), (ends[0] + 12, ends[1])
        return message, f"If it is after noon, write from: {_say(starts)} and to: {_say(ends)}."
    if not to_half and ends < starts and ends[0] < 12:
        ends = (ends[0] + 12, ends[1])
    return message, f"Write from: {_say(starts)} and to: {_say(ends)}."


def _say(time: tuple[int, int]) -> str:
    return f"{time[0]:02}:{time[1]:02}"


def _clock(hour: str | None, minute: str | None, half: str | None) -> tuple[int, int] | None:
    """The hour and the minute on the 24 hour clock; None if there is no such time."""
    number, minutes = int(hour or 0), int(minute or 0)
    side = (half or "")[:1]
    if side == "p" and number < 12:
        number += 12
    if side == "a" and number == 12:
        number = 0
    return (number, minutes) if number < 24 and minutes < 60 else None


def correct_date(value: str) -> tuple[str, str]:
    """Message and hint for a date that is not a real day written year first.

    A year or a day that was left out is asked for, never made up.

    >>> correct_date("2026-02-30")[0]
    'There is no such day as 30 February 2026.'
    >>> correct_date("01/10/2026")[0]
    '01/10/2026 could be 1 October or 10 January.'
    >>> correct_date("1st October 2026")[1]
    'Write 2026-10-01 for 1 October 2026.'
    >>> correct_date("yesterday")[1]
    'Write the day itself, the year first: 2026-10-01 is 1 October 2026.'
    """
    shown = value[:30]
    if year_first := _YEAR_FIRST.match(value):
        year, month, day = (int(part) for part in year_first.groups())
        name = _MONTHS[month - 1] if 1 <= month <= 12 else f"month {month}"
        return f"There is no such day as {day} {name} {year}.", "Look it up in a calendar. Write the year first."
    if day_first := _DAY_FIRST.match(value):
        day, month, year = (int(part) for part in day_first.groups())
        year += 2000 if year < 100 else 0
        if day <= 12 and month <= 12 and day != month:
            one, other = f"{day} {_MONTHS[month - 1]}", f"{month} {_MONTHS[day - 1]}"
            return (
                f"{shown} could be {one} or {other}.",
                f"Write the year first: {year}-{month:02}-{day:02} is {one} {year}.",
            )
    first, again = _read(value, _ONE), _read(value, _OTHER)
    message = f"{shown} is not a date with the year first."
    if first is None or again is None:
        return message, f"Write the day itself, the year first: {_EXAMPLE}"
    if first == again:
        return message, f"Write {first.isoformat()} for {_in_words(first)}."
    if (first.month, first.day) == (again.month, again.day):
        example = f"2026-{first.month:02}-{first.day:02}"
        return message, f"Write the year too, and write it first: {example}, if it is in 2026."
    if (first.year, first.month) == (again.year, again.month):
        return message, f"Write the day too, and the year first: {first.year}-{first.month:02}-01, if it is the 1st."
    return message, f"Write the day itself, the year first: {_EXAMPLE}"


def clear_date(value: str) -> date | None:
    """The day that a date means, however it is written; None if it could mean two days, or leaves something out.

    >>> clear_date("28/11/2026"), clear_date("28th November 2026")
    (datetime.date(2026, 11, 28), datetime.date(2026, 11, 28))
    >>> clear_date("01/10/2026"), clear_date("28 November"), clear_date("28/11/26")
    (None, None, None)
    """
    if not re.search(r"(?<![0-9])[0-9]{4}(?![0-9])", value):
        return None
    figures = [int(part) for part in re.findall("[0-9]+", value)]
    if len(figures) == 3 and figures[0] != figures[1] and figures[0] <= 12 and figures[1] <= 12:
        return None
    first, again = _read(value, _ONE), _read(value, _OTHER)
    return first if first == again else None


def _read(value: str, instead: datetime) -> date | None:
    """Read a date as people write it; ``instead`` supplies what is missing."""
    if not value.isascii() or len(value) >= 40 or not re.search("[0-9]", value):
        return None
    year_first = re.match(r"[0-9]{4}", value) is not None
    try:
        return dateutil_parser.parse(value, default=instead, dayfirst=not year_first, yearfirst=year_first).date()
    except (ValueError, OverflowError):
        return None


def _in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

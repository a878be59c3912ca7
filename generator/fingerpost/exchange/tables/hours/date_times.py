"""A cell with a date and a time, as calendars and ticket sellers have it: "2026-07-19T17:30:00Z", "19/12/2026 6pm"."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from fingerpost.exchange.tables.hours.year_of_list import dated
from fingerpost.exchange.tables.values.clean_values import Cleaned, clean_date

_TIME_LAST = re.compile(
    r"(.*?)(?:T|,? (?:at )?|,? - )"
    r"((?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\.?)?|(?:1[0-2]|0?[1-9]) ?[ap]\.?m\.?)",
    re.IGNORECASE,
)
_A_TIME = re.compile(r"\d[:.][0-5]\d\b(?!\.)|\d ?[ap]\.?m\b", re.IGNORECASE)
_NO_TIME = re.compile(r"0?0[:.]00(?::00)?|12[:.]00(?::00)? ?a\.?m\.?", re.IGNORECASE)  # where only a day was meant


def clean_date_time(text: str, order: str, timezone: str, year: int | None = None) -> Cleaned:
    """The day with the year first, and the time as it is written, if there is one; midnight is taken for none.

    A time with an offset from UTC is converted to ``timezone``, an IANA name. A day
    without its year is of ``year``, where there is one and the weekday fits it.

    >>> clean_date_time("2026-07-19T17:30:00Z", "", "Europe/London")[0]
    '2026-07-19 18:30'
    >>> clean_date_time("5/12/2026 6:30 PM", "day month year", "Europe/London")[0]
    '2026-12-05 6:30 PM'
    >>> clean_date_time("Sat 13 June, 7pm", "day month year", "Europe/London", 2026)[0]
    '2026-06-13 7pm'
    >>> clean_date_time("2026-12-19 18:30 - 20:00", "", "Europe/London")[0]
    '2026-12-19 18:30 - 20:00'
    >>> clean_date_time("2026-07-19T00:00:00+01:00", "", "Europe/London")[0]
    '2026-07-19'
    """
    with suppress(ValueError):
        if (moment := datetime.fromisoformat(text)).tzinfo:
            local = moment.astimezone(ZoneInfo(timezone))
            return local.strftime("%Y-%m-%d %H:%M" if local.hour or local.minute else "%Y-%m-%d"), None
    match = _TIME_LAST.fullmatch(text)
    if match and _A_TIME.search(match[1]):
        return text, None  # "19/12/2026 18:30 - 20:00": both ends, for whoever reads hours
    day, remark = clean_date(dated(match[1] if match else text, order, year), order)
    if day is None or match is None or _NO_TIME.fullmatch(match[2]):
        return day, remark
    return f"{day} {match[2]}", None

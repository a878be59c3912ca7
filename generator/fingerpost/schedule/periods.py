"""Periods of time as people write them in the settings, such as "6 months"."""

from __future__ import annotations

import re
from datetime import date

from dateutil.relativedelta import relativedelta

PERIOD = re.compile(r"([1-9][0-9]{0,3}) (day|week|month|year)s?")


def parse_period(text: str) -> relativedelta | None:
    """Read "6 months", "1 year", "2 weeks" or "90 days"; None: it is written in another way.

    >>> parse_period("6 months")
    relativedelta(months=+6)
    >>> parse_period("half a year") is None
    True
    """
    found = PERIOD.fullmatch(text.strip().lower())
    if found is None:
        return None
    count, unit = int(found[1]), found[2]
    match unit:
        case "day":
            return relativedelta(days=count)
        case "week":
            return relativedelta(weeks=count)
        case "month":
            return relativedelta(months=count)
        case _:
            return relativedelta(years=count)


def due_on(checked_on: date, period: relativedelta) -> date:
    """Give the day when something checked is due again; the end of a shorter month counts as the same day.

    >>> due_on(date(2026, 8, 31), relativedelta(months=6))
    datetime.date(2027, 2, 28)
    """
    try:
        return checked_on + period
    except (OverflowError, ValueError):
        return date.max

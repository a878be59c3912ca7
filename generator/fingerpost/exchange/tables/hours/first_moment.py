"""Hours that a mapping joins of two moments: where the first is not known, the last must not become the beginning."""

from __future__ import annotations

from typing import Any

from fingerpost.exchange.tables.mapping_words import way_of


def first_moment(hours: Any) -> Any:
    """The part of a mapping that makes the day on which hours begin, where both ends have one; None if not.

    >>> first_moment({"joined": [{"date_time": "<Starts>"}, {"date_time": "<Ends>"}], "by": " to "})
    {'date_time': '<Starts>'}
    >>> first_moment({"joined": [{"date": "<Day>"}, "<Time>"]})
    """
    if way_of(hours) != "joined":
        return None
    days = [_day_in(part) for part in hours["joined"]]
    return days[0] if len(days) > 1 and all(days) else None


def _day_in(part: Any) -> Any:
    way = way_of(part)
    if way in ("date", "date_time"):
        return part
    if way not in ("joined", "first_of") or not isinstance(part[way], list) or not part[way]:
        return None
    day = _day_in(part[way][0])
    return part if day and way == "first_of" else day

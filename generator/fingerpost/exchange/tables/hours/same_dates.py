"""Dates at the same time and place are one session with a list of dates, as a printed programme has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

MOST_DATES = 100  # of one session, as the schema has it


def with_lists_of_dates(sessions: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Sessions of which those that are once, and differ in their day alone, have become one.

    >>> with_lists_of_dates([
    ...     {"repeats": "once", "starts_on": "2026-12-12", "from": "19:00"},
    ...     {"repeats": "once", "starts_on": "2026-12-05", "from": "19:00"},
    ... ])
    [{'repeats': 'dates', 'from': '19:00', 'dates': ['2026-12-05', '2026-12-12']}]
    """
    together: dict[str, list[str]] = {}
    for session in sessions:
        if _is_on_dates(session):
            together.setdefault(_rest(session), []).extend(_dates(session))
    result: list[dict[str, Any]] = []
    in_lists: set[str] = set()
    for session in sessions:
        rest = _rest(session) if _is_on_dates(session) else ""
        if not rest:
            result.append(dict(session))
        elif rest not in in_lists:
            in_lists.add(rest)
            dates = sorted(set(together[rest]))
            if len(dates) == 1:
                result.append(dict(session))
                continue
            same = {name: value for name, value in session.items() if name not in ("repeats", "starts_on", "dates")}
            lists = [dates[at : at + MOST_DATES] for at in range(0, len(dates), MOST_DATES)]
            result += [{"repeats": "dates", **same, "dates": some} for some in lists]
    return result


def _is_on_dates(session: Mapping[str, Any]) -> bool:
    repeats = session.get("repeats")
    return (repeats == "once" and bool(session.get("starts_on"))) or (repeats == "dates" and bool(session.get("dates")))


def _dates(session: Mapping[str, Any]) -> list[str]:
    return [str(day) for day in session.get("dates", ()) or [session["starts_on"]]]


def _rest(session: Mapping[str, Any]) -> str:
    named = {name: value for name, value in session.items() if name not in ("repeats", "starts_on", "dates")}
    return repr(sorted(named.items(), key=lambda each: each[0]))

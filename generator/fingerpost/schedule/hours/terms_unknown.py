"""Hours of the school terms where no calendar says when these are: day and time are certain, and the weeks are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fingerpost.schedule.hours.read import Reading

_STAND_IN = "terms"  # for the calendar that nobody has named
_SENTENCES = {"term_time": "Term time only.", "school_holidays": "School holidays only."}


def in_some_weeks(reading: Reading, read: Callable[..., Reading]) -> Reading:
    """What a cell says, on some of its days where it says term time or school holidays.

    Args:
        reading: What can be read of it without a calendar.
        read: Reads it with one.

    Returns:
        The same reading where that does not make it whole.
    """
    whole = read(calendar=_STAND_IN) if reading.needs_calendar else reading
    if whole is reading or not whole.is_whole or not all(map(_is_known, whole.sessions)):
        return reading
    return replace(whole, sessions=tuple(map(_in_some_weeks, whole.sessions)), needs_calendar=True)


def _is_of_terms(session: dict[str, Any]) -> bool:
    return not _SENTENCES.keys().isdisjoint(session)


def _is_known(session: dict[str, Any]) -> bool:
    """Whether it can be on some weeks: what is on some weeks of the month, or on every second, cannot."""
    return not _is_of_terms(session) or (session["repeats"] == "weekly" and "every" not in session)


def _in_some_weeks(session: dict[str, Any]) -> dict[str, Any]:
    if not _is_of_terms(session):
        return session
    sentences = [words for name, words in _SENTENCES.items() if name in session]
    sentences += [session["notes"]] if "notes" in session else []
    rest = {name: value for name, value in session.items() if name not in (*_SENTENCES, "notes")}
    return {**rest, "repeats": "some-weeks", "notes": " ".join(sentences)}

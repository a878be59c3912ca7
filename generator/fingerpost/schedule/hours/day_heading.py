"""A list of days at the head of a text that says each again with its hours: "Mon and Thu Mon 9am-1pm Thu 2pm-4pm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.schedule.hours.fields import WEEKDAYS
from fingerpost.schedule.hours.kinds import Kind, Token
from fingerpost.schedule.hours.phrase import Days
from fingerpost.schedule.hours.phrases import Phrases

_IN_LIST = frozenset({Kind.DAYS, Kind.COMMA, Kind.AND, Kind.SLASH, Kind.DASH, Kind.TO, Kind.STOP, Kind.NOISE})


def without_heading(tokens: Sequence[Token]) -> Iterator[tuple[set[str], list[Token]]]:
    """Cut off such a list, wherever it may end: the days it names, and the words after it.

    It can end where two names of days have nothing between them, or a line break only.
    """
    before: Token | None = None
    for at, token in enumerate(tokens):
        if token.kind not in _IN_LIST:
            return
        if token.kind is Kind.NOISE:
            continue
        if before is not None and before.kind in (Kind.DAYS, Kind.STOP) and token.kind is Kind.DAYS:
            yield {WEEKDAYS[day].value for day in _days_in(tokens[:at])}, list(tokens[at:])
        before = token


def _days_in(tokens: Sequence[Token]) -> set[int]:
    return {day for phrase in Phrases(tokens).read() if isinstance(phrase, Days) for day in phrase.days}

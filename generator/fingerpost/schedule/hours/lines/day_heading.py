"""A list of days at the head of a text that says each again with its hours: "Mon and Thu Mon 9am-1pm Thu 2pm-4pm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.schedule.hours.clauses.fields import WEEKDAYS
from fingerpost.schedule.hours.phrases.phrase import Days
from fingerpost.schedule.hours.phrases.phrases import Phrases
from fingerpost.schedule.hours.words.kinds import Kind, Token

_IN_LIST = frozenset({Kind.DAYS, Kind.COMMA, Kind.AND, Kind.SLASH, Kind.DASH, Kind.TO, Kind.STOP, Kind.NOISE})

_FROM_TO = frozenset({Kind.DASH, Kind.TO})


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


def has_other_days_below(tokens: Sequence[Token]) -> bool:
    """Whether a day stands before a range of days that is not its own: "Tuesday Mon-Fri 9am-5pm".

    Two columns were joined, and one of them is of something else, such as when the hall is open.
    """
    for heading, rest in without_heading(tokens):
        is_range = len(rest) > 2 and rest[1].kind in _FROM_TO and rest[2].kind is Kind.DAYS
        if is_range and tokens[len(tokens) - len(rest) - 1].kind is Kind.DAYS:
            days = {WEEKDAYS[day].value for day in _days_in(rest[:3])}
            is_list = len(heading) > 1 and heading.isdisjoint(days)  # "Mon Tue Thu-Sat"
            return heading != days and not is_list
    return False


def _days_in(tokens: Sequence[Token]) -> set[int]:
    return {day for phrase in Phrases(tokens).read() if isinstance(phrase, Days) for day in phrase.days}

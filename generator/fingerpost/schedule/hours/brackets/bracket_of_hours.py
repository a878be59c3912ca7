"""Hours in brackets behind the name of what is on: "Monday: Yoga (10am), Pilates (11am)" has no brackets to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from fingerpost.schedule.hours.brackets.brackets import HOURS
from fingerpost.schedule.hours.words.kinds import Kind, Token

_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER})


def with_bracket_of_hours(tokens: list[Token]) -> list[Token]:
    """Give the words without such brackets, where a sentence has all its times in them."""
    in_brackets = {at for first, last in _sentences(tokens) for at in _brackets(tokens, first, last)}
    return [token for at, token in enumerate(tokens) if at not in in_brackets] if in_brackets else tokens


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, token in enumerate(tokens):
        if token.kind is Kind.STOP:
            yield first, at
            first = at + 1
    yield first, len(tokens)


def _brackets(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """Give the places of the brackets of a sentence; none if a time is outside, or something else inside."""
    places: list[int] = []
    inside = 0
    for at in range(first, last):
        if tokens[at].kind is Kind.OPENS and at > first and tokens[at - 1].kind is Kind.WORDS:
            hours = [*takewhile(lambda token: token.kind in HOURS, tokens[at + 1 : last])]
            ends = at + 1 + len(hours)
            times = sum(token.kind in _TIMES for token in hours)
            if (
                times
                and any(token.kind is Kind.CLOCK for token in hours)
                and ends < last
                and tokens[ends].kind is Kind.CLOSES
            ):
                places += [at, ends]
                inside += times
    others = sum(token.kind in _TIMES for token in tokens[first:last]) - inside
    has_days = any(token.kind is Kind.DAYS for token in tokens[first:last])
    return places if has_days and not others and len(places) > 2 else []

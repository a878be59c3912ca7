"""All days of a week, before each of them is named: "seven days a week, 8am-6pm Monday to Saturday, 9am Sundays"."""

from __future__ import annotations

import re

from fingerpost.schedule.hours.words.kinds import Kind, Token

_ALL = re.compile(r"(?:7|seven)\s?days(?:\s*(?:a|per|/)\s*week)?", re.IGNORECASE)
_DAYS = 7


def with_week_again(tokens: list[Token]) -> list[Token]:
    """Give the words, with such words as no days of their own, where the days that follow are all of the week."""
    first = next((at for at, token in enumerate(tokens) if token.kind is Kind.DAYS), None)
    if first is None or not _ALL.fullmatch(tokens[first].text):
        return tokens
    rest = [token for token in tokens[first + 1 :] if token.kind is not Kind.NOISE]
    kinds = [token.kind for token in rest]
    named: set[int] = set()
    for at, token in enumerate(rest):
        if token.kind is Kind.DAYS and isinstance(token.value, tuple):
            named |= set(token.value)
            if at > 1 and kinds[at - 1] in (Kind.TO, Kind.DASH) and kinds[at - 2] is Kind.DAYS:
                before = rest[at - 2].value
                named |= set(range(before[-1], token.value[0])) if isinstance(before, tuple) else set()
    is_apart = bool(kinds) and kinds[0] in (Kind.COMMA, Kind.STOP, Kind.DASH)
    if not is_apart or len(named) < _DAYS or Kind.CLOSED in kinds or Kind.EXCEPT in kinds:
        return tokens
    return [token._replace(kind=Kind.NOISE, value=None) if at == first else token for at, token in enumerate(tokens)]

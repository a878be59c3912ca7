"""Weeks of the month before days: how many there are, and to which of several days they apply."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.schedule.hours.words.kinds import Kind, Token


def may_end_weeks(days: Sequence[Token]) -> bool:
    """Whether only the first of several days may be of some weeks: "1st Monday and Thursdays"."""
    names = [token.text for token in days if token.kind is Kind.DAYS]
    has_plural = any(name.casefold().rstrip("'").endswith("days") for name in names[1:])
    is_apart = any(token.kind is Kind.COMMA for token in days) or len(days) == 2 == len(names)
    return len(names) > 1 and (is_apart or (has_plural and not names[0].casefold().endswith("days")))


def weeks_of(token: Token) -> list[int]:
    """Give the numbers of an ordinal, of which "first two" has several."""
    return list(token.value) if isinstance(token.value, tuple) else [int(str(token.value))]

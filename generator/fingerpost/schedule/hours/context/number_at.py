"""A number after "at" that is an hour: "Sundays at 10", "Tuesdays at 2 in the church hall", "at 10 on Mondays"."""

from __future__ import annotations

from collections.abc import Container

from fingerpost.schedule.hours.clock import NOON, Clock
from fingerpost.schedule.hours.phrases.day_ahead import is_before_day
from fingerpost.schedule.hours.words.kinds import Kind, Token

_ENDS = frozenset({Kind.STOP, Kind.COMMA, Kind.CLOSES, Kind.OPENS})
_HOURS = range(1, NOON // 60 + 1)
_HOURS_OF: dict[str, Container[int]] = {
    "morning": range(6, 13),
    "afternoon": (12, *range(1, 7)),
    **dict.fromkeys(("evening", "eve", "night"), range(4, 12)),
}


def number_at(tokens: list[Token], at: int) -> None:
    """A number after "at" and a day is an hour, where its part of the sentence ends: "Sundays at 10"."""
    before, number = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    follows = tokens[at + 2] if at + 2 < len(tokens) else None
    is_led = before is not None and before.kind in (Kind.DAYS, Kind.PART_OF_DAY, Kind.OF_MONTH)
    is_placed = follows is not None and follows.text.casefold() in ("in", "on")  # "at 2 in the church hall"
    is_end = follows is None or follows.kind in _ENDS or is_placed
    if not is_end or number is None or number.kind is not Kind.NUMBER or not isinstance(number.value, Clock):
        return
    part = before.text.casefold().rstrip("s") if before is not None else ""
    if is_led and number.value.hour in _HOURS_OF.get(part, _HOURS):  # but "Friday evening at 12"
        tokens[at + 1] = Token(Kind.CLOCK, number.text, number.value._replace(form="dot"))
    elif is_placed and number.value.hour in _HOURS:
        kind = Kind.CLOCK if is_before_day(tokens, at + 3) else Kind.HARD  # "at 10 on Mondays"
        tokens[at + 1] = Token(kind, number.text, number.value._replace(form="dot"))

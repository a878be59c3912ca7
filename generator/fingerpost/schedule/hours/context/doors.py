"""When the doors open, where a text says no other time: "Every Wednesday, doors open 7.00 pm" is from 7pm."""

from __future__ import annotations

import re

from fingerpost.schedule.hours.clock import read_clock
from fingerpost.schedule.hours.words.kinds import Kind, Token

_DOORS = re.compile(
    r"(?:the\s+)?(?:doors?|gates?)\s+opens?\s+(?:at\s+|from\s+)?(?P<time>\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?\s?m\b\.?|noon|midday)",
    re.IGNORECASE,
)
_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER, Kind.DAY_AND_NIGHT})


def with_doors(tokens: list[Token]) -> list[Token]:
    """Give the words, with such a time as that to begin; the words go into the notes."""
    places = [at for at, token in enumerate(tokens) if token.kind is Kind.WORDS and _DOORS.fullmatch(token.text)]
    has_days = any(token.kind is Kind.DAYS for token in tokens)
    if len(places) != 1 or not has_days or any(token.kind in _TIMES for token in tokens):
        return tokens
    at = places[0]
    match = _DOORS.fullmatch(tokens[at].text)
    clock = read_clock(match["time"]) if match else None
    if match is None or clock is None:
        return tokens
    return [
        *tokens[:at],
        Token(Kind.CLOCK, match["time"], clock),
        Token(Kind.CAVEAT, tokens[at].text),
        *tokens[at + 1 :],
    ]

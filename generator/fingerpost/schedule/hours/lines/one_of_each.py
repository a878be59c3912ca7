"""One day and one range of hours on lines of their own, with names between: "3pm - 4pm", "Mill Hall - Thursdays"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from fingerpost.schedule.hours.lines.heads_of_lines import has_no_name
from fingerpost.schedule.hours.words.kinds import Kind, Token

_MOST_WORDS = 8  # more is a sentence, whose day may be of something else
_NAMES = frozenset({Kind.WORDS, Kind.NOISE, Kind.COMMA, Kind.DASH, Kind.OPENS, Kind.CLOSES, Kind.AND})
_DAYS = frozenset({Kind.DAYS, Kind.AND, Kind.COMMA, Kind.SLASH, Kind.TO, Kind.DASH})
_TO = frozenset({Kind.DASH, Kind.TO, Kind.UNTIL})
_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER})
_LINE = ";"
_ASKS = frozenset(
    (
        "contact",
        "ring",
        "call",
        "text",
        "email",
        "ask",
        "see",
        "meet",
        "info",
        "details",
        "by",
        "parking",
        "free",
        "next",
        "no",
    )
)


def with_one_of_each(tokens: Sequence[Token]) -> list[Token]:
    """Give the day, its hours and then the names; nothing if there is more than one of them, or another word."""
    if not any(token.kind is Kind.STOP for token in tokens):
        return []
    if any(token.kind is Kind.STOP and token.text != _LINE for token in tokens[:-1]):
        return []
    words = [*tokens]
    days, part, hours = _run(words, _DAYS, Kind.DAYS), [], _hours(words)
    if not days or not hours:
        return []
    before = hours.start - 1
    if before >= 0 and words[before].kind is Kind.PART_OF_DAY:
        part = [words[before]]
    used = {*days, *hours, *range(before, before + len(part))}
    names = [token for at, token in enumerate(words) if at not in used and token.kind is not Kind.STOP]
    is_plain = {token.kind for token in names} <= _NAMES and len(names) <= _MOST_WORDS
    if not is_plain or has_no_name(names) or not all(map(_is_name, names)):
        return []
    named = [token for token in names if token.kind is Kind.WORDS]
    return [*words[days.start : days.stop], *part, *words[hours.start : hours.stop], Token(Kind.STOP, _LINE), *named]


def _run(words: Sequence[Token], kinds: frozenset[Kind], kind: Kind) -> range | None:
    """Give where the only days are; None if there are others."""
    at = next((at for at, token in enumerate(words) if token.kind is kind), None)
    if at is None:
        return None
    ends = at + len([*takewhile(lambda token: token.kind in kinds, words[at:])])
    while words[ends - 1].kind is not kind:
        ends -= 1
    return None if any(token.kind is kind for token in words[ends:]) else range(at, ends)


def _hours(words: Sequence[Token]) -> range | None:
    """Give where the only range of hours is; None if there is another time."""
    times = [at for at, token in enumerate(words) if token.kind in _TIMES]
    is_range = len(times) == 2 and times[1] == times[0] + 2 and words[times[0] + 1].kind in _TO
    return range(times[0], times[1] + 1) if is_range else None


def _is_name(token: Token) -> bool:
    """Whether it is a mark, or a word in capitals that asks for nothing."""
    text = token.text
    return token.kind is not Kind.WORDS or (text[0].isupper() and text.casefold() not in _ASKS) or text[0].isdigit()

"""The line that has the days of those below it, and what each of these may have beside its hours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from fingerpost.schedule.hours.phrases.programme import NO_NAMES, words_of_name
from fingerpost.schedule.hours.words.kinds import Kind, Token

_JOINS = frozenset({Kind.AND, Kind.COMMA, Kind.SLASH})
_TO = frozenset({Kind.DASH, Kind.TO})
_HEADS = frozenset({Kind.DAYS, Kind.WORDS, Kind.NOISE, Kind.OPENS, Kind.CLOSES, *_JOINS, *_TO})
_SENTENCES = frozenset({Kind.DAYS, Kind.WORDS, Kind.NOISE, Kind.WEEKLY, Kind.EVERY, Kind.COMMA})
_FACTS = frozenset({Kind.MONTH, Kind.TERM, Kind.SCHOOL_HOLIDAYS})
_SEASONS = frozenset({*_FACTS, Kind.ONLY, Kind.UNTIL, Kind.NOISE, *_JOINS, *_TO})
# What a bracket behind hours may say that is no name.
_OF_HOURS = frozenset({Kind.CLOCK, Kind.CLOSED, Kind.EXCEPT, Kind.BANK_HOLIDAYS, *_FACTS})
_NAMED = frozenset({Kind.WORDS, Kind.PART_OF_DAY, Kind.OPENS})


class Head(NamedTuple):
    """The days of a line, the name behind them, and a bracket with the time of the year."""

    days: list[Token]
    names: list[Token]
    season: list[Token]


def is_head(line: Sequence[Token]) -> bool:
    """Whether the line begins with days, or is a sentence with one that ends with a colon, and has no hours."""
    if _is_sentence(line):
        return True
    head = head_of(line)
    rest = [token for token in line if not any(token is each for each in head.season)]
    is_plain = {token.kind for token in rest} <= _HEADS and all(token.kind is not Kind.DAYS for token in head.names)
    return head.days[:1] != [] and head.days[0].kind is Kind.DAYS and is_plain and not has_no_name(head.names)


def _is_sentence(line: Sequence[Token]) -> bool:
    """Whether it is like "Services are held every week on a Tuesday in the lounge:"."""
    days = [token for token in line if token.kind is Kind.DAYS]
    is_plain = {token.kind for token in line} <= _SENTENCES and line[-1].text == ":"
    return is_plain and len(days) == 1 and line[0].kind is not Kind.DAYS and not has_no_name(line)


def head_of(line: Sequence[Token]) -> Head:
    """Cut the days that begin a line from the name behind them: "Monday - Mill Hall"."""
    if _is_sentence(line):
        days = [token for token in line if token.kind is Kind.DAYS]
        return Head(days, [token for token in line if token.kind is Kind.WORDS], [])
    words, season = [token for token in line if token.kind is not Kind.NOISE], []
    opens = next((at for at, token in enumerate(words) if token.kind is Kind.OPENS), len(words))
    inside = words[opens + 1 : -1]
    if words[-1].kind is Kind.CLOSES and inside and {token.kind for token in inside} <= _SEASONS:
        words, season = words[:opens], (words[opens:] if any(token.kind in _FACTS for token in inside) else [])
    days = [*takewhile(lambda token: token.kind is not Kind.WORDS, words)]
    names = words[len(days) :]
    while days and days[-1].kind is not Kind.DAYS:
        days.pop()
    return Head(days, names, season)


def without_stroke(line: list[Token]) -> list[Token]:
    """Give a line of two cells without the stroke between them, if one has the name and the other the time."""
    strokes = [at for at, token in enumerate(line) if token.kind is Kind.STOP and token.text == "|"]
    if len(strokes) != 1:
        return line
    cells = line[: strokes[0]], line[strokes[0] + 1 :]
    have_times = [any(token.kind is Kind.CLOCK for token in cell) for cell in cells]
    have_days = any(token.kind is Kind.DAYS for token in line)
    return [*cells[0], *cells[1]] if sum(have_times) == 1 and all(cells) and not have_days else line


def without_tail(words: list[Token]) -> tuple[list[Token], list[Token]]:
    """Cut a bracket that ends a line and says more of the hours: "(term time only)", "(3.30pm on Saturday)"."""
    opens = next((at for at, token in enumerate(words) if token.kind is Kind.OPENS), len(words))
    inside = words[opens + 1 : -1]
    is_bracket = bool(inside) and words[-1].kind is Kind.CLOSES and opens > 0
    is_of_hours = is_bracket and any(token.kind in _OF_HOURS for token in inside)
    is_of_hours &= all(token.kind not in (Kind.ORDINAL, Kind.CLOSES) for token in inside)
    return (words[:opens], words[opens:]) if is_of_hours else (words, [])


def as_names(words: Sequence[Token]) -> list[Token]:
    """Give the words, with "Evening" of "Evening Service" and "or" between names as words of the name."""
    changed = list(words)
    for at, token in enumerate(words):
        before, follows = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
        may_be_of_name = token.kind in (Kind.PART_OF_DAY, Kind.LUNCH) or token.text.casefold() in ("early", "late")
        is_of_name = may_be_of_name and follows is not None and follows.kind is Kind.WORDS
        is_choice = token.kind is Kind.VAGUE and token.text.casefold() == "or"
        is_choice &= before is not None and follows is not None and before.kind in _NAMED and follows.kind in _NAMED
        if is_of_name or is_choice:
            changed[at] = Token(Kind.WORDS, f"or-{token.text}" if is_choice else token.text)
    return changed


def without_only(words: Sequence[Token]) -> list[Token]:
    """Give the words without the "only" of "adults only", which says who comes."""
    pairs = zip([None, *words], words, strict=False)
    return [
        token
        for before, token in pairs
        if not (token.kind is Kind.ONLY and before is not None and before.kind is Kind.WORDS)
    ]


def has_no_name(words: Sequence[Token]) -> bool:
    """Whether a word is there that names no thing to come to: "doors", "volunteers"."""
    return bool(words_of_name(token.text for token in words) & NO_NAMES)

"""A day on a line of its own, and its hours on the lines below: "Monday - Mill Hall:", and "Years 7-11, 4pm-6pm".

The day is said again before the hours of each line, which the rest of the grammar reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from fingerpost.schedule.hours.brackets.brackets import HOURS
from fingerpost.schedule.hours.brackets.days_behind import days_of_bracket
from fingerpost.schedule.hours.lines.heads_of_lines import (
    Head,
    as_names,
    has_no_name,
    head_of,
    is_head,
    without_only,
    without_stroke,
    without_tail,
)
from fingerpost.schedule.hours.words.kinds import Kind, Token

_JOINS = frozenset({Kind.AND, Kind.COMMA, Kind.SLASH})
_TO = frozenset({Kind.DASH, Kind.TO})
_NAMES = frozenset({Kind.WORDS, Kind.NOISE, Kind.COMMA, Kind.DASH, Kind.AND, Kind.SLASH, Kind.OPENS, Kind.CLOSES})
_MARKS = frozenset({Kind.COMMA, Kind.DASH, Kind.NOISE, Kind.OPENS, Kind.CLOSES})


def with_lines_below(tokens: list[Token]) -> list[Token]:
    """Give the words, with the days of such lines before each of the hours below them."""
    lines = [[token for token in line if token.text != ";"] for line in _lines_of(tokens)]
    lines = [line for line in lines if any(token.kind is not Kind.NOISE for token in line)]
    lines = [without_stroke(line) for line in lines]
    if len(lines) < 2 or any(token.kind is Kind.STOP for line in lines for token in line) or not is_head(lines[0]):
        return tokens
    if doubted := _opens_and_closes(lines):
        return [token._replace(kind=Kind.HARD) if any(token is each for each in doubted) else token for token in tokens]
    result: list[Token] = []
    head = Head([], [], [])
    is_empty = False  # whether the last line is a day that has no hours yet
    for line in lines:
        if is_head(line):
            if is_empty:
                return tokens
            head = head_of(line)
            result += [token for token in head.names if token.kind is Kind.WORDS]
            is_empty = True
            continue
        named = as_names(without_only(line))
        if {token.kind for token in named} <= _NAMES and (line is lines[-1] or not has_no_name(named)):
            result += [*named, *([] if is_empty else [Token(Kind.STOP, ";")])]  # "Village Hall", "Contact Sue"
            continue
        with_day = _with_days(line, head.days)
        if not with_day:
            return tokens
        result += [*with_day, *head.season, Token(Kind.STOP, ";")]
        is_empty = False
    return tokens if is_empty else result[:-1]


def _lines_of(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    line: list[Token] = []
    for token in tokens:
        line.append(token)
        if token.kind is Kind.STOP and token.text != "|":
            yield line
            line = []
    yield line


def _opens_and_closes(lines: Sequence[Sequence[Token]]) -> list[Token]:
    """Give the second of two lines that may be from when to when: "Saturday", "9am", "5pm"; or of a dash between."""
    for at in range(1, len(lines) - 1):
        plain = [[token for token in line if token.kind is not Kind.NOISE] for line in lines[at : at + 2]]
        first, second = ([token.kind for token in line] for line in plain)
        is_last = at + 2 == len(lines) or is_head(lines[at + 2])
        if is_head(lines[at - 1]) and first == second == [Kind.CLOCK] and is_last:
            return plain[1]
        if Kind.CLOCK in second and first[-1:] == [Kind.CLOCK] and second[0] in _TO:
            return plain[1]
        if first[-1] in _TO and Kind.CLOCK in first and second[0] is Kind.CLOCK:
            return plain[1]
    return []


def _with_days(line: Sequence[Token], days: Sequence[Token]) -> list[Token]:
    """Give a line with its days before its hours; nothing if it has a day of its own, or no plain hours."""
    words, tail = without_tail([token for token in line if token.kind is not Kind.NOISE])
    words = as_names(words)
    caveats = [token for token in words if token.kind is Kind.CAVEAT]
    words = [token for token in words if token.kind is not Kind.CAVEAT]
    kinds = {token.kind for token in words}
    if kinds == {Kind.CLOSED}:
        return [*days, *words, *tail]
    if Kind.CLOCK in kinds and kinds <= HOURS | _JOINS:
        return [*days, *words, *tail]
    if weeks := _weeks_in_bracket(words):
        days = days_of_bracket([*words[weeks.start + 1 : weeks.stop - 1], *days])
        words = [*words[: weeks.start], *words[weeks.stop :]]
        if not days:
            return []
    runs = [(is_time, [*group]) for is_time, group in groupby(words, key=lambda token: token.kind in HOURS - _MARKS)]
    times = [at for at, (is_time, _) in enumerate(runs) if is_time]
    first, last = (times[0], times[-1]) if times else (0, -1)
    hours = [token for _, group in runs[first : last + 1] for token in group]
    names = [token for _, group in (*runs[:first], *runs[last + 1 :]) for token in group]
    is_range = len(times) == 1 or {token.kind for token in hours} <= HOURS
    are_names = all(token.kind in {Kind.WORDS, Kind.AND, Kind.SLASH, *_MARKS} for token in names)
    if not is_range or not are_names or has_no_name(names) or not any(t.kind is Kind.CLOCK for t in hours):
        return []
    return [*(token for token in names if token.kind is Kind.WORDS), *days, *hours, *tail, *caveats]


def _weeks_in_bracket(words: Sequence[Token]) -> range | None:
    """Give where a bracket has weeks of the month: "8am Holy Communion (1st & 3rd)"."""
    for at, token in enumerate(words):
        ends = next((end for end in range(at, len(words)) if words[end].kind is Kind.CLOSES), None)
        if token.kind is Kind.OPENS and ends is not None and words[at + 1].kind in (Kind.ORDINAL, Kind.EXCEPT):
            return range(at, ends + 1)
    return None

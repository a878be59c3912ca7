"""Days on their own, and below them hours for some months each: "Daily: March 9am-5pm, April 9am-7pm".

The days are said again behind the months of each part, which the rest of the grammar reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from fingerpost.schedule.hours.words.kinds import Kind, Token

_DAYS = frozenset({Kind.DAYS, Kind.TO, Kind.DASH, Kind.AND, Kind.COMMA, Kind.SLASH})
_MONTHS = frozenset({Kind.MONTH, Kind.TO, Kind.DASH, Kind.UNTIL, Kind.AND, Kind.COMMA, Kind.SLASH})
_MARKS = frozenset({Kind.NOISE, Kind.DASH, Kind.COMMA})
_HEAD = frozenset({*_MARKS, Kind.ALSO, Kind.BANK_HOLIDAYS})
_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER})
_OTHERS = frozenset({Kind.DAYS, Kind.DATE, Kind.PART_OF_DATE, Kind.ORDINAL, Kind.EXCEPT, Kind.CLOSED, Kind.HARD})
_LEAST = 2  # parts of the year


def with_months_below(tokens: list[Token]) -> list[Token]:
    """Give the words, with the days before each of the hours that are of some months."""
    words = [*takewhile(lambda token: token.kind is Kind.NOISE, tokens)]
    days = [*takewhile(lambda token: token.kind in _DAYS, tokens[len(words) :])]
    while days and days[-1].kind is not Kind.DAYS:
        days.pop()
    rest = tokens[len(words) + len(days) :]
    if not days or days[0].kind is not Kind.DAYS or not any(token.kind is Kind.MONTH for token in rest):
        return tokens
    head = [*takewhile(lambda token: token.kind in _HEAD, rest)]
    parts = [part for part in _parts_of(rest[len(head) :]) if part]
    if len(parts) < _LEAST or not (months := [_months_of(part) for part in parts]) or not all(months):
        return tokens
    facts = [token for token in head if token.kind not in _MARKS]
    result: list[Token] = []
    for part, of_year in zip(parts, months, strict=True):
        hours = part[len(of_year) :]
        hours = hours[len([*takewhile(lambda token: token.kind in _MARKS, hours)]) :]
        if not _are_hours(hours):
            return tokens
        named = of_year[next(at for at, token in enumerate(of_year) if token.kind is Kind.MONTH) :]
        result += [*named, Token(Kind.NOISE, ":"), *days, *hours, *facts, Token(Kind.STOP, ";")]
    return result[:-1]


def _parts_of(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in tokens:
        if token.kind is Kind.STOP:
            yield part
            part = []
        elif token.kind is Kind.MONTH and any(each.kind in _TIMES for each in part):
            while part and part[-1].kind in _MARKS:
                part.pop()
            yield part  # "April-September 10am-5pm, October-March 10am-4pm"
            part = [token]
        else:
            part.append(token)
    yield part


def _months_of(part: Sequence[Token]) -> list[Token]:
    """Give the marks and the months that begin a part; none if it begins with something else."""
    marks = [*takewhile(lambda token: token.kind in _MARKS, part)]
    months = [*takewhile(lambda token: token.kind in _MONTHS, part[len(marks) :])]
    while months and months[-1].kind is not Kind.MONTH:
        months.pop()
    return [*marks, *months] if months and months[0].kind is Kind.MONTH else []


def _are_hours(words: Sequence[Token]) -> bool:
    """Whether a range of hours begins them, and no day or other month is among them."""
    kinds = [token.kind for token in words]
    is_range = len(kinds) > 2 and kinds[0] in _TIMES and kinds[1] in (Kind.TO, Kind.DASH, Kind.UNTIL)
    return is_range and kinds[2] in _TIMES and not _OTHERS & {*kinds} and Kind.MONTH not in kinds

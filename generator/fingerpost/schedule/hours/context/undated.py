"""Dates written without a year, if the list that they are in gives it.

A text alone cannot say the year, so without one they are never read, unless the last date of a list has a year. With
one, a day is read where all that is written fits that year; a weekday that is another one, or a range that would go
past New Year, stays words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from fingerpost.schedule.hours.dates import lacks_year, read_date, read_date_before, whole_months
from fingerpost.schedule.hours.words.kinds import Kind, Token

_TO = frozenset({Kind.DASH, Kind.TO, Kind.UNTIL})
_JOINS = frozenset({Kind.AND, Kind.COMMA, Kind.SLASH})
_DATED = frozenset({Kind.DATE, Kind.MONTH_YEAR})
_LATE, _EARLY = 10, 3  # months: a list that goes past New Year
_SKIPPED = frozenset({Kind.NOISE, Kind.COMMA, Kind.OPENS})


def with_year(tokens: list[Token], year: int) -> list[Token]:
    """Give the words, with the days that are certain in this year as dates."""
    undated = [at for at, token in enumerate(tokens) if token.kind is Kind.PART_OF_DATE and lacks_year(token.text)]
    if not undated or any(_is_of_another_year(token, year) for token in tokens):
        return tokens
    days = {at: day for at in undated if (day := read_date(f"{_plain(tokens[at].text)} {year}")) is not None}
    plain = [token for token in tokens if token.kind is not Kind.NOISE]
    places = [at for at, token in enumerate(tokens) if token.kind is not Kind.NOISE]
    changed = list(tokens)
    for number, at in enumerate(places):
        if at not in undated or _is_whole_months(plain, number):
            continue
        ends = [at, *_other_ends(plain, number, places)]
        if any(end in undated and end not in days for end in ends) or not _is_certain(plain, number, days, places):
            return tokens  # one day that does not fit, and the year may be another
        changed[at] = Token(Kind.DATE, tokens[at].text, (days[at],))
    return changed


def with_year_of_last(tokens: list[Token]) -> list[Token]:
    """Give the words, with the year at the end of a list of days for all of them: "3 October and 7 November 2026"."""
    changed = list(tokens)
    places = [at for at, token in enumerate(tokens) if token.kind is not Kind.NOISE]
    for number in range(len(places) - 3, -1, -1):
        first, join, last = (changed[places[each]] for each in (number, number + 1, number + 2))
        is_and = join.kind is Kind.COMMA and last.kind is Kind.AND and number + 3 < len(places)
        last = changed[places[number + 3]] if is_and else last
        days = last.value if last.kind is Kind.DATE and isinstance(last.value, tuple) else ()
        if first.kind is not Kind.PART_OF_DATE or join.kind not in _JOINS or not days or not lacks_year(first.text):
            continue
        before = (
            changed[places[number - 2]] if number > 1 and changed[places[number - 1]].kind in _JOINS | _TO else None
        )
        day = read_date_before(first.text, days[0])
        named = {day for token in tokens if token.kind is Kind.DAYS for day in _numbers(token)}
        is_of_list = before is None or not _is_number(before)  # "5, 12 and 19 December and 9 January 2027"
        is_next_year = day is not None and day.year != days[0].year
        if is_next_year and not (day is not None and day.month >= _LATE and days[0].month <= _EARLY):
            continue  # "7 November and 3 October 2026"
        if (
            day is not None
            and is_of_list
            and (not named or {day.weekday(), *(each.weekday() for each in days)} <= named)
        ):
            changed[places[number]] = Token(Kind.DATE, first.text, (day,))
    is_whole = all(token.kind is not Kind.PART_OF_DATE for token in changed)
    return changed if is_whole else tokens


def _plain(text: str) -> str:
    words = text.casefold().removeprefix("the ").split()
    return " ".join(words[::-1] if words[0][:1].isalpha() and len(words) == 2 else words)


def _is_of_another_year(token: Token, year: int) -> bool:
    days = token.value if token.kind in _DATED and isinstance(token.value, tuple) else ()
    return any(isinstance(day, date) and day.year != year for day in days)


def _is_whole_months(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is an end of "1 April to 31 October", which is of every year."""
    for first in (at, at - 2):
        if 0 <= first < len(tokens) - 2 and tokens[first + 1].kind in _TO:
            both = tokens[first], tokens[first + 2]
            if all(each.kind is Kind.PART_OF_DATE for each in both) and whole_months(both[0].text, both[1].text):
                return True
    return False


def _other_ends(tokens: Sequence[Token], at: int, places: Sequence[int]) -> list[int]:
    return [
        places[other]
        for other, between in ((at - 2, at - 1), (at + 2, at + 1))
        if 0 <= other < len(tokens) and 0 <= between < len(tokens) and tokens[between].kind in _TO
    ]


def _is_certain(tokens: Sequence[Token], at: int, days: dict[int, date], places: Sequence[int]) -> bool:
    day = days[places[at]]
    before, follows = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    behind = tokens[at + 2] if at + 2 < len(tokens) else None
    if before is not None and at > 1 and before.kind in {*_JOINS, *_TO} and _is_number(tokens[at - 2]):
        return False  # "5, 12 and 19 December", "14 to 16 June"
    if follows is not None and behind is not None and follows.kind in {*_JOINS, *_TO} and _is_number(behind):
        is_range = at + 3 < len(tokens) and tokens[at + 3].kind in _TO
        if not is_range or tokens[at].text[-1].isdigit():
            return False  # "Dec 9, 16", "June 14-16", "May 3, 10-12"
    if follows is not None and follows.kind in _TO and behind is not None:
        if behind.kind is Kind.PART_OF_DATE and not day < days[places[at + 2]]:
            return False  # past New Year
        if behind.kind in _DATED or (behind.kind is Kind.CLOCK and tokens[at].text[-1].isdigit()):
            is_range = at + 3 < len(tokens) and tokens[at + 3].kind in _TO
            return behind.kind is Kind.CLOCK and is_range  # "April 27 - 12pm to 3pm", but no "May 12-3pm"
        if behind.kind is Kind.PART_OF_DATE and not _fits_days(tokens, day, days[places[at + 2]]):
            return False
    if _is_every_week(tokens) and not _is_bound(tokens, at):
        return False  # "Tuesdays 10am-12pm, 5 April Close"
    named = _days_before(tokens, at)
    return not named or day.weekday() in named or bool(_is_first(tokens, at) and len(named) > 1)


def _is_every_week(tokens: Sequence[Token]) -> bool:
    """Whether a day means every week, so that a date alone would be something else."""
    kinds = {token.kind for token in tokens}
    days = [token.text.casefold().rstrip("'") for token in tokens if token.kind is Kind.DAYS]
    return Kind.EVERY in kinds or Kind.WEEKLY in kinds or any(name.endswith("days") for name in days)


def _is_bound(tokens: Sequence[Token], at: int) -> bool:
    """Whether it begins or ends something, or is left out: "from 5 May", "until 5 May", "closed 5 and 12 May"."""
    before = [*takewhile(lambda token: token.kind is not Kind.STOP, reversed(tokens[:at]))]
    near = next((token.kind for token in before if token.kind not in {*_SKIPPED, Kind.DAYS}), None)
    is_away = any(token.kind in (Kind.EXCEPT, Kind.CLOSED, Kind.ALSO) for token in before)
    return near in (Kind.FROM, Kind.UNTIL, *_TO) or is_away or _is_first(tokens, at)


def _is_first(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].kind in _TO


def _fits_days(tokens: Sequence[Token], first: date, last: date) -> bool:
    """Whether a range that begins and ends on one weekday does so on the only one that is written."""
    named = {day for token in tokens if token.kind is Kind.DAYS for day in _numbers(token)}
    return first.weekday() != last.weekday() or len(named) != 1 or first.weekday() in named


def _days_before(tokens: Sequence[Token], at: int) -> set[int]:
    """Give the days just before a date: "Saturday 14 June"; not those of a range of days."""
    run = [*takewhile(lambda token: token.kind in {Kind.DAYS, *_SKIPPED, *_JOINS, *_TO}, reversed(tokens[:at]))]
    if any(token.kind in _TO for token in run) or not run or Kind.STOP in [token.kind for token in run]:
        return set()
    return {day for token in run if token.kind is Kind.DAYS for day in _numbers(token)}


def _numbers(token: Token) -> tuple[int, ...]:
    return token.value if isinstance(token.value, tuple) else ()


def _is_number(token: Token) -> bool:
    return token.kind in (Kind.NUMBER, Kind.ORDINAL)

"""What a bracket after a time says about the days before it: weeks of the month, or other hours at the weekend.

"Sun 9.30am (1st & 3rd) & 6pm (2nd)" is written as "1st & 3rd Sun 9.30am, 2nd Sun 6pm", and "Thu-Sun 6pm-9pm (1pm-4pm
weekends)" as "Thu, Fri 6pm-9pm, weekends 1pm-4pm", which the rest of the grammar reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from fingerpost.schedule.hours.context.weeks import weeks_of
from fingerpost.schedule.hours.words.kinds import Kind, Token
from fingerpost.schedule.hours.words.words import GROUPS

_CLOCKS = frozenset({Kind.CLOCK, Kind.NUMBER})
HOURS = frozenset({*_CLOCKS, Kind.DASH, Kind.TO, Kind.UNTIL, Kind.FROM, Kind.BETWEEN, Kind.NOISE})
_JOINS = frozenset({Kind.AND, Kind.COMMA, Kind.SLASH})
_TO = frozenset({Kind.DASH, Kind.TO})
_WEEKS = (1, 2, 3, 4, 5)
_MOST = len(_WEEKS)
_BEFORE_ONE = frozenset(
    {Kind.ORDINAL, Kind.EVERY, Kind.WEEKS, Kind.SOME_WEEKS, Kind.ONE, Kind.DAYS, Kind.EXCEPT, Kind.CLOSED}
)


class _Part(NamedTuple):
    """Hours, and the weeks in the bracket after them."""

    hours: tuple[Token, ...]
    weeks: tuple[int, ...]
    ends: int
    is_only: bool  # whether it says so, or which are left out

    @property
    def is_clear(self) -> bool:
        """Whether it is of several weeks; one alone may be a day of the month, or a floor."""
        return len(self.weeks) > 1


def with_brackets(tokens: list[Token]) -> list[Token]:
    """Give the words, with what such a bracket says before the time."""
    if not any(token.kind in (Kind.OPENS, Kind.ORDINAL) for token in tokens):
        return tokens
    return _with_weekends(_with_day_left_out(_with_day_again(_with_weeks(tokens))))


def _with_day_left_out(tokens: list[Token]) -> list[Token]:
    """Say the day again of which only the week is left out: "10am every Sunday but the fifth"."""
    result: list[Token] = []
    for at, token in enumerate(tokens):
        result.append(token)
        behind = [each for each in tokens[at + 1 : at + 3] if each.kind is not Kind.OF_MONTH][:1]
        is_led = at > 0 and token.kind is Kind.ORDINAL and tokens[at - 1].kind is Kind.EXCEPT
        is_led = is_led and not token.text[-3:-2].isdigit()  # "except the 5th" may be a day of the month
        if is_led and (not behind or behind[0].kind in (Kind.STOP, Kind.COMMA, Kind.CLOSES)):
            same = [*takewhile(lambda each: each.kind is not Kind.STOP, reversed(tokens[: at - 1]))]
            days = [each for each in same if each.kind is Kind.DAYS]
            has_weeks = any(each.kind in (Kind.ORDINAL, Kind.WEEKS, Kind.SOME_WEEKS) for each in same)
            result += days if len(days) == 1 and len(_numbers(days[0])) == 1 and not has_weeks else []
    return result


def _with_day_again(tokens: list[Token]) -> list[Token]:
    """Say the day again where only the week is another: "1st Sunday 10am, 2nd 11am"."""
    result: list[Token] = []
    day: Token | None = None
    with_time: set[int] = set()  # weeks of the day that have a time
    has_time = is_timed = False  # since the day, and in this part of the sentence
    for at, token in enumerate(tokens):
        before, follows = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
        has_time |= token.kind is Kind.CLOCK
        is_timed = token.kind is Kind.CLOCK or (is_timed and token.kind not in (Kind.COMMA, Kind.STOP))
        if token.kind is Kind.DAYS:
            is_of_week = before is not None and before.kind is Kind.ORDINAL and len(_numbers(token)) == 1
            day, has_time = token if is_of_week else None, False
            listed = takewhile(lambda each: each.kind in {Kind.ORDINAL, *_JOINS}, reversed(tokens[:at]))
            with_time = {week for each in listed if each.kind is Kind.ORDINAL for week in weeks_of(each)}
        elif token.kind is Kind.WORDS and not is_timed:
            day = None  # "1st Saturday, two sessions, 1st 10am, 2nd 11am"
        result.append(token)
        weeks = weeks_of(token) if token.kind is Kind.ORDINAL else ()
        is_next = has_time and weeks != () and min(weeks) > 0 and max(weeks) <= _MOST  # but "last 11.30am" is an entry
        is_next &= with_time.isdisjoint(weeks)  # and "first 10.15am" a part of the programme
        is_led = before is not None and before.kind in {*_JOINS, Kind.STOP, Kind.ORDINAL}
        if day and is_next and is_led and follows is not None and follows.kind is Kind.CLOCK:
            result += [day, Token(Kind.OF_MONTH, "of the month")]
            with_time |= {*weeks}
    return result


def _with_weeks(tokens: list[Token]) -> list[Token]:
    days_of_month = [token for token in tokens if token.kind is Kind.ORDINAL and max(weeks_of(token)) > _MOST]
    result: list[Token] = []
    at = 0
    while at < len(tokens):
        parts = [] if days_of_month or not _is_one_day(tokens, at) else _parts(tokens, at + 1)
        for number, part in enumerate(parts):
            weeks = Token(Kind.ORDINAL, "weeks", part.weeks)
            result += [Token(Kind.COMMA, ",")] if number else []
            result += [weeks, tokens[at], Token(Kind.OF_MONTH, "of the month"), *part.hours]
        result += [] if parts else [tokens[at]]
        at = parts[-1].ends if parts else at + 1
    return result


def _is_one_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether one day is there that is no part of a list, and of which nothing is said before it."""
    token, before = tokens[at], [each for each in tokens[max(at - 3, 0) : at] if each.kind is not Kind.NOISE][-2:]
    is_alone = not before or before[-1].kind not in _BEFORE_ONE
    is_listed = len(before) > 1 and before[-1].kind in {*_JOINS, *_TO} and before[-2].kind in (Kind.DAYS, Kind.ORDINAL)
    return token.kind is Kind.DAYS and len(_numbers(token)) == 1 and is_alone and not is_listed


def _parts(tokens: Sequence[Token], at: int) -> list[_Part]:
    """Give the hours after a day, if each has its weeks; nothing if something else is said as well."""
    parts: list[_Part] = []
    while part := _part(tokens, at):
        parts.append(part)
        at = part.ends
        if at < len(tokens) and tokens[at].kind in {*_JOINS, Kind.STOP} and _part(tokens, at + 1):
            at += 1
    if not _are_clear(parts):
        return []
    follows = tokens[at] if at < len(tokens) else None
    is_end = follows is None or follows.kind is Kind.STOP
    is_end |= follows is not None and follows.kind in _JOINS and tokens[at + 1 : at + 2] != []
    after = tokens[at + 1] if is_end and follows is not None and follows.kind in _JOINS else None
    return parts if is_end and (after is None or after.kind in (Kind.DAYS, Kind.EVERY)) else []


def _are_clear(parts: Sequence[_Part]) -> bool:
    """Whether each has several weeks, or all of them together have three that are not the same."""
    weeks = [week for part in parts for week in part.weeks]
    is_apart = len(parts) > 1 and len(weeks) == len(set(weeks)) > 2
    return is_apart or all(part.is_clear or part.is_only for part in parts)


def _part(tokens: Sequence[Token], at: int) -> _Part | None:
    hours = tuple(takewhile(lambda token: token.kind in HOURS, tokens[at:]))
    opens = at + len(hours)
    if not any(token.kind in _CLOCKS for token in hours) or tokens[opens : opens + 1] == []:
        return None
    is_after_comma = [token.kind for token in tokens[opens : opens + 3]] == [Kind.COMMA, Kind.ORDINAL, Kind.AND]
    if is_after_comma:
        return _part_without_bracket(tokens, hours, opens + 1)  # "Saturdays 9-11am, 2nd and 4th"
    if tokens[opens].kind is Kind.ORDINAL:
        return _part_without_bracket(tokens, hours, opens)
    inside = list(takewhile(lambda token: token.kind is not Kind.CLOSES, tokens[opens + 1 :]))
    is_bracket = tokens[opens].kind is Kind.OPENS and opens + 1 + len(inside) < len(tokens)
    weeks = _weeks_in([token for token in inside if token.kind is not Kind.NOISE]) if is_bracket else ()
    is_only = any(token.kind in (Kind.ONLY, Kind.EXCEPT) for token in inside)
    return _Part(hours, weeks, opens + len(inside) + 2, is_only) if weeks else None


def _part_without_bracket(tokens: Sequence[Token], hours: tuple[Token, ...], at: int) -> _Part | None:
    """Give the hours with the weeks that end their part of the sentence: "Sunday 10am 1st & 3rd; 6pm 2nd & 4th"."""
    listed = [*takewhile(lambda token: token.kind in {Kind.ORDINAL, *_JOINS}, tokens[at:])]
    while listed[-1].kind in _JOINS:
        listed.pop()
    ends = at + len(listed)
    is_end = ends >= len(tokens) or tokens[ends].kind in {*_JOINS, Kind.STOP}
    weeks = tuple(dict.fromkeys(week for token in listed if token.kind is Kind.ORDINAL for week in weeks_of(token)))
    return _Part(hours, weeks, ends, is_only=False) if is_end and set(weeks) <= {*_WEEKS, -1} else None


def _weeks_in(inside: Sequence[Token]) -> tuple[int, ...]:
    """Give the weeks of "1st & 3rd", "1st only" and "not 1st"."""
    is_without = bool(inside) and inside[0].kind is Kind.EXCEPT
    rest = [token for token in inside[is_without:] if token.kind not in (*_JOINS, Kind.ONLY)]
    has_both = is_without and any(token.kind is Kind.ONLY for token in inside)
    if not rest or any(token.kind is not Kind.ORDINAL for token in rest) or has_both:
        return ()
    weeks = tuple(dict.fromkeys(week for token in rest for week in weeks_of(token)))
    if is_without:
        return tuple(week for week in _WEEKS if week not in weeks) if set(weeks) <= set(_WEEKS) else ()
    return weeks


def _with_weekends(tokens: list[Token]) -> list[Token]:
    """Give the days at the weekend the hours in "(1pm-4pm weekends)", and the others those before the bracket."""
    for opens in [at for at, token in enumerate(tokens) if token.kind is Kind.OPENS]:
        closes = next((at for at in range(opens, len(tokens)) if tokens[at].kind is Kind.CLOSES), None)
        inside = [token for token in tokens[opens + 1 : closes] if token.kind is not Kind.NOISE]
        *other, last = inside or [Token(Kind.NOISE, "")]
        is_such = last.kind is Kind.DAYS and _numbers(last) == GROUPS["weekend"] and closes is not None
        if not is_such or not _are_hours(other):
            continue
        hours = [*takewhile(lambda token: token.kind in HOURS, reversed(tokens[:opens]))][::-1]
        begins = opens - len(hours)
        if not any(token.kind in _CLOCKS for token in hours):
            continue
        begins -= begins > 0 and tokens[begins - 1].kind is Kind.COMMA
        listed = [*takewhile(lambda token: token.kind in {Kind.DAYS, *_JOINS, *_TO}, reversed(tokens[:begins]))][::-1]
        days = [day for day in days_in(listed) if day not in GROUPS["weekend"]]
        if not days or closes is None:
            return [*tokens[:opens], last._replace(kind=Kind.HARD), *tokens[opens:]]  # of which days is the rest?
        first = Token(Kind.DAYS, " ".join(token.text for token in listed), tuple(days))
        both = [first, *hours, Token(Kind.COMMA, ","), last, *other]
        return [*tokens[: begins - len(listed)], *both, *tokens[closes + 1 :]]
    return tokens


def _are_hours(tokens: Sequence[Token]) -> bool:
    return all(token.kind in HOURS for token in tokens) and any(token.kind in _CLOCKS for token in tokens)


def _numbers(days: Token) -> tuple[int, ...]:
    return days.value if days.kind is Kind.DAYS and isinstance(days.value, tuple) else ()


def days_in(tokens: Sequence[Token]) -> list[int]:
    """Give the days of a list; nothing if it is not plain."""
    days: list[int] = []
    for at, token in enumerate(tokens):
        is_range = token.kind in _TO and 0 < at < len(tokens) - 1
        if is_range:
            first, last = _numbers(tokens[at - 1]), _numbers(tokens[at + 1])
            if len(first) != 1 or len(last) != 1 or first[0] >= last[0]:
                return []
            days += range(first[0], last[0])
        days += _numbers(token)
    return sorted(set(days))

"""The word "daily" is of the days before it: "Mon-Fri 9am-5pm daily", "Mass (daily)" below "Monday to Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from fingerpost.schedule.hours.words.kinds import Kind, Token
from fingerpost.schedule.hours.words.words import GROUPS

_DAILY = frozenset(("daily", "every day", "everyday", "each day"))
_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER})
_OTHERS = frozenset({Kind.EXCEPT, Kind.CLOSED, Kind.ALSO, Kind.MONTH, Kind.TERM, Kind.SCHOOL_HOLIDAYS, Kind.WEEKS})
_NAMES = frozenset({Kind.WORDS, Kind.NOISE, Kind.PART_OF_DAY})
_APART = frozenset({Kind.COMMA, Kind.OPENS, Kind.CLOSES})
_LISTED = frozenset({Kind.DAYS, Kind.DASH, Kind.TO, Kind.AND, Kind.COMMA, Kind.SLASH, Kind.NOISE, Kind.EVERY})


def with_daily(tokens: list[Token]) -> list[Token]:
    """Give the words, with such a "daily" as no days of its own."""
    daily = [at for at, token in enumerate(tokens) if _is_daily(token)]
    places = {at for at in daily if _is_of_days_before(tokens, at)}
    headings = [range(at, at + 1) for at in range(len(tokens)) if _is_heading(tokens, at)]
    headings += [range(at, ends) for at in daily if (ends := _days_behind(tokens, at)) > at]
    if headings:
        in_headings = {at for heading in headings for at in heading}
        return [token for at, token in enumerate(tokens) if at not in in_headings]
    if not places:
        return tokens
    brackets = {
        at + step
        for at in places
        if [token.kind for token in tokens[at - 1 : at + 2 : 2]] == [Kind.OPENS, Kind.CLOSES]
        for step in (-1, 1)
    }
    noise = places | brackets
    return [token._replace(kind=Kind.NOISE, value=None) if at in noise else token for at, token in enumerate(tokens)]


def _days_behind(tokens: Sequence[Token], at: int) -> int:
    """Give where days begin that say which are meant: "Daily, Mon-Sat, 9am-5pm"; the same place if there are none."""
    first = at + 1
    while first < len(tokens) and tokens[first].kind in (Kind.COMMA, Kind.DASH, Kind.NOISE, Kind.OPENS):
        first += 1
    listed = [*takewhile(lambda token: token.kind in _LISTED, tokens[first:])]
    days = [token for token in listed if token.kind is Kind.DAYS]
    is_bracket = tokens[first - 1].kind is Kind.OPENS
    follows = tokens[first + len(listed)] if first + len(listed) < len(tokens) else None
    is_whole = not is_bracket or (follows is not None and follows.kind is Kind.CLOSES)
    is_range = len(days) > 1 and _are_several(listed) and any(token.kind in (Kind.DASH, Kind.TO) for token in listed)
    if not (is_range and is_whole and listed[0].kind is Kind.DAYS):
        return at
    return first - 1 if is_bracket else first  # the bracket is left


def _is_heading(tokens: Sequence[Token], at: int) -> bool:
    """Whether weekdays or the weekend are the name of what follows by day: "Weekday Mass: Mon, Tues 10am; Wed 7pm"."""
    group = tokens[at].value
    if tokens[at].kind is not Kind.DAYS or group not in (GROUPS["weekday"], GROUPS["weekend"]):
        return False
    line = [*takewhile(lambda token: token.kind is not Kind.STOP or token.text == ";", tokens[at + 1 :])]
    ahead = [*takewhile(lambda token: token.kind in _NAMES, line)]
    days = [token.value for token in line if token.kind is Kind.DAYS]
    is_led = at == 0 or tokens[at - 1].kind is Kind.STOP
    has_days = len(ahead) < len(line) and line[len(ahead)].kind is Kind.DAYS and len(days) > 1
    is_of_group = isinstance(group, tuple) and all(isinstance(day, tuple) and {*day} < {*group} for day in days)
    return is_led and has_days and is_of_group and any(token.text == ":" for token in ahead)


def _is_daily(token: Token) -> bool:
    return token.kind is Kind.DAYS and token.value == GROUPS["daily"] and token.text.casefold() in _DAILY


def _is_of_days_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether several days are before it, and no other time is its own."""
    line = [*takewhile(lambda token: token.kind is not Kind.STOP, reversed(tokens[:at]))]
    behind = [*takewhile(lambda token: token.kind is not Kind.STOP, tokens[at + 1 :])]
    if any(token.kind in _OTHERS for token in (*line, *behind)) or any(token.kind is Kind.DAYS for token in behind):
        return False
    has_days = any(token.kind is Kind.DAYS for token in line)
    has_time = any(token.kind in _TIMES for token in line)
    if has_days:
        since = [
            *takewhile(lambda token: token.kind is not Kind.DAYS, line)
        ]  # "Mon-Fri 9am-5pm, helpline 8am-8pm daily"
        while since and since[-1].kind in (Kind.COMMA, Kind.NOISE):  # "Monday to Friday, 11am-12pm each day"
            since.pop()
        if not since and not has_time and any(token.kind in _TIMES for token in behind):
            return _are_several(line[::-1])  # "Mondays to Fridays each day 9am-12pm"
        is_same = any(token.kind in _TIMES for token in since) and not any(token.kind in _APART for token in since)
        return is_same and not any(token.kind in _TIMES for token in behind) and _are_several(line[::-1])
    head = [*takewhile(lambda token: token.kind is not Kind.STOP, tokens)]
    is_below = len(head) < at and not any(token.kind in _TIMES for token in head)
    others = [token for token in tokens[len(head) : at] if token.kind is Kind.DAYS and not _is_daily(token)]
    is_only = not others and _are_several(head) and head[:1] != [] and head[0].kind is Kind.DAYS
    return is_below and is_only and (has_time or tokens[at - 1].kind is Kind.OPENS)


def _are_several(tokens: Sequence[Token]) -> bool:
    """Whether a range or a list of days is the only one there, and is not of all the week."""
    places = [at for at, token in enumerate(tokens) if token.kind is Kind.DAYS]
    listed = tokens[places[0] : places[-1] + 1] if places else []
    is_plain = all(token.kind in _LISTED for token in listed)
    numbers = [token.value for token in listed if token.kind is Kind.DAYS]
    return is_plain and (len(numbers) > 1 or numbers == [GROUPS["weekday"]]) and GROUPS["daily"] not in numbers

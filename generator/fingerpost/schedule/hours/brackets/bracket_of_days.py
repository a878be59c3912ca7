"""A bracket with one time for some of the days: "Mon-Sat 10am (11am on Sat)", "Mon-Fri 9am-5pm (4.30pm on Fridays)".

After a time to begin it is another beginning, which is written as "Mon-Fri 10am, Sat 11am". After the long hours of an
office it is another end, which is written as "(until 4.30pm Fridays)"; the rest of the grammar reads both.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from fingerpost.schedule.hours.brackets.brackets import HOURS, days_in
from fingerpost.schedule.hours.clock import NOON, Clock
from fingerpost.schedule.hours.words.kinds import Kind, Token

_LISTED = frozenset({Kind.DAYS, Kind.AND, Kind.COMMA, Kind.SLASH, Kind.DASH, Kind.TO})
_TO = frozenset({Kind.DASH, Kind.TO, Kind.UNTIL})
_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER})
_LONG = 4 * 60  # minutes: of an office
_EARLIER, _LATER = 3 * 60, 2 * 60  # minutes, of the other end


def with_bracket_of_days(tokens: list[Token]) -> list[Token]:
    """Give the words, with what such a bracket says in a form of its own."""
    for opens in [at for at, token in enumerate(tokens) if token.kind is Kind.OPENS]:
        closes = next((at for at in range(opens, len(tokens)) if tokens[at].kind is Kind.CLOSES), None)
        inside = [token for token in tokens[opens + 1 : closes] if token.kind is not Kind.NOISE]
        if closes is not None and (again := _with_other_start(tokens, opens, closes, inside)):
            return again
        others = _others(inside)
        if closes is None or not others:
            continue
        hours, listed, begins = _before(tokens, opens)
        whole = days_in(listed)
        own = [day for other in others for day in other.days]
        clocks = [token.value for token in hours if isinstance(token.value, Clock)]
        is_start = len(clocks) == 1 and not any(token.kind in _TO for token in hours)
        if is_start and {*own} & {*whole} and len({*own}) == len(own) and all(other.is_clear for other in others):
            rest = [day for day in whole if day not in own]
            both = [Token(Kind.DAYS, "", tuple(rest)), *hours] if rest else []
            for other in others:
                both += [Token(Kind.COMMA, ","), Token(Kind.DAYS, "", other.days), other.time]
            return with_bracket_of_days([*tokens[:begins], *both, *tokens[closes + 1 :]]) if rest else tokens
        time = others[0].time.value
        if len(clocks) != 2 or len(others) != 1 or not {*own} < {*whole} or not isinstance(time, Clock):
            continue
        if (end := _other_end(clocks[0], clocks[1], time)) is not None:
            clock = others[0].time._replace(kind=Kind.CLOCK, value=end)
            until = [Token(Kind.UNTIL, "until"), clock, Token(Kind.DAYS, "", others[0].days)]
            return [*tokens[: opens + 1], *until, Token(Kind.CAVEAT, clock.text), *tokens[closes:]]
    return tokens


def _with_other_start(tokens: Sequence[Token], opens: int, closes: int, inside: Sequence[Token]) -> list[Token]:
    """Give the words with another start for some of the days: "Daily 9am-5pm (Sunday from 10am)"; else nothing."""
    plain = [token for token in inside if token.kind is not Kind.FROM]
    others = _others(plain) if len(plain) == len(inside) - 1 else []
    hours, listed, begins = _before(tokens, opens)
    whole = days_in(listed)
    clocks = [token.value for token in hours if isinstance(token.value, Clock)]
    other = others[0] if len(others) == 1 else None
    if other is None or not {*other.days} < {*whole} or len(clocks) != 2 or not isinstance(other.time.value, Clock):
        return []
    first, at = _minutes(clocks[0], 0), _minutes(other.time.value, 0)
    if not other.time.value.half or not 0 < abs(at - first) <= _EARLIER:
        return []
    rest = Token(Kind.DAYS, "", tuple(day for day in whole if day not in other.days))
    last = [token for token in hours if isinstance(token.value, Clock)][1]
    own = [Token(Kind.DAYS, "", other.days), other.time, Token(Kind.TO, "to"), last]
    return [*tokens[:begins], rest, *hours, Token(Kind.COMMA, ","), *own, *tokens[closes + 1 :]]


class _Other(NamedTuple):
    """Some days with a time of their own."""

    days: tuple[int, ...]
    time: Token

    @property
    def is_clear(self) -> bool:
        """Whether the time has minutes or a half of the day."""
        return isinstance(self.time.value, Clock) and self.time.value.form + self.time.value.half != "bare"


def _others(inside: Sequence[Token]) -> list[_Other]:
    """Give the days of a bracket with the one time of each: "Sat 11am, Sun 12pm", "4.30pm Fridays"; nothing else."""
    times = [at for at, token in enumerate(inside) if token.kind in _TIMES]
    if not times or any(token.kind not in _LISTED | _TIMES for token in inside):
        return []
    is_time_first = times[0] == 0
    ends = [*times[1:], len(inside)] if is_time_first else [at + 1 for at in times]
    parts = [inside[first:last] for first, last in zip([0, *ends[:-1]], ends, strict=True)]
    others = [
        _Other(tuple(days_in(_trimmed(part))), next(token for token in part if token.kind in _TIMES)) for part in parts
    ]
    return others if ends[-1] == len(inside) and all(other.days for other in others) else []


def _trimmed(part: Sequence[Token]) -> list[Token]:
    days = [at for at, token in enumerate(part) if token.kind is Kind.DAYS]
    return [*part[days[0] : days[-1] + 1]] if days else []


def _before(tokens: Sequence[Token], opens: int) -> tuple[list[Token], list[Token], int]:
    """Give the hours and the days before a bracket, in either order, and where they begin."""
    last = opens
    while last and tokens[last - 1].kind is Kind.NOISE:
        last -= 1
    parts: list[list[Token]] = []
    at = last
    for kinds in (HOURS, _LISTED) if last and tokens[last - 1].kind in _TIMES else (_LISTED, HOURS):
        part = [*takewhile(lambda token, kinds=kinds: token.kind in kinds, reversed(tokens[:at]))][::-1]  # type: ignore[misc]
        at -= len(part)
        while part and part[0].kind in (Kind.COMMA, Kind.DASH, Kind.AND, Kind.NOISE):
            part = part[1:]
            at += 1
        parts.append(part)
        while at and tokens[at - 1].kind in (Kind.COMMA, Kind.NOISE, Kind.DASH) and len(parts) == 1:
            at -= 1
    hours, listed = parts if last and tokens[last - 1].kind in _TIMES else parts[::-1]
    return hours, listed, at


def _other_end(starts: Clock, ends: Clock, other: Clock) -> Clock | None:
    """Give the time in a bracket as the end of hours, if it is near the end they have, and these are long."""
    first, last = _minutes(starts, 0), _minutes(ends, _minutes(starts, 0))
    at = _minutes(other, first)
    is_near = last - _EARLIER <= at <= last + _LATER and at not in (first, last)
    if last - first < _LONG or not is_near or at >= 2 * NOON:
        return None
    return other._replace(hour=(at // 60 - 1) % 12 + 1, half="pm" if at >= NOON else "am")


def _minutes(at: Clock, after: int) -> int:
    if at.half in ("am", "pm"):
        return at.literal % NOON + (NOON if at.half == "pm" else 0)
    return at.literal if at.literal > after or at.half else at.literal + NOON

"""Other hours in some months for the days before them: "Sundays 11am (July and August 10am)".

The days are said again, as in "Sundays 11am (July and August Sundays 10am)", which the rest of the grammar reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from fingerpost.schedule.hours.brackets.brackets import HOURS, days_in
from fingerpost.schedule.hours.clock import NOON, Clock
from fingerpost.schedule.hours.words.kinds import Kind, Token

_CLOSE = 3 * 60  # minutes
_BREAKS = frozenset({Kind.COMMA, Kind.STOP, Kind.OPENS, Kind.CLOSES})
_JOINS = frozenset({Kind.AND, Kind.SLASH, Kind.COMMA})
_TO = frozenset({Kind.DASH, Kind.TO, Kind.UNTIL})
_CLOCKS = frozenset({Kind.CLOCK, Kind.NUMBER})
# What would be said of these months only: "Sundays 11am (July 10am). Closed in August", "... term time only".
_OF_BOTH = frozenset(
    {
        *(Kind.MONTH, Kind.MONTH_YEAR, Kind.DATE, Kind.PART_OF_DATE, Kind.TERM, Kind.SCHOOL_HOLIDAYS, Kind.COURSE),
        *(
            Kind.WEEKS,
            Kind.MONTHS_APART,
            Kind.SOME_WEEKS,
            Kind.ONCE_A_MONTH,
            Kind.ORDINAL,
            Kind.EVERY,
            Kind.APPOINTMENT,
        ),
    }
)
_LISTED = frozenset({Kind.DAYS, Kind.NOISE, *_JOINS, *_TO})


def with_months_beside(tokens: list[Token]) -> list[Token]:
    """Give the words, with the days before the hours of such months too."""
    kinds = [token.kind for token in tokens]
    if Kind.MONTH not in kinds or kinds.count(Kind.DAYS) == 0:
        return tokens
    for at, token in enumerate(tokens):
        if token.kind not in _BREAKS - {Kind.CLOSES}:
            continue
        part = [*takewhile(lambda each: each.kind not in _BREAKS, tokens[at + 1 :])]
        months, hours = _split(part)
        days = _days_before(tokens[:at]) if months and hours else None
        if days is not None and part[0].kind is not Kind.MONTH and not _are_close(tokens[:at], hours):
            if token.kind is Kind.OPENS:  # "Sat 10am-12pm (2pm-4pm May-Sept)": both, or one instead of the other?
                return [each._replace(kind=Kind.HARD) if each.kind is Kind.MONTH else each for each in tokens]
            continue
        if days is None:
            continue
        has_months = Kind.MONTH in kinds[:at]
        again = [days, *months, *hours] if has_months else [*months, days, *hours]
        after = tokens[at + 1 + len(part) :]
        if any(each.kind in _OF_BOTH for each in after):
            return tokens
        is_bracket = token.kind is Kind.OPENS or has_months
        around = [[token], []] if is_bracket else [[Token(Kind.OPENS, "(")], [Token(Kind.CLOSES, ")")]]
        return [*tokens[:at], *around[0], *again, *around[1], *with_months_beside(after)]
    return tokens


def _split(part: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Give the months and the hours of a part that has nothing else, in either order."""
    plain = [token for token in part if token.kind is not Kind.NOISE]
    places = [at for at, token in enumerate(plain) if token.kind is Kind.MONTH]
    if not places:
        return [], []
    months, hours = plain[places[0] : places[-1] + 1], [*plain[: places[0]], *plain[places[-1] + 1 :]]
    are_months = all(token.kind in {Kind.MONTH, *_JOINS, *_TO} for token in months)
    are_hours = all(token.kind in HOURS for token in hours) and any(token.kind in _CLOCKS for token in hours)
    is_in_one_place = places[0] == 0 or places[-1] == len(plain) - 1
    return (months, hours) if are_months and are_hours and is_in_one_place else ([], [])


def _are_close(before: Sequence[Token], hours: Sequence[Token]) -> bool:
    """Whether the hours begin when those before them do, or nearly so."""
    own = [*takewhile(lambda token: token.kind in HOURS, reversed(before))]
    first = next((token.value for token in reversed(own) if isinstance(token.value, Clock)), None)
    other = next((token.value for token in hours if isinstance(token.value, Clock)), None)
    if first is None or other is None:
        return False
    starts, others = (at.literal % NOON + (NOON if at.half in ("pm", "noon") else 0) for at in (first, other))
    return abs(starts - others) <= _CLOSE


def _days_before(tokens: Sequence[Token]) -> Token | None:
    """Give the only days before, if their hours are next to the months, and nothing else is said about them."""
    places = [at for at, token in enumerate(tokens) if token.kind is Kind.DAYS]
    if not places or not tokens or tokens[-1].kind not in _CLOCKS:
        return None
    listed, behind = tokens[places[0] : places[-1] + 1], tokens[places[-1] + 1 :]
    ahead = [token for token in tokens[: places[0]] if token.kind not in (Kind.NOISE, Kind.EVERY)]
    is_plain = all(token.kind in _LISTED for token in listed)
    are_theirs = all(token.kind in {*HOURS, Kind.MONTH, *_JOINS, Kind.PART_OF_DAY} for token in behind)
    if ahead or not is_plain or not are_theirs:
        return None
    days = days_in([token for token in listed if token.kind is not Kind.NOISE])
    return Token(Kind.DAYS, " ".join(token.text for token in listed), tuple(days)) if days else None

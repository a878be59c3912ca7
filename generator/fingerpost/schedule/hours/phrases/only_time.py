"""The only time of a sentence with one day and a name between: "1st Sunday of each month - Foulden at 10:30"."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.schedule.hours.clock import Clock
from fingerpost.schedule.hours.words.kinds import Kind, Token

_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER, Kind.DAY_AND_NIGHT})
_DAYS = frozenset({Kind.DAYS, Kind.AND, Kind.COMMA, Kind.SLASH, Kind.DASH, Kind.TO, Kind.EVERY})
_PLAIN = frozenset(
    {
        *(*_DAYS, Kind.CLOCK, Kind.WORDS, Kind.ORDINAL, Kind.OF_MONTH, Kind.WEEKLY, Kind.TERM, Kind.OPENS, Kind.CLOSES),
        *(Kind.LENGTH, Kind.LUNCH, Kind.ONLY),
    }
)
_BEHIND = frozenset({Kind.COMMA, Kind.CLOSES, Kind.DASH, Kind.OPENS, *_DAYS})
# Beside these figures with a dot may be a price, a distance or a verse.
_OF_OTHERS = frozenset(
    (
        *("cost", "costs", "price", "prices", "fee", "fees", "entry", "entrance", "admission", "donation", "per"),
        *("pay", "suggested", "miles", "mile", "km", "pp", "charge", "charges", "adults", "children", "members"),
        *("concessions", "reading", "readings", "psalm", "chapter", "version", "channel", "fm", "doors", "arrive"),
        *("end", "ends", "finish", "finishes", "closes", "close", "leave", "leaves", "depart", "departs", "meet"),
        *("coach", "bus", "train"),
    )
)
# Before figures with a dot or a colon these have a number, or a verse.
_NUMBERED = frozenset(
    ("room", "rooms", "studio", "unit", "suite", "bay", "pitch", "john", "luke", "mark", "matthew", "acts", "romans")
)
_QUARTER = 15  # minutes


def is_only_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether the time there has minutes, and its sentence one list of days and names, and no other figure."""
    clock = tokens[at].value
    if not isinstance(clock, Clock) or clock.form not in ("colon", "dot") or clock.half or clock.minute % _QUARTER:
        return False
    first = next((place + 1 for place in range(at - 1, -1, -1) if tokens[place].kind is Kind.STOP), 0)
    last = next((place for place in range(at, len(tokens)) if tokens[place].kind is Kind.STOP), len(tokens))
    part, here = tokens[first:last], at - first
    days = [place for place, token in enumerate(part) if token.kind is Kind.DAYS]
    is_one = sum(token.kind in _TIMES for token in part) == 1 and all(token.kind in _PLAIN for token in part)
    if not days or not is_one or any(token.kind not in _DAYS for token in part[days[0] : days[-1] + 1]):
        return False
    words = {word for token in part for word in token.text.casefold().split()}
    before, follows = part[here - 1] if here else None, part[here + 1] if here + 1 < len(part) else None
    is_apart = before is None or follows is None or follows.kind in _BEHIND
    is_numbered = before is not None and before.text.casefold() in _NUMBERED
    return (
        is_apart
        and not (is_numbered or words & _OF_OTHERS)
        and (before is None or before.kind not in (Kind.OPENS, Kind.TO))
    )

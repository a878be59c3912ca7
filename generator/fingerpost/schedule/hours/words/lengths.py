"""How long something lasts, which beside a time to begin says when it ends: "10am for 2 hours"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fingerpost.schedule.hours.clock import MIDNIGHT, NOON, Clock
from fingerpost.schedule.hours.words.kinds import Kind, Token

# After a length, so that it may be of several times, or another one too: "for an hour or two".
_GO_ON = frozenset(
    {
        *(Kind.SLASH, Kind.TO, Kind.VAGUE, Kind.NUMBER, Kind.CLOCK),
        *(Kind.EXCEPT, Kind.CLOSED),
    }
)
_LENGTH = re.compile(
    r"(?P<half>half\s+an)?(?P<number>\d{1,3}(?:[.,]\d{1,2})?|an?|one|two|three)?(?P<half_more>\u00bd|\s1/2)?[\s-]*(?P<unit>hours?|hrs?|mins?|minutes?)\b"
    r"(?P<more>\s+and\s+a\s+half)?",
    re.IGNORECASE,
)
_NEARLY = re.compile(r"\b(?:approx\w*|about|around|up\s+to)\b", re.IGNORECASE)
_NUMBERS = {"a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0}
_AN_HOUR = 60  # minutes


def minutes_of(text: str) -> int | None:
    """Give the minutes of a length; None if it is not exact.

    >>> minutes_of("for 2 hours"), minutes_of("lasts an hour and a half"), minutes_of("for about an hour")
    (120, 90, None)
    """
    match = _LENGTH.search(text)
    is_open = text.startswith("(") and not text.endswith(")")  # "(1 hour £5)" may be the price of one
    if match is None or is_open or _NEARLY.search(text):
        return None
    number = match["number"]
    if match["half"] or not number:
        return _AN_HOUR // 2 if match["half"] else None
    count = _NUMBERS.get(number.casefold()) or float(number.replace(",", "."))
    count += 0.5 if match["more"] or match["half_more"] else 0
    return round(count * (_AN_HOUR if match["unit"][0] in "hH" else 1))


def is_of_a_range(token: Token, ranges: Iterable[tuple[Clock, Clock]]) -> bool:
    """Whether the length of something is that of a range that is written, or adds nothing that a visitor must know.

    "10am to 5pm (2 hours)" says how long one can stay.
    """
    lengths = {(last.literal - first.literal) % NOON for first, last in ranges}
    is_in_bracket = token.text.startswith("(") and isinstance(token.value, int)
    return bool(lengths) and (not is_in_bracket or int(str(token.value)) % NOON in lengths)


def end_by_length(tokens: Sequence[Token], at: int, starts: int) -> tuple[int | None, int]:
    """Give when it ends that begins then, in minutes after midnight, and how many of the words there say so.

    None and no words where they say no exact length: "10am for about 2 hours".
    """
    ahead = 1 if at < len(tokens) and tokens[at].kind in (Kind.COMMA, Kind.AND) else 0
    length = tokens[at + ahead] if at + ahead < len(tokens) else None
    behind = [token.kind for token in tokens[at + ahead + 1 : at + ahead + 3]]
    is_joined = behind[:1] == [Kind.AND] and behind[1:] not in ([Kind.DAYS], [Kind.EVERY], [Kind.ORDINAL])
    rest = [kind for kind in behind if kind not in (Kind.COMMA, Kind.DASH)]
    if length is None or length.kind is not Kind.LENGTH or is_joined or _GO_ON & {*rest[:1]}:
        return None, 0
    is_day = isinstance(length.value, int) and starts + length.value < MIDNIGHT
    return (starts + length.value, ahead + 1) if is_day and isinstance(length.value, int) else (None, 0)

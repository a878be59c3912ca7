"""A first day, which is not the only one: "We return to rehearsals on 6 September 2026 at 7.45pm".

On which days it goes on from there, nobody says, so such a date without other days stays words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from fingerpost.schedule.hours.words.kinds import Kind, Token

_AGAIN = re.compile(
    r"\b(?:return(?:s|ed|ing)?|re-?start(?:s|ed|ing)?|resum(?:e|es|ed|ing)|re-?open(?:s|ed|ing)?|re-?commenc(?:e|es|ed|ing)"
    r"|(?:start|begin|be|are|is|get)(?:s|ting)? back|back (?:on|from))\b"
)
_SERIES = re.compile(
    r"\b(?:classes|sessions|rehearsals|lessons|courses|meetings|practices|workshops|weekly [a-z]+"
    r"|new (?:season|term|series|course))\b"
    r".{0,40}\b(?:start|begin|commence)(?:s|ing)?\b"
)


def with_first_day(tokens: list[Token]) -> list[Token]:
    """Give the words, with such a date in doubt where no other day is named."""
    days = [at for at, token in enumerate(tokens) if token.kind is Kind.DATE]
    if len(days) != 1 or any(_is_of_week(tokens, at, days[0]) for at in range(len(tokens))):
        return tokens
    before = " ".join(token.text for token in _sentence(tokens, days[0])).casefold()
    is_first = bool(_AGAIN.search(before) or _SERIES.search(before))
    return [token._replace(kind=Kind.HARD) if is_first and at == days[0] else token for at, token in enumerate(tokens)]


def _is_of_week(tokens: Sequence[Token], at: int, date: int) -> bool:
    """Whether a day is named that is not that of the date beside it."""
    return tokens[at].kind in (Kind.DAYS, Kind.ORDINAL, Kind.WEEKS, Kind.MONTH) and not date - 2 <= at <= date + 1


def _sentence(tokens: Sequence[Token], at: int) -> list[Token]:
    return [*takewhile(lambda token: token.kind is not Kind.STOP, reversed(tokens[:at]))][::-1]

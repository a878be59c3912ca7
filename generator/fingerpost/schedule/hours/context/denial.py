"""Words that say that the times after them are not so: "Not all services operate 24 hours", "isn't open Mondays".

"Not Mondays" is an exception, which the grammar reads; here are those with something else before the day or the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from fingerpost.schedule.hours.words.kinds import Kind, Token

_VERBS = ("is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "wo", "would", "ca", "could", "should")
_SHORT = tuple(f"{verb}n't" for verb in _VERBS)
NOT = frozenset(
    (
        *("not", "never", "none", "neither", "cannot", "rarely", "seldom", "hardly", "scarcely"),
        *(*_SHORT, *(word.replace("'", "") for word in _SHORT)),
    )
)
# What need not be, or has no price, on the days that follow.
_NO_MATTER = frozenset(
    (
        *(
            "need",
            "needed",
            "required",
            "require",
            "necessary",
            "essential",
            "have",
            "charge",
            "charged",
            "cost",
            "profit",
        ),
        *(
            "book",
            "booked",
            "hesitate",
            "forget",
            "miss",
            "worry",
            "matter",
            "only",
            "just",
            "obligatory",
            "compulsory",
        ),
        *("include", "included", "registered", "affiliated", "arrive", "park", "bring", "block"),
    )
)
_BETWEEN = frozenset({Kind.NOISE, Kind.WORDS, Kind.VAGUE, Kind.CAVEAT, Kind.NEARLY, Kind.ONE})
_TIMES = frozenset(
    {Kind.DAYS, Kind.CLOCK, Kind.NUMBER, Kind.DAY_AND_NIGHT, Kind.ORDINAL, Kind.EVERY, Kind.FROM, Kind.BETWEEN}
)
_ENDS = frozenset({Kind.STOP, Kind.COMMA, Kind.OPENS, Kind.CLOSES})
_LONGEST = 8  # words: further off it is of something else


def is_denied(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word there denies a day or a time that follows in the same part of the sentence."""
    if at and tokens[at - 1].text.casefold() in ("why", "if"):
        return False  # "Why not join us on Tuesdays at 10am?"
    has_words = tokens[at].kind is not Kind.EXCEPT
    behind = takewhile(lambda token: token.kind not in _ENDS, tokens[at + 1 :])
    if has_words and _have_times(tokens[:at]) and not _have_times(behind):
        return False  # "Mon-Fri 9am-5pm, we don't open Fridays" takes days away
    for token in tokens[at + 1 : at + 1 + _LONGEST]:
        if token.kind in _TIMES:
            return has_words or token.kind is Kind.DAY_AND_NIGHT
        if token.kind not in _BETWEEN or token.text == ":" or token.text.casefold() in _NO_MATTER:
            return False
        has_words |= token.kind is not Kind.NOISE
    return False


def _have_times(tokens: Iterable[Token]) -> bool:
    return any(token.kind in (Kind.CLOCK, Kind.NUMBER, Kind.DAY_AND_NIGHT) for token in tokens)

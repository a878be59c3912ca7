"""Words that limit a day, and that the grammar does not know: "Thu (with exceptions)", "Mon (rotates with Upham)".

What only asks the reader to check becomes a note; what says that it is not so each week is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from fingerpost.schedule.hours.words.kinds import Kind, Token

_REMARKS = re.compile(
    r"exceptions?|additions?|additional|invitation|invited|check|usaully|usualy|ususally|usally|normaly|generaly|initially",
    re.IGNORECASE,
)
_SLIPS = re.compile(r"us[ua]{1,4}l{1,2}y|usaully|usualy|ususally|usally|normaly|generaly|initially", re.IGNORECASE)
_TURNS = re.compile(
    r"rotat(?:es?|ing|ed|ion|ional)|rota|alt|altern\w*|shared|sharing|shares|combined|joint|jointly|turns",
    re.IGNORECASE,
)
_NOT_REGULAR = re.compile(
    r"\bno (?:regular|fixed|set|weekly) (?:\S+ )?(?:ringing|practices?|services?|meetings?|sessions?)\b"
)
_STARTS_BETWEEN = re.compile(
    r"\b(?:start(?:ing)? times?|for (?:an|one|1|half an|two|2) hours?\b.{0,40}|(?:start|begin)s?(?:ing)?) between$"
)
_APPOINTMENTS = re.compile(r"\bpre-? ?arranged (?:appointments?|visits?|slots?)\b")
_WORDS = frozenset({Kind.WORDS, Kind.VAGUE})


def with_limits_of_days(tokens: list[Token]) -> list[Token]:
    """Give the words, with such limits as caveats or in doubt."""
    changed = list(tokens)
    for at, token in enumerate(tokens):
        text = token.text.casefold()
        if token.kind in _WORDS and _SLIPS.fullmatch(text):
            changed[at] = token._replace(kind=Kind.CAVEAT)
        if token.kind is Kind.OPENS and at and tokens[at - 1].kind is Kind.DAYS:
            changed = _with_limits_inside(changed, at)
        if token.kind is Kind.BETWEEN and _STARTS_BETWEEN.search(_sentence(tokens, at)):
            changed[at] = token._replace(kind=Kind.HARD)
        if token.kind in _WORDS and (sentence := _sentence(tokens, at)):
            if _NOT_REGULAR.search(sentence):
                changed[at] = token._replace(kind=Kind.HARD)
            elif _APPOINTMENTS.search(sentence) and text.startswith(("appointment", "visit", "slot")):
                changed[at] = token._replace(kind=Kind.CAVEAT)
    return changed


def _with_limits_inside(tokens: list[Token], opens: int) -> list[Token]:
    """Give the words, with those of the bracket that limit the day before it."""
    inside = [*takewhile(lambda token: token.kind is not Kind.CLOSES, tokens[opens + 1 :])]
    changed = list(tokens)
    for at, token in enumerate(inside, opens + 1):
        is_week = token.kind is Kind.ORDINAL and any(_REMARKS.fullmatch(other.text) for other in inside)
        if token.kind in _WORDS and _REMARKS.fullmatch(token.text):
            changed[at] = token._replace(kind=Kind.CAVEAT)
        elif is_week or (token.kind in _WORDS and _TURNS.fullmatch(token.text)):
            changed[at] = token._replace(kind=Kind.HARD)
    return changed


def _sentence(tokens: Sequence[Token], at: int) -> str:
    same = [*takewhile(lambda token: token.kind is not Kind.STOP, reversed(tokens[: at + 1]))]
    return " ".join(token.text for token in reversed(same)).casefold().strip()

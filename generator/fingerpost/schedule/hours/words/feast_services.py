"""Services and parties of one day of the year: "Wednesday Epiphany Mass at 9.30am" is of no other Wednesday."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from fingerpost.schedule.hours.words.kinds import Kind, Token

_FEAST = (
    r"(?:epiphany|ascension(?:\s*-?\s?tide|\s+day)?|candlemas|corpus\s+christi|all\s+souls'?|all\s+saints'?(?:\s+day)?|assumption"
    r"|annunciation|immaculate\s+conception|pentecost|whitsun|michaelmas|lammas|rogation|transfiguration|patronal"
    r"|advent|christmas(?:\s+(?:day|eve))?|xmas|easter(?:\s+(?:day|eve|sunday))?|lent(?:en)?|harvest|remembrance|armistice"
    r"|nativity|christingle|carols?|crib|mothering\s+sunday|midnight|watch\s?night|thanksgiving|hallowe'?en|bonfire|diwali"
    r"|eid|iftar|hanukkah|passover|purim|vaisakhi|(?:chinese|lunar)\s+new\s+year|new\s+year'?s?(?:\s+(?:day|eve))?"
    r"|st\.?\s+\w+'s\s+day|burns\s+night)"
)
_HELD = (
    r"(?:mass|masses|services?|eucharist|communion|vigil|liturgy|evensong|praise|worship|prayers?|procession|festival"
    r"|celebrations?|supper|dinner|lunch|tea|party|parties|fair|fayre|market|bazaar|concert|singing)"
    r"(?!\s+(?:rooms?|house|shop|club|hall|centre|church|group|choir))"
)
FEAST_SERVICE = (
    rf"\b{_FEAST}\s+(?:(?:family|carol|sung|said|solemn|all[\s-]age|day|evening|morning|holy|day)\s+){{0,2}}{_HELD}\b"
    r"|\b(?:feast|solemnity)\s+of\s+(?:(?:the|our|st\.?)\s+)*(?-i:[A-Z])\w+"
)
_OF_DAY = frozenset({Kind.DAYS, Kind.CLOCK})
_BREAKS = frozenset({Kind.COMMA, Kind.STOP, Kind.OPENS, Kind.CLOSES})


def doubt_of_feasts(tokens: list[Token]) -> list[Token]:
    """Give the words, with such a service in doubt where the day or the time is its own."""
    if not any(token.kind is Kind.OF_FEAST for token in tokens):
        return tokens
    return [
        token._replace(kind=Kind.HARD if _has_own_time(tokens, at) else Kind.WORDS)
        if token.kind is Kind.OF_FEAST
        else token
        for at, token in enumerate(tokens)
    ]


def _has_own_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether a day or a time is in its part of the sentence, or it is between the day and the time."""
    before = [*takewhile(lambda token: token.kind is not Kind.STOP, reversed(tokens[:at]))]
    behind = [*takewhile(lambda token: token.kind is not Kind.STOP, tokens[at + 1 :])]
    near = [token for words in (before, behind) for token in takewhile(lambda each: each.kind not in _BREAKS, words)]
    kinds, others = {token.kind for token in before}, {token.kind for token in behind}
    is_between = (Kind.DAYS in kinds and Kind.CLOCK in others and Kind.CLOCK not in kinds) or (
        Kind.CLOCK in kinds and Kind.DAYS in others and Kind.DAYS not in kinds
    )
    return is_between or any(token.kind in _OF_DAY for token in near)

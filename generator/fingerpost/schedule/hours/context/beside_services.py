"""A time before or after a service whose own time is not another one to come at: "Fridays 6.30pm (after 6pm Mass)".

The first time is read, and the words go into the notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from fingerpost.schedule.hours.clock import Clock
from fingerpost.schedule.hours.words.kinds import Kind, Token

_BESIDE = frozenset(("after", "before", "following", "during"))
_SERVICES = frozenset(
    (
        *("mass", "masses", "service", "services", "eucharist", "communion", "worship", "benediction", "vespers"),
        *("rosary", "adoration", "prayer", "prayers", "evensong", "matins", "mattins", "exposition", "liturgy"),
    )
)
_LED = frozenset(("just", "immediately", "straight", "directly", "shortly", "right", "minutes", "mins", "half", "hour"))
_BETWEEN = frozenset({Kind.NOISE, Kind.DASH, Kind.OPENS, Kind.COMMA, Kind.NUMBER, Kind.UNTIL})
_INSIDE = frozenset({Kind.NOISE, Kind.WORDS, Kind.PART_OF_DAY, Kind.CLOCK, Kind.DAYS, Kind.EVERY})
_GOES_ON = frozenset({Kind.CLOCK, Kind.NUMBER, Kind.AND, Kind.DASH, Kind.TO, Kind.SLASH, Kind.VAGUE, Kind.UNTIL})
_LONGEST = 5  # words to the name of the service


def with_services(tokens: list[Token]) -> list[Token]:
    """Give the words, with the remark about another service as one that goes into the notes."""
    at = 0
    while at < len(tokens):
        if tokens[at].text.casefold() in _BESIDE and (part := _part(tokens, at)) is not None:
            text = " ".join(token.text for token in tokens[part.start : part.stop])
            tokens = [*tokens[: part.start], Token(Kind.CAVEAT, text), *tokens[part.stop :]]
            at = part.start
        at += 1
    return tokens


def _part(tokens: Sequence[Token], at: int) -> range | None:
    """Give the places of "(after 6pm Mass)" behind a time; None if it is something else."""
    led = [*takewhile(_is_between, reversed(tokens[:at]))]
    if not led and tokens[at - 1].kind is Kind.AND:
        led = [tokens[at - 1]]  # "11am-11.30am and before Mass"
    first = at - len(led)
    clock = tokens[first - 1].value if first else None
    if not isinstance(clock, Clock) or not (clock.half or clock.form != "bare"):
        return None
    names = [number for number in range(at + 1, min(at + 1 + _LONGEST, len(tokens))) if _is_service(tokens[number])]
    if not names or not _is_plain(tokens[at + 1 : names[0] + 1]):
        return None
    ends = names[0] + 1
    while ends < len(tokens) and _is_service(tokens[ends]):
        ends += 1  # "after the Mass service"
    follows = tokens[ends] if ends < len(tokens) else None
    is_bracket = any(token.kind is Kind.OPENS for token in led)
    if tokens[at].text.casefold() == "during" and not is_bracket:
        return None
    if is_bracket:
        return range(first, ends + 1) if follows is not None and follows.kind is Kind.CLOSES else None
    has_comma = any(token.kind is Kind.COMMA for token in led)
    if follows is not None and (follows.kind in _GOES_ON or (has_comma and follows.kind is not Kind.STOP)):
        return None
    return range(first, ends)


def _is_between(token: Token) -> bool:
    return token.kind in _BETWEEN or token.text.casefold() in _LED


def _is_service(token: Token) -> bool:
    return token.kind is Kind.WORDS and token.text.casefold() in _SERVICES


def _is_plain(words: Sequence[Token]) -> bool:
    """Whether there is at most one time, and one day that is of the name: "after the 6pm Sunday Mass"."""
    kinds = [token.kind for token in words]
    is_name = Kind.DAYS not in kinds or kinds[-2:-1] == [Kind.DAYS]
    return is_name and set(kinds) <= _INSIDE and kinds.count(Kind.CLOCK) <= 1 and kinds.count(Kind.DAYS) <= 1

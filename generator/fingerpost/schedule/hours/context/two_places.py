"""Hours of two places in a sentence: "at Mill Hill Monday 9am-1pm, Ashford Tuesday 9am-1pm"; which is meant?

A class in two places is one thing. Of two offices, libraries or the like, a list of places means one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fingerpost.schedule.hours.words.kinds import Kind, Token

_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER, Kind.DAY_AND_NIGHT})
_OPENING = frozenset(
    ("opening", "open", "opens", "hours", "office", "offices", "surgery", "surgeries", "branch", "branches")
)
_KINDS = r"(?:library|libraries|office|surgery|branch|shop|store|depot|clinic|bank|pharmacy)"
_TWO_OF_A_KIND = re.compile(rf"\b([A-Z]\w+) ({_KINDS})\b[^.;\n]*\d[^.;\n]*?\b([A-Z]\w+) \2\b[^.;\n]*\d")


def doubt_of_two_places(tokens: list[Token]) -> list[Token]:
    """Give the words, with the name of a second place in doubt."""
    changed = list(tokens)
    first = 0
    for at, token in enumerate([*tokens, Token(Kind.STOP, "")]):
        if token.kind is Kind.STOP:
            for place in _second_places(tokens, first, at):
                changed[place] = tokens[place]._replace(kind=Kind.HARD)
            first = at + 1
    return changed


def _second_places(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """Give where the names of second places are in a sentence."""
    part = range(first, last)
    times = [at for at in part if tokens[at].kind in _TIMES]
    days = [at for at in part if tokens[at].kind is Kind.DAYS]
    if not times or not days:
        return []
    text = " ".join(token.text for token in tokens[first:last])
    match = _TWO_OF_A_KIND.search(text)
    if match and match[1] != match[3]:
        return [at for at in part if at > times[0] and tokens[at].text.split()[0] == match[3]]
    head = range(first, days[0])
    is_opening = any(tokens[at].text.casefold() in _OPENING for at in head)
    if not is_opening or not any(_is_placed(tokens, at) for at in head):
        return []
    return [at for at in range(times[0] + 1, days[-1]) if _is_next_place(tokens, at)]


def _is_placed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name with "at" or "in" before it is there."""
    return at > 0 and tokens[at - 1].text.casefold() in ("at", "in") and _is_name(tokens[at])


def _is_next_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name alone is between a comma or "and" and a day: ", Ashford Tuesday"."""
    skipped = at - 1 if tokens[at - 1].kind is Kind.NOISE else at
    is_led = tokens[skipped - 1].kind in (Kind.COMMA, Kind.AND)
    end = at + 1
    while end < len(tokens) and (_is_name(tokens[end]) or tokens[end].kind is Kind.NOISE):
        end += 1
    return is_led and _is_name(tokens[at]) and end < len(tokens) and tokens[end].kind is Kind.DAYS


def _is_name(token: Token) -> bool:
    return token.kind is Kind.WORDS and token.text[:1].isupper() and not token.text.isupper()

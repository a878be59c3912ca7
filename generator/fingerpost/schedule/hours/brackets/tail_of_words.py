"""What ends a text after the only day and its hours: "Tuesday 7pm, alternates with Upham", "Mon 10am-12pm - not 1st".

Where it limits the days, it is put into a bracket, which `bracket_of_words.py` reads. So is a day that is named again
only to say how often it is: "Music Tuesday, 2pm-4pm every other Tuesday" has one day.
"""

from __future__ import annotations

import re

from fingerpost.schedule.hours.brackets.brackets import HOURS
from fingerpost.schedule.hours.brackets.inside_bracket import read_inside
from fingerpost.schedule.hours.words.kinds import Kind, Token

_MOST = 12  # words: what is longer is a tale
_ENDS = frozenset({Kind.COMMA, Kind.DASH, Kind.STOP})
_NEEDS_NO_COMMA = frozenset({Kind.ORDINAL, Kind.EXCEPT, Kind.HARD})
_SOME = ("some", "certain")
_CLOCKS = frozenset({Kind.CLOCK, Kind.NUMBER})
_LIMIT = re.compile(  # a part of its own, where a sentence may say more: "rotating speakers", "sometimes at Upham"
    r"(?:not|but not) (?:always|every week|each week|weekly|necessarily every week)"
    r"|(?:on )?(?:an? )?(?:alternat\w+|alt|rotat\w+|rota|shared|combined|jointly)"
    r"(?: weeks?)?(?: (?:with|between) .*| basis)?|(?:some|certain|selected|odd|even) (?:weeks|months)(?: only)?"
    r"|occasional(?:ly)?|sometimes|irregular(?:ly)?|intermittent(?:ly)?|infrequent(?:ly)?"
)


def with_tail_of_words(tokens: list[Token]) -> list[Token]:
    """Give the words, with what limits the only day of them in a bracket."""
    tokens = _without_day_again(tokens)
    days = [at for at, token in enumerate(tokens) if token.kind is Kind.DAYS]
    if len(days) != 1:
        return tokens
    ends = days[0] + 1
    while ends < len(tokens) and tokens[ends].kind in HOURS:
        ends += 1
    while tokens[ends - 1].kind in (Kind.DASH, Kind.NOISE):
        ends -= 1
    rest = tokens[ends:]
    if not any(token.kind in _CLOCKS for token in tokens[days[0] : ends]) or not 0 < len(rest) <= _MOST:
        return tokens
    tail = rest[1:] if rest[0].kind in _ENDS else rest
    if not tail or (tail is rest and tail[0].kind not in _NEEDS_NO_COMMA and tail[0].text.casefold() not in _SOME):
        return tokens
    inside = read_inside(tail)
    if inside is None or inside.is_unclear or inside.is_remark_only or Kind.OPENS in {token.kind for token in tail}:
        return tokens
    if inside.is_monthly or (inside.exceptions and not inside.weeks):
        return tokens  # which the rest of the grammar reads
    text = " ".join(token.text for token in tail).casefold().strip(" .")
    if inside.is_some and not any(_LIMIT.fullmatch(part.strip()) for part in re.split("[,:;]", text)):
        return tokens
    return [*tokens[:ends], Token(Kind.OPENS, "("), *tail, Token(Kind.CLOSES, ")")]


def _without_day_again(tokens: list[Token]) -> list[Token]:
    """Leave out the only day where it is said again how often: "Tuesday, 2pm-4pm every other Tuesday"."""
    days = [at for at, token in enumerate(tokens) if token.kind is Kind.DAYS]
    if len(days) != 2 or tokens[days[0]].value != tokens[days[1]].value:
        return tokens
    first, again = days
    value = tokens[first].value
    is_one = isinstance(value, tuple) and len(value) == 1
    is_often = tokens[again - 1].kind is Kind.WEEKS
    before, between = tokens[:first], tokens[first + 1 : again - 1]
    is_plain = any(token.kind in _CLOCKS for token in between) and all(
        token.kind in (*HOURS, *_ENDS, Kind.WORDS, Kind.PART_OF_DAY) for token in between
    )
    is_plain &= not any(token.kind in (Kind.ORDINAL, Kind.WEEKS, *_CLOCKS) for token in before)
    is_plain &= not any(token.kind in _CLOCKS for token in tokens[again + 1 :])
    return [*tokens[:again], *tokens[again + 1 :]] if is_one and is_often and is_plain else tokens

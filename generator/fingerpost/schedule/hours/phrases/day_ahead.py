"""The day that is named after the time: "at 2.30 on the first Tuesday", "at 7.30 on Tuesday evenings"."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.schedule.hours.phrases.months_and_dates import JOINS
from fingerpost.schedule.hours.words.kinds import Kind, Token

_BEFORE_DAY = frozenset({Kind.EVERY, Kind.ORDINAL, Kind.AND, Kind.COMMA})
_LONGEST = 6  # words: "at 7.30, on every first and third Tuesday evening"


def is_before_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next word is a day: "10.30 every Sunday", "2.30, 1st & 3rd Tuesdays", "at 2.00 on a Monday".

    Args:
        tokens: The words, without those that say nothing.
        at: The place after the time.
    """
    at += at < len(tokens) and tokens[at].kind is Kind.COMMA
    while at < len(tokens) and _leads_to_day(tokens, at):
        at += 1
    return at < len(tokens) and tokens[at].kind is Kind.DAYS


def part_ahead(tokens: Sequence[Token], at: int) -> str:
    """Give the word for the part of the one day that comes next; nothing where there is none."""
    end = at
    while end < min(at + _LONGEST, len(tokens)) and (tokens[end].kind in _BEFORE_DAY or _is_article(tokens[end])):
        end += 1
    if end + 1 >= len(tokens) or tokens[end].kind is not Kind.DAYS or tokens[end + 1].kind is not Kind.PART_OF_DAY:
        return ""
    return part_of_day(tokens[end + 1].text)


def part_of_day(text: str) -> str:
    """Give the one word for a part of the day: "nights" is the evening."""
    word = text.casefold().removesuffix("s")
    return {"eve": "evening", "night": "evening", "am": "morning"}.get(word, word)


def _leads_to_day(tokens: Sequence[Token], at: int) -> bool:
    is_list = tokens[at].kind in JOINS and at + 1 < len(tokens) and tokens[at + 1].kind is Kind.ORDINAL
    return is_list or tokens[at].kind in (Kind.EVERY, Kind.ORDINAL) or _is_article(tokens[at])


def _is_article(token: Token) -> bool:
    """Whether it is the word of "on a Monday"."""
    return token.kind is Kind.WORDS and token.text.casefold() == "a"

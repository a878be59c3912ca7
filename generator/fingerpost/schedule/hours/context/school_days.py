"""What a school has "daily" is on the days of the school, and nobody says which those are."""

from __future__ import annotations

import re

from fingerpost.schedule.hours.words.kinds import Kind, Token

_OF_SCHOOL = re.compile(
    r"\b(?:(?:after|before)[ -]school|breakfast club|wrap[ -]?around|play ?group|pre-?school|day nursery)\b"
)
_DAILY = re.compile(r"daily|(?:every|each) ?(?:day|morning|afternoon)", re.IGNORECASE)


def with_school_days(tokens: list[Token]) -> list[Token]:
    """Give the words, with "daily" in doubt beside a club of a school, if no day is named."""
    daily = [at for at, token in enumerate(tokens) if token.kind is Kind.DAYS and _DAILY.fullmatch(token.text)]
    is_only = len(daily) == sum(token.kind is Kind.DAYS for token in tokens)
    text = " ".join(token.text.casefold() for token in tokens) if daily and is_only else ""
    if not _OF_SCHOOL.search(text):
        return tokens
    return [token._replace(kind=Kind.HARD) if at in daily else token for at, token in enumerate(tokens)]

"""The next day of a group, beside the rule that says it too: "first Wednesday of the month, next meeting 6 May"."""

from __future__ import annotations

from fingerpost.schedule.hours.words.kinds import Kind, Token


def with_next_date(tokens: list[Token]) -> list[Token]:
    """Give the words, with the next day in the notes where the days are of the month; of a week it stays in doubt."""
    kinds = {token.kind for token in tokens}
    if not {Kind.ORDINAL, Kind.OF_MONTH} <= kinds:
        return tokens  # "every Tuesday, next meeting 6 May": is it not on before?
    return [token._replace(kind=Kind.CAVEAT) if _is_next(token) else token for token in tokens]


def _is_next(token: Token) -> bool:
    words = token.text.casefold().split()
    return token.kind is Kind.HARD and "next" in words and len(words) > 2

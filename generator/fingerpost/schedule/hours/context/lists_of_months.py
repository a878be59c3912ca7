"""Months that follow each other with nothing between, "June July August", or a time and a dash: "7pm - May, June"."""

from __future__ import annotations

from itertools import pairwise

from fingerpost.schedule.hours.words.kinds import Kind, Token

_MONTHS = 12


def with_lists(tokens: list[Token]) -> list[Token]:
    """Give the words, with a comma between months of a list; in doubt where two may be the ends of a range."""
    tokens = [Token(Kind.COMMA, ",") if _is_before_months(tokens, at) else token for at, token in enumerate(tokens)]
    if not any(first.kind is last.kind is Kind.MONTH for first, last in pairwise(tokens)):
        return tokens
    listed: list[Token] = []
    for at, token in enumerate(tokens):
        follows_month = at > 0 and tokens[at - 1].kind is token.kind is Kind.MONTH
        listed += [Token(Kind.COMMA, ",")] if follows_month else []
        is_unclear = follows_month and _may_be_range(tokens, at)
        listed.append(token._replace(kind=Kind.HARD) if is_unclear else token)
    return listed


def _is_before_months(tokens: list[Token], at: int) -> bool:
    """Whether a dash is between a time and a month, which are the ends of no range."""
    is_dash = tokens[at].kind is Kind.DASH and 0 < at < len(tokens) - 1
    return is_dash and tokens[at - 1].kind is Kind.CLOCK and tokens[at + 1].kind is Kind.MONTH


def _may_be_range(tokens: list[Token], at: int) -> bool:
    """Whether there are just two, which are not one after the other: "April October"."""
    is_next = int(str(tokens[at].value)) == int(str(tokens[at - 1].value)) % _MONTHS + 1
    beside = (*tokens[max(at - 3, 0) : at - 1], *tokens[at + 1 : at + 3])
    return not is_next and not any(token.kind is Kind.MONTH for token in beside)

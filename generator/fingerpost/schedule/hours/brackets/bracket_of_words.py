"""A bracket beside one day with weeks, limits or words: "Tue (alternates with Upham) 7pm", "Mon 7pm (1st, check)".

Each part of it is weeks of the month, term time, an exception, a limit in words or a remark. Weeks and exceptions are
moved to where the rest of the grammar reads them. A limit in words makes it some of the days, of which one asks. The
words of both go into the notes, so that no limit is lost. Where one part is none of these, the bracket stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.schedule.hours.brackets.brackets import HOURS
from fingerpost.schedule.hours.brackets.inside_bracket import ASKS, read_inside
from fingerpost.schedule.hours.words.kinds import Kind, Token

_APART = frozenset({Kind.COMMA, Kind.STOP})
_BEFORE_ONE = frozenset(
    {Kind.ORDINAL, Kind.EVERY, Kind.WEEKS, Kind.SOME_WEEKS, Kind.ONE, Kind.DAYS, Kind.EXCEPT, Kind.CLOSED, Kind.AND}
)


def with_bracket_of_words(tokens: list[Token]) -> list[Token]:
    """Give the words, with what such brackets say where the rest of the grammar reads it."""
    for opens in [at for at, token in enumerate(tokens) if token.kind is Kind.OPENS][::-1]:
        closes = _end(tokens, opens)
        changed = _changed(tokens, opens, closes) if closes is not None else None
        tokens = tokens if changed is None else changed
    return tokens


def _end(tokens: Sequence[Token], opens: int) -> int | None:
    """Give the place where the bracket ends; None where it has another within, or no end."""
    kinds = (Kind.OPENS, Kind.CLOSES)
    end = next((at for at in range(opens + 1, len(tokens)) if tokens[at].kind in kinds), None)
    return end if end is not None and tokens[end].kind is Kind.CLOSES else None


def _changed(tokens: Sequence[Token], opens: int, closes: int) -> list[Token] | None:
    """Give the words without that bracket; None where it is to stay."""
    day = opens - 1
    while day > 0 and tokens[day].kind in HOURS:
        day -= 1
    if day < 0 or tokens[day].kind is not Kind.DAYS:
        return None
    inside = read_inside(tokens[opens + 1 : closes])
    is_beside = day == opens - 1
    if inside is not None and inside.is_unclear:
        return [*tokens[: opens + 1], tokens[opens + 1]._replace(kind=Kind.HARD), *tokens[opens + 2 :]]
    if inside is None or (inside.is_of_weeks and not _is_one(tokens, day)):
        return None
    has_more = inside.is_some or inside.is_monthly or inside.is_term or inside.has_remark or inside.is_without
    has_more |= is_beside and bool(inside.exceptions)
    if not has_more and (is_beside or len(inside.weeks) != 1):
        return None  # the rest of the grammar reads weeks, and exceptions after hours
    text = " ".join(token.text for token in tokens[opens + 1 : closes])
    if not is_beside and inside.is_remark_only and not ASKS.search(text.casefold()):
        return None  # a remark after hours
    is_of_one = sum(token.kind is Kind.DAYS for token in tokens) == 1 and not any(
        token.kind is Kind.CLOCK for token in tokens[:day]
    )
    is_heading = is_beside and tokens[closes + 1 : closes + 2] != [] and tokens[closes + 1].kind not in HOURS
    if inside.is_remark_only and (is_heading or not is_of_one):
        return None  # it may be the name of one of several things
    behind = closes + 1
    if not is_beside and behind < len(tokens) and tokens[behind].kind not in (*_APART, Kind.NOISE):
        return None  # of which hours is it?
    is_each = (
        tokens[day].text.casefold().endswith("days")
        and bool(inside.weeks)
        and not (inside.is_some or inside.is_without or inside.has_remark)
    )
    if not is_beside and (_has_more_hours(tokens, behind) or is_each):
        return None  # "Sundays 10am (1st)", "Sun 9am (1st), 11am (2nd)"
    hours_end = behind
    while hours_end < len(tokens) and tokens[hours_end].kind in HOURS:
        hours_end += 1
    first: list[Token] = []
    if inside.is_some:
        first = [Token(Kind.SOME_WEEKS, text), tokens[day]]
    elif inside.is_monthly:
        first = [Token(Kind.ONCE_A_MONTH, text), tokens[day]]
    elif inside.weeks:
        first = [Token(Kind.ORDINAL, "weeks", inside.weeks), tokens[day], Token(Kind.OF_MONTH, "of the month")]
    has_note = inside.is_some or inside.has_remark
    note = [Token(Kind.CAVEAT, text)] if has_note else []
    hours = [*tokens[day + 1 : opens], *tokens[behind:hours_end]]
    last = [Token(Kind.OPENS, "("), Token(Kind.TERM, "term time"), Token(Kind.CLOSES, ")")] if inside.is_term else []
    if inside.exceptions:
        last += [Token(Kind.OPENS, "("), *inside.exceptions, Token(Kind.CLOSES, ")")]
    return [*tokens[:day], *(first or [tokens[day]]), *hours, *note, *last, *tokens[hours_end:]]


def _has_more_hours(tokens: Sequence[Token], behind: int) -> bool:
    """Whether the same day has more hours after the bracket."""
    return behind + 1 < len(tokens) and tokens[behind + 1].kind in HOURS and tokens[behind + 1].kind is not Kind.NOISE


def _is_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether one day is there that is no part of a list, and of which nothing is said before it."""
    before = [token for token in tokens[max(at - 3, 0) : at] if token.kind is not Kind.NOISE]
    value = tokens[at].value
    is_listed = len(before) > 1 and before[-1].kind in (Kind.COMMA, Kind.DASH, Kind.TO, Kind.SLASH)
    is_listed &= len(before) > 1 and before[-2].kind in (Kind.DAYS, Kind.ORDINAL)
    return (
        isinstance(value, tuple)
        and len(value) == 1
        and not (before and before[-1].kind in _BEFORE_ONE)
        and not is_listed
    )

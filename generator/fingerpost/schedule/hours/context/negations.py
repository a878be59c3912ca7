"""Days and months on which nothing takes place, in other words than "not" and "closed": "we don't open Fridays"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from fingerpost.schedule.hours.words.kinds import Kind, Token

_DOES_NOT = frozenset(
    (
        *("don't", "doesn't", "won't", "can't", "cannot", "isn't", "aren't", "wasn't", "weren't", "haven't", "hasn't"),
        *("dont", "doesnt", "wont", "cant", "isnt", "arent", "didn't", "shan't", "wouldn't"),
    )
)
_NOTHING = frozenset(("nothing", "nobody", "none", "noone", "nowt"))
_LESS = frozenset(("less", "skipping", "missing", "skip", "miss"))
_WHEN = frozenset(
    {Kind.DAYS, Kind.ORDINAL, Kind.MONTH, Kind.TERM, Kind.SCHOOL_HOLIDAYS, Kind.BANK_HOLIDAYS, Kind.FEASTS, Kind.DATE}
)
_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER, Kind.DAY_AND_NIGHT})
_ENDS = frozenset({Kind.STOP, Kind.COMMA, Kind.OPENS, Kind.CLOSES})
_STOPS = frozenset(("stopped", "stopping", "unable", "ignoring", "off", "ceased", "dropped"))
_NEAR, _CLOSE = 6, 3  # words


def with_negations(tokens: list[Token]) -> list[Token]:
    """Give the words, with "don't open" as "not open", and in doubt where it is not as plain."""
    changed = list(tokens)
    for at, token in enumerate(tokens):
        if token.kind in (Kind.WORDS, Kind.EXCEPT) and any(each.kind in _TIMES for each in tokens[:at]):
            changed[at] = token._replace(kind=_kind(tokens, at))
            if changed[at].kind is Kind.HARD:
                _join_to_hours(changed, at)
    return changed


def _join_to_hours(tokens: list[Token], at: int) -> None:
    """Put the sentence before in doubt too, whose days may be meant: "Mon-Fri 9am-5pm. Wednesday is our day off"."""
    stop = max((place for place in range(at) if tokens[place].kind is Kind.STOP), default=None)
    if stop is not None:
        tokens[stop] = tokens[stop]._replace(kind=Kind.COMMA)


def _kind(tokens: Sequence[Token], at: int) -> Kind:
    token = tokens[at]
    word = token.text.casefold()
    behind = [*takewhile(lambda each: each.kind not in _ENDS, tokens[at + 1 :])]
    until_when = [*takewhile(lambda each: each.kind not in _WHEN, behind)]
    is_of_days = len(until_when) < min(len(behind), _NEAR) and not _have_times(behind)
    if word in _DOES_NOT and is_of_days:
        is_plain = bool(until_when) and all(each.kind is Kind.NOISE for each in until_when)
        return Kind.EXCEPT if is_plain else Kind.HARD
    is_nothing = word in _NOTHING or (word == "no" and bool(behind) and behind[0].kind is Kind.ONE)
    is_nothing |= word in ("hardly", "rarely")
    is_nothing |= word in _LESS and not until_when
    if is_nothing and is_of_days and word in _LESS | _NOTHING and all(each.kind is Kind.NOISE for each in until_when):
        return Kind.EXCEPT  # "nothing on Wednesday", "less Wednesday"
    if is_nothing and (is_of_days or (word in _NOTHING and _is_after_day(tokens, at, most=1))):
        return Kind.HARD
    if word in _STOPS and is_of_days and all(each.kind in (Kind.NOISE, Kind.TO) for each in until_when):
        return Kind.HARD  # "stopped opening on Fridays"
    is_left_out = word in _DOES_NOT or (token.kind is Kind.EXCEPT and word in ("no", "not") and not behind)
    if is_left_out and not _have_times(behind) and _is_after_day(tokens, at, most=_CLOSE):
        return Kind.HARD  # "Fridays we don't open", "Wednesdays no"
    is_rest = word == "rest" and bool(behind) and behind[0].text.casefold() == "day"
    is_day_off = is_rest or (word == "off" and tokens[at - 1].text.casefold() in ("day", "days"))
    return Kind.HARD if is_day_off and _is_after_day(tokens, at, most=_NEAR) else token.kind


def _is_after_day(tokens: Sequence[Token], at: int, *, most: int) -> bool:
    """Whether a day comes before it in the same part, with at most so many words between."""
    before = [*takewhile(lambda each: each.kind not in _ENDS, reversed(tokens[:at]))][: most + 1]
    return any(each.kind is Kind.DAYS for each in before) and not _have_times(before)


def _have_times(tokens: Sequence[Token]) -> bool:
    return any(each.kind in _TIMES for each in tokens)

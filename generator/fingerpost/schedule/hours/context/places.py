"""Names of places that hold a word of time, and figures that are of a place: "Spring Room", "Hall 2", "400 North"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from fingerpost.schedule.hours.clock import MIDNIGHT, NOON, Clock
from fingerpost.schedule.hours.context.seasons import SEASONS
from fingerpost.schedule.hours.words.kinds import Kind, Token

_PLACES = frozenset(
    (
        *("room", "rooms", "hall", "house", "street", "road", "lane", "gardens", "lodge", "court", "grove", "avenue"),
        *("cottage", "farm", "hill", "meadow", "meadows", "bank", "terrace", "crescent", "place", "square", "view"),
        *("drive", "wood", "woods", "fields", "mill", "vale", "st", "rd"),
    )
)
_UNITS = frozenset(
    (
        *("flat", "hall", "court", "pitch", "pitche", "bay", "room", "gate", "block", "ward", "zone", "classroom"),
        *("studio", "floor", "office"),
    )
)
_WHEN = frozenset(("in", "from", "during", "until", "till", "since", "every", "each", "of", "throughout", "between"))
_NO_NAMES = frozenset(("or", "if", "may", "when", "whenever", "unless", "while", "subject", "was", "were", "ask"))
_JOINS = frozenset({Kind.DASH, Kind.TO, Kind.UNTIL, Kind.AND, Kind.SLASH, Kind.COMMA, Kind.FROM, Kind.BETWEEN})
_TIMES = frozenset({Kind.CLOCK, Kind.DAYS})
_FIGURES = re.compile(r"\d{3,8}")
_LISTS = (Kind.AND, Kind.SLASH, Kind.DASH)
_HOUSES = frozenset(
    ("hub", "hall", "centre", "center", "church", "house", "library", "cafe", "café", "school", "rooms", "building")
)
_LONGEST_NAME = 4  # words
_LONGEST = 9 * 60  # minutes, of a range of which only the house number says the end
_AFTER_DASH = re.compile(r"-\s+(\d+)([a-z]?)\s", re.IGNORECASE)
_TO = frozenset({Kind.DASH, Kind.TO, Kind.UNTIL})
_MAY_BE_TIME = re.compile(r"(?:[01]?\d|2[0-4])[0-5][05]|(?:19|20)\d\d")  # 1830, 930; 2026


def with_places(tokens: list[Token]) -> list[Token]:
    """Give the words, with those that are of a place as words."""
    return [token._replace(kind=Kind.WORDS) if _is_of_place(tokens, at) else token for at, token in enumerate(tokens)]


def _is_of_place(tokens: Sequence[Token], at: int) -> bool:
    match tokens[at].kind:
        case Kind.MONTH:
            return _is_before_place(tokens, at) and _text(tokens, at - 1) not in _WHEN
        case Kind.HARD if tokens[at].text.casefold() in SEASONS:
            return _is_before_place(tokens, at)
        case Kind.HARD:
            return _is_number_of_house(tokens, at) or _is_house_after_dash(tokens, at)
        case Kind.VAGUE:
            return _is_inside_name(tokens, at)
        case Kind.NUMBER:
            return _is_of_unit(tokens, at) or _is_of_houses(tokens, at)
        case Kind.ORDINAL:
            return _is_of_corner(tokens, at)
    return False


def _is_before_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next word is that of a place, in capitals as this one: "May Room"."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    is_name = follows is not None and follows.kind is Kind.WORDS and follows.text.casefold() in _PLACES
    return is_name and follows is not None and tokens[at].text[:1].isupper() and follows.text[:1].isupper()


def _is_inside_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is in the midst or at the end of a name: "Action for Change", "West End Hall"."""
    if not tokens[at].text[:1].isupper() or tokens[at].text.casefold() in _NO_NAMES:
        return False
    before = [token for token in tokens[max(at - 2, 0) : at] if token.text.casefold() not in ("for", "of", "the")]
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    is_led = bool(before) and _is_name(before[-1])
    return is_led and (follows is None or follows.kind in (Kind.STOP, Kind.COMMA, Kind.CLOSES) or _is_name(follows))


def _is_name(token: Token) -> bool:
    return token.kind is Kind.WORDS and token.text[:1].isupper() and not token.text.isupper()


def _is_of_unit(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the number of a hall or a flat, in a text that has its times elsewhere: "7pm, Hall 2"."""
    is_listed = at > 2 and tokens[at - 1].kind in _LISTS and tokens[at - 2].kind is Kind.NUMBER
    unit = _text(tokens, at - 3 if is_listed else at - 1)
    behind = tokens[at + 1 : at + 3]
    is_last = not behind or behind[0].kind in (Kind.STOP, Kind.COMMA, Kind.CLOSES, Kind.WORDS)
    is_last |= len(behind) > 1 and behind[0].kind in _LISTS and behind[1].kind is Kind.NUMBER and not is_listed
    has_dash = any(token.kind is Kind.DASH for token in (*tokens[max(at - 1, 0) : at], *behind[:1]))
    if has_dash and not unit.endswith("s"):
        return False  # "10am-12pm Hall 1-3" may be of the afternoon
    return unit.rstrip("s") in _UNITS and is_last and _has_time(tokens[:at]) and not _has_time(tokens[at:])


def _is_of_houses(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is one of two numbers between the name of a place and that of a street: "Mill Hall, 1-3 Mill Lane"."""
    first = at - 2 if at > 1 and tokens[at - 1].kind is Kind.DASH and tokens[at - 2].kind is Kind.NUMBER else at
    kinds = [token.kind for token in tokens[first : first + 3]]
    ahead = [token for token in tokens[max(first - 2, 0) : first] if token.kind is not Kind.COMMA][-1:]
    is_led = bool(ahead) and ahead[0].text.casefold() in _HOUSES and _has_time(tokens[:first])
    words = [*takewhile(_is_name, tokens[first + 3 : first + 3 + _LONGEST_NAME])]
    is_street = any(word.text.casefold() in _PLACES for word in words[1:])
    return is_led and kinds == [Kind.NUMBER, Kind.DASH, Kind.NUMBER] and is_street


def _is_of_corner(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a street that has a number, beside another: "St Mark's, 3rd & Main"."""
    behind = tokens[at + 1 : at + 3]
    is_corner = len(behind) > 1 and behind[0].kind in (Kind.AND, Kind.SLASH) and _is_name(behind[1])
    return is_corner and _has_time(tokens[:at]) and not any(token.kind in _TIMES for token in tokens[at:])


def _is_number_of_house(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a number that can be no time, after all the days and times: "7pm Mill Centre 198 West 7200 So"."""
    text = tokens[at].text.rstrip(",.")
    if not _FIGURES.fullmatch(text) or _MAY_BE_TIME.fullmatch(text):
        return False
    beside = (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2])
    is_bare = not any(token.kind in _JOINS - {Kind.COMMA} for token in beside)
    is_last = not any(token.kind in _TIMES for token in tokens[at:])
    return is_bare and is_last and _has_time(tokens[:at])


def _is_house_after_dash(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a house because it can be no end: "7pm - 6 Mill Street", "10am-12pm - 5 Mill Lane"."""
    number, before = _AFTER_DASH.match(tokens[at].text), tokens[at - 1].value if at else None
    if number is None or not isinstance(before, Clock) or not (before.half or before.form != "bare"):
        return False
    has_end = at > 1 and tokens[at - 2].kind in _TO
    clock = NOON if before.half or before.form == "dot" else MIDNIGHT
    is_hour = not number[2] and 0 < int(number[1]) <= clock // 60
    lasts = (int(number[1]) * 60 - before.literal) % NOON
    return has_end or not is_hour or not 0 < lasts <= _LONGEST


def _has_time(tokens: Sequence[Token]) -> bool:
    """Whether a day and a time that has minutes or am or pm are among the words."""
    has_days = any(token.kind is Kind.DAYS for token in tokens)
    return has_days and any(isinstance(at := token.value, Clock) and (at.half or at.form != "bare") for token in tokens)


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.casefold() if 0 <= at < len(tokens) else ""

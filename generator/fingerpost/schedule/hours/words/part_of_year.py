"""A part of the year that has no dates: "in the summer", "from Easter to the end of October".

Nobody can say when it begins or ends, so the days are some of those named, and the words go into the notes: people ask.
Where it may be of something else than the only hours of a text, it stays in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fingerpost.schedule.hours.dates import MONTH
from fingerpost.schedule.hours.words.feasts import FEAST
from fingerpost.schedule.hours.words.kinds import Kind, Token

_NAMES = frozenset(("summer", "winter", "autumn", "spring", "summertime", "wintertime"))
_OF_NAME = frozenset(("month", "months", "season", "period", "time"))
_LEADS = frozenset(("in", "during", "over", "throughout", "through", "for"))
_THINGS = frozenset(  # "the summer break", "the winter gardens"
    (
        *("break", "breaks", "camp", "camps", "fair", "fete", "school", "programme", "program", "garden", "gardens"),
        *("walk", "walks", "show", "shows", "concert", "concerts", "exhibition", "sale", "league", "games", "recess"),
    )
)
_ADJECTIVES = frozenset(("indoor", "indoors", "outdoor", "outdoors", "whole", "main", "playing", "cricket", "bowls"))
_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER, Kind.DAY_AND_NIGHT})
_OF_DAYS = frozenset({Kind.DAYS, Kind.AND, Kind.COMMA, Kind.SLASH, Kind.TO, Kind.DASH, Kind.EVERY, Kind.PART_OF_DAY})
_RANGES = frozenset({Kind.TO, Kind.DASH, Kind.UNTIL, Kind.AND})
_BEFORE = frozenset({Kind.DAYS, Kind.PART_OF_DAY, Kind.OF_MONTH, Kind.WEEKLY, *_TIMES})
_SKIPPED = frozenset({Kind.NOISE, Kind.OPENS, Kind.COMMA, Kind.DASH})
# Beside these, what is said of the year is of something else, or of other hours.
_OTHERS = frozenset(
    {
        *(Kind.MONTH, Kind.DATE, Kind.PART_OF_DATE, Kind.MONTH_YEAR, Kind.TERM, Kind.SCHOOL_HOLIDAYS, Kind.CLOSED),
        *(Kind.WEEKS, Kind.SOME_WEEKS, Kind.ONCE_A_MONTH, Kind.MONTHS_APART, Kind.COURSE, Kind.ALSO, Kind.ORDINAL),
        *(Kind.VARIES, Kind.ONE),
    }
)
_EDGE = rf"(?:the\s+)?(?:end|beginning|start|middle)\s+of\s+(?:{MONTH})|(?:mid|early|late)[\s-]+(?:{MONTH})"
_FEAST = rf"(?:{FEAST}|(?:mother|father)'?s?'?\s+day)(?:\s+(?:sunday|monday|weekend))?"
_DAY = rf"(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{MONTH})|(?:{MONTH})"
_TO = r"\s*(?:-|to|until|till|'?til|through|and)\s*(?:about\s+)?"
_END = r"\b(?!\.?,?\s+20\d\d)"
PART_OF_YEAR = (
    rf"\b(?:(?:from|between)\s+)(?:(?:{_EDGE}|{_FEAST}){_TO}(?:{_EDGE}|{_FEAST}|{_DAY})|(?:{_DAY}){_TO}(?:{_EDGE}|{_FEAST})){_END}"
    rf"|\b(?:until|till)\s+(?:the\s+)?end\s+of\s+(?:{MONTH}){_END}"
    r"|\b(?:in|during)\s+the\s+(?:run|lead)[\s-]up\s+to\s+(?:christmas|easter)\b"
)
_WHOLE_MONTHS = re.compile(
    r"(?<!\bmid[ -])(?<!\bearly[ -])(?<!\blate[ -])(?<!\bend of )\b(?:(?:the\s+)?(?:beginning|start)\s+of\s+)?"
    rf"(?P<first>{MONTH})(?P<to>\s+(?:to|until|till|through)\s+)(?:(?:the\s+)?end\s+of\s+)?(?P<last>{MONTH}){_END}",
    re.IGNORECASE,
)


def with_whole_months(text: str) -> str:
    """Give a text with months that are named with their first or last day as months.

    >>> with_whole_months("from the start of October to the end of April"), with_whole_months("to the end of April")
    ('from October to April', 'to the end of April')
    """
    return _WHOLE_MONTHS.sub(r"\g<first>\g<to>\g<last>", text) if " of " in text else text


def with_parts_of_year(tokens: list[Token]) -> list[Token]:
    """Give the words, with a season that is of the only hours as such; what is left of them stays in doubt."""
    changed = list(tokens)
    seasons = [at for at, token in enumerate(tokens) if token.text.casefold() in _NAMES and token.kind is Kind.HARD]
    ranges = [at for at, token in enumerate(tokens) if token.kind is Kind.PART_OF_YEAR]
    if len(seasons) + len(ranges) != 1 or not _has_one_group(tokens):
        return [token._replace(kind=Kind.HARD) if at in ranges else token for at, token in enumerate(tokens)]
    at = (seasons or ranges)[0]
    first, last = (_first(tokens, at), _last(tokens, at)) if seasons else (at, at + 1)
    if not _is_of_hours(tokens, first, last, has_lead=bool(ranges) or first < at):
        return [token._replace(kind=Kind.HARD) if place in ranges else token for place, token in enumerate(tokens)]
    changed[first:last] = [Token(Kind.PART_OF_YEAR, " ".join(token.text for token in tokens[first:last]))]
    return changed


def _first(tokens: Sequence[Token], at: int) -> int:
    """Give the place of the word that leads to the name: "throughout the indoor winter season"; its own without one."""
    first = at
    while first and (tokens[first - 1].text.casefold() in _ADJECTIVES or tokens[first - 1].text.casefold() == "the"):
        first -= 1
    return first - 1 if first and tokens[first - 1].text.casefold() in _LEADS else at


def _last(tokens: Sequence[Token], at: int) -> int:
    """Give the place after the name: "summer months only"."""
    last = at + 1
    while last < len(tokens) and (tokens[last].text.casefold() in _OF_NAME or tokens[last].kind is Kind.ONLY):
        last += 1
    return last


def _has_one_group(tokens: Sequence[Token]) -> bool:
    """Whether there are one list of days and one time, and nothing else is said of the year."""
    plain = [token for token in tokens if token.kind is not Kind.NOISE]
    days = [at for at, token in enumerate(plain) if token.kind is Kind.DAYS]
    times = [at for at, token in enumerate(plain) if token.kind in _TIMES]
    if not days or any(token.kind in _OTHERS for token in tokens):
        return False
    is_one = all(token.kind in _OF_DAYS for token in plain[days[0] : days[-1] + 1])
    is_range = len(times) == 2 and times[1] - times[0] == 2 and plain[times[0] + 1].kind in _RANGES
    return is_one and (len(times) <= 1 or is_range)


def _is_of_hours(tokens: Sequence[Token], first: int, last: int, *, has_lead: bool) -> bool:
    """Whether it is said of the days and the time: before both, or right behind one of them."""
    sentence = [token for token in tokens[:first] if token.kind is not Kind.NOISE]
    is_of_thing = last < len(tokens) and tokens[last].text.casefold() in _THINGS
    if is_of_thing or any(token.kind in (Kind.EXCEPT, Kind.HARD) for token in sentence):
        return False
    if not any(token.kind in _BEFORE for token in sentence):
        return has_lead and not any(
            token.kind is Kind.STOP for token in tokens[:-1]
        )  # "In the winter we meet on Fridays"
    before = next((token for token in reversed(sentence) if token.kind not in _SKIPPED), None)
    has_only = any(token.kind is Kind.ONLY for token in tokens[first:last])
    is_bracket = any(token.kind is Kind.OPENS for token in tokens[max(first - 2, 0) : first])
    is_led = has_lead or has_only or is_bracket
    return before is not None and before.kind in _BEFORE and is_led

"""The words of hours: days, times, weeks of the month, and what people write around them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from fingerpost.schedule.hours.brackets.bracket_of_days import with_bracket_of_days
from fingerpost.schedule.hours.brackets.bracket_of_hours import with_bracket_of_hours
from fingerpost.schedule.hours.brackets.bracket_of_words import with_bracket_of_words
from fingerpost.schedule.hours.brackets.brackets import with_brackets
from fingerpost.schedule.hours.brackets.days_behind import with_days_behind
from fingerpost.schedule.hours.brackets.months_beside import with_months_beside
from fingerpost.schedule.hours.brackets.tail_of_words import with_tail_of_words
from fingerpost.schedule.hours.clock import Clock, read_clock
from fingerpost.schedule.hours.context.beside_services import with_services
from fingerpost.schedule.hours.context.daily import with_daily
from fingerpost.schedule.hours.context.doors import with_doors
from fingerpost.schedule.hours.context.first_day import with_first_day
from fingerpost.schedule.hours.context.limits_of_days import with_limits_of_days
from fingerpost.schedule.hours.context.lists_of_months import with_lists
from fingerpost.schedule.hours.context.misread import doubt_of_misread
from fingerpost.schedule.hours.context.names import with_names
from fingerpost.schedule.hours.context.negations import with_negations
from fingerpost.schedule.hours.context.neighbours import beside_others
from fingerpost.schedule.hours.context.next_date import with_next_date
from fingerpost.schedule.hours.context.other_things import doubt_of_other_times
from fingerpost.schedule.hours.context.places import with_places
from fingerpost.schedule.hours.context.remarks import with_remarks
from fingerpost.schedule.hours.context.school_days import with_school_days
from fingerpost.schedule.hours.context.two_places import doubt_of_two_places
from fingerpost.schedule.hours.context.undated import with_year, with_year_of_last
from fingerpost.schedule.hours.context.week_again import with_week_again
from fingerpost.schedule.hours.dates import MONTH_NAMES, days_of_month, read_dates
from fingerpost.schedule.hours.lines.lines_below import with_lines_below
from fingerpost.schedule.hours.lines.months_below import with_months_below
from fingerpost.schedule.hours.words.arrival import first_of_two
from fingerpost.schedule.hours.words.feast_services import doubt_of_feasts
from fingerpost.schedule.hours.words.feasts import are_public
from fingerpost.schedule.hours.words.how_often import SMALL_NUMBERS
from fingerpost.schedule.hours.words.kinds import KINDS, Kind, Token
from fingerpost.schedule.hours.words.lengths import minutes_of
from fingerpost.schedule.hours.words.near_days import near_day
from fingerpost.schedule.hours.words.part_of_year import with_parts_of_year
from fingerpost.schedule.hours.words.patterns import LEXER
from fingerpost.schedule.hours.words.words import (
    CAVEAT_WORDS,
    GROUPS,
    HARD_WORDS,
    NEARLY_WORDS,
    OF_SCHOOL,
    ORDINALS,
    VAGUE_WORDS,
    WEEK,
)

MOST_DAYS = 3
LAST_OF_MONTH = 31
LONGEST_IN_NOTE = 180  # characters of a text


def tokens_of(text: str, year: int | None = None) -> list[Token]:
    """Cut a text, as ``normal`` gives it, into its words; days without a year are of this one, if one is given."""
    tokens = [_token(name, match[name]) for match in LEXER.finditer(text) if (name := match.lastgroup)]
    if any(token.kind is Kind.PART_OF_DATE for token in tokens):
        tokens = with_year_of_last(tokens)
    if year is not None:
        tokens = with_year(tokens, year)
    if len(text) > LONGEST_IN_NOTE:  # so that a note could not say them
        tokens = [token._replace(kind=Kind.HARD) if _is_holy_days(token) else token for token in tokens]
    if any(token.kind is Kind.HOLIDAYS for token in tokens):
        is_public, has_pupils = _is_open_most_days(tokens), _has_pupils(tokens)
        kinds = [
            _kind_of_holidays(tokens[:at], is_public=is_public, has_pupils=has_pupils)
            if token.kind is Kind.HOLIDAYS
            else token.kind
            for at, token in enumerate(tokens)
        ]
        tokens = [token._replace(kind=kind) for token, kind in zip(tokens, kinds, strict=True)]
    for change in _CHANGES:
        tokens = change(tokens)
    return tokens


def _is_holy_days(token: Token) -> bool:
    return token.kind is Kind.CAVEAT and "holy" in token.text.casefold()


def _kind_of_holidays(before: list[Token], *, is_public: bool, has_pupils: bool) -> Kind:
    """Whose they are. "Saturdays 9am-noon. Closed holidays." closes on some day, of which one may ask."""
    if is_public and not has_pupils:
        return Kind.BANK_HOLIDAYS
    is_closed = any(token.kind in (Kind.CLOSED, Kind.EXCEPT) for token in before[-3:])
    return Kind.FEASTS if is_closed and not has_pupils else Kind.HARD


def _has_pupils(tokens: list[Token]) -> bool:
    return any(not OF_SCHOOL.isdisjoint(re.split(r"\W+", token.text.casefold())) for token in tokens)


def _is_open_most_days(tokens: list[Token]) -> bool:
    """Whether it is an office or a shop, whose holidays are the public ones; a class may mean the school's."""
    days = [token.value for token in tokens if token.kind is Kind.DAYS and isinstance(token.value, tuple)]
    is_range = any(
        first.kind is last.kind is Kind.DAYS and between.kind in (Kind.DASH, Kind.TO)
        for first, between, last in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )
    return is_range or len({day for several in days for day in several}) >= MOST_DAYS


def _token(name: str, text: str) -> Token:
    if name in _MAKERS:
        return _MAKERS[name](text)
    return Token(KINDS.get(name) or _kind_called(name), text)


@cache
def _kind_called(name: str) -> Kind:
    return Kind(name.replace("_", "-"))


def _clock(text: str) -> Token:
    clock = read_clock(text)
    return Token(Kind.CLOCK, text, clock) if clock else Token(Kind.HARD, text)


def _number(text: str) -> Token:
    return Token(Kind.NUMBER, text, Clock(int(text.rstrip("hH")), 0, "", "bare"))


def _date(text: str) -> Token:
    days = read_dates(text)
    return Token(Kind.DATE, text, days) if days else Token(Kind.PART_OF_DATE, text)


def _day(text: str) -> Token:
    word = text.casefold().rstrip(".").removesuffix("'s").removesuffix("'")
    number = next(n for n, forms in enumerate(WEEK) if re.fullmatch(f"(?:{forms})s?", word))
    return Token(Kind.DAYS, text, (number,))


def _ordinal(text: str) -> Token:
    word = text.casefold().removeprefix("the").strip()
    figures = re.match(r"\d+", word)
    if figures and int(figures[0]) > LAST_OF_MONTH:
        return Token(Kind.WORDS, text)  # a street: "185th & TV Highway"
    return Token(Kind.ORDINAL, text, int(figures[0]) if figures else ORDINALS[word])


def _small_number(word: str) -> int:
    return SMALL_NUMBERS.get(word.casefold()) or int(word)


_APART = {"other month": 2, "other": 2, "alternate": 2, "alternating": 2, "quarterly": 3}


def _apart(kind: Kind, text: str) -> Token:
    word = re.sub(r"(?i)^every\s+|[\s-]+(?:weeks?|weekly|months?).*$", "", text).casefold()
    number = _APART.get(word) or _small_number(word)
    return Token(kind, text, number) if 1 <= number <= 52 else Token(Kind.HARD, text)


CAVEATS = {
    **dict.fromkeys(CAVEAT_WORDS, Kind.CAVEAT),
    **dict.fromkeys(NEARLY_WORDS, Kind.NEARLY),
}


def _word(text: str) -> Token:
    word = text.casefold()
    if word in CAVEATS:
        return Token(CAVEATS[word], text)
    if word in HARD_WORDS:
        return Token(Kind.HARD, text)
    if word in VAGUE_WORDS:
        return Token(Kind.VAGUE, text)
    if len(word) >= 4 and (near := near_day(word)) is not None:
        return Token(Kind.DAYS, text, (near,))
    return Token(Kind.WORDS, text)


def _address_of_several(text: str) -> Token:
    """Numbers of houses rise: "10am, 12-2 Mill Lane" are hours."""
    first, last = (int(number) for number in re.findall(r"\d+", text)[:2])
    return Token(Kind.WORDS if first < last or "/" in text else Kind.HARD, text)


def _first_of_two(text: str) -> Token:
    clock = first_of_two(text)
    return Token(Kind.CLOCK, text, clock) if clock else Token(Kind.HARD, text)


def _course(text: str) -> Token:
    words = re.findall(r"\d+|[a-z]+", text.casefold())
    return Token(Kind.COURSE, text, next(_WEEKS_OF_COURSE.get(word) or int(word) for word in words if _is_number(word)))


def _is_number(word: str) -> bool:
    return word in _WEEKS_OF_COURSE or word.isdigit()


_WEEKS_OF_COURSE = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
# What a word means beside others, in this order.
_CHANGES: tuple[Callable[[list[Token]], list[Token]], ...] = (
    *(
        with_months_below,
        with_tail_of_words,
        with_bracket_of_words,
        with_limits_of_days,
        doubt_of_feasts,
        with_bracket_of_hours,
        with_doors,
        with_week_again,
        with_daily,
        with_places,
    ),
    *(with_first_day, with_services, with_lines_below, with_days_behind),
    *(with_remarks, with_months_beside, with_bracket_of_days, with_brackets, beside_others, with_names),
    *(with_next_date, with_parts_of_year, with_school_days, with_negations, with_lists),
    *(doubt_of_misread, doubt_of_other_times, doubt_of_two_places),
)
_MAKERS: dict[str, Callable[[str], Token]] = {
    "first_of_two": _first_of_two,
    "address_of_several": _address_of_several,
    "course": _course,
    "lasting": lambda text: Token(Kind.LENGTH, text, minutes_of(text)),
    "duration": lambda text: Token(Kind.LENGTH, text, minutes_of(text)),
    "bare_weeks": lambda text: Token(Kind.ORDINAL, text, tuple(map(int, re.findall(r"\d", text)))),
    "followed_by": lambda _: Token(Kind.COMMA, ","),
    "clock": _clock,
    "clock_figures": _clock,
    "number": _number,
    "date": _date,
    "day": _day,
    "letters": lambda text: Token(Kind.DAYS, text, tuple("MTWxF".index(each) for each in re.sub("T[hH]", "x", text))),
    "letter": lambda text: Token(Kind.DAYS, text, ("MTWxF".index(text),)),
    "ordinal": _ordinal,
    "first_weeks": lambda text: Token(Kind.ORDINAL, text, tuple(range(1, _small_number(text.split()[-1]) + 1))),
    "feasts": lambda text: Token(Kind.FEASTS if are_public(text) else Kind.WORDS, text),
    "month_year": lambda text: Token(Kind.MONTH_YEAR, text, days_of_month(text)),
    "weekdays": lambda text: Token(Kind.DAYS, text, GROUPS["weekday"]),
    "weekends": lambda text: Token(Kind.DAYS, text, GROUPS["weekend"]),
    "daily": lambda text: Token(Kind.DAYS, text, GROUPS["daily"]),
    "month": lambda text: Token(Kind.MONTH, text, MONTH_NAMES[text.casefold()[:3]]),
    "fortnight": lambda text: Token(Kind.WEEKS, text, 2),
    "weeks_apart": lambda text: _apart(Kind.WEEKS, text),
    "months_apart": lambda text: _apart(Kind.MONTHS_APART, text),
    "word": _word,
    "sign": lambda text: Token(Kind.WORDS, text) if text.isalpha() else Token(Kind.NOISE, text),
}

"""A language: its words, and how it writes lists, dates, times, money and distance."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from gettext import NullTranslations
from typing import Literal

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from jinja2 import Environment

from fingerpost.language.amounts import FRACTIONS, format_money, quarters_of_a_mile
from fingerpost.language.mark import mark

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVERY_WEEKDAY = (
    mark("Mondays"),
    mark("Tuesdays"),
    mark("Wednesdays"),
    mark("Thursdays"),
    mark("Fridays"),
    mark("Saturdays"),
    mark("Sundays"),
)
# By the plural rule of the language for order, which Unicode keeps: 1st, 21st and 31st are "one" in English.
ORDINALS = {"one": mark("{n}st"), "two": mark("{n}nd"), "few": mark("{n}rd"), "other": mark("{n}th")}


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Words are written in English in the code and looked up in the catalogue of the language.

    A message is a whole phrase with named gaps, such as ``"Every {days}, {hours}"``, because
    another language puts the words in another order. Two languages are equal only if they are
    the same object, so one can be the key of a cache.
    """

    code: str  # as in <html lang="en">
    locale: Locale
    translations: NullTranslations

    def text(self, message: str, **gaps: object) -> str:
        """Look a message up; with gaps given, fill them.

        >>> from fingerpost.language import ENGLISH
        >>> ENGLISH.text("Every {day}", day="Tuesday")
        'Every Tuesday'
        """
        translation = self.translations.gettext(message) if message else ""
        return translation.format(**gaps) if gaps else translation

    def plural(self, one: str, many: str, n: int, **gaps: object) -> str:
        """Choose the form for a number and fill the gap ``{n}``, and any others.

        >>> from fingerpost.language import ENGLISH
        >>> ENGLISH.plural("{n} chair", "{n} chairs", 1200)
        '1,200 chairs'
        """
        return self.translations.ngettext(one, many, n).format(n=self.number(n), **gaps)

    def plural_forms(self, one: str, many: str) -> dict[str, str]:
        """The sentence for each plural category of the language (CLDR), gaps unfilled: a script in the page chooses.

        >>> from fingerpost.language import ENGLISH
        >>> ENGLISH.plural_forms("{n} chair", "{n} chairs")
        {'one': '{n} chair', 'other': '{n} chairs'}
        """
        return {category: self.translations.ngettext(one, many, n) for category, n in _categories(self.locale)}

    def install(self, environment: Environment) -> None:
        """Give templates ``_("...")``, ``gettext`` and ``ngettext``, whose gaps are written %(name)s.

        These are Jinja's own, of the newer style: they escape what fills a gap.
        """
        environment.add_extension("jinja2.ext.i18n")
        environment.install_gettext_callables(  # type: ignore[attr-defined]  # put there by the extension
            self.translations.gettext, self.translations.ngettext, newstyle=True
        )

    def list_of(self, words: Iterable[str], join: Literal["and", "or"] = "and") -> str:
        """Join words as a sentence does.

        >>> from fingerpost.language import ENGLISH
        >>> ENGLISH.list_of(["soup", "bread", "tea"])
        'soup, bread and tea'
        """
        row = tuple(words)
        return row[0] if len(row) == 1 else _list_of(self, row, join)

    def day(self, day: str | int) -> str:
        """Name a day of the week, given "tuesday" or 1: "Tuesday"."""
        return _day(self, _number(day))

    def days(self, day: str | int) -> str:
        """Name every one of a day of the week: "Tuesdays"."""
        return self.text(EVERY_WEEKDAY[_number(day)])

    def month(self, number: int) -> str:
        """Name a month, 1 to 12, as it is written in a date: "November"."""
        return _month(self, number)

    def date(self, day: dt.date, *, year: bool = True, weekday: bool = True) -> str:
        """Write a date in full.

        >>> from fingerpost.language import ENGLISH
        >>> ENGLISH.date(dt.date(2026, 11, 25))
        'Wednesday 25 November 2026'
        >>> ENGLISH.date(dt.date(2026, 11, 25), year=False, weekday=False)
        '25 November'
        """
        return _date(self, day, year, weekday)

    def short_date(self, day: dt.date, *, year: bool = True, weekday: bool = True) -> str:
        """Write a date for narrow places: "Wed 25 Nov 2026"."""
        return _short_date(self, day, year, weekday)

    def time(self, at: dt.time) -> str:
        """Write a clock time; seconds are left out.

        >>> from fingerpost.language import ENGLISH
        >>> [ENGLISH.time(dt.time(*at)) for at in ((10, 0), (14, 30), (12, 0), (0, 0), (0, 5))]
        ['10am', '2:30pm', 'midday', 'midnight', '12:05am']
        """
        return _time(self, at)

    def time_range(self, starts: dt.time, ends: dt.time) -> str:
        """Write from when to when: "10:30am to midday"."""
        return _time_range(self, starts, ends)

    def ordinal(self, n: int) -> str:
        """Write a place in a row: "1st", "22nd", "13th"."""
        return self.text(ORDINALS.get(self.locale.ordinal_form(n), ORDINALS["other"]), n=n)

    def money(self, amount: Decimal, country: str = "GB") -> str:
        """Write an amount in the currency of a country: "£3", "£3.50"."""
        return format_money(amount, country, self.locale)

    def miles(self, km: float) -> str:
        """Write a distance in miles. The caller says that it is a straight line.

        >>> from fingerpost.language import ENGLISH
        >>> [ENGLISH.miles(km) for km in (0.1, 0.4, 0.8, 1.6, 2.5, 19.3)]
        ['less than ¼ mile', '¼ mile', '½ mile', '1 mile', '1½ miles', '12 miles']
        """
        whole, part = divmod(quarters_of_a_mile(km), 4)
        if part == 0 and whole:
            return self.plural("{n} mile", "{n} miles", whole)
        if whole:
            return self.text("{n}{fraction} miles", n=self.number(whole), fraction=FRACTIONS[part])
        if part:
            return self.text("{fraction} mile", fraction=FRACTIONS[part])
        return self.text("less than ¼ mile")

    def number(self, n: float) -> str:
        """Write a number in figures: "1,200"."""
        # Nearly every number is small, and Babel takes 20 microseconds for each.
        if isinstance(n, int) and 0 <= n < 1000 and self.locale.default_numbering_system == "latn":
            return str(n)
        return format_decimal(n, locale=self.locale)


_WELSH_VOWEL = re.compile("[aeiouwyâêîôûŵŷ]", re.IGNORECASE)

# Records share a few hundred dates, times and rows of days, and Babel looks each word up in several tables.
_keep = lru_cache(maxsize=8192)


@_keep
def _list_of(language: Language, words: tuple[str, ...], join: Literal["and", "or"]) -> str:
    listed = format_list(words, style="standard" if join == "and" else "or", locale=language.locale)
    if language.locale.language == "cy" and len(words) > 1:
        # Unicode's Welsh leaves the choice to the reader, "Llun a(c) Iau": ac before a vowel.
        return listed.replace(" a(c) ", " ac " if _WELSH_VOWEL.match(words[-1]) else " a ")
    return listed


@_keep
def _day(language: Language, number: int) -> str:
    return str(language.locale.days["format"]["wide"][number])


@_keep
def _month(language: Language, number: int) -> str:
    return str(language.locale.months["format"]["wide"][number])


@_keep
def _date(language: Language, day: dt.date, year: bool, weekday: bool) -> str:
    return language.text(
        _date_pattern(year=year, weekday=weekday),
        weekday=language.day(day.weekday()),
        day=day.day,
        month=language.month(day.month),
        year=day.year,
    )


@_keep
def _short_date(language: Language, day: dt.date, year: bool, weekday: bool) -> str:
    return language.text(
        _date_pattern(year=year, weekday=weekday),
        weekday=language.locale.days["format"]["abbreviated"][day.weekday()],
        day=day.day,
        month=language.locale.months["format"]["abbreviated"][day.month],
        year=day.year,
    )


@_keep
def _time(language: Language, at: dt.time) -> str:
    if at.minute == 0 and at.hour in {0, 12}:
        return language.text("midday") if at.hour else language.text("midnight")
    if at.minute == 0:
        pattern = language.text("{hour}am") if at.hour < 12 else language.text("{hour}pm")
    else:
        pattern = language.text("{hour}:{minute}am") if at.hour < 12 else language.text("{hour}:{minute}pm")
    # hour24 is there for the languages that count to 24.
    return pattern.format(hour=at.hour % 12 or 12, hour24=at.hour, minute=f"{at.minute:02}")


@_keep
def _time_range(language: Language, starts: dt.time, ends: dt.time) -> str:
    return language.text("{starts} to {ends}", starts=language.time(starts), ends=language.time(ends))


def _number(day: str | int) -> int:
    return day if isinstance(day, int) else WEEKDAYS.index(day)


def _date_pattern(*, year: bool, weekday: bool) -> str:
    if weekday:
        return mark("{weekday} {day} {month} {year}") if year else mark("{weekday} {day} {month}")
    return mark("{day} {month} {year}") if year else mark("{day} {month}")


@lru_cache(maxsize=8)
def _categories(locale: Locale) -> tuple[tuple[str, int], ...]:
    """Each plural category of a language, with the smallest number of it. Up to 200 they all occur."""
    smallest = {locale.plural_form(n): n for n in range(200, -1, -1)}
    return tuple(sorted(smallest.items()))

"""The words with which the form's script says when a session is: those of schedule/words.py, with their gaps open."""

from __future__ import annotations

from typing import Any

from babel import Locale

from fingerpost.language import Language
from fingerpost.language.language import EVERY_WEEKDAY, ORDINALS, WEEKDAYS
from fingerpost.schedule.words import ON_BANK_HOLIDAYS, WEEK_NAMES


def when_words(language: Language) -> dict[str, Any]:
    """The words by the names of browser/js/add/say-session.js and say-list.js."""
    text, plural_forms = language.text, language.plural_forms
    return {
        "language": locale_of(language),
        "and": _patterns(language.locale, "standard"),
        "or": _patterns(language.locale, "or"),
        "days": [language.day(day) for day in WEEKDAYS],
        "everyDay": [text(day) for day in EVERY_WEEKDAY],
        "months": [language.month(number) for number in range(1, 13)],
        "ordinals": {form: text(pattern) for form, pattern in ORDINALS.items()},
        "date": {
            "whole": text("{weekday} {day} {month} {year}"),
            "plain": text("{weekday} {day} {month}"),
            "noWeekday": text("{day} {month} {year}"),
            "noWeekdayPlain": text("{day} {month}"),
        },
        "time": {
            "midday": text("midday"),
            "midnight": text("midnight"),
            "am": text("{hour}am"),
            "pm": text("{hour}pm"),
            "minutesAm": text("{hour}:{minute}am"),
            "minutesPm": text("{hour}:{minute}pm"),
            "range": text("{starts} to {ends}"),
        },
        "weeks": {week.value: text(name) for week, name in WEEK_NAMES.items()},
        "bankHolidays": {answer.value: text(words) for answer, words in ON_BANK_HOLIDAYS.items()},
        "until": text("until {date}"),
        "untilTime": text("until {time}"),
        "from": text("from {date}"),
        "termTime": text("term time only"),
        "schoolHolidays": text("school holidays only"),
        "notOn": text("Not on {dates}"),
        "alsoOn": text("Also on {dates}"),
        "someDates": text("{day} {month} {year}"),
        "someDatesPlain": text("{day} {month}"),
        "more": text("{dates}, and {n} more"),
        "askWhich": text("{days}, ask which"),
        "once": text("One day, ask which"),
        "dates": text("On some days, ask which"),
        "unknown": text("We do not know the times"),
        "some": text("Some {days}, ask which"),
        "someOf": [language.days(day) for day in WEEKDAYS],
        "byArrangement": text("By arrangement"),
        "byArrangementOn": text("By arrangement, {days}"),
        "everyOtherWeek": text("Every other week"),
        "everyOther": text("Every other {days}"),
        "everyWeek": plural_forms("Every week", "Every {n} weeks"),
        "everyWeekOn": plural_forms("Every {days}", "Every {n} weeks on {days}"),
        "workingWeek": text("Monday to Friday"),
        "wholeWeek": text("Every day"),
        "week": text("week"),
        "weeksOf": text("{weeks} {days}"),
        "oneAMonth": plural_forms("One {days} a month, ask which", "One {days} every {n} months, ask which"),
        "everyMonth": plural_forms("Every month", "Every {n} months"),
        "ofTheMonth": plural_forms("The {which} of the month", "Every {n} months on the {which} of the month"),
        "dayAndNight": text("day and night"),
        "nextDay": text("{hours} the next day"),
        "daysHours": text("{days} {hours}"),
        "notIn": text("not in {months}"),
        "firstToLast": text("{first} to {last}"),
        "in": text("in {months}"),
    }


def locale_of(language: Language) -> str:
    """The language as browsers name it: en-GB."""
    return str(language.locale).replace("_", "-")


def _patterns(locale: Locale, style: str) -> dict[str, str]:
    patterns = locale.list_patterns[style]
    return {"two": patterns["2"], "start": patterns["start"], "middle": patterns["middle"], "end": patterns["end"]}

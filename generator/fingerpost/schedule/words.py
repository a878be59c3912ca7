"""Say when a session happens, as a person says it on the phone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from fingerpost.language import Language, mark
from fingerpost.records.session import BankHolidays, Repeats, Session, Week, Weekday
from fingerpost.schedule.dates import Occurrence
from fingerpost.schedule.rule import Rule, last_day, rule_of

WEEK_NAMES = {
    Week.FIRST: mark("1st"),
    Week.SECOND: mark("2nd"),
    Week.THIRD: mark("3rd"),
    Week.FOURTH: mark("4th"),
    Week.FIFTH: mark("5th"),
    Week.LAST: mark("last"),
}
ON_BANK_HOLIDAYS = {
    BankHolidays.CLOSED: mark("not on bank holidays"),
    BankHolidays.OPEN: mark("bank holidays too"),
    BankHolidays.ASK: mark("ask about bank holidays"),
}
WORKING_WEEK = tuple(Weekday)[:5]
FEW_DATES = 3  # of a printed list, on a card
OTHER = 2  # weeks from one to the next: every other week


class WordingKey(NamedTuple):
    """Everything that the words of a session depend on.

    Two sessions sound the same if this is the same, and only then.
    """

    rule: Rule
    starts: time | None
    ends: time | None
    ends_next_day: bool


def wording_key(session: Session) -> WordingKey:
    """Take out of a session what its words depend on; which calendar of terms is not said."""
    rule = rule_of(session)
    if rule.repeats is Repeats.UNKNOWN:
        return WordingKey(rule, None, None, False)
    if rule.term_time:
        rule = rule._replace(term_time="yes")
    if rule.school_holidays:
        rule = rule._replace(school_holidays="yes")
    return WordingKey(rule, session.starts, session.ends, session.ends_next_day and session.ends is not None)


def say_session(session: Session, language: Language, today: date | None = None) -> str:
    """Say when a session happens, with all its exceptions.

    If today is given, past exceptions are left out, and so is the year of this year's.

    >>> from fingerpost.language import ENGLISH
    >>> tuesday = Session(days=(Weekday.TUESDAY,), starts=time(10), ends=time(11, 30), term_time="somerset")
    >>> say_session(tuesday, ENGLISH)
    'Every Tuesday, 10am to 11:30am, term time only'
    >>> friday = Session(repeats=Repeats.MONTHLY, days=(Weekday.FRIDAY,), weeks=(Week.SECOND, Week.FOURTH))
    >>> say_session(friday, ENGLISH)
    'The 2nd and 4th Friday of the month'
    >>> walk = Session(repeats=Repeats.ONCE, starts_on=date(2026, 12, 5), starts=time(14), ends=time(16))
    >>> say_session(walk, ENGLISH)
    'Saturday 5 December 2026, 2pm to 4pm'
    """
    return _say(wording_key(session), language, today)


def say_session_short(session: Session, language: Language, today: date | None = None) -> str:
    """Say when a session happens in few words, for cards and lists; exceptions are left out.

    >>> from fingerpost.language import ENGLISH
    >>> say_session_short(Session(days=(Weekday.WEDNESDAY,), starts=time(14), ends=time(15, 30)), ENGLISH)
    'Wednesdays 2pm to 3:30pm'
    >>> friday = Session(repeats=Repeats.MONTHLY, days=(Weekday.FRIDAY,), weeks=(Week.LAST,), starts=time(10))
    >>> say_session_short(friday, ENGLISH)
    'The last Friday of the month, 10am'
    """
    return _say_short(wording_key(session), language, today)


def say_occurrence(occurrence: Occurrence, language: Language, today: date | None = None) -> str:
    """Say one actual date; the year is left out when it is this year's.

    >>> from fingerpost.language import ENGLISH
    >>> day = date(2026, 11, 25)
    >>> say_occurrence(Occurrence(day, time(14), time(15, 30), day), ENGLISH, today=date(2026, 11, 21))
    'Wednesday 25 November, 2pm to 3:30pm'
    """
    next_day = occurrence.ends_on > occurrence.day
    hours = say_hours(occurrence.starts, occurrence.ends, language, next_day=next_day)
    day = language.date(occurrence.day, year=today is None or occurrence.day.year != today.year)
    return _in_row([day, hours])


def is_over(session: Session, today: date) -> bool:
    """Whether a session is over: its last day, or its only day, has passed."""
    last = last_day(session)
    return last is not None and last < today


@lru_cache(maxsize=65536)
def _say(words: WordingKey, language: Language, today: date | None) -> str:
    rule = words.rule
    sentences = [
        _in_row(
            [
                _say_days(rule, language, today),
                say_hours(words.starts, words.ends, language, next_day=words.ends_next_day),
                _say_beginning(rule, language, today),
                language.text("until {date}", date=language.date(rule.ends_on, weekday=False)) if rule.ends_on else "",
                say_months(rule.months, language),
                language.text("term time only") if rule.term_time else "",
                language.text("school holidays only") if rule.school_holidays else "",
                language.text(ON_BANK_HOLIDAYS[rule.bank_holidays]) if rule.bank_holidays else "",
            ]
        )
    ]
    if missing := _still_to_come(rule.not_on, today):
        sentences.append(language.text("Not on {dates}", dates=say_dates(missing, language, "or", today)))
    if added := _still_to_come(rule.also_on, today):
        sentences.append(language.text("Also on {dates}", dates=say_dates(added, language, "and", today)))
    return ". ".join(sentences)


@lru_cache(maxsize=65536)
def _say_short(words: WordingKey, language: Language, today: date | None) -> str:
    rule = words.rule
    hours = say_hours(words.starts, words.ends, language, next_day=words.ends_next_day)
    if rule.repeats is Repeats.ONCE and rule.starts_on:
        day = language.date(rule.starts_on, year=today is None or rule.starts_on.year != today.year)
        return _in_row([day, hours])
    if rule.repeats is Repeats.DATES and rule.dates:
        return _in_row([_say_few_dates(rule.dates, language, today), hours])
    if rule.repeats is Repeats.WEEKLY and rule.every == 1 and rule.days:
        days = _whole_week(rule.days, language) or language.list_of(language.days(day) for day in rule.days)
        when = language.text("{days} {hours}", days=days, hours=hours) if hours else days
    else:  # "the 1st Tuesday of the month 10am" would run the month into the hour
        when = _in_row([_say_days(rule, language, today), hours])
    return _in_row(
        [
            when,
            say_months(rule.months, language),
            language.text("term time only") if rule.term_time else "",
            language.text("school holidays only") if rule.school_holidays else "",
        ]
    )


def say_dates(
    days: Iterable[date], language: Language, join: Literal["and", "or"] = "and", today: date | None = None
) -> str:
    """Write dates in a row, the month and year once for each month.

    >>> from fingerpost.language import ENGLISH
    >>> say_dates([date(2026, 12, 23), date(2026, 12, 30), date(2027, 1, 6)], ENGLISH, "or", today=date(2026, 11, 21))
    '23 or 30 December or 6 January 2027'
    """
    months = []
    for (year, month), of_month in groupby(days, key=lambda day: (day.year, day.month)):
        # As language.date writes it, but with several days.
        pattern = mark("{day} {month}") if today and today.year == year else mark("{day} {month} {year}")
        numbers = language.list_of((str(day.day) for day in of_month), join)
        months.append(language.text(pattern, day=numbers, month=language.month(month), year=year))
    return language.list_of(months, join)


def _say_few_dates(days: tuple[date, ...], language: Language, today: date | None) -> str:
    """Say the first few dates that are still to come, and how many more there are; all are said where all are over."""
    remaining = _still_to_come(days, today) or list(days)
    if len(remaining) == 1:
        return language.date(remaining[0], year=today is None or remaining[0].year != today.year)
    words = say_dates(remaining[:FEW_DATES], language, "and", today)
    more = max(len(remaining) - FEW_DATES, 0)
    return language.text("{dates}, and {n} more", dates=words, n=more) if more else words


def say_months(months: tuple[int, ...], language: Language) -> str:
    """Say in which months of each year; "" when it is all of them.

    >>> from fingerpost.language import ENGLISH
    >>> say_months((4, 5, 6, 7, 8, 9), ENGLISH), say_months((1, 2, 3, 11, 12), ENGLISH)
    ('April to September', 'November to March')
    >>> say_months((1, 2, 3, 4, 5, 6, 9, 10, 11, 12), ENGLISH), say_months((3, 6, 12), ENGLISH)
    ('not in July or August', 'in March, June and December')
    """
    if not months or len(months) == 12:
        return ""
    missing = [month for month in range(1, 13) if month not in months]
    if len(missing) <= 2:
        return language.text("not in {months}", months=language.list_of(map(language.month, missing), "or"))
    begins = [month for month in months if (month - 2) % 12 + 1 not in months]
    if len(begins) == 1 and len(months) > 2:
        first, last = language.month(begins[0]), language.month((begins[0] + len(months) - 2) % 12 + 1)
        return language.text("{first} to {last}", first=first, last=last)
    return language.text("in {months}", months=language.list_of(map(language.month, months)))


def _say_days(rule: Rule, language: Language, today: date | None) -> str:
    days = language.list_of(language.day(day) for day in rule.days)
    match rule.repeats:
        case Repeats.ONCE:
            return language.date(rule.starts_on) if rule.starts_on else language.text("One day, ask which")
        case Repeats.DATES:
            remaining = _still_to_come(rule.dates, today) or list(rule.dates)
            if not remaining:
                return language.text("On some days, ask which")
            return language.date(remaining[0]) if len(remaining) == 1 else say_dates(remaining, language, "and", today)
        case Repeats.UNKNOWN:
            return language.text("We do not know the times")
        case Repeats.SOME_WEEKS:
            some = language.list_of(language.days(day) for day in rule.days)
            return (
                language.text("Some {days}, ask which", days=some) if some else language.text("On some days, ask which")
            )
        case Repeats.BY_ARRANGEMENT:
            if rule.days == WORKING_WEEK:
                days = language.text("Monday to Friday")
            return language.text("By arrangement, {days}", days=days) if days else language.text("By arrangement")
        case Repeats.WEEKLY:
            return _say_weekly(rule, days, language)
        case Repeats.MONTHLY:
            return _say_monthly(rule, days, language)


def _say_weekly(rule: Rule, days: str, language: Language) -> str:
    if rule.every == OTHER:
        words = language.text("Every other {days}", days=days) if days else language.text("Every other week")
        return _ask_which(words, rule, language)
    if not days:
        return _ask_which(language.plural("Every week", "Every {n} weeks", rule.every), rule, language)
    if rule.every == 1 and (whole := _whole_week(rule.days, language)):
        return whole
    words = language.plural("Every {days}", "Every {n} weeks on {days}", rule.every, days=days)
    return _ask_which(words, rule, language)


def _ask_which(words: str, rule: Rule, language: Language) -> str:
    """Every other week, and nobody has found out which weeks."""
    is_known = rule.every == 1 or rule.starts_on is not None
    return words if is_known else language.text("{days}, ask which", days=words)


def _say_monthly(rule: Rule, days: str, language: Language) -> str:
    if rule.weeks:
        weeks = language.list_of(language.text(WEEK_NAMES[week]) for week in rule.weeks)
        which = language.text("{weeks} {days}", weeks=weeks, days=days or language.text("week"))
    elif days:
        return language.plural(
            "One {days} a month, ask which", "One {days} every {n} months, ask which", rule.every, days=days
        )
    elif rule.month_days:
        which = language.list_of(language.ordinal(day) for day in rule.month_days)
    else:
        return _ask_which(language.plural("Every month", "Every {n} months", rule.every), rule, language)
    words = language.plural(
        "The {which} of the month", "Every {n} months on the {which} of the month", rule.every, which=which
    )
    return _ask_which(words, rule, language)


def _whole_week(days: tuple[Weekday, ...], language: Language) -> str:
    if days == WORKING_WEEK:
        return language.text("Monday to Friday")
    return language.text("Every day") if len(days) == 7 else ""


def say_hours(starts: time | None, ends: time | None, language: Language, *, next_day: bool) -> str:
    """Say from when to when; a whole day, from midnight to midnight, is day and night.

    >>> from fingerpost.language import ENGLISH
    >>> say_hours(time(0), time(0), ENGLISH, next_day=True)
    'day and night'
    """
    if next_day and starts == ends == time(0):
        return language.text("day and night")
    if starts is not None and ends is not None:
        hours = language.time_range(starts, ends)
    elif ends is not None:
        hours = language.text("until {time}", time=language.time(ends))
    else:
        return language.time(starts) if starts is not None else ""
    return language.text("{hours} the next day", hours=hours) if next_day else hours


def _say_beginning(rule: Rule, language: Language, today: date | None) -> str:
    """Say the first day, as long as it tells somebody something: it is to come, or the weeks are counted from it."""
    if rule.starts_on is None or rule.repeats is Repeats.ONCE:
        return ""
    if today and rule.starts_on <= today and rule.every == 1:
        return ""
    return language.text("from {date}", date=language.date(rule.starts_on, weekday=False))


def _still_to_come(days: tuple[date, ...], today: date | None) -> list[date]:
    return [day for day in days if today is None or day >= today]


def _in_row(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)

"""Read OpenStreetMap's ``opening_hours``, as far as a record can say it.

Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification. A rule after ";" replaces the hours that
rules before it give to its days; one after "," adds to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from fingerpost.schedule.hours.clauses.clause import ALL_DAYS, Clause
from fingerpost.schedule.hours.clock import MIDNIGHT, Span
from fingerpost.schedule.hours.phrases.phrase import Days

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY, _MONTH = "|".join(_DAYS), "|".join(_MONTHS)
_TIME = r"\d{1,2}:\d\d"
_DAY_RANGE = rf"(?:{_DAY})(?:\s?-\s?(?:{_DAY})|\[[-\d,\s]+\])?"
_HOURS = rf"{_TIME}(?:\s?-\s?{_TIME})?\+?"
_DATE = rf"\d{{4}}\s(?:{_MONTH})\s\d{{1,2}}"
_SEASON = rf"(?:{_MONTH})(?:\s?-\s?(?:{_MONTH}))?(?!\s\d)"
_RULE = re.compile(
    rf"(?:(?P<dates>{_DATE}(?:\s?-\s?{_DATE}|(?:,{_DATE})*)?)|(?P<months>{_SEASON}(?:\s?,\s?{_SEASON})*))?:?\s*"
    rf"(?P<days>(?:{_DAY_RANGE}|PH|SH)(?:\s?,\s?(?:{_DAY_RANGE}|PH|SH))*)?:?\s*"
    rf"(?P<hours>24/7|{_HOURS}(?:\s?,\s?{_HOURS})*)?\s*"
    r"(?P<state>off|closed|open)?\s*(?P<comment>\"[^\"]*\")?"
)
_BETWEEN_RULES = re.compile(rf"\s*(;)\s*|(?<=[\d+])\s*(,)\s+(?=(?:{_DAY}|{_MONTH}|PH|SH)\b)")
_WORDS = re.compile(rf'"[^"]*"|\b(?:{_DAY}|{_MONTH}|PH|SH|off|closed|open|week|easter|sunrise|sunset|unknown)\b')
_APPOINTMENT = re.compile(r"\b(?:by|on) (?:appointment|arrangement|request)\b|\bappointment only\b", re.IGNORECASE)
_LONGEST = 16 * 60
_ALL_MONTHS = frozenset(range(1, 13))


@dataclass(frozen=True, slots=True)
class _Rule:
    """Hours of some days in some months; no weeks: each of them."""

    days: frozenset[int]
    weeks: tuple[int, ...]
    months: frozenset[int]
    spans: tuple[Span, ...]
    is_off: bool = False
    is_by_appointment: bool = False
    in_holidays: bool = False  # of schools, and only then
    dates: tuple[date, ...] = ()
    until: date | None = None


def has_own_words(text: str) -> bool:
    """Whether it has signs or words that mean something in ``opening_hours`` alone."""
    return bool(re.search(r'[\["|]|\b(?:PH|SH|off|week|easter|sunrise|sunset|unknown)\b', text))


class NotOsm(ValueError):
    """Words that are no ``opening_hours``, or say what a record cannot."""


def is_osm(text: str) -> bool:
    """Whether a text is written in the words of ``opening_hours``, and no others.

    >>> is_osm("Mo-Fr 09:00-17:00; PH off"), is_osm("Mon-Fri 9am-5pm")
    (True, False)
    """
    rest = _WORDS.sub("", text)
    begins = text[:1].isalpha() or bool(re.match(rf"{_DATE}|24/7", text))
    return text == "24/7" or (begins and rest != text and not any(sign.isalpha() for sign in rest))


def clauses_of_osm(text: str) -> list[Clause]:
    """Give the clauses of ``opening_hours``.

    Raises:
        NotOsm: If any of it cannot be said in a record, such as a day of each year, or a week of the year.
    """
    rules: list[_Rule] = []
    on_bank_holidays = ""
    not_in_school_holidays = False
    parts = _BETWEEN_RULES.split(text.strip().strip(";"))
    marks = ["", *((semicolon or comma) for semicolon, comma in zip(parts[1::3], parts[2::3], strict=True))]
    for mark, part in zip(marks, parts[0::3], strict=True):
        match = _RULE.fullmatch(part.strip())
        if match is None or not part.strip():
            raise NotOsm(part)
        days = match["days"] or ""
        rule = _rule_of(match)
        if re.fullmatch(r"PH(?:,?\s*SH)?", days):
            if not rule.is_off and not (match["hours"] is None and match["state"] == "open"):
                raise NotOsm(part)  # hours of their own on bank holidays
            on_bank_holidays = "closed" if rule.is_off else "open"
            not_in_school_holidays |= rule.is_off and "SH" in days
        elif days == "SH" and rule.is_off:
            not_in_school_holidays = True
        elif "PH" in days and rule.is_off:
            on_bank_holidays = "closed"
            rules = list(_put(rule, rules, replaces=mark == ";"))
        else:
            if "PH" in days:  # open on bank holidays at the same hours
                on_bank_holidays = on_bank_holidays or "open"
            rules = list(_put(rule, rules, replaces=mark == ";"))
    facts = {"bank_holidays": on_bank_holidays} if on_bank_holidays else {}
    return [
        _clause(rule, {**facts, **({"term_time": True} if not_in_school_holidays and not rule.in_holidays else {})})
        for rule in rules
    ]


def _rule_of(match: re.Match[str]) -> _Rule:
    days, weeks = _days(match["days"] or "")
    spans = tuple(_spans(match["hours"] or ""))
    is_off = match["state"] in ("off", "closed")
    comment = match["comment"] or ""
    is_by_appointment = bool(_APPOINTMENT.search(comment))
    if comment and not is_by_appointment:
        raise NotOsm(comment)
    if not (match["days"] or spans or is_off or is_by_appointment or match["dates"] or match["state"]):
        raise NotOsm(match[0])
    if is_off and spans:
        raise NotOsm(match[0])  # "Mo 12:00-13:00 off" cuts hours, which is seldom
    dates, until = _dates(match["dates"] or "")
    return _Rule(
        days,
        weeks,
        _months(match["months"] or ""),
        spans,
        is_off,
        is_by_appointment,
        (match["days"] or "") == "SH" or (match["days"] or "").startswith("SH "),
        dates,
        until,
    )


def _put(new: _Rule, rules: list[_Rule], *, replaces: bool) -> Iterator[_Rule]:
    """The rules once another has been read: it takes its days, in its months and weeks, from those before it."""
    for rule in rules:
        both = rule.days & new.days
        if not (replaces or new.is_off) or not both or not rule.months & new.months or new.in_holidays:
            yield rule
            continue
        if new.dates or rule.dates or -1 in new.weeks or -1 in rule.weeks:
            raise NotOsm("one date instead of another")
        if rule.days - both:
            yield replace(rule, days=rule.days - both)
        if rule.months - new.months:
            yield replace(rule, days=both, months=rule.months - new.months)
        weeks = set(rule.weeks or range(1, 6)) - set(new.weeks)
        if new.weeks and weeks:
            yield replace(rule, days=both, months=rule.months & new.months, weeks=tuple(sorted(weeks)))
    if not new.is_off:
        yield new


def _clause(rule: _Rule, facts: dict[str, object]) -> Clause:
    clause = Clause(0, spans=list(rule.spans), has_body=bool(rule.spans))
    if rule.dates and rule.until is None:
        clause.facts["dates"] = rule.dates
        return clause
    clause.facts |= facts
    if rule.dates:
        clause.facts["dates-between"] = (rule.dates[0], rule.until)
    if rule.months != _ALL_MONTHS:
        clause.facts["months"] = tuple(sorted(rule.months))
    if rule.in_holidays:
        clause.facts["school_holidays"] = True
    if rule.is_by_appointment:
        clause.facts["by-arrangement"] = True
    clause.days = [Days(tuple(sorted(rule.days)), weeks=rule.weeks)]
    if rule.is_by_appointment and rule.days == frozenset(ALL_DAYS) and not rule.spans:
        clause.days = []
    return clause


def _days(text: str) -> tuple[frozenset[int], tuple[int, ...]]:
    days: set[int] = set()
    weeks: set[tuple[int, ...]] = set()
    for first, last, numbers in re.findall(rf"({_DAY})(?:\s?-\s?({_DAY})|\[([-\d,\s]+)\])?", text):
        start, end = _DAYS.index(first), _DAYS.index(last or first)
        days |= {(start + n) % 7 for n in range((end - start) % 7 + 1)}
        weeks.add(tuple(_weeks(numbers)) if numbers else ())
    if len(weeks) > 1:
        raise NotOsm(text)  # "Mo[1],Tu": two rules in one
    return frozenset(days or ALL_DAYS), next(iter(weeks), ())


def _weeks(text: str) -> Iterator[int]:
    for part in text.replace(" ", "").split(","):
        match = re.fullmatch(r"(-?\d)(?:-(\d))?", part)
        if match is None:
            raise NotOsm(text)
        first, last = int(match[1]), int(match[2] or match[1])
        if not (first == last == -1 or 1 <= first <= last <= 5):
            raise NotOsm(text)
        yield from range(first, last + 1)


def _months(text: str) -> frozenset[int]:
    months: set[int] = set()
    for first, last in re.findall(rf"({_MONTH})(?:\s?-\s?({_MONTH}))?", text):
        start, end = _MONTHS.index(first), _MONTHS.index(last or first)
        months |= {(start + n) % 12 + 1 for n in range((end - start) % 12 + 1)}
    return frozenset(months) or _ALL_MONTHS


def _dates(text: str) -> tuple[tuple[date, ...], date | None]:
    try:
        days = [
            date(int(year), _MONTHS.index(month) + 1, int(day))
            for year, month, day in re.findall(rf"(\d{{4}})\s({_MONTH})\s(\d{{1,2}})", text)
        ]
    except ValueError as no_such_day:
        raise NotOsm(text) from no_such_day
    return tuple(days), days[-1] if "-" in text else None


def _spans(text: str) -> Iterator[Span]:
    if text == "24/7":
        yield Span(0, 0, next_day=True)
        return
    for first, last, is_open_end in re.findall(rf"({_TIME})(?:\s?-\s?({_TIME}))?(\+)?", text):
        starts, ends = _minutes(first), _minutes(last) if last else None
        if starts >= MIDNIGHT or (last and is_open_end) or (ends is not None and ends > 2 * MIDNIGHT):
            raise NotOsm(text)
        if ends is not None and ends <= starts:
            ends += MIDNIGHT  # 22:00-02:00
        if ends is not None and ends - starts > _LONGEST and (starts, ends) != (0, MIDNIGHT):
            raise NotOsm(text)  # 10:00-09:00 and 08:00-08:00 are slips
        if (starts, ends) == (0, MIDNIGHT):
            yield Span(0, 0, next_day=True)
        elif ends is not None and ends >= MIDNIGHT:
            yield Span(starts, ends - MIDNIGHT, next_day=True)
        else:
            yield Span(starts, ends)


def _minutes(text: str) -> int:
    hours, _, minutes = text.partition(":")
    if int(hours) > 48 or int(minutes) > 59:
        raise NotOsm(text)
    return int(hours) * 60 + int(minutes)

"""How people write days, weeks, prices, ages and numbers, and the line they should have typed."""

from __future__ import annotations

import re
from collections.abc import Callable

from fingerpost.reading.slip_words import choice_for

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_DAYS = {day[:3]: day for day in _DAYS}
_WEEKS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORT_MONTHS = {month[:3]: number for number, month in enumerate(_MONTHS)}
_WEEK_NAMES = (*_WEEKS.values(), "last")
_GROUPS = {
    "weekday": _DAYS[:5],
    "weekdays": _DAYS[:5],
    "weekend": _DAYS[5:],
    "weekends": _DAYS[5:],
    "daily": _DAYS,
    "every day": _DAYS,
    "all week": _DAYS,
}
_DAY = r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_SPAN = re.compile(rf"{_DAY}\.? *(?:-|–|to|till|until) *{_DAY}\.?")
_WEEK = re.compile(rf"(?:every |the )*({'|'.join((*_WEEKS, *_WEEK_NAMES))}) {_DAY}.*")
_ANY_WEEK = rf"(?:{'|'.join((*_WEEKS, *_WEEK_NAMES))})"
_WEEKS_OF_DAY = re.compile(rf"(?:every |the )*({_ANY_WEEK}(?: *(?:,|&|and) *{_ANY_WEEK})+) {_DAY}.*")
_WEEK_NUMBER = re.compile(r"([1-5])(?:st|nd|rd|th)?(?: week)?")
_IN_TERM = re.compile(r",? *\(?(?:in |during )?term[- ]?time(?: only)?\)?")
_JOINTS = re.compile(r" *(?:[,;|>&/+]|\band\b|\bthen\b)+ *")
_ONE = re.compile(rf"(?:every |on |each )*{_DAY}\.?")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_MONTH_SPAN = re.compile(rf"(?:from )?{_MONTH} *(?:-|–|to|till|until) *{_MONTH}")
_MONTH_DAYS = re.compile(
    r"(?:every |on |the )*(([0-9]{1,2})(?:st|nd|rd|th)?(?: *(?:,|&|and) *(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?)*)"
    r"(?: day)?(?: (?:of|in) (?:the|each|every) month| monthly| each month| every month)?"
)
_AN_AGE = re.compile(
    r"(?:from|aged?|over|under|up to)? *([0-9]{1,3}) *"
    r"(?:(w|wks?|weeks?)|(m|mo|mths?|mos?|months?)|(y|yrs?|years?)?)(?: old)? *(?:\+|and over|or over|or under)?"
)
_MONEY = re.compile(r"(?:£|gbp|from)? *£?([0-9]{1,4})(?:[.,]([0-9]{1,2}))?p?(?: .*)?")
_AGE_FROM = re.compile(r"(?:over|from|age|ages|aged)? *([0-9]{1,3}) *(?:\+|plus|and over|or over|and above|upwards)?")
_AGE_SPAN = re.compile(r"(?:ages|aged|from)? *([0-9]{1,3}) *(?:-|–|to) *([0-9]{1,3}).*")
_AGE_TO = re.compile(r"(?:under|up to|below) *([0-9]{1,3})")


def line_for(field: str, value: object) -> str:
    """What to type instead, as a line of the record; "" if this is not one of the usual slips.

    >>> line_for("days", "Mon-Fri")
    'days: [monday, tuesday, wednesday, thursday, friday]'
    >>> line_for("days", "every 2nd Tues")
    'repeats: monthly, weeks: [second] and days: [tuesday]'
    >>> line_for("cost", "£3")
    'cost: {kind: fixed, amount: 3.00}'
    """
    text = " ".join(str(value).strip().casefold().split())
    maker = _MAKERS.get(field)
    return maker(text) if maker and isinstance(value, str | int | float) and len(text) <= 60 else ""


def _days(text: str) -> str:
    if text in _GROUPS:
        return f"days: [{', '.join(_GROUPS[text])}]"
    if span := _SPAN.fullmatch(text):
        first, last = (_DAYS.index(_SHORT_DAYS[day]) for day in span.groups())
        if first < last:
            return f"days: [{', '.join(_DAYS[first : last + 1])}]"
    if "month" in text and (line := _month_days(text)):
        return f"repeats: monthly and {line}"
    if week := _WEEK.fullmatch(text):
        number, day = week.groups()
        return f"repeats: monthly, weeks: [{_WEEKS.get(number, number)}] and days: [{_SHORT_DAYS[day]}]"
    if weeks := _WEEKS_OF_DAY.fullmatch(text):
        names = [_WEEKS.get(week, week) for week in _JOINTS.split(weeks[1])]
        return f"repeats: monthly, weeks: [{', '.join(names)}] and days: [{_SHORT_DAYS[weeks[2]]}]"
    if _IN_TERM.search(text) and (line := _days(_IN_TERM.sub("", text))):
        return f"{line} and term_time: with the name of a file of assets/calendars"
    parts = [part for part in _JOINTS.split(text) if part]
    days = [_SHORT_DAYS[match[1]] for part in parts if (match := _ONE.fullmatch(part))]
    return f"days: [{', '.join(days)}]" if days and len(days) == len(parts) else ""


def _weeks(text: str) -> str:
    parts = [part for part in _JOINTS.split(text) if part]
    weeks = [_WEEK_NAMES[int(match[1]) - 1] if (match := _WEEK_NUMBER.fullmatch(part)) else part for part in parts]
    return f"weeks: [{', '.join(weeks)}]" if weeks and all(week in _WEEK_NAMES for week in weeks) else ""


def _repeats(text: str) -> str:
    if text in ("fortnightly", "biweekly", "bi-weekly", "every other week", "alternate weeks", "every 2 weeks"):
        return "repeats: weekly, every: 2 and the day of one of them, such as starts_on: 2026-10-06"
    if text in ("daily", "every day", "each day"):
        return f"repeats: weekly and days: [{', '.join(_DAYS)}]"
    if text in ("every week", "each week", "week", "regularly"):
        return "repeats: weekly"
    if text in ("every month", "each month", "month"):
        return "repeats: monthly"
    if "month" in text and (line := _month_days(text)):
        return f"repeats: monthly and {line}"
    if week := _WEEK.fullmatch(text):
        return f"repeats: monthly, weeks: [{_WEEKS.get(week[1], week[1])}] and days: [{_SHORT_DAYS[week[2]]}]"
    if text in ("various", "various dates", "see dates", "on dates", "date list", "printed dates", "several dates"):
        return "repeats: dates and its days, such as dates: [2026-12-05, 2026-12-16]"
    if text in ("term time", "term time only", "termtime", "in term time", "school term", "not in school holidays"):
        return "repeats: weekly and term_time: with the name of a file in assets/calendars"
    if text in ("school holidays", "school holidays only", "holidays", "in the school holidays", "half term"):
        return "repeats: weekly and school_holidays: with the name of a file in assets/calendars"
    if text in ("not known", "don't know", "dont know", "unsure", "tbc", "tba", "to be confirmed", "?", "unclear"):
        return "repeats: unknown"
    if text in ("never", "one-off", "one off", "no", "none"):
        return "repeats: once and its day, such as starts_on: 2026-10-06"
    return ""


def _month_days(text: str) -> str:
    match = _MONTH_DAYS.fullmatch(text)
    days = [int(day) for day in re.findall("[0-9]+", match[1])] if match else []
    return f"month_days: [{', '.join(map(str, days))}]" if days and all(1 <= day <= 31 for day in days) else ""


def _months(text: str) -> str:
    """From one month to another, over the turn of the year too; "not in" gives all the others."""
    rest = text.removeprefix("only ").removeprefix("in ")
    without = re.fullmatch(r"(?:not|except|closed)(?: in)? (.*)", rest)
    words = without[1] if without else rest
    if span := _MONTH_SPAN.fullmatch(words):
        first, last = (_SHORT_MONTHS[month] for month in span.groups())
        numbers = {(first + number) % 12 for number in range((last - first) % 12 + 1)}
    else:
        parts = [re.fullmatch(_MONTH, part) for part in re.split(r" *(?:,|&|/|\band\b|\bor\b|\+) *", words) if part]
        numbers = {_SHORT_MONTHS[part[1]] for part in parts if part}
        if not numbers or not all(parts):
            return ""
    months = [name for number, name in enumerate(_MONTHS) if (number in numbers) is not bool(without)]
    return f"months: [{', '.join(months)}]"


def _dates(text: str) -> str:
    return "dates: [2026-12-05, 2026-12-16], each with the year first" if any(map(str.isdigit, text)) else ""


def _cost(text: str) -> str:
    if text in ("free", "free of charge", "no charge", "no cost", "nil", "none", "0", "£0", "£0.00", "nothing"):
        return "cost: {kind: free}"
    if text in ("donation", "donations", "by donation", "donations welcome"):
        return "cost: {kind: donation}"
    match = _MONEY.fullmatch(text)
    if not match:
        return ""
    pounds, pence = int(match[1]), int((match[2] or "0").ljust(2, "0"))
    if text.endswith("p") and match[2] is None:
        pounds, pence = divmod(pounds, 100)
    return f"cost: {{kind: fixed, amount: {pounds}.{pence:02}}}"


def _amount(text: str) -> str:
    """A price where only the number belongs; a minus sign is a dash that somebody typed before it."""
    cost = _cost(re.sub(r"^[-–~]+ *|^(?:about|around|approx\.?) ", "", text))
    if cost == "cost: {kind: free}":
        return cost
    amount = re.search(r"amount: ([0-9.]+)", cost)
    return f"amount: {amount[1]}" if amount else ""


def _concession(text: str) -> str:
    amount = _amount(text)
    return "concession: 0" if amount == "cost: {kind: free}" else amount.replace("amount", "concession")


def _capacity(text: str) -> str:
    state = choice_for("state", text) or (text if text in ("open", "waiting-list", "full", "paused") else "")
    return f"capacity: {{state: {state}, as_of: 2026-10-01}}, with the day on which they said so" if state else ""


def _every(text: str) -> str:
    words = {"two": 2, "fortnight": 2, "other week": 2, "second": 2, "2nd": 2, "alternate": 2, "three": 3, "four": 4}
    if text in words:
        return f"every: {words[text]}"
    match = re.fullmatch(r"([0-9]{1,2})(?:nd|rd|th)? *(?:weeks?|months?)?", text)
    return f"every: {int(match[1])}" if match else ""


def _ages(text: str) -> str:
    if span := _AGE_SPAN.fullmatch(text):
        return f"ages: {{from: {span[1]}, to: {span[2]}}}"
    if to := _AGE_TO.fullmatch(text):
        return f"ages: {{to: {to[1]}}}"
    match = _AGE_FROM.fullmatch(text)
    return f"ages: {{from: {match[1]}}}" if match else ""


def _age(field: str) -> Callable[[str], str]:
    def line(text: str) -> str:
        match = _AN_AGE.fullmatch(text)
        if not match:
            return ""
        number = int(match[1])
        unit = " weeks" if match[2] else " months" if match[3] else ""
        return f"{field}: {number}{unit.removesuffix('s') if number == 1 else unit}"

    return line


def _checked(text: str) -> str:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return f"checked: {{on: {text}, how: phone}}"
    return "checked: {on: 2026-10-01, how: phone}, with the day on which you asked, the year first"


_MAKERS = {
    "days": _days,
    "weeks": _weeks,
    "month_days": _month_days,
    "months": _months,
    "dates": _dates,
    "from": _age("from"),
    "to": _age("to"),
    "repeats": _repeats,
    "cost": _cost,
    "amount": _amount,
    "concession": _concession,
    "every": _every,
    "capacity": _capacity,
    "ages": _ages,
    "checked": _checked,
}

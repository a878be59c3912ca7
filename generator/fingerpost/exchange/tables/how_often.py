"""A column beside the hours that says how often: what it adds to them, where that is certain."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from fingerpost.records.session import Weekday
from fingerpost.schedule.hours.dates import MONTH
from fingerpost.schedule.hours.read import Reading

_NOUN = r"(?: (?:activit(?:y|ies)|events?|groups?|classes|sessions?|meetings?))?"
_ORDINAL = r"(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last)"
_TERMS = re.compile(  # "Weekly (term time only)", "Term time", "Every week in school holidays"
    r"(?P<often>.*?)[ ,;:(-]*\b(?:(?:in|during) )?"
    r"(?:school )?(?:(?P<terms>term[ -]?times?|terms)|(?<=school )holidays?)(?: only)?[ ).]*",
    re.IGNORECASE | re.DOTALL,
)
_OF_TERMS = re.compile(r"\bterms?\b|\bterm-?time|\bholidays?\b", re.IGNORECASE)
_NOT_THEN = re.compile(r"\b(?:not?|except|excluding|closed|outside|but)\b", re.IGNORECASE)
_MOST_DAYS = 5  # from so many on, hours of each may be called daily
_KINDS = {
    kind: re.compile(pattern)
    for kind, pattern in (
        (
            "weekly",
            rf"(?:weekly|weeks?|(?:every|each) week|once (?:a|per) week|regular(?:ly)?|ongoing|"
            rf"all (?:the )?year(?: round)?|year[ -]round|throughout the year){_NOUN}",
        ),
        (
            "in some months",  # "weekly, not August"
            rf"(?:weekly|(?:every|each) week),? (?:but )?(?:not|except|excluding) (?:(?:in|for|during) )?"
            rf"(?:{MONTH})(?: ?(?:,|&|and|or) ?(?:{MONTH}))*",
        ),
        ("in some weeks", rf"(?:twice|(?:2|two) times) (?:(?:a|per|each|every) month|monthly){_NOUN}|twice monthly"),
        ("daily", rf"(?:daily|every day){_NOUN}"),
        ("once", rf"(?:one[ -]?off|once(?: only)?|single|annual(?:ly)?|yearly|every year|once (?:a|per) year){_NOUN}"),
        (
            "fortnightly",
            rf"(?:fortnightly|every fortnight|(?:every|each) (?:other|2nd|second) week|alternate weeks|"
            rf"every (?:2|two) weeks){_NOUN}",
        ),
        ("monthly", rf"(?:monthly|months?|(?:every|each) month|once (?:a|per) month){_NOUN}"),
        (
            "in weeks",  # "2nd", "monthly 2nd", "every 2 months 1st, 3rd"
            rf"(?:(?:weekly|monthly|month|every month|every [2-9] (?:weeks|months)) ?)?"
            rf"(?:{_ORDINAL}(?: ?(?:,|&|and) ?{_ORDINAL})*)?",
        ),
        ("rule", r"(?:rrule:)?freq=.+"),
    )
}
_PLAINLY = {"fortnightly": "Fortnightly", "monthly": "Monthly"}
_ALREADY: dict[str, Callable[[Mapping[str, Any]], bool]] = {  # what hours may say themselves
    "monthly": lambda session: session["repeats"] == "monthly",
    "fortnightly": lambda session: session.get("every") == 2,
    "once": lambda session: session["repeats"] in ("once", "dates"),
}


def with_how_often(often: str, text: str, days: tuple[str, ...], read: Callable[[str], Reading]) -> Reading | None:
    """Read hours with what another column says of how often.

    What is not certain is on no day, rather than on every one: "Annual" beside a Monday, and "Monthly" beside two
    times, of which it may be said of one.

    Args:
        often: The cell of that column.
        text: The hours.
        days: The first and the last, with the year first, where the row says them.
        read: Reads a text.

    Returns:
        None where it is not certain.
    """
    words = " ".join(re.sub(r"[()]", " ", often.casefold()).split()).strip(" .,;:-")
    plain = read(text)
    kind = next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(words)), "")
    first, last = days
    if not words or kind == "weekly" or plain.is_closed:
        return plain
    is_several = len(plain.sessions) > 1
    if kind == "daily" and plain.sessions:
        is_so = plain.is_whole and all(len(session.get("days", ())) >= _MOST_DAYS for session in plain.sessions)
        return plain if is_so else None
    if plain.is_whole and plain.sessions and kind in _ALREADY and all(map(_ALREADY[kind], plain.sessions)):
        return plain
    if kind == "once":
        return _on_its_date(plain, first, last)
    if not kind or is_several or (kind == "in some weeks" and any("from" in session for session in plain.sessions)):
        return None  # of two times a month each may have its own
    both = f"{_PLAINLY.get(kind, often)} {text}"
    reading = read(both)
    if reading.needs_date and first and (dated := read(f"{both} from {first}")).is_whole:
        reading = dated
    if kind != "rule" and (len(reading.sessions) > 1 or reading.sessions == plain.sessions):
        return None  # it says nothing of the hours, or of half of them
    return reading if reading.is_whole else None


def with_terms(often: str, text: str, read: Callable[[str], Reading]) -> tuple[str, str]:
    """How often, and the hours with the terms that are said beside it: "Weekly (term time only)" and "Tuesday 2pm".

    Both are as they were where the hours say something else of terms, or have several sessions, of which only one
    would be of the terms.

    Args:
        often: The cell of that column.
        text: The hours.
        read: Reads a text.
    """
    match = _TERMS.fullmatch(often.strip())
    rest = match["often"].strip() if match else ""
    if not match or not text.strip() or (rest and not _KINDS["weekly"].fullmatch(rest.casefold())):
        return often, text
    terms = "term time" if match["terms"] else "school holidays"
    if _OF_TERMS.search(text):
        return (often, text) if terms not in text.casefold() or _NOT_THEN.search(text) else (rest, text)
    is_one = [session["repeats"] for session in read(text).sessions] == ["weekly"]
    return (rest, f"{text}, {terms} only") if is_one else (often, text)


def _on_its_date(plain: Reading, first: str, last: str) -> Reading | None:
    """Once, on the day that another column says, where it is such a day of the week."""
    if not plain.is_whole or len(plain.sessions) != 1 or not first or last not in ("", first):
        return None
    session = dict(plain.sessions[0])
    weekday = list(Weekday)[date.fromisoformat(first).weekday()].value
    if session["repeats"] != "weekly" or session.get("days") != [weekday] or "every" in session:
        return None
    times = {name: value for name, value in session.items() if name in ("from", "to", "ends_next_day")}
    return replace(plain, sessions=({"repeats": "once", "starts_on": first, **times},), needs_date=False)

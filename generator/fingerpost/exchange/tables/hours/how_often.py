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
_ALL_MONTHS = 12
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
_WEEKLY = _KINDS["weekly"].pattern
_MONTHS = rf"(?:{MONTH})(?: ?(?:-|–|—|to|until|,|&|and|or) ?(?:{MONTH}))*"
_IN_MONTHS = re.compile(  # "April to September", "Weekly (May, June)", "not in August", "closed July and August"
    rf"(?:{_WEEKLY})?[ ,;:-]*"
    rf"(?P<months>(?:(?:not|no \w+|closed|except)(?: in| during)? |in |from )?{_MONTHS})(?: only)?"
)
_MAY = re.compile(r"\bmay\b")  # the month, which is a word of another meaning in small letters
# "Summer only", "Seasonal", "Not all year". "Weekly in summer" is in no week for certain, and stays words.
_IN_SEASONS = re.compile(
    r"(?P<season>(?:in |during )?(?:the )?(?:spring|summer|autumn|winter)(?:time)?"
    r"(?: ?(?:,|&|/|and|or|to|-) ?(?:the )?(?:spring|summer|autumn|winter))*(?: (?:months|season|term))?(?: only)?"
    r"|seasonal(?:ly)?|(?:not|not open|closed for part of) (?:all|the) (?:the )?year(?: round)?)"
)
_AND_ALL_YEAR = re.compile(
    r"(?:^|[,;] *)(?:all (?:the )?year(?: round)?|year[ -]round|throughout the year)(?=[,;]|$)", re.IGNORECASE
)
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
    often = _without_all_year(often)
    words = _plain_words(often)
    plain = read(text)
    kind = next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(words)), "")
    first, last = days
    if not words or kind == "weekly" or plain.is_closed:
        return plain
    if match := _IN_MONTHS.fullmatch(words):
        return _in_months(plain, read(f"{text}, {_MAY.sub('May', match['months'])}"))
    if match := _IN_SEASONS.fullmatch(words):
        return _in_seasons(plain, match["season"])
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


def says_part_of_year(text: str) -> bool:
    """Whether a cell says in which part of the year something is, or that it is all year, and nothing else.

    >>> [says_part_of_year(text) for text in ("April to September", "Term time only", "All year", "Tuesday")]
    [True, True, True, False]
    """
    words = _plain_words(text)
    terms = _TERMS.fullmatch(text.strip())
    rest = terms["often"].strip().casefold() if terms else ""
    is_of_terms = bool(terms) and (not rest or bool(_KINDS["weekly"].fullmatch(rest)))
    return is_of_terms or any(one.fullmatch(words) for one in (_IN_MONTHS, _IN_SEASONS, _AND_ALL_YEAR))


def _plain_words(often: str) -> str:
    return " ".join(re.sub(r"[()]", " ", often.casefold()).split()).strip(" .,;:-")


def _without_all_year(often: str) -> str:
    """How often, without "all year" where something else is said beside it, and without a season beside its months."""
    often = _AND_ALL_YEAR.sub("", often).strip(" ,;") or often
    parts = [part.strip() for part in often.split(",")]
    seasons = [part for part in parts if _IN_SEASONS.fullmatch(_plain_words(part))]
    months = [part for part in parts if part not in seasons and _IN_MONTHS.fullmatch(_plain_words(part))]
    return ", ".join(part for part in parts if part not in seasons) if months and seasons else often


def _in_months(plain: Reading, reading: Reading) -> Reading | None:
    """Each week of some months, where the months add nothing else to what the hours say."""
    if not reading.is_whole or len(plain.sessions) != 1 or len(reading.sessions) != 1:
        return None
    before, after = dict(plain.sessions[0]), dict(reading.sessions[0])
    months = after.pop("months", ())
    if len(months) == _ALL_MONTHS:
        return plain
    return reading if months and before == after and before["repeats"] in ("weekly", "monthly") else None


def _in_seasons(plain: Reading, season: str) -> Reading | None:
    """Some weeks of each year, with the words in the notes: nobody says when summer begins."""
    if not plain.is_whole or len(plain.sessions) != 1:
        return None
    session = dict(plain.sessions[0])
    if session["repeats"] != "weekly" or "every" in session or "months" in session:
        return None
    notes = " ".join(filter(None, (f"{season[:1].upper()}{season[1:]}.", session.get("notes"))))
    return replace(plain, sessions=({**session, "repeats": "some-weeks", "notes": notes},))


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

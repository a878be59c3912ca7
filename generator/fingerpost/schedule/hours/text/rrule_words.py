"""The rules of iCalendar (RFC 5545) among the words of hours: FREQ=MONTHLY;BYDAY=1FR is said as people say it."""

from __future__ import annotations

import re

from fingerpost.schedule.hours.words.words import FULL_NAMES

_RULE = re.compile(
    rf"(?:RRULE:)?\bFREQ=(?P<freq>[A-Z]+)(?P<parts>(?:;[A-Z]+=[^;\s]+)*);?(?:\s+(?P<day>{'|'.join(FULL_NAMES)})s?\b)?",
    re.IGNORECASE,
)
_BY_DAY = re.compile(r"([+-]?\d)?([A-Z]{2})")
_DAYS = {name[:2].upper(): name for name in FULL_NAMES}
_ORDINALS = {"1": "1st", "2": "2nd", "3": "3rd", "4": "4th", "5": "5th", "-1": "last"}
_IN_DOUBT = "dates vary"  # which the grammar leaves as words


def rules_in_words(text: str) -> str:
    """Say each rule in words, together with the day that comes after it.

    >>> rules_in_words("FREQ=MONTHLY;BYDAY=1FR,3FR Friday 10:00-11:00"), rules_in_words("FREQ=WEEKLY;INTERVAL=2")
    ('1st & 3rd friday of the month 10:00-11:00', 'every 2 weeks')
    """
    return _RULE.sub(_in_words, text)


def _in_words(match: re.Match[str]) -> str:
    parts = dict(part.split("=", 1) for part in match["parts"].upper().strip(";").split(";") if part)
    frequency, day = match["freq"].upper(), (match["day"] or "").casefold()
    every = parts.pop("INTERVAL", "1")
    by_day = [_BY_DAY.fullmatch(part) for part in parts.pop("BYDAY", "").split(",") if part]
    day_parts = [part for part in by_day if part is not None]
    names = list(dict.fromkeys(_DAYS.get(part[2], "") for part in day_parts))
    if (
        parts
        or len(day_parts) != len(by_day)
        or not all(names)
        or not every.isdigit()
        or (day and names not in ([], [day]))
    ):
        return _IN_DOUBT
    weeks = [_ORDINALS.get((part[1] or "").lstrip("+"), "") for part in day_parts]
    if frequency == "WEEKLY" and not any(weeks):
        says = "weekly" if int(every) == 1 else f"every {int(every)} weeks"
        return " ".join([says, " & ".join(names or ([day] if day else []))]).strip()
    if frequency == "MONTHLY" and every == "1" and len(names) == 1 and all(weeks):
        return f"{' & '.join(weeks)} {names[0]} of the month"
    if frequency == "DAILY" and every == "1" and not day and not day_parts:
        return "daily"
    return _IN_DOUBT

"""A week of the month that has another time: "every Sunday at 11am, except the first, when it is at 9.30am"."""

from __future__ import annotations

import re

from fingerpost.schedule.hours.words.asides import DAY

_WEEK = r"(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth)"
_TIME = (
    r"\d{1,2}(?:[:.][0-5]\d)?\s?(?:[ap]\.?m\b\.?)?(?:\s?(?:-|to|until)\s?\d{1,2}(?:[:.][0-5]\d)?\s?(?:[ap]\.?m\b\.?)?)?"
)
_OF_MONTH = r"(?:\s+(?:of|in)\s+(?:the|each|every)\s+month)?"
_WHEN_AT = re.compile(
    rf"\b(?P<except>except(?:ing)?|apart\s+from|other\s+than)\s+(?:for\s+|on\s+)?(?:the\s+)?(?P<week>{_WEEK})\s+(?P<day>{DAY}){_OF_MONTH}"
    r",?\s+when\s+(?:(?:it|we|this|they|the\s+(?:service|meeting|session|group|club|class|walk))(?:'s|\s+is|\s+are)?\s+)?"
    rf"(?:(?:held|meets?|starts?|begins?|will\s+be)\s+)?(?:at\s+|from\s+)?(?P<time>{_TIME})(?=\s*(?:$|[.;,)]))",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    rf"(?P<time>{_TIME})\s+on\s+(?:the\s+)?(?P<week>{_WEEK})\s+(?P<day>{DAY})\s+(?:of|in)\s+(?:the|each|every)\s+month[,;]?\s+"
    rf"(?:and\s+)?otherwise,?\s+(?:at\s+)?(?P<other>{_TIME})(?=\s*(?:$|[.;)]))",
    re.IGNORECASE,
)
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th"}


def with_other_weeks(text: str) -> str:
    """Give a text with the other time as that of a week of its own.

    >>> with_other_weeks("Sundays 11am except the third Sunday, when it is at 9.30am.")
    'Sundays 11am except the third Sunday ; third Sunday 9.30am.'
    >>> with_other_weeks("11am on the first Sunday of the month, otherwise, 9.30am")
    '1st Sunday of the month 11am ; 2nd, 3rd, 4th and 5th Sunday of the month 9.30am'
    """
    if "otherwise" in text.casefold():
        text = _OTHERWISE.sub(_of_all_weeks, text)
    return (
        _WHEN_AT.sub(r"\g<except> the \g<week> \g<day> ; \g<week> \g<day> \g<time>", text) if "when" in text else text
    )


def _of_all_weeks(match: re.Match[str]) -> str:
    week = match["week"].casefold()
    week, day = _ORDINALS.get(week, week), match["day"].removesuffix("s")
    others = [each for each in _ORDINALS.values() if each != week]
    rest = f"{', '.join(others[:-1])} and {others[-1]} {day} of the month {match['other']}"
    return f"{week} {day} of the month {match['time']} ; {rest}"

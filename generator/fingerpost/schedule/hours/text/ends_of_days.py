"""A day that ends at another time than those before it: "Mon-Thu 9am-5pm, Fri to 9pm"."""

from __future__ import annotations

import re

_DAY = r"(?:mon|tues?|wed(?:nes)?|weds|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
_TIME = r"(?:\d{1,2}(?:[.:][0-5]\d)?(?:\s?[ap]\.?m\b\.?)?|(?:12\s?)?(?:noon|midday)\b)"
_END = r"(?=\s*(?:$|[.;,]))"
_WEEK = ("mo", "tu", "we", "th", "fr", "sa", "su")
_TO = re.compile(
    rf"\b(?P<first>{_DAY})(?:\s?(?:-|to)\s?(?P<last>{_DAY}))?:?\s+(?P<starts>{_TIME})\s?(?:-|to)\s?(?P<ends>{_TIME})"
    rf"(?P<between>\s*[,;]?\s+(?:and\s+)?)(?P<day>{_DAY}):?\s+to\s+(?P<other>{_TIME}){_END}",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"[,;]?\s+\(?(?:except(?:ing)?|apart\s+from|other\s+than)\s+(?:for\s+|on\s+)?(?P<day>{_DAY}),?\s+when\s+(?:we|it|they)\s+"
    rf"(?:(?:clos|finish|shut)(?:es?)?|ends?)\s+(?:early\s+)?at\s+(?P<other>{_TIME})\)?{_END}",
    re.IGNORECASE,
)


def with_other_ends(text: str) -> str:
    """Give the text, with such a day in words that the grammar has.

    >>> with_other_ends("Mon-Thu 9am-5pm, Fri to 9pm"), with_other_ends("Mon-Fri 9am-5pm, Fri to 4pm")
    ('Mon-Thu 9am-5pm, Fri 9am-9pm', 'Mon-Fri 9am-5pm, Fri until 4pm')
    """
    return _TO.sub(_from_same_start, _WHEN.sub(r" (\g<day> until \g<other>)", text))


def _from_same_start(match: re.Match[str]) -> str:
    """Give the day its start, if it is none of the days before; else the grammar takes it away from them."""
    first, last, day = (
        _WEEK.index((match[name] or match["first"])[:2].casefold()) for name in ("first", "last", "day")
    )
    lead = match[0][: match.start("other") - match.start()]
    head, _, _ = lead.rpartition("to")
    is_of_them = first <= day <= last
    return f"{head}until {match['other']}" if is_of_them else f"{head}{match['starts']}-{match['other']}"

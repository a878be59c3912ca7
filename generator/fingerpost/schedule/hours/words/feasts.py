"""Days of the year that have a name, and which of them are bank holidays wherever they are kept."""

from __future__ import annotations

import re

_PUBLIC = (
    r"good\s+friday|easter\s+monday|boxing\s+day|new\s+years?'?s?(?:\s+day)?(?!\s+eve)"
    r"|(?:christmas|xmas)(?:\s+day)?(?!\s+(?:eve|period|week|holidays?|and\s+new\s+year(?!'?s?\s+day)))"
    r"|thanksgiving(?:\s+day)?|(?:memorial|labou?r|independence|canada|victoria|anzac|australia|waitangi)\s+day"
    r"|(?:the\s+)?(?:4th|fourth)\s+of\s+july|july\s+(?:4th|4)\b(?!\s*[-:])|juneteenth"
    r"|(?:martin\s+luther\s+king|mlk)(?:,?\s+jr\.?)?(?:\s+day)?|(?:presidents?|veterans?)'?s?'?\s+day"
)
_OTHER = (
    r"easter(?!\s+monday)(?:\s+(?:sunday|weekend|week|holidays?))?|new\s+years?'?s?\s+eve"
    r"|(?:christmas|xmas)\s+(?:eve|period|week|and\s+new\s+year(?!'?s?\s+day)|holidays?)"
)
FEAST = rf"(?:{_PUBLIC}|{_OTHER})"
_IS_FEAST = re.compile(FEAST, re.IGNORECASE)
_ARE_PUBLIC = re.compile(rf"(?!.*\b(?:{_OTHER})\b).*\b(?:{_PUBLIC})", re.IGNORECASE | re.DOTALL)


def are_public(text: str) -> bool:
    """Whether all the feasts of a list are bank holidays.

    >>> are_public("Thanksgiving and Christmas Day"), are_public("Christmas Eve and Christmas Day")
    (True, False)
    """
    return bool(_ARE_PUBLIC.match(text))


def is_feast(text: str) -> bool:
    """Whether a text begins with such a day, or with days around it: "Christmas week"."""
    return bool(_IS_FEAST.match(text))

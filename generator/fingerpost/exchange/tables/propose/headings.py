"""What a heading may mean, and how plainly it says so."""

from __future__ import annotations

import re
from functools import cache

from fingerpost.exchange.tables.propose.heading_words import ACCESS, NOT_SHOWN, PLAIN, SECOND

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|[_./:|\\()\[\]{}?*#-]+|\s+")
_AT_ITS_END = 0.72  # how plainly "charity contact address" says address
LONGEST = 120  # characters of a heading that are looked at
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_NAMES = {
    name: day for day in DAYS for name in (day, f"{day}s", day[:3], day[:4], day[:5] if len(day) > 6 else day[:4])
}


@cache
def plain(heading: str) -> str:
    """A heading as it is compared: small words with single spaces, without signs."""
    words = _WORDS.sub(" ", heading.replace("&", " and ").replace("'", " ").replace("’", " ").replace(",", " "))
    return " ".join(words.casefold().split())[:LONGEST]


@cache
def roles_of(heading: str) -> dict[str, float]:
    """What a heading may mean, and how plainly it says so: 1 for its own name, less for a word in it."""
    words = plain(heading)
    found: dict[str, float] = {}
    for role, pattern in PLAIN.items():
        if re.fullmatch(pattern, words):
            found[role] = 1.0
        elif re.search(rf"\b(?:{pattern})$", words):
            found[role] = _AT_ITS_END
        elif re.match(rf"(?:{pattern})\b", words):
            found[role] = 0.5
    for feature, pattern in ACCESS:
        if re.search(rf"\b(?:{pattern})\b", words):
            found[f"access.{feature}"] = 1.2 if re.fullmatch(rf"(?:is )?(?:{pattern}).*", words) else 0.8
            break
    day, _ = day_in(heading)
    if day:
        found[f"hours.{day}"] = 1.2
    return found


@cache
def day_in(heading: str) -> tuple[str, str]:
    """The day that a heading names, and its other words: "Monday staffed hours" is monday, "staffed hours"."""
    words = plain(heading).split()
    for number, word in enumerate(words):
        if word in _DAY_NAMES:
            return _DAY_NAMES[word], " ".join(words[:number] + words[number + 1 :])
    return "", ""


@cache
def reason_not_shown(heading: str) -> str:
    """Why a column of this name is left out; "" where nothing says that it should be."""
    words = plain(heading)
    return next((why for pattern, why in NOT_SHOWN.items() if re.fullmatch(pattern, words)), "")


@cache
def is_of_service(heading: str) -> bool:
    """Whether an area is that of the people it is for: "Area served", "Where is this service available"."""
    return bool(re.search(r"\b(?:serv|cover|available|catchment|provided|offered)", plain(heading)))


@cache
def is_second(heading: str) -> bool:
    """Whether it is an address or a number beside the one that people come to: "Mailing address"."""
    return bool(re.match(SECOND, plain(heading)))

"""Days as initials, where all days of a text are: "M, W: 10am-6pm; TU, TH: noon-8pm; SU: closed".

The initials become names, which the rest of the grammar reads. A letter that may be two days stays: T is Tuesday only
where Thursday is another letter, or the list is in the order of the week; S alone is never read.
"""

from __future__ import annotations

import re

from fingerpost.schedule.hours.words.words import FULL_NAMES

_INITIAL = r"(?:mon?|tue?s?|wed?|thu?|thurs?|fri?|sat?|sun?|[mtwrf])"
_JOIN = r"\s*(?:,|/|&|-|\band\b|\bto\b|\bthru\b)\s*"
_HEAD = rf"{_INITIAL}(?:{_JOIN}{_INITIAL})*"
_TIME = r"(?:\d{1,2}(?:[:.][0-5]\d)?\s?(?:[ap]\.?\s?m?\b\.?)?|noon|midday|midnight|12\s?noon)"
_HOURS = rf"(?:{_TIME}\s*(?:-|to|until)\s*{_TIME}(?:\s*(?:,|&|and)\s*{_TIME}\s*(?:-|to|until)\s*{_TIME})?|closed)"
_GROUP = rf"(?P<head>{_HEAD})(?P<after>\s*:\s*|\s+){_HOURS}"
_TEXT = re.compile(
    rf"\s*{_GROUP}(?:\s*(?:[;,|.]\s*|\s+){_GROUP.replace('?P<head>', '').replace('?P<after>', '')})*\s*[;.,]?\s*",
    re.IGNORECASE,
)
_EACH = re.compile(rf"(?<![\w.]){_GROUP}", re.IGNORECASE)
_IS_CLEAR = re.compile(r"\d\s?[ap]\.?m?\b|:\d\d", re.IGNORECASE)
_WORD = re.compile(rf"\b{_INITIAL}\b", re.IGNORECASE)
_DAYS = {"m": 0, "mo": 0, "tu": 1, "w": 2, "we": 2, "th": 3, "r": 3, "f": 4, "fr": 4, "sa": 5, "su": 6}
_TUESDAY, _THURSDAY = 1, 3


def without_initials(text: str) -> str:
    """Give the text with the names of the days, if initials and their hours are all it has.

    >>> without_initials("M,W: 9am-5pm; T: 1pm-5pm; Th: 9am-noon")
    'Monday,Wednesday: 9am-5pm; Tuesday: 1pm-5pm; Thursday: 9am-noon'
    >>> without_initials("T 2-7")
    'T 2-7'
    """
    if not _TEXT.fullmatch(text):
        return text
    heads = [match["head"] for match in _EACH.finditer(text)]
    letters = [word.casefold() for head in heads for word in _WORD.findall(head)]
    if not any(len(letter) == 1 for letter in letters) and not any(head.isupper() for head in heads):
        return text  # "Mo-Fr 9am-5pm" needs no help
    if {*letters} <= {"m", "f"} and (len(heads) > 1 or len(letters) == 1) and not _IS_CLEAR.search(text):
        return text  # "M 11-16; F 11-16": of what age are boys and girls?
    days = _days_of(letters)
    if days is None:
        return text
    names = iter(days)
    return _EACH.sub(
        lambda match: (
            _WORD.sub(lambda _: FULL_NAMES[next(names)].capitalize(), match["head"]) + match[0][len(match["head"]) :]
        ),
        text,
    )


def _days_of(letters: list[str]) -> list[int] | None:
    """Give the number of each day; None if one may be another, or is there twice."""
    days: list[int | None] = [_DAYS.get(letter, _DAYS.get(letter[:2])) if letter != "t" else None for letter in letters]
    has_thursday = _THURSDAY in days and letters.count("t") == 1 and _TUESDAY not in days
    is_of_week = letters.count("t") == 2 and letters[:5] == ["m", "t", "w", "t", "f"]
    for at, day in enumerate(days):
        if day is None and has_thursday:
            days[at] = _TUESDAY
        elif day is None and is_of_week:
            days[at] = _TUESDAY if at == 1 else _THURSDAY
    plain = [day for day in days if day is not None]
    is_whole = len(plain) == len(days) and len(set(plain)) == len(plain)
    return plain if is_whole else None

"""In which older encoding a text was saved, as far as its own words show it."""

from __future__ import annotations

import re
from dataclasses import dataclass

OLDER = {"cp1252": "an older Windows", "mac_roman": "an older Mac"}
_MARKS = "‘’“”–—…£€•·°½¼¾\N{NO-BREAK SPACE}®©™"  # that people type, or a word processor for them
_SURE = 0.5  # for each letter: how much better one reading is than the other
_ENDS = ',;\t\r\n"'  # of a cell
_UNLIKELY = -3.0
_AROUND = 18  # characters of a sample on each side
_MOST = 2000  # letters that are looked at


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as one encoding has it: how likely it is, and a few words of it with a letter that shows it."""

    encoding: str
    likelihood: float
    sample: str

    @property
    def origin(self) -> str:
        """Where such files come from."""
        return OLDER[self.encoding]


def readings_of(raw: bytes) -> list[Reading]:
    """How the bytes read in each older encoding, the likelier first.

    >>> [(one.encoding, one.sample) for one in readings_of("Children’s café".encode("mac_roman"))][0]
    ('mac_roman', 'Children’s café')
    """
    readings = []
    for encoding in OLDER:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        places = [match.start() for match in re.finditer(r"[^\x00-\x7f]", text)][:_MOST]
        if places:
            likelihood = sum(_likelihood(text, at) for at in places) / len(places)
            readings.append(Reading(encoding, likelihood, _sample(text, places[0])))
    return sorted(readings, key=lambda reading: -reading.likelihood)


def likely_encoding(raw: bytes) -> Reading | None:
    """The one encoding that the words speak for; None if it is UTF-8, or nobody can tell."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        readings = readings_of(raw)
        rest = readings[1].likelihood if len(readings) > 1 else _UNLIKELY
        if readings and readings[0].likelihood >= max(1, rest + _SURE):
            return readings[0]
    return None


def _likelihood(text: str, at: int) -> float:
    """How likely a letter is where it is: ’ in "children’s" is, Õ in "childrenÕs" is not."""
    letter, before, after = text[at], text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if letter in _MARKS:
        is_inside = before.islower() and after.islower()
        if (is_inside and letter not in "’–—") or (letter in "‘“" and before.isalpha()):
            return _UNLIKELY
        return 1 if is_inside and letter != "’" else 2
    if letter.isalpha() and (letter.islower() or not before.isalpha() or before.isupper()):
        return 1 if before.isalpha() or after.isalpha() else -1
    return _UNLIKELY


def _sample(text: str, at: int) -> str:
    """The letter with the words around it, of one cell."""
    start = max(text.rfind(end, 0, at) + 1 for end in _ENDS)
    words = re.split(f"[{_ENDS}]", text[start:])[0]
    first = max(0, at - start - _AROUND)
    part = words[first : at - start + _AROUND]
    return " ".join("".join(c if c.isprintable() else " " for c in part).split())

"""Where somebody is: a postcode, a part of one or a town: near.js in Python."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fingerpost.geography.postcode import tidy_outcode, tidy_postcode, tidy_sector
from fingerpost.records.parts import Location
from fingerpost.search.index.branches import SCALE
from fingerpost.search.query.site import SearchFiles
from fingerpost.search.text import tidy, words_of
from fingerpost.search.vocabulary import Key, Vocabulary, edits_allowed

LONGEST_NAME = 5  # words of a town's name
MOST_CORRECTED = 12  # words: each is compared with the whole vocabulary
_WORD = r"(?<![A-Za-z0-9])([A-Za-z]{1,2}[0-9][A-Za-z0-9]?)(?: ?([0-9][A-Za-z]{2}))?(?![A-Za-z0-9])"

_NEARLY = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z]{1,2})([0-9IilLOo]{1,2}) ?([0-9IilLOo])([A-Za-z]{2})(?![A-Za-z0-9])", re.ASCII
)
_LOOK_ALIKE = str.maketrans("IilLOo", "111100")


@dataclass(frozen=True, slots=True)
class Spot:
    """A position in ten-thousandths of a degree, and the words it was found by."""

    lat: int
    lon: int
    name: str
    kind: str  # postcode | sector | outcode | area | device
    area: int = -1  # its number, where an area was named


def find_spot(text: str, files: SearchFiles) -> Spot | None:
    """Find the position of a postcode, part of one, or a town, also within an address."""
    table = files.postcodes
    text = correct_postcode(text, files)
    if postcode := tidy_postcode(text):
        return _spot(table.find(postcode), postcode, "postcode") or _spot(
            table.outcode(postcode[:-4]), postcode[:-4], "outcode"
        )
    if sector := tidy_sector(text):
        return _spot(table.sector(sector), sector, "sector")
    if (outcode := tidy_outcode(text)) and (spot := _spot(table.outcode(outcode), outcode, "outcode")):
        return spot
    _, within = take_postcode(text, files)
    if within and within != tidy(text).upper():
        return find_spot(within, files)
    return spot_of_area(area_named(text, files), files)


def correct_postcode(text: str, files: SearchFiles) -> str:
    """Read letters that look like digits as digits, if that makes a postcode of the directory: "BAll 1AA"."""

    def corrected(match: re.Match[str]) -> str:
        outward, inward = (part.translate(_LOOK_ALIKE) for part in (match[2], match[3]))
        is_known = f"{match[1]}{outward}".upper() in files.index["outcodes"] and any(
            character.isdigit() for character in match[0]
        )
        return f"{match[1]}{outward} {inward}{match[4]}" if is_known else match[0]

    return _NEARLY.sub(corrected, text)


def spot_of_area(area: int, files: SearchFiles) -> Spot | None:
    """The middle of an area, by its number; -1 is none."""
    option: list[Any] = files.options["area"][area] if area >= 0 else []
    return Spot(option[2], option[3], option[1], "area", area) if len(option) == 4 else None


def take_postcode(query: str, files: SearchFiles) -> tuple[str, str]:
    """Take the first postcode, or part of one, out of a query: what is left, and the postcode."""
    query = correct_postcode(query, files)
    for match in re.finditer(_WORD, query, re.ASCII):
        outward = match[1].upper()
        if outward not in files.index["outcodes"]:
            continue
        if match[2] and tidy_postcode(match[0]):
            return query[: match.start()] + " " + query[match.end() :], f"{outward} {match[2].upper()}"
        if not match[2]:
            return query[: match.start()] + " " + query[match.end() :], outward
    return query, ""


def area_named(text: str, files: SearchFiles) -> int:
    """The area of this name, or of the nearest spelling, or else one named in the text; -1 is none.

    In "12 Market Place, Frome" that is the longest name, and the last of several of that length. An id is unique where
    two areas have the same name.
    """
    vocabulary = files.vocabulary
    typed = tidy(text).lower()
    for number, option in enumerate(files.options["area"]):
        if option[0] == typed:
            return number
    words = [word for word in words_of(text) if word not in vocabulary.stop]
    exact = [vocabulary.key(word) for word in words]
    area = _area_of(exact, vocabulary)
    if area < 0 and len(words) <= MOST_CORRECTED:
        area = _area_of([_corrected(word, files) for word in words], vocabulary)
    for length in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        for start in range(len(words) - length, -1, -1):
            if area < 0:
                area = _area_of(exact[start : start + length], vocabulary)
    return area


def _area_of(keys: Sequence[Key], vocabulary: Vocabulary) -> int:
    first = vocabulary.concept_kinds.index("area") if "area" in vocabulary.concept_kinds else 0
    for concept in vocabulary.phrases.get(tuple(keys), ()):
        if vocabulary.concept_kinds[concept] == "area":
            return concept - first
    return -1


def _corrected(word: str, files: SearchFiles) -> int | str:
    vocabulary = files.vocabulary
    key = vocabulary.key(word)
    if isinstance(key, int) and key in _area_keys(files):
        return key
    for spelling in vocabulary.similar_spellings(word, edits_allowed(word)):
        if spelling.family in _area_keys(files):
            return spelling.family
    return key


def _area_keys(files: SearchFiles) -> set[int | str]:
    vocabulary = files.vocabulary
    return {
        key
        for keys, concepts in vocabulary.phrases.items()
        if any(vocabulary.concept_kinds[concept] == "area" for concept in concepts)
        for key in keys
    }


def _spot(location: Location | None, name: str, kind: str) -> Spot | None:
    return Spot(round(location.lat * SCALE), round(location.lon * SCALE), name, kind) if location else None

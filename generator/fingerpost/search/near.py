"""Where somebody is: a postcode, a part of one or a town, and how far records are from there: near.js in Python."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, sqrt
from typing import Any

from fingerpost.geography.postcode import tidy_outcode, tidy_postcode, tidy_sector
from fingerpost.records.parts import Location
from fingerpost.search.columns import SCALE
from fingerpost.search.site import SearchFiles
from fingerpost.search.text import tidy, words_of
from fingerpost.search.vocabulary import Key, Vocabulary, edits_allowed

NOWHERE = -1  # metres to what has no position
LONGEST_NAME = 5  # words of a town's name
MOST_MENDED = 12  # words: each is held against the whole vocabulary
_WORD = r"(?<![A-Za-z0-9])([A-Za-z]{1,2}[0-9][A-Za-z0-9]?)(?: ?([0-9][A-Za-z]{2}))?(?![A-Za-z0-9])"

METRES_PER_STEP = 11.119508  # a ten-thousandth of a degree of latitude
RADIANS_PER_STEP = 0.0000017453292519943296


@dataclass(frozen=True, slots=True)
class Spot:
    """A position in ten-thousandths of a degree, and the words it was found by."""

    lat: int
    lon: int
    name: str
    kind: str  # postcode | sector | outcode | area | device


def find_spot(text: str, files: SearchFiles) -> Spot | None:
    """Where a postcode, a part of one or a town is; or what of these stands in an address."""
    table = files.postcodes
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


def spot_of_area(area: int, files: SearchFiles) -> Spot | None:
    """The middle of an area, by its number; -1 is none."""
    option: list[Any] = files.options["area"][area] if area >= 0 else []
    return Spot(option[2], option[3], option[1], "area") if len(option) == 4 else None


def take_postcode(query: str, files: SearchFiles) -> tuple[str, str]:
    """Take the first postcode, or part of one, out of a query: what is left, and the postcode."""
    for found in re.finditer(_WORD, query, re.ASCII):
        outward = found[1].upper()
        if outward not in files.index["outcodes"]:
            continue
        if found[2] and tidy_postcode(found[0]):
            return query[: found.start()] + " " + query[found.end() :], f"{outward} {found[2].upper()}"
        if not found[2]:
            return query[: found.start()] + " " + query[found.end() :], outward
    return query, ""


def metres_between(lat: int, lon: int, other_lat: int, other_lon: int) -> int:
    """Straight-line distance in whole metres, for a directory's own part of the world.

    Only sums, products and square roots, which every machine rounds alike: sines are not, and then Python and
    a browser could disagree on which of two is nearer. At 100 km it is within 0.1 % of the haversine formula.
    """
    across = other_lon - lon
    if across > 180 * SCALE:
        across -= 360 * SCALE
    elif across < -180 * SCALE:
        across += 360 * SCALE
    angle = (lat + other_lat) / 2 * RADIANS_PER_STEP
    square = angle * angle
    # The cosine, by its series: to 12 digits at any latitude.
    cosine = 1.0
    for step in (22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2):
        cosine = 1.0 - square * cosine / (step * (step - 1))
    x = across * cosine
    y = float(other_lat - lat)
    return floor(sqrt(x * x + y * y) * METRES_PER_STEP + 0.5)


def distances(spot: Spot, files: SearchFiles) -> tuple[list[int], list[bool]]:
    """Metres to each record, or NOWHERE; and whether that is to where it is, or only to a town it is for."""
    lats, lons = files.column("spots", "lat"), files.column("spots", "lon")
    exact = files.column("spots", "exact")
    starts, spots = files.lists("spots", "spots")
    to_spot = [metres_between(spot.lat, spot.lon, lat, lon) for lat, lon in zip(lats, lons, strict=True)]
    metres, is_exact = [], []
    for document in range(files.documents):
        best, sure = NOWHERE, False
        for place in range(starts[document], starts[document + 1]):
            away = to_spot[spots[place]]
            if best == NOWHERE or away < best:
                best, sure = away, exact[spots[place]] == 1
        metres.append(best)
        is_exact.append(sure)
    return metres, is_exact


def area_named(text: str, files: SearchFiles) -> int:
    """The area of this name, or of the one name that is nearest, or else the one that the text names; -1 is none.

    In "12 Market Place, Frome" that is the longest name there is, and the last of several as long. An id is that area's
    alone, where two have the same name.
    """
    vocabulary = files.vocabulary
    typed = tidy(text).lower()
    for number, option in enumerate(files.options["area"]):
        if option[0] == typed:
            return number
    words = [word for word in words_of(text) if word not in vocabulary.stop]
    exact = [vocabulary.key(word) for word in words]
    found = _area_of(exact, vocabulary)
    if found < 0 and len(words) <= MOST_MENDED:
        found = _area_of([_mended(word, files) for word in words], vocabulary)
    for length in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        for start in range(len(words) - length, -1, -1):
            if found < 0:
                found = _area_of(exact[start : start + length], vocabulary)
    return found


def _area_of(keys: Sequence[Key], vocabulary: Vocabulary) -> int:
    first = vocabulary.concept_kinds.index("area") if "area" in vocabulary.concept_kinds else 0
    for concept in vocabulary.phrases.get(tuple(keys), ()):
        if vocabulary.concept_kinds[concept] == "area":
            return concept - first
    return -1


def _mended(word: str, files: SearchFiles) -> int | str:
    vocabulary = files.vocabulary
    key = vocabulary.key(word)
    if isinstance(key, int) and key in _area_keys(files):
        return key
    for near in vocabulary.near(word, edits_allowed(word)):
        if near.family in _area_keys(files):
            return near.family
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

"""The parts of an address that is written in one cell: its lines, its town, its postcode, and a point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from babel import Locale

from fingerpost.geography.postcode import tidy_postcode

_POINT = re.compile(r"\(?\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}\.\d+)\s*\)?")
_POINT_AFTER_WORDS = re.compile(r"\(\s*(-?\d{1,2}\.\d{3,})\s*,\s*(-?\d{1,3}\.\d{3,})\s*\)\s*$")
_WKT_POINT = re.compile(r"POINT ?Z? ?\(\s*(-?\d{1,3}(?:\.\d+)?)\s+(-?\d{1,2}\.\d+)(?:\s+-?[\d.]+)?\s*\)", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)
# Half a postcode behind a town: "Camberley GU16". A38 is a road.
_HALF_POSTCODE = re.compile(r"(?:^|(?<=[^\W\d]) )(?!A[0-9])[A-Z]{1,2}[0-9][A-Z0-9]?(?: [0-9])?$")
# How a postcode is written in Ireland (anywhere), in the United States (after the state) and on the mainland (first).
_EIRCODE = re.compile(r"\b(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W) ?[AC-FHKNPRTV-Y0-9]{4}\b")
_STATE_AND_ZIP = re.compile(r"[A-Z]{2} ([0-9]{5}(?:-[0-9]{4})?)")
_POSTCODE_AND_TOWN = re.compile(r"((?:[A-Z]{1,2}-)?[0-9]{4,5}) ([^\W\d].*)")
_COUNTIES = frozenset(
    """
    angus, argyll, argyll and bute, avon, beds, berks, bucks, cambs, cleveland, clwyd, cornwall, cumbria, derbys, devon,
    dorset, dumfries and galloway, dyfed, east lothian, east riding of yorkshire, east sussex, east yorkshire, essex,
    fife, glos, greater london, greater manchester, gwent, gwynedd, hants, herts, highland, humberside,
    isle of anglesey, isle of wight, kent, lancs, leics, lincs, merseyside, mid glamorgan, middlesex, middx, midlothian,
    norfolk, north somerset, north yorkshire, north yorks, northants, northumberland, notts, oxon, perth and kinross,
    powys, rutland, salop, scottish borders, shrops, somerset, south glamorgan, south gloucestershire, south yorkshire,
    south yorks, staffs, suffolk, surrey, tyne and wear, warks, west glamorgan, west lothian, west midlands,
    west sussex, west yorkshire, west yorks, wilts, worcs
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
_A_COUNTY = re.compile(r"(?:co\.?|county) \w+|\w+shire")  # Co. Dublin, County Durham, Berkshire
_COUNTY_OR_TOWN = frozenset({"durham"})
_NATIONS = frozenset(
    ["england", "scotland", "wales", "uk", "gb", "great britain", "usa", "republic of ireland", "eire"]
)
_WORDS_OF_A_TOWN = 5  # Stow on the Wold
_WORDS_ALONE = 3  # of what has nothing beside it that says it is a town: Bury St Edmunds
# After another word: Street and Chester-le-Street are towns.
_STREET_OR_DOOR = re.compile(
    r"\S (?:street|st|road|rd|lane|avenue|ave|crescent|terrace|drive|close|mews|entrance|car park)$", re.IGNORECASE
)
_PREMISES = re.compile(
    r"\b(?:academy|arena|arms|arts|block|building|caf[eé]|camp|cathedral|cent(?:re|er)|chapel|church|clinic|club|college|"
    r"court|farm|flat|floor|gardens?|ground|gym|hall|home|hospital|hotel|house|hub|inn|institute|library|mosque|museum|"
    r"online|offices?|park|pavilion|playground|pool|primary|pub|room|rooms|school|site|square|stadium|station|studios?|"
    r"suite|surgery|temple|theatre|trust|unit|university|various|village|zoom)\b",
    re.IGNORECASE,
)


def address_part(text: str, part: str) -> Any:
    """The postcode, the town or the lines of an address that is written in one cell, or a half of a point.

    >>> address = "Cheap Street Hall, 4 Cheap Street, Frome, Somerset BA11 1AA"
    >>> address_part(address, "postcode"), address_part(address, "town"), address_part(address, "lines")
    ('BA11 1AA', 'Frome', ['Cheap Street Hall', '4 Cheap Street'])
    """
    if part in ("latitude", "longitude"):
        return (read_point(text) or ("", ""))[part == "longitude"]
    lines, town, postcode = _parts(text)
    return {"lines": list(lines), "town": town, "postcode": postcode}[part]


@lru_cache(maxsize=64)  # each part of a cell is asked for in turn
def _parts(text: str) -> tuple[Sequence[str], str, str]:
    """The lines, the town and the postcode; "" for what the text does not say."""
    text = _POINT_AFTER_WORDS.sub("", text)
    postcode = next((tidy for raw in reversed(_POSTCODE.findall(text)) if (tidy := tidy_postcode(raw))), "")
    pieces = _pieces(_POSTCODE.sub(",", text))
    if not postcode and (eircodes := _EIRCODE.findall(text)):
        postcode, pieces = eircodes[-1], _pieces(_EIRCODE.sub(",", text))
    wider = []  # what is around the town: a county, a country
    has_area = bool(postcode)
    while pieces:
        if half := _HALF_POSTCODE.search(pieces[-1]):
            pieces[-1] = pieces[-1][: half.start()]
            has_area = True
        elif not postcode and len(pieces) > 1 and (state := _STATE_AND_ZIP.fullmatch(pieces[-1])):
            postcode = state[1]
            pieces[-1] = ""
        elif len(pieces) > 1 and pieces[-1] and _is_wider(pieces[-1]):
            wider.append(pieces.pop())
        elif pieces[-1]:
            break
        if pieces and not pieces[-1]:
            pieces.pop()
    mainland = _POSTCODE_AND_TOWN.fullmatch(pieces[-1]) if len(pieces) > 1 and not postcode else None
    if mainland and _may_be_a_town(mainland[2]):
        postcode, pieces[-1] = mainland[1], mainland[2]
    town = _town_of(pieces, wider, has_area=has_area)
    if town:
        pieces = without_town(pieces, town)
    return pieces, town, postcode


def _town_of(pieces: Sequence[str], wider: Sequence[str], *, has_area: bool) -> str:
    """The last of the pieces, where that is a town; else what is a county, a country and a town by one name."""
    last = pieces[-1] if pieces else ""
    either = next((name for name in reversed(wider) if name.casefold() in _COUNTY_OR_TOWN), "")
    if len(pieces) > 1 and not either:
        return last if _may_be_a_town(last) else ""
    if (either or wider or has_area) and _is_a_town_alone(last):
        return last
    return either


def without_town(lines: Sequence[str], town: str) -> list[str]:
    """The lines of an address without those that only repeat its town.

    >>> without_town(["4 Mill Lane", "Delph"], "Delph"), without_town(["Delph Library"], "Delph")
    (['4 Mill Lane'], ['Delph Library'])
    """
    return [line for line in lines if line.casefold() != town.casefold()]


def _pieces(text: str) -> list[str]:
    return [bare for piece in re.split(r"[,;\n]+", text) if (bare := piece.strip(" ."))]


def _is_wider(text: str) -> bool:
    """Whether the end of an address is a county or a country, before which the town is to be looked for."""
    name = " ".join(text.casefold().replace("&", " and ").split())
    return name in _COUNTIES | _COUNTY_OR_TOWN | _NATIONS or bool(_A_COUNTY.fullmatch(name)) or name in _countries()


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """The names of all countries, in English and in small letters."""
    return frozenset(
        name.casefold().replace("&", "and")
        for code, name in Locale("en").territories.items()
        if code.isalpha() and len(code) == 2  # the numbers are of continents
    )


def _may_be_a_town(text: str) -> bool:
    """Whether the end of an address is short enough for a town, and neither a street nor the way to a door."""
    if re.fullmatch(r"Dublin [0-9]{1,2}W?", text, re.IGNORECASE):
        return True
    words = text.split()
    return not re.search(r"\d", text) and len(words) <= _WORDS_OF_A_TOWN and not _STREET_OR_DOOR.search(text)


def _is_a_town_alone(text: str) -> bool:
    """Whether a name that has no line of an address before it is more likely a town than a house."""
    words = [
        word for word in re.split(r"[\s-]+", text) if word.casefold() not in ("on", "the", "upon", "le", "in", "by")
    ]
    return 0 < len(words) <= _WORDS_ALONE and _may_be_a_town(text) and not _PREMISES.search(text)


def read_point(text: str) -> tuple[str, str] | None:
    """The latitude and the longitude that are written in one cell; None where there are none.

    >>> read_point("51.2308,-2.3201"), read_point("POINT (-2.3201 51.2308)"), read_point("ST 7750 4790")
    (('51.2308', '-2.3201'), ('51.2308', '-2.3201'), None)
    """
    if match := _WKT_POINT.fullmatch(text.strip()):
        return match[2], match[1]
    match = _POINT.fullmatch(text.strip()) or _POINT_AFTER_WORDS.search(text)
    return (match[1], match[2]) if match else None

"""The parts of an address that is written in one cell: its lines, its town, its postcode, and a point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from babel import Locale

from fingerpost.exchange.tables.building_names import building_of
from fingerpost.geography.postcode import tidy_postcode

_IN_BRACKETS = re.compile(r"((?:^|[,;\n])\s*\([^(),;\n]*\))[ \t]+(?=[^\s,;])")  # (Off Byron Street) Daybrook
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
    west sussex, west yorkshire, west yorks, wilts, worcs,
    aberdeenshire, ayrshire, banffshire, bedfordshire, berkshire, berwickshire, brecknockshire, breconshire,
    buckinghamshire, caernarfonshire, cambridgeshire, cardiganshire, carmarthenshire, cheshire, clackmannanshire,
    denbighshire, derbyshire, dumfriesshire, dunbartonshire, east ayrshire, east dunbartonshire, east renfrewshire,
    flintshire, gloucestershire, hampshire, herefordshire, hertfordshire, huntingdonshire, inverness-shire,
    kincardineshire, kinross-shire, kirkcudbrightshire, lanarkshire, lancashire, leicestershire, lincolnshire,
    merionethshire, monmouthshire, montgomeryshire, morayshire, nairnshire, north ayrshire, north lanarkshire,
    northamptonshire, nottinghamshire, oxfordshire, peeblesshire, pembrokeshire, perthshire, radnorshire, renfrewshire,
    ross-shire, roxburghshire, selkirkshire, shropshire, south ayrshire, south lanarkshire, staffordshire,
    stirlingshire, warwickshire, west dunbartonshire, wigtownshire, wiltshire, worcestershire, yorkshire
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
# Co. Dublin, County Durham; a County Hall and a Co Op are none, and Upshire is a village.
_A_COUNTY = re.compile(
    r"(?:co\.?|county) (?:antrim|armagh|carlow|cavan|clare|cork|derry|donegal|down|dublin|durham|fermanagh|galway|"
    r"kerry|kildare|kilkenny|laois|leitrim|limerick|londonderry|longford|louth|mayo|meath|monaghan|offaly|roscommon|"
    r"sligo|tipperary|tyrone|waterford|westmeath|wexford|wicklow)"
)
_COUNTY_OR_TOWN = frozenset({"durham"})
_NATIONS = frozenset(
    [
        *("england", "scotland", "wales", "northern ireland", "uk", "united kingdom", "gb", "great britain", "usa"),
        *("united states", "ireland", "republic of ireland", "eire"),
    ]
)
# Towns that are known without a line of an address before them. Any other name may be of a house: Arnos Vale BS4 3EW.
_TOWNS = frozenset(
    """
    aberdeen, armagh, bangor, bath, belfast, birmingham, blackburn, blackpool, bolton, bournemouth, bradford, brighton,
    bristol, bromley, cambridge, canterbury, cardiff, carlisle, chelmsford, chester, colchester, cork, coventry, crewe,
    croydon, darlington, dartford, derby, derry, doncaster, dorchester, dublin, dudley, dumfries, dundee, durham,
    edinburgh, enfield, exeter, falkirk, galashiels, galway, glasgow, gloucester, guildford, halifax, harrogate, harrow,
    hemel hempstead, hereford, huddersfield, hull, ilford, inverness, ipswich, kilmarnock, kingston upon thames,
    kirkcaldy, kirkwall, lancaster, leeds, leicester, lerwick, limerick, lincoln, liverpool, llandrindod wells,
    llandudno, london, londonderry, luton, manchester, milton keynes, motherwell, newcastle upon tyne, newport,
    northampton, norwich, nottingham, oldham, oxford, paisley, perth, peterborough, plymouth, portsmouth, preston,
    reading, redhill, rochester, romford, salisbury, sheffield, shrewsbury, slough, southall, southampton,
    southend-on-sea, st albans, stevenage, stirling, stockport, stoke-on-trent, sunderland, sutton, swansea, swindon,
    taunton, telford, tonbridge, torquay, truro, twickenham, wakefield, walsall, warrington, watford, wigan, winchester,
    wolverhampton, worcester, york
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
# Towns of County Durham. Of any other name before Durham nobody knows whether it is a town or a street of the city.
_TOWNS_OF_DURHAM = frozenset(
    """
    annfield plain, barnard castle, bishop auckland, blackhall, bowburn, brandon, burnopfield, chester-le-street,
    consett, coxhoe, crook, darlington, easington, ferryhill, hartlepool, horden, houghton-le-spring, lanchester,
    langley park, leadgate, middleton-in-teesdale, murton, newton aycliffe, pelton, peterlee, sacriston, seaham,
    sedgefield, shildon, spennymoor, stanhope, stanley, tow law, trimdon, ushaw moor, willington, wingate, wolsingham
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
# Ends of the names of houses, as of some towns: those are named.
_LIKE_A_HOUSE = re.compile(r".{2,}(?:field|fields|lands?|wood|dene|croft|mead|view|haven|garth|acres?|holme|side)s?")
_NO_HOUSES = frozenset(
    """
    ambleside, beaconsfield, borehamwood, brentwood, chesterfield, cuckfield, driffield, dronfield, duffield, fleetwood,
    hartfield, hatfield, heathfield, lichfield, lindfield, lingfield, macclesfield, mansfield, mirfield, newhaven,
    northwood, peacehaven, petersfield, ringwood, sedgefield, thamesmead, uckfield, whitefield, whitehaven
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
_PART_OF_DUBLIN = re.compile(r"Dublin [0-9]{1,2}W?", re.IGNORECASE)
_WORDS_OF_A_TOWN = 5  # Stow on the Wold
_WORDS_BEFORE_DURHAM = 3  # Chester le Street
# After another word: Street and Chester-le-Street are towns.
_STREET_OR_DOOR = re.compile(
    r"\S (?:street|st|road|rd|lane|avenue|ave|crescent|terrace|drive|close|mews|entrance|car park)$", re.IGNORECASE
)
# The way to a door: "opposite Mill Rise", "(entrance via Mill Avenue)".
_WAY_THERE = re.compile(
    r"[()]|\b(?:opposite|opp|next to|behind|beside|above|below|near|nearby|off|via|entrance|access|corner|junction|"
    r"between|across|inside|within|ask|please|see|tbc|tba|online|zoom|various)\b",
    re.IGNORECASE,
)
_PREMISES = re.compile(
    r"\b(?:academy|arena|arms|arts|bandstand|barn|block|building|caf[eé]|camp|cathedral|cent(?:re|er)|chapel|church|clinic|club|college|"
    r"court|farm|flat|floor|gardens?|ground|gym|hall|home|hospital|hotel|house|hub|inn|institute|library|lodge|mosque|museum|"
    r"online|offices?|park|pavilion|playground|pool|primary|pub|room|rooms|school|site|square|stadium|station|studios?|"
    r"suite|surgery|temple|theatre|trust|unit|university|various|village|zoom)\b",
    re.IGNORECASE,
)


def address_part(text: str, part: str) -> Any:
    """The postcode, the town, the lines or the building of an address that is written in one cell, or half a point.

    >>> address = "Cheap Street Hall, 4 Cheap Street, Frome, Somerset BA11 1AA"
    >>> address_part(address, "postcode"), address_part(address, "town"), address_part(address, "lines")
    ('BA11 1AA', 'Frome', ['Cheap Street Hall', '4 Cheap Street'])
    >>> address_part(address, "building"), address_part("4 Cheap Street, Frome", "building")
    ('Cheap Street Hall', '')
    """
    if part in ("latitude", "longitude"):
        return (read_point(text) or ("", ""))[part == "longitude"]
    lines, town, postcode = _parts(text)
    if part == "building":
        return building_of(lines)
    return {"lines": list(lines), "town": town, "postcode": postcode}[part]


@lru_cache(maxsize=64)  # each part of a cell is asked for in turn
def _parts(text: str) -> tuple[Sequence[str], str, str]:
    """The lines, the town and the postcode; "" for what the text does not say."""
    text = _POINT_AFTER_WORDS.sub("", text)
    postcode = next((tidy for raw in reversed(_POSTCODE.findall(text)) if (tidy := tidy_postcode(raw))), "")
    pieces = _pieces(_POSTCODE.sub(",", text))
    if not postcode and (eircodes := _EIRCODE.findall(text)):
        postcode, pieces = eircodes[-1], _pieces(_EIRCODE.sub(",", text))
    wider: list[str] = []  # what is around the town: a county, a country
    area = postcode
    while pieces:
        if half := _HALF_POSTCODE.search(pieces[-1]):
            pieces[-1] = pieces[-1][: half.start()]
            area = half[0].strip()
        elif not postcode and len(pieces) > 1 and (state := _STATE_AND_ZIP.fullmatch(pieces[-1])):
            postcode = state[1]
            pieces[-1] = ""
        elif len(pieces) > 1 and pieces[-1] and _is_wider(pieces, wider, area):
            wider.append(pieces.pop())
        elif pieces[-1]:
            break
        if pieces and not pieces[-1]:
            pieces.pop()
    mainland = _POSTCODE_AND_TOWN.fullmatch(pieces[-1]) if len(pieces) > 1 and not postcode else None
    if mainland and _may_be_a_town(mainland[2]):
        postcode, pieces[-1] = mainland[1], mainland[2]
    town = _town_of(pieces, wider, area)
    if town:
        pieces = without_town(pieces, town)
    return pieces, town, postcode


def _town_of(pieces: Sequence[str], wider: Sequence[str], area: str) -> str:
    """The last of the pieces, where that is a town; else what is a county and a town by one name."""
    last = pieces[-1] if pieces else ""
    either = next((name for name in reversed(wider) if name.casefold() in _COUNTY_OR_TOWN), "")
    if len(pieces) > 1:
        is_town = _is_a_town_of_durham(last, area) if either else _may_be_a_town(last)
        return last if is_town else either
    if either or any(_is_county(name) for name in wider):
        return either  # one line before a county is more likely a house
    # "Camberley GU16": half a postcode is written behind a town, seldom behind a house.
    is_before_half = bool(area) and not _POSTCODE.fullmatch(area) and len(last.split()) == 1
    is_known = last.casefold() in _TOWNS or bool(_PART_OF_DUBLIN.fullmatch(last))
    if (wider or area) and (is_known or (is_before_half and is_no_house(last) and not _sounds_like_a_house(last))):
        return last
    return ""


def without_town(lines: Sequence[str], town: str) -> list[str]:
    """The lines of an address without those that only repeat its town.

    >>> without_town(["4 Mill Lane", "Delph"], "Delph"), without_town(["Delph Library"], "Delph")
    (['4 Mill Lane'], ['Delph Library'])
    """
    return [line for line in lines if line.casefold() != town.casefold()]


def _pieces(text: str) -> list[str]:
    pieces = _IN_BRACKETS.sub(r"\1, ", text)
    return [bare for piece in re.split(r"[,;\n]+", pieces) if (bare := piece.strip(" ."))]


def _is_wider(pieces: Sequence[str], wider: Sequence[str], area: str) -> bool:
    """Whether the last of the pieces is a county or a country, before which the town is to be looked for.

    Durham is the town in its own postcode and before its county. A country is none that has one line before it, is in a
    county, or has a postcode of Britain: Georgia is in Cornwall as well.
    """
    name = _plain(pieces[-1])
    in_county = any(_is_county(each) for each in wider)
    if name in _COUNTY_OR_TOWN:
        return len(pieces) == 2 or not (in_county or re.match(r"DH1\b", area))
    if name in _NATIONS or _is_county(name):
        return True
    in_britain = bool(_POSTCODE.fullmatch(area)) and not area.startswith(("JE", "GY", "IM"))
    return name in _countries() and len(pieces) > 2 and not in_county and not in_britain


def _is_county(text: str) -> bool:
    name = _plain(text)
    return name in _COUNTIES or bool(_A_COUNTY.fullmatch(name))


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("&", " and ").split())


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
    if _PART_OF_DUBLIN.fullmatch(text):
        return True
    words = text.split()
    if _WAY_THERE.search(text):
        return False
    if re.fullmatch(r"county (?:hall|ground)s?", text, re.IGNORECASE):
        return False
    return not re.search(r"\d", text) and len(words) <= _WORDS_OF_A_TOWN and not _STREET_OR_DOOR.search(text)


def is_known_town(text: str) -> bool:
    """Whether it is one of the towns whose names are known here.

    >>> is_known_town("Mansfield"), is_known_town("Red Lion")
    (True, False)
    """
    return text.casefold() in _TOWNS | _NO_HOUSES


def is_no_house(text: str) -> bool:
    """Whether the end of an address may be a town, and has no word of a building in it."""
    return bool(text) and _may_be_a_town(text) and not _PREMISES.search(text)


def _sounds_like_a_house(text: str) -> bool:
    """Whether one word is as likely a house as a town: Oakfield."""
    name = text.casefold()
    return bool(_LIKE_A_HOUSE.fullmatch(name)) and name not in _TOWNS | _NO_HOUSES


def _is_a_town_of_durham(text: str, area: str) -> bool:
    """Whether the text before Durham, with more lines before it, is a town in the county, not a house or street.

    A postcode that is not of the middle of the city makes it likely; without one it has to be a town that is known.
    """
    if not area:
        return "-".join(_plain(text).split()) in {"-".join(town.split()) for town in _TOWNS_OF_DURHAM}
    words = [
        word for word in re.split(r"[\s-]+", text) if word.casefold() not in ("on", "the", "upon", "le", "in", "by")
    ]
    return 0 < len(words) <= _WORDS_BEFORE_DURHAM and is_no_house(text)


def read_point(text: str) -> tuple[str, str] | None:
    """The latitude and the longitude that are written in one cell; None if there are none.

    >>> read_point("51.2308,-2.3201"), read_point("POINT (-2.3201 51.2308)"), read_point("ST 7750 4790")
    (('51.2308', '-2.3201'), ('51.2308', '-2.3201'), None)
    """
    if match := _WKT_POINT.fullmatch(text.strip()):
        return match[2], match[1]
    match = _POINT.fullmatch(text.strip()) or _POINT_AFTER_WORDS.search(text)
    return (match[1], match[2]) if match else None

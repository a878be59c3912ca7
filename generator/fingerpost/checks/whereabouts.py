"""Does a text say where something is?

Used for what a refuge says about itself, so it errs on the side of yes. Text goes through ``plain_text`` first. Names
of towns and areas are allowed: nothing here knows any.
"""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise
from urllib.parse import unquote

from fingerpost.checks.landmarks import tells_what_is_near
from fingerpost.checks.plain_text import forms_of, plain, readable, words_of_address
from fingerpost.geography.postcode import is_postcode


def _either(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


# Words that end the name of a street, and nothing else much; and those that end other sentences too.
_SURE = _either(
    "roads? rd street avenue ave lane ln crescent cres terrace mews yard boulevard causeway cottages? byway esplanade"
)
_UNSURE = _either(
    """close drive hill square row court way parade gardens? grove walk place view rise green mead park end st
    buildings house flats lodge gate vale bank field fields path passage quay wharf estate villas? croft paddock
    orchard drove batch common leys meadows? farm barn heights circus arcade precinct works"""
)
STREET_WORDS = frozenset(
    f"{_SURE}|{_UNSURE}".replace("?", "").replace("(:", "").replace(")", "").split("|")
) | frozenset(["road", "cottage", "garden", "villa", "meadow"])
# Each numbered street has one of these: the expression below takes fifty times as long as to look for them.
_IN_NUMBERED = STREET_WORDS | frozenset(
    "flat apartment apt floor str heol ffordd stryd lon rhodfa clos rue allee chemin impasse ul".split()  # noqa: SIM905
)
# The words between a number and a street never hold these.
_NOT_IN_NAME = _either(
    """hours? hrs? days? weeks? months? years? yrs? minutes? mins? miles? people persons? women men children child
    adults? families beds? rooms? places spaces volunteers? workers? staff members? sessions? times? stages? steps?
    ways? in of to a an and or at on for from per with is are we you your our their her his my who that this until till
    by am pm oclock night nights more other others out off up into if as every each only aged plus calls? lines?
    pets? dogs? friends helpers? groups? languages? pounds? pence percent different close small new first second"""
)
_WORD = rf"(?!{_NOT_IN_NAME}\b)[a-z0-9]+"
_NUMBERED = re.compile(
    rf"\b[0-9]{{1,4}}(?: ?[a-f])? (?:{_WORD} ){{1,3}}{_SURE}\b"
    rf"|\b[0-9]{{1,4}}(?: ?[a-f])? (?:the )?{_WORD} (?:{_WORD} )?{_UNSURE}\b(?! (?:to|for|and) )"
    rf"|\b[0-9]{{1,4}}[a-f]? the (?:{_SURE}|{_UNSURE})\b"
    r"|\b(?:flat|apartment|apt) [0-9]{1,3}[a-z]?\b"
    r"|\b(?:ground|top|[0-9](?:st|nd|rd|th)|first|second|third|fourth) floor\b"
    # The number after the street, as elsewhere in Europe.
    rf"|\b{_WORD} (?:{_SURE}|str|hill|rise|close|drive) (?:nr|no|number) ?[0-9]{{1,3}}\b|\b{_WORD} str [0-9]{{1,3}}\b"
    # Streets of Wales, France and Poland.
    r"|\b[0-9]{1,4} (?:heol|ffordd|stryd|lon|rhodfa|clos|rue|allee|chemin|impasse) [a-z]+|\bul [a-z]+ [0-9]{1,4}\b"
)
_FOREIGN = re.compile(r"\bулица|\bул\.|\bпроспект|\bвулиця|\bвул\.|شارع|straße\b|strasse\b", re.IGNORECASE)
# A street without a number: as a name, with capitals, or after a word that says where.
_NO_NAME = """the a an this that every each your our my their his her in at on from of to and or for with near around
    across along off by behind opposite main same next whole back front another any one no new safe open full own
    ring call come meet find ask go walk take turn follow""".split()  # noqa: SIM905
_NAMED = re.compile(
    r"\b([A-Z][\w'-]*) ((?:[A-Z][\w'-]* ){0,2})"
    r"(?:Road|Rd|Street|Avenue|Ave|Lane|Crescent|Terrace|Mews|Yard|Close|Drive|Grove|Square|Parade|Row|Cottages?"
    r"|Lodge|Rectory|Vicarage|Manor|Villas?|Flats|Buildings|Wharf|Quay|Industrial Estate|Business Park)\b"
)
_HOUSE = re.compile(
    r"\b([A-Z][\w'-]*) (?:House|Building|Court|Farm|Grange|Barn|Chambers|Towers?|Hall|Gardens|Place|Mill|Inn)\b"
)
_NOT_A_HOUSE = frozenset(
    """safe open full half women's womens children's childrens our your my the a family crown county magistrates
    magistrates' high supreme youth criminal civil tribunal public free every no this that council""".split()  # noqa: SIM905
)
_SAYS_WHERE = _either("on in off along at near behind opposite beside down up above by over under into between")
_ON_A_STREET = re.compile(
    rf"\b{_SAYS_WHERE} (?!{_either('the a an this that every each your our my their any one no main')} )"
    rf"(?:{_WORD} ){{1,2}}{_SURE}\b"
)
# Without a word before it, at the beginning of a text. Not of an address: "moorland-street" is Moorland in Street.
_BEGINS = re.compile(
    rf"^(?!{_either('the a an this that every each your our my their any one no main safe home')} ){_WORD} {_SURE}\b"
)
_STREET_NAME = re.compile(rf"\w {_SURE}$")
_LANDMARK = (
    _either(
        """station church school primary infants library hospital surgery supermarket tesco sainsburys asda aldi lidl
    morrisons waitrose co_?op boots mcdonalds greggs roundabout bridge river canal market cinema college chapel mosque
    synagogue temple cathedral abbey garage shops? cafe bank(?!_holiday) playground museum university castle pub inn
    park pool clinic courthouse barracks factory brewery sawmill mill quarry allotments? cemetery crossing bakery bakers
    butchers chip chippy petrol lights hotel theatre stadium racecourse zoo pier harbour beach"""
    ).replace("_", " ")
    + "(?: (?:station|office|hall|park|centre|stop|shop|crossing|school))?"
)
_MORE_LANDMARKS = (
    r"(?:post office|town hall|village hall|police station|fire station|bus stop|traffic lights|car park|petrol station"
    r"|leisure centre|sports centre|health centre|medical centre|community centre|shopping centre|town centre"
    r"|high street|war memorial|village green|market place|market square|job ?centre|registry office|council offices?"
    r"|football ground|recreation ground|railway line|level crossing|sorting office|old \w+|former \w+)"
)
_A_LANDMARK = rf"(?:the |a |an |our )?(?:\w+ ){{0,2}}?(?:{_LANDMARK}|{_MORE_LANDMARKS})\b"
_DIRECTIONS = re.compile(
    r"\b(?:opposite|behind|beside|next to|next door to|in front of|(?:a)?round the corner from|just off|just past"
    r"|across (?:the \w+ )?from|over the road from|at the back of|at the rear of|on the corner of"
    r"|adjacent to|backs onto|near|close to|near to|not far from|a short walk from"
    r"|walking distance (?:of|from)|within sight of|overlooking"
    rf"|above|below|over|between|alongside|(?:minutes?|mins?|yards?|metres?|miles?) (?:\w+ ){{0,4}}?(?:from|past))"
    rf" {_A_LANDMARK}"
    r"|\b(?:opposite|behind|beside|next to|next door to|near|by) st [a-z]+"
    r"|\b[0-9a-z]+ doors? (?:down|up|along|away|from)\b|\bbus stop (?:by|near|at|outside|opposite)\b"
    r"|\b(?:we are|we re|were|based|located|situated|find us|held|housed|our (?:house|home|building|office) is)"
    rf" (?:\w+ ){{0,2}}?(?:at|in|inside|within|on) {_A_LANDMARK}"
    r"|\b(?:get off|alight) (?:\w+ ){0,3}?at\b|\bturn (?:left|right)\b"
    r"|\b(?:first|second|third) (?:on the )?(?:left|right)\b"
    r"|\bbus (?:route |number |no |service )?[0-9]{1,3}[a-z]?\b|\b(?:route|number|no) [0-9]{1,3}[a-z]? bus\b"
    r"|\bjunction [0-9]{1,2}\b|\b(?:on|off|along|beside|via) the [abm] ?[0-9]{1,4}\b"
    r"|\b(?:at|in) the old (?!people|age|peoples)\w+\b"
    r"|\bthe old (?:rectory|vicarage|chapel|school|mill|dairy|bakery|forge)\b"
)
_CORNER = re.compile(r"\b(?:opposite|behind|next door to|next to|(?:a)?round the corner from) [A-Z][a-z']+")
_GAP = r"\s*°?\s*[ns]?\s*[,;/ &]\s*(?:lon|lng|long|longitude)?\W{0,3}"
_POSITION = re.compile(
    rf"(?<![£$€0-9.])-?[0-9]{{1,2}}\.[0-9]{{3,}}{_GAP}-?[0-9]{{1,3}}\.[0-9]{{3,}}"
    rf"|(?<![£$€0-9.])[0-9]{{2}}\.[0-9]{{2,}}{_GAP}-[0-9]\.[0-9]{{2,}}"
    r"|\b(?:lat|latitude|lon|lng|longitude)\b\W{0,4}-?[0-9]{1,3}\.[0-9]+"
    r"|[0-9]{1,3}\s*[°º]\s*[0-9]{1,2}|\b[0-9]{1,2}\.[0-9]{2,}\s*°?\s*[ns]\b"
    r"|\b[ns]\s*[0-9]{1,2}\.[0-9]{2,}|\b[0-9]{1,2} [0-9]{1,2}(?: [0-9.]{1,5})? ?[ns]\b(?=.{0,12}[ew]\b)"
    r"|-?\b[0-9]{1,2},[0-9]{4,}\s*[;/ ]\s*-?[0-9]{1,3},[0-9]{3,}|\bgrid ?ref(?:erence)?\b"
    r"|\b(?:easting|northing)s?\b\W{0,4}[0-9]{5,7}"
    r"|\b[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}\b"  # plus code
    r"|\b(?:what ?(?:3|three) ?words|w3w)\b|///"
)
# Source: Ordnance Survey, "A guide to coordinate systems": the 100 km squares that hold land.
_GRID = re.compile(
    r"\b(?:H[PTUWXYZ]|N[ABCDFGHJKLMNORSTUWXYZ]|O[V]|S[CDEHJKMNOPRSTUVWXYZ]|T[AFGLMQRV])"
    r"(?: ?[0-9]{3} ?[0-9]{3}| ?[0-9]{4} ?[0-9]{4}| ?[0-9]{5} ?[0-9]{5})\b"
)
_GRID_SMALL = re.compile(_GRID.pattern.replace(" ?", ""), re.IGNORECASE)
_MAPS = re.compile(
    r"\bgoogle\.[a-z.]{2,6}/(?:maps|search)|\bmaps\.google\.|\bgoo\.gl\b|\bmaps\.app\b|\bg\.co/|\bg\.page\b|\bosm\.org|\bopenstreetmap\."
    r"|\bbing\.com/maps|\bmaps\.apple\.|\bwaze\.com|\bwhat3words\.|\bstreetmap\.|\bw3w\.co|\bhere\.com|\bcitymapper\."
    r"|\bplus\.codes|\bgeo:-?[0-9]|\bmapquest\.|\bmapbox\.|\bmap[a-z]?\.[a-z]+\.[a-z]+/|\brightmove\.|\bzoopla\.|\bstreetview\b"
    r"|[?&](?:ll|mlat|mlon|sll|saddr|daddr|near)=|#map="
)
_ADDRESS = re.compile(r"https?://[^\s)>\]]+|www\.[^\s)>\]]+", re.IGNORECASE)
_THREE_WORDS = re.compile(r"(?<![\w@./:-])/{0,3}([a-z]{3,20})\.([a-z]{3,20})\.([a-z]{3,20})(?![\w@./-])")
_ENDINGS = frozenset("org com net info gov nhs charity scot wales cymru london police mod".split())  # noqa: SIM905
_JOINED = re.compile(
    r"\b[0-9]{1,4}[a-z]{3,20}(?:road|street|lane|avenue|crescent|terrace|close|drive|house|court|gardens|way|hill|square"
    r"|grove|rise|yard|mews|row)\b"
    r"|\b[a-z]{3,20} ?(?:road|street|lane|avenue|crescent|terrace|close|hill|square|grove|rise|yard|mews)"
    r" ?[0-9]{1,3}[a-f]?\b"
)
_IN_ADDRESS = re.compile(rf"\b([a-z]{{3,20}}) (?:{_SURE}|close|drive|grove)\b")


def tells_where(text: str) -> bool:
    """Whether there is a street, a postcode, a position, a link to a map or a way there in a text."""
    plain_text, signs = readable(text), plain(text)
    return (
        any(_tell_where(words) or _BEGINS.search(words) for words in forms_of(text))
        or any(match[1].casefold() not in _NO_NAME or match[2] for match in _NAMED.finditer(plain_text))
        or any(match[1].casefold() not in _NOT_A_HOUSE for match in _HOUSE.finditer(plain_text))
        or _CORNER.search(plain_text) is not None
        or _FOREIGN.search(plain_text) is not None
        or any(address_tells_where(address) for address in _ADDRESS.findall(plain_text))
        or _GRID.search(plain_text) is not None
        or _GRID_SMALL.search(plain_text) is not None
        or _has_position(signs)
        or tells_what_is_near(text)
    )


def address_tells_where(address: str, own_words: Container[str] = ()) -> bool:
    """Whether a web address, an email address or an id says where; ``own_words`` are those of the record's name."""
    words = words_of_address(address)
    return (
        _tell_where(words)
        or _JOINED.search(words) is not None
        or any(match[1] not in _NO_NAME and match[1] not in own_words for match in _IN_ADDRESS.finditer(words))
        or _has_position(plain(address))
        or _has_position(plain(unquote(unquote(address)).replace("+", " ")))
    )


def names_street(name: str) -> bool:
    """Whether the name of an area is that of a street, or a postcode; "Street" alone, and "Earl's Court", are towns."""
    return any(
        _NUMBERED.search(words) or _STREET_NAME.search(words) or _has_postcode(words.split())
        for words in forms_of(name)
    )


def numbered_streets(words: str) -> list[tuple[int, int]]:
    """Say where numbers with a street begin and end, in what ``words_of`` gives."""
    if _IN_NUMBERED.isdisjoint(words.split()):
        return []
    return [match.span() for match in _NUMBERED.finditer(words)]


def _tell_where(words: str) -> bool:
    return (
        _NUMBERED.search(words) is not None
        or _ON_A_STREET.search(words) is not None
        or _DIRECTIONS.search(words) is not None
        or _has_postcode(words.split())
    )


def _has_position(signs: str) -> bool:
    if _POSITION.search(signs) or _MAPS.search(signs):
        return True
    return any(match[1] != "www" and match[3] not in _ENDINGS for match in _THREE_WORDS.finditer(signs))


# Letters that are typed, or drawn, for the digits of a postcode.
_LETTERS_FOR_DIGITS = re.compile(r"([a-z]{1,2})([0-9lio]{1,2}[a-z]?) ?([0-9lio])([a-z]{2})")
_AS_DIGITS = str.maketrans("lio", "110")


def _has_postcode(words: list[str]) -> bool:
    """Look for a postcode however it is spaced: in one word, in two, or letter by letter."""
    for pair in (*words, *map(" ".join, pairwise(words))):
        match = _LETTERS_FOR_DIGITS.fullmatch(pair)
        if match and re.search("[0-9]", pair):
            area, district, sector, unit = match.groups()
            if is_postcode(area + district.translate(_AS_DIGITS) + sector.translate(_AS_DIGITS) + unit):
                return True
    for start, first in enumerate(words):
        if not first[0].isalpha() or len(first) > 7 or (len(first) > 2 and not any(map(str.isdigit, first))):
            continue
        joined = ""
        for word in words[start : start + 7]:
            joined += word
            if len(joined) > 7:
                break
            if len(joined) >= 5 and is_postcode(joined) and not _is_ordinal(word, joined):
                return True
    return False


def _is_ordinal(word: str, joined: str) -> bool:
    """Whether the end is only "1st" or "3rd" after a number, as in "on 1 3rd"."""
    return word != joined and word[1:] in ("st", "nd", "rd", "th") and not joined[: -len(word)][-1:].isdigit()

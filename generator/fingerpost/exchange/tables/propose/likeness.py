"""What words are about: a person, an organisation, a street, how to come in. For headings that do not say."""

from __future__ import annotations

import re

_NAME = r"(?:(?:van|de|der|la|le|da|di|du|von|bin|al) )?(?:O['’]|Mc|Mac|d['’])?[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+)?"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Revd|Fr|Cllr|Sir|Dame|Captain|Pastor|Father)\.? )?"
_PERSON = re.compile(rf"{_TITLE}{_NAME}(?: [A-Z]\.?)?(?: {_NAME}){{1,2}}")
_ORGANISATION = re.compile(
    r"\b(?:council|trust|ltd|limited|plc|llp|inc|cic|cio|association|society|charity|foundation|church|nhs|"
    r"university|college|school|academy|ministr(?:y|ies)|federation|partnership|committee|company|corporation|"
    r"department|services?|centre|center|community|club|group|union|institute|hospital|parish|fellowship|friends of|"
    r"age uk|mind|housing|bank|agency|network|alliance|y\.?m\.?c\.?a|salvation army)\b",
    re.IGNORECASE,
)
_STREET = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|way|place|pl|square|sq|terrace|crescent|hill|"
    r"row|walk|court|ct|gardens|park|boulevard|blvd|parade|mews|quay|grove|highway|hwy|parkway|pkwy)"
)
_IN_A_STREET = re.compile(
    rf"\d+[a-z]?(?:[-/–]\d+[a-z]?)?,? (?:[\w'’.]+ ){{1,4}}{_STREET}\b\.?.*|(?:[\w'’]+ ){{1,3}}{_STREET}\.?", re.I
)
_COMMON = re.compile(r"\b(?:the|and|for|with|to|in|of|an?|is|are|or|from|by|at|on|your|our|we|you|who|all)\b", re.I)
_OTHER_SITES = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*(?:facebook|fb|twitter|x|instagram|strava|youtube|youtu|linkedin|tiktok|pinterest|"
    r"flickr|maps\.google|goo\.gl/maps|wikipedia|wikidata|opendatacommunities|data\.gov|esd)\.[a-z.]{2,6}(?:/|$)|"
    r"(?:https?://)?(?:www\.)?google\.[a-z.]+/maps",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\s*<img\b[^<>]*>\s*|\S+\.(?:jpe?g|png|gif|svg|webp)(?:\?\S*)?", re.IGNORECASE)

# What sentences of a column are mostly about, where its heading does not say.
SUBJECTS: dict[str, re.Pattern[str]] = {
    "join": re.compile(
        r"\b(?:refer(?:ral|red|rals)?|appointments?|book(?:ing|ings)?|sign up|register(?:ed)?|registration|"
        r"drop[ -]?in|walk[ -]?ins?|turn up|call ahead|in advance|apply|application|enrol\w*|rsvp|no need to)\b",
        re.IGNORECASE,
    ),
    "who": re.compile(
        r"\b(?:eligib\w+|must (?:be|live|have)|residents? of|people (?:who|aged|with|over|living)|aged \d|"
        r"open to|for (?:anyone|adults|women|men|people|families|children|those|older|young)|welcome)\b",
        re.IGNORECASE,
    ),
    "bus": re.compile(
        r"\b(?:bus(?:es)?|train|tram|stops?|routes?|station|parking|car park|walk from)\b", re.IGNORECASE
    ),
    "access_notes": re.compile(
        r"\b(?:wheelchairs?|step[ -]?free|ramps?|ramped|lift|accessible|disabled|level access|hearing loop|"
        r"induction loop|blue badge|guide dogs?)\b",
        re.IGNORECASE,
    ),
}


_LANGUAGE = re.compile(
    r"(?:english|welsh|polish|bengali|sylheti|urdu|punjabi|gujarati|hindi|arabic|french|spanish|portuguese|romanian|"
    r"somali|turkish|ukrainian|russian|chinese|cantonese|mandarin|farsi|persian|dari|tamil|italian|german|greek|"
    r"kurdish|lithuanian|bulgarian|czech|slovak|hungarian|vietnamese|tagalog|korean|japanese|pashto|swahili|amharic|"
    r"tigrinya|nepali|irish|gaelic|hebrew|yiddish|yoruba|khmer|hmong|american sign language|asl|bsl|sign language)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[,;/&|+]|\band\b|\n)\s*", re.IGNORECASE)


def names_languages(text: str) -> bool:
    """Whether it is one language or several, and nothing else.

    >>> names_languages("English, Welsh and Polish"), names_languages("French bread")
    (True, False)
    """
    parts = [part for part in _BETWEEN.split(text.strip(" .")) if part]
    return bool(parts) and all(_LANGUAGE.fullmatch(part) for part in parts)


def is_person(text: str) -> bool:
    """Whether it reads like the name of somebody.

    >>> is_person("Mrs Alex O'Sample"), is_person("Mendip Friends Trust"), is_person("4 Mill Lane")
    (True, False, False)
    """
    words = text.strip()
    return bool(_PERSON.fullmatch(words)) and not _ORGANISATION.search(words) and not _IN_A_STREET.fullmatch(words)


def is_organisation(text: str) -> bool:
    """Whether it has a word of organisations in it.

    >>> is_organisation("Mendip Friends Trust"), is_organisation("Alex Sample")
    (True, False)
    """
    return bool(_ORGANISATION.search(text))


def is_street(text: str) -> bool:
    """Whether it reads like a house and its street, or a street.

    >>> is_street("4 Mill Lane"), is_street("35-71 Eastwood Street"), is_street("Every Monday")
    (True, True, False)
    """
    return bool(_IN_A_STREET.fullmatch(text.strip()))


def is_prose(text: str) -> bool:
    """Whether it is a sentence or half of one, and no name and no list of words.

    >>> is_prose("Come to the door at the back"), is_prose("Choice pantry, mobile market")
    (True, False)
    """
    return len(text.split()) >= 4 and len(_COMMON.findall(text)) >= 2


def is_elsewhere(text: str) -> bool:
    """Whether it is an address on a site that is not their own: Facebook, a map, a list of terms.

    >>> is_elsewhere("https://www.facebook.com/chess"), is_elsewhere("https://example.org/facebook")
    (True, False)
    """
    return bool(_OTHER_SITES.match(text.strip()) or _PICTURE.fullmatch(text))

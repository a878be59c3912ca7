"""What a heading may mean, and how plainly it says so."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import process

from fingerpost.exchange.tables.propose.heading_words import ACCESS, NOT_SHOWN, PLAIN, SECOND
from fingerpost.exchange.tables.propose.single_words import single_words_of
from fingerpost.exchange.tables.propose.welsh_headings import WELSH
from fingerpost.exchange.tables.propose.word_forms import written_out

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|[_./:|\\()\[\]{}?*#$-]+|\s+")
_AT_ITS_END = 0.72  # how plainly "charity contact address" says address
_WITHOUT_MORE = 0.95  # how plainly "Type of establishment (name)" says type
_A_WORD = 0.5
_ONE_OF_TWO = 0.8  # how plainly "Group / Community" says group
_WRITTEN_OUT = 0.9  # of that, where its words had to be written out: "nbhd"
_IN_BRACKETS = re.compile(r"[\[(][^\])]*[\])]")
# Words around a plain heading that add nothing: "your website, if you have one", "service type label".
_BEFORE = re.compile(
    r"^(?:please (?:give|enter|state|provide)|what (?:is|are)|your|our|the|its|their|current|official|main|primary|"
    r"public|business|company|organi[sz]ation s?|user|list of|full|preferred|default|formatted|new)\s+"
)
_AFTER = re.compile(
    r"\s+(?:label|text|value|list|field|column|name|names|if any|if applicable|if known|if you have one|optional|"
    r"required|clean|cleaned|raw|final|formatted|display|en|gb|uk|us|details|info|information|\d)$"
)
# Words that are often misspelt: "Longtitude", "Catagory", "Adress".
_OFTEN_MISSPELT = [
    "accessibility",
    "accommodation",
    "address",
    "availability",
    "category",
    "contact",
    "coordinates",
    "description",
    "disabled",
    "eligibility",
    "facilities",
    "frequency",
    "language",
    "latitude",
    "location",
    "longitude",
    "opening",
    "organisation",
    "postcode",
    "referral",
    "schedule",
    "service",
    "session",
    "summary",
    "telephone",
    "venue",
    "website",
    "wheelchair",
]
_ALIKE = 85  # of 100
_SHORTEST = 6  # letters of a word that is looked at
_OF = re.compile(r"^(.+?) (?:of|for)(?: the)? .+$")
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
    roles = _roles_of(plain(heading), forms_of(heading))
    for words in written_out(plain(heading)):
        for role, plainness in _roles_of(words, frozenset()).items():
            roles[role] = max(roles.get(role, 0.0), _WRITTEN_OUT * plainness if plainness > _A_WORD else plainness)
    if "/" in heading:
        for words in map(plain, heading.split("/")):
            for role, plainness in (_roles_of(words, frozenset()) if words else {}).items():
                if plainness == 1:
                    roles[role] = max(roles.get(role, 0.0), _ONE_OF_TWO)
    if english := WELSH.get(plain(heading)):
        roles |= _roles_of(english, frozenset())
    day, _ = day_in(heading)
    if day:
        roles[f"hours.{day}"] = 1.2
    return roles


def _roles_of(words: str, forms: frozenset[str]) -> dict[str, float]:
    roles: dict[str, float] = {}
    for role, pattern in PLAIN.items():
        if re.fullmatch(pattern, words):
            roles[role] = 1.0
        elif re.search(rf"\b(?:{pattern})$", words):
            roles[role] = _AT_ITS_END
        elif re.match(rf"(?:{pattern})\b", words):
            roles[role] = _A_WORD
    for other in forms - {words}:
        for role, pattern in PLAIN.items():
            if roles.get(role, 0) < _WITHOUT_MORE and re.fullmatch(pattern, other):
                roles[role] = _WITHOUT_MORE
    for role, plainness in single_words_of(words).items():
        roles[role] = max(roles.get(role, 0.0), plainness)
    for feature, pattern in ACCESS:
        if re.search(rf"\b(?:{pattern})\b", words):
            roles[f"access.{feature}"] = 1.2 if re.fullmatch(rf"(?:is )?(?:{pattern}).*", words) else 0.8
            break
    return roles


@cache
def _spelt(word: str) -> str:
    near = process.extractOne(word, _OFTEN_MISSPELT, score_cutoff=_ALIKE) if len(word) >= _SHORTEST else None
    return near[0] if near and near[0][0] == word[0] else word


@cache
def forms_of(heading: str) -> frozenset[str]:
    """A heading, and the same without what surrounds its plain words: brackets, "your", spelling slips."""
    forms = {plain(heading), plain(_IN_BRACKETS.sub(" ", heading))}
    forms |= {" ".join(map(_spelt, words.split())) for words in forms}
    for words in [*forms]:
        for pattern, by in ((_BEFORE, ""), (_AFTER, ""), (_OF, r"\1")):
            shorter = pattern.sub(by, words)
            forms |= {shorter, _AFTER.sub("", _BEFORE.sub("", shorter))}
    return frozenset(forms - {""})


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
    """Why a column of this name is left out; "" if nothing says that it should be."""
    forms = {plain(heading), plain(_IN_BRACKETS.sub(" ", heading)), *written_out(plain(heading))}
    return next((why for pattern, why in NOT_SHOWN.items() for words in forms if re.fullmatch(pattern, words)), "")


@cache
def is_of_service(heading: str) -> bool:
    """Whether an area is that of the people it is for: "Area served", "Where is this service available"."""
    return bool(re.search(r"\b(?:serv|cover|available|catchment|provided|offered)", plain(heading)))


@cache
def is_second(heading: str) -> bool:
    """Whether it is an address or a number beside the one that people come to: "Mailing address"."""
    return bool(re.match(SECOND, plain(heading)))

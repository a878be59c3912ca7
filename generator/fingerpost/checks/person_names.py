"""Names of people in a text, however they are written: in capitals, in lower case, with accents, after a title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from fingerpost.checks.first_names import FIRST_NAMES
from fingerpost.checks.own_mailboxes import ROLE_WORDS

# Letters that Unicode does not take apart into a letter and a mark.
_WHOLE = str.maketrans("łŁøØđĐħĦıŧŦ", "lLoOdDhHitT")
_SHOUTED = re.compile(r"\b[A-Z]{2,}\b")
CAPITAL = r"(?:Ma?c)?[A-Z](?:['’][A-Z])?[a-z]+(?:-[A-Z][a-z]+)?"
# A capital word and, if there is one, the capital word after it. It only looks ahead, so that in "Contact Sue Smith"
# both "Contact Sue" and "Sue Smith" are found.
CAPITALS = re.compile(rf"\b(?=([A-Z][a-z]+)\b(?: ({CAPITAL})\b)?)")
_TITLE = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Rev['’]?d|Reverend|Revs|Fr|Pastor|Rabbi|Imam|Cllr|Councillor)"
    r"\.?,? )+"
    rf"(?:[A-Z]\.? )*{CAPITAL}\b"
)
# These are also in the names of buildings and pubs, so it takes a first name behind them.
_RANK = re.compile(
    rf"\b(?:Father|Mother|Sister|Brother|Canon|Deacon|Major|Captain|Lieutenant|Sir|Dame|Lady|Lord) ({CAPITAL})\b"
)
_REACH = r"(?:\s*(?:,|:|;|-|on|at|by phone on)\s*|\s+)(?=[+(]?[0-9]|[\w.+-]{1,64}@)"
_ASK = r"(?:ring|call|phone|text|contact|e-?mail|message|tell|ask|ask for|speak to|talk to|write to|speak with)"
_SMALL = re.compile(rf"\b{_ASK}\s+([a-z]+)(?:-[a-z]+)?\s+([a-z'’-]{{2,}}){_REACH}", re.IGNORECASE)
_PERSON_ASKED = re.compile(rf"\b(?:[Aa]sk for|[Ss]peak (?:to|with)|[Tt]alk to) ({CAPITAL}) ({CAPITAL})\b")
# "Ask Oluwaseun Adebayo-Okafor on 01632 960123": whoever is asked, with a way to reach them right behind.
_ASKED_FOR = re.compile(
    rf"\b(?i:{_ASK}|ask for|with|see|meet|from|through|via) ({CAPITAL}) (?:{CAPITAL} |[A-Z]\.? )?({CAPITAL})" + _REACH
)
_ASKED_WITHOUT_NUMBER = re.compile(
    rf"\b(?i:ring|call|phone|text|e-?mail|message) ({CAPITAL}) ({CAPITAL})\b(?! {CAPITAL})"
)
_DOUBLE_BARRELLED = re.compile(rf"\b({CAPITAL}) ([A-Z][a-z]+-[A-Z][a-z]+){_REACH}")
_LAST_NAME_FIRST = re.compile(rf"\b({CAPITAL}), ?([A-Z][a-z]+){_REACH}")
_BEFORE_COMMA = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today tomorrow""".split()  # noqa: SIM905
)
_NOT_SURNAMES = frozenset("to at on or and the for about in by from if team office".split())  # noqa: SIM905
NOT_PEOPLE = ROLE_WORDS | frozenset(
    """age advice aid association cafe care centre charity church citizens city club college community company
    council court day farm food foundation garden group hall health help hospital hotel house housing inn
    institute international leisure library line lodge market medical mind mission museum national office park
    partnership place practice project road royal rural school service services shop sports street studio support
    surgery team theatre town trust village water the our your a any one ring call phone text contact email
    message tell ask write speak talk see at in by from with and or for meet join visit book please bureau cottage
    borough samaritans relate constabulary police surgery partnership hub nhs gp bank cross crescent lane avenue
    street green square""".split()  # noqa: SIM905
)


# Words with capitals in a row, as the name of a building has them.
_CAPITALISED = re.compile(r"[A-Z][\w.'’-]*(?: (?:(?:of|the|and|&) )*[A-Z][\w.'’-]*)*")
_BODIES = frozenset(
    """academy ambulance association avenue building buildings cafe center centre chapel charity church cic cottage
    clinic club college community company council county court district foundation fund group hall hospital house
    inn institute library lodge memorial ministries mission museum park partnership practice project room rooms
    school service services society surgery team theatre trust university""".split()  # noqa: SIM905
)


def as_names(text: str) -> str:
    """Write a text without accents, and shouted words with one capital, so that a name looks like a name.

    >>> as_names("Ring ZOË Ashford or Małgorzata Nowak")
    'Ring Zoe Ashford or Malgorzata Nowak'
    """
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.translate(_WHOLE))
        text = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _SHOUTED.sub(lambda word: word[0].capitalize(), text)


def is_first_name(word: str) -> bool:
    """Whether it is a first name that is usual in the United Kingdom, in any case.

    >>> is_first_name("ZOË"), is_first_name("Frome")
    (True, False)
    """
    return as_names(word).lower() in FIRST_NAMES


def names_person(text: str, about: str = "") -> bool:
    """Whether a text has the first and last name of a person, or a title and a last name.

    Args:
        text: As a reader sees it.
        about: Names of groups and places, in lower case: their words do not count as a person's name.
    """
    plain = as_names(text)
    return (
        _has_title(plain)
        or any(_full_names(plain))
        or _says_whom_to_ask(text, about, (_PERSON_ASKED, _ASKED_FOR, _DOUBLE_BARRELLED))
    )


def names_person_to_contact(text: str, about: str = "") -> bool:
    """Whether the name or the role of a contact has a person in it, as "Call Sue Smith" and "Sue Smith (Chair)" have.

    No number need be beside it, as that has a field of its own. Halls and teams with a first name are no person.

    Args:
        text: As a reader sees it.
        about: Names of groups and places, in lower case: their words do not count as a person's name.
    """
    plain = as_names(text)
    return (
        _has_title(plain)
        or any(
            match[2].lower() not in NOT_PEOPLE | _NOT_SURNAMES
            and f"{match[1]} {match[2]}".lower() not in about
            and not is_named_after(plain, match.start())
            for match in _full_names(plain)
        )
        or _says_whom_to_ask(text, about, (_PERSON_ASKED, _ASKED_FOR, _DOUBLE_BARRELLED, _ASKED_WITHOUT_NUMBER))
    )


def _full_names(plain: str) -> Iterator[re.Match[str]]:
    """Where a usual first name is, with a capital word after it: group 1 and group 2."""
    return (match for match in CAPITALS.finditer(plain) if match[2] and match[1].lower() in FIRST_NAMES)


def is_named_after(plain: str, at: int) -> bool:
    """Whether a first name is part of the name of a building or a body: "The Ivan Glover Library".

    >>> is_named_after("The Ivan Glover Library", 4), is_named_after("Ring Sue Smith at the Library", 5)
    (True, False)
    """
    run = _CAPITALISED.match(plain, at)
    return plain[:at].lower().endswith("the ") or (
        run is not None and not _BODIES.isdisjoint(word.strip(".").lower() for word in run[0].split())
    )


def _has_title(plain: str) -> bool:
    return _TITLE.search(plain) is not None or any(match[1].lower() in FIRST_NAMES for match in _RANK.finditer(plain))


def _says_whom_to_ask(text: str, about: str, patterns: tuple[re.Pattern[str], ...]) -> bool:
    """Whether a name, perhaps one that is on no list, is where people write whom to ask for."""
    plain = as_names(text)
    if any(
        match[1].lower() in FIRST_NAMES and match[2].lower() not in _NOT_SURNAMES for match in _SMALL.finditer(plain)
    ):
        return True
    if any(
        match[2].lower() in FIRST_NAMES and match[1].lower() not in NOT_PEOPLE | _BEFORE_COMMA
        for match in _LAST_NAME_FIRST.finditer(plain)
    ):
        return True
    pairs = [(match[1], match[2]) for pattern in patterns for match in pattern.finditer(plain)]
    # A name with letters that English does not have is on no English list.
    pairs += [(first, last) for first, last in _accented(text) if last]
    return any(
        not NOT_PEOPLE & {first.lower(), last.lower()} and not (first.lower() in about or last.lower() in about)
        for first, last in pairs
    )


def _accented(text: str) -> list[tuple[str, str]]:
    if text.isascii():
        return []
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\s\w]|\d+", text)
    return [
        (as_names(one).title(), as_names(other).title())
        for one, other in pairwise(words)
        if one[0].isupper() and other[0].isupper() and not (one + other).isascii()
    ]

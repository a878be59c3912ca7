"""A cell with several ways to get in touch: the phone, the email address, the web address, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from fingerpost.exchange.tables.propose.likeness import is_person
from fingerpost.exchange.tables.values.clean_values import BARE_DOMAIN, BARE_WEB, EMAIL, WEB
from fingerpost.exchange.tables.values.markdown_links import targets
from fingerpost.exchange.tables.values.no_answer import says_nothing
from fingerpost.exchange.tables.values.text_lines import without_always, without_word, word_to_text
from fingerpost.records.telephone import Telephone, read_telephone

_RUN = re.compile(r"(?<![\w.@/-])[(\[]?\+?[0-9][0-9()\[\] .-]*[0-9](?: ?(?:ext|x)\.? ?[0-9]{1,6})?(?![\w@/])")
_FEWEST_DIGITS = 9  # of what may be a number with a slip in it
_TWO = re.compile(r" (?=[(\[]?0)")
# What is beside numbers and addresses, and no name: "Tel:", "please email".
_LABELS = re.compile(
    r"\b(?:tele?phones?|phones?|tel|mobiles?|mob|calls?|ring|texts?|whatsapp|e-?mails?|mailto|websites?|web|url|see|visit|"
    r"please|contacts?|enquiries|or|and|on|at|via|by|to|for|more|info(?:rmation)?|details?|no|number)\b",
    re.IGNORECASE,
)
_WHO = re.compile(  # "Call Jean Sample on", in a sentence
    r"\b(?i:call|ring|contact|phone|text|email|e-mail|ask for|speak to|see|tel)\s+"
    r"((?:(?:Mr|Mrs|Ms|Miss|Dr|Rev|Revd|Cllr)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
    r"(?=\s*(?:[:,;.(-]|\bon\b|\bat\b|\bor\b|$))"
)
_AROUND = ".,;:()[]<>"
_MOST_WORDS = 5  # of a name, such as that of an office
_SENTENCE = re.compile(r"[.!?] +\w|\b(?:is|are|will|you|we|your|our|need|welcome|any)\b", re.IGNORECASE)


class _Parts(NamedTuple):
    """What is in a cell."""

    phones: list[str]
    emails: list[str]
    webs: list[str]
    rest: str  # of which semicolons are where the others were


def contact_part(text: str, part: str, country: str) -> str:
    """One part of such a cell: phone, email, website or name; "" where it has none.

    Several of a kind are all given, one after another. A name is what is left, where that is no sentence; of a
    sentence it is whom one is to ring.

    >>> contact_part("0115 496 0302 forum@example.org", "phone", "GB")
    '0115 496 0302'
    >>> contact_part("Church Admin 0115 496 0302 bookings@example.org", "name", "GB")
    'Church Admin'
    """
    parts = _parts(text, country)
    if part == "phone":
        return " / ".join(parts.phones)
    if part in ("email", "website"):
        return " ".join(parts.emails if part == "email" else parts.webs)
    return _name(parts.rest)


def has_more_words(text: str, country: str) -> bool:
    """Whether such a cell says more than how to get in touch and who it is: "No need to book"."""
    rest = _parts(text, country).rest
    return bool(_SENTENCE.search(rest)) or (bool(_without_labels(rest)) and not _name(rest))


def has_no_way(text: str, country: str) -> bool:
    """Whether such a cell has words, and nothing by which anybody can get in touch."""
    parts = _parts(text, country)
    return bool(_without_labels(parts.rest)) and not (parts.phones or parts.emails or parts.webs)


@lru_cache(maxsize=4096)  # a cell is read for each of its parts
def _parts(text: str, country: str) -> _Parts:
    if says_nothing(text):
        return _Parts([], [], [], "")
    text = " ".join(targets(text).split())
    line = word_to_text(text, country)
    text = without_always(without_word(text) if line else text)
    emails = EMAIL.findall(text)
    rest = EMAIL.sub(" ; ", text)
    webs: list[str] = []
    for pattern in (WEB, BARE_WEB):
        webs += [match[0] for match in pattern.finditer(rest)]
        rest = pattern.sub(" ; ", rest)
    words = rest.split()
    webs += [bare for word in words if BARE_DOMAIN.fullmatch(bare := word.strip(_AROUND))]
    rest = " ".join(" ; " if BARE_DOMAIN.fullmatch(word.strip(_AROUND)) else word for word in words)
    phones = list(_phones(rest, country))
    return _Parts([*phones, f"Text {line}"] if line else phones, emails, webs, _RUN.sub(" ; ", rest))


def _phones(text: str, country: str) -> Iterable[str]:
    """The numbers of a text, and what has as many figures as one and cannot be rung, to be named."""
    for run in _RUN.finditer(text):
        number = read_telephone(run[0].strip(), country)
        parts = [run[0]] if isinstance(number, Telephone) else _TWO.split(run[0])
        for part in parts:
            number = read_telephone(part.strip(), country)
            if isinstance(number, Telephone):
                yield number.shown + number.after
            elif sum(map(str.isdigit, part)) >= _FEWEST_DIGITS:
                yield part.strip()


def _name(text: str) -> str:
    """Who it is; "" where nothing is left, or only a sentence that names nobody, or what each of several numbers is."""
    if _SENTENCE.search(text):
        match = _WHO.search(text)
        return match[1] if match else ""
    parts = [
        part for part in _without_labels(text) if not part.startswith("@")
    ]  # the handle of a page is nobody's name
    people = [part for part in parts if is_person(part)]
    name = parts[0] if len(parts) == 1 else people[0] if len(people) == 1 else ""
    return name if len(name.split()) <= _MOST_WORDS else ""


def _without_labels(text: str) -> list[str]:
    """What is left of a cell around its numbers and addresses, without words such as Tel."""
    parts = [" ".join(_LABELS.sub(" ", part).split()).strip(" ,:-–—/|<>.&") for part in re.split(r"[;|\n]", text)]
    return list(dict.fromkeys(part for part in parts if sum(map(str.isalpha, part)) > 1))

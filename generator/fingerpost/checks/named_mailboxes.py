"""Is a mailbox that of a person whom a text of the same record names?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fingerpost.checks.first_names import FIRST_NAMES
from fingerpost.checks.last_names import LAST_NAMES
from fingerpost.checks.own_mailboxes import ALSO_WORDS, ROLE_WORDS, HasName
from fingerpost.checks.person_names import CAPITALS, NOT_PEOPLE, as_names
from fingerpost.checks.plain_text import readable

_NO_LETTER = re.compile(r"[^a-z]+")
_FEWEST_LETTERS = 4


def is_of_named_person(email: str, record: HasName, texts: Iterable[str]) -> bool:
    """Whether one of the texts has the name that a mailbox is made of: "Nikky Sample" and nsample@ or n.sample@.

    Args:
        email: In lower case.
        record: Whose mailbox it is; one that has its own name is the group's.
        texts: As they were written.
    """
    local, _, domain = email.partition("@")
    packed = _NO_LETTER.sub("", local)
    own = _NO_LETTER.sub("", f"{record.name} {record.id} {domain}".lower())
    if packed in ROLE_WORDS or packed in own:
        return False
    return any(_is_made_of(packed, first, last) for text in texts for first, last in _names_in(text))


def _names_in(text: str) -> Iterable[tuple[str, str]]:
    """Pairs of capital words that may be a name, in lower case."""
    for match in CAPITALS.finditer(as_names(readable(text))):
        first, last = match[1].lower(), _NO_LETTER.sub("", (match[2] or "").lower())
        if last and NOT_PEOPLE.isdisjoint((first, last)):
            yield first, last


def _is_made_of(packed: str, first: str, last: str) -> bool:
    """Whether a mailbox without its signs is made of a name; of one on no list only as no group is called."""
    if len(packed) < _FEWEST_LETTERS:
        return False
    if last in (packed[1:], packed[:-1]):  # any initial: Nikky may be Nicola in her mailbox
        return True
    is_listed = first in FIRST_NAMES
    if (is_listed or last in LAST_NAMES) and packed in (first + last, last + first, first + last[0]):
        return True
    return is_listed and first not in ALSO_WORDS and packed in (first, last)

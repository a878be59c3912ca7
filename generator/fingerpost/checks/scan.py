"""One pass over all the words of a record, which decides what to look at closely.

Nearly every record is plain. So the words are joined once, and a few cheap questions of the whole
(is there a "<", a letter that is not ASCII, a word such as "refuge"?) decide which of the slower
checks run at all. 10,000 records are looked through in a fifth of a second.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fingerpost.checks.fields import Texts, texts_of
from fingerpost.checks.spoken_digits import has_spoken_digits
from fingerpost.records.directory import Record

_TO_SPACES = str.maketrans(dict.fromkeys('\n\t.,;:!?()[]{}"“”*_/&+-–—|<>#', " ") | {"’": "'", "‘": "'"})
# Six digits, perhaps in groups: shorter runs are times, prices and house numbers.
# What could be a mark of Markdown or of a web page; a # only where a line begins.
_MARK = re.compile(r"[*_`~]|\]\(|&[#A-Za-z0-9]{2,31};|^ {0,3}#", re.MULTILINE)
_MARK_SIGNS = ("*", "_", "`", "~", "](", "&", "#")  # each has one: to look for these first is ten times quicker
_LONG_NUMBER = re.compile(r"[0-9](?:[ ./-]?[0-9]){5}")
# Nine digits with a few signs of any kind between them.
_PERHAPS_PHONE = re.compile(r"[0-9](?:[^A-Za-z0-9]{0,6}[0-9]){8}")
_SPELT_AT = re.compile(r"[(\[{] ?at ?[)\]}]|%40| at [a-z]+(?:\.co| dot )")
# How many digits either has; to count them is far quicker: docs/decisions/0043-large-tables.md.
_FEWEST_OF_NUMBER = 6
_FEWEST_OF_PHONE = 9


class Scan(NamedTuple):
    """The texts of a record and what the first look at them found."""

    texts: Texts
    words: frozenset[str]  # in lower case, without punctuation
    is_plain: bool  # nothing but printable ASCII and line ends
    has_angle: bool
    has_marks: bool  # perhaps
    has_long_number: bool
    has_phone: bool  # perhaps
    has_at: bool  # or a word that is written for it


def scan_of(record: Record) -> Scan:
    """Look through a record once."""
    texts = texts_of(record)
    joined = "\n".join([text for _, text in texts])
    lowered = joined.lower()
    words = frozenset(words_in(joined))
    digits = sum(map(lowered.count, "0123456789"))
    return Scan(
        texts=texts,
        words=words,
        is_plain=joined.isascii() and joined.replace("\n", " ").isprintable(),
        has_angle="<" in joined,
        has_marks=any(sign in joined for sign in _MARK_SIGNS) and _MARK.search(joined) is not None,
        has_long_number=digits >= _FEWEST_OF_NUMBER and _LONG_NUMBER.search(joined) is not None,
        has_phone=(digits >= _FEWEST_OF_PHONE and _PERHAPS_PHONE.search(lowered) is not None)
        or has_spoken_digits(lowered, words, has_digit=digits > 0),
        has_at="@" in joined or _spells_at(lowered),
    )


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return text.lower().translate(_TO_SPACES).split()


def _spells_at(lowered: str) -> bool:
    if " at " in lowered and (".co" in lowered or " dot " in lowered):
        return _SPELT_AT.search(lowered) is not None
    return any(sign in lowered for sign in "([{%") and _SPELT_AT.search(lowered) is not None

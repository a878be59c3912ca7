"""Ids: the short name that a record's file and address are made from."""

from __future__ import annotations

import re
import unicodedata

from fingerpost.records.ids import MAX_LENGTH

# NFKD takes accents off but leaves these whole, and people type them without.
SPELT_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"}
    | {"ð": "d", "þ": "th", "ı": "i", "&": " and ", "+": " and ", "@": " at "}
    | dict.fromkeys("'’‘`´", None)
)


def slug_of(*names: str, longest: int = MAX_LENGTH) -> str:
    """Make an id from one or more names; "" if they have no Latin letter and no figure.

    >>> slug_of("St Mary's Café & Garden", "Wells")
    'st-marys-cafe-and-garden-wells'
    >>> slug_of("北京")
    ''
    """
    text = " ".join(names).translate(SPELT_OUT)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return shorten_id("-".join(re.findall("[a-z0-9]+", plain)), longest)


def is_name(text: str) -> bool:
    """Whether people can look for a name: it begins with a letter, or has two letters or figures.

    >>> is_name("A-Z"), is_name("50+"), is_name("../../x"), is_name("?!")
    (True, True, False, False)
    """
    return (text.isascii() and text[:1].isalpha()) or sum(letter.isalnum() for letter in text) > 1


def shorten_id(slug: str, longest: int = MAX_LENGTH) -> str:
    """Cut an id at a hyphen, so that no word is left in half unless it is longer than the limit itself.

    >>> shorten_id("wells-and-mendip-museum", 12)
    'wells-and'
    """
    if len(slug) <= longest:
        return slug
    cut = slug[: longest + 1].rpartition("-")[0]
    return cut or slug[:longest]

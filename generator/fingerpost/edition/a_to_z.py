"""A to Z: the letter that a name is listed under, and the order of names."""

from __future__ import annotations

import string
import unicodedata
from functools import lru_cache

from fingerpost.language import Language

DIGITS, OTHER = "0-9", "other"
LETTERS = (*string.ascii_lowercase, DIGITS, OTHER)
_ORDER = {letter: number for number, letter in enumerate(LETTERS)}


@lru_cache(maxsize=65536)
def letter_of(name: str) -> str:
    """The letter a name is listed under, as used in addresses; accents, quotes and brackets do not count.

    >>> [letter_of(name) for name in ("Éclair Club", "'Knit and natter'", "50 and over", "বাংলা স্কুল", "…")]
    ['e', 'k', '0-9', 'other', 'other']
    """
    for letter in unicodedata.normalize("NFKD", name).casefold():
        if letter in _ORDER:
            return letter
        if letter.isdigit():
            return DIGITS
        if letter.isalpha():
            return OTHER
    return OTHER


def say_letter(letter: str, language: Language) -> str:
    """Write a letter as a heading does: "B", "0 to 9"."""
    if letter == DIGITS:
        return language.text("0 to 9")
    return language.text("Other letters") if letter == OTHER else letter.upper()


def by_letter(name: str) -> tuple[int, str]:
    """The key that puts names in the order of their headings."""
    return _ORDER[letter_of(name)], name.casefold()

"""Splitting text into words, the same for the index and for queries; the browser's text.js does the same."""

from __future__ import annotations

import re
import unicodedata

# People leave these out, or their phone types a curly one: men's, men’s and mens are one word.
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´＇"))
# Letters that Unicode does not decompose into a plain letter and a mark.
_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ð": "d", "ı": "i"})
# Each ASCII character as it is in a word: a lower-case letter, a digit, or a space. Four times as quick as a pattern.
_ASCII = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))

# Letters with dots or & between are one word: M.E., u.3.a., A&E.
_INITIALS = re.compile(r"\b[a-z](?:(?:\.(?: ?& ?)?| ?& ?)[a-z0-9]\b)+", re.ASCII | re.IGNORECASE)
_BETWEEN = re.compile(r"[.& ]+")
_SPACES = re.compile("[ \\t\\n\\r\\f\\v\u00a0]+")
_OUTWARD = re.compile(r"[a-z]{1,2}\d[a-z\d]?")
_DIGIT = re.compile(r"\d")
_INWARD = re.compile(r"\d[a-z]{2}")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")


def fold(text: str) -> str:
    """Write a text without capitals, accents and apostrophes.

    >>> fold("Café Men’s ŁÓDŹ")
    'cafe mens lodz'
    """
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    parts = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    bare = "".join(letter for letter in parts if not unicodedata.category(letter).startswith("M"))
    return bare.lower().translate(_PLAIN)


def words_of(text: str) -> list[str]:
    """Split a text into words: runs of letters and digits, in order; Saint becomes St, initials lose their dots.

    >>> words_of("Knit & natter, drop-in (over-60s)")
    ['knit', 'natter', 'drop', 'in', 'over', '60s']
    >>> words_of("Norton Saint Philip")
    ['norton', 'st', 'philip']
    >>> words_of("M.E. and u.3.a., A&E, 2.30 p.m.")
    ['me', 'and', 'u3a', 'ae', '2', '30', 'pm']
    """
    words = _words_of(text)
    return ["st" if word == "saint" else word for word in words] if "saint" in words else words


def _words_of(text: str) -> list[str]:
    if text.isascii():  # nearly every text
        return _join(text.replace("'", "").replace("`", "")).translate(_ASCII).split()
    folded = _join(fold(text))
    if folded.isascii():
        return folded.translate(_ASCII).split()
    return "".join(letter if letter.isalnum() else " " for letter in folded).split()


def _join(text: str) -> str:
    return _INITIALS.sub(lambda match: _BETWEEN.sub("", match[0]), text)


def tidy(text: str) -> str:
    """Leave one space between words, none at the ends; only the spaces that keyboards and pages produce count."""
    return _SPACES.sub(" ", text).strip(" ")


def words_to_index(text: str) -> list[str]:
    """Split a text into words, without phone numbers, postcodes, email and web addresses, which would fill the index.

    >>> words_to_index("Ring 01632 960123 or write to tea@example.org, BA11 1AA, at 10")
    ['ring', 'or', 'write', 'to', 'at', '10']
    """
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    words = words_of(text)
    if not _DIGIT.search(text):
        return words
    words_kept: list[str] = []
    for word in words:
        if word.isdigit() and len(word) > 3:  # a piece of a telephone number, or a year
            continue
        if _INWARD.fullmatch(word) and words_kept and _OUTWARD.fullmatch(words_kept[-1]):
            words_kept.pop()
            continue
        words_kept.append(word)
    return words_kept

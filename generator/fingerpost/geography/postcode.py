"""The shape of a United Kingdom postcode, and its parts: BA11 1AA is a unit of sector BA11 1, outcode BA11, area BA."""

from __future__ import annotations

import re
from itertools import islice, product

# Source: British Standard BS 7666 and the Post Office's programmers' guide: which letters are allowed where.
# The alternatives are A9, A99, A9A, AA9, AA99 and AA9A, and the one exception, GIR.
_OUTWARD = (
    r"(?:[A-PR-UWYZ](?:[0-9]|[1-9][0-9]|[0-9][ABCDEFGHJKPSTUW])"
    r"|[A-PR-UWYZ][A-HK-Y](?:[0-9]|[1-9][0-9]|[0-9][ABEHMNPRVWXY])"
    r"|GIR)"
)
_UNIT = re.compile(rf"({_OUTWARD})([0-9][ABD-HJLNP-UW-Z]{{2}})", re.ASCII)
_OUTCODE = re.compile(_OUTWARD, re.ASCII)
_SECTOR = re.compile(rf"({_OUTWARD})([0-9])", re.ASCII)
_AREA = re.compile(r"[A-PR-UWYZ][A-HK-Y]?", re.ASCII)
_AMONG_WORDS = re.compile(rf"(?<![A-Z0-9])({_OUTWARD}) ?([0-9][ABD-HJLNP-UW-Z]{{2}})(?![A-Z0-9])", re.ASCII)
# What may have been meant by what was typed: each has the shape of the other.
_TYPED_FOR = {"O": "O0", "o": "O0", "0": "0O", "I": "I1", "l": "L1"}
_SPACES = re.compile(r"[ \t\u00a0]+")  # the last is the space that cannot break, which word processors put in


def tidy_postcode(text: str) -> str | None:
    """Write a whole postcode as the Post Office does; None if it has not the shape of one.

    The shape says nothing about whether the postcode is in use: ``PostcodeTable`` does.

    >>> tidy_postcode("ba111aa")
    'BA11 1AA'
    >>> tidy_postcode("BA11") is None
    True
    """
    match = _UNIT.fullmatch(_packed(text))
    return f"{match[1]} {match[2]}" if match else None


def likely_postcode(text: str) -> str | None:
    """The one postcode that a text can mean: O typed for 0, a full stop behind it, an address before it; else None.

    >>> likely_postcode("BA11 OAA"), likely_postcode("BA11 1AA."), likely_postcode("12 High Street BA11 1AA")
    ('BA11 0AA', 'BA11 1AA', 'BA11 1AA')
    """
    if not text.isascii():
        return None
    among = {f"{match[1]} {match[2]}" for match in _AMONG_WORDS.finditer(_SPACES.sub(" ", text).upper())}
    if among:
        return among.pop() if len(among) == 1 else None
    packed, last = _SPACES.sub("", text := text.strip(" .,;:'\"")), text.split()[-1:]
    if not 5 <= len(packed) <= 7 or (last != [packed] and [len(part) for part in last] != [3]):
        return None  # the space stays where it is: BA11 1A lacks a letter
    spellings = ("".join(letters) for letters in product(*(_TYPED_FOR.get(letter, letter) for letter in packed)))
    readings = list(islice((tidy for spelling in spellings if (tidy := tidy_postcode(spelling))), 2))
    return readings[0] if len(readings) == 1 else None


def is_postcode(text: str) -> bool:
    """Whether this is a whole postcode, in any spacing and case."""
    return tidy_postcode(text) is not None


def tidy_outcode(text: str) -> str | None:
    """Write the first half of a postcode in capitals, such as BA11; None if it has not the shape of one."""
    packed = _packed(text)
    return packed if _OUTCODE.fullmatch(packed) else None


def tidy_sector(text: str) -> str | None:
    """Write a sector, such as BA11 1; None if it has not the shape of one.

    Without its space "BA11" could be sector BA1 1 or outcode BA11, so the space is needed.
    """
    outward, _, digit = _SPACES.sub(" ", text.strip()).rpartition(" ")
    match = _SECTOR.fullmatch(_packed(outward) + digit) if len(digit) == 1 else None
    return f"{match[1]} {match[2]}" if match else None


def tidy_area(text: str) -> str | None:
    """Write a postcode area, such as BA; None if it has not the shape of one."""
    packed = _packed(text)
    return packed if _AREA.fullmatch(packed) else None


def outcode_of(postcode: str) -> str | None:
    """The outcode of a whole postcode: BA11 of BA11 1AA."""
    tidy = tidy_postcode(postcode)
    return tidy[:-4] if tidy else None


def area_of(postcode_or_outcode: str) -> str | None:
    """The letters a postcode or an outcode begins with: BA of BA11 1AA."""
    outcode = outcode_of(postcode_or_outcode) or tidy_outcode(postcode_or_outcode)
    match = _AREA.match(outcode) if outcode and outcode != "GIR" else None
    return match[0] if match else None


def sort_key(outcode: str) -> tuple[str, int, str]:
    """The order people expect: BA2 before BA10.

    >>> sorted(["BA10", "BA2", "B1"], key=sort_key)
    ['B1', 'BA2', 'BA10']
    """
    match = re.fullmatch(r"([A-Z]+)([0-9]*)([A-Z]*)", outcode, re.ASCII)
    return (match[1], int(match[2] or 0), match[3]) if match else (outcode, 0, "")


def _packed(text: str) -> str:
    packed = _SPACES.sub("", text.strip())
    # Only ASCII is put in capitals: other letters may become ASCII on the way (the Turkish dotless i becomes I).
    return packed.upper() if packed.isascii() else packed

"""The town of an address that names none: a town of the directory in its words, or the only one with its postcode."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fingerpost.geography.postcode import tidy_postcode
from fingerpost.records.vocabulary import Area

_INSIDE_A_WORD = ("-", "'", "’")


def known_town(lines: Sequence[str], postcode: str, areas: Mapping[str, Area]) -> str:
    """The town of such an address; "" where no area of the directory is certain.

    Args:
        lines: Those of the address.
        postcode: "" if it has none.
        areas: The towns of the directory.
    """
    outcode = (tidy_postcode(postcode) or "")[:-4]
    for line in reversed(lines):
        named = [area for area in areas.values() if _ends_with(line, area) and _may_have(area, outcode)]
        if named:
            return max(named, key=lambda area: len(area.name)).name
    own = [area.name for area in areas.values() if outcode and outcode in area.outcodes]
    return own[0] if len(own) == 1 else ""


def _ends_with(line: str, area: Area) -> bool:
    """Whether a line ends with its name or another spelling, and not only with a part of a longer word."""
    text = line.casefold().rstrip(" .,")
    for name in (area.name, *area.also):
        before = text.removesuffix(name.casefold())
        if before != text and not (before[-1:].isalnum() or before.endswith(_INSIDE_A_WORD)):
            return True
    return False


def _may_have(area: Area, outcode: str) -> bool:
    return not outcode or not area.outcodes or outcode in area.outcodes

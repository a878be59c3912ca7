"""What a mapping says about its fields: the gaps in its texts, and which columns a value is made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from fingerpost.exchange.tables.mapping_words import KINDS, way_of

# <Town>; <Age (<18)> with brackets inside round ones; and <<Ages 5 -> 8>> for any other name with one in it.
_GAP = re.compile(r"<<([^\n]+?)>>|<((?:[^<>\n()]|\([^()\n]*\))+)>|<([^<>\n]+)>")
Spec = Any  # a text with gaps, a list of specs, a way of making a value, or fields that are specs


ITEM = "each"  # the gap <each>: the part of a cell that something is being made for
RECORD_IDS = {f"{kind} id": kind for kind in KINDS}


def columns_in(spec: Spec, own_columns: Mapping[str, Spec]) -> Iterator[str]:
    """Every column of the table that a value is made from, in order of mention."""
    if isinstance(spec, str):
        for name in gaps_of(spec):
            if name in own_columns:
                others = {key: part for key, part in own_columns.items() if key != name}
                yield from columns_in(own_columns[name], others)
            else:
                yield name
    elif isinstance(spec, list):
        for part in spec:
            yield from columns_in(part, own_columns)
    elif isinstance(spec, dict):
        if "when" in spec:
            yield from spec["when"]
        for name, part in spec.items():
            if name not in ("when", "in", "at", "by", "written", "year", "part_after", "address_part", "contact_part"):
                yield from columns_in(part, own_columns)


@cache
def gaps_of(text: str) -> tuple[str, ...]:
    """The columns named in a text: "<Town>" in "A library in <Town>."."""
    return tuple(_name_of(gap) for gap in _GAP.finditer(text))


def _name_of(gap: re.Match[str]) -> str:
    return gap[gap.lastindex or 0]


@cache
def parts_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a text has around its gaps, and the names in them: "A library in <Town>." is ("A library in ", ".")."""
    literals, at = [], 0
    for gap in _GAP.finditer(text):
        literals.append(text[at : gap.start()])
        at = gap.end()
    return (*literals, text[at:]), gaps_of(text)


def below(spec: Spec, step: str) -> Spec:
    """The part of a spec that makes one field, or all of it where that is not clear."""
    return spec[step] if isinstance(spec, dict) and step in spec and not way_of(spec) else spec


def as_text(value: Any) -> str:
    """A value for a gap."""
    return ", ".join(value) if isinstance(value, list) else str(value or "")


def is_by_day(hours: Spec) -> bool:
    """Whether a mapping has a column for each day."""
    return isinstance(hours, dict) and not way_of(hours)

"""The name of a place that only the address gives: a column of the mapping that takes the hall from where it begins."""

from __future__ import annotations

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.yaml_lines import quoted
from fingerpost.exchange.tables.values.address_parts import address_part

_SHARE = 0.2  # of the addresses: where fewer begin with a hall, the places keep the names of the entries


def building_column(draft: Draft) -> str:
    """What the column is called; "" if the list names its places, or few addresses begin with the name of a hall."""
    lines = draft.all("address")
    if draft.all("venue") or draft.place_table or not draft.has_place or any(line.table for line in lines):
        return ""
    cells = ([row.cells.get(line.name, "") for line in lines] for row in draft.source.table.rows)
    texts = [text for row in cells if (text := ", ".join(filter(None, row)))]
    if not texts or sum(bool(address_part(text, "building")) for text in texts) < _SHARE * len(texts):
        return ""
    headers = {header.strip().casefold() for header in draft.source.table.headers}
    return "Building of the address" if "building" in headers else "Building"


def building_value(draft: Draft) -> str:
    """The hall of each address, and the name of the entry where it begins with none."""
    gaps = [quoted(as_gap(line.name)) for line in draft.all("address")]
    cell = gaps[0] if len(gaps) == 1 else f'{{joined: [{", ".join(gaps)}], by: ", "}}'
    return f"{{first_of: [{{address_part: building, of: {cell}}}, {quoted(draft.name)}]}}"

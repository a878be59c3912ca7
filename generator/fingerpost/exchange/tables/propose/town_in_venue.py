"""The town behind the name of a hall, where no column has towns: "Memorial Hall, Aberaeron"."""

from __future__ import annotations

from collections import Counter

from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.values.address_parts import address_part, is_known_town, is_no_house

_SEVERAL = 2  # rows that name it
_HALF = 0.5


def town_in_venue(draft: Draft) -> Column | None:
    """The column of venues, where most that have a comma have a town behind it; None if not, or if a column has towns.

    A town is one that several rows name behind the name of a hall, or one that is known.
    """
    column = venue_with_commas(draft)
    if column is None:
        return None
    cells = [cell for row in draft.source.table.rows if "," in (cell := row.cells.get(column.name, ""))]
    towns = Counter(town for cell in cells if (town := _town_of(cell)))
    sure = sum(count for town, count in towns.items() if count >= _SEVERAL or is_known_town(town))
    return column if sure and sure >= _HALF * len(cells) else None


def venue_with_commas(draft: Draft) -> Column | None:
    """The column of venues of a list that has no towns and no addresses, where some of them have a comma."""
    if draft.place_table or any(draft.all(role) for role in ("town", "address")) or draft.area_as_town:
        return None
    column = next(iter(draft.all("venue")), None)
    has_comma = column is not None and not column.table and any("," in cell for cell in column.contents.cells)
    return column if has_comma else None


def _town_of(cell: str) -> str:
    town = str(address_part(cell, "town"))
    return town if town[:1].isupper() and is_no_house(town) and address_part(cell, "building") else ""

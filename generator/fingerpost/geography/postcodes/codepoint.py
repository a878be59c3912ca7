"""Rows of OS Code-Point Open: no header; postcode, quality, easting, northing, then six codes of regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fingerpost.geography.postcode import tidy_postcode
from fingerpost.geography.postcodes.grid import is_on_grid, to_degrees
from fingerpost.geography.postcodes.postcode_unit import Unit

TITLE = "OS Code-Point Open"
ATTRIBUTION = (
    "Contains OS data © Crown copyright and database right {year}",
    "Contains Royal Mail data © Royal Mail copyright and database right {year}",
    "Contains National Statistics data © Crown copyright and database right {year}",
)
_NO_POSITION = "90"  # the positional quality of a postcode that could not be placed; its easting is 0


def is_row(row: Sequence[str]) -> bool:
    """Whether this could be a row: older editions write the postcode in seven characters, newer ones with a space."""
    return len(row) >= 4 and tidy_postcode(row[0]) is not None and all(cell.isdecimal() for cell in row[1:4])


def read_rows(rows: Iterable[Sequence[str]], left_out: Counter[str]) -> Iterator[Unit]:
    """Yield every postcode with a position."""
    for row in rows:
        if not is_row(row):
            left_out["not a postcode"] += 1
            continue
        east, north = (float(cell[:9]) for cell in row[2:4])  # cut, as a million digits would take their time
        if row[1] == _NO_POSITION or not is_on_grid(east, north):
            left_out["no position"] += 1
        else:
            yield Unit(tidy_postcode(row[0]) or "", *to_degrees(east, north))

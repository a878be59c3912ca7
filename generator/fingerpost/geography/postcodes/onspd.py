"""Rows of the ONS Postcode Directory: a header, some fifty columns, and postcodes that have long ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fingerpost.geography.postcode import tidy_postcode
from fingerpost.geography.postcodes.grid import is_on_grid, to_degrees
from fingerpost.geography.postcodes.postcode_unit import SourceError, Unit

TITLE = "ONS Postcode Directory"
ATTRIBUTION = (
    "Contains OS data © Crown copyright and database right {year}",
    "Contains Royal Mail data © Royal Mail copyright and database right {year}",
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
)
# The directory has renamed its columns over the years; the first that is there is taken.
_POSTCODE = ("pcds", "pcd", "pcd8", "pcd7")
_EASTING = ("oseast1m", "east1m")
_NORTHING = ("osnrth1m", "north1m")
_SOUTH, _NORTH, _WEST, _EAST = 49.0, 61.0, -9.0, 2.0  # from Jersey to Shetland, and from Fermanagh to Lowestoft


def is_header(row: Sequence[str]) -> bool:
    """Whether the first row names the columns that are needed."""
    columns = _columns(row)
    has_degrees = "lat" in columns and "long" in columns
    has_grid = _first(columns, _EASTING) is not None and _first(columns, _NORTHING) is not None
    return _first(columns, _POSTCODE) is not None and (has_degrees or has_grid)


def read_rows(rows: Iterable[Sequence[str]], left_out: Counter[str]) -> Iterator[Unit]:
    """Yield every postcode that is in use and has a position."""
    every = iter(rows)
    header = next(every, [])
    if not is_header(header):
        raise SourceError("The first line does not name the columns pcds, lat and long.", "Keep the file as published.")
    columns = _columns(header)
    postcode, ended = _first(columns, _POSTCODE), columns.get("doterm")
    for row in every:
        tidy = tidy_postcode(_cell(row, postcode))
        if tidy is None:
            left_out["not a postcode"] += 1
        elif _cell(row, ended):
            left_out["ended"] += 1
        elif position := _position(row, columns, tidy):
            yield Unit(tidy, *position)
        else:
            left_out["no position"] += 1


def _position(row: Sequence[str], columns: Mapping[str, int], postcode: str) -> tuple[float, float] | None:
    try:
        if "lat" in columns and "long" in columns:
            lat, lon = float(_cell(row, columns["lat"])), float(_cell(row, columns["long"]))
            # 99.999999, 0.000000 means "no position".
            return (lat, lon) if _SOUTH < lat < _NORTH and _WEST < lon < _EAST else None
        # Northern Ireland's eastings are those of the Irish grid, which this cannot turn into degrees.
        if postcode.startswith("BT"):
            return None
        east, north = (float(_cell(row, _first(columns, names))) for names in (_EASTING, _NORTHING))
        return to_degrees(east, north) if is_on_grid(east, north) else None
    except ValueError:
        return None


def _columns(row: Sequence[str]) -> dict[str, int]:
    return {name.strip().lower(): number for number, name in enumerate(row)}


def _first(columns: Mapping[str, int], names: Sequence[str]) -> int | None:
    return next((columns[name] for name in names if name in columns), None)


def _cell(row: Sequence[str], number: int | None) -> str:
    return row[number].strip() if number is not None and number < len(row) else ""

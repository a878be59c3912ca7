"""Reading the tables that an owner may put beside the records: ``reads.csv`` and ``deprivation.csv``."""

from __future__ import annotations

import csv
import errno
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from fingerpost.files.plain_file import read_plain
from fingerpost.records.own_tables import Deprivation, Neighbourhood
from fingerpost.records.parts import Location
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

READS, DEPRIVATION = "reads.csv", "deprivation.csv"
_LARGEST = 50_000_000  # bytes: every postcode of a country is less

# What a column may be called, in small letters: in our own words, and as those call it who publish such tables.
_ADDRESS = ("address", "page", "path", "url")
_COUNT = ("reads", "visits", "views", "pageviews", "hits", "count")
_POSTCODE = ("postcode", "pcds")
_TENTH = (
    "decile",
    "index of multiple deprivation decile",  # the government's own search by postcode
    "index of multiple deprivation (imd) decile",
    "uk_imd_e_pop_decile",  # mySociety's index for the whole of the United Kingdom
    "wimd decile",
    "simd2020v2_decile",
)
_TENTHS = frozenset(map(str, range(1, 11)))
_LATITUDE, _LONGITUDE = ("lat", "latitude"), ("lon", "lng", "long", "longitude")


def read_reads(path: Path, shown: str) -> tuple[dict[str, int], list[Problem]]:
    """How often each page was read, by the path of its address.

    Args:
        path: The table; nothing is read if it is not there.
        shown: The file as a person would type it.
    """
    problems: list[Problem] = []
    counts: dict[str, int] = {}
    rows = _rows(path, shown, problems)
    for number, row in rows:
        address, count = _cell(row, _ADDRESS), _cell(row, _COUNT).replace(",", "")
        if not count.isdecimal() or len(count) > 12 or not address:
            problems.append(
                _at(
                    shown,
                    number,
                    "There is no address with a number here.",
                    "the address of a page, a comma and how often it was read",
                )
            )
            continue
        page = urlsplit(address).path.strip("/") if "//" in address else address.partition("?")[0].strip("/")
        counts[f"/{page}/"] = counts.get(f"/{page}/", 0) + int(count)
    return counts, problems


def read_deprivation(path: Path, shown: str) -> tuple[Deprivation, list[Problem]]:
    """Which tenth of all neighbourhoods a postcode, or the small area around a point, is in.

    Args:
        path: The table; nothing is read if it is not there.
        shown: The file as a person would type it.
    """
    problems: list[Problem] = []
    by_postcode: dict[str, int] = {}
    areas: list[Neighbourhood] = []
    for number, row in _rows(path, shown, problems):
        tenth, postcode = _cell(row, _TENTH), _cell(row, _POSTCODE)
        if tenth not in _TENTHS:
            if postcode or tenth:  # who asks for many postcodes at once gets those too that are not known
                problems.append(_at(shown, number, "The decile is not a number from 1 to 10.", "BA11 1AA,3"))
        elif postcode:
            by_postcode[_squeezed(postcode)] = int(tenth)
        elif (location := _location(row)) is not None:
            areas.append(Neighbourhood(location, int(tenth)))
        else:
            hint = "a postcode, or lat and lon, beside the decile"
            problems.append(_at(shown, number, "Nobody can tell where this line is.", hint))
    return Deprivation(by_postcode=by_postcode, neighbourhoods=tuple(areas)), problems


def _squeezed(postcode: str) -> str:
    return "".join(postcode.split()).upper()


def _location(row: Mapping[str, str]) -> Location | None:
    try:
        lat, lon = float(_cell(row, _LATITUDE)), float(_cell(row, _LONGITUDE))
    except ValueError:
        return None
    return Location(lat=lat, lon=lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


def _rows(path: Path, shown: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows by their headings in lower case, with the number of each line."""
    try:
        text = read_plain(path, _LARGEST)
    except (OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError) and error.errno == errno.EFBIG:
            problems.append(_at(shown, 0, "This table is too large.", "only the lines of your own area"))
        else:
            problems.append(_at(shown, 0, "This table cannot be read.", "a CSV file in UTF-8, as spreadsheets save it"))
        return
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        headings = [heading.strip().casefold() for heading in next(reader, [])]
        if not _suits(path.name, headings):
            wanted = "address,reads" if path.name != DEPRIVATION else "postcode,decile"
            problems.append(_at(shown, 1, f"The first line does not name the columns {wanted}.", wanted))
            return
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, dict(zip(headings, (cell.strip() for cell in cells), strict=False))
    except csv.Error:
        problems.append(_at(shown, reader.line_num, "This is not a line of a CSV table.", "quotation marks in pairs"))


def _suits(name: str, headings: list[str]) -> bool:
    has = set(headings)
    if name != DEPRIVATION:
        return not has.isdisjoint(_ADDRESS) and not has.isdisjoint(_COUNT)
    is_placed = not has.isdisjoint(_POSTCODE) or not (has.isdisjoint(_LATITUDE) or has.isdisjoint(_LONGITUDE))
    return is_placed and not has.isdisjoint(_TENTH)


def _cell(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if name in row), "")


def _at(shown: str, line: int, message: str, example: str) -> Problem:
    return Problem(
        code="table-line", severity=Severity.WARNING, span=Span(shown, line), message=message, hint=f"Write {example}."
    )

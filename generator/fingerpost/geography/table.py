"""The postcode table: where every postcode of a directory's part of the country is, in small files.

The files, in ``assets/postcodes/``, are made by ``fingerpost postcodes`` and are served to the
browser as they are. One outward part is one file, so a visitor's device asks for "ba11" and looks
up the rest of the postcode itself: a whole postcode never leaves it.

``index.json``
    ``{"format": 1, "source", "edition", "licence", "attribution": [line], "areas": ["BA"],
    "outcodes": ["BA11"]}``. ``areas`` are the postcode areas that are there as a whole.
``sectors.json``
    ``{"format": 1, "scale": 10000, "outcodes": {"BA11": [lat, lon, reach]}, "sectors": {"BA11 1": [lat, lon]}}``:
    the middle of each, in ten-thousandths of a degree. ``reach`` is how far, in hundreds of metres,
    the outcode's farthest postcode is from that middle.
``ba11.json``
    ``{"format": 1, "outcode": "BA11", "scale": 10000, "lat", "lon", "units": "1AA1AB...", "lats": [], "lons": []}``.
    ``units`` has the second halves, three letters each, in order. The third unit is at
    ``(lat + lats[2]) / scale``, ``(lon + lons[2]) / scale``. A ten-thousandth of a degree is 11 metres
    north to south and 7 east to west; a postcode has about 15 houses.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from fingerpost.geography.postcode import area_of, tidy_area, tidy_outcode, tidy_postcode, tidy_sector
from fingerpost.records.parts import Location

FORMAT = 1
INDEX = "index.json"
SECTORS = "sectors.json"
_SCALES = range(1, 10_000_001)


class PostcodeTableError(Exception):
    """Raised by ``PostcodeTable`` when one of its files is not as ``fingerpost postcodes`` writes it."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"The postcode table {file.name} cannot be read. Make it again with fingerpost postcodes.")
        self.file = file


@dataclass(frozen=True, slots=True)
class Outward:
    """The postcodes of one outward part, as in its file."""

    scale: int
    lat: int
    lon: int
    units: tuple[str, ...]  # sorted
    lats: tuple[int, ...]
    lons: tuple[int, ...]

    def find(self, unit: str) -> Location | None:
        """The position of one second half, such as 1AA."""
        number = bisect_left(self.units, unit)
        if number == len(self.units) or self.units[number] != unit:
            return None
        return _location(self.lat + self.lats[number], self.lon + self.lons[number], self.scale)


class PostcodeTable:
    """Reads each file once, when it is needed. A missing folder is an empty table."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._outwards: dict[str, Outward | None] = {}
        self._index: dict[str, Any] | None = None
        self._middles: dict[str, Any] | None = None

    def __bool__(self) -> bool:
        return bool(self.outcodes)

    def find(self, postcode: str) -> Location | None:
        """Where a whole postcode is; None if it is not in the table, or not a postcode."""
        tidy = tidy_postcode(postcode)
        outward = self._outward(tidy[:-4]) if tidy else None
        return outward.find(tidy[-3:]) if tidy and outward else None

    def sector(self, sector: str) -> Location | None:
        """The middle of a sector, such as BA11 1."""
        return self._middle("sectors", tidy_sector(sector))

    def outcode(self, outcode: str) -> Location | None:
        """The middle of an outcode, such as BA11."""
        return self._middle("outcodes", tidy_outcode(outcode))

    def reach_km(self, outcode: str) -> float | None:
        """How far the farthest postcode of an outcode is from its middle."""
        entry = self._sectors()["outcodes"].get(tidy_outcode(outcode))
        return entry[2] / 10 if entry else None

    def knows_outcode(self, outcode: str) -> bool:
        """Whether every postcode of this outcode is in the table, so that one that is not there is wrong."""
        return tidy_outcode(outcode) in self.outcodes

    def knows_area(self, area: str) -> bool:
        """Whether every postcode of this area is in the table: of all of BA, not only of BA11."""
        return tidy_area(area) in self._indexed().get("areas", ())

    def is_unknown(self, postcode: str) -> bool:
        """Whether a postcode has the right shape and yet is not in use, as far as this table can tell."""
        tidy = tidy_postcode(postcode)
        if not tidy or not (self.knows_outcode(tidy[:-4]) or self.knows_area(area_of(tidy) or "")):
            return False
        return self.find(tidy) is None

    @property
    def outcodes(self) -> tuple[str, ...]:
        """Every outcode in the table, in order."""
        return tuple(self._indexed().get("outcodes", ()))

    @property
    def attribution(self) -> tuple[str, ...]:
        """The lines that the licence asks to be shown wherever the table is used."""
        return tuple(self._indexed().get("attribution", ()))

    @property
    def edition(self) -> str:
        """The edition of the source, as given when the table was made; "" when it is not known."""
        return str(self._indexed().get("edition", ""))

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files to serve, in order: the index, the sectors, one file an outcode."""
        return (INDEX, SECTORS, *(file_of(outcode) for outcode in self.outcodes)) if self else ()

    def damaged(self) -> Iterator[Path]:
        """Every file that cannot be used or is not there, in order; it reads all of them."""
        try:
            outcodes = self.outcodes
        except PostcodeTableError as error:
            yield error.file
            return
        if not outcodes:
            return
        try:
            self._sectors()
        except PostcodeTableError as error:
            yield error.file
        for outcode in outcodes:
            try:
                self._outward(outcode)
            except PostcodeTableError as error:
                yield error.file

    def _outward(self, outcode: str) -> Outward | None:
        if outcode not in self._outwards:
            self._outwards[outcode] = self._read_outward(outcode) if outcode in self.outcodes else None
        return self._outwards[outcode]

    def _read_outward(self, outcode: str) -> Outward:
        file = self.folder / file_of(outcode)
        if (outward := _outward_in(_content(file), outcode)) is None:
            raise PostcodeTableError(file)
        return outward

    def _middle(self, kind: str, name: str | None) -> Location | None:
        entry = self._sectors()[kind].get(name)
        return _location(entry[0], entry[1], self._sectors()["scale"]) if entry else None

    def _sectors(self) -> dict[str, Any]:
        if self._middles is None:
            if not self:
                self._middles = {"scale": 1, "outcodes": {}, "sectors": {}}
                return self._middles
            file = self.folder / SECTORS
            raw = _read(file)
            scale = raw.get("scale")
            if scale not in _SCALES or not isinstance(scale, int):
                raise PostcodeTableError(file)
            for kind, length in (("outcodes", 3), ("sectors", 2)):
                middles = raw.get(kind)
                if not isinstance(middles, dict) or not all(
                    _whole(middle) and len(middle) == length and _on_earth(middle[0], middle[1], scale)
                    for middle in middles.values()
                ):
                    raise PostcodeTableError(file)
            self._middles = raw
        return self._middles

    def _indexed(self) -> dict[str, Any]:
        if self._index is None:
            file = self.folder / INDEX
            if not file.is_file():
                # The files of a table without their index: the part that says what is there is missing.
                if (self.folder / SECTORS).is_file():
                    raise PostcodeTableError(file)
                self._index = {}
                return self._index
            raw = _read(file)
            lists: list[Any] = [raw.get(name) for name in ("outcodes", "areas", "attribution")]
            if not all(isinstance(words, list) and all(isinstance(word, str) for word in words) for words in lists):
                raise PostcodeTableError(file)
            # An outcode is the name of a file.
            if any(tidy_outcode(outcode) != outcode for outcode in lists[0]) or len(set(lists[0])) < len(lists[0]):
                raise PostcodeTableError(file)
            self._index = raw
        return self._index


def file_of(outcode: str) -> str:
    """The name of an outcode's file, such as ba11.json."""
    return f"{outcode.lower()}.json"


@lru_cache(maxsize=64)  # a preview reads the same files again at each change
def _outward_in(content: bytes, outcode: str) -> Outward | None:
    """What the file of an outcode says; None if it cannot be used."""
    if (raw := _parsed(content)) is None:
        return None
    units: Any = raw.get("units")
    lats: Any = raw.get("lats")
    lons: Any = raw.get("lons")
    scale: Any = raw.get("scale")
    lat: Any = raw.get("lat")
    lon: Any = raw.get("lon")
    if not (isinstance(units, str) and _whole(lats) and _whole(lons) and _whole([scale, lat, lon])):
        return None
    halves = tuple(units[at : at + 3] for at in range(0, len(units), 3))
    if (
        raw.get("outcode") != outcode
        or scale not in _SCALES
        or not len(halves) == len(lats) == len(lons)
        or any(one >= other for one, other in pairwise(halves))
        or len(units) % 3
        or not all(_on_earth(lat + north, lon + east, scale) for north, east in zip(lats, lons, strict=True))
    ):
        return None
    return Outward(scale, lat, lon, halves, tuple(lats), tuple(lons))


def _location(lat: int, lon: int, scale: int) -> Location:
    return Location(lat=lat / scale, lon=lon / scale, source="postcode")


def _whole(numbers: object) -> bool:
    """Whether it is a list of whole numbers, none of them beyond what a position needs."""
    return isinstance(numbers, list) and all(type(number) is int and abs(number) < 10**9 for number in numbers)


def _on_earth(lat: int, lon: int, scale: int) -> bool:
    return abs(lat) <= 90 * scale and abs(lon) <= 180 * scale


def _read(file: Path) -> dict[str, Any]:
    if (raw := _parsed(_content(file))) is None:
        raise PostcodeTableError(file)
    return raw


def _content(file: Path) -> bytes:
    try:
        # It is served as it is, and a link could lead to a file that must stay private.
        if file.is_symlink():
            raise PostcodeTableError(file)
        return file.read_bytes()
    except OSError as error:
        raise PostcodeTableError(file) from error


def _parsed(content: bytes) -> dict[str, Any] | None:
    try:
        raw = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return raw if isinstance(raw, dict) and raw.get("format") == FORMAT else None

"""Make the postcode table from postcodes and positions; ``table`` says what the files look like."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace

from fingerpost.files.durable import InUse, write_all, write_whole
from fingerpost.geography.distance import km_between
from fingerpost.geography.postcode import area_of, outcode_of, sort_key, tidy_area, tidy_outcode
from fingerpost.geography.postcodes import codepoint, onspd
from fingerpost.geography.postcodes.earlier_table import ABOUT_FILE, EarlierTable, fingerprints, made_text
from fingerpost.geography.postcodes.postcode_unit import Unit
from fingerpost.geography.postcodes.source import PostcodeSource
from fingerpost.geography.postcodes.table_texts import (
    LICENCE,
    LICENCE_ADDRESS,
    LICENCE_FILE,
    README,
    index_text,
    licence_text,
    readme_text,
)
from fingerpost.geography.table import FORMAT, INDEX, SECTORS, file_of

SCALE = 10_000


@dataclass(frozen=True, slots=True)
class PostcodeAreas:
    """Which postcodes to take: whole areas, such as BA, and single outcodes, such as BS40."""

    areas: tuple[str, ...]
    outcodes: tuple[str, ...]  # those of a whole area are not repeated

    @classmethod
    def parse(cls, text: str) -> PostcodeAreas:
        """Read "BA, BS40".

        Raises:
            ValueError: With the piece that is neither an area nor an outcode.
        """
        areas, outcodes = set(), set()
        for piece in text.replace(",", " ").split():
            if area := tidy_area(piece):
                areas.add(area)
            elif outcode := tidy_outcode(piece):
                outcodes.add(outcode)
            else:
                raise ValueError(piece)
        single = [outcode for outcode in outcodes if area_of(outcode) not in areas]
        return cls(tuple(sorted(areas)), tuple(sorted(single, key=sort_key)))

    @property
    def every_area(self) -> tuple[str, ...]:
        """The areas to read, those of single outcodes too."""
        return tuple(sorted({*self.areas, *(area_of(outcode) or "" for outcode in self.outcodes)}))

    def __contains__(self, postcode: str) -> bool:
        outcode = postcode[:-4]
        return outcode in self.outcodes or area_of(outcode) in self.areas

    def missing_from(self, outcodes: Iterable[str]) -> tuple[str, ...]:
        """What was asked for and is not among these outcodes."""
        there = set(outcodes)
        areas = {area_of(outcode) for outcode in there}
        return (
            *(area for area in self.areas if area not in areas),
            *(one for one in self.outcodes if one not in there),
        )


def make_table(
    units: Iterable[Unit], *, areas: PostcodeAreas, source: PostcodeSource, edition: str = ""
) -> dict[str, bytes]:
    """Lay out every file of the table, by name; the same postcodes always make the same bytes."""
    files, outcodes = _lay_out(units)
    about = _about(areas, source, edition or source.edition, outcodes)
    files[INDEX] = index_text(about).encode()
    files[LICENCE_FILE] = licence_text(about).encode()
    files[README] = readme_text(about).encode()
    return files


def small_table(units: Iterable[Unit], middles: Mapping[str, tuple[float, float]]) -> dict[str, bytes]:
    """Lay out a table of a directory's own postcodes, if it has no other table; nothing, if it has no positions.

    Args:
        units: The postcodes that are known.
        middles: The positions of outcodes without any known postcode, in degrees.
    """
    files, listed = _lay_out(units)
    more = {outcode: spot for outcode, spot in middles.items() if outcode not in listed}
    outcodes = (*listed, *sorted(more, key=sort_key))
    sectors = json.loads(files[SECTORS])
    for outcode, spot in more.items():
        lat, lon = (round(degrees * SCALE) for degrees in spot)
        sectors["outcodes"][outcode] = [lat, lon, 0]
        nobody = {"format": FORMAT, "outcode": outcode, "scale": SCALE, "lat": lat, "lon": lon}
        files[file_of(outcode)] = _json({**nobody, "units": "", "lats": [], "lons": []})
    files[SECTORS] = _json(sectors)
    about = {"format": FORMAT, "source": "places", "attribution": [], "areas": [], "outcodes": list(outcodes)}
    return {**files, INDEX: _json(about)} if outcodes else {}


def _lay_out(units: Iterable[Unit]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files of positions, and the outcodes in order."""
    # A dict, because a postcode that is there twice must not be two.
    placed = {unit.postcode: (round(unit.lat * SCALE), round(unit.lon * SCALE)) for unit in units}
    in_order = sorted(placed, key=lambda postcode: (sort_key(postcode[:-4]), postcode[-3:]))
    by_outcode = {
        outcode: list(group) for outcode, group in groupby(in_order, key=lambda unit_code: outcode_of(unit_code) or "")
    }

    files = {file_of(outcode): _json(_outward(outcode, units_, placed)) for outcode, units_ in by_outcode.items()}
    files[SECTORS] = _json(_middles(by_outcode, placed))
    return files, tuple(by_outcode)


def write_table(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, the index last, and delete outcodes of an earlier run that have gone.

    Raises:
        Taken: If there is a file of one of these names that an earlier run did not write so.
        OSError: If they cannot be written.
    """
    earlier = EarlierTable(folder)
    obsolete = [path for path in sorted(folder.glob("*.json")) if path.name not in files and earlier.wrote(path)]
    for name in sorted((*files, ABOUT_FILE)):
        if os.path.lexists(folder / name) and not earlier.wrote(folder / name):
            raise InUse(folder, name)
    now = fingerprints(files)
    # With those of before, so that one that is stopped halfway knows all its files again.
    write_whole(folder / ABOUT_FILE, made_text({*earlier.fingerprints, *now}))
    write_all((folder / name, files[name]) for name in sorted(files, key=lambda name: (name == INDEX, name)))
    for old in obsolete:
        old.unlink()
    write_whole(folder / ABOUT_FILE, made_text(now))


def _outward(outcode: str, postcodes: Sequence[str], placed: Mapping[str, tuple[int, int]]) -> dict[str, object]:
    lats, lons = [placed[postcode][0] for postcode in postcodes], [placed[postcode][1] for postcode in postcodes]
    south, west = min(lats), min(lons)
    return {
        "format": FORMAT,
        "outcode": outcode,
        "scale": SCALE,
        "lat": south,
        "lon": west,
        "units": "".join(postcode[-3:] for postcode in postcodes),
        "lats": [lat - south for lat in lats],
        "lons": [lon - west for lon in lons],
    }


def _middles(by_outcode: Mapping[str, Sequence[str]], placed: Mapping[str, tuple[int, int]]) -> dict[str, object]:
    outcodes, sectors = {}, {}
    for outcode, postcodes in by_outcode.items():
        points = [placed[postcode] for postcode in postcodes]
        middle = _middle(points)
        reach_km = max(km_between(_point(middle), _point(point)) for point in points)
        outcodes[outcode] = [*middle, int(reach_km * 10) + 1]
        for digit, group in groupby(postcodes, key=lambda postcode: postcode[-3]):
            sectors[f"{outcode} {digit}"] = list(_middle([placed[postcode] for postcode in group]))
    return {"format": FORMAT, "scale": SCALE, "outcodes": outcodes, "sectors": sectors}


def _middle(points: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return (
        round(sum(lat for lat, _ in points) / len(points)),
        round(sum(lon for _, lon in points) / len(points)),
    )


def _point(scaled: tuple[int, int]) -> SimpleNamespace:
    return SimpleNamespace(lat=scaled[0] / SCALE, lon=scaled[1] / SCALE)


def _about(areas: PostcodeAreas, source: PostcodeSource, edition: str, outcodes: Sequence[str]) -> dict[str, object]:
    made_of = codepoint if source.kind == "code-point" else onspd
    year = re.search(r"\d{4}", edition)
    lines = [line.format(year=year[0] if year else "").strip() for line in made_of.ATTRIBUTION]
    return {
        "format": FORMAT,
        "source": made_of.TITLE,
        "edition": edition or "not stated",
        "licence": LICENCE,
        "licence_address": LICENCE_ADDRESS,
        "attribution": lines,
        "areas": list(areas.areas),
        "outcodes": list(outcodes),
    }


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"

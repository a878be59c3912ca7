"""Writes the search files of a site, and the postcode table of the finder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from statistics import fmean

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.pieces import Keeper, keeping_pieces
from fingerpost.files.page_writer import PageWriter
from fingerpost.geography.postcode import tidy_outcode, tidy_postcode
from fingerpost.geography.postcodes.make_table import small_table
from fingerpost.geography.postcodes.postcode_unit import Unit
from fingerpost.geography.table import INDEX, SECTORS, PostcodeTable
from fingerpost.records.parts import Location
from fingerpost.search.index.source import Source
from fingerpost.search.index.write import search_files


def write_search(edition: Edition, site: Path, keeper: Keeper | None = None) -> str:
    """Write everything below ``/search/``; gives the version that all those files carry.

    Args:
        edition: The directory on its day.
        site: The folder to write into.
        keeper: Keeps the words of cards for the next build.
    """
    table = PostcodeTable(edition.directory.assets / "postcodes")
    postcodes = {name: (table.folder / name).read_bytes() for name in table.files} or small_table(
        _own_postcodes(edition), _outcodes_of_areas(edition)
    )
    source = Source(
        edition=edition,
        table=table if table else None,
        outcodes=tuple(json.loads(postcodes[INDEX])["outcodes"]) if postcodes else (),
        sectors=postcodes.get(SECTORS, b""),
    )
    with keeping_pieces(edition, keeper) if keeper else nullcontext():
        files = search_files(edition.directory, source, edition.today)
    files |= {addresses.of_search_file(f"postcodes/{name}"): content for name, content in postcodes.items()}
    writer = PageWriter(site)
    for address in sorted(files):
        writer.write(address, files[address])
    version: str = json.loads(files[addresses.of_search_file("index.json")])["version"]
    return version


def _outcodes_of_areas(edition: Edition) -> dict[str, tuple[float, float]]:
    """The approximate position of each outcode: the middle of the towns that have it."""
    spots: dict[str, list[Location]] = {}
    for area in edition.directory.vocabulary.areas.values():
        for outcode in area.outcodes:
            if area.location and (tidy := tidy_outcode(outcode)):
                spots.setdefault(tidy, []).append(area.location)
    return {
        outcode: (fmean(spot.lat for spot in locations), fmean(spot.lon for spot in locations))
        for outcode, locations in sorted(spots.items())
    }


def _own_postcodes(edition: Edition) -> Iterator[Unit]:
    """The postcodes of places that have a position: without a postcode table, searches near those still work."""
    for place in edition.places:
        postcode = tidy_postcode(place.postcode)
        if postcode and place.location:
            yield Unit(postcode, place.location.lat, place.location.lon)

"""The formats that a directory is exported in. A new one joins here; builds and ``fingerpost export`` then have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.edition.edition import Edition
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.exchange.geojson import GEOJSON
from fingerpost.exchange.hsds.api import HSDS
from fingerpost.exchange.ical.calendars import ICAL

FORMATS: Mapping[str, Format] = {each.name: each for each in (ICAL, GEOJSON, HSDS)}


class SameAddress(Exception):
    """Two formats would write the same file."""


def export_files(edition: Edition) -> Iterator[ExportFile]:
    """Every file of every format, each address once.

    Raises:
        SameAddress: If two formats have the same address.
    """
    addresses: set[str] = set()
    for each in FORMATS.values():
        for file in each.files(edition):
            if file.address in addresses:
                raise SameAddress(file.address)
            addresses.add(file.address)
            yield file

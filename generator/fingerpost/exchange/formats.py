"""The formats that a directory is exported in. A new one joins here; builds and ``fingerpost export`` then have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fingerpost.edition.edition import Edition
from fingerpost.edition.pieces import Keeper, keeping_pieces
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.exchange.feeds import ATOM, JSON_FEED
from fingerpost.exchange.geojson import GEOJSON
from fingerpost.exchange.hsds.api import HSDS
from fingerpost.exchange.ical.calendars import ICAL
from fingerpost.exchange.left_out import is_left_out
from fingerpost.exchange.open_data.json_files import JSON, JSON_LINES
from fingerpost.exchange.open_data.tables import CSV
from fingerpost.exchange.openactive import OPENACTIVE
from fingerpost.exchange.workbook.format import XLSX

_ALL = (CSV, JSON, JSON_LINES, GEOJSON, ICAL, ATOM, JSON_FEED, OPENACTIVE, HSDS)
FORMATS: Mapping[str, Format] = {each.name: each for each in _ALL}
_SHARING = (
    CSV.name,
    JSON.name,
    JSON_LINES.name,
    HSDS.name,
)  # they say the same of each activity: it is worked out once
# Those that are for an editor's desk and not for a site: only ``fingerpost export`` has them.
FOR_EDITORS: Mapping[str, Format] = {XLSX.name: XLSX}


class SameAddress(Exception):
    """Two formats would write the same file."""


def parts_of_exports() -> list[tuple[str, ...]]:
    """The formats in parts that several processes can write, those that take longest first."""
    return [_SHARING, (ICAL.name,), *((name,) for name in FORMATS if name not in (*_SHARING, ICAL.name))]


def export_files(edition: Edition, names: Sequence[str] = (), keeper: Keeper | None = None) -> Iterator[ExportFile]:
    """Every file of some formats, or of every format, each address once, except what the settings leave out.

    Args:
        edition: The directory on its day.
        names: Of the formats; empty for all of them.
        keeper: Keeps what is said about each record for the next build.

    Raises:
        SameAddress: If two formats have the same address.
    """
    addresses: set[str] = set()
    with keeping_pieces(edition, keeper):
        for name in names or FORMATS:
            if name in edition.settings.exports_left_out:
                continue
            for file in FORMATS[name].files(edition):
                if is_left_out(edition.settings, file.address):
                    continue
                if file.address in addresses:
                    raise SameAddress(file.address)
                addresses.add(file.address)
                yield file

"""A PMTiles archive, opened with care: what it contains, and its tiles one by one.

The ``pmtiles`` package knows the format (version 3). This module keeps it from trusting the file: every length is
compared with the file's own size, and nothing is unpacked past a limit.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import zlib
from dataclasses import dataclass, field
from typing import IO, Any

import nh3
from pmtiles.tile import (
    Compression,
    Entry,
    HeaderDict,
    MagicNumberNotFound,
    SpecVersionUnsupported,
    TileType,
    deserialize_directory,
    deserialize_header,
    find_tile,
    zxy_to_tileid,
)

from fingerpost.geography.distance import Bounds

HEADER_BYTES = 127
# A root directory has at most 16 KB packed, so that it comes with the header; leaves are made about as large.
# As Python objects a directory takes 50 times its bytes.
MAX_DIRECTORY_BYTES = 1024**2
MAX_DIRECTORIES_BYTES = 64 * 1024**2  # all that are unpacked for one map; those of a whole county are 1 MB
MAX_KEPT_ENTRIES = 500_000
MAX_ATTRIBUTION = 1000  # characters
MAX_METADATA_BYTES = 16 * 1024**2
MAX_TILE_BYTES = 8 * 1024**2  # ten times the fullest tile of a city
MAX_DEPTH = 4  # as the format has it: the root and three levels of leaves
PICTURES = {TileType.PNG: "png", TileType.JPEG: "jpg", TileType.WEBP: "webp", TileType.AVIF: "avif"}
# A number has at most 9 bytes with a 1 in front; the package would add up a megabyte of them, for hours.
_ENDLESS_NUMBER = re.compile(rb"[\x80-\xff]{10}")
# What the browser knows how to draw: https://docs.protomaps.com/basemaps/layers
DRAWN_LAYERS = frozenset({"earth", "water", "roads"})

Tile = tuple[int, int, int]  # zoom, x, y


class ArchiveError(Exception):
    """What is wrong with an archive, in words, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(slots=True)
class Archive:
    """An archive that is open for reading."""

    name: str
    stream: IO[bytes]
    size_bytes: int
    header: HeaderDict
    attribution: str  # plain text
    _directories: dict[tuple[int, int], list[Entry]] = field(default_factory=dict)
    _unpacked_bytes: int = 0  # of directories

    @property
    def extension(self) -> str:
        """How its tiles' files are called: "mvt" for drawings, else that of a picture."""
        return PICTURES.get(self.header["tile_type"], "mvt")

    @property
    def zooms(self) -> tuple[int, int]:
        """The first and the last level it has."""
        return self.header["min_zoom"], self.header["max_zoom"]

    @property
    def bounds(self) -> Bounds:
        """What it shows: south, west, north, east."""
        header = self.header
        south, west, north, east = (
            header["min_lat_e7"],
            header["min_lon_e7"],
            header["max_lat_e7"],
            header["max_lon_e7"],
        )
        return south / 1e7, west / 1e7, north / 1e7, east / 1e7

    def tile(self, tile: Tile) -> bytes | None:
        """One tile, unpacked; nothing if the archive has none.

        Raises:
            ArchiveError: When the archive is damaged.
        """
        tile_id = zxy_to_tileid(*tile)
        offset, length = self.header["root_offset"], self.header["root_length"]
        for _ in range(MAX_DEPTH):
            entry: Entry | None = find_tile(self._directory(offset, length), tile_id)
            if entry is None:
                return None
            if entry.run_length:
                data = self._read(self.header["tile_data_offset"] + entry.offset, entry.length, MAX_TILE_BYTES)
                packed = self.header["tile_compression"] is Compression.GZIP
                return _unpack(data, MAX_TILE_BYTES, self.name) if packed else data
            offset, length = self.header["leaf_directory_offset"] + entry.offset, entry.length
        raise ArchiveError(f"{self.name} is damaged: its lists of tiles lead nowhere.", "Download it again.")

    def _directory(self, offset: int, length: int) -> list[Entry]:
        # The tiles of one area are close together in the archive, so a few lists serve them all.
        if (offset, length) not in self._directories:
            packed = self._read(offset, length, MAX_DIRECTORY_BYTES)
            data = _unpack(packed, MAX_DIRECTORY_BYTES, self.name)
            self._unpacked_bytes += len(data)
            if self._unpacked_bytes > MAX_DIRECTORIES_BYTES:
                raise ArchiveError(f"{self.name} is damaged: its lists of tiles have no end.", "Download it again.")
            if sum(map(len, self._directories.values())) > MAX_KEPT_ENTRIES:
                self._directories.clear()
            self._directories[offset, length] = self._entries(data)
        return self._directories[offset, length]

    def _entries(self, data: bytes) -> list[Entry]:
        try:
            if _ENDLESS_NUMBER.search(data):
                raise EOFError
            # Packed again, for the package unpacks without a limit whatever it is given.
            return deserialize_directory(gzip.compress(data, compresslevel=0, mtime=0))
        except (EOFError, OSError, zlib.error) as error:
            raise ArchiveError(f"{self.name} is damaged: a list of tiles breaks off.", "Download it again.") from error

    def _read(self, offset: int, length: int, limit: int) -> bytes:
        if offset < 0 or length > limit or offset + length > self.size_bytes:
            raise ArchiveError(f"{self.name} is damaged, or was not downloaded whole.", "Download it again.")
        self.stream.seek(offset)
        return self.stream.read(length)


def open_archive(stream: IO[bytes], name: str) -> Archive:
    """Look at an archive: is it one, and can it be shown?

    Raises:
        ArchiveError: If it is not one, or contains something that a browser cannot show.
    """
    size = stream.seek(0, 2)
    stream.seek(0)
    first = stream.read(HEADER_BYTES)
    try:
        header = deserialize_header(first) if len(first) == HEADER_BYTES else None
    except (MagicNumberNotFound, UnicodeDecodeError, ValueError):
        header = None
    except SpecVersionUnsupported:
        raise ArchiveError(
            f"{name} is an older kind of PMTiles.", "Convert it with: pmtiles convert OLD NEW.pmtiles"
        ) from None
    if header is None:
        raise ArchiveError(f"{name} is not a PMTiles archive.", "Name the file that ends in .pmtiles.")
    if header["internal_compression"] is not Compression.GZIP:
        raise ArchiveError(f"{name} is packed in a way we cannot read.", "Convert it with: pmtiles convert")
    if header["tile_type"] not in {TileType.MVT, *PICTURES} or header["tile_compression"] not in {
        Compression.NONE,
        Compression.GZIP,
    }:
        raise ArchiveError(
            f"{name} holds tiles that browsers cannot be given.", "Take one with vector tiles (MVT), PNG, JPEG or WebP."
        )
    archive = Archive(name=name, stream=stream, size_bytes=size, header=header, attribution="")
    metadata = _metadata(archive)
    layer_list = metadata.get("vector_layers")
    layers = (
        {str(layer.get("id")) for layer in layer_list if isinstance(layer, dict)}
        if isinstance(layer_list, list)
        else set()
    )
    if header["tile_type"] is TileType.MVT and not layers >= DRAWN_LAYERS:
        raise ArchiveError(
            f"{name} is not a map we know how to draw: it has no {' and '.join(sorted(DRAWN_LAYERS - layers))}.",
            "Take a part of the Protomaps basemap: pmtiles extract, or maps.protomaps.com.",
        )
    archive.attribution = plain_text(str(metadata.get("attribution", ""))[: 4 * MAX_ATTRIBUTION])[:MAX_ATTRIBUTION]
    return archive


def plain_text(markup: str) -> str:
    """Take the elements out of a line of HTML, as an archive's attribution is written.

    >>> plain_text('<a href="https://example.org">Maps</a> &copy; A &amp; B')
    'Maps © A & B'
    """
    return " ".join(html.unescape(nh3.clean(markup, tags=set())).split())


def _metadata(archive: Archive) -> dict[str, Any]:
    packed = archive._read(archive.header["metadata_offset"], archive.header["metadata_length"], MAX_METADATA_BYTES)
    try:
        metadata = json.loads(_unpack(packed, MAX_METADATA_BYTES, archive.name))
    except (ValueError, RecursionError) as error:
        raise ArchiveError(
            f"{archive.name} is damaged: what it says of itself is cut off.", "Download it again."
        ) from error
    return metadata if isinstance(metadata, dict) else {}


def _unpack(packed: bytes, limit: int, name: str) -> bytes:
    """Undo gzip; a few bytes of it can unpack to gigabytes, so only up to a limit."""
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        data = unpacker.decompress(packed, limit + 1)
    except zlib.error as error:
        raise ArchiveError(f"{name} is damaged.", "Download it again.") from error
    if len(data) > limit:
        raise ArchiveError(f"{name} holds a part that unpacks to more than {limit // 1024**2} MB.")
    if not unpacker.eof:
        raise ArchiveError(f"{name} is damaged.", "Download it again.")
    return data

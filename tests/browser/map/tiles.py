"""Streets of our own: an archive of tiles with a road or a town, unpacked as the command does."""

from __future__ import annotations

import base64
import gzip
import io
from pathlib import Path

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from fingerpost.geography.streets.basemap import tiles_over, unpack
from fingerpost.geography.streets.pmtiles import open_archive

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def streets_of(folder: Path) -> dict[str, str]:
    return {"streets": "self", "tiles": f"/{folder.name}/tiles.json"}


def write_basemap(folder: Path, kind: TileType = TileType.MVT, tile: bytes = b"") -> None:
    """Write an archive of the area and unpack it, as ``fingerpost basemap`` does."""
    bounds = (51.15, -2.75, 51.28, -2.25)
    tile, zooms = tile or (PIXEL if kind is TileType.PNG else gzip.compress(road_tile())), (6, 12)
    packed = Compression.NONE if kind is TileType.PNG else Compression.GZIP
    stream = io.BytesIO()
    writer = Writer(stream)
    for each in sorted(tiles_over(bounds, zooms), key=lambda each: zxy_to_tileid(*each)):
        writer.write_tile(zxy_to_tileid(*each), tile)
    layers = [{"id": name} for name in ("earth", "roads", "water")]
    credit = '<a href="https://protomaps.com">Protomaps</a> © <a href="https://openstreetmap.org">OpenStreetMap</a>'
    header = {"tile_type": kind, "tile_compression": packed}
    writer.finalize(header, {"vector_layers": layers, "attribution": credit})
    unpack(open_archive(stream, "map.pmtiles"), bounds, max_zoom=12, folder=folder)


def road_tile() -> bytes:
    """A vector tile with a main road from corner to corner."""
    move, line = 1 << 3 | 1, 1 << 3 | 2
    return vector_tile("roads", 2, (move, 0, 0, line, 4096 * 2, 4096 * 2), {"kind": "major_road"})


def town_tile() -> bytes:
    """A vector tile with the name of a town in its middle."""
    return vector_tile("places", 1, (1 << 3 | 1, 4096, 4096), {"kind": "locality", "name": "Nunney"})


def vector_tile(layer: str, geometry: int, path: tuple[int, ...], tags: dict[str, str]) -> bytes:
    """A tile with one feature. Source: Mapbox Vector Tile 2.1, sections 4.1 to 4.4."""

    def field(number: int, value: bytes | int) -> bytes:
        if isinstance(value, int):
            return varint(number << 3) + varint(value)
        return varint(number << 3 | 2) + varint(len(value)) + value

    def varint(number: int) -> bytes:
        low, rest = number & 0x7F, number >> 7
        return bytes([low | 0x80]) + varint(rest) if rest else bytes([low])

    numbers = bytes(each for number in range(len(tags)) for each in (number, number))
    feature = field(2, numbers) + field(3, geometry) + field(4, b"".join(map(varint, path)))
    whole = field(15, 2) + field(1, layer.encode()) + field(2, feature) + field(5, 4096)
    whole += b"".join(field(3, name.encode()) for name in tags)
    whole += b"".join(field(4, field(1, value.encode())) for value in tags.values())
    return field(3, whole)

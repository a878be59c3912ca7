"""Archives of street maps that are damaged, or made to do harm: one line says so, and nothing is half written."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pmtiles.tile import Compression, Entry, TileType, serialize_directory, serialize_header

from fingerpost.cli.basemap import command
from fingerpost.geography.streets import basemap, pmtiles

HEADER_BYTES = 127
LAYERS = {"vector_layers": [{"id": name} for name in ("earth", "roads", "water")], "attribution": "Example maps"}
ALL_IDS = (4**9 - 1) // 3  # of every tile down to level 8
# The limits of one part, lowered for these tests, so that little is enough to pass them.
LIMIT = 10_000
TOO_MUCH = gzip.compress(bytes(2 * LIMIT), mtime=0)
LONG_ONE = b"\x81" + b"\x80" * 199 + b"\x00"  # the number 1, in 201 bytes

Try = Callable[[bytes], Result]


def one_for_all(data: bytes, *, leaf: bool = False) -> bytes:
    """Give a directory in which one entry stands for every tile there can be."""
    return serialize_directory([Entry(0, 0, len(data), 0 if leaf else ALL_IDS)])


def lists_within_lists(levels: int) -> tuple[bytes, bytes]:
    """Give a root, and below it so many levels of leaves, of which the last has the tile."""
    leaves = one_for_all(b"tile")
    offset, length = 0, len(leaves)
    for _ in range(levels - 1):
        leaf = serialize_directory([Entry(0, offset, length, 0)])
        offset, length = len(leaves), len(leaf)
        leaves += leaf
    return serialize_directory([Entry(0, offset, length, 0)]), leaves


def archive(
    root: bytes, *, leaves: bytes = b"", tiles: bytes = b"", metadata: object = LAYERS, **changes: object
) -> bytes:
    """Put an archive together from packed parts; takes what differs in the header from a vector map of England."""
    metadata_bytes = metadata if isinstance(metadata, bytes) else gzip.compress(json.dumps(metadata).encode(), mtime=0)
    begins = [HEADER_BYTES]
    for part in (root, metadata_bytes, leaves):
        begins.append(begins[-1] + len(part))
    header = {
        "root_offset": begins[0],
        "root_length": len(root),
        "metadata_offset": begins[1],
        "metadata_length": len(metadata_bytes),
        "leaf_directory_offset": begins[2],
        "leaf_directory_length": len(leaves),
        "tile_data_offset": begins[3],
        "tile_data_length": len(tiles),
        "clustered": True,
        "internal_compression": Compression.GZIP,
        "tile_compression": Compression.NONE,
        "tile_type": TileType.MVT,
        "min_zoom": 0,
        "max_zoom": 8,
        "min_lat_e7": 500000000,
        "min_lon_e7": -40000000,
        "max_lat_e7": 520000000,
        "max_lon_e7": -10000000,
    } | changes
    return serialize_header(header) + root + metadata_bytes + leaves + tiles  # type: ignore[arg-type]


def with_long_number(directory: bytes, at: int) -> bytes:
    """Write the 1 at one place of a directory so that it takes 200 bytes."""
    data = gzip.decompress(directory)
    assert data[at] == 1
    return gzip.compress(data[:at] + LONG_ONE + data[at:][1:])


GOOD = archive(one_for_all(b"tile"), tiles=b"tile")
TOO_DEEP = lists_within_lists(pmtiles.MAX_DEPTH)

DAMAGED = {
    "nothing": b"",
    "a page of text": b"<!doctype html>" * 100,
    "the header alone": GOOD[:HEADER_BYTES],
    "cut off in the header": GOOD[:60],
    "cut off in its lists": GOOD[: HEADER_BYTES + 10],
    "cut off in its tiles": GOOD[:-2],
    "a root that begins after the end": archive(one_for_all(b"tile"), root_offset=9_000),
    "a root longer than the file": archive(one_for_all(b"tile"), root_length=9_000),
    "a root that is not packed": archive(b"plain"),
    "a root packed in another way": archive(zlib.compress(b"\x01\x00\x01\x01\x01")),
    "a root of other bytes": archive(b"\x1f\x8b" + b"\x07" * 40),
    "a root that unpacks to too much": archive(TOO_MUCH),
    "a root with too much behind a small part": archive(one_for_all(b"tile")[:-8] + gzip.compress(b"") + TOO_MUCH),
    "a root that says it has 1,000 entries and has 100": archive(gzip.compress(b"\xe8\x07" + bytes(100))),
    "a number of 200 bytes": archive(with_long_number(one_for_all(b"tile"), at=0), tiles=b"tile"),
    "a number of 200 bytes among entries": archive(with_long_number(one_for_all(b"tile"), at=-1), tiles=b"tile"),
    "leaves below leaves below leaves": archive(TOO_DEEP[0], leaves=TOO_DEEP[1], tiles=b"tile"),
    "a leaf that is not there": archive(one_for_all(b"leaf", leaf=True), leaves=b""),
    "a leaf that unpacks to too much": archive(one_for_all(TOO_MUCH, leaf=True), leaves=TOO_MUCH),
    "a tile out of the file": archive(serialize_directory([Entry(0, 9_000, 4, ALL_IDS)]), tiles=b"tile"),
    "a tile longer than the file": archive(serialize_directory([Entry(0, 0, 9_000, ALL_IDS)]), tiles=b"tile"),
    "a tile that is too large": archive(one_for_all(bytes(2 * LIMIT)), tiles=bytes(2 * LIMIT)),
    "a tile that unpacks to too much": archive(
        one_for_all(TOO_MUCH), tiles=TOO_MUCH, tile_compression=Compression.GZIP
    ),
    "tiles said to be packed that are not": archive(
        one_for_all(b"tile"), tiles=b"tile", tile_compression=Compression.GZIP
    ),
    "metadata that is not JSON": archive(one_for_all(b"tile"), tiles=b"tile", metadata=gzip.compress(b"{")),
    "metadata of 200 brackets": archive(one_for_all(b"tile"), tiles=b"tile", metadata=gzip.compress(b"[" * 200)),
    "metadata of lists 200 deep": archive(
        one_for_all(b"tile"), tiles=b"tile", metadata=gzip.compress(b"[" * 200 + b"]" * 200)
    ),
    "metadata that unpacks to too much": archive(one_for_all(b"tile"), tiles=b"tile", metadata=TOO_MUCH),
    "layers that are a number": archive(one_for_all(b"tile"), tiles=b"tile", metadata={"vector_layers": 5}),
    "layers named by lists": archive(one_for_all(b"tile"), tiles=b"tile", metadata={"vector_layers": [{"id": []}]}),
    "a kind of packing nobody has heard of": GOOD[:97] + b"\xff" + GOOD[98:],
    "a kind of tile nobody has heard of": GOOD[:99] + b"\xff" + GOOD[100:],
    "an older version": GOOD[:7] + b"\x02" + GOOD[8:],
    "levels from 20 to 24": archive(one_for_all(b"tile"), tiles=b"tile", min_zoom=20, max_zoom=24),
    "levels in the wrong order": archive(one_for_all(b"tile"), tiles=b"tile", min_zoom=9, max_zoom=2),
    "edges in the wrong order": archive(one_for_all(b"tile"), min_lat_e7=520000000, max_lat_e7=500000000),
    "edges beyond the poles": archive(one_for_all(b"tile"), min_lat_e7=-(2**31), max_lat_e7=-(2**30)),
}


# As an earlier run wrote it: no other is replaced.
THERE = (
    json.dumps(
        {"kind": "picture", "tiles": "{z}/{x}/{y}.png", "minzoom": 0, "maxzoom": 0, "bounds": [0], "attribution": ""},
        indent=1,
    )
    + "\n"
)


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    folder = tmp_path / "assets"
    (folder / "basemap").mkdir(parents=True)
    (folder / "basemap" / "tiles.json").write_text(THERE)
    (folder / "directory.yaml").write_text(
        "title: Tea\nsite: https://directory.example.org/\nlanguages: [en]\neditors: {email: hello@example.org}\n"
        "area: {name: Mendip, bounds: {south: 51.05, west: -2.85, north: 51.35, east: -2.2}}\n"
    )
    return folder


@pytest.fixture
def unpack(tmp_path: Path, assets: Path, monkeypatch: pytest.MonkeyPatch) -> Try:
    for limit in ("MAX_DIRECTORY_BYTES", "MAX_METADATA_BYTES", "MAX_TILE_BYTES"):
        monkeypatch.setattr(pmtiles, limit, LIMIT)

    def run(content: bytes) -> Result:
        path = tmp_path / "map.pmtiles"
        path.write_bytes(content)
        return CliRunner().invoke(command, [str(path), "--assets", str(assets), "--max-zoom", "8"])

    return run


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_archive_is_refused_in_one_line_and_the_old_map_stays(case: str, unpack: Try, assets: Path) -> None:
    result = unpack(DAMAGED[case])

    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert len([line for line in result.output.splitlines() if not line.startswith("  hint")]) == 1
    assert (assets / "basemap" / "tiles.json").read_text() == THERE
    assert sorted(path.name for path in assets.iterdir()) == ["basemap", "directory.yaml"]


def test_the_archive_that_the_others_are_made_from_is_good(unpack: Try, assets: Path) -> None:
    assert unpack(GOOD).exit_code == 0
    assert (assets / "basemap" / "8" / "126" / "85.mvt").read_bytes() == b"tile"


def test_lists_as_deep_as_the_format_has_them_are_read(unpack: Try, assets: Path) -> None:
    root, leaves = lists_within_lists(pmtiles.MAX_DEPTH - 1)

    assert unpack(archive(root, leaves=leaves, tiles=b"tile")).exit_code == 0
    assert (assets / "basemap" / "8" / "126" / "85.mvt").read_bytes() == b"tile"


def test_a_small_archive_that_would_fill_the_disk_is_stopped(
    unpack: Try, assets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(basemap, "MAX_BYTES", 3 * LIMIT)
    tile = gzip.compress(bytes(LIMIT))  # much smaller, and there for every tile of the area

    result = unpack(archive(one_for_all(tile), tiles=tile, tile_compression=Compression.GZIP))

    assert result.exit_code == 2
    assert "of your area." in result.output
    assert sorted(path.name for path in assets.iterdir()) == ["basemap", "directory.yaml"]


def test_an_archive_with_ever_more_lists_is_stopped(unpack: Try, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pmtiles, "MAX_DIRECTORIES_BYTES", 2 * LIMIT)
    leaf = serialize_directory([Entry(number, 0, 4, 1) for number in range(2_000)])
    root = serialize_directory([Entry(number * 160, number * len(leaf), len(leaf), 0) for number in range(400)])

    result = unpack(archive(root, leaves=leaf * 400, tiles=b"tile"))

    assert result.exit_code == 2
    assert "its lists of tiles have no end" in result.output


def test_lists_that_were_read_are_not_all_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pmtiles, "MAX_KEPT_ENTRIES", 100)
    leaf = serialize_directory([Entry(number, 0, 4, 1) for number in range(90)])
    root = serialize_directory([Entry(number, number * len(leaf), len(leaf), 0) for number in range(40)])
    path = tmp_path / "map.pmtiles"
    path.write_bytes(archive(root, leaves=leaf * 40, tiles=b"tile"))

    with path.open("rb") as stream:
        opened = pmtiles.open_archive(stream, "map.pmtiles")
        for tile in [(0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 1, 1), (1, 1, 0), (2, 0, 0), (2, 1, 0), (2, 1, 1)]:
            opened.tile(tile)

        assert sum(map(len, opened._directories.values())) <= 100 + 90


def test_what_an_archive_says_of_its_maker_is_plain_and_short(unpack: Try, assets: Path) -> None:
    attribution = "<script>alert(1)</script><img src=x onerror=alert(1)>Maps " + "&lt;b&gt;" * 500

    unpack(archive(one_for_all(b"tile"), tiles=b"tile", metadata=LAYERS | {"attribution": attribution}))

    shown = json.loads((assets / "basemap" / "tiles.json").read_text("utf-8"))["attribution"]
    assert shown.startswith("Maps <b>")
    assert len(shown) <= 1000


@pytest.mark.parametrize("at", range(0, len(GOOD), 3))
def test_no_single_wrong_byte_brings_the_command_down(at: int, unpack: Try) -> None:
    result = unpack(GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :])

    assert result.exception is None or isinstance(result.exception, SystemExit)

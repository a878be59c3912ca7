"""Archives of street maps that are damaged, or made to do harm: one line says so, and nothing is half written."""

from __future__ import annotations

import gzip
import json
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pmtiles.tile import Compression, Entry, TileType, serialize_directory, serialize_header

from fingerpost.cli.basemap import command
from fingerpost.geography import basemap, pmtiles

HEADER_BYTES = 127
LAYERS = {"vector_layers": [{"id": name} for name in ("earth", "roads", "water")], "attribution": "Example maps"}
ALL_IDS = 4**10
BOMB = gzip.compress(bytes(200 * 1024**2), compresslevel=1, mtime=0)  # 200 MB of nothing
ENDLESS = b"\x80" * 900_000  # one number, a bit of it in each byte

Try = Callable[[bytes], Result]


def one_for_all(data: bytes, *, leaf: bool = False) -> bytes:
    """Give a directory in which one entry stands for every tile there can be."""
    return serialize_directory([Entry(0, 0, len(data), 0 if leaf else 2**60)])


def archive(
    root: bytes, *, leaves: bytes = b"", tiles: bytes = b"", metadata: object = LAYERS, **changes: object
) -> bytes:
    """Put an archive together from packed parts; takes what differs in the header from a vector map of England."""
    told = metadata if isinstance(metadata, bytes) else gzip.compress(json.dumps(metadata).encode(), mtime=0)
    begins = [HEADER_BYTES]
    for part in (root, told, leaves):
        begins.append(begins[-1] + len(part))
    header = {
        "root_offset": begins[0],
        "root_length": len(root),
        "metadata_offset": begins[1],
        "metadata_length": len(told),
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
    return serialize_header(header) + root + told + leaves + tiles  # type: ignore[arg-type]


GOOD = archive(one_for_all(b"tile"), tiles=b"tile")

DAMAGED = {
    "nothing": b"",
    "a page of text": b"<!doctype html>" * 100,
    "the header alone": GOOD[:HEADER_BYTES],
    "cut off in the header": GOOD[:60],
    "cut off in its lists": GOOD[: HEADER_BYTES + 10],
    "cut off in its tiles": GOOD[:-2],
    "a root that begins after the end": archive(one_for_all(b"tile"), root_offset=2**63),
    "a root of 2**60 bytes": archive(one_for_all(b"tile"), root_length=2**60),
    "a root that is not packed": archive(b"plain"),
    "a root packed in another way": archive(zlib.compress(b"\x01\x00\x01\x01\x01")),
    "a root of other bytes": archive(b"\x1f\x8b" + b"\x07" * 40),
    "a root that unpacks to 200 MB": archive(BOMB),
    "a root with 200 MB behind a small part": archive(one_for_all(b"tile")[:-8] + gzip.compress(b"") + BOMB),
    "a root that says it has 10**9 entries": archive(gzip.compress(b"\x80\x94\xeb\xdc\x03" + bytes(900_000))),
    "a number without an end": archive(gzip.compress(ENDLESS)),
    "a number without an end among entries": archive(gzip.compress(b"\x01" + ENDLESS)),
    "a leaf that leads to itself": archive(
        one_for_all(one_for_all(b"12345678901234567890", leaf=True), leaf=True),
        leaves=one_for_all(one_for_all(b"12345678901234567890", leaf=True), leaf=True),
    ),
    "a leaf that is not there": archive(one_for_all(b"leaf", leaf=True), leaves=b""),
    "a leaf that unpacks to 200 MB": archive(one_for_all(BOMB, leaf=True), leaves=BOMB),
    "a tile out of the file": archive(serialize_directory([Entry(0, 2**50, 4, 2**60)]), tiles=b"tile"),
    "a tile of 2**50 bytes": archive(serialize_directory([Entry(0, 0, 2**50, 2**60)]), tiles=b"tile"),
    "a tile that unpacks to 200 MB": archive(one_for_all(BOMB), tiles=BOMB, tile_compression=Compression.GZIP),
    "tiles said to be packed that are not": archive(
        one_for_all(b"tile"), tiles=b"tile", tile_compression=Compression.GZIP
    ),
    "metadata that is not JSON": archive(one_for_all(b"tile"), tiles=b"tile", metadata=gzip.compress(b"{")),
    "metadata of 100,000 brackets": archive(
        one_for_all(b"tile"), tiles=b"tile", metadata=gzip.compress(b"[" * 100_000)
    ),
    "metadata that unpacks to 200 MB": archive(one_for_all(b"tile"), tiles=b"tile", metadata=BOMB),
    "layers that are a number": archive(one_for_all(b"tile"), tiles=b"tile", metadata={"vector_layers": 5}),
    "layers named by lists": archive(one_for_all(b"tile"), tiles=b"tile", metadata={"vector_layers": [{"id": []}]}),
    "a kind of packing nobody has heard of": GOOD[:97] + b"\xff" + GOOD[98:],
    "a kind of tile nobody has heard of": GOOD[:99] + b"\xff" + GOOD[100:],
    "an older version": GOOD[:7] + b"\x02" + GOOD[8:],
    "levels from 200 to 255": archive(one_for_all(b"tile"), tiles=b"tile", min_zoom=200, max_zoom=255),
    "levels in the wrong order": archive(one_for_all(b"tile"), tiles=b"tile", min_zoom=9, max_zoom=2),
    "edges in the wrong order": archive(one_for_all(b"tile"), min_lat_e7=520000000, max_lat_e7=500000000),
    "edges beyond the poles": archive(one_for_all(b"tile"), min_lat_e7=-(2**31), max_lat_e7=-(2**30)),
}


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    folder = tmp_path / "assets"
    (folder / "basemap").mkdir(parents=True)
    (folder / "basemap" / "tiles.json").write_text("the map that is there")
    (folder / "directory.yaml").write_text(
        "title: Tea\nsite: https://directory.example.org/\nlanguages: [en]\neditors: {email: hello@example.org}\n"
        "area: {name: Mendip, bounds: {south: 51.05, west: -2.85, north: 51.35, east: -2.2}}\n"
    )
    return folder


@pytest.fixture
def unpack(tmp_path: Path, assets: Path) -> Try:
    def run(content: bytes) -> Result:
        path = tmp_path / "map.pmtiles"
        path.write_bytes(content)
        return CliRunner().invoke(command, [str(path), "--assets", str(assets), "--max-zoom", "8"])

    return run


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_archive_is_refused_in_one_line_and_the_old_map_stays(case: str, unpack: Try, assets: Path) -> None:
    began = time.perf_counter()

    result = unpack(DAMAGED[case])

    assert time.perf_counter() - began < 3
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert len([line for line in result.output.splitlines() if not line.startswith("  hint")]) == 1
    assert (assets / "basemap" / "tiles.json").read_text() == "the map that is there"
    assert sorted(path.name for path in assets.iterdir()) == ["basemap", "directory.yaml"]


def test_the_archive_that_the_others_are_made_from_is_good(unpack: Try, assets: Path) -> None:
    assert unpack(GOOD).exit_code == 0
    assert (assets / "basemap" / "8" / "126" / "85.mvt").read_bytes() == b"tile"


def test_a_small_archive_that_would_fill_the_disk_is_stopped(
    unpack: Try, assets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(basemap, "MAX_BYTES", 3_000_000)
    tile = gzip.compress(bytes(1_000_000))  # a thousand times smaller, and there for every tile of the area

    result = unpack(archive(one_for_all(tile), tiles=tile, tile_compression=Compression.GZIP))

    assert result.exit_code == 2
    assert "more than 3 MB of your area" in result.output
    assert sorted(path.name for path in assets.iterdir()) == ["basemap", "directory.yaml"]


def test_an_archive_with_ever_more_lists_is_stopped(unpack: Try, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pmtiles, "MAX_DIRECTORIES_BYTES", 100_000)
    leaf = serialize_directory([Entry(number, 0, 4, 1) for number in range(10_000)])
    root = serialize_directory([Entry(number * 16, number * len(leaf), len(leaf), 0) for number in range(4_000)])

    result = unpack(archive(root, leaves=leaf * 4_000, tiles=b"tile"))

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
    said = "<script>alert(1)</script><img src=x onerror=alert(1)>Maps " + "&lt;b&gt;" * 100_000

    unpack(archive(one_for_all(b"tile"), tiles=b"tile", metadata=LAYERS | {"attribution": said}))

    shown = json.loads((assets / "basemap" / "tiles.json").read_text("utf-8"))["attribution"]
    assert shown.startswith("Maps <b>")
    assert len(shown) <= 1000


@pytest.mark.parametrize("at", range(0, len(GOOD), 3))
def test_no_single_wrong_byte_brings_the_command_down(at: int, unpack: Try) -> None:
    result = unpack(GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :])

    assert result.exception is None or isinstance(result.exception, SystemExit)

"""A street map of one's own: an archive becomes plain files, for one's own area only."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from fingerpost.cli.basemap import command
from fingerpost.geography.streets import pmtiles
from fingerpost.geography.streets.basemap import MAX_TILES, copy_basemap, count_tiles, tiles_over

MENDIP = (51.05, -2.85, 51.35, -2.2)  # south, west, north, east
WHOLE = {
    "min_lat_e7": 500000000,
    "min_lon_e7": -40000000,
    "max_lat_e7": 520000000,
    "max_lon_e7": -10000000,
}
LAYERS = {"vector_layers": [{"id": name} for name in ("earth", "roads", "water")]}
CREDIT = '<a href="https://protomaps.com">Protomaps</a> &copy; <a href="https://openstreetmap.org">OpenStreetMap</a>'

WriteArchive = Callable[..., Path]


@pytest.fixture
def write_archive(tmp_path: Path) -> WriteArchive:
    """Write an archive of the given tiles; takes what differs from a vector map of the west of England."""

    def write(tiles: dict[tuple[int, int, int], bytes], **changes: Any) -> Path:
        kind = changes.pop("tile_type", TileType.MVT)
        packed = changes.pop("tile_compression", Compression.GZIP)
        metadata = changes.pop("metadata", LAYERS | {"attribution": CREDIT})
        path = tmp_path / "map.pmtiles"
        with path.open("wb") as stream:
            writer = Writer(stream)
            for tile, data in sorted(tiles.items(), key=lambda item: zxy_to_tileid(*item[0])):
                writer.write_tile(zxy_to_tileid(*tile), gzip.compress(data) if packed is Compression.GZIP else data)
            writer.finalize(WHOLE | changes | {"tile_type": kind, "tile_compression": packed}, metadata)
        return path

    return write


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    folder = tmp_path / "assets"
    folder.mkdir()
    south, west, north, east = MENDIP
    (folder / "directory.yaml").write_text(
        "title: Tea\nsite: https://directory.example.org/\nlanguages: [en]\neditors: {email: hello@example.org}\n"
        f"area: {{name: Mendip, bounds: {{south: {south}, west: {west}, north: {north}, east: {east}}}}}\n"
    )
    return folder


def run(archive: Path, assets: Path, *more: object) -> Result:
    return CliRunner().invoke(command, [str(archive), "--assets", str(assets), *map(str, more)])


def tiles(last: int = 9) -> dict[tuple[int, int, int], bytes]:
    return {tile: f"tile {tile}".encode() for tile in tiles_over(MENDIP, (6, last))}


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_every_tile_of_the_area_becomes_a_plain_file(write_archive: WriteArchive, assets: Path) -> None:
    result = run(write_archive(tiles()), assets)

    assert result.exit_code == 0, result.output
    tile_names = {f"{z}/{x}/{y}.mvt" for z, x, y in tiles()}
    assert set(files_in(assets / "basemap")) == tile_names | {"tiles.json"}
    assert (assets / "basemap" / "6" / "31" / "21.mvt").read_bytes() == b"tile (6, 31, 21)"


def test_the_browser_learns_what_there_is(write_archive: WriteArchive, assets: Path) -> None:
    run(write_archive(tiles()), assets)

    assert json.loads((assets / "basemap" / "tiles.json").read_text("utf-8")) == {
        "kind": "vector",
        "tiles": "{z}/{x}/{y}.mvt",
        "minzoom": 6,
        "maxzoom": 9,
        "bounds": [-2.85, 51.05, -2.2, 51.35],
        "attribution": "Protomaps © OpenStreetMap",
    }


def test_tiles_outside_the_area_are_left(write_archive: WriteArchive, assets: Path) -> None:
    run(write_archive(tiles() | {(9, 200, 100): b"Greenland"}), assets)

    assert (assets / "basemap" / "9").is_dir()
    assert not (assets / "basemap" / "9" / "200").exists()


def test_levels_nearer_than_asked_for_are_left(write_archive: WriteArchive, assets: Path) -> None:
    run(write_archive(tiles()), assets, "--max-zoom", 7)

    assert {name.split("/")[0] for name in files_in(assets / "basemap")} == {"6", "7", "tiles.json"}
    assert json.loads((assets / "basemap" / "tiles.json").read_text("utf-8"))["maxzoom"] == 7


def test_a_drawing_that_is_not_there_becomes_an_empty_one(write_archive: WriteArchive, assets: Path) -> None:
    some = tiles()
    del some[(6, 31, 21)]

    run(write_archive({(5, 15, 10): b"far", **some}), assets)

    assert (assets / "basemap" / "6" / "31" / "21.mvt").read_bytes() == b""


def test_pictures_are_taken_as_they_are(write_archive: WriteArchive, assets: Path) -> None:
    picture = dict.fromkeys(tiles(), b"\x89PNG")
    archive = write_archive(picture, tile_type=TileType.PNG, tile_compression=Compression.NONE, metadata={})

    run(archive, assets)

    assert (assets / "basemap" / "6" / "31" / "21.png").read_bytes() == b"\x89PNG"
    assert json.loads((assets / "basemap" / "tiles.json").read_text("utf-8"))["kind"] == "picture"


def test_an_archive_large_enough_for_lists_within_lists_is_read(write_archive: WriteArchive, assets: Path) -> None:
    many = {(12, x, y): f"{x} {y}".encode() for x in range(1960, 2040) for y in range(1320, 1400)}

    result = run(write_archive(many), assets, "--max-zoom", 12)

    assert result.exit_code == 0, result.output
    x, y = next((x, y) for _, x, y in tiles_over(MENDIP, (12, 12)))
    assert (assets / "basemap" / "12" / str(x) / f"{y}.mvt").read_text() == f"{x} {y}"


def test_a_new_map_replaces_the_old_one(write_archive: WriteArchive, assets: Path) -> None:
    run(write_archive(tiles(9)), assets)
    run(write_archive(tiles(7)), assets)

    assert not (assets / "basemap" / "9").exists()
    assert [path.name for path in assets.iterdir() if "basemap" in path.name] == ["basemap"]


def test_the_old_map_stays_when_the_new_one_fails(write_archive: WriteArchive, assets: Path) -> None:
    run(write_archive(tiles()), assets)
    damaged = write_archive(tiles(8))
    damaged.write_bytes(damaged.read_bytes()[:-60])

    result = run(damaged, assets)

    assert result.exit_code == 2
    assert "was not downloaded whole" in result.output
    assert (assets / "basemap" / "9").is_dir()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"metadata": {"vector_layers": [{"id": "roads"}]}}, "it has no earth and water"),
        ({"tile_type": TileType.MLT, "metadata": {}}, "holds tiles that browsers cannot be given"),
        ({"tile_compression": Compression.BROTLI}, "holds tiles that browsers cannot be given"),
        ({"max_lon_e7": -30000000, "min_lon_e7": -35000000}, "does not show your area"),
    ],
)
def test_an_archive_that_cannot_be_shown_is_refused_with_the_reason(
    changes: dict[str, Any], words: str, write_archive: WriteArchive, assets: Path
) -> None:
    result = run(write_archive(tiles(), **changes), assets)

    assert result.exit_code == 2
    assert words in result.output
    assert "hint: " in result.output
    assert not (assets / "basemap").exists()


@pytest.mark.parametrize("content", [b"", b"PMTiles", b"x" * 500, b"PMTiles\x03" + b"\xff" * 200])
def test_a_file_that_is_no_archive_is_refused_in_words(content: bytes, tmp_path: Path, assets: Path) -> None:
    (tmp_path / "map.pmtiles").write_bytes(content)

    result = run(tmp_path / "map.pmtiles", assets)

    assert result.exit_code == 2
    assert result.output.startswith("fingerpost basemap: map.pmtiles is ")


def test_a_tile_that_would_fill_the_disk_is_refused(
    write_archive: WriteArchive, assets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pmtiles, "MAX_TILE_BYTES", 1_000)

    result = run(write_archive(tiles() | {(6, 31, 21): b"\0" * 1_001}), assets)

    assert result.exit_code == 2
    assert "unpacks to more than" in result.output


def test_more_files_than_hosts_take_are_refused_before_any_is_written(
    write_archive: WriteArchive, assets: Path
) -> None:
    assert count_tiles(MENDIP, (6, 16)) < MAX_TILES  # its own area would do
    settings = (assets / "directory.yaml").read_text().replace("east: -2.2", "east: 0.9")
    (assets / "directory.yaml").write_text(settings)
    result = run(write_archive(tiles() | {(16, 32268, 21888): b"near"}, max_lon_e7=20000000), assets, "--max-zoom", 16)

    assert result.exit_code == 2
    assert "hint: Write --max-zoom 15." in result.output


def test_a_directory_that_does_not_say_where_it_is_is_told_how(write_archive: WriteArchive, assets: Path) -> None:
    text = (assets / "directory.yaml").read_text()
    (assets / "directory.yaml").write_text(text[: text.index("area:")])

    result = run(write_archive(tiles()), assets)

    assert result.exit_code == 2
    assert "The directory does not say where it is." in result.output


def test_only_what_was_unpacked_is_published(write_archive: WriteArchive, assets: Path, tmp_path: Path) -> None:
    run(write_archive(tiles()), assets)
    (assets / "basemap" / "notes.txt").write_text("Ring Jean about the map")
    (assets / "basemap" / "6" / "31" / "22.mvt").symlink_to(tmp_path / "map.pmtiles")

    copied = copy_basemap(assets / "basemap", tmp_path / "site" / "basemap")

    assert copied == len(tiles()) + 1
    assert "notes.txt" not in files_in(tmp_path / "site" / "basemap")
    assert "6/31/22.mvt" not in files_in(tmp_path / "site" / "basemap")

"""Our own street map: the part of an archive that a directory needs, as plain files that any host can serve."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import asinh, floor, pi, radians, tan
from pathlib import Path

from fingerpost.files.durable import InUse, IsALink, exchange, sync_below, sync_folder
from fingerpost.geography.distance import Bounds
from fingerpost.geography.streets.pmtiles import Archive, ArchiveError, Tile
from fingerpost.records.directory import Directory

INDEX = "tiles.json"
MAX_BYTES = 500_000_000  # half of what GitHub Pages holds; an English district to level 15 has about 60 MB
MAX_TILES = 20_000  # GitHub Pages slows down past this; an English district to level 15 has about 3,000
MARGIN = 0.05  # degrees around a directory's towns, about 5 km
_KEYS = ("kind", "tiles", "minzoom", "maxzoom", "bounds", "attribution")
_FILE = re.compile(rf"{INDEX}|[0-9]+/[0-9]+/[0-9]+\.(mvt|png|jpg|webp|avif)")


_PICTURES = re.compile(r"\{z\}/\{x\}/\{y\}\.(png|jpg|webp|avif)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What was written."""

    tiles: int
    size_bytes: int
    zooms: tuple[int, int]


def wanted_bounds(directory: Directory) -> Bounds | None:
    """The directory's area, or else the frame around its towns; nothing when it has neither."""
    if directory.settings.bounds:
        return directory.settings.bounds
    locations = [area.location for area in directory.vocabulary.areas.values() if area.location]
    if not locations:
        return None
    lats, lons = [point.lat for point in locations], [point.lon for point in locations]
    return min(lats) - MARGIN, min(lons) - MARGIN, max(lats) + MARGIN, max(lons) + MARGIN


def tiles_over(bounds: Bounds, zooms: tuple[int, int]) -> Iterator[Tile]:
    """Every tile that shows a part of an area, level by level.

    Source: the tile names of web maps, EPSG:3857, as OpenStreetMap's wiki page "Slippy map tilenames" gives them.

    >>> list(tiles_over((51.0, -2.9, 51.4, -2.2), (6, 7)))
    [(6, 31, 21), (7, 62, 42), (7, 63, 42)]
    """
    for zoom in range(zooms[0], zooms[1] + 1):
        west, east, north, south = _edges(bounds, zoom)
        yield from ((zoom, x, y) for x in range(west, east + 1) for y in range(north, south + 1))


def count_tiles(bounds: Bounds, zooms: tuple[int, int]) -> int:
    """How many ``tiles_over`` gives, without making them."""
    count = 0
    for zoom in range(zooms[0], zooms[1] + 1):
        west, east, north, south = _edges(bounds, zoom)
        count += (east - west + 1) * (south - north + 1)
    return count


def unpack(
    archive: Archive, bounds: Bounds, *, max_zoom: int, folder: Path, tell: Callable[[int, int], None] | None = None
) -> Unpacked:
    """Write the tiles of an area beside the old ones, and replace those when all are there.

    Args:
        archive: Where they come from.
        bounds: The area: south, west, north, east.
        max_zoom: The last level; for further levels the browser enlarges it.
        folder: assets/basemap, which is replaced.
        tell: Called with how many of how many tiles are done.

    Raises:
        ArchiveError: If the archive does not show the area, or too many tiles would be written.
        OSError: If the folder cannot be written, or holds what no earlier run wrote.
    """
    common = _common(archive.bounds, bounds)
    if common is None:
        raise ArchiveError(
            f"{archive.name} does not show your area.", "Take one that covers it: pmtiles extract --bbox"
        )
    zooms = archive.zooms[0], min(archive.zooms[1], max_zoom)
    if zooms[0] > zooms[1]:
        raise ArchiveError(
            f"{archive.name} begins at level {zooms[0]}.", f"Write --max-zoom {archive.zooms[0]} or more."
        )
    total = count_tiles(common, zooms)
    if total > MAX_TILES:
        raise ArchiveError(
            f"That would be {total:,} files, and hosts take about {MAX_TILES:,}.", f"Write --max-zoom {zooms[1] - 1}."
        )
    _guard(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    room = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-", dir=folder.parent))
    beside = room / "basemap"
    try:
        beside.mkdir()
        count, size = _write_tiles(
            archive, tiles_over(common, zooms), beside, lambda number: tell and tell(number, total)
        )
        if not count:
            raise ArchiveError(
                f"{archive.name} has no tiles of your area.", "Take one that covers it: pmtiles extract --bbox"
            )
        (beside / INDEX).write_text(_index(archive, common, zooms), encoding="utf-8", newline="\n")
        sync_below(beside)
        exchange(beside, folder)
        sync_folder(folder.parent)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    return Unpacked(tiles=count, size_bytes=size, zooms=zooms)


def _guard(folder: Path) -> None:
    """See that nothing but an earlier map is replaced."""
    if folder.is_symlink():
        raise IsALink(folder)
    if folder.exists() and not folder.is_dir():
        raise InUse(folder.parent, folder.name)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (path.is_dir() or _FILE.fullmatch(name)):
            raise InUse(folder, name)
    first = next((path.name for path in sorted(folder.glob("*"))), None)
    if first is not None and not _is_own_index(folder / INDEX):
        raise InUse(folder, INDEX if (folder / INDEX).exists() else first)


def _is_own_index(path: Path) -> bool:
    """Whether an index has exactly the form that ``unpack`` gives it: a map of somebody's own has another, or none."""
    try:
        text = path.read_text(encoding="utf-8")
        values = json.loads(text)
        return tuple(values) == _KEYS and text == _as_text(values)
    except (OSError, ValueError, TypeError, RecursionError):
        return False


def _write_tiles(
    archive: Archive, tiles: Iterable[Tile], folder: Path, tell: Callable[[int], object]
) -> tuple[int, int]:
    """Write tiles; gives how many there were, and their bytes."""
    count = size = 0
    for number, (zoom, x, y) in enumerate(tiles, start=1):
        data = archive.tile((zoom, x, y))
        # An empty drawing is a drawing of nothing. A missing file would be a fault on the visitor's console.
        if data is not None or archive.extension == "mvt":
            path = folder / str(zoom) / str(x) / f"{y}.{archive.extension}"
            path.parent.mkdir(parents=True, exist_ok=True)
            size += path.write_bytes(data or b"")
            count += data is not None
        if size > MAX_BYTES:
            raise ArchiveError(
                f"{archive.name} has more than {MAX_BYTES // 1_000_000} MB of your area.",
                f"Write --max-zoom {max(1, zoom - 1)}, or take a smaller part of the map.",
            )
        tell(number)
    return count, size


def find_basemap(assets: Path) -> Path | None:
    """Where ``unpack`` has written a map, if it has."""
    folder = assets / "basemap"
    return folder if (folder / INDEX).is_file() else None


def is_damaged(folder: Path) -> bool:
    """Whether the index of a map is not as ``unpack`` writes it, or there is no tile of the first level."""
    try:
        index = json.loads((folder / INDEX).read_bytes())
        tiles, bounds, zooms = index["tiles"], index["bounds"], (index["minzoom"], index["maxzoom"])
        return not (
            {"vector": tiles == "{z}/{x}/{y}.mvt", "picture": bool(_PICTURES.fullmatch(tiles))}[index["kind"]]
            and all(type(zoom) is int for zoom in zooms)
            and 0 <= zooms[0] <= zooms[1] <= 24
            and len(bounds) == 4
            and all(type(edge) in (int, float) and abs(edge) <= 180 for edge in bounds)
            and isinstance(index["attribution"], str)
            and any((folder / str(zooms[0])).glob(f"*/*{Path(tiles).suffix}"))
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return True


def copy_basemap(folder: Path, to: Path) -> int:
    """Copy what ``unpack`` wrote into a site, and nothing else that may be there; returns the number of files."""
    names = sorted(
        name
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and _FILE.fullmatch(name := path.relative_to(folder).as_posix())
    )
    for name in names:
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, target)
    return len(names)


def _index(archive: Archive, bounds: Bounds, zooms: tuple[int, int]) -> str:
    """What browser/js/map/streets.js reads."""
    south, west, north, east = (round(edge, 6) for edge in bounds)
    contents = {
        "kind": "vector" if archive.extension == "mvt" else "picture",
        "tiles": f"{{z}}/{{x}}/{{y}}.{archive.extension}",
        "minzoom": zooms[0],
        "maxzoom": zooms[1],
        "bounds": [west, south, east, north],
        "attribution": archive.attribution,
    }
    return _as_text(contents)


def _as_text(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _edges(bounds: Bounds, zoom: int) -> tuple[int, int, int, int]:
    """The first and last column, and the first and last row, which are counted from the north."""
    south, west, north, east = bounds
    count: int = 2**zoom
    last = count - 1

    def column(lon: float) -> int:
        return min(last, max(0, floor((lon + 180) / 360 * count)))

    def row(lat: float) -> int:
        return min(last, max(0, floor((1 - asinh(tan(radians(lat))) / pi) / 2 * count)))

    return column(west), column(east), row(north), row(south)


def _common(one: Bounds, other: Bounds) -> Bounds | None:
    south, west = max(one[0], other[0]), max(one[1], other[1])
    north, east = min(one[2], other[2]), min(one[3], other[3])
    return (south, west, north, east) if south < north and west < east else None

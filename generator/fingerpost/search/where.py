"""Where records are: columns of their positions, areas and ways to meet, and tiles of those of a large directory.

``columns/spots.json`` has every position once, and which of them each record has. In a large directory that is far more
than one search needs, so there the positions are told a second time: ``columns/town.json`` has one number a record, for
all that is far away, and ``columns/tiles/<n>_<n>.json`` has the same as ``spots`` of one piece of the map, for what is
near. ``away`` reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fingerpost.geography.areas import where_is
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.search.documents import Document
from fingerpost.search.packing import Packed, pack_lists, pack_numbers, pack_steps
from fingerpost.search.source import Source

SCALE = 10_000  # positions are in ten-thousandths of a degree: 11 metres
TILE = 500  # of these: 5.6 kilometres to the north, 3.5 to the east at the latitude of Somerset
IN_PERSON, ONLINE, BY_PHONE = 1, 2, 4
NO_POSITION, NO_TOWN, FIRST_TOWN = 0, 1, 2  # in the column of towns; then the number of the area is added

Spot = tuple[int, int, int]  # latitude, longitude, and 1 where a record itself is or 0 for a town it is for


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where one record is."""

    spots: tuple[Spot, ...] = ()  # without any of its own, those of the towns it is for
    areas: tuple[str, ...] = ()
    mode: int = 0


def where_columns(
    documents: Sequence[Document],
    source: Source,
    area_numbers: Callable[[tuple[str, ...]], list[int]],
    *,
    in_tiles: bool,
) -> dict[str, Packed]:
    """Pack where the documents are, by the name of the file below ``columns/``.

    Args:
        documents: In the order of the index.
        source: How the pages see them.
        area_numbers: Gives the numbers of areas within their kind.
        in_tiles: Whether to write the column of towns and the tiles as well.
    """
    found = [whereabouts_of(document, source) for document in documents]
    spots: dict[Spot, int] = {}
    spots_of = [[spots.setdefault(spot, len(spots)) for spot in each.spots] for each in found]
    areas = [area_numbers(each.areas) for each in found]
    places = list(spots)
    columns: dict[str, Packed] = {
        "spots": {**_packed(places), "spots": pack_lists(spots_of, 2 if len(places) <= 0xFFFF else 4)},
        "where": {
            "area": pack_lists(areas),
            "mode": pack_numbers((each.mode for each in found), 1),
        },
    }
    if in_tiles:
        towns = (
            NO_POSITION if not own else FIRST_TOWN + areas_of[0] if areas_of else NO_TOWN
            for own, areas_of in zip(spots_of, areas, strict=True)
        )
        columns["town"] = {"town": pack_steps(towns, 2)}
        columns |= _tiles(places, spots_of)
    return columns


def tile_name(north: int, east: int) -> str:
    """What the tile is called whose corner is so many tiles from the equator and from Greenwich."""
    return f"{north}_{east}"


def whereabouts_of(document: Document, source: Source) -> Whereabouts:
    """Where a record is, as far as the pages may say."""
    record, seen = document.record, source.seen
    if isinstance(record, Place):
        area = seen.finder.of_place(record)
        return Whereabouts(_spots([record], source), (area.id,) if area else ())
    if not isinstance(record, Activity):
        return Whereabouts()
    in_areas = seen.areas_of(record)
    mode = 0
    places = []
    for session in document.sessions:
        mode |= ONLINE if session.online else BY_PHONE if session.phone else IN_PERSON
        if place := seen.place_of(record, session):
            places.append(place)
    spots = _spots(places, source)
    if not spots and (mode & IN_PERSON or not mode):
        spots = tuple(
            dict.fromkeys(
                (round(area.location.lat * SCALE), round(area.location.lon * SCALE), 0)
                for area in in_areas
                if area.location
            )
        )
    return Whereabouts(spots, tuple(area.id for area in in_areas), mode or IN_PERSON)


def _spots(places: Sequence[Place], source: Source) -> tuple[Spot, ...]:
    found = (where_is(place, source.table) for place in places)
    return tuple(dict.fromkeys((round(spot.lat * SCALE), round(spot.lon * SCALE), 1) for spot in found if spot))


def _packed(spots: Sequence[Spot]) -> Packed:
    return {
        "lat": pack_numbers((spot[0] for spot in spots), 4),
        "lon": pack_numbers((spot[1] for spot in spots), 4),
        "exact": pack_numbers((spot[2] for spot in spots), 1),
    }


def _tiles(spots: Sequence[Spot], spots_of: Sequence[Sequence[int]]) -> dict[str, Packed]:
    """Cut the positions into tiles: of each, its spots, the records that have one, and which."""
    tile_of = [tile_name(lat // TILE, lon // TILE) for lat, lon, _ in spots]
    in_tile: dict[str, dict[int, list[int]]] = {}
    for document, own in enumerate(spots_of):
        for spot in own:
            in_tile.setdefault(tile_of[spot], {}).setdefault(document, []).append(spot)
    tiles = {}
    for name, records in sorted(in_tile.items()):
        held = sorted({spot for own in records.values() for spot in own}, key=spots.__getitem__)
        number = {spot: place for place, spot in enumerate(held)}
        own_spots = [[number[spot] for spot in own] for own in records.values()]
        tiles[f"tiles/{name}"] = {
            **_packed([spots[spot] for spot in held]),
            "records": pack_steps(records, 4),
            "spots": pack_lists(own_spots),
        }
    return tiles

"""Position columns: positions, areas and modes of branches, and map tiles for a large directory.

``columns/spots.json`` has every position once, and which of them each branch has (see ``branches``). In a large
directory that is far more than one search needs, so there the positions are given a second time: ``columns/town.json``
has one number a branch, for distant ones, and ``columns/tiles/<n>_<n>.json`` has the same as ``spots`` for one piece of
the map, for those nearby. ``distances`` reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fingerpost.search.index.branches import Branch, Spot
from fingerpost.search.packing import Packed, pack_lists, pack_numbers, pack_steps

TILE = 500  # ten-thousandths of a degree: 5.6 kilometres to the north, 3.5 to the east at the latitude of Somerset
NO_POSITION, NO_TOWN, FIRST_TOWN = 0, 1, 2  # in the column of towns; then the number of the area is added


def where_columns(
    branches: Sequence[Branch], area_numbers: Callable[[tuple[str, ...]], list[int]], *, in_tiles: bool
) -> dict[str, Packed]:
    """Pack where the branches are, by the name of the file below ``columns/``.

    Args:
        branches: Of all records, in the order of the index.
        area_numbers: Gives the numbers of areas within their kind.
        in_tiles: Whether to write the column of towns and the tiles as well.
    """
    spots: dict[Spot, int] = {}
    spots_of = [[spots.setdefault(spot, len(spots)) for spot in branch.spots] for branch in branches]
    areas = [area_numbers(branch.areas) for branch in branches]
    places = list(spots)
    columns: dict[str, Packed] = {
        "spots": {**_packed(places), "spots": pack_lists(spots_of, 2 if len(places) <= 0xFFFF else 4)},
        "where": {
            "area": pack_lists(areas),
            "mode": pack_numbers((branch.mode for branch in branches), 1),
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
    """The name of a tile, by the distance of its corner from the equator and Greenwich in tiles."""
    return f"{north}_{east}"


def _packed(spots: Sequence[Spot]) -> Packed:
    return {
        "lat": pack_numbers((spot[0] for spot in spots), 4),
        "lon": pack_numbers((spot[1] for spot in spots), 4),
        "exact": pack_numbers((spot[2] for spot in spots), 1),
    }


def _tiles(spots: Sequence[Spot], spots_of: Sequence[Sequence[int]]) -> dict[str, Packed]:
    """Divide the positions into tiles: for each its spots, and the branches that have them."""
    tile_of = [tile_name(lat // TILE, lon // TILE) for lat, lon, _ in spots]
    in_tile: dict[str, dict[int, list[int]]] = {}
    for branch, own in enumerate(spots_of):
        for spot in own:
            in_tile.setdefault(tile_of[spot], {}).setdefault(branch, []).append(spot)
    tiles = {}
    for name, by_branch in sorted(in_tile.items()):
        spots_in_tile = sorted({spot for own in by_branch.values() for spot in own}, key=spots.__getitem__)
        number = {spot: place for place, spot in enumerate(spots_in_tile)}
        own_spots = [[number[spot] for spot in own] for own in by_branch.values()]
        tiles[f"tiles/{name}"] = {
            **_packed([spots[spot] for spot in spots_in_tile]),
            "branches": pack_steps(by_branch, 4),
            "spots": pack_lists(own_spots),
        }
    return tiles

"""Cut Britain and Ireland out of Natural Earth's countries: the outline that the map draws without asking anybody."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

# United Kingdom, Ireland, Isle of Man, Guernsey, Jersey: ISO 3166-1 numeric.
ISLANDS = ("372", "826", "831", "832", "833")
# West, south, east, north, in degrees: leaves out the territories on other continents.
WINDOW = (-12.0, 48.5, 3.0, 61.5)

Point = tuple[int, int]


def cut_outline(topology: dict[str, Any]) -> dict[str, Any]:
    """The rings of the islands, each as differences between points on the grid of the source.

    Returns:
        ``scale`` and ``translate`` (degrees, longitude first) make degrees of grid numbers; each of ``rings`` is
        x, y of the first point, then what to add for each next one. Rings are not closed by a repeated point.

    Source of the form: the TopoJSON specification, sections 2.1.2 and 2.1.4.
    """
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [_absolute(arc) for arc in topology["arcs"]]
    rings: list[list[int]] = []
    for country in topology["objects"]["countries"]["geometries"]:
        if country.get("id") not in ISLANDS:
            continue
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        for polygon in polygons:
            # Outer rings only: the grid is too coarse for what lies in holes.
            ring = _joined(polygon[0], arcs)
            if _inside(ring, scale, translate):
                rings.append(_differences(ring))
    rings.sort(key=lambda ring: (-len(ring), ring))
    return {
        "source": "Natural Earth 4.1.0, 1:10m countries (public domain), by way of world-atlas 2.0.2",
        "scale": [round(number, 12) for number in scale],
        "translate": [round(number, 12) for number in translate],
        "rings": rings,
    }


def outline_bytes(topology: dict[str, Any]) -> bytes:
    """The file, without spaces, always the same."""
    return json.dumps(cut_outline(topology), separators=(",", ":")).encode() + b"\n"


def _absolute(arc: list[list[int]]) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def _joined(indices: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Arcs end to end; a negative index ~i is arc i backwards. Each arc begins where the last one ended."""
    ring: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring[:-1] if ring[0] == ring[-1] else ring


def _inside(ring: list[Point], scale: list[float], translate: list[float]) -> bool:
    west, south, east, north = WINDOW
    lon, lat = (ring[0][axis] * scale[axis] + translate[axis] for axis in (0, 1))
    return west <= lon <= east and south <= lat <= north


def _differences(ring: list[Point]) -> list[int]:
    numbers = list(ring[0])
    for (x, y), (next_x, next_y) in pairwise(ring):
        numbers += [next_x - x, next_y - y]
    return numbers

"""The browser code of others is what its makers published, and all of it is accounted for."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from tests.vendor.lock import FOLDER, LOCK, WANTED, read_lock, sha256
from tests.vendor.outline import cut_outline

PACKAGES = {f"{package['name']}-{package['version']}": package for package in read_lock()}


@pytest.mark.parametrize("folder", PACKAGES)
def test_every_file_is_the_one_in_the_lock(folder: str) -> None:
    hashes = {path.name: sha256(path) for path in (FOLDER / folder).iterdir()}

    assert hashes == PACKAGES[folder]["files"]


def test_no_file_lies_outside_the_folders_of_the_lock() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*PACKAGES, LOCK.name}


def test_the_lock_holds_what_the_script_would_fetch() -> None:
    assert {wanted.folder: wanted.licence for wanted in WANTED} == {
        folder: package["licence"] for folder, package in PACKAGES.items()
    }


@pytest.mark.parametrize("folder", PACKAGES)
def test_every_package_is_known_by_hash_and_brings_its_licence(folder: str) -> None:
    assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", PACKAGES[folder]["integrity"])
    assert "Permission to use" in (text := (FOLDER / folder / "LICENSE").read_text("utf-8")) or "Redistribution" in text


def test_the_outline_is_small_enough_for_a_slow_telephone() -> None:
    assert len(gzip.compress((FOLDER / "world-atlas-2.0.2" / "outline.json").read_bytes())) < 20_000


def test_the_outline_goes_from_scilly_to_shetland() -> None:
    outline = json.loads((FOLDER / "world-atlas-2.0.2" / "outline.json").read_text("utf-8"))
    (scale_x, scale_y), (from_x, from_y) = outline["scale"], outline["translate"]
    points = []
    for ring in outline["rings"]:
        x = y = 0
        for dx, dy in zip(ring[::2], ring[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x * scale_x + from_x, y * scale_y + from_y))
    lons, lats = zip(*points, strict=True)

    assert -11 < min(lons) < -10  # the west of Ireland
    assert 1.7 < max(lons) < 1.8  # Lowestoft
    assert 49.1 < min(lats) < 49.3  # Jersey
    assert 60.8 < max(lats) < 60.9  # Unst


def test_arcs_are_joined_and_islands_far_away_are_left_out() -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 50], [2, 0]], [[0, 50], [1, 2], [1, -2]], [[-60, -50], [1, 0], [0, 1], [-1, -1]]],
        "objects": {"countries": {"geometries": [{"id": "826", "type": "MultiPolygon", "arcs": [[[0, -2]], [[2]]]}]}},
    }

    assert cut_outline(topology)["rings"] == [[0, 50, 2, 0, -1, 2]]

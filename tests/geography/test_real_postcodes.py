"""Every postcode of the sample of Code-Point Open, and the public libraries that are at them."""

from __future__ import annotations

import csv
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from fingerpost.geography.distance import km_between
from fingerpost.geography.postcode import area_of, is_postcode
from fingerpost.geography.postcodes.make_table import PostcodeAreas, make_table, write_table
from fingerpost.geography.postcodes.source import open_source
from fingerpost.geography.table import PostcodeTable
from tests.thorough import IS_THOROUGH, many

DATA = Path(__file__).parents[2].parent / "shared" / "data"
SAMPLE = DATA / "codepoint_open" / "codepo_gb_sample.zip"
# To work out where 160,000 are takes seconds: at a push those of two areas, and all eleven that have no position.
AREAS = ["BA", "BH", "BS", "CF", "DT", "EH", "LS", "SN", "TA"] if IS_THOROUGH else ["BA", "EH"]

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the sample of Code-Point Open is not on this machine")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> PostcodeTable:
    folder = tmp_path_factory.mktemp("postcodes")
    source = open_source(SAMPLE)
    units = (unit for part in source.parts_for(AREAS) for unit in source.read(part, Counter()))
    write_table(folder, make_table(units, areas=PostcodeAreas.parse(",".join(AREAS)), source=source))
    return PostcodeTable(folder)


def test_every_published_postcode_has_the_shape_and_all_but_eleven_a_position(table: PostcodeTable) -> None:
    with zipfile.ZipFile(SAMPLE) as archive:
        every = [line.split(b'"')[1].decode() for name in archive.namelist() for line in archive.open(name)]

    assert (len(every), sum(map(is_postcode, every))) == (163_261, 163_261)
    here = [postcode for postcode in every if area_of(postcode) in AREAS]
    sample = here[:: many(5, 1)]  # to find one takes thirty times as long as to look at its shape
    assert (len(here), sum(table.find(postcode) is None for postcode in sample)) == (many(40_636, 163_261), many(2, 11))


def test_of_the_libraries_in_these_areas_all_but_five_are_found(table: PostcodeTable) -> None:
    with (DATA / "uk_libraries" / "libraries.csv").open(encoding="utf-8-sig", newline="") as file:
        here = [row["Postcode"] for row in csv.DictReader(file) if area_of(row["Postcode"]) in AREAS]

    assert (len(here), sum(table.find(postcode) is not None for postcode in here)) == (many(95, 416), many(94, 411))


def test_the_middle_of_frome_is_in_frome(table: PostcodeTable) -> None:
    from types import SimpleNamespace

    station = SimpleNamespace(lat=51.2272, lon=-2.3100)

    assert km_between(table.sector("BA11 1"), station) < 2


def test_the_largest_file_a_visitor_may_fetch_stays_small(table: PostcodeTable) -> None:
    assert max((table.folder / name).stat().st_size for name in table.files) < 40_000

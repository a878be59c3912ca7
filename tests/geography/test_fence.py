"""Which of a geocoder's answers may be believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.geography.geocode import Fence, GeocoderAnswer
from fingerpost.geography.postcodes.make_table import PostcodeAreas, make_table, write_table
from fingerpost.geography.postcodes.postcode_unit import Unit
from fingerpost.geography.postcodes.source import PostcodeSource
from fingerpost.geography.table import PostcodeTable
from fingerpost.reading.spans import FileSpans
from fingerpost.records.parts import Location
from fingerpost.records.place import Place
from fingerpost.records.vocabulary import Area

SPANS = FileSpans(Path("x.yaml"), "x.yaml")
NO_TABLE = PostcodeTable(Path("nowhere"))
FROME = Area(id="frome", name="Frome", location=Location(lat=51.231, lon=-2.3218))


def answer(lat: float, lon: float, country: str = "gb") -> GeocoderAnswer:
    return GeocoderAnswer(Location(lat=lat, lon=lon, source="geocoder"), country)


def place(postcode: str = "") -> Place:
    return Place(id="x", file="x.yaml", name="Hall", town="Frome", postcode=postcode, spans=SPANS)


@pytest.fixture
def table(tmp_path: Path) -> PostcodeTable:
    source = PostcodeSource(Path("x.zip"), "code-point", "2026", ())
    write_table(
        tmp_path, make_table([Unit("BA11 1AA", 51.23, -2.32)], areas=PostcodeAreas.parse("BA11"), source=source)
    )
    return PostcodeTable(tmp_path)


def test_an_answer_must_be_near_the_outcode_even_inside_the_area(table: PostcodeTable) -> None:
    fence = Fence("GB", (51.0, -3.0, 51.5, -2.0), table, {})
    new_postcode = place("BA11 9ZZ")  # not in the table yet

    assert fence.objection(answer(51.25, -2.33), new_postcode) == ""
    assert fence.objection(answer(51.25, -2.80), new_postcode) == "the answer is too far from BA11"


def test_without_bounds_the_outcode_is_enough(table: PostcodeTable) -> None:
    assert Fence("GB", None, table, {}).objection(answer(51.25, -2.33), place("BA11 9ZZ")) == ""


def test_without_bounds_or_postcodes_an_answer_must_be_near_a_town() -> None:
    fence = Fence("GB", None, NO_TABLE, {"frome": FROME})

    assert fence.objection(answer(51.3, -2.4), place()) == ""
    assert fence.objection(answer(53.8, -1.5), place()) == "the answer is far from every town of the directory"


def test_an_answer_without_a_country_is_judged_by_where_it_is() -> None:
    fence = Fence("GB", (51.0, -3.0, 51.5, -2.0), NO_TABLE, {})

    assert [fence.objection(answer(51.2, -2.3, country), place()) for country in ("", "gb", "fr")] == [
        "",
        "",
        "the answer is in another country",
    ]


def test_nought_nought_is_no_answer() -> None:
    assert Fence("GB", None, NO_TABLE, {}).objection(answer(0, 0), place()) == "the answer is not on a map"

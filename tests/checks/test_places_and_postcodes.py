from __future__ import annotations

import json

from tests.checks.test_each_code import place

TABLE = {
    "postcodes/index.json": json.dumps({"format": 1, "areas": [], "outcodes": ["BA11"], "attribution": []}),
    "postcodes/sectors.json": json.dumps({"format": 1, "scale": 10000, "outcodes": {}, "sectors": {}}),
    # BA11 1AA is at 51.2300, -2.3200: made up.
    "postcodes/ba11.json": json.dumps(
        {
            "format": 1,
            "outcode": "BA11",
            "scale": 10000,
            "lat": 512300,
            "lon": -23200,
            "units": "1AA",
            "lats": [0],
            "lons": [0],
        }
    ),
}


def test_a_postcode_that_is_not_in_a_complete_list_is_warned_of(site) -> None:
    assert site(place(postcode="BA11 9ZZ") | TABLE).codes() == ["postcode-unknown"]


def test_a_postcode_of_an_area_without_a_list_is_taken_on_trust(site) -> None:
    assert site(place(postcode="TA1 1AA") | TABLE).codes() == []


def test_a_postcode_in_small_letters_without_its_space_is_taken(site) -> None:
    assert site(place(postcode="ba111aa") | TABLE).codes() == []


def test_a_place_three_miles_from_its_postcode_is_taken(site) -> None:
    assert site(place(postcode="BA11 1AA", location="{lat: 51.27, lon: -2.32}") | TABLE).codes() == []


def test_a_place_four_miles_from_its_postcode_is_warned_of(site) -> None:
    problems = site(place(postcode="BA11 1AA", location="{lat: 51.29, lon: -2.32}") | TABLE).check().problems

    assert [problem.code for problem in problems] == ["postcode-far-away"]
    assert problems[0].message == "Market Hall is 4 miles from its postcode, BA11 1AA."


def test_swapped_coordinates_are_offered_the_right_way_round(site) -> None:
    bounds = "{south: 51.0, west: -3.0, north: 51.4, east: -2.1}"
    settings = f"title: A\nsite: https://example.org/\narea: {{name: Mendip, bounds: {bounds}}}\n"

    (problem,) = site(place(location="{lat: -2.3190, lon: 51.2310}") | {"directory.yaml": settings}).check().problems

    assert (problem.message, problem.hint) == (
        "Market Hall is 4,852 miles from Mendip.",
        "lat and lon look swapped. Write lat: 51.2310, lon: -2.3190.",
    )
    assert str(problem.span) == "assets/places/hall.yaml:4:17"


def test_a_list_of_postcodes_that_cannot_be_read_is_one_error_that_names_it(site) -> None:
    report = site(TABLE | {"postcodes/index.json": "{"}).check()

    assert report.exit_code == 1
    assert [(problem.code, problem.span.file) for problem in report.problems] == [
        ("postcode-table", "assets/postcodes/index.json")
    ]

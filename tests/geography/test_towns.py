"""A directory without areas can still be browsed by town."""

from __future__ import annotations

from fingerpost.geography.towns import with_towns
from fingerpost.reading.read import read_directory
from tests.conftest import OpenSite

HALL = "name: Hall {n}\ntown: {town}\nlocation: {{lat: {lat}, lon: -2.0}}\n"


def places(*towns: tuple[str, float]) -> dict[str, str]:
    return {
        f"places/hall-{n}.yaml": HALL.format(n=n, town=town, lat=lat) for n, (town, lat) in enumerate(towns, start=1)
    }


def test_each_town_of_the_places_becomes_an_area(site: OpenSite) -> None:
    directory = site(places(("Ilkley", 53.0), ("ILKLEY", 54.0), ("Ilkley", 55.0)) | {"vocabulary/areas.yaml": "{}\n"})

    areas = with_towns(read_directory(directory.assets)[0]).vocabulary.areas

    assert sorted(areas) == ["frome", "ilkley"]
    assert (areas["ilkley"].name, areas["ilkley"].also) == ("Ilkley", ("ILKLEY",))
    assert areas["ilkley"].location is not None
    assert areas["ilkley"].location.lat == 54.0


def test_areas_that_somebody_wrote_are_left_alone(site: OpenSite) -> None:
    opened_site = site(places(("Ilkley", 53.0)))
    directory = read_directory(opened_site.assets)[0]

    assert with_towns(directory) is directory

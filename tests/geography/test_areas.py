"""Which town a place or an activity belongs to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fingerpost.geography.areas import AreaFinder, nearest_area, where_is
from fingerpost.reading.spans import FileSpans
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory
from fingerpost.records.parts import Checked, Contact, Location
from fingerpost.records.place import Place
from fingerpost.records.session import Session
from fingerpost.records.settings import Settings
from fingerpost.records.vocabulary import Area, Term, Vocabulary

NO_SPANS = FileSpans(Path("nowhere.yaml"), "nowhere.yaml")
FROME = Area(id="frome", name="Frome", also=("Froom",), location=Location(lat=51.2310, lon=-2.3218))
WELLS = Area(id="wells", name="Wells", location=Location(lat=51.2086, lon=-2.6472))
SHEPTON = Area(id="shepton-mallet", name="Shepton Mallet", location=Location(lat=51.1898, lon=-2.5473))
ST_CUTHBERT = Area(id="st-cuthbert-out", name="St Cuthbert Out")
AREAS = {area.id: area for area in (FROME, WELLS, SHEPTON, ST_CUTHBERT)}


def place(town: str, location: Location | None = None, **more: object) -> Place:
    return Place(id="hall", file="hall.yaml", name="Hall", town=town, location=location, spans=NO_SPANS, **more)  # type: ignore[arg-type]


def activity(*sessions: Session, **more: object) -> Activity:
    return Activity(
        id="lunch",
        file="lunch.yaml",
        name="Lunch",
        summary="Lunch.",
        categories=("lunch-club",),
        checked=Checked(on=date(2026, 11, 1)),
        contact=Contact(),
        sessions=sessions,
        spans=NO_SPANS,
        **more,  # type: ignore[arg-type]
    )


def directory(*places: Place, categories: dict[str, Term] | None = None) -> Directory:
    return Directory(
        assets=Path("assets"),
        settings=Settings(title="Test", site="https://directory.example.org/"),
        vocabulary=Vocabulary(areas=AREAS, categories=categories or {}),
        places={each.id: each for each in places},
    )


@pytest.mark.parametrize("town", ["Frome", "FROME", " frome ", "Froom", "Frôme"])
def test_a_town_is_known_by_any_spelling(town: str) -> None:
    assert AreaFinder(AREAS).of_place(place(town)) == FROME


def test_a_saint_is_known_in_full_and_short() -> None:
    assert AreaFinder(AREAS).find("Saint Cuthbert Out") == ST_CUTHBERT


def test_a_hamlet_belongs_to_the_town_within_five_kilometres() -> None:
    assert AreaFinder(AREAS).of_place(place("Keyford", Location(lat=51.225, lon=-2.318))) == FROME


def test_a_place_far_from_every_town_belongs_to_none() -> None:
    assert AreaFinder(AREAS).of_place(place("Bruton", Location(lat=51.11, lon=-2.45))) is None


def test_the_name_in_the_address_wins_over_the_distance() -> None:
    assert AreaFinder(AREAS).of_place(place("Wells", Location(lat=51.2310, lon=-2.3218))) == WELLS


BA4 = Area(id="shepton-mallet", name="Shepton Mallet", location=SHEPTON.location, outcodes=("BA4",), population=10800)
BA3 = Area(id="coleford", name="Coleford", location=Location(lat=51.2369, lon=-2.4502), outcodes=("BA3",))
BY_SHEPTON = Location(lat=51.2150, lon=-2.5450)  # 3 kilometres from its middle


@pytest.mark.parametrize(
    ("postcode", "area"), [("BA3 5AJ", BA3), ("ba35aj", BA3), ("BA4 5AZ", BA4), ("", BA4), ("BA2 7AA", None)]
)
def test_the_postcode_in_the_address_wins_over_the_distance(postcode: str, area: Area | None) -> None:
    finder = AreaFinder({each.id: each for each in (BA4, BA3)})

    assert finder.of_place(place("Nettlebridge", BY_SHEPTON, postcode=postcode)) == area


def test_an_area_that_names_no_postcodes_has_what_is_near() -> None:
    finder = AreaFinder({each.id: each for each in (SHEPTON, BA3)})

    assert finder.of_place(place("Nettlebridge", BY_SHEPTON, postcode="BA2 7AA")) == SHEPTON


def test_a_postcode_is_enough_where_no_position_is_known() -> None:
    finder = AreaFinder({each.id: each for each in (Area(id="pilton", name="Pilton", outcodes=("BA4",)), BA4)})

    assert finder.of_place(place("Nettlebridge", postcode="BA4 4BJ")) == BA4  # the largest of those that have it


def test_an_activity_has_the_areas_of_its_sessions_and_those_it_serves_once_each() -> None:
    where = directory(place("Wells"))
    what = activity(Session(place="hall"), Session(area="frome"), Session(place="hall"), serves=("wells", "frome"))

    assert [area.id for area in AreaFinder(AREAS).of_activity(what, where)] == ["wells", "frome"]


def test_a_sensitive_activity_has_only_the_areas_it_says() -> None:
    where = directory(place("Wells"), categories={"lunch-club": Term(id="lunch-club", name="x", sensitive=True)})

    assert AreaFinder(AREAS).of_activity(activity(Session(place="hall"), serves=("frome",)), where) == [FROME]


def test_a_sensitive_place_is_nowhere() -> None:
    location = Location(lat=51.2, lon=-2.3)

    assert where_is(place("Wells", location, sensitive=True)) is None
    assert where_is(place("Wells", location)) == location


def test_the_nearest_area_is_found() -> None:
    assert nearest_area(Location(lat=51.2, lon=-2.6), AREAS.values()) == WELLS

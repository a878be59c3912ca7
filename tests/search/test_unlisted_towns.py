"""A village that has a place is known, although it is in no list of areas; and what is there is its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.publish.prepare import prepare
from fingerpost.search.index.site import write_search
from fingerpost.search.query.answer import answer
from fingerpost.search.query.site import SearchFiles
from tests.conftest import OpenSite
from tests.search.conftest import TODAY
from tests.search.node import answers_of_browser

AREAS = """
wells: {name: Wells, location: {lat: 51.2086, lon: -2.6472}, outcodes: [BA5], population: 11100}
frome: {name: Frome, location: {lat: 51.2310, lon: -2.3218}, outcodes: [BA11], population: 28600}
"""
HALL = "name: {town} Hall\nkind: hall\naddress: [Cork Lane]\ntown: {town}\npostcode: {postcode}\n{more}"
LUNCH = (
    "name: Lunch at {id}\nsummary: Meet people over a hot lunch each week.\ncategories: [talking-cafe]\n"
    "sessions: [{{place: {id}, repeats: weekly, days: [monday], from: 12:00}}]\n"
    "contact: {{phone: 01632 960124}}\nchecked: {{on: 2026-10-01, how: phone}}\n"
)
LIFTS = (
    "name: Lifts from Wells\nsummary: A volunteer takes you to lunch and home.\ncategories: [talking-cafe]\n"
    "sessions: [{area: wells, repeats: by-arrangement}]\n"
    "contact: {phone: 01632 960124}\nchecked: {on: 2026-10-01, how: phone}\n"
)


@pytest.fixture
def out(site: OpenSite, tmp_path: Path) -> Path:
    """Dinder is 4 kilometres from Wells and of its postcodes; Binegar is nowhere on the map, and of other postcodes."""
    directory = site(
        {
            "vocabulary/areas.yaml": AREAS,
            "places/dinder.yaml": HALL.format(
                town="Dinder", postcode="BA5 3PE", more="location: {lat: 51.1989, lon: -2.5935}\n"
            ),
            "places/binegar.yaml": HALL.format(town="Binegar", postcode="BA3 4UG", more=""),
            "places/wells.yaml": HALL.format(
                town="Wells", postcode="BA5 2RB", more="location: {lat: 51.2090, lon: -2.6450}\n"
            ),
            "activities/chat.yaml": LUNCH.format(id="dinder"),
            "activities/binegar.yaml": LUNCH.format(id="binegar"),
            "activities/wells.yaml": LUNCH.format(id="wells"),
            "activities/lifts.yaml": LIFTS,
        }
    )
    write_search(prepare(directory.assets, today=TODAY).edition, tmp_path / "out")
    return tmp_path / "out"


def ids(files: SearchFiles, **state: object) -> list[str]:
    return [files.card(each.document)[1] for each in answer(files, dict(state), TODAY).results]


def test_a_village_with_a_place_is_known(out: Path) -> None:
    files = SearchFiles(out)
    reply = answer(files, {"q": "lunch", "near": "dinder"}, TODAY)

    assert reply.place is not None
    assert (reply.place.name, reply.place_unknown) == ("Dinder", False)
    assert ids(files, q="lunch", near="dinder", sort="distance")[0] == "chat"
    assert ids(files, q="lunch dinder")[0] == "chat"
    assert answer(files, {"q": "lunch", "near": "Nempnett"}, TODAY).place_unknown


def test_without_a_position_only_its_own_are_found(out: Path) -> None:
    files = SearchFiles(out)

    assert answer(files, {"q": "lunch", "near": "Binegar"}, TODAY).only_in == "Binegar"
    assert ids(files, q="lunch", near="Binegar") == ["binegar"]


def test_who_comes_to_the_next_town_comes_there(out: Path) -> None:
    reply = answer(SearchFiles(out), {"q": "lifts", "near": "Dinder"}, TODAY)

    assert reply.covering == reply.total == 1


def test_the_list_of_a_town_has_what_is_of_its_postcodes(out: Path) -> None:
    assert set(ids(SearchFiles(out), area=["wells"])) == {"wells", "chat", "lifts"}


def test_the_browser_knows_them_too(out: Path) -> None:
    files = SearchFiles(out)
    states = [{"q": q, "near": near} for q in ("lunch", "lifts", "lunch dinder") for near in ("", "Dinder", "binegar")]

    reply = answers_of_browser(out, [(state, TODAY.isoformat()) for state in states])
    for state, each in zip(states, reply, strict=True):
        ours = answer(files, state, TODAY)
        assert [result["document"] for result in each["results"]] == [result.document for result in ours.results]
        assert each["covering"] == ours.covering
        assert each["placeUnknown"] == ours.place_unknown

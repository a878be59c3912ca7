"""Words where a place should be that are no one place: no hall is claimed, visitors read them, and the row is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.table_import import import_table
from fingerpost.exchange.tables.values.words_of_places import forget_words, hold_words, is_no_one_place
from fingerpost.reading.read import read_directory
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem
from fingerpost.schedule.hours.caveats import LONGEST

MAPPING = """\
source: Hills
licence: our own
key: [<Name>]
columns:
  Building: {first_of: [{address_part: building, of: <Location>}, <Name>]}
records:
  place:
    key: [<Building>, {address_part: postcode, of: <Location>}]
    id: [<Building>]
    name: <Building>
    address: {address_part: lines, of: <Location>}
    town: {first_of: [{address_part: town, of: <Location>}, Frome]}
    postcode: {address_part: postcode, of: <Location>}
    checked: {on: 2026-10-01, how: list}
  activity:
    id: [<Name>]
    name: <Name>
    summary: <Name> for everybody in the town.
    sessions: {opening_hours: <Time>, with: {place: <place id>}}
    contact: {phone: <Phone>}
    checked: {on: 2026-10-01, how: list}
"""
HALL = '"Town Hall, 1 High Road, Frome BA11 1AD"'
BLUE, OAK = "Blue Hall, 63 Mill Road, Frome BA11 1AA", "Oak Hall, 4 Elm Street, Frome BA11 1BB"
BY_DAYS = f"Mondays: {BLUE}. Tuesdays and Wednesdays: {OAK}"


def brought_in(
    folder: Path, location: str, name: str = "Song circle", more: str = ""
) -> tuple[Directory, Activity, list[Problem]]:
    rows = [f'{name},"{location}","Mondays, Tuesdays and Wednesdays 5pm-7pm",01632 960101']
    rows += [f"{other},{HALL},Friday 2pm-4pm,01632 96010{n}" for n, other in enumerate(("Chess", "Tea", "Quiz"), 2)]
    (folder / "list.csv").write_text("\n".join(["Name,Location,Time,Phone", *rows, ""]), "utf-8")
    (folder / "list.mapping.yaml").write_text(MAPPING + more, "utf-8")
    outcome = import_table("csv", folder / "list.csv", folder / "list.mapping.yaml", folder / "assets")
    directory, problems = read_directory(folder / "assets")
    assert not [problem for problem in problems if problem.severity == "error"]
    circle = next(one for one in directory.activities.values() if one.name == name)
    return directory, circle, [one for one in outcome.problems if one.code == "place-in-words"]


def test_halls_by_days_are_never_one_hall(tmp_path: Path) -> None:
    directory, circle, remarks = brought_in(tmp_path, BY_DAYS)

    assert {session.place for session in circle.sessions} == {""}
    assert {place.postcode for place in directory.places.values()} == {"BA11 1AD"}
    assert [(Path(one.span.file).name, one.span.line) for one in remarks] == [("list.csv", 2)]


@pytest.mark.parametrize(
    ("location", "sessions"),
    [
        (BY_DAYS, [("Mon", f"Where: {BLUE}"), ("Tue Wed", f"Where: {OAK}")]),
        (f"Fridays: {BLUE}.\nMondays to Wednesdays - {OAK}.", [("Mon Tue Wed", f"Where: {OAK}")]),
        (f"Mondays: {BLUE}. Tuesdays: {OAK}", [("Mon Tue Wed", f"Where: Mondays: {BLUE}. Tuesdays: {OAK}")]),
    ],
)
def test_the_session_of_a_day_has_the_words_of_that_day(
    location: str, sessions: list[tuple[str, str]], tmp_path: Path
) -> None:
    _, circle, _ = brought_in(tmp_path, location)

    days = [" ".join(day.title()[:3] for day in session.days) for session in circle.sessions]
    assert list(zip(days, [session.notes for session in circle.sessions], strict=True)) == sessions


SENTENCES = [
    "There are six sites across the town: Lake School, Evolve House, Grace Health Centre and Park Campus.",
    "Wherever you see the logo in clinics and youth centres.",
    "Online or in person (Frome or Wells)",
    "Various venues",
    "Various",
    "Various places in Frome",
    "At your home",
    "Contact us for the address",
    "They are based in multiple hospitals across the county; the Royal, St Anne's Hospital.",
    "The programme runs from three locations: Pavilion, the Sports Centre and the Community Club.",
    "Near the Mill Estate in Frome",
    "Football clubs throughout Frome",
    "Apply for help online.",
    "The next one is taking place on Thursday 4th at the Mill Works, Old Arsenal, Frome",
    "Multiple locations: Leap (Wells House BA11 1AA), online or at one of our partner venues",
]
PLACES = [
    "Church of Our Lady, Mill Road",
    "St Mary's Hall, near the station, Frome",
    "Three Villages Hall",
    "Telephone Exchange, High Street",
    "Sun Inn, Monday Lane",
    "Town Hall, 1 High Road, BA11 1AA (please ring the bell, we are in the back room)",
    "UK Online Centre, Mill Lane",
    "Near Sawrey Village Hall",
    "Near the Church, Tilshead",
    "Multiple Abilities Club",
    "45 Mill Avenue, Frome, please note that the building is just inside the park and not on the road",
    "Mill Hall, High Street, Frome. Please ask at the side door",
    "Village Hall, also online",
    "Ring O'Bells, Frome",
    "The hall of Trinity House Clapham, BA11 1AA",
    "(Off Byron Street) Daybrook",
    "Café 34, 34 Mill Lane",
    "",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_becomes_no_place(text: str, tmp_path: Path) -> None:
    directory, circle, remarks = brought_in(tmp_path, text)

    assert [place.postcode for place in directory.places.values()] == ["BA11 1AD"]
    assert [session.notes.startswith(f"Where: {text[:60]}".rstrip(".")) for session in circle.sessions] == [True]
    assert len(remarks) == 1


@pytest.mark.parametrize("text", PLACES)
def test_what_may_be_a_place_is_one(text: str) -> None:
    assert not is_no_one_place(text)


def test_houses_that_may_be_homes_are_on_no_page(tmp_path: Path) -> None:
    _, circle, remarks = brought_in(tmp_path, "Mondays: 8 Mill Lane, BA11 1AA. Tuesdays: 9 Oak Road, BA11 1BB")

    assert [session.notes for session in circle.sessions] == [""]
    assert "on no page" in remarks[0].message


def test_of_what_may_be_a_refuge_the_words_say_nothing(tmp_path: Path) -> None:
    _, circle, _ = brought_in(tmp_path, "Mondays: Riverside. Tuesdays: The Vaults", "Safe Steps women's refuge")

    text = (tmp_path / "assets/activities" / f"{circle.id}.yaml").read_text("utf-8")
    assert "Riverside" not in text


def test_of_a_category_whose_places_are_secret_the_words_say_nothing(tmp_path: Path) -> None:
    halls = "Mondays: Riverside. Tuesdays: The Vaults"
    brought_in(tmp_path, halls, "Safe Steps")
    vocabulary = tmp_path / "assets/vocabulary/categories.yaml"
    vocabulary.write_text(f"{vocabulary.read_text('utf-8')}\nhaven: {{name: Havens, sensitive: true}}\n", "utf-8")

    _, circle, _ = brought_in(tmp_path, halls, "Safe Steps", "    categories: [haven]\n")

    text = (tmp_path / "assets/activities" / f"{circle.id}.yaml").read_text("utf-8")
    assert "haven" in text
    assert "Riverside" not in text


def test_a_town_beside_online_makes_no_place_either(tmp_path: Path) -> None:
    directory, circle, _ = brought_in(tmp_path, "Online, London")

    assert [place.postcode for place in directory.places.values()] == ["BA11 1AD"]
    assert "Online" in circle.sessions[0].notes


def test_the_words_of_a_very_long_cell_fit_the_notes() -> None:
    for words in ("\n" * 30_000, "monday " + " " * 30_000 + ":", "Mondays and " * 3_000, "mon, " * 6_000):
        data = {"sessions": [{"repeats": "weekly", "days": ["monday"]}]}

        assert hold_words(data, words)

        assert len(data["sessions"][0]["notes"]) <= LONGEST


def test_what_a_mapping_makes_that_is_none_is_left_for_whoever_names_it() -> None:
    data = {"sessions": ["word"]}

    assert hold_words(data, "Various venues")

    assert not forget_words(data)
    assert data == {"sessions": ["word"]}

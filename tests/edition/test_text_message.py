"""The text message: what is needed on the way there, within two messages of the alphabet that phones send."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.plain_text import is_gsm, sentences, septets
from fingerpost.edition.wording.text_message import AT_MOST, text_message
from fingerpost.pages.kinds.activity import contact_of
from fingerpost.reading.read import read_directory
from fingerpost.records.directory import Directory
from fingerpost.records.parts import Capacity, Contact, FirstVisit, Join
from tests.edition.test_record_text import ELSEWHERE, PLACE, TWO_PLACES
from tests.published import SINGERS, Publish
from tests.strategies import costs, sessions

TODAY = date(2026, 11, 23)


def message_of(publish: Publish, record: str, **more: str) -> str:
    files = {"activities/singers.yaml": record, "places/old-dairy.yaml": PLACE, "places/market-hall.yaml": ELSEWHERE}
    edition = publish({**files, **more}).edition
    activity = edition.directory.activities["singers"]
    return text_message(edition, activity, contact_of(edition, activity)).words


def test_it_says_when_next_where_how_much_who_meets_you_and_whom_to_ring(publish: Publish) -> None:
    assert message_of(publish, SINGERS) == (
        "Everyday Singers. Wednesdays 2pm to 3:30pm. Next: Wednesday 25 November. "
        "Chantry Rooms, 14 Pound Lane, Frome BA11 1AA. Someone will meet you at the door. "
        "Pay what you can. Most people give £3. Your first visit is free. Ring Jean (example) on 01632 960144. "
        "https://directory.example.org/a/singers/"
    )


def test_each_place_has_its_own_times(publish: Publish) -> None:
    record = TWO_PLACES.replace("{kind: pay-what-you-can, amount: 3, first_visit_free: true}", "{kind: free}")

    message = message_of(publish, record)

    assert "2pm to 3:30pm. Next: Wednesday 25 November. Chantry Rooms, 14 Pound Lane, Frome BA11 1AA. " in message
    assert "Also Market Hall, Wells: The 1st Tuesday of the month, 6:30pm." in message


def test_the_same_times_at_another_place_are_said_once(publish: Publish) -> None:
    wednesdays = "from: 14:00, to: 15:30}]"
    same = SINGERS.replace(
        wednesdays, f"{wednesdays[:-1]}, {{place: market-hall, repeats: weekly, days: [wednesday], {wednesdays}"
    )

    message = message_of(
        publish, same.replace("{kind: pay-what-you-can, amount: 3, first_visit_free: true}", "{kind: free}")
    )

    assert "Also Market Hall, Wells. " in message
    assert message.count("2pm to 3:30pm") == 1


@pytest.mark.parametrize(
    ("state", "words"), [("full", "Full when last asked, 1 October 2026."), ("waiting-list", "Waiting list when ")]
)
def test_it_says_that_there_is_no_room(state: str, words: str, publish: Publish) -> None:
    record = SINGERS + f"capacity: {{state: {state}, as_of: 2026-10-01}}\n"

    assert f"Everyday Singers. {words}" in message_of(publish, record)


@pytest.mark.parametrize(("closed", "is_said"), [(", bank_holidays: closed", True), ("", False)])
def test_it_says_that_it_is_not_on_bank_holidays(closed: str, is_said: bool, publish: Publish) -> None:
    record = SINGERS.replace("to: 15:30", f"to: 15:30{closed}").replace(", first_visit_free: true", "")

    message = message_of(publish, record)

    assert ("Wednesdays 2pm to 3:30pm. Not on bank holidays. Next: " in message) is is_said


def test_what_matters_least_goes_first(publish: Publish) -> None:
    long = SINGERS.replace("name: Everyday Singers", f"name: {'Everyday Singers ' * 5}")

    message = message_of(publish, long)

    assert "Next: Wednesday 25 November. Chantry Rooms, 14 Pound Lane, Frome BA11 1AA. " in message
    assert "Pay what you can. " in message
    assert "Jean" not in message
    assert "Your first visit" not in message


def test_of_a_refuge_no_place_is_said(publish: Publish) -> None:
    record = SINGERS.replace("place: old-dairy, ", "area: frome, ").replace("getting_there", "sensitive: true\n#")
    areas = {"vocabulary/areas.yaml": "frome: {name: Frome, location: {lat: 51.23, lon: -2.32}}\n"}

    message = message_of(publish, record, **areas)

    assert "Frome" not in message
    assert "Ring Jean (example) on 01632 960144" in message  # control


def test_a_name_in_another_writing_is_kept_and_the_message_shorter(publish: Publish) -> None:
    message = message_of(publish, SINGERS.replace("Everyday Singers", "চায়ের আড্ডা"))

    assert message.startswith("চায়ের আড্ডা. Wednesdays")
    assert len(message) <= 4 * 67


@pytest.fixture(scope="module")
def example() -> Directory:
    return read_directory(Path(__file__).parents[2] / "assets")[0]


def test_every_record_of_the_example_fits_and_repeats_nothing(example: Directory) -> None:
    edition = Edition(directory=example, today=TODAY)

    faults = [
        (activity.id, message)
        for activity in edition.activities
        if faults_of(message := text_message(edition, activity, contact_of(edition, activity)).words)
    ]

    assert faults == []
    assert len(edition.activities) > 200  # control


@pytest.mark.parametrize("message", ["Singers. By arrangement. By arrangement.", "Tea – and cake", "a" * 307])
def test_a_fault_would_be_seen(message: str) -> None:
    assert faults_of(message)


def faults_of(message: str) -> list[str]:
    first, *others = message.split(" Also ")
    by_place = [sentences(first), *(sentences(part.partition(": ")[2] or part) for part in others)]
    faults = ["twice"] if any(len(set(lines)) < len(lines) for lines in by_place) else []
    faults += ["alphabet"] if not is_gsm(message) else []
    return faults + (["long"] if septets(message) > AT_MOST else [])


latin = st.text("abc DEF. 12’–…ŷçéñŵ&[]€'(),£ ", min_size=1, max_size=100)
contacts = st.builds(Contact, name=latin, phone=st.sampled_from(["01632 960144", "01632 960144 ext 12", "85258", ""]))
states = st.sampled_from(["open", "waiting-list", "full", "paused"])


@given(
    name=latin.filter(str.strip),
    held=st.lists(sessions, max_size=4),
    places=st.lists(st.sampled_from(["old-dairy", "market-hall", ""]), min_size=4, max_size=4),
    cost=st.none() | costs,
    contact=contacts,
    state=states,
)
def test_any_record_fits_and_repeats_nothing(name, held, places, cost, contact, state, tiny) -> None:
    at = [
        replace(session, place=place, area="", online="", phone=False)
        for session, place in zip(held, places, strict=False)
    ]
    activity = replace(
        tiny.activities["singers"],
        name=name,
        sessions=tuple(at),
        cost=cost,
        capacity=Capacity(state=state, as_of=TODAY),
        first_visit=FirstVisit(met_by="Jean"),
        join=Join(ways=("professional-referral",)),
    )
    edition = Edition(directory=replace(tiny, activities={"singers": activity}), today=TODAY)

    message = text_message(edition, activity, contact)

    assert faults_of(message.words) == [], message.words
    assert message.words.endswith("https://directory.example.org/a/singers/")
    assert all(each.words in message.words for each in message.dated)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    folder = tmp_path_factory.mktemp("tiny")
    for name, text in {
        "directory.yaml": "title: Hills\nsite: https://directory.example.org/\n",
        "activities/singers.yaml": SINGERS,
        "places/old-dairy.yaml": PLACE,
        "places/market-hall.yaml": ELSEWHERE,
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return read_directory(folder)[0]

"""The page of what there is and what is missing: its numbers are those of the gaps, and nothing is guessed."""

from __future__ import annotations

from tests.published import Publish
from tests.stewardship.test_gaps import FILES


def test_it_gives_the_numbers_and_names_what_is_missing(publish: Publish) -> None:
    words = publish(FILES).words("/insight/")

    assert "Company All 4 Mornings 1 Afternoons 0 Evenings 1 Weekends 1" in words
    assert "Company: nothing on weekday afternoons." in words
    assert "Frome Activities 3 For each 1,000 people 1.5 1 need without anything in Frome Food" in words
    assert "Wells Activities 1 Not known 1 need" in words
    assert "Free, or you give what you like Yes 1 No 1 Not known 2" in words
    assert "Way in without steps Yes 3 No 0 Not known 1" in words
    assert "Checked in time 5 Due to be checked 0 Not checked for over a year 0 Not checked yet 2" in words


def test_a_secret_place_and_what_is_full_are_in_no_number(publish: Publish) -> None:
    house = "name: Willow House\nkind: hall\ntown: Frome\nsensitive: yes\n"
    full = FILES["activities/sing.yaml"] + "capacity: {state: full, as_of: 2026-11-01}\n"

    words = publish({**FILES, "places/willow-house.yaml": house, "activities/sing.yaml": full}).words("/insight/")

    assert "Not checked yet 2" in words  # the two places that have a page
    assert "Frome Activities 2" in words
    assert "Free, or you give what you like Yes 1 No 0 Not known 2" in words


def test_a_directory_without_records_has_the_page_too(publish: Publish) -> None:
    words = publish({"activities/chat.yaml": FILES["activities/past.yaml"]}).words("/insight/")

    assert "What there is, and what is missing" in words
    assert "What is missing in the week" not in words

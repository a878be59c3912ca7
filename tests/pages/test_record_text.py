"""Copy for the record: at most eight lines of at most sixty letters, and nothing a clinical system would lose."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pages.kinds.activity import contact_of
from fingerpost.pages.record_text import WIDTH, plain, record_lines, shorten
from tests.pages.conftest import SINGERS, Publish

PLACE = """\
name: Chantry Rooms
address: [14 Pound Lane]
town: Frome
postcode: BA11 1AA
access: {step_free_entrance: yes}
"""


def test_an_activity_is_said_in_seven_lines_and_an_address(publish: Publish) -> None:
    view = publish({"activities/singers.yaml": SINGERS, "places/old-dairy.yaml": PLACE}).view
    activity = view.directory.activities["singers"]

    assert record_lines(view, activity, contact_of(view, activity)) == (
        "Everyday Singers (arts)",
        "Wednesdays 2pm to 3:30pm. Next: Wed 25 Nov 2026",
        "Chantry Rooms, 14 Pound Lane, Frome BA11 1AA",
        "Cost: pay what you can. Most people give £3. Your first...",
        "Join: just turn up. Ring Jean (example) on 01632 960144",
        "Will meet new people at the door. Step-free",
        "Checked by phone 3 Nov 2026",
        "https://directory.example.org/a/singers/",
    )


def test_a_long_address_loses_its_last_lines_but_not_its_postcode(publish: Publish) -> None:
    place = PLACE.replace("Lane]", "Lane, The far end of the very long yard behind the market]")

    view = publish({"activities/singers.yaml": SINGERS, "places/old-dairy.yaml": place}).view
    activity = view.directory.activities["singers"]

    assert record_lines(view, activity, contact_of(view, activity))[2] == (
        "Chantry Rooms, 14 Pound Lane, Frome BA11 1AA"
    )


def test_a_telephone_number_is_never_cut(publish: Publish) -> None:
    record = SINGERS.replace("Jean (example)", "The people who look after the desk at the front of the hall")

    view = publish({"activities/singers.yaml": record}).view
    activity = view.directory.activities["singers"]

    assert record_lines(view, activity, contact_of(view, activity))[4] == "Join: just turn up. Ring 01632 960144"


@given(st.text(max_size=200))
def test_plain_text_fits_and_has_no_signs_that_could_be_lost(words: str) -> None:
    line = shorten(plain(words))

    assert len(line) <= WIDTH
    assert line == " ".join(line.split())
    assert all(letter.isprintable() for letter in line)

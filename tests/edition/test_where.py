"""Towns that something serves are no place to go to: it comes there."""

from __future__ import annotations

import re

import pytest

from fingerpost.exchange.formats import FORMATS
from fingerpost.search.index.documents import facts_of
from tests.published import Publish

AREAS = "".join(f"{name.lower()}: {{name: {name}}}\n" for name in ("Frome", "Wells", "Street", "Pilton", "Mells"))
DINNERS = (
    "name: Hot Dinners\nsummary: A cooked dinner brought to your door.\ncategories: [arts]\n{more}"
    "sessions: [{{area: frome, repeats: weekly, days: [friday], from: 11:00}}]\n"
    "contact: {{phone: 01632 960124}}\nchecked: {{on: 2026-10-01, how: phone}}\n"
)


@pytest.mark.parametrize(
    ("more", "page", "card"),
    [
        ("serves: [frome, wells]\n", "Comes to you in Frome and Wells", "Comes to you in Frome and Wells"),
        (
            "serves: [frome, wells, street, pilton, mells]\n",
            "Comes to you in Frome, Wells, Street, Pilton and Mells",
            "Comes to you in Frome, Wells, Street and 2 more",
        ),
        ("", "Around Frome Ask where to meet.", "Around Frome"),
    ],
)
def test_what_comes_to_people_says_so(publish: Publish, more: str, page: str, card: str) -> None:
    site = publish({"vocabulary/areas.yaml": AREAS, "activities/dinners.yaml": DINNERS.format(more=more)})

    assert page in site.words("/a/dinners/")
    assert card in site.words("/browse/towns/frome/") or card in site.words("/browse/categories/arts/")
    assert "Across" not in site.words("/a/dinners/")


def test_a_hidden_record_comes_to_nobody(publish: Publish) -> None:
    hidden = DINNERS.format(more="sensitive: true\nserves: [frome]\n").replace("area: frome", "phone: true")
    site = publish({"vocabulary/areas.yaml": AREAS, "activities/dinners.yaml": hidden})

    assert "For people in Frome" in site.words("/a/dinners/")
    assert "Comes to you" not in site.words("/a/dinners/") + site.words("/browse/categories/arts/")


@pytest.mark.parametrize(("more", "is_said"), [("", True), ("sensitive: true\nserves: [frome]\n", False)])
def test_no_list_says_that_something_hidden_is_online(publish: Publish, more: str, *, is_said: bool) -> None:
    record = DINNERS.format(more=more).replace("area: frome", "online: https://example.org/call")

    site = publish({"vocabulary/areas.yaml": AREAS, "activities/dinners.yaml": record})

    lists = [site.words(address) for address in ("/browse/categories/arts/", "/browse/a-to-z/", "/a/dinners/")]
    exported = [file.content for name in ("json", "hsds") for file in FORMATS[name].files(site.edition)]
    dinners = site.edition.directory.activities["dinners"]
    assert all("Friday" in words for words in lists[::2])
    assert any("online" in text.lower() for text in lists) == is_said
    assert any(re.search(rb'"(attending_type": *"online|online": *"http)', each) for each in exported) == is_said
    assert ("online" in facts_of(dinners, dinners.sessions)) == is_said


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        ("area: frome", "Comes to you in Frome and Wells"),
        ("place: old-dairy", "For people in Frome and Wells"),
        ("phone: true", "For people in Frome and Wells"),
    ],
)
def test_the_words_to_copy_and_send_say_it_too(publish: Publish, session: str, expected: str) -> None:
    record = DINNERS.format(more="serves: [frome, wells]\n").replace("area: frome", session)

    html = publish({"vocabulary/areas.yaml": AREAS, "activities/dinners.yaml": record}).html("/a/dinners/")

    place, words, for_record = (expected.partition(" in ")[0], *re.findall(r"<pre[^>]*>(.*?)</pre>", html, re.DOTALL))
    assert f"<strong>{expected}</strong>" in html
    assert place in for_record
    assert (place in words) is (place == "Comes to you")


def test_a_place_is_where_to_go_and_the_towns_are_not(publish: Publish) -> None:
    record = DINNERS.format(more="serves: [wells]\n").replace("area: frome", "place: old-dairy")
    site = publish({"vocabulary/areas.yaml": AREAS, "activities/dinners.yaml": record})

    assert "The Old Dairy Cork Lane, Frome For people in Wells" in site.words("/a/dinners/")
    assert "Comes to you" not in site.words("/a/dinners/")

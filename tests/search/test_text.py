"""Text becomes words, the same here and in the browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.search.query.distances import metres_between
from fingerpost.search.text import fold, tidy, words_of, words_to_index
from tests.search.node import MODULES, node


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Men’s Shed", ["mens", "shed"]),
        ("CAFÉ", ["cafe"]),
        ("cafe\u0301", ["cafe"]),
        ("Straße, Łódź, Ærø", ["strasse", "lodz", "aero"]),
        ("LGBTQ+ (over-60s)", ["lgbtq", "over", "60s"]),
        ("knit & natter", ["knit", "natter"]),
        ("M.E. and the u.3.a., at 2.30 p.m.", ["me", "and", "the", "u3a", "at", "2", "30", "pm"]),
        ("A&E, R & B; A.& E. but tea & toast", ["ae", "rb", "ae", "but", "tea", "toast"]),
        ("", []),
        ("— !", []),
    ],
)
def test_words_have_no_capitals_accents_or_apostrophes(typed: str, words: list[str]) -> None:
    assert words_of(typed) == words


@pytest.mark.parametrize(
    "contact", ["01632 960123", "tea@example.org", "https://example.org/tea", "www.example.org", "BA11 1AA"]
)
def test_what_people_ring_or_write_to_is_not_indexed(contact: str) -> None:
    assert words_to_index(f"Ask {contact} today") == ["ask", "today"]


def test_small_numbers_and_names_with_numbers_are_indexed() -> None:
    assert words_to_index("Couch to 5k with the U3A, over 60, type 2") == [
        *("couch", "to", "5k", "with", "the", "u3a", "over", "60", "type", "2")
    ]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_browser_cuts_the_same_words(tmp_path: Path) -> None:
    texts = [
        *(
            "Men’s Shed",
            "CAFÉ",
            "cafe\u0301",
            "Straße Łódź Ærø İstanbul ıssız",
            "ΣΊΣΥΦΟΣ",
            "ﬁne ½ ²",
            "한국어 人 ไทย",
            "a\u0000b",
        ),
        *(
            "it's `quoted´ ʼtis",
            "tea\u00a0 tea\n\ttea ",
            "\u2003em space",
            "😀tea",
            "𝒻𝒶𝓃𝒸𝓎",
            "x\u0301\u0302y",
            "Ⅷ ①",
            "ＦＵＬＬ",
            "m.e. a.b.c é.a.b да.a.b a.é A&E a & e & f A.& E. 2.3 a.5 Ａ.Ｂ a\u00a0&\u00a0b x.y_z",
        ),
    ]
    script = tmp_path / "words.mjs"
    script.write_text(
        f'import {{ wordsOf, tidy }} from "{(MODULES / "text.js").as_uri()}";\n'
        f"console.log(JSON.stringify({json.dumps(texts)}.map((text) => [wordsOf(text), tidy(text)])));"
    )

    done = node(script)

    assert json.loads(done.stdout) == [[words_of(text), tidy(text)] for text in texts], done.stderr


def test_distances_are_near_those_of_the_haversine_formula() -> None:
    from fingerpost.geography.distance import km_between
    from fingerpost.records.parts import Location

    frome, places = (51.2310, -2.3218), [(51.2086, -2.6472), (51.5, -3.2), (50.7, -1.9), (51.2311, -2.3218)]

    for lat, lon in places:
        metres = metres_between(*(round(degrees * 10_000) for degrees in (*frome, lat, lon)))
        true = km_between(Location(lat=frome[0], lon=frome[1]), Location(lat=lat, lon=lon)) * 1000
        assert abs(metres - true) <= max(1, true * 0.001)

"""The shape of a postcode, and its parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.geography.postcode import (
    area_of,
    is_postcode,
    likely_postcode,
    outcode_of,
    sort_key,
    tidy_area,
    tidy_outcode,
    tidy_postcode,
    tidy_sector,
)

OUTCODES = ["M1", "B33", "W1A", "BA5", "BA11", "EC1A", "GIR"]


@pytest.mark.parametrize(
    "text",
    ["ba111aa", "BA11 1AA", " ba11  1aa ", "BA11\u00a01AA", "b A111Aa"],
    ids=["bare", "tidy", "wide", "nbsp", "odd"],
)
def test_any_spacing_and_case_becomes_the_same_postcode(text: str) -> None:
    assert tidy_postcode(text) == "BA11 1AA"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BA11",
        "BA11 1A",
        "BA11 1AAA",
        "BA111 1AA",
        "QA11 1AA",  # no area begins with Q
        "BI11 1AA",  # I is never the second letter
        "BA11 1CK",  # C and K are never in the second half
        "BA01 1AA",  # a district is not written with a 0 before it
        "BA11-1AA",
        "BA11 1AA\nBA11 1AB",
        "BA١١ 1AA",  # Arabic digits
        "ＢＡ11 1AA",  # wide letters
        "Bſ1 1AA",  # a long s, whose capital is S
        "12345",
    ],
)
def test_what_has_not_the_shape_is_no_postcode(text: str) -> None:
    assert not is_postcode(text)


def test_a_postcode_is_read_from_what_can_only_mean_one() -> None:
    readings = {
        "BA11 OAA": "BA11 0AA",
        "BA1I 1AA": "BA11 1AA",
        "BAll 1AA": "BA11 1AA",
        "S01 4QU": "SO1 4QU",
        "BA11 1AA.": "BA11 1AA",
        "12 High Street, Frome BA11 1AA": "BA11 1AA",
        "BA11 1AA (BA11 1AA)": "BA11 1AA",
        "BA11 1A": None,  # a letter is missing: BA1 1LA would be somewhere else
        "BA111A": None,
        "BA11 1AA or BA11 1AB": None,
        "BA11": None,
        "": None,
        "ask": None,
    }

    assert {text: likely_postcode(text) for text in readings} == readings


@pytest.mark.parametrize("outcode", OUTCODES)
def test_every_kind_of_outcode_is_known(outcode: str) -> None:
    assert tidy_postcode(f"{outcode}1AA".lower()) == f"{outcode} 1AA"


def test_the_parts_of_a_postcode_are_told_apart() -> None:
    assert (outcode_of("ba111aa"), area_of("ba111aa")) == ("BA11", "BA")


def test_the_area_of_an_outcode_is_its_letters() -> None:
    assert [area_of(outcode) for outcode in ("BA11", "b3", "nowhere")] == ["BA", "B", None]


def test_a_sector_needs_its_space() -> None:
    assert [tidy_sector(text) for text in ("ba11 1", "BA11", "BA1 1", "BA11 11")] == ["BA11 1", None, "BA1 1", None]


def test_an_area_is_not_an_outcode() -> None:
    assert [tidy_area("ba"), tidy_area("BA1"), tidy_outcode("BA"), tidy_outcode("ba1")] == ["BA", None, None, "BA1"]


def test_outcodes_are_in_the_order_people_expect() -> None:
    assert sorted(["BA10", "W1A", "BA2", "W1", "B1"], key=sort_key) == ["B1", "BA2", "BA10", "W1", "W1A"]


@given(st.text(max_size=12))
def test_a_tidy_postcode_stays_as_it_is(text: str) -> None:
    tidy = tidy_postcode(text)

    assert tidy is None or tidy_postcode(tidy) == tidy

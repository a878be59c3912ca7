"""Ids made from names."""

from __future__ import annotations

import re

import pytest
from fingerpost.records.slug import is_reserved, slug_of
from hypothesis import given
from hypothesis import strategies as st


@given(st.text(max_size=300))
def test_an_id_is_always_one_that_a_record_may_have(name: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug_of(name))
    assert len(slug_of(name)) <= 60


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Men's Shed", "mens-shed"),
        ("Café Gefühl, Straße", "cafe-gefuhl-strasse"),
        ("Knit & Natter", "knit-and-natter"),
        ("Дом", ""),
        ("Ａｒｔ １", "art-1"),
    ],
)
def test_a_name_becomes_an_id(name: str, expected: str) -> None:
    assert slug_of(name) == expected


def test_a_long_name_is_cut_between_words() -> None:
    assert slug_of("community " * 10) == "community-community-community-community-community-community"[:59]


def test_names_the_site_keeps_for_itself_are_known() -> None:
    assert is_reserved("search")
    assert is_reserved("com3")
    assert not is_reserved("searching")

"""Ids made from names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.records.slug import slug_of


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

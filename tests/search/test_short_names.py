"""Short names of illnesses and things are words, although some are common words too: ME, IT, u3a, A&E."""

from __future__ import annotations

import pytest

from fingerpost.search.query.answer import answer
from fingerpost.search.query.site import SearchFiles
from tests.search.conftest import TODAY


def first(files: SearchFiles, typed: str, number: int = 3) -> list[str]:
    reply = answer(files, {"q": typed}, TODAY)
    return [files.card(each.document)[1] for each in reply.results[:number]]


@pytest.mark.parametrize(
    "typed", ["ME support group", "me support group", "M.E. support", "m.e.", "a group for ME", "ME SUPPORT GROUP"]
)
def test_me_is_an_illness(files: SearchFiles, typed: str) -> None:
    assert first(files, typed) == first(files, "ME")
    assert first(files, typed)[0] == "glastonbury-pacing-group"


@pytest.mark.parametrize("typed", ["IT drop in", "it drop in", "I.T. drop-in", "IT classes", "it course"])
def test_it_is_computing(files: SearchFiles, typed: str) -> None:
    assert first(files, typed)[0] == "click-and-cuppa-frome"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("u.3.a.", "u3a"), ("U.3.A talks", "u3a talks"), ("c.o.p.d.", "COPD"), ("A.D.H.D.", "adhd"), ("W.I.", "WI")],
)
def test_dots_in_a_short_name_change_nothing(files: SearchFiles, typed: str, plain: str) -> None:
    assert first(files, typed, 10) == first(files, plain, 10) != []


@pytest.mark.parametrize("typed", ["A&E", "a&e", "A & E", "a. and e.", "A.& E."])
def test_a_and_e_is_an_emergency(files: SearchFiles, typed: str) -> None:
    assert "medical" in answer(files, {"q": typed}, TODAY).danger


@pytest.mark.parametrize(
    "typed", ["find me a group", "tell me about it", "something that gets me out", "it is for mum"]
)
def test_common_words_stay_common(files: SearchFiles, typed: str) -> None:
    order = first(files, typed)

    assert not {"glastonbury-pacing-group", "click-and-cuppa-frome"} & set(order)


def test_capitals_say_nothing_where_all_is_in_capitals(files: SearchFiles) -> None:
    assert first(files, "TAKE ME OUT FOR LUNCH") == first(files, "take me out for lunch")
    assert first(files, "take ME out for lunch") != first(files, "take me out for lunch")

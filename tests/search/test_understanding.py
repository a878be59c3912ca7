"""What the finder makes of what people type, over the example directory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fingerpost.edition.edition import Edition
from fingerpost.schedule.review import CheckState
from fingerpost.search.query.answer import answer
from fingerpost.search.query.as_json import as_json_object
from fingerpost.search.query.result import Answer
from fingerpost.search.query.site import SearchFiles
from fingerpost.search.text import words_of
from tests.search.conftest import TODAY


def ask(files: SearchFiles, query: str = "", **state: Any) -> Answer:
    return answer(files, {"q": query, **state}, TODAY)


def ids(files: SearchFiles, reply: Answer, number: int = 10) -> list[str]:
    return [files.card(each.document)[1] for each in reply.results[:number]]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("bereavment", "bereavement"),
        ("walkng group", "walking group"),
        ("Swiming in Wells", "swimming in wells"),
        ("dimentia", "dementia"),
        ("knitting", "knitting"),
        ("  Chair   yoga ", "Chair yoga"),
    ],
)
def test_a_slip_is_corrected_and_said(files: SearchFiles, typed: str, understood: str) -> None:
    assert ask(files, typed).understood == understood


def test_words_of_one_family_find_the_same(files: SearchFiles) -> None:
    walk, walks, walking = (ask(files, word) for word in ("walk", "walks", "walking"))

    assert ids(files, walk) == ids(files, walks) == ids(files, walking)


def test_the_beginning_of_a_word_is_enough(files: SearchFiles) -> None:
    assert "glastonbury-tai-chi-in-the-rooms" in ids(files, ask(files, "qigo"))


def test_a_synonym_finds_what_never_says_the_word(files: SearchFiles) -> None:
    assert "fosse-bereavement-counselling" in ids(files, ask(files, "grief"))


def test_one_word_finds_what_is_written_as_two(files: SearchFiles) -> None:
    assert set(ids(files, ask(files, "foodbank"), 2)) == set(ids(files, ask(files, "food bank"), 2))


def test_whoever_types_a_whole_name_finds_it_among_the_first(files: SearchFiles, edition: Edition) -> None:
    stop = set(files.index["stop"].split())
    names = [
        each.name
        for each in (*edition.activities, *edition.groups)
        if len([w for w in words_of(each.name) if w not in stop]) > 1
    ]

    def first_of(name: str) -> list[str]:
        return [files.card(result.document)[2] for result in ask(files, name).results[:4]]

    assert len(names) > 250
    assert [name for name in names if name not in first_of(name)] == []


def test_a_name_that_says_a_town_is_found_first_wherever_it_meets(
    files: SearchFiles, large: Path, edition: Edition
) -> None:
    elsewhere = [
        each.name
        for each in edition.activities
        for area in edition.directory.vocabulary.areas.values()
        if area.name in each.name and area not in edition.areas_of(each)
    ]

    for found_in in (files, SearchFiles(large)):
        for name in elsewhere:
            assert found_in.card(ask(found_in, name).results[0].document)[2] == name
    assert elsewhere


def test_a_town_in_the_words_puts_its_own_first_and_the_nearest_next(files: SearchFiles) -> None:
    reply = ask(files, "toddler group glastonbury")

    assert reply.place is not None
    assert reply.place.name == "Glastonbury"
    assert {"wells-rhyme-time", "glastonbury-bumps-and-babies"} == set(ids(files, reply, reply.full))
    away = [each.metres for each in reply.results]
    assert max(away[: reply.full]) < min(away[reply.full :])


def test_a_postcode_in_the_words_is_taken_as_the_place(files: SearchFiles) -> None:
    reply = ask(files, "lunch BA11")

    assert reply.place is not None
    assert (reply.place.name, reply.place.kind) == ("BA11", "outcode")
    assert ids(files, reply, 1) == ["nunney-thursday-dinner"]


@pytest.mark.parametrize("near", ["BA11 1AE", "ba111ae", "BA11 1", "BA11", "Frome", "frome", "Froom", "Fromme"])
def test_a_place_is_known_by_postcode_part_of_one_or_name(files: SearchFiles, near: str) -> None:
    place = ask(files, "", near=near).place

    assert place is not None
    assert abs(place.lat - 512310) < 400
    assert abs(place.lon + 23218) < 600


@pytest.mark.parametrize(
    ("near", "name"),
    [
        ("Market Place, Frome", "Frome"),
        ("frome, somerset", "Frome"),
        ("Wells Road, Frome", "Frome"),
        ("the library at norton st philip", "Norton St Philip"),
        ("norton-st-philip", "Norton St Philip"),
        ("Frome BA5 2", "BA5"),
        ("the top of ba11 1ae by the bridge", "BA11 1AE"),
    ],
)
def test_a_place_is_known_by_what_an_address_names(files: SearchFiles, near: str, name: str) -> None:
    place = ask(files, "", near=near).place

    assert place is not None
    assert place.name == name


def test_a_town_without_a_position_keeps_to_its_own(unplaced: Path, files: SearchFiles) -> None:
    reply = ask(SearchFiles(unplaced), "lunch", near="Frome")

    of_the_town = ask(files, "lunch", area=["frome"])
    assert (reply.only_in, reply.place, reply.place_unknown) == ("Frome", None, False)
    assert {each.document for each in reply.results} >= {each.document for each in of_the_town.results}
    assert reply.total < ask(files, "lunch").total


def test_without_its_only_town_there_would_be_more(unplaced: Path) -> None:
    reply = ask(SearchFiles(unplaced), "bowls", near="Rode")

    assert reply.total == 0
    assert dict(reply.drop)["near"] > 0


def test_a_place_that_nobody_knows_is_reported(files: SearchFiles) -> None:
    assert ask(files, "lunch", near="Atlantis").place_unknown


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "suicide",
            "he hits me",
            "Overdose",
            "I want to die",
            "I can’t go on",
            "self-harm",
            "suicdal",
            "rape",
            "refuge",
        ),
        *(
            "suicde",
            "sucidal thoughts",
            "he is hitting me",
            "hiting me",
            "my dad beat me",
            "killing myself",
            "overdosed",
        ),
        *("I took an ovredose last night", "i dont want to live any more", "self harming", "scared of my husband"),
        "a very long sentence that goes on and on about all sorts of other things so that it takes more than two dozen "
        "words before it says, quite near the end of it all, that somebody hits me",
    ],
)
def test_words_of_danger_are_noticed(files: SearchFiles, typed: str) -> None:
    assert ask(files, typed).crisis


def test_words_of_danger_are_not_corrected_to_others(files: SearchFiles) -> None:
    reply = ask(files, "he is hitting me")

    assert reply.understood == "he is hitting me"
    assert ids(files, reply) == ids(files, ask(files, "he hits me"))


@pytest.mark.parametrize(
    "typed",
    [
        *("lunch", "hit and miss", "die hard film", "cutting wool", "go on a walk", "", "knitting", "help me"),
        *("dye class", "racing", "zeppelin racing", "draping cloth"),
    ],
)
def test_other_words_are_not_taken_for_danger(files: SearchFiles, typed: str) -> None:
    assert not ask(files, typed).crisis


@pytest.mark.parametrize("typed", ["wells-talking-cafe", "Wells-Talking-Cafe", " wells-talking-cafe "])
def test_an_id_leads_to_its_page(files: SearchFiles, typed: str) -> None:
    reply = ask(files, typed)

    assert reply.go_to == "/a/wells-talking-cafe/"
    assert as_json_object(files, reply, TODAY, 1)["results"][0]["id"] == "wells-talking-cafe"


def test_a_former_id_leads_to_the_page_of_today(files: SearchFiles) -> None:
    assert ask(files, "talking-cafe-frome").go_to == "/a/frome-talking-cafe/"


def test_a_word_that_nothing_is_near_to_finds_nothing_and_says_so(files: SearchFiles) -> None:
    reply = ask(files, "qqqqqq")

    assert (reply.total, reply.unknown, reply.nearest) == (0, ["qqqqqq"], [""])


def test_a_word_that_is_far_off_is_answered_with_the_nearest_spelling(files: SearchFiles) -> None:
    assert ask(files, "xhoixr").nearest == ["choir"]


def test_what_fits_everything_comes_before_what_fits_some(files: SearchFiles) -> None:
    reply = ask(files, "lunch frome")

    fits = [result.is_full for result in reply.results]
    assert fits == sorted(fits, reverse=True)
    assert 0 < reply.full < reply.total


def test_what_is_full_or_not_checked_for_long_comes_lower(files: SearchFiles) -> None:
    reply = ask(files, "", sort="best")

    assert any(files.column("rank", "penalty"))
    # Nothing of the example is from a list: that is in edition/test_from_a_list.py.
    assert {result.check for result in reply.results} == set(CheckState) - {CheckState.LISTED}
    scores = {
        result.check: result.score for result in reply.results if not files.column("rank", "penalty")[result.document]
    }
    assert scores[CheckState.CHECKED] > scores[CheckState.DUE] > scores[CheckState.OVERDUE] > scores[CheckState.OLD]
    order = [(result.rank, -result.score) for result in reply.results]
    assert order == sorted(order)
    assert order[0] < order[-1]


def test_the_same_words_in_another_order_find_the_same(files: SearchFiles) -> None:
    one, other = ask(files, "exercise parkinsons"), ask(files, "parkinsons exercise")

    assert {each.document for each in one.results} == {each.document for each in other.results}


@pytest.mark.parametrize(("typed", "meant"), [("salking", "walking")])
def test_one_word_that_may_be_danger_is_corrected_to_what_is_as_near(
    files: SearchFiles, typed: str, meant: str
) -> None:
    reply = ask(files, typed)

    assert reply.crisis
    assert set(ids(files, reply)) & set(ids(files, ask(files, meant), 3))

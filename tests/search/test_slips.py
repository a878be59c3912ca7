"""Slips of the finger, forms of words and lost spaces: what people type, and what it was meant to find."""

from __future__ import annotations

from typing import Any

import pytest

from fingerpost.search.query.answer import answer
from fingerpost.search.query.result import Answer
from fingerpost.search.query.site import SearchFiles
from tests.search.conftest import TODAY


def ask(files: SearchFiles, query: str, **state: Any) -> Answer:
    return answer(files, {"q": query, **state}, TODAY)


def first(files: SearchFiles, query: str, number: int = 10) -> list[str]:
    return [files.card(each.document)[1] for each in ask(files, query).results[:number]]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bereavemnt", "bereavement"),  # a letter left out
        ("bereavementt", "bereavement"),  # doubled
        ("bereavmeent", "bereavement"),  # two slips in a long word
        ("nereavement", "bereavement"),  # the first letter, by a key beside it
        ("ereavement", "bereavement"),  # the first letter lost
        ("ebreavement", "bereavement"),  # the first two swapped
        ("choit", "choir"),
        ("hcoir", "choir"),
        ("choiir", "choir"),
        ("yooga", "yoga"),
        ("ygoa", "yoga"),
    ],
)
def test_one_slip_of_any_kind_finds_what_was_meant(files: SearchFiles, typed: str, meant: str) -> None:
    assert ask(files, typed).understood == meant
    assert first(files, typed, 3) == first(files, meant, 3)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("walk ing group", "walking group"),
        ("bereave ment", "bereavement"),
        ("ch oir", "choir"),
        ("al lotment", "allotment"),
        ("be reavement", "bereavement"),
        ("bereav ment", "bereavement"),
        ("out side", "outside"),
    ],
)
def test_a_word_with_a_space_in_it_is_put_together(files: SearchFiles, typed: str, meant: str) -> None:
    assert ask(files, typed).understood == meant
    assert first(files, typed, 3) == first(files, meant, 3)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("talkingcafe", "talking cafe"),
        ("knitandnatter", "knit and natter"),
        ("lunchclub", "lunch club"),
        ("walkingfootball", "walking football"),
        ("sewingtable", "sewing table"),
    ],
)
def test_words_without_a_space_between_are_cut(files: SearchFiles, typed: str, meant: str) -> None:
    assert ask(files, typed).understood == meant
    assert first(files, typed, 3) == first(files, meant, 3)


@pytest.mark.parametrize("typed", ["drop in", "on the bus", "go on a walk", "i am new here"])
def test_words_that_are_words_are_not_put_together(files: SearchFiles, typed: str) -> None:
    assert ask(files, typed).understood == typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("taking cafe", "talking cafe"), ("hone friends", "phone friends"), ("car set", "car seat"), ("met cafe", "")],
)
def test_a_slip_that_makes_another_word_is_corrected_where_a_phrase_says_so(
    files: SearchFiles, typed: str, meant: str
) -> None:
    assert ask(files, typed).understood == (meant or typed)


def test_two_words_that_people_use_are_not_corrected_but_the_phrase_is_found_too(files: SearchFiles) -> None:
    reply = ask(files, "tia chi")

    assert reply.understood == "tia chi"  # a TIA is a small stroke
    assert "glastonbury-tai-chi-in-the-rooms" in first(files, "tia chi")


@pytest.mark.parametrize("typed", ["hikers", "hikes", "hiker"])
def test_a_form_that_nobody_writes_finds_the_others(files: SearchFiles, typed: str) -> None:
    reply = ask(files, typed)

    assert reply.understood == typed
    assert set(first(files, typed, 2)) == set(first(files, "hike", 2))


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("knitters", "knitting"),
        ("crocheting", "crochet"),
        ("bereaved", "bereavement"),
        ("gamblers", "gambling"),
        ("smokers", "smoking"),
        ("befrienders", "befriending"),
        ("cyclists", "cycling"),
        ("depressed", "depression"),
        ("deafness", "deaf"),
    ],
)
def test_words_of_one_kind_find_one_kind_of_thing(files: SearchFiles, typed: str, other: str) -> None:
    assert set(first(files, typed)) & set(first(files, other, 3))


def test_the_name_of_a_town_has_no_other_forms(files: SearchFiles) -> None:
    vocabulary = files.vocabulary

    assert all(form.word != "wells" for form in vocabulary.other_forms("welling"))
    assert any(form.word.startswith("sing") for form in vocabulary.other_forms("singers"))  # the control


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("men's shed", "mens shed"),
        ("men’s shed", "mens shed"),
        ("men s shed", "mens shed"),
        ("café", "cafe"),
        ("tai-chi", "tai chi"),
        ("drop-in", "drop in"),
        ("foodbank", "food bank"),
        ("food-bank", "food bank"),
        ("parkinson's", "parkinsons"),
        ("LGBTQ+", "lgbtq"),
    ],
)
def test_marks_between_letters_make_no_difference(files: SearchFiles, one: str, other: str) -> None:
    assert set(first(files, one, 2)) == set(first(files, other, 2))


@pytest.mark.parametrize("query", ["IT help", "ME group"])
def test_a_short_word_that_is_usually_left_out_counts_beside_one_other(files: SearchFiles, query: str) -> None:
    word, _ = query.split()
    concept = next(
        number for number, phrases in enumerate(files.index["concepts"]) if word.lower() in phrases.split("|")
    )
    right = {document for document, _ in files.posting(files.vocabulary.families + concept)}

    assert ask(files, query).results[0].document in right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("something for my mum in Wells who is lonely", "wells-talking-cafe"),
        ("where can my dad with dementia go on a thursday", "wells-memory-cafe"),
        ("I would like to learn how to use my new tablet please", "wells-phone-and-tablet-help"),
        ("is there anywhere I can go and sing with other people", "tuesday-voices-choir"),
    ],
)
def test_a_sentence_is_answered_by_the_words_that_tell_something(files: SearchFiles, sentence: str, right: str) -> None:
    assert right in first(files, sentence)


def test_a_word_that_nobody_knows_does_not_spoil_the_others(files: SearchFiles) -> None:
    reply = ask(files, "qqqqqq choir")

    assert reply.unknown == ["qqqqqq"]
    assert reply.full == 0
    assert set(first(files, "qqqqqq choir", 3)) <= set(first(files, "choir"))


@pytest.mark.parametrize("typed", ["yoga in wells tuesday", "tuesday yoga wells", "wells yoga tuesdays"])
def test_a_day_and_a_town_among_the_words_come_first(files: SearchFiles, typed: str) -> None:
    plain = ask(files, "yoga wells")
    reply = ask(files, typed)

    assert reply.place is not None
    assert reply.place.name == "Wells"
    assert {each.document for each in reply.results[:10]} & {each.document for each in plain.results[:3]}


def test_each_thing_that_a_name_counts_up_stands_for_it(files: SearchFiles) -> None:
    phrases = files.index["concepts"][[each[1] for each in files.options["category"]].index("Yoga and Pilates")].split(
        "|"
    )

    assert {"yoga", "pilates", "yoga pilates"} <= set(phrases)


def test_what_people_look_for_counts_more_than_other_words(files: SearchFiles) -> None:
    """No record has both, and "risk" is the rarer word: the first page must not be what has that alone."""
    order = first(files, "falls risk")

    assert set(order) & set(first(files, "falls", 3))


def test_a_first_page_is_filled_with_what_fits_in_part(files: SearchFiles) -> None:
    reply = ask(files, "lunch knitting")

    assert reply.full < 10 <= reply.total


@pytest.mark.parametrize(("typed", "meant"), [("drummre", "drummer"), ("strethces", "stretches")])
def test_a_slip_in_a_form_that_nobody_writes_is_corrected(files: SearchFiles, typed: str, meant: str) -> None:
    assert ask(files, typed).understood == meant
    assert first(files, typed, 3)


def test_a_word_of_the_family_is_not_corrected_to_another(files: SearchFiles) -> None:
    assert ask(files, "nan").understood == "nan"
    assert ask(files, "nan choir").unknown == []


@pytest.mark.parametrize("typed", ["I want to end it all", "overdosing", "suicidal", "kill myself"])
def test_who_may_be_in_danger_finds_what_is_there_for_it_or_nothing(files: SearchFiles, typed: str) -> None:
    reply = ask(files, typed)
    right = {
        document
        for concept in files.vocabulary.danger["any"]
        for document, _ in files.posting(files.vocabulary.families + concept)
    }

    assert reply.crisis
    assert {each.document for each in reply.results[:3]} <= right
    assert reply.understood == typed


def test_an_id_of_the_vocabulary_is_a_name_too(files: SearchFiles) -> None:
    assert ask(files, "mens groups").total > 0
    assert any("bsl" in phrases.split("|") for phrases in files.index["concepts"])

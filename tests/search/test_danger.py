"""What people in danger see: whom to ring first, and nothing that could hurt, over the example directory."""

from __future__ import annotations

from typing import Any

import pytest

from fingerpost.search.crisis import DangerPhrases, find_danger
from fingerpost.search.query.answer import answer
from fingerpost.search.query.result import Answer
from fingerpost.search.query.site import SearchFiles
from tests.relevance.danger import CHECKED, TO_REACH, JudgedPhrase, judge_danger, rate_of, read_list
from tests.search.conftest import TODAY

EMPTY: dict[str, list[str]] = {
    kind: [] for kind in ("medical", "child", "self", "others", "home", "any", "young", "none")
}


def ask(files: SearchFiles, query: str, **state: Any) -> Answer:
    return answer(files, {"q": query, **state}, TODAY)


def names(files: SearchFiles, reply: Answer) -> list[str]:
    return [files.card(each.document)[2] for each in reply.results]


@pytest.fixture(scope="module")
def judged(files: SearchFiles) -> list[JudgedPhrase]:
    return judge_danger(files, TODAY, danger=("open", "later", "last"), everyday=(*CHECKED, "last"))


def test_phrases_of_danger_bring_the_right_line_and_nothing_that_could_hurt(judged: list[JudgedPhrase]) -> None:
    wrong = [each for each in judged if each.kind and each.part == "open" and not each.is_right]

    assert rate_of(judged, "open", everyday=False) >= TO_REACH, wrong


def test_everyday_phrases_with_the_same_words_bring_no_box(judged: list[JudgedPhrase]) -> None:
    wrong = [each for each in judged if not each.kind and each.part == "open" and not each.is_right]

    assert rate_of(judged, "open", everyday=True) >= TO_REACH, wrong


def test_no_list_of_everyday_phrases_brings_the_box_often(judged: list[JudgedPhrase]) -> None:
    for part in CHECKED:
        assert rate_of(judged, part, everyday=True) >= TO_REACH, part


def test_nothing_that_could_hurt_is_shown_for_any_phrase_whose_kind_is_known(judged: list[JudgedPhrase]) -> None:
    assert [each for each in judged if each.is_first and each.could_hurt and each.part == "open"] == []


def test_the_lists_are_long_enough_and_say_each_phrase_once() -> None:
    danger, everyday = read_list("danger"), read_list("everyday")
    phrases = [row["phrase"] for row in (*danger, *everyday)]

    assert len(danger) >= 150
    assert sum(row["part"] == "later" for row in danger) == 40
    assert len(everyday) >= 300
    assert len(set(phrases)) == len(phrases)
    assert {row["kind"] for row in danger} == {"self", "others", "child", "medical", "home"}


@pytest.mark.parametrize(
    "typed",
    [
        *("better off dead", "end it all", "can't go on", "overdose", "nothing to live for", "cutting myself"),
        *("don't want to be here anymore", "I can't see a way on", "no point in living", "tired of life"),
    ],
)
def test_danger_to_oneself_shows_what_is_open_now(files: SearchFiles, typed: str) -> None:
    reply = ask(files, typed, near="Wells")

    assert reply.danger == ("self",)
    assert reply.understood == typed
    assert names(files, reply) == ["Harbour Evenings", "Late Light"]


@pytest.mark.parametrize("typed", ["my husband hits me", "abuse", "scared of my partner", "not safe at home"])
def test_danger_from_others_shows_who_helps(files: SearchFiles, typed: str) -> None:
    reply = ask(files, typed, near="Wells")

    assert reply.danger == ("others",)
    assert names(files, reply)[:2] == ["Safe and Sound", "Moorland Refuge"]
    assert set(names(files, reply)) == {"Safe and Sound", "Moorland Refuge", "After the Silence"}


@pytest.mark.parametrize(("typed", "first"), [("raped", "After the Silence"), ("I need a refuge", "Moorland Refuge")])
def test_what_is_named_comes_first(files: SearchFiles, typed: str, first: str) -> None:
    assert names(files, ask(files, typed, near="Wells"))[0] == first


def test_every_name_and_word_of_a_need_for_people_in_danger_is_a_word_of_danger(files: SearchFiles) -> None:
    for typed in ("I can't see a way on", "I don't feel safe with someone", "Help in a crisis", "freedom programme"):
        assert ask(files, typed).danger, typed
    assert not ask(files, "eating disorders").danger  # the lines are on its page, and it is no danger


@pytest.mark.parametrize("typed", ["chest pain", "heart attack", "can't breathe", "unconscious", "bleeding badly"])
def test_an_emergency_of_the_body_shows_no_exercise(files: SearchFiles, typed: str) -> None:
    reply = ask(files, typed, near="Wells")

    assert reply.danger == ("medical",)
    assert reply.results == []


def test_a_group_that_is_called_so_is_still_found(files: SearchFiles) -> None:
    assert set(names(files, ask(files, "stroke"))) == {"Finding Words", "Second Wind Stroke Club"}
    assert not ask(files, "stroke club").danger


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("child being hurt", ("child",)),
        ("I am 13 and I want to die", ("child", "self")),
        ("overdose just now", ("medical", "self")),
        ("my dad hits me", ("child", "others")),
    ],
)
def test_whom_to_ring_first_comes_first(files: SearchFiles, typed: str, kinds: tuple[str, ...]) -> None:
    assert ask(files, typed).danger == kinds


@pytest.mark.parametrize(
    "typed", ["racing", "draped", "rap", "grapes", "abused cars", "suicde", "sucidal", "hiting me"]
)
def test_nothing_is_corrected_into_a_word_of_danger_or_out_of_one(files: SearchFiles, typed: str) -> None:
    reply = ask(files, typed)

    assert reply.understood.split()[0] not in files.vocabulary.crisis.guarded - {typed.split(maxsplit=1)[0]}
    if reply.danger:
        assert reply.understood == typed


def test_words_may_come_between_those_of_a_phrase_but_only_three() -> None:
    phrases = DangerPhrases({"sets": ["HE=he/they"], "little": ["the"], **EMPTY, "others": ["HE ~/hurt ~/me/$"]})

    def kinds_of(typed: str) -> tuple[str, ...]:
        return find_danger(typed.split(), phrases, lambda word: True, lambda word, edits: False).kinds

    assert kinds_of("they may have badly hurt the one me") == ("others",)
    assert kinds_of("he hurt") == ("others",)
    assert kinds_of("they may have so very badly hurt me") == ()
    assert kinds_of("he hurt one knee") == ()  # the end comes right after


def test_words_that_nobody_listed_are_weighed_and_then_what_was_looked_for_is_shown_too() -> None:
    phrases = DangerPhrases({"sets": [], "little": [], "weights": ["-5=", "3=tired/^ so", "2=so tired"], **EMPTY})

    def danger_of(typed: str) -> tuple[tuple[str, ...], bool]:
        danger = find_danger(typed.split(), phrases, lambda word: True, lambda word, edits: False)
        return danger.kinds, danger.is_sure

    assert danger_of("so tired tonight") == (("any",), False)
    assert danger_of("tired tired tired") == ((), True)  # each counts once
    assert danger_of("tired so") == ((), True)


def test_of_what_nobody_had_thought_of_as_much_is_noticed_as_has_been_reached(judged: list[JudgedPhrase]) -> None:
    unseen = [each for each in judged if each.part in ("later", "last")]
    danger = [each.has_box for each in unseen if each.kind]
    everyday = [not each.has_box for each in unseen if not each.kind]

    assert sum(danger) / len(danger) >= 0.80
    assert sum(everyday) / len(everyday) >= 0.98


@pytest.mark.parametrize(
    "typed", ["settings", "several", "explain", "overdue", "stamping", "starting", "cooking", "grouped", "contacts"]
)
def test_no_english_word_is_a_slip_in_a_word_of_danger(files: SearchFiles, typed: str) -> None:
    crisis = files.vocabulary.crisis

    assert find_danger([typed], crisis, lambda word: False, lambda word, edits: False).kinds == ()
    assert find_danger(["suicidel"], crisis, lambda word: False, lambda word, edits: False).kinds == ("self",)


def test_who_has_nowhere_to_sleep_finds_a_roof(files: SearchFiles) -> None:
    reply = ask(files, "nowhere to sleep tonight", near="Wells")

    assert reply.danger == ("home",)
    assert {"The Street Kettle", "Keep your roof, housing help"} & set(names(files, reply))
    assert not ask(files, "sleeping badly").danger


def test_the_bereaved_find_their_group_and_nobody_else_does(files: SearchFiles) -> None:
    for typed in ("bereaved by suicide", "lost my son to suicide"):
        assert names(files, ask(files, typed))[0].startswith("Left Behind")
        assert not ask(files, typed).danger
    for typed in ("suicide", "I lost everything and want to die"):
        assert not [name for name in names(files, ask(files, typed)) if name.startswith("Left Behind")]

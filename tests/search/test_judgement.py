"""What a good link worker would not offer ranks lower: the rules of docs/decisions, "what stands first"."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.publish.prepare import prepare
from fingerpost.search.index.site import write_search
from fingerpost.search.query.answer import answer
from fingerpost.search.query.site import SearchFiles
from tests.conftest import OpenSite
from tests.search.conftest import TODAY

VOCABULARY = {
    "vocabulary/categories.yaml": """\
choirs: {name: Choirs, words: [choir, singing]}
walks: {name: Walks, words: [walk, walking], needs: [company]}
grief: {name: Grief, words: [bereavement, grief], needs: [company]}
one-loss: {name: Lost to suicide, parent: grief, only_when_named: true, words: [suicide bereavement]}
refuges: {name: Refuges, sensitive: true, words: [refuge]}
youth: {name: Youth clubs, words: [youth club], ages: {from: 11, to: 17}}
toddlers: {name: Toddler groups, words: [toddlers], ages: {to: 4}}
talks: {name: Talks, words: [walk and talk, bereavement group]}
""",
    "vocabulary/needs.yaml": "company: {name: Company, words: [company, choir, lonely]}\n",
    "vocabulary/audiences.yaml": "young: {name: Young people, words: [teenager], ages: {from: 11, to: 17}}\n"
    "children: {name: Children, words: [kids], ages: {to: 11}}\n",
}


def record(name: str, category: str, summary: str = "Come and sit with other people.", more: str = "") -> str:
    sessions = "sessions: [{place: old-dairy, repeats: weekly, days: [monday], from: 11:00, to: 13:00}]\n"
    return (
        f"name: {name}\nsummary: {summary}\ncategories: [{category}]\n"
        f"{'' if 'sessions:' in more else sessions}contact: {{phone: 01632 960124}}\n"
        f"checked: {{on: 2026-11-01, how: phone}}\n{more}"
    )


@pytest.fixture
def first(site: OpenSite, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Write records, search them, and give the ids that are found; --- comes before those for some only."""

    def ask(words: str, **records: str) -> list[str]:
        files = {f"activities/{name}.yaml": text for name, text in records.items()}
        directory = site({**VOCABULARY, **files, "activities/chat.yaml": record("Chess", "talks")})
        out = tmp_path / "out"
        write_search(prepare(directory.assets, today=TODAY).edition, out)
        search_files = SearchFiles(out)
        reply = answer(search_files, {"q": words}, TODAY)
        ids = [search_files.card(each.document)[1] for each in reply.results]
        line = ["---"] if reply.offered < reply.total else []
        return ids[: reply.offered] + line + ids[reply.offered :]

    return ask


def test_its_own_category_goes_before_a_need(first) -> None:  # type: ignore[no-untyped-def]
    order = first(
        "choir",
        a=record("Lanes", "walks", "Choir, choir and company, for a choir on foot."),
        b=record("Voices", "choirs"),
    )

    assert order[:2] == ["b", "a"]


def test_an_everyday_word_in_a_name_goes_before_the_category_it_stands_for(first) -> None:  # type: ignore[no-untyped-def]
    order = first("karaoke", a=record("Karaoke with a band", "walks"), b=record("Voices", "choirs"))

    assert order == ["a", "b"]


def test_words_inside_other_phrases_are_no_match(first) -> None:  # type: ignore[no-untyped-def]
    assert first("walking group", a=record("Tea", "talks"), b=record("Lanes", "walks")) == ["b"]


@pytest.mark.parametrize(
    "more",
    [
        "capacity: {state: full, as_of: 2026-11-20}\n",
        "capacity: {state: waiting-list, as_of: 2026-11-20}\n",
        "sessions: [{place: old-dairy, repeats: once, starts_on: 2027-01-20, from: 11:00}]\n",
    ],
)
def test_what_can_be_joined_now_goes_before_what_cannot(first, more: str) -> None:  # type: ignore[no-untyped-def]
    order = first("singing", a=record("Singing singers", "choirs", more=more), b=record("Voices", "choirs"))

    assert order == ["b", "a"]
    soon = "sessions: [{place: old-dairy, repeats: once, starts_on: 2026-12-20, from: 11:00}]\n"
    assert first("singing", a=record("Singing singers", "choirs", more=soon), b=record("Voices", "choirs"))[0] == "a"


def test_an_age_that_is_typed_counts_against_others(first) -> None:  # type: ignore[no-untyped-def]
    order = first(
        "singing teenager",
        a=record("Singing for toddlers", "toddlers"),
        b=record("Voices", "choirs", more="who: {ages: {from: 60}}\n"),
        c=record("Big voices", "choirs", more="who: {ages: {from: 12, to: 18}}\n"),
        d=record("All voices", "choirs"),
    )

    assert order[:2] == ["c", "d"]


def test_an_everyday_word_for_an_age_is_no_age_that_is_typed(first) -> None:  # type: ignore[no-untyped-def]
    homework = record(
        "Homework club", "talks", "Help with homework for everybody.", more="who: {ages: {from: 11, to: 16}}\n"
    )
    others = record("Help at home", "talks", "Help with the shopping and more.", more="who: {for: [children]}\n")

    assert first("help with homework", a=homework, b=others)[0] == "a"


def test_who_somebody_is_is_not_insisted_on(first) -> None:  # type: ignore[no-untyped-def]
    assert "d" in first("singing teenager", c=record("Youth", "youth"), d=record("All voices", "choirs"))


def test_a_group_for_one_loss_waits_until_it_is_named(first) -> None:  # type: ignore[no-untyped-def]
    records = {
        "a": record("Bereavement and grief evening", "one-loss", "Bereavement, grief and more bereavement."),
        "b": record("Tea", "grief"),
    }

    assert first("bereavement", **records)[:3] == ["b", "---", "a"]
    assert first("suicide bereavement", **records)[0] == "a"


def test_what_is_for_some_people_is_below_a_line_unless_there_is_nothing_else(first) -> None:  # type: ignore[no-untyped-def]
    partly, other = record("A song for the ones we lost", "one-loss"), record("Long song", "choirs")

    assert first("song", a=partly) == ["a"]
    assert first("song", a=partly, b=other) == ["b", "---", "a"]


def test_what_is_for_people_in_danger_is_below_the_line_too(first) -> None:  # type: ignore[no-untyped-def]
    home = record(
        "Moor House",
        "refuges",
        "For women, and a walk when they like.",
        "sessions: [{phone: true, repeats: by-arrangement}]\n",
    )

    assert first("walk women", a=home, b=record("Women walk", "walks")) == ["b", "---", "a"]


def test_a_need_says_for_whom_it_is_beside_what_the_vocabulary_has_by_its_name(first) -> None:  # type: ignore[no-untyped-def]
    order = first(
        "choirs lonely",
        a=record("Lonely Lanes", "walks", "Choirs, and company."),
        b=record("Voices", "choirs", "Who is lonely may sit here."),
    )

    assert order == ["b", "a"]


def test_the_exact_name_goes_first(first) -> None:  # type: ignore[no-untyped-def]
    order = first(
        "riverside run",
        a=record("Riverside Junior Run", "walks", "Riverside run, a run by the riverside."),
        b=record("Riverside Run", "walks"),
    )

    assert order == ["b", "a"]

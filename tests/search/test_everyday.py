"""Everyday words: what people call things that a directory calls otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.records.vocabulary import Term, Vocabulary
from fingerpost.search.index import everyday
from fingerpost.search.index.concepts import Concepts
from fingerpost.search.index.everyday import everyday_phrases
from fingerpost.search.index.families import Families
from fingerpost.search.index.stop_words import soft_words, stop_words
from fingerpost.search.query.answer import answer
from fingerpost.search.query.site import SearchFiles
from tests.search.conftest import TODAY

LINES = [
    line
    for line in Path(everyday.__file__).with_name("everyday.en.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def vocabulary(*categories: Term) -> Vocabulary:
    return Vocabulary(categories={each.id: each for each in categories})


def more_of(*categories: Term, language: str = "en") -> list[set[str]]:
    """What each of these categories is found by as well."""
    stop = stop_words("en")
    concepts = Concepts(vocabulary(*categories), stop, soft_words("en"))
    more = everyday_phrases(language, concepts.all, Families("en"), stop)
    return [{" ".join(phrase) for phrase in phrases} for phrases in more]


def test_a_category_with_one_of_the_words_has_the_others_too() -> None:
    (more,) = more_of(Term(id="debt", name="Debt advice", words=("debt",)))

    assert {"skint", "bailiffs", "money worries"} <= more
    assert "choir" not in more


def test_any_form_of_the_word_will_do() -> None:
    (more,) = more_of(Term(id="walks", name="Walks"))

    assert "strolling" in more


def test_a_word_that_some_category_has_is_left_to_it() -> None:
    debt, catalogues = more_of(
        Term(id="debt", name="Debt advice", words=("debt",)), Term(id="catalogue", name="Catalogues")
    )

    assert "catalogue" not in debt
    assert "bailiffs" in debt
    assert catalogues == set()


def test_a_directory_in_another_language_has_its_own_words_only() -> None:
    assert more_of(Term(id="debt", name="Debt advice", words=("debt",)), language="cy") == [set()]


def test_what_would_be_left_of_a_phrase_does_not_stand_for_it() -> None:
    """The words that say little are left out, but "will writing" is not writing, nor "no friends" friends."""
    (more,) = more_of(Term(id="later", name="Planning ahead"))

    assert "will writing" in more
    assert "writing" not in more


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split(":")[0][:30])
def test_each_line_has_words_of_directories_and_words_of_people_each_once(line: str) -> None:
    listed, of_people = line.split(": ")
    words = [*listed.split(", "), *of_people.split(", ")]

    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("words", "meant"), [("booze", "alcohol"), ("skint", "debt"), ("wheezy", "breathing"), ("lonesome", "lonely")]
)
def test_people_find_what_they_call_otherwise(files: SearchFiles, words: str, meant: str) -> None:
    reply = answer(files, {"q": words}, TODAY)
    best = {files.card(each.document)[1] for each in answer(files, {"q": meant}, TODAY).results[:10]}

    assert reply.understood == words
    assert {files.card(each.document)[1] for each in reply.results[:10]} & best

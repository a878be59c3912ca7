"""Everyday words for things that a directory calls something else, from the file everyday.en.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from fingerpost.search.index.concepts import Concept, Phrase, phrases_of

_KINDS = ("category", "need", "audience")

Line = tuple[tuple[Phrase, ...], tuple[Phrase, ...]]  # the words of directories, and what people also say


def everyday_phrases(
    language: str, concepts: Sequence[Concept], families: Callable[[str], str], stop: frozenset[str]
) -> list[tuple[Phrase, ...]]:
    """Give, for each concept, the phrases that people use besides its own.

    A concept gets the phrases of every line that begins with one of its own. A phrase that is a concept's own goes to
    no other: the words of the directory come first.
    """

    def key(phrase: Phrase) -> Phrase:
        return tuple(families(word) for word in phrase)

    everyday: list[tuple[Phrase, ...]] = [()] * len(concepts)
    if language != "en":
        return everyday
    lines = [({key(phrase) for phrase in official}, (*official, *colloquial)) for official, colloquial in _lines(stop)]
    own = [{key(phrase) for phrase in concept.phrases} for concept in concepts]
    in_use = set().union(*own) if own else set()
    for number, concept in enumerate(concepts):
        if concept.kind in _KINDS:
            more = (phrase for official, phrases in lines if official & own[number] for phrase in phrases)
            everyday[number] = tuple({key(phrase): phrase for phrase in more if key(phrase) not in in_use}.values())
    return everyday


@cache
def _lines(stop: frozenset[str]) -> tuple[Line, ...]:
    return tuple(_read(stop))


def _read(stop: frozenset[str]) -> Iterator[Line]:
    for line in Path(__file__).with_name("everyday.en.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            official, colloquial = line.split(":")
            yield phrases_of(official.split(","), stop), phrases_of(colloquial.split(","), stop)

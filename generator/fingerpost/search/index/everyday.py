"""Everyday words: what people call things that a directory calls otherwise, from the file everyday.en.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from fingerpost.search.index.concepts import Concept, Phrase, phrases_of

_KINDS = ("category", "need", "audience")

Line = tuple[tuple[Phrase, ...], tuple[Phrase, ...]]  # what directories have, and what people say as well


def everyday_phrases(
    language: str, concepts: Sequence[Concept], families: Callable[[str], str], stop: frozenset[str]
) -> list[tuple[Phrase, ...]]:
    """Give, for each concept, the phrases that people use beside its own.

    A concept has those of every line that begins with one of its own. A phrase that is some concept's own is nobody
    else's: a directory's own words come first.
    """

    def key(phrase: Phrase) -> Phrase:
        return tuple(families(word) for word in phrase)

    found: list[tuple[Phrase, ...]] = [()] * len(concepts)
    if language != "en":
        return found
    lines = [({key(phrase) for phrase in told}, (*told, *said)) for told, said in _lines(stop)]
    own = [{key(phrase) for phrase in concept.phrases} for concept in concepts]
    taken = set().union(*own) if own else set()
    for number, concept in enumerate(concepts):
        if concept.kind in _KINDS:
            more = (phrase for told, phrases in lines if told & own[number] for phrase in phrases)
            found[number] = tuple({key(phrase): phrase for phrase in more if key(phrase) not in taken}.values())
    return found


@cache
def _lines(stop: frozenset[str]) -> tuple[Line, ...]:
    return tuple(_read(stop))


def _read(stop: frozenset[str]) -> Iterator[Line]:
    for line in Path(__file__).with_name("everyday.en.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            told, said = line.split(":")
            yield phrases_of(told.split(","), stop), phrases_of(said.split(","), stop)

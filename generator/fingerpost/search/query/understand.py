"""Understands a query: its words with their families, typing slips, phrases and places: understand.js in Python."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fingerpost.search.crisis import Danger, danger_concepts, find_danger
from fingerpost.search.query.phrases import LONGEST_PHRASE, Group, groups_of
from fingerpost.search.query.site import SearchFiles
from fingerpost.search.query.spaces import correct_spaces
from fingerpost.search.query.terms import QueryTerm, resolve
from fingerpost.search.text import tidy, words_of
from fingerpost.search.vocabulary import Vocabulary

LONGEST_QUERY = 200  # characters
MOST_WORDS = 12
NAMED, LEAST = 64, 8  # the weight of a concept in danger, when it is named, and at least
SHORT_QUERY = 2  # words: in so short a query each of them is meant
_CALLED = re.compile(r"\b(?:[A-Z][A-Z0-9]+|[A-Za-z](?:\.[A-Za-z0-9])+)\b", re.ASCII)
_SMALL = re.compile("[a-z]")


@dataclass(slots=True)
class Meaning:
    """The meaning of a query."""

    groups: list[Group]
    understood: str
    danger: tuple[str, ...]  # the kinds of danger it suggests, the most urgent first
    unknown: list[str]  # words without any similar spelling
    nearest: list[str]  # for each of those, the nearest spelling there is, or ""

    @property
    def area(self) -> int:
        """The first area that is named, or -1."""
        return next((group.area for group in self.groups if group.area >= 0), -1)


def understand(query: str, files: SearchFiles) -> Meaning:
    """Read a query."""
    vocabulary = files.vocabulary
    words = words_of(query)
    danger = danger_in(words, vocabulary)
    if danger.kinds and danger.is_sure:
        return _of_danger(query, words, danger, files)
    typed = words_of(query[:LONGEST_QUERY])[: 2 * MOST_WORDS]
    spaced = correct_spaces(typed, files)
    looked_for = _looked_for(spaced, _called_so(query), files)

    terms: list[QueryTerm] = []
    parts: list[QueryTerm | str] = []
    for word, is_looked_for in zip(spaced, looked_for, strict=True):
        if is_looked_for and len(terms) < MOST_WORDS:
            terms.append(resolve(word, files))
            parts.append(terms[-1])
        else:
            parts.append(word)
    unknown = [term.word for term in terms if not term.is_found and term.word not in vocabulary.soft]
    groups = groups_of([term for term in terms if term.is_found], vocabulary)
    is_corrected = spaced != typed or any(term.is_corrected for term in terms)
    read_as = [part.word if isinstance(part, QueryTerm) else part for part in parts]
    return Meaning(
        groups=groups,
        understood=" ".join(read_as) if is_corrected else tidy(query),
        danger=danger.kinds,
        unknown=unknown,
        nearest=[_nearest(word, vocabulary) for word in unknown],
    )


def danger_in(words: list[str], vocabulary: Vocabulary) -> Danger:
    """The danger that words suggest."""
    return find_danger(
        words, vocabulary.crisis, vocabulary.has, lambda word, edits: bool(vocabulary.similar_spellings(word, edits))
    )


def _of_danger(query: str, words: list[str], danger: Danger, files: SearchFiles) -> Meaning:
    """Read a query of somebody in danger: only what the directory has for that, and the place they name.

    Anything they name comes first, such as a refuge. Nothing is corrected. In a medical emergency only records with
    that name are shown, such as a stroke group: somebody with chest pain must not be shown exercise.
    """
    vocabulary = files.vocabulary
    keys = [vocabulary.key(word) for word in words[: 4 * MOST_WORDS] if word not in vocabulary.stop]
    runs = (keys[start : start + length] for start in range(len(keys)) for length in range(1, LONGEST_PHRASE + 1))
    typed = {concept for run in runs for concept in vocabulary.phrases.get(tuple(run), ())}
    right = danger_concepts(danger.kinds, vocabulary.danger)
    if danger.kinds == ("medical",):
        right = [
            concept for concept in _called(words, danger, vocabulary) if vocabulary.concept_kinds[concept] == "category"
        ]
    weighed = [(concept, NAMED if concept in typed else max(LEAST, 16 - n)) for n, concept in enumerate(right)]
    rest = [word for place, word in enumerate(words) if place not in danger.places and word not in vocabulary.stop]
    terms = [resolve(word, files) for word in rest[:MOST_WORDS] if vocabulary.has(word)]
    areas = [group for group in groups_of(terms, vocabulary) if group.area >= 0]
    return Meaning([Group([], weighed), *areas] if weighed else [], tidy(query), danger.kinds, [], [])


def _called(words: list[str], danger: Danger, vocabulary: Vocabulary) -> list[int]:
    """The concepts that have every word of danger in their names."""
    keys = [vocabulary.key(words[place]) for place in sorted(danger.places)]
    sets = [vocabulary.names_with(key) for key in keys]
    return [concept for concept in sets[0] if all(concept in others for others in sets)] if sets else []


def _called_so(query: str) -> set[str]:
    """The words in capitals, or with dots, such as "ME" and "I.T."; none if the whole query is in capitals."""
    names = _CALLED.findall(query) if _SMALL.search(query) else []
    return {word for name in names for word in words_of(name)}


def _looked_for(typed: list[str], names: set[str], files: SearchFiles) -> list[bool]:
    """Decide for each word whether to search for it: not for stop words, unless in a phrase or a short query.

    A stop word that is also a name is searched for where it is written as a name, or before a meeting as in "me support
    group", where the rest is not. If all are stop words, all are searched for.
    """
    vocabulary = files.vocabulary
    gatherings = files.index["gatherings"].split()
    if len(typed) > 1 and typed[1] in gatherings:
        names = names | {typed[0]}
    is_short = len(typed) <= SHORT_QUERY
    looked_for = [
        word not in vocabulary.stop or ((is_short or word in names) and (vocabulary.key(word),) in vocabulary.phrases)
        for word in typed
    ]
    for at, word in enumerate(typed[1:], 1):
        before = typed[at - 1]
        is_after_name = before in names and before in vocabulary.stop and looked_for[at - 1]
        if word in gatherings and (is_after_name or (before in gatherings and not looked_for[at - 1])):
            looked_for[at] = False
    if not any(looked_for):
        return [True] * len(typed)
    for start in range(len(typed)):
        for length in range(2, min(LONGEST_PHRASE, len(typed) - start) + 1):
            part = typed[start : start + length]
            has_stop = any(word in vocabulary.stop for word in part)
            if has_stop and tuple(vocabulary.key(word) for word in part) in vocabulary.phrases:
                looked_for[start : start + length] = [True] * length
    return looked_for


def _nearest(word: str, vocabulary: Vocabulary) -> str:
    """The nearest spelling, however far: at most half of the letters may differ."""
    spellings = vocabulary.similar_spellings(word, min(3, len(word) // 2))
    return spellings[0].word if spellings else ""

"""Groups words into phrases of the vocabulary, allowing for slips: phrases.js in Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

from fingerpost.search.query.terms import QueryTerm, take_guess
from fingerpost.search.vocabulary import Key, SpellingMatch, Vocabulary, edits_allowed, edits_between

LONGEST_PHRASE = 5
MOST_READINGS = 16  # readings of a phrase in which several words may be slips
AS_WELL = 6  # sixteenths: for a phrase that may be meant, although each of its words makes sense


@dataclass(slots=True)
class Group:
    """One thing to search for: a word, or a phrase with the concepts of the whole."""

    terms: list[QueryTerm]
    concepts: list[tuple[int, int]] = field(default_factory=list)
    joined: int = -1  # the family of the words written as one: foodbank
    is_soft: bool = False
    area: int = -1

    @property
    def whole(self) -> list[int]:
        """The concepts named in full."""
        own = [concept for concept, _ in self.concepts]
        return own + (self.terms[0].whole if len(self.terms) == 1 else [])

    @property
    def level(self) -> int:
        return max((term.level for term in self.terms), default=0)


def groups_of(terms: list[QueryTerm], vocabulary: Vocabulary) -> list[Group]:
    """Group terms. A term that a phrase suggests reading differently is changed."""
    groups: list[Group] = []
    at = 0
    while at < len(terms):
        group = (
            _phrase_at(terms, at, vocabulary)
            or _near_phrase_at(terms, at, vocabulary)
            or _word_at(terms[at], vocabulary)
        )
        groups.append(group)
        at += len(group.terms)
    for group in groups:
        # Who somebody is does not say what they look for: "over 60" counts, but is not required.
        kinds = {vocabulary.concept_kinds[concept] for concept in group.whole}
        words = "_".join(term.word for term in group.terms)
        group.is_soft = words in vocabulary.soft or (bool(kinds) and kinds <= {"audience"})
    if all(group.is_soft for group in groups):
        for group in groups:
            group.is_soft = False
    return groups


def _phrase_at(terms: list[QueryTerm], at: int, vocabulary: Vocabulary) -> Group | None:
    """The longest phrase that begins here, or two words that are also one word."""
    for length in range(min(LONGEST_PHRASE, len(terms) - at), 1, -1):
        part = terms[at : at + length]
        phrase = _read(part, vocabulary)
        joined = vocabulary.family("".join(term.word for term in part)) if length == 2 else -1
        if phrase or joined >= 0:
            return Group(part, _weighed(phrase, 16, vocabulary), joined, area=_area(phrase, vocabulary))
    return None


def _read(part: list[QueryTerm], vocabulary: Vocabulary) -> tuple[Key, ...]:
    """The phrase that words make, or (). A corrected word may also be read as one of its other guesses."""
    readings: list[list[SpellingMatch | None]] = [[None, *term.guesses] for term in part]
    for number, reading in enumerate(product(*readings)):
        if number == MOST_READINGS:
            break
        keys: tuple[Key, ...] = tuple(
            guess.family if guess else term.key for term, guess in zip(part, reading, strict=True)
        )
        if keys in vocabulary.phrases:
            for term, guess in zip(part, reading, strict=True):
                if guess:
                    take_guess(term, guess, vocabulary)
            return keys
    return ()


def _near_phrase_at(terms: list[QueryTerm], at: int, vocabulary: Vocabulary) -> Group | None:
    """A phrase that begins here, with a slip that made another word: "taking cafe"."""
    for length in range(min(LONGEST_PHRASE, len(terms) - at), 1, -1):
        part = terms[at : at + length]
        for term in part:
            if term.is_corrected or not edits_allowed(term.word):
                continue
            keys: tuple[Key, ...] = tuple("" if other is term else other.key for other in part)
            for word, phrase in vocabulary.gapped.get(keys, ()):
                if len(word) < 3 or edits_between(term.word, word, 1) > 1:
                    continue
                if (term.key,) in vocabulary.phrases:  # people search for both, so both count
                    return Group(part, _weighed(phrase, AS_WELL, vocabulary))
                family = vocabulary.family(word)
                guess = SpellingMatch(1, 0, 0, vocabulary.levels[family], word, family)
                take_guess(term, guess, vocabulary)
                return Group(part, _weighed(phrase, 16, vocabulary), area=_area(phrase, vocabulary))
    return None


def _word_at(term: QueryTerm, vocabulary: Vocabulary) -> Group:
    return Group([term], area=_area((term.key,), vocabulary))


def _weighed(phrase: tuple[Key, ...], factor: int, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    concepts = vocabulary.phrases.get(phrase, ())
    return [(concept, vocabulary.weight(concept, phrase) * factor // 16) for concept in concepts]


def _area(phrase: tuple[Key, ...], vocabulary: Vocabulary) -> int:
    """The number, among areas, of the first one that has this name; -1 when none has."""
    first = vocabulary.concept_kinds.index("area") if "area" in vocabulary.concept_kinds else 0
    concepts = vocabulary.phrases.get(phrase, ())
    return next((concept - first for concept in concepts if vocabulary.concept_kinds[concept] == "area"), -1)

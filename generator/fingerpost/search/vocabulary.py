"""Which words the index knows: exactly, by their beginning, or by something near: vocabulary.js in Python."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

from fingerpost.search.crisis import read_phrases
from fingerpost.search.packing import LEVELS

Key = int | str  # the number of a family; or a word that has none

# What a concept counts for when its phrase stands in the query; a quarter when only a word of the phrase does.
KIND_FACTORS = {"category": 16, "need": 10, "audience": 9, "access": 8, "area": 14}
KINDS = tuple(KIND_FACTORS)


class Near(NamedTuple):
    """A word that is spelt nearly so. The least is the best guess."""

    distance: int
    begins_otherwise: int
    is_plain: int  # 0 for a word of the vocabulary files
    level: int
    word: str
    family: int


class Vocabulary:
    """The words, their families, and the phrases of the concepts."""

    def __init__(self, words: list[str], refs: list[int], levels: str, index: Mapping[str, Any]) -> None:
        self.words = words
        self.levels = [LEVELS.index(level) for level in levels]
        self.stop = frozenset(index["stop"].split())
        self.soft = frozenset(index["soft"].split())
        self.concept_levels = [LEVELS.index(level) for level in index["levels"]]
        self._families: list[int] = []
        count = 0
        for ref in refs:
            self._families.append(count - ref)
            count += ref == 0
        self.concept_kinds: list[str] = [kind for kind in KINDS for _ in index["options"][kind]]
        self.phrases: dict[tuple[Key, ...], list[int]] = {}
        self.inside: dict[Key, list[int]] = {}  # a word of a phrase: its concepts
        for concept, phrases in enumerate(index["concepts"]):
            for phrase in phrases.split("|"):
                self._learn(concept, tuple(self.key(word) for word in phrase.split(" ")))
        self.crisis = read_phrases(index["crisis"])

    def _learn(self, concept: int, keys: tuple[Key, ...]) -> None:
        of_phrase = self.phrases.setdefault(keys, [])
        if concept not in of_phrase:
            of_phrase.append(concept)
        if len(keys) > 1:
            for key in keys:
                inside = self.inside.setdefault(key, [])
                if concept not in inside:
                    inside.append(concept)

    @property
    def families(self) -> int:
        """How many families there are: the number of the first concept's posting."""
        return len(self.levels)

    def key(self, word: str) -> Key:
        family = self.family(word)
        return word if family < 0 else family

    def family(self, word: str) -> int:
        """The family of a word, or -1."""
        place = bisect_left(self.words, word)
        return self._families[place] if place < len(self.words) and self.words[place] == word else -1

    def beginning(self, prefix: str) -> list[tuple[int, str, int]]:
        """Level, word and family of what begins so, each family once, the commonest first."""
        best: dict[int, tuple[int, str, int]] = {}
        for place in range(bisect_left(self.words, prefix), len(self.words)):
            word, family = self.words[place], self._families[place]
            if not word.startswith(prefix):
                break
            best.setdefault(family, (self.levels[family], word, family))
        return sorted(best.values())

    def near(self, word: str, edits: int) -> list[Near]:
        """What is spelt so but for a few edits, a swap being one: of each family the nearest word, best first."""
        best: dict[int, Near] = {}
        for near in self._all_near(word, edits):
            if near.family not in best or near < best[near.family]:
                best[near.family] = near
        return sorted(best.values())

    def _all_near(self, word: str, edits: int) -> Iterator[Near]:
        for place, other in enumerate(self.words):
            if abs(len(other) - len(word)) > edits or len(other) < 3:
                continue
            distance = OSA.distance(word, other, score_cutoff=edits)
            if distance > edits or not _is_alphabetic(other):
                continue
            family = self._families[place]
            plain = 0 if (family,) in self.phrases or family in self.inside else 1
            yield Near(distance, int(other[0] != word[0]), plain, self.levels[family], other, family)


def edits_allowed(word: str) -> int:
    """One edit up to 6 letters, two above; none in words too short to tell, and none in numbers."""
    if len(word) < 3 or not _is_alphabetic(word):
        return 0
    return 1 if len(word) <= 6 else 2


def _is_alphabetic(word: str) -> bool:
    return not any("0" <= letter <= "9" for letter in word)

"""The vocabulary of the index, with lookup by word, beginning, other forms and similar spelling: vocabulary.js."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

from fingerpost.search.crisis import DangerPhrases
from fingerpost.search.packing import LEVELS

Key = int | str  # the number of a family, or a word that is in none

# The weight of a concept when its phrase is in the query; half if only a word of its name is, a quarter if only a word
# of another phrase is.
KIND_FACTORS = {"category": 16, "need": 10, "audience": 9, "access": 8, "area": 14}
KINDS = tuple(KIND_FACTORS)
EVERYDAY = 12  # sixteenths: a phrase of Fingerpost's own, not of the directory
FEW_NAMES = 3  # names that may share a word for it to be telling
SAME_BEGINNING = 3  # characters that two forms of a word share at least


class SpellingMatch(NamedTuple):
    """A word with a similar spelling. The smallest is the best guess."""

    distance: int
    begins_otherwise: int
    is_plain: int  # 0 for a word of the vocabulary files
    level: int
    word: str
    family: int


class WordForm(NamedTuple):
    """Another form of a word. The smallest is the best guess."""

    is_derived: int  # how many of the two endings make another kind of word: cyclist, cycling
    differs: int  # minus the number of shared characters
    is_plain: int
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
        self.crisis = DangerPhrases(index["crisis"])
        self.danger: dict[str, list[int]] = index["danger"]
        self._guarded = self.crisis.guarded  # no other word is corrected to one of them
        self._of_danger = {concept for concepts in self.danger.values() for concept in concepts}
        self.concept_levels = [LEVELS.index(level) for level in index["levels"]]
        self._families: list[int] = []
        count = 0
        for ref in refs:
            self._families.append(count - ref)
            count += ref == 0
        self.concept_kinds: list[str] = [kind for kind in KINDS for _ in index["options"][kind]]
        # Of each ending, whether it makes another kind of word; "" is one too.
        self._endings = {ending: kind for kind, endings in enumerate(index["endings"]) for ending in endings.split(" ")}
        self.phrases: dict[tuple[Key, ...], list[int]] = {}
        self.inside: dict[Key, list[int]] = {}  # a word of a phrase: its concepts
        self._named: dict[Key, list[int]] = {}  # a word of a name
        self._everyday: set[tuple[int, tuple[Key, ...]]] = set()
        self._own: set[Key] = set()
        self._phrase_words: list[list[str]] = []
        self.area_keys: set[Key] = set()
        for concept, phrases in enumerate(index["concepts"]):
            for number, phrase in enumerate(phrases.split("|")):
                self._learn(concept, phrase.split(" "), is_name=number == 0)
        for concept, phrases in enumerate(index["everyday"]):
            for phrase in phrases.split("|") if phrases else ():
                keys = tuple(self.key(word) for word in phrase.split(" "))
                if concept not in self.phrases.get(keys, ()):
                    self.phrases.setdefault(keys, []).append(concept)
                    self._everyday.add((concept, keys))
        self.only_named = frozenset(index["named"])
        self.ages = {concept: (youngest, oldest) for concept, youngest, oldest in index["ages"]}

    def _learn(self, concept: int, words: list[str], *, is_name: bool) -> None:
        keys = tuple(self.key(word) for word in words)
        of_phrase = self.phrases.setdefault(keys, [])
        if concept not in of_phrase:
            of_phrase.append(concept)
        self._own.update(keys)
        if self.concept_kinds[concept] == "area":
            self.area_keys.update(keys)
        if len(keys) > 1:
            if concept not in self._of_danger:
                self._phrase_words.append(words)
            for key in keys:
                for index in (self.inside, self._named) if is_name else (self.inside,):
                    concepts = index.setdefault(key, [])
                    if concept not in concepts:
                        concepts.append(concept)

    @property
    def families(self) -> int:
        """How many families there are: the number of the first concept's posting."""
        return len(self.levels)

    @cached_property
    def gapped(self) -> dict[tuple[Key, ...], list[tuple[str, tuple[Key, ...]]]]:
        """Phrases of several words with "" for one of them: that word, and the whole phrase."""
        phrases: dict[tuple[Key, ...], list[tuple[str, tuple[Key, ...]]]] = {}
        for words in self._phrase_words:
            keys = tuple(self.key(word) for word in words)
            for place, word in enumerate(words):
                if isinstance(keys[place], int):
                    phrases.setdefault((*keys[:place], "", *keys[place + 1 :]), []).append((word, keys))
        return phrases

    def key(self, word: str) -> Key:
        family = self.family(word)
        return word if family < 0 else family

    def has(self, word: str) -> bool:
        """Whether a word is known exactly."""
        return self.family(word) >= 0

    def family(self, word: str) -> int:
        """The family of a word, or -1."""
        place = bisect_left(self.words, word)
        return self._families[place] if place < len(self.words) and self.words[place] == word else -1

    def has_concept(self, key: Key) -> bool:
        """Whether a word leads to a concept."""
        return key in self.inside or (key,) in self.phrases

    def is_own(self, key: Key) -> bool:
        """Whether a word is in the vocabulary files of the directory."""
        return key in self._own

    def weight(self, concept: int, phrase: tuple[Key, ...]) -> int:
        """The weight of a concept when this phrase of it is in the query."""
        whole = KIND_FACTORS[self.concept_kinds[concept]]
        return whole * EVERYDAY // 16 if (concept, phrase) in self._everyday else whole

    def names_with(self, key: Key) -> list[int]:
        """The concepts with this word in their names; none for a common word such as "group"."""
        concepts = self._named.get(key, [])
        return concepts if len(concepts) <= FEW_NAMES else []

    def beginning(self, prefix: str) -> list[tuple[int, str, int]]:
        """Level, word and family of the words with this beginning, each family once, the commonest first."""
        best: dict[int, tuple[int, str, int]] = {}
        for word, family in self._beginning(prefix):
            best.setdefault(family, (self.levels[family], word, family))
        return sorted(best.values())

    def _beginning(self, prefix: str) -> Iterator[tuple[str, int]]:
        for place in range(bisect_left(self.words, prefix), len(self.words)):
            if not self.words[place].startswith(prefix):
                break
            if self.words[place] not in self._guarded:
                yield self.words[place], self._families[place]

    def other_forms(self, word: str) -> list[WordForm]:
        """Other forms of a word, best first: of "hikers" there are hike and hiking. Names of towns have none."""
        best: dict[int, WordForm] = {}
        own = self.family(word)
        for other, family in self._beginning(word[:SAME_BEGINNING]) if len(word) > SAME_BEGINNING else ():
            if family == own or family in self.area_keys:
                continue
            shared = _shared(word, other)
            # "Hikers" and "hike" share hike, but what is left of them are endings after hik.
            ways = (self._forms(word, other, stem) for stem in (shared, shared - 1) if stem >= SAME_BEGINNING)
            is_derived = min((way for way in ways if way >= 0), default=-1)
            if is_derived >= 0:
                form = WordForm(
                    is_derived, -shared, int(not self.has_concept(family)), self.levels[family], other, family
                )
                best[family] = min(form, best.get(family, form))
        forms = sorted(best.values())
        return [form for form in forms if form.is_derived == forms[0].is_derived]

    def _forms(self, one: str, other: str, shared: int) -> int:
        """How many of two endings make another kind of word; -1 when the words are not forms of one."""
        endings = one[shared:], other[shared:]
        if shared == SAME_BEGINNING and not _is_like_enough(*sorted(endings)):
            return -1
        total = 0
        for ending in endings:
            # "Knitters" and "knit": the letter before is doubled.
            undoubled = ending[1:] if ending[:1] == one[shared - 1] else ""
            kind = self._endings.get(ending, self._endings.get(undoubled, -1) if undoubled else -1)
            if kind < 0 or (kind > 0 and len(ending) == 1 and "" in endings):
                return -1
            total += kind
        return total

    def similar_spellings(self, word: str, edits: int) -> list[SpellingMatch]:
        """The words within a few edits, a swap counting as one: the nearest word of each family, best first."""
        best: dict[int, SpellingMatch] = {}
        for match in self._all_similar(word, edits):
            if match.family not in best or match < best[match.family]:
                best[match.family] = match
        return sorted(best.values())

    def _all_similar(self, word: str, edits: int) -> Iterator[SpellingMatch]:
        for place, other in enumerate(self.words):
            if abs(len(other) - len(word)) > edits or len(other) < 3 or other in self._guarded:
                continue
            distance = edits_between(word, other, edits)
            if distance > edits or not is_alphabetic(other):
                continue
            family = self._families[place]
            plain = 0 if self.has_concept(family) else 1
            # Nearly every word of three letters is near to some other.
            if plain and len(word) == 3:
                continue
            yield SpellingMatch(distance, int(other[0] != word[0]), plain, self.levels[family], other, family)


def edits_between(one: str, other: str, limit: int) -> int:
    """How many edits one word is from another: the optimal string alignment distance, or more than the limit."""
    return OSA.distance(one, other, score_cutoff=limit)


def edits_allowed(word: str) -> int:
    """One edit up to 6 letters, two above; none in very short words, and none in numbers."""
    if len(word) < 3 or not is_alphabetic(word):
        return 0
    return 1 if len(word) <= 6 else 2


def is_alphabetic(word: str) -> bool:
    """Whether it has no figures."""
    return not any("0" <= letter <= "9" for letter in word)


def _is_like_enough(shorter: str, longer: str) -> bool:
    """Whether these endings show a form of a word of three letters: sews and sewing, but not chi and "chior"."""
    return longer in ("s", "ing") if not shorter else max(len(shorter), len(longer)) > 1


def _shared(one: str, other: str) -> int:
    """How many characters two words share at the beginning."""
    for place, (letter, against) in enumerate(zip(one, other, strict=False)):
        if letter != against:
            return place
    return min(len(one), len(other))

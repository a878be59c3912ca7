"""Searches whose right answers are known, made from the records themselves: the same for every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from string import ascii_lowercase

from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.search.text import words_of
from tests.bench.corpus import Text

KINDS = {
    "clean": "what it is and the town: any such activity in the town is right",
    "typo": "the same with a slip in one letter of one word",
    "synonym": "another word from the vocabulary, which no record that is right says, and the town",
    "name": "a whole name: only what is called so is right",
    "name typo": "a name with a slip in its rarest word",
}
SHORTEST = 5  # letters of a word in which a slip is made: in shorter ones it mostly makes another word

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """One search and the addresses of every right answer."""

    kind: str
    text: str
    right: frozenset[str]


def make_queries(edition: Edition, texts: Sequence[Text], of_each_kind: int, seed: int = 7) -> list[Query]:
    """Make so many searches of each kind, always the same for the same records."""
    return list(_Maker(edition, texts, Random(seed)).make(of_each_kind))


class _Maker:
    def __init__(self, edition: Edition, texts: Sequence[Text], random: Random) -> None:
        self.edition = edition
        self.random = random
        self.words_in = {text.address: words_of(" ".join(text.parts(with_words=False))) for text in texts}
        self.all_words = {word for words in self.words_in.values() for word in words}
        self.meanings: dict[Phrase, set[str]] = {}  # a phrase of the vocabulary: the categories it may stand for
        for category in edition.directory.vocabulary.categories.values():
            for name in (category.name, *category.words):
                self.meanings.setdefault(tuple(words_of(name)), set()).add(category.id)
        self.all_words |= {word for phrase in self.meanings for word in phrase}
        self.by_name: dict[str, set[str]] = {}
        for activity in edition.activities:
            self.by_name.setdefault(activity.name.lower(), set()).add(_address(activity))

    def make(self, of_each_kind: int) -> Iterator[Query]:
        makers: tuple[Callable[[Activity], Query | None], ...]
        makers = (self._clean, self._typo, self._synonym, self._name, self._name_typo)
        for maker in makers:
            activities = self.random.sample(self.edition.activities, len(self.edition.activities))
            queries = (query for query in map(maker, activities) if query)
            yield from (query for query, _ in zip(queries, range(of_each_kind), strict=False))

    def _clean(self, activity: Activity) -> Query | None:
        town = self._town(activity)
        called = [phrase for phrase in self._phrases_of(activity) if _stands_in(phrase, words_of(activity.name))]
        if not town or not called:
            return None
        phrase = max(called, key=len)
        return Query("clean", f"{' '.join(phrase)} {town[1]}", self._right(phrase, town[0]))

    def _typo(self, activity: Activity) -> Query | None:
        clean = self._clean(activity)
        if clean is None:
            return None
        words = clean.text.lower().split()
        return self._slip("typo", words, [at for at, word in enumerate(words) if len(word) >= SHORTEST], clean.right)

    def _synonym(self, activity: Activity) -> Query | None:
        town = self._town(activity)
        if not town:
            return None
        unsaid = []
        for phrase in self._phrases_of(activity):
            right = self._right(phrase, town[0])
            # What is right may not say it, else it would be found without knowing any synonyms.
            if _address(activity) in right and not any(set(phrase) <= set(self.words_in[each]) for each in right):
                unsaid.append(Query("synonym", f"{' '.join(phrase)} {town[1]}", right))
        return self.random.choice(unsaid) if unsaid else None

    def _name(self, activity: Activity) -> Query:
        return Query("name", activity.name, frozenset(self.by_name[activity.name.lower()]))

    def _name_typo(self, activity: Activity) -> Query | None:
        words = words_of(activity.name)
        in_vocabulary = {word for phrase in self.meanings for word in phrase}
        towns = {word for area in self.edition.directory.vocabulary.areas.values() for word in words_of(area.name)}
        rare = [
            at
            for at, word in enumerate(words)
            if len(word) >= SHORTEST and word not in in_vocabulary and word not in towns
        ]
        return self._slip("name typo", words, rare, self._name(activity).right)

    def _slip(self, kind: str, words: list[str], places: Sequence[int], right: frozenset[str]) -> Query | None:
        if not places:
            return None
        at = self.random.choice(places)
        slipped = slip(words[at], self.random)
        if slipped in self.all_words:  # then it says something else, and nobody can know
            return None
        return Query(kind, " ".join([*words[:at], slipped, *words[at + 1 :]]), right)

    def _town(self, activity: Activity) -> tuple[str, str] | None:
        """The id and the name of the one town an activity is in."""
        areas = self.edition.areas_of(activity)
        return (areas[0].id, areas[0].name) if len(areas) == 1 else None

    def _phrases_of(self, activity: Activity) -> list[Phrase]:
        return [phrase for phrase, ids in self.meanings.items() if ids & set(activity.categories)]

    def _right(self, phrase: Phrase, area: str) -> frozenset[str]:
        ids = self.meanings[phrase]
        there = self.edition.activities_by_area.get(area, ())
        return frozenset(
            _address(each) for each in there if any(term.id in ids for term in self.edition.categories_of(each))
        )


def slip(word: str, random: Random) -> str:
    """Make one slip: a letter left out, doubled or put in, another one, or two that changed places."""
    at = random.randrange(1, len(word) - 1)  # people seldom miss the first letter
    other = random.choice([letter for letter in ascii_lowercase if letter != word[at]])
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    ways = [word[:at] + word[at + 1 :], word[:at] + other + word[at:], word[:at] + other + word[at + 1 :]]
    return random.choice(ways if swapped == word else [*ways, swapped])


def _address(activity: Activity) -> str:
    return f"/a/{activity.id}/"


def _stands_in(phrase: Phrase, words: Sequence[str]) -> bool:
    return any(tuple(words[at : at + len(phrase)]) == phrase for at in range(len(words)))

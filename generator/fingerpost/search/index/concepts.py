"""Concepts: the entries of the vocabulary files, each with the words that people use and its records.

"Low mood" need not be in the text of a record: it is a need, and the need has its own list of records.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.parts import Ages
from fingerpost.records.place import Place
from fingerpost.records.vocabulary import Vocabulary
from fingerpost.search.crisis import kind_of
from fingerpost.search.text import words_of

KINDS = ("category", "need", "audience", "access", "area")

# Of the stop words, those that never change the meaning.
_LIGHT = frozenset(
    ("a", "am", "an", "and", "are", "at", "be", "by", "for", "i", "im", "in", "is", "my", "of", "on", "or")
)
_LIGHT |= frozenset(("our", "some", "the", "to", "with", "your"))
_MEETINGS = ("drop in", "course", "lesson", "clinic", "training")
_BETWEEN = re.compile(r",| and | or |&|/")

# How well a record fits a concept, as the classes of postings (0 to 7).
MAIN_CATEGORY, CATEGORY, ABOVE = 7, 6, 2
NEED, FIRST_NEED, OTHER_NEED = 7, 6, 3
AUDIENCE, ACCESS, AREA, SERVED = 6, 5, 6, 5


NO_LIMIT = 255  # years of age

Phrase = tuple[str, ...]  # in words


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a vocabulary file."""

    kind: str
    id: str
    name: str
    phrases: tuple[Phrase, ...]  # the first is the name
    danger: str = ""  # the kind of danger that it helps with
    only_when_named: bool = False
    ages: tuple[int, int] | None = None

    @property
    def is_special(self) -> bool:
        """Whether it is only for people who name it; for others it comes below a line."""
        return self.only_when_named or self.danger == "others"


class Concepts:
    """All of them, numbered: categories, needs, audiences, access features, areas, each in the order of its file."""

    def __init__(self, vocabulary: Vocabulary, stop: frozenset[str], soft: frozenset[str]) -> None:
        self.all = tuple(_concepts(vocabulary, stop, soft))
        self.stop = stop
        before = [KINDS.index(concept.kind) for concept in self.all]
        self._firsts = {kind: bisect_left(before, place) for place, kind in enumerate(KINDS)}
        self._about: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[int, int]] = {}  # categories and needs: fits
        self._features: dict[str, tuple[str, ...]] = {}
        self._numbers = {(concept.kind, concept.id): number for number, concept in enumerate(self.all)}

    def words(self) -> set[str]:
        """Every word of every phrase."""
        return {word for concept in self.all for phrase in concept.phrases for word in phrase}

    def first(self, kind: str) -> int:
        """The number of the first concept of a kind, or where it would be if there is none."""
        return self._firsts[kind]

    def number(self, kind: str, identity: str) -> int | None:
        return self._numbers.get((kind, identity))

    def of_activity(self, activity: Activity, edition: Edition) -> dict[int, int]:
        """The concepts of an activity, by number, and how well it fits each."""
        fits: dict[int, int] = {}

        def add(kind: str, identity: str, fit: int) -> None:
            number = self._numbers.get((kind, identity))
            if number is not None:
                fits[number] = max(fits.get(number, 0), fit)

        about = (activity.categories, activity.needs)
        if about in self._about:
            fits |= self._about[about]
        else:
            self._add_subjects(activity, edition, add)
            self._about[about] = dict(fits)
        for audience in activity.who.audiences:
            add("audience", audience, AUDIENCE)
        for feature in self.features(activity, edition):
            add("access", feature, ACCESS)
        for area in edition.areas_of(activity):
            add("area", area.id, SERVED if area.id in activity.serves else AREA)
        return fits

    def is_special(self, activity: Activity) -> bool:
        """Whether its main category is for people who name a condition, or whom they are in danger from."""
        number = self._numbers.get(("category", activity.categories[0])) if activity.categories else None
        return number is not None and self.all[number].is_special

    def ages_of(self, activity: Activity, edition: Edition) -> tuple[int, int]:
        """The ages of an activity, or of its audiences, or of its main category."""
        if activity.who.ages:
            return limits_of(activity.who.ages)
        audiences = [self._numbers.get(("audience", audience)) for audience in activity.who.audiences]
        limits = [ages for number in audiences if number is not None and (ages := self.all[number].ages)]
        if limits:
            return min(ages[0] for ages in limits), max(ages[1] for ages in limits)
        first = activity.categories[0] if activity.categories else ""
        # The parents of a category follow it in the list.
        for term in edition.categories_of(activity):
            if term.ages and (term.id == first or term.id not in activity.categories):
                return limits_of(term.ages)
        return 0, NO_LIMIT

    def _add_subjects(self, activity: Activity, edition: Edition, add: Callable[[str, str, int], None]) -> None:
        own = activity.categories
        for term in edition.categories_of(activity):
            add("category", term.id, ABOVE if term.id not in own else MAIN_CATEGORY if term.id == own[0] else CATEGORY)
            for place, need in enumerate(term.needs):
                add("need", need, FIRST_NEED if place == 0 and term.id == own[0] else OTHER_NEED)
        for need in activity.needs:
            add("need", need, NEED)

    def features(self, activity: Activity, edition: Edition) -> tuple[str, ...]:
        """The access features with the answer yes, for the activity at any of its places."""
        if activity.id not in self._features:
            places = [edition.place_of(activity, session) for session in activity.sessions] or [None]
            features = (feature for place in places for feature in features_at(activity, place))
            self._features[activity.id] = tuple(dict.fromkeys(features))
        return self._features[activity.id]


def features_at(activity: Activity, place: Place | None, answer: str = "yes") -> tuple[str, ...]:
    """List the access features with this answer when an activity is at a place; the activity's own answers come first.

    With ``answer="no"``, the features that are known to be missing, so that nobody needs to ask.
    """
    answers = {**(place.access if place else {}), **activity.access}
    return tuple(feature for feature, entry in answers.items() if entry.answer == answer)


def _concepts(vocabulary: Vocabulary, stop: frozenset[str], soft: frozenset[str]) -> Iterator[Concept]:
    for kind, terms in (
        ("category", vocabulary.categories),
        ("need", vocabulary.needs),
        ("audience", vocabulary.audiences),
        ("access", vocabulary.access),
    ):
        for term in terms.values():
            # An id is a name too: bsl for "British Sign Language".
            names = (term.name, *term.words, *_parts(term.name, soft), term.id.replace("-", " "))
            yield Concept(
                kind,
                term.id,
                term.name,
                _with_meetings(phrases_of(names, stop), stop),
                danger=kind_of(term),
                only_when_named=term.only_when_named,
                ages=limits_of(term.ages) if term.ages else None,
            )
    for area in vocabulary.areas.values():
        yield Concept("area", area.id, area.name, phrases_of((area.name, *area.also), frozenset(stop)))


def limits_of(ages: Ages) -> tuple[int, int]:
    """The youngest and the oldest in years, each within a byte."""
    youngest = ages.youngest.years if ages.youngest else 0
    return min(youngest, NO_LIMIT), min(ages.oldest.years, NO_LIMIT) if ages.oldest else NO_LIMIT


def _with_meetings(phrases: tuple[Phrase, ...], stop: frozenset[str]) -> tuple[Phrase, ...]:
    """Add phrases for a name that is also a stop word, such as IT, followed by a kind of meeting: "it drop in"."""
    common = [phrase for phrase in phrases if len(phrase) == 1 and phrase[0] in stop]
    return (*phrases, *((*phrase, *meeting.split()) for phrase in common for meeting in _MEETINGS))


def _parts(name: str, soft: frozenset[str]) -> list[str]:
    """The things that a name lists: "Yoga and tai chi" is yoga, and tai chi. Soft words alone are left out."""
    parts = [part.strip() for part in _BETWEEN.split(name)]
    return [part for part in parts if not soft.issuperset(words_of(part))] if len(parts) > 1 else []


def phrases_of(names: Iterable[str], stop: frozenset[str]) -> tuple[Phrase, ...]:
    """Split names into words without stop words, each phrase once."""
    # "Drop-in" is also written dropin.
    spellings = (form for name in names for form in (name, name.replace("-", "")))
    phrases = (tuple(words_of(name)) for name in dict.fromkeys(spellings))
    return tuple(dict.fromkeys(_without_stop_words(words, stop) for words in phrases if words))


def _without_stop_words(words: Phrase, stop: frozenset[str]) -> Phrase:
    rest = tuple(word for word in words if word not in stop)
    if not rest:  # a name of stop words only, such as "IT" or "ME"
        return words
    # A single word would mean something else: "will writing" is not any writing, and "no friends" is not friends.
    return words if len(rest) == 1 and not (set(words) - set(rest)) <= _LIGHT else rest

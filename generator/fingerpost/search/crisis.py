"""Danger: whether somebody who searches may be in danger, and what kind of danger, so that the crisis lines come first.

crisis.js does the same in the browser. These words are separate from the vocabulary: most are in no record, and a slip
in another word must not be corrected to one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from fingerpost.records.directory import Directory
from fingerpost.records.vocabulary import Term
from fingerpost.search.crisis_words import GAP, KINDS, danger_words
from fingerpost.search.text import words_of

LONG_ENOUGH = 6  # characters: a slip in a shorter word could be too many others
LONG = 7  # from here on, a single word may have one slip
LONGER = 9  # from here on, two slips are allowed; in shorter words "settings" would be "sexting"
ANY = "any"  # danger of no particular kind
# Words that may come between those of a phrase: "want to just die".
LITTLE = """
to tae the a an just really so very be been being is am are was were im i ive ill now again still always fucking
literally actually gonna going and would will had has have got getting keep keeps kept even ever also some my that both
his her their our your this these bloody proper totally completely constantly often sometimes once properly physically
basically honestly seriously well like try tries trying started starts start about
"""
VOWELS = "aeiou"
LONGEST_GAP = 3  # words, whatever they are

PhraseFile = dict[str, list[str]]  # kind: phrases, as the index has them: "AFRAID of my husband/wife"
Phrase = list[frozenset[str]]  # its words; the forms of each


@dataclass(frozen=True, slots=True)
class Danger:
    """The kinds of danger that somebody who searches may be in."""

    kinds: tuple[str, ...] = ()  # in the order of KINDS
    places: frozenset[int] = frozenset()  # of the words of danger, among those typed
    is_sure: bool = True  # False for a single word with a slip, which may be another word


def crisis_phrases(directory: Directory, families: Callable[[str], str], stop: frozenset[str]) -> PhraseFile:
    """Everything that people in danger type, by kind: "hit/hits/hitting me".

    Fingerpost's own, those of the settings, and the names and words of categories and needs for people in danger.
    """
    ours = danger_words(directory.settings.languages[0])
    phrases = {kind: list(phrases_of_kind) for kind, phrases_of_kind in ours.phrases.items()}
    phrases.setdefault(ANY, []).extend(" ".join(words_of(words)) for words in directory.settings.crisis_words)
    vocabulary = directory.vocabulary
    for term in (*vocabulary.categories.values(), *vocabulary.needs.values()):
        if kind := kind_of(term):
            labels = (_bare(words_of(words)) for words in (term.name, *term.words))
            # A single word stays as it is: "controlling" is not "control". As its own alternative it gets no forms.
            phrases.setdefault(kind, []).extend(
                " ".join(words) if len(words) > 1 else f"{words[0]}/{words[0]}" for words in labels if words
            )

    def with_forms(phrase: str, kind: str) -> str:
        words = phrase.split()
        if kind not in (*KINDS, ANY) or (len(words) > 1 and kind != ANY):
            return phrase
        return " ".join("/".join(forms_of(word, families)) if _is_plain(word, stop) else word for word in words)

    by_kind = {
        kind: list(dict.fromkeys(with_forms(phrase, kind) for phrase in several)) for kind, several in phrases.items()
    }
    return {
        "sets": [f"{name}={'/'.join(_set(words, families))}" for name, words in ours.sets.items()],
        "little": LITTLE.split(),
        "weights": list(ours.weights),
        **{kind: by_kind.get(kind, []) for kind in (*KINDS, ANY, "young", "none")},
    }


def _set(words: Sequence[str], families: Callable[[str], str]) -> list[str]:
    """The words of a set; "thump*" stands for all its forms."""
    every = (forms_of(word[:-1], families) if word.endswith("*") else [word] for word in words)
    return list(dict.fromkeys(form for forms in every for form in forms))


def _is_plain(word: str, stop: frozenset[str]) -> bool:
    return word not in stop and word.islower() and "/" not in word


def kind_of(term: Term) -> str:
    """What kind of danger an entry of the vocabulary is for, or "". A sensitive entry is where people are safe."""
    if term.crisis in ("self", "others"):
        return term.crisis
    return ANY if term.crisis == "yes" else "others" if term.sensitive and not term.crisis else ""


def _bare(words: list[str]) -> list[str]:
    """Remove little words from the beginning: "I can't see a way on" is typed without the I as well."""
    little = LITTLE.split()
    return words[next((place for place, word in enumerate(words) if word not in little), 0) :]


def forms_of(word: str, families: Callable[[str], str]) -> list[str]:
    """A word and its inflected forms; forms that nobody writes do no harm.

    >>> from fingerpost.search.index.families import Families
    >>> forms_of("hits", Families("en"))
    ['hit', 'hits', 'hitted', 'hitting']
    """
    family = families(word)
    return sorted({word, *(form for base in (word, family) for form in _endings(base) if families(form) == family)})


def _endings(base: str) -> Iterator[str]:
    if len(base) < 3 or not base.isalpha():
        return
    yield from (base, base + "s")
    stem = base.removesuffix("e")
    is_doubled = base[-3] not in VOWELS and base[-2] in VOWELS and base[-1] not in VOWELS + "wxy"
    for ending in ("ing", "ed"):
        yield from (base + ending, stem + ending, *([base + base[-1] + ending] if is_doubled else ()))


class DangerPhrases:
    """What ``crisis_phrases`` wrote, ready to be looked up by the first word of each phrase."""

    def __init__(self, contents: PhraseFile) -> None:
        sets = {name: words.split("/") for name, words in (part.split("=") for part in contents["sets"])}

        @cache
        def forms(word: str) -> frozenset[str]:
            return frozenset(form for part in word.split("/") for form in sets.get(part, [part]))

        self.little = frozenset(contents["little"])
        self.weights = {
            feature: int(weight)
            for weight, features in (part.split("=") for part in contents.get("weights", ()))
            for feature in features.split("/")
        }
        self._by_first: dict[str, list[tuple[str, Phrase]]] = {}
        # Single words that mean danger: no slip in another word is corrected to one of them.
        self.guarded: set[str] = set()
        self.words: set[str] = set()
        for kind in (*KINDS, ANY, "young", "none"):
            for phrase in ([forms(word) for word in words.split(" ")] for words in contents[kind]):
                for form in phrase[0]:
                    self._by_first.setdefault(form, []).append((kind, phrase))
                self.words.update(*phrase)
                if len(phrase) == 1 and kind not in ("young", "none"):
                    self.guarded |= phrase[0]

    def within(self, readings: Sequence[Sequence[str]]) -> Iterator[tuple[str, list[int]]]:
        """Give the kind and the places of every phrase in words that have several readings.

        A single word counts as typed, or as a slip in a long word: "racing" is not a slip.
        """
        for start, several in enumerate(readings):
            for word in several:
                for kind, phrase in self._by_first.get(word, ()):
                    places = self._places(phrase, start, readings)
                    if places and not _is_short_slip(phrase, places, readings):
                        yield kind, places

    def _places(self, phrase: Phrase, start: int, readings: Sequence[Sequence[str]]) -> list[int]:
        places: list[int] = []
        passed = 0  # words since the last of the phrase
        for at in range(start, len(readings)):
            is_end = at == len(readings) - 1  # the end of a query allows no gap before it
            if not phrase[len(places)].isdisjoint(readings[at]) and not (is_end and passed):
                places.append(at)
                if len(places) == len(phrase):
                    return places
                passed = 0
            elif readings[at][0] not in self.little:
                passed += 1
                if GAP not in phrase[len(places)] or passed > LONGEST_GAP:
                    return []
        return []


def find_danger(
    words: Sequence[str],
    phrases: DangerPhrases,
    is_known: Callable[[str], bool],
    is_near: Callable[[str, int], bool],
) -> Danger:
    """Find the kinds of danger that words suggest.

    Slips are corrected only in words that are not known; correct spellings are tried first. A phrase inside a harmless
    phrase does not count: "stroke club".

    Args:
        words: The words as typed.
        phrases: The phrases of danger.
        is_known: Whether the directory knows a word.
        is_near: Whether another word is within that many edits.
    """
    typed = ["^", *words, "$"]

    def words_at(places: Sequence[int]) -> list[int]:
        return [at for at in places if 0 < at <= len(words)]

    for readings in ([[word] for word in typed], [_readings(word, phrases, is_known) for word in typed]):
        matches = list(phrases.within(readings))
        spans = [range(places[0], places[-1] + 1) for kind, places in matches if kind == "none"]
        real = [
            (kind, places)
            for kind, places in matches
            if kind not in ("none", "young") and not any(all(at in span for at in places) for span in spans)
        ]
        if not real:
            continue
        kinds = {kind for kind, _ in real}
        if kinds - {"medical"} and any(kind == "young" for kind, _ in matches):
            kinds.add("child")
        if len(kinds) > 1:
            kinds.discard(ANY)
        # A single word with a slip may be another word that is as near: "salking" may be walking.
        unsure = {
            at
            for at, (word, *slips) in enumerate(readings)
            if slips and is_near(word, min(OSA.distance(word, slip) for slip in slips))
        }
        return Danger(
            tuple(kind for kind in (*KINDS, ANY) if kind in kinds),
            frozenset(at - 1 for _, places in real for at in words_at(places)),
            any(len(words_at(places)) > 1 or unsure.isdisjoint(places) for _, places in real),
        )
    # Other words, by their weights: the crisis lines are shown, and the search results as well.
    if sum(phrases.weights.get(feature, 0) for feature in features_of(typed)) > 0:
        return Danger((ANY,), is_sure=False)
    return Danger()


def features_of(typed: Sequence[str]) -> set[str]:
    """The weighted features: each word, each pair of neighbours, and "" for the constant weight."""
    return {"", *typed[1:-1], *(f"{one} {other}" for one, other in pairwise(typed))}


def _is_short_slip(phrase: Phrase, places: Sequence[int], readings: Sequence[Sequence[str]]) -> bool:
    """Whether a match is a single short word that was not typed itself."""
    real = [(readings[at], forms) for at, forms in zip(places, phrase, strict=True) if 0 < at < len(readings) - 1]
    if len(real) > 1:
        return False
    return all(
        word not in forms and not any(len(slip) >= LONG <= len(word) + 1 for slip in slips if slip in forms)
        for (word, *slips), forms in real
    )


def _readings(word: str, phrases: DangerPhrases, is_known: Callable[[str], bool]) -> list[str]:
    """A word as typed and, if it is not known, the words of danger that it may be a slip for."""
    if len(word) < LONG_ENOUGH or is_known(word) or word in phrases.words:
        return [word]
    edits = edits_of(word)
    spellings = (
        other
        for other in phrases.words
        if other[0] == word[0] and OSA.distance(word, other, score_cutoff=edits) <= edits
    )
    return [word, *sorted(spellings)]


def edits_of(word: str) -> int:
    """How many slips are allowed in a word."""
    return 2 if len(word) >= LONGER else 1


def danger_concepts(kinds: Sequence[str], concepts: Mapping[str, list[int]]) -> list[int]:
    """The concepts for people in danger of these kinds, in order; a child has those of the other kinds found."""
    others = [concept for kind in kinds if kind != "child" for concept in concepts[kind]]
    return list(dict.fromkeys(others or [concept for kind in kinds for concept in concepts[kind]]))

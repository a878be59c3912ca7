"""What a query means: its words with their families, typing slips, phrases and places: understand.js in Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fingerpost.search.crisis import in_plain_words, words_of_danger
from fingerpost.search.phrases import LONGEST_PHRASE, Group, groups_of
from fingerpost.search.site import SearchFiles
from fingerpost.search.spaces import mend_spaces
from fingerpost.search.terms import Term, resolve
from fingerpost.search.text import tidy, words_of
from fingerpost.search.vocabulary import Vocabulary

LONGEST_QUERY = 200  # letters
MOST_WORDS = 12
SHORT_QUERY = 2  # words: somebody who types no more means each of them


@dataclass(slots=True)
class Meaning:
    """What a query asks for."""

    groups: list[Group]
    understood: str
    is_crisis: bool
    unknown: list[str]  # words that nothing is near to
    nearest: list[str]  # for each of those, the nearest spelling there is, or ""

    @property
    def area(self) -> int:
        """The first area that is named, or -1."""
        return next((group.area for group in self.groups if group.area >= 0), -1)


def understand(query: str, files: SearchFiles) -> Meaning:
    """Read a query."""
    vocabulary = files.vocabulary
    danger = words_of_danger(words_of(query), vocabulary.crisis, vocabulary.has)
    typed = in_plain_words(words_of(query[:LONGEST_QUERY])[: 2 * MOST_WORDS], danger, vocabulary.has)
    spaced = mend_spaces(typed, files)
    looked_for = _looked_for(spaced, vocabulary)

    terms: list[Term] = []
    read: list[Term | str] = []
    for word, is_looked_for in zip(spaced, looked_for, strict=True):
        if is_looked_for and len(terms) < MOST_WORDS:
            terms.append(resolve(word, files))
            read.append(terms[-1])
        else:
            read.append(word)
    unknown = [term.word for term in terms if not term.is_found and term.word not in vocabulary.soft]
    groups = groups_of([term for term in terms if term.is_found], vocabulary)
    if danger:
        groups = _of_danger(groups, {typed_word for typed_word in typed if _is_in(typed_word, danger)}, vocabulary)
    is_corrected = spaced != typed or any(term.is_corrected for term in terms)
    words = [each.word if isinstance(each, Term) else each for each in read]
    return Meaning(
        groups=groups,
        understood=" ".join(words) if is_corrected else tidy(query),
        is_crisis=bool(danger),
        unknown=unknown,
        nearest=[_nearest(word, vocabulary) for word in unknown],
    )


def _is_in(word: str, danger: Mapping[int, Sequence[str]]) -> bool:
    return any(word in forms for forms in danger.values())


def _of_danger(groups: list[Group], words: set[str], vocabulary: Vocabulary) -> list[Group]:
    """Leave out words of danger that lead nowhere: who types "end it all" does not look for what ends at four.

    When nothing is left, what the directory has for people in danger.
    """
    left = [
        group
        for group in groups
        if group.concepts or any(term.word not in words or (term.key,) in vocabulary.phrases for term in group.terms)
    ]
    concepts = [(each, vocabulary.weight(each, ())) for each in vocabulary.danger]
    return left or ([Group([], concepts)] if concepts else [])


def _looked_for(typed: list[str], vocabulary: Vocabulary) -> list[bool]:
    """Not stop words, unless in a phrase, such as "on my own", or as one of two words, or if all else is too."""
    is_short = len(typed) <= SHORT_QUERY
    looked_for = [
        word not in vocabulary.stop or (is_short and (vocabulary.key(word),) in vocabulary.phrases) for word in typed
    ]
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
    near = vocabulary.near(word, min(3, len(word) // 2))
    return near[0].word if near else ""

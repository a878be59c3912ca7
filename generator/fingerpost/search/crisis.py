"""Whether somebody who searches may be in danger; then the crisis lines come first. Browser: crisis.js.

These words are kept apart from the vocabulary: most stand in no record, and a slip in another word must not be
mended to one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from fingerpost.records.directory import Directory
from fingerpost.search.crisis_words import crisis_words
from fingerpost.search.text import words_of

LONG_ENOUGH = 6  # letters: a slip in a shorter word makes too many others
LONG = 7  # from here two slips are one word

Phrases = list[list[list[str]]]  # phrases; their words; the forms of each


def crisis_phrases(directory: Directory, families: Callable[[str], str], stop: frozenset[str]) -> list[str]:
    """Everything that people in danger type: "hit/hits/hitting me".

    Ours, those of the settings, and those of categories and needs that are marked as a crisis.
    """
    vocabulary = directory.vocabulary
    terms = (*vocabulary.categories.values(), *vocabulary.needs.values())
    phrases = [*crisis_words(directory.settings.languages[0]), *directory.settings.crisis_words]
    phrases += [phrase for term in terms if term.crisis or term.sensitive for phrase in term.words]
    cut = dict.fromkeys(tuple(words_of(phrase)) for phrase in phrases)
    written = (
        " ".join("/".join([word] if word in stop else forms_of(word, families)) for word in words)
        for words in cut
        if words
    )
    return list(dict.fromkeys(written))


def forms_of(word: str, families: Callable[[str], str]) -> list[str]:
    """A word and what it becomes; forms that nobody writes do no harm.

    >>> from fingerpost.search.families import Families
    >>> forms_of("hits", Families("en"))
    ['hit', 'hits', 'hitted', 'hitting']
    """
    family = families(word)
    return sorted({word, *(each for base in (word, family) for each in _endings(base) if families(each) == family)})


def _endings(base: str) -> Iterator[str]:
    if len(base) < 3 or not base.isalpha():
        return
    yield from (base, base + "s")
    for ending in ("ing", "ed"):
        yield base + ending
        yield (base[:-1] if base.endswith("e") else base + base[-1]) + ending


def read_phrases(written: Sequence[str]) -> Phrases:
    """Read what ``crisis_phrases`` wrote."""
    return [[word.split("/") for word in phrase.split(" ")] for phrase in written]


def words_of_danger(
    typed: Sequence[str], phrases: Phrases, is_known: Callable[[str], bool]
) -> dict[int, Sequence[str]]:
    """Where one of the phrases stands in what was typed: the forms of each of its words, by their place.

    Slips are mended in words that are nothing else; what is written rightly counts first. There are no forms where a
    slip may hide another word.
    """

    def is_one(word: str, forms: Sequence[str], _alone: bool) -> bool:
        return word in forms

    def may_be_one(word: str, forms: Sequence[str], alone: bool) -> bool:
        # Alone, only long words are mended: "racing" is no slip.
        return word in forms or (
            len(word) >= LONG_ENOUGH
            and not is_known(word)
            and any(_is_slip(word, form) for form in forms if len(form) >= LONG or not alone)
        )

    found: dict[int, Sequence[str]] = {}
    for fits in (is_one, may_be_one):
        for phrase in phrases:
            for start in range(len(typed) - len(phrase) + 1):
                if all(fits(typed[start + at], forms, len(phrase) == 1) for at, forms in enumerate(phrase)):
                    # One word with a slip in it may be another: "refugese" is nearer to refugees than to a refuge.
                    is_sure = len(phrase) > 1 or fits is is_one
                    found = {start + at: forms if is_sure else () for at, forms in enumerate(phrase)} | found
    return found


def in_plain_words(
    typed: Sequence[str], danger: Mapping[int, Sequence[str]], is_known: Callable[[str], bool]
) -> list[str]:
    """What was typed, with words of danger as the directory knows them, or left out.

    Nobody who types "he is hitting me" wants it mended to "sitting".
    """
    plain = (
        next(filter(is_known, danger[place]), "") if danger.get(place) and not is_known(word) else word
        for place, word in enumerate(typed)
    )
    return [word for word in plain if word]


def _is_slip(word: str, form: str) -> bool:
    edits = 2 if len(word) >= LONG else 1
    return word[0] == form[0] and OSA.distance(word, form, score_cutoff=edits) <= edits

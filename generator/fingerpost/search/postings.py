"""From the words of each record to the records of each word family, and the vocabulary of both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log2

from fingerpost.search.documents import Document
from fingerpost.search.families import Families
from fingerpost.search.packing import LEVELS, pack_postings

# What the eight classes of a posting count for; the writer gives a sum of weights the highest class that fits.
CLASS_WEIGHTS = (2, 3, 5, 6, 8, 12, 15, 18)
_CLASS_OF = [max(bisect_right(CLASS_WEIGHTS, weight) - 1, 0) for weight in range(80)]

# A family in fewer records than this is rare in a large directory: most are names. Rare words are not corrected
# to, and stand in files of their own.
COMMON = 3

Posting = list[tuple[int, int]]  # (record, class), in order of record


@dataclass(slots=True)
class Index:
    """Families are numbered in the order of their first word."""

    words: list[str] = field(default_factory=list)  # sorted
    families: list[int] = field(default_factory=list)  # of each word
    postings: list[bytes] = field(default_factory=list)  # of each family
    levels: str = ""  # of each family
    rare_words: list[str] = field(default_factory=list)  # sorted
    rare_postings: list[bytes] = field(default_factory=list)  # of each rare word


def index_words(documents: Sequence[Document], families: Families, known: Iterable[str], *, small: bool) -> Index:
    """Turn the words of records round.

    Args:
        documents: In the order of the index.
        families: Says which words belong together.
        known: Words that are never rare: those of the vocabulary files.
        small: Whether everything is fetched at once, so that no word need be rare.
    """
    postings: dict[str, dict[int, int]] = {}
    words: dict[str, str] = {word: families(word) for word in known}
    kept = set(words.values())
    for number, document in enumerate(documents):
        for word, weight in document.words.items():
            family = words.get(word)
            if family is None:
                family = words[word] = families(word)
            posting = postings.get(family)
            if posting is None:
                posting = postings[family] = {}
            posting[number] = posting.get(number, 0) + weight

    found = Index()
    numbers: dict[str, int] = {}
    of_family: list[Posting] = []
    for word in sorted(words):
        family = words[word]
        posting = postings.get(family, {})
        if not small and len(posting) < COMMON and family not in kept:
            found.rare_words.append(word)
            found.rare_postings.append(pack_postings(_classed(posting)))
            continue
        if family not in numbers:
            numbers[family] = len(of_family)
            of_family.append(_classed(posting))
        found.words.append(word)
        found.families.append(numbers[family])
    found.postings = [pack_postings(posting) for posting in of_family]
    found.levels = "".join(level_of(len(posting), len(documents)) for posting in of_family)
    return found


def level_of(records: int, of: int) -> str:
    """How telling a family is: 0 when every record has it, 4 more each time that half as many have it. At most 63."""
    return LEVELS[min(63, round(4 * log2((of + 1) / (records + 1))))]


def _classed(posting: dict[int, int]) -> Posting:
    return [(record, _CLASS_OF[min(weight, 79)]) for record, weight in posting.items()]

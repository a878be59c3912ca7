"""From the words of each record to the records of each word family, and the vocabulary of both."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import log2

from fingerpost.search.documents import DESCRIPTION, Document
from fingerpost.search.families import Families
from fingerpost.search.packing import LEVELS, pack_postings

# What the eight classes of a posting count for; the writer gives a sum of weights the highest class that fits.
CLASS_WEIGHTS = (2, 3, 5, 6, 8, 12, 15, 18)
_CLASS_OF = [max(bisect_right(CLASS_WEIGHTS, weight) - 1, 0) for weight in range(80)]

# A family in fewer records than this is rare in a large directory: most are names. Rare words are not corrected
# to, and stand in files of their own.
COMMON = 3
RECORDS_FOR_ONE_MORE = 12_000  # the larger the directory, the more names turn up three times

# A word that an eighth of the records have tells nothing where it only stands in a description: in a large directory
# such postings would be most of what a search has to fetch.
TOO_COMMON = 8

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


def index_words(
    documents: Sequence[Document],
    families: Families,
    known: Iterable[str],
    is_word: Callable[[str], bool],
    *,
    small: bool,
) -> Index:
    """Turn the words of records round.

    Args:
        documents: In the order of the index.
        families: Says which words belong together.
        known: Words that are never rare: those of the vocabulary files.
        is_word: Whether a word is looked for at all.
        small: Whether everything is fetched at once, so that no word need be rare.
    """
    weighed, plain = _by_word(documents)
    common = max(COMMON, len(documents) // RECORDS_FOR_ONE_MORE)
    known = set(known)
    words = sorted(known | {word for word in weighed.keys() | plain.keys() if is_word(word)})
    members: dict[str, list[str]] = {}
    for word in words:
        members.setdefault(families(word), []).append(word)
    kept = {families(word) for word in known}

    found = Index()
    numbers: dict[str, int] = {}
    rare: dict[str, bytes] = {}
    levels = []
    for word in words:
        family = families(word)
        if family not in numbers and family not in rare:
            posting = _merged(members[family], weighed, plain)
            level = level_of(len(posting), len(documents))
            if not small and len(posting) * TOO_COMMON > len(documents):
                posting = [entry for entry in posting if entry[1] > 0]
            packed = pack_postings(posting)
            if not small and len(posting) < common and family not in kept:
                rare[family] = packed
            else:
                numbers[family] = len(found.postings)
                found.postings.append(packed)
                levels.append(level)
        if family in rare:
            found.rare_words.append(word)
            found.rare_postings.append(rare[family])
        else:
            found.words.append(word)
            found.families.append(numbers[family])
    found.levels = "".join(levels)
    return found


Weighed = dict[str, list[tuple[int, int]]]  # word: (record, weight)
Plain = dict[str, list[int]]  # word: records


def _by_word(documents: Sequence[Document]) -> tuple[Weighed, Plain]:
    weighed: Weighed = defaultdict(list)
    plain: Plain = defaultdict(list)
    for number, document in enumerate(documents):
        for word, weight in document.words.items():
            weighed[word].append((number, weight))
        for word in document.plain:
            plain[word].append(number)
    return weighed, plain


def _merged(words: Sequence[str], weighed: Weighed, plain: Plain) -> Posting:
    """The posting of a family: the weights of its words in a record add up."""
    weights: dict[int, int] = {}
    for word in words:
        for record, weight in weighed.get(word, ()):
            weights[record] = weights.get(record, 0) + weight
        for record in plain.get(word, ()):
            weights[record] = weights.get(record, 0) + DESCRIPTION
    return [(record, _CLASS_OF[min(weights[record], 79)]) for record in sorted(weights)]


def level_of(records: int, of: int) -> str:
    """How telling a family is: 0 when every record has it, 4 more each time that half as many have it. At most 63."""
    return LEVELS[min(63, round(4 * log2((of + 1) / (records + 1))))]

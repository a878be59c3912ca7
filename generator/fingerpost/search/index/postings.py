"""Inverts the words of records: the postings of each word family, and the vocabulary."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import log2

from fingerpost.search.index.documents import Fields
from fingerpost.search.packing import LEVELS, pack_entries

# The weights of the eight classes of a posting; the writer gives a sum of weights the highest class that fits. NAMED
# and above are for words in the name of the record, and only for those.
CLASS_WEIGHTS = (2, 3, 5, 8, 10, 12, 15, 18)
NAMED = 4
_CLASS_OF = [max(bisect_right(CLASS_WEIGHTS, weight) - 1, 0) for weight in range(sum(CLASS_WEIGHTS))]
_CLASS_ELSEWHERE = [min(number, NAMED - 1) for number in _CLASS_OF]

# A family in fewer records than this is rare in a large directory; most are names. No word is corrected to a rare one,
# and rare words have files of their own.
COMMON = 3
RECORDS_FOR_ONE_MORE = 12_000  # the larger the directory, the more names turn up three times

# A word that an eighth of the records have is ignored where it is only in a description: in a large directory such
# postings would be most of what a search has to fetch.
TOO_COMMON = 8


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
    texts: Iterable[Fields],
    families: Callable[[str], str],
    vocabulary: Iterable[str],
    is_word: Callable[[str], bool],
    *,
    small: bool,
) -> Index:
    """Turn the words of each record into the records of each word.

    Args:
        texts: The words of each record, in the order of the index.
        families: Gives the family of a word.
        vocabulary: Words that are never rare: those of the vocabulary files.
        is_word: Whether a word is indexed at all.
        small: Whether everything is fetched at once, so that no word is rare.
    """
    numbers = _Numbers(families, is_word)
    never_rare = {numbers.of(word) for word in vocabulary}
    postings, records = _by_family(texts, numbers)
    common = max(COMMON, records // RECORDS_FOR_ONE_MORE)

    index = Index()
    renumbered: dict[int, int] = {}
    rare: dict[int, bytes] = {}
    levels = []
    for word in sorted(word for word, number in numbers.items() if number != NO_WORD):
        family = numbers[word]
        if family not in renumbered and family not in rare:
            posting: Sequence[int] = postings[family]
            level = level_of(len(posting), records)
            if not small and len(posting) < common and family not in never_rare:
                rare[family] = pack_entries(posting)
            else:
                if not small and len(posting) * TOO_COMMON > records:
                    posting = [entry for entry in posting if entry & 7]
                renumbered[family] = len(index.postings)
                index.postings.append(pack_entries(posting))
                levels.append(level)
            postings[family] = _NOTHING  # packed, so the memory can be freed
        if family in rare:
            index.rare_words.append(word)
            index.rare_postings.append(rare[family])
        else:
            index.words.append(word)
            index.families.append(renumbered[family])
    index.levels = "".join(levels)
    return index


NO_WORD = 0
_NOTHING = array("I")


class _Numbers(dict[str, int]):
    """The number of the family of each word met so far, in the order they were met; NO_WORD for what is left out."""

    def __init__(self, families: Callable[[str], str], is_word: Callable[[str], bool]) -> None:
        super().__init__()
        self._families = families
        self._is_word = is_word
        self._of_family: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        return self.of(word) if self._is_word(word) else self.setdefault(word, NO_WORD)

    def of(self, word: str) -> int:
        """The number of a word that is known to be one."""
        self[word] = number = self._of_family.setdefault(self._families(word), len(self._of_family) + 1)
        return number


def _by_family(texts: Iterable[Fields], numbers: _Numbers) -> tuple[dict[int, array[int]], int]:
    """The postings of each family, as entries (record * 8 + class), and how many records there are.

    Within a record, the weights of all fields with the family add up. The first field is the name. The last is the
    description, which has the most words: those that are nowhere else have the lowest class, and need no sum.
    """
    postings: dict[int, array[int]] = defaultdict(lambda: array("I"))
    family_of = numbers.__getitem__
    record = 0
    for (weight_of_name, name), *fields, (weight_of_last, last) in texts:
        in_name = set(map(family_of, name))
        weights = dict.fromkeys(in_name, weight_of_name)
        for weight, words in fields:
            for family in set(map(family_of, words)):
                weights[family] = weights.get(family, 0) + weight
        in_last = set(map(family_of, last))
        for family in in_last & weights.keys():
            weights[family] += weight_of_last
        for family, weight in weights.items():
            postings[family].append(record | (_CLASS_OF[weight] if family in in_name else _CLASS_ELSEWHERE[weight]))
        of_last = record | _CLASS_OF[weight_of_last]
        for family in in_last - weights.keys():
            postings[family].append(of_last)
        record += 8
    return postings, record // 8


def level_of(records: int, of: int) -> str:
    """How rare a family is: 0 when every record has it, and 4 more each time half as many have it, up to 63."""
    return LEVELS[min(63, round(4 * log2((of + 1) / (records + 1))))]

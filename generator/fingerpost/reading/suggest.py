"""Did you mean: the one name that is near enough to what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from rapidfuzz.distance import OSA


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice a person most likely meant, or "" when none is near.

    One slip in a short word, two in words of six letters or more; a change of case, of - for _ or
    of a space does not count as a slip.

    >>> nearest("teusday", ["monday", "tuesday", "thursday"])
    'tuesday'
    >>> nearest("zebra", ["monday", "tuesday"])
    ''
    """
    plain = _plain(word)
    allowed = 1 if len(plain) < 6 else 2 if len(plain) < 12 else 3
    best, best_key = "", (allowed + 1, 0.0)
    for choice in choices:
        other = _plain(choice)
        distance = 0 if other == plain else OSA.distance(plain, other, score_cutoff=allowed)
        if distance > allowed:
            continue
        key = (distance, -SequenceMatcher(None, plain, other).ratio())
        if key < best_key:
            best, best_key = choice, key
    return best


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-").strip("-")

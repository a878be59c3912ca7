"""Corrects missing and extra spaces, as in "walk ing" and "talkingcafe": spaces.js in Python."""

from __future__ import annotations

from fingerpost.search.query.site import SearchFiles
from fingerpost.search.vocabulary import Vocabulary, edits_allowed, is_alphabetic

SHORTEST_PIECE = 3  # characters, of a word that is joined to others
SHORTEST_TO_CUT = 6
MOST_PIECES = 6
LONG_ENOUGH_TO_GUESS = 7  # characters of two pieces that make a word with a slip


def correct_spaces(typed: list[str], files: SearchFiles) -> list[str]:
    """Join pieces of a word, and split words that were written as one."""
    words: list[str] = []
    at = 0
    while at < len(typed):
        whole = _whole(typed[at], typed[at + 1], files.vocabulary) if at + 1 < len(typed) else ""
        words += [whole] if whole else _pieces(typed[at], files)
        at += 2 if whole else 1
    return words


def _whole(first: str, second: str, vocabulary: Vocabulary) -> str:
    """The word that two pieces make, or ""."""
    both = first + second
    if both in vocabulary.stop or (vocabulary.key(first), vocabulary.key(second)) in vocabulary.phrases:
        return ""
    is_first_known, is_second_known = _is_known(first, vocabulary), _is_known(second, vocabulary)
    family = vocabulary.family(both)
    if is_first_known and is_second_known:
        # "Out side" is meant as one word; "a lone parent" and "drop in" are not.
        return both if first in vocabulary.stop and len(first) > 1 and vocabulary.has_concept(family) else ""
    if family >= 0 or is_first_known or is_second_known or len(both) < LONG_ENOUGH_TO_GUESS:
        return both if family >= 0 else ""
    spellings = vocabulary.similar_spellings(both, min(1, edits_allowed(both)))
    return spellings[0].word if spellings else ""


def _pieces(word: str, files: SearchFiles) -> list[str]:
    """Split an unknown word into the fewest known words; the word itself, if that is not possible."""
    vocabulary = files.vocabulary
    if len(word) < SHORTEST_TO_CUT or not is_alphabetic(word) or _is_known(word, vocabulary):
        return [word]
    if (
        vocabulary.beginning(word)
        or vocabulary.other_forms(word)
        or vocabulary.similar_spellings(word, 1)
        or files.rare(word)
    ):
        return [word]
    best: list[list[str]] = [[]]  # the best split of each beginning of the word
    for end in range(1, len(word) + 1):
        pieces_so_far: list[str] = []
        for start in range(end):
            piece = word[start:end]
            is_piece = piece in vocabulary.stop or (len(piece) >= SHORTEST_PIECE and vocabulary.family(piece) >= 0)
            if (
                is_piece
                and (start == 0 or best[start])
                and (not pieces_so_far or len(best[start]) + 1 < len(pieces_so_far))
            ):
                pieces_so_far = [*best[start], piece]
        best.append(pieces_so_far)
    pieces = best[-1]
    telling = [piece for piece in pieces if piece not in vocabulary.stop]
    letters = sum(map(len, telling))
    # Almost anything can be split into words of three letters.
    is_sure = len(telling) > 0 and max(map(len, telling)) > SHORTEST_PIECE and 2 * letters >= 7 * len(telling)
    return pieces if is_sure and len(pieces) <= MOST_PIECES else [word]


def _is_known(word: str, vocabulary: Vocabulary) -> bool:
    return word in vocabulary.stop or vocabulary.family(word) >= 0

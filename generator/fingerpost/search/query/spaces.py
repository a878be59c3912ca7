"""Spaces that slipped: "walk ing" and "talkingcafe" are read as they were meant: spaces.js in Python."""

from __future__ import annotations

from fingerpost.search.query.site import SearchFiles
from fingerpost.search.vocabulary import Vocabulary, edits_allowed, is_alphabetic

SHORTEST_PIECE = 3  # letters, of a word that stands in one with others
SHORTEST_TO_CUT = 6
MOST_PIECES = 6
LONG_ENOUGH_TO_GUESS = 7  # letters of two pieces that are a word but for a slip


def mend_spaces(typed: list[str], files: SearchFiles) -> list[str]:
    """Put pieces of a word together, and cut words that were written as one."""
    words: list[str] = []
    at = 0
    while at < len(typed):
        whole = _whole(typed[at], typed[at + 1], files.vocabulary) if at + 1 < len(typed) else ""
        words += [whole] if whole else _pieces(typed[at], files)
        at += 2 if whole else 1
    return words


def _whole(left: str, right: str, vocabulary: Vocabulary) -> str:
    """The word that two pieces are, or nothing."""
    both = left + right
    if both in vocabulary.stop or (vocabulary.key(left), vocabulary.key(right)) in vocabulary.phrases:
        return ""
    is_left_known, is_right_known = _is_known(left, vocabulary), _is_known(right, vocabulary)
    family = vocabulary.family(both)
    if is_left_known and is_right_known:
        # "Out side" is meant as one word; "a lone parent" and "drop in" are not.
        return both if left in vocabulary.stop and len(left) > 1 and vocabulary.is_told(family) else ""
    if family >= 0 or is_left_known or is_right_known or len(both) < LONG_ENOUGH_TO_GUESS:
        return both if family >= 0 else ""
    near = vocabulary.near(both, min(1, edits_allowed(both)))
    return near[0].word if near else ""


def _pieces(word: str, files: SearchFiles) -> list[str]:
    """Cut what nobody writes as one word into the fewest words that are known; itself, if there is no way."""
    vocabulary = files.vocabulary
    if len(word) < SHORTEST_TO_CUT or not is_alphabetic(word) or _is_known(word, vocabulary):
        return [word]
    if vocabulary.beginning(word) or vocabulary.kin(word) or vocabulary.near(word, 1) or files.rare(word):
        return [word]
    best: list[list[str]] = [[]]  # of each beginning of the word
    for end in range(1, len(word) + 1):
        found: list[str] = []
        for start in range(end):
            piece = word[start:end]
            is_piece = piece in vocabulary.stop or (len(piece) >= SHORTEST_PIECE and vocabulary.family(piece) >= 0)
            if is_piece and (start == 0 or best[start]) and (not found or len(best[start]) + 1 < len(found)):
                found = [*best[start], piece]
        best.append(found)
    pieces = best[-1]
    telling = [piece for piece in pieces if piece not in vocabulary.stop]
    letters = sum(map(len, telling))
    # Two words of three letters can be cut out of almost anything.
    is_sure = len(telling) > 0 and max(map(len, telling)) > SHORTEST_PIECE and 2 * letters >= 7 * len(telling)
    return pieces if is_sure and len(pieces) <= MOST_PIECES else [word]


def _is_known(word: str, vocabulary: Vocabulary) -> bool:
    return word in vocabulary.stop or vocabulary.family(word) >= 0

"""Offer the id that was probably meant: by its name or a synonym, or when it is only a slip away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fingerpost.reading.suggest import nearest


def find_near(word: str, names_by_id: Mapping[str, Iterable[str]]) -> str:
    """Find the id that was probably meant, or "".

    Args:
        word: What the record says.
        names_by_id: Other ways to say each id: its name, its synonyms.
    """
    plain = _plain(word)
    for key, names in names_by_id.items():
        if _plain(key) == plain or any(_plain(name) == plain for name in names):
            return key
    return nearest(word, names_by_id)


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())

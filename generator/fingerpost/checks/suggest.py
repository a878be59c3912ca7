"""Offer the id that was probably meant: by its name or a synonym, or when it is only a slip away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from fingerpost.reading.suggest import nearest

_ENOUGH = 3  # characters of a word that say something


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


def near_ids(word: str, names_by_id: Mapping[str, Iterable[str]], most: int = 3) -> list[str]:
    """The ids that somebody may have meant who typed a name at a command, the likeliest first; none if none is near.

    Beside what ``find_near`` knows: a slip in a name, and some of its words, such as "talking cafe".
    """
    if near := find_near(word, names_by_id):
        return [near]
    by_name = {name: key for key, names in names_by_id.items() for name in names}
    if slip := nearest(word, by_name):
        return [by_name[slip]]
    typed = [each for each in _words(word) if len(each) >= _ENOUGH]
    hits = [key for key, names in names_by_id.items() if any(_has(name, typed) for name in (key, *names))]
    return sorted(hits, key=lambda key: (not _has(key, typed), len(key), key))[:most] if typed else []


def say_near(near: Sequence[str], otherwise: str) -> str:
    """The hint that proposes them, or another hint if there are none.

    >>> say_near(["frome-chat", "wells-chat"], ""), say_near(["frome-chat"], ""), say_near([], "Look into assets.")
    ('Did you mean frome-chat or wells-chat?', 'Did you mean frome-chat?', 'Look into assets.')
    """
    if not near:
        return otherwise
    names = " or ".join(filter(None, (", ".join(near[:-1]), near[-1])))
    return f"Did you mean {names}?"


def _has(name: str, typed: Sequence[str]) -> bool:
    """Whether each word that was typed begins one of the name."""
    own = _words(name)
    return all(any(each.startswith(word) for each in own) for word in typed)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("_", " "))


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())

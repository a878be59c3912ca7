"""Doubts that one answer may settle: the same proposal, the same kind, the same hours in many records."""

from __future__ import annotations

from collections.abc import Iterable

from fingerpost.schedule.hours.read import read_hours
from fingerpost.stewardship.doubts import Doubt


def alike(doubts: Iterable[Doubt]) -> list[list[Doubt]]:
    """The doubts, those that are alike together, in the order of the first of each.

    Alike are proposals of the same value, records of the same kind in the words of the list, and the same hours. Of
    those that only say that nobody knows ("Not known"), each has an answer of its own.
    """
    groups: dict[tuple[str, ...], list[Doubt]] = {}
    for doubt in doubts:
        groups.setdefault(_what_it_is(doubt), []).append(doubt)
    return list(groups.values())


def _what_it_is(doubt: Doubt) -> tuple[str, ...]:
    if doubt.what == "proposal":
        return (doubt.what, doubt.choices[0].words)
    words = " ".join(doubt.words.casefold().split())
    is_own = not words or (doubt.what == "hours" and read_hours(words).says_none)
    return (doubt.what, words, doubt.file.shown) if is_own else (doubt.what, words)

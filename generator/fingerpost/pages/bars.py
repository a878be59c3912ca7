"""Bars beside words: what a chart draws, in hundredths of its width. The words beside each say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FULL = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, with what it is of and what it comes to."""

    label: str
    words: str
    width: float
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Share:
    """One whole in parts, side by side: where each begins, and how wide it is."""

    label: str
    words: str
    parts: tuple[tuple[float, float], ...]


def bars_of(rows: Sequence[tuple[str, float, str]], most: float = 0) -> list[Bar]:
    """Bars of labels, numbers and words, the longest as wide as ``most``, or as the largest number.

    >>> [bar.width for bar in bars_of([("Frome", 3, "3"), ("Street", 1, "1")], most=4)]
    [75.0, 25.0]
    """
    most = most or max((number for _, number, _ in rows), default=0)
    return [
        Bar(label, words, round(number * FULL / most, 1) if most else 0.0, not number) for label, number, words in rows
    ]


def shares_of(rows: Sequence[tuple[str, Sequence[int], str]]) -> list[Share]:
    """Each row's numbers as parts of their sum.

    >>> shares_of([("Free", (1, 1, 2), "")])[0].parts
    ((0.0, 25.0), (25.0, 25.0), (50.0, 50.0))
    """
    return [Share(label, words, _parts(numbers)) for label, numbers, words in rows]


def _parts(numbers: Sequence[int]) -> tuple[tuple[float, float], ...]:
    total, begins, parts = sum(numbers), 0, []
    for number in numbers:
        parts.append((round(begins * FULL / total, 1), round(number * FULL / total, 1)) if total else (0.0, 0.0))
        begins += number
    return tuple(parts)

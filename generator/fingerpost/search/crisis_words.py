"""What people in danger type, for every directory in English, from the file danger.en.txt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Kinds of danger, in the order in which their crisis lines are shown. The file has two more: ``none``, harmless phrases
# with words of danger in them, and ``young``, phrases that show that a child is in danger.
KINDS = ("medical", "child", "self", "others", "home")

GAP = "~"  # among the forms of a word: other words may come before it; the file has "..." before the word


@dataclass(frozen=True, slots=True)
class DangerWords:
    """The sets of words by their names, and phrases by kind."""

    sets: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[str, ...]]
    weights: tuple[str, ...] = ()  # "3=tired/want die": a weight, and the words and pairs of words that have it


@cache
def danger_words(language: str) -> DangerWords:
    """The phrases of danger in a language, as the file has them."""
    sets: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, list[str]] = {}
    if language == "en":
        kind: list[str] = []
        for line in Path(__file__).with_name("danger.en.txt").read_text(encoding="utf-8").splitlines():
            name, is_set, words = line.partition(" = ")
            if is_set:
                sets[name] = tuple(words.split())
            elif line.endswith(":"):
                kind = phrases.setdefault(line[:-1], [])
            elif line and not line.startswith("#"):
                kind += [phrase.strip().replace("... ", f"{GAP}/") for phrase in line.split(",")]
    return DangerWords(
        sets, {kind: tuple(phrases_of_kind) for kind, phrases_of_kind in phrases.items()}, tuple(_weights(language))
    )


def _weights(language: str) -> Iterator[str]:
    path = Path(__file__).with_name(f"danger-weights.{language}.txt")
    for line in path.read_text(encoding="utf-8").splitlines() if language == "en" else ():
        weight, is_weight, features = line.partition(":")
        if is_weight and not line.startswith("#"):
            yield f"{weight}={'/'.join(feature.strip() for feature in features.split(','))}"

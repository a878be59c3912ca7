"""The categories that a word of a list may mean, where none is called so: "Drink and Drugs", "Job stuff"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fingerpost.exchange.tables.propose.category_of_list import comparable

_SAY_NOTHING = frozenset(
    """
    a, activity, advice, all, and, at, club, community, for, general, group, help, in, information, my, of, on, or,
    other, our, project, service, session, stuff, support, the, thing, to, under, with, your
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
_NAMES = 2  # the first words of a category are its id and its name


def likely_categories(value: str, categories: Mapping[str, Sequence[str]], most: int) -> list[str]:
    """The ids of the categories that share most words with a value, the likeliest first; none where many may be meant.

    >>> own = {"work": ["work", "Work", "jobs"], "job-clubs": ["job-clubs", "Job clubs"], "mind": ["mind", "Mind"]}
    >>> likely_categories("Job stuff", own, 3), likely_categories("Other", own, 3)
    (['job-clubs', 'work'], [])
    """
    words = set(comparable(value.replace("-", " ")).split()).difference(_SAY_NOTHING)
    scores = {category: _likeness(words, names) for category, names in categories.items()}
    best = max(scores.values(), default=0)
    likely = sorted((one for one, score in scores.items() if score and score >= best / 2), key=scores.__getitem__)
    firsts = [one for one in likely if scores[one] == best]
    return likely[::-1][:most] if len(firsts) <= most else []


def _likeness(words: set[str], names: Sequence[str]) -> float:
    """How many of the words a category has: those in its name count more, those inside a longer synonym less."""
    total = 0.0
    for word in words:
        shares = [
            2.0 if at < _NAMES else 1.0 if len(of_name) == 1 else 0.5
            for at, name in enumerate(names)
            if word in (of_name := comparable(name.replace("-", " ")).split())
        ]
        total += max(shares, default=0.0)
    return total

"""What each of several hours is of: "Office: Mon-Fri 9-5, Shop: Tue 10-1"."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.schedule.hours.clause import Walk

Labels = tuple[frozenset[str], frozenset[str]]  # by the words before the hours, and by those after

# Words that do not say what it is; and those that say it is another time of the year, or only part of what is open.
_EMPTY = frozenset(
    ("only", "and", "the", "for", "with", "also", "a", "an", "to", "in", "our", "we", "have", "there", "until", "from")
)
_EXCEPTIONAL = frozenset(
    (
        *("christmas", "xmas", "easter", "ramadan", "festive", "boxing", "year's", "years", "july", "temporary"),
        *(
            "training",
            "staff",
            "staffed",
            "phone",
            "telephone",
            "phones",
            "lines",
            "closing",
            "exception",
            "exceptions",
        ),
        *("covid", "covid-19", "lockdown", "hour", "hours", "earlier", "shorter", "extended", "new", "old", "now"),
    )
)


def labels_of(walk: Walk) -> Iterator[Labels]:
    """Give the words beside each clause, before or inside its hours, and inside or after them."""
    after = [*(clause.before for clause in walk.clauses[1:]), tuple(walk.since)]
    for clause, words in zip(walk.clauses, after, strict=False):
        yield _label(clause.before + clause.inside), _label(clause.inside + words)


def are_apart(one: Labels, other: Labels) -> bool:
    """Whether the hours are of two things that both have a name: then both may be at the same time."""
    return any(a and b and a != b and not (a | b) & _EXCEPTIONAL for a, b in zip(one, other, strict=True))


def _label(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in words for word in text.casefold().split()) - _EMPTY

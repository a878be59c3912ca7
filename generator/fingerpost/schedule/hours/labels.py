"""What each of several hours is of: "Office: Mon-Fri 9-5, Shop: Tue 10-1"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile, takewhile

from fingerpost.schedule.hours.clause import STOP, Clause, Walk

Labels = tuple[frozenset[str], frozenset[str]]  # by the words before the hours, and by those after

# Words that do not say what it is; and those that say it is another time of the year, or only part of what is open.
_EMPTY = frozenset(
    (STOP, "only", "and", "the", "for", "with", "also", "a", "an", "to", "in", "our", "we", "have", "there", "until", "from")
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


# A part of what is offered, which may well be inside the hours of the whole; and what is answered from afar.
_PARTS = frozenset(
    (
        *("drop-in", "drop-ins", "walk-in", "walk-ins", "drop", "walk", "intake", "intakes", "program", "programs"),
        *("programme", "programmes", "clinic", "clinics", "orientation", "class", "classes", "group", "groups"),
        *("workshop", "workshops", "shelter", "residential", "office", "offices", "administration", "administrative"),
        *("admin", "kitchen", "pantry", "childcare", "nursery", "creche", "interviews", "counselling", "counseling"),
    )
)
_FROM_AFAR = frozenset(
    (
        *("hotline", "helpline", "warmline", "warm-line", "line", "lines", "on-call", "call", "telephone", "phone"),
        *("phones", "toll-free", "crisis", "emergency"),
    )
)


def is_part(clause: Clause) -> bool:
    """Whether the words that begin its sentence name a part of what is offered: "Drop-in: Monday 9am-11am"."""
    words = _label(clause.lead)
    return bool(words & _PARTS) and not words & (_EXCEPTIONAL | _FROM_AFAR)


def is_from_afar(clause: Clause, after: tuple[str, ...]) -> bool:
    """Whether it is when a telephone is answered, and not when there is somebody to visit.

    Args:
        clause: The hours.
        after: The words after them: "24-hour hotline" has its name behind.
    """
    words = set(_label(clause.lead))
    if not clause.days and all(span.is_all_day for span in clause.spans):
        words |= _label(tuple(takewhile(lambda word: word != STOP, dropwhile(lambda word: word == STOP, after))))
    return bool(words & _FROM_AFAR)


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

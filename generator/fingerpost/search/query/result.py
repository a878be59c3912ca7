"""The answer to a search: its results, and everything that is said about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from fingerpost.schedule.review import CheckState
from fingerpost.search.index.filter_words import Change
from fingerpost.search.query.counts import Counts
from fingerpost.search.query.place_lookup import Spot


@dataclass(frozen=True, slots=True)
class Result:
    """One record that was found."""

    document: int
    score: int
    is_full: bool
    metres: int  # about, in a large directory; NOWHERE when no place is given or it has none
    branches: tuple[int, ...]  # those that fit, by their places in the record's list, the nearest first
    rank: int  # why it comes below others, as in ``match``
    sessions: tuple[int, ...] | None  # those at the times asked for; None when no time was asked for
    check: CheckState  # what its last check is worth on the day of the search
    unsaid: tuple[tuple[int, ...], ...] = ()  # for each branch, the access features asked for that are not known there


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a search."""

    typed: str
    query: str  # what is left of it, without the words that are filters
    understood: str
    understood_as_typed: str  # with those words
    crisis: bool
    danger: tuple[str, ...]  # its kinds, the most urgent first
    go_to: str  # the address of the page whose id or short code was typed, or ""
    codes: list[tuple[str, str]]  # the code that was typed or, with a slip in it, those it may be; each with an address
    place: Spot | None
    only_in: str  # the area whose records these are, when the place typed has no position to measure from
    place_unknown: bool  # the place typed is not known
    unknown: list[str]
    nearest: list[str]
    total: int
    full: int  # how many of the offered ones fit everything that was typed
    offered: int  # how many come first: not only for some people, and with all access features known to be there
    covering: int  # how many cover the place; the others come last
    unsaid: int  # how many of those have unknown access features, whether shown or not
    results: list[Result]
    count: Callable[[], Counts] = field(repr=False, compare=False)  # how many each option would leave
    drop: list[tuple[str, int]]  # when nothing fits everything: a filter, and the number of results without it
    weekdays: int  # those asked for, as bits, Monday first
    begins: int  # the first day asked for, from the first of the patterns; today, if none is
    filters: Change  # those taken from the words
    filter_words: tuple[str, ...]  # the words they were taken from

    @property
    def counts(self) -> Counts:
        """How many records each option would leave: half the work of an answer, so done when somebody asks for it."""
        return self.count()

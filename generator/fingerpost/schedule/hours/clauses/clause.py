"""A clause: some days, their hours, and what applies to them; and the walk that gathers clauses from phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from fingerpost.schedule.hours.clock import Span
from fingerpost.schedule.hours.phrases.phrase import Days, Hours, Mark, Phrase

ALL_DAYS = tuple(range(7))
_HOURS_OFF = re.compile(r"\b(?:out[ -]of|after)[ -](?:office[ -])?hours\b")
STOP, COMMA = ";", ","  # among words: where a sentence ends, or a part of one

# What may be by appointment and is no other thing than that of which the hours are.
SAME_THING = frozenset(
    (
        *("visit", "visits", "please", "service", "services", "all", "available", "strictly", "access", "admission"),
        *("entry", "only", "seen", "attend", "attendance", "open", "and", "is", "are", "but", "a", "an", "the", "or"),
    )
)


def sentence(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words since the last sentence ended.

    >>> sentence(("drop-in", ";", "ring", "us"))
    ('ring', 'us')
    """
    return tuple(takewhile(lambda word: word != STOP, reversed(words)))[::-1]


def plain_words(texts: Iterable[str]) -> set[str]:
    """Give the words of several texts; "out of hours" is one.

    >>> sorted(plain_words(["Duty Team", "out of hours"]))
    ['duty', 'out-of-hours', 'team']
    """
    return {word for text in texts for word in _HOURS_OFF.sub("out-of-hours", text.casefold()).split()}


@dataclass(slots=True)
class Clause:
    """Some days with the same hours."""

    segment: int
    days: list[Days] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    facts: dict[str, object] = field(default_factory=dict)
    has_body: bool = False  # hours, "closed" or a dash
    is_unsure: bool = False
    varies: bool = False  # its hours do, and none are written
    has_words: bool = False  # after its hours
    has_free_words: bool = False  # not in brackets
    is_list: bool = True  # each of its hours but the first comes after "and", a comma or a slash
    has_words_inside: bool = False  # between its days
    is_after_comma: bool = False
    is_besides: bool = False  # some weeks, whose hours are besides those of every week
    before: tuple[str, ...] = ()  # words since the hours before it
    inside: tuple[str, ...] = ()  # words between its days and its hours

    @property
    def lead(self) -> tuple[str, ...]:
        """The words that begin its sentence: "9am-5pm; drop-in Monday 2pm-4pm"."""
        words = self.before
        stops = [at for at, word in enumerate(words) if word in (STOP, COMMA)]
        return words[stops[-1] + 1 :] if stops else ()

    def remove(self, days: Iterable[int]) -> None:
        """Take days away, but not the first Friday of the month from Fridays: that is something else."""
        off_days = set(days)
        self.days = [
            Days(tuple(d for d in spec.days if d not in off_days), spec.weeks, spec.month_days, spec.is_unsure)
            if not spec.weeks
            else spec
            for spec in self.days
        ]
        self.days = [spec for spec in self.days if spec.days or spec.month_days]


class Cut(NamedTuple):
    """Hours in the middle of others, in which it is closed."""

    span: Span
    days: tuple[int, ...]  # none: all of them
    clause: Clause | None  # None: all of them


class Walk:
    """Where it is in the phrases, and what there is so far."""

    def __init__(self, phrases: list[Phrase]) -> None:
        self.phrases = phrases
        self.clauses: list[Clause] = []
        self.words: list[str] = []  # read as no matter of days and times
        self.hard: list[str] = []  # not read
        self.cuts: list[Cut] = []
        self.empty: list[str] = []  # ranges that end when they begin
        self.closed_days: list[tuple[int, ...]] = []  # days on which all is closed
        self.every_gone: list[Days] = []  # of which every other one is left out
        self.weeks_gone: list[Days] = []  # of the month, in which a day is left out
        self.has_feasts = False  # on which it is closed
        self.is_unsure = False  # all of it
        self.is_closed = False  # the word for it is there
        self.segment = 0
        self.has_words_here = False  # in the present sentence
        self.has_unclear_hours = False
        self.at = 0
        self.is_after_comma = False
        self.pending: dict[str, object] = {}  # said before the clause it is said of
        self.wide: list[tuple[str, object, int]] = []  # said of all, with its segment
        self.arranged_in: int | None = None  # the sentence that begins with "by appointment"
        self.dated_from: list[int] = []  # the numbers of clauses before which a date was said, as a heading is
        self.hard_in: set[int] = set()
        self.since: list[str] = []  # words since the last days or hours
        self.depth = 0
        self.words_before_bracket = 0
        rest = phrases[2:] if phrases[:1] and isinstance(phrases[0], Mark) and phrases[0].what == "closed" else phrases
        first = next((p for p in rest if isinstance(p, Days | Hours)), None)  # "Closed Monday; 10am-6pm Tuesday"
        self.begins_with_days = self.days_first = not isinstance(first, Hours)  # the text; the present sentence

    @property
    def clause(self) -> Clause | None:
        """The last one."""
        return self.clauses[-1] if self.clauses else None

    def peek(self, ahead: int = 0) -> Phrase | None:
        """The phrase that comes next, or after so many others."""
        return self.phrases[self.at + ahead] if self.at + ahead < len(self.phrases) else None

    def new(self) -> Clause:
        """Begin a clause, of which is said what was said before it."""
        clause = Clause(self.segment, facts=dict(self.pending), before=tuple(self.since))
        clause.is_after_comma = self.is_after_comma
        self.since.clear()
        self.pending.clear()
        self.clauses.append(clause)
        return clause

    def was(self, what: str) -> bool:
        """Whether the phrase before this one is such a mark."""
        before = self.before
        return isinstance(before, Mark) and before.what == what

    @property
    def before(self) -> Phrase | None:
        """The phrase before this one."""
        return self.phrases[self.at - 2] if self.at >= 2 else None

    @property
    def is_one_of_several(self) -> bool:
        """Whether the sentence has two clauses or more."""
        return sum(clause.segment == self.segment for clause in self.clauses) > 1

    @property
    def has_words_in_bracket(self) -> bool:
        """Whether there are words since the last bracket opened."""
        return len(self.words) > self.words_before_bracket

    def is_here(self, clause: Clause | None) -> bool:
        """Whether a clause is of the present sentence."""
        return clause is not None and clause.segment == self.segment

    def not_read(self, text: str) -> None:
        """Words that may change what is said in their sentence."""
        self.hard.append(text)
        self.hard_in.add(self.segment)

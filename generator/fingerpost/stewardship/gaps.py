"""What is missing: how much there is for each need in each town, and in which part of the week.

Only what takes somebody new is counted: nothing that is full or has paused, but a full course whose next one is to
come. The parts of the week are those of the coming four weeks. A town has what meets in it and what says that it serves
it; what is online or on the telephone is in no town, and only in the numbers of all towns together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property

from fingerpost.edition.edition import Edition, is_always
from fingerpost.edition.similar import CLOSED_DOORS
from fingerpost.records.activity import Activity
from fingerpost.records.session import Session
from fingerpost.records.vocabulary import Area, Term

PARTS = ("weekday morning", "weekday afternoon", "weekday evening", "weekend")
IN_THE = {part: f"on a {part}" for part in PARTS[:3]} | {"weekend": "at the weekend"}
DAYS = 28
NOON, EVENING = time(12), time(17)
A_THOUSAND = 1000
STEP_FREE = "step_free_entrance"


@dataclass(frozen=True, slots=True)
class Known:
    """How many say yes and how many say no; of the rest nobody knows, and nothing is counted as missing."""

    yes: int
    no: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What there is for one need, or of one category, in one town or in all of them."""

    term: Term
    area: Area | None  # None: in all towns together
    activities: tuple[Activity, ...]
    parts: tuple[int, ...]  # how many there are in each of PARTS
    always: int  # how many are there day and night
    free: Known
    step_free: Known

    @property
    def total(self) -> int:
        return len(self.activities)

    @property
    def per_thousand(self) -> float | None:
        """For each thousand people of the town, where the settings say how many live there."""
        people = self.area.population if self.area else None
        return round(self.total * A_THOUSAND / people, 1) if people else None

    @property
    def empty_parts(self) -> tuple[str, ...]:
        """The parts of the week in which there is nothing, though there is something in others."""
        if not any(self.parts) or self.always:
            return ()
        return tuple(part for part, number in zip(PARTS, self.parts, strict=True) if not number)

    def say_gaps(self) -> list[str]:
        """Name what is missing, in sentences for editors: "Carers: nothing in Street on a weekday evening."."""
        where = f" in {self.area.name}" if self.area else ""
        if not self.total:
            return [f"{self.term.name}: nothing{where}."]
        return [f"{self.term.name}: nothing{where} {IN_THE[part]}." for part in self.empty_parts]


class Gaps:
    """Counts what a directory offers, by need or by category."""

    def __init__(self, edition: Edition, *, by: str = "need") -> None:
        self._edition, self._by = edition, by

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The needs or categories, A to Z."""
        vocabulary = self._edition.directory.vocabulary
        terms = vocabulary.needs if self._by == "need" else vocabulary.categories
        return tuple(sorted(terms.values(), key=lambda term: (term.name.casefold(), term.id)))

    @cached_property
    def towns(self) -> tuple[Area, ...]:
        """The towns in which there is anything, those with most people first."""
        areas = self._edition.directory.vocabulary.areas
        busy = (areas[area_id] for area_id in self._edition.activities_by_area if area_id in areas)
        return tuple(sorted(busy, key=lambda area: (-(area.population or 0), area.name)))

    def row(self, term: Term, area: Area | None = None) -> Row:
        """Count what there is for one of them."""
        index = self._edition.activities_by_need if self._by == "need" else self._edition.activities_by_category
        activities = tuple(
            activity
            for activity in index.get(term.id, ())
            if (area is None or area in self._edition.areas_of(activity)) and self._takes_new(activity)
        )
        return self._count(term, area, activities)

    def _count(self, term: Term, area: Area | None, activities: tuple[Activity, ...]) -> Row:
        parts_of_each = [self._parts_of(activity, area) for activity in activities]
        return Row(
            term=term,
            area=area,
            activities=activities,
            parts=tuple(sum(part in parts for parts in parts_of_each) for part in PARTS),
            always=sum(self._is_always(activity) for activity in activities),
            free=_known(_is_free(activity) for activity in activities),
            step_free=_known(self._is_step_free(activity) for activity in activities),
        )

    @property
    def all_together(self) -> Row:
        """Everything that takes somebody new, whatever it is for."""
        return self._count(Term(id="", name=""), None, self.offered())

    def offered(self, area: Area | None = None) -> tuple[Activity, ...]:
        """What takes somebody new, in one town or anywhere."""
        everything = self._edition.activities_by_area.get(area.id, ()) if area else self._edition.activities
        return tuple(activity for activity in everything if self._takes_new(activity))

    def of_each(self, area: Area | None = None) -> list[Row]:
        """Every need or category, in one town or in all together."""
        return [self.row(term, area) for term in self.terms]

    def in_towns(self, term: Term, area: Area | None = None) -> list[Row]:
        """One of them in every town, or only in one."""
        return [self.row(term, each) for each in ([area] if area else self.towns)]

    def _parts_of(self, activity: Activity, area: Area | None) -> frozenset[str]:
        key = (activity.id, area.id if area else "")
        if key not in self._parts:
            sessions = self._edition.sessions_in(activity, area) if area else self._edition.sessions_of(activity)
            to_join = self._edition.sessions_to_join(activity)
            self._parts[key] = frozenset(
                part for session in sessions if session in to_join for part in self._parts_of_session(session)
            )
        return self._parts[key]

    @cached_property
    def _parts(self) -> dict[tuple[str, str], frozenset[str]]:
        return {}

    def _parts_of_session(self, session: Session) -> Iterable[str]:
        first = self._edition.today
        for one in self._edition.occurrences(session, first, first + timedelta(days=DAYS - 1)):
            yield from _parts(one.day, one.starts)

    def _takes_new(self, activity: Activity) -> bool:
        if activity.capacity is None or activity.capacity.state not in CLOSED_DOORS:
            return True
        return self._edition.next_course(activity) is not None

    def _is_always(self, activity: Activity) -> bool:
        return any(is_always(session) for session in activity.sessions)

    def _is_step_free(self, activity: Activity) -> bool | None:
        """What the activity says, or else whether one of its places is: at another it may not be."""
        own = activity.access.get(STEP_FREE)
        answers = [own] if own else [place.access.get(STEP_FREE) for place in self._edition.places_of(activity)]
        words = {answer.answer for answer in answers if answer is not None}
        return True if "yes" in words else False if "no" in words else None


def _parts(day: date, starts: time | None) -> Iterable[str]:
    if day.isoweekday() > 5:
        yield "weekend"
    elif starts is not None:  # at a time that is not known it is in no part of the day
        yield PARTS[0] if starts < NOON else PARTS[1] if starts < EVENING else PARTS[2]


def _is_free(activity: Activity) -> bool | None:
    return None if activity.cost is None else activity.cost.kind in ("free", "donation", "pay-what-you-can")


def _known(answers: Iterable[bool | None]) -> Known:
    every = list(answers)
    yes, no = every.count(True), every.count(False)
    return Known(yes, no, len(every) - yes - no)

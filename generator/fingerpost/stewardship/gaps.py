"""What is missing: how much there is for each need in each town, and in which part of the week.

Only what somebody new can join is counted: nothing full or paused, except a full course that will run again. The parts
of the week are those of the coming four weeks. A town has what meets in it and what says that it serves
it; what is online or on the telephone is in no town, and only in the numbers of all towns together.

What is sensitive is in no number, so that none can be counted out of a small one. Where there is such help, that alone
is said, as its page says which towns it serves; and nothing is called missing there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition, is_always
from fingerpost.edition.room import room_of
from fingerpost.edition.similar import CLOSED_DOORS
from fingerpost.records.activity import Activity
from fingerpost.records.vocabulary import Area, Term
from fingerpost.stewardship.barriers import BARRIERS, AnswerCounts, count_known
from fingerpost.stewardship.part_of_week import IN_THE, PARTS, parts_of_session

A_THOUSAND = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What there is for one need, or of one category, in one town or in all of them."""

    term: Term
    area: Area | None  # None: in all towns together
    activities: tuple[Activity, ...]
    parts: tuple[int, ...]  # how many there are in each of PARTS
    always: int  # how many are there day and night
    untimed: int  # how many have said no day or time, so that they may be in any part
    anywhere: int  # how many there are online or by phone, in no town, for anybody; 0 for all towns together
    is_secret: bool  # whether there is sensitive help besides, which is not counted

    @property
    def total(self) -> int:
        return len(self.activities)

    @property
    def per_thousand(self) -> float | None:
        """For each thousand people of the town, where the settings say how many live there."""
        people = self.area.population if self.area else None
        return round(self.total * A_THOUSAND / people, 1) if people else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is there."""
        return not self.total and not self.is_secret

    @property
    def empty_parts(self) -> tuple[str, ...]:
        """The parts of the week in which there is nothing, though there is something in others.

        Anything without a time may be in any of them; ``untimed`` then says so.
        """
        if not any(self.parts) or self.always or self.is_secret:
            return ()
        return tuple(part for part, number in zip(PARTS, self.parts, strict=True) if not number)

    def say_gaps(self) -> list[str]:
        """Name what is missing, in sentences for editors: "Carers: nothing in Street on a weekday evening."."""
        where = f" in {self.area.name}" if self.area else ""
        if self.is_empty:
            besides = f" ({self.anywhere} online or by phone)" if self.anywhere else ""
            return [f"{self.term.name}: nothing{where}{besides}."]
        unsure = f" ({self.untimed} with no time given)" if self.untimed else ""
        return [f"{self.term.name}: nothing{where} {IN_THE[part]}{unsure}." for part in self.empty_parts]


class Gaps:
    """Counts what a directory offers, by need or by category. Ask ``gaps_of`` for one: it is worked out once."""

    def __init__(self, edition: Edition, *, by: str = "need") -> None:
        self._edition, self._by = edition, by
        vocabulary = edition.directory.vocabulary
        self._terms = vocabulary.needs if by == "need" else vocabulary.categories

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The needs or categories, A to Z."""
        return tuple(sorted(self._terms.values(), key=lambda term: (term.name.casefold(), term.id)))

    @cached_property
    def towns(self) -> tuple[Area, ...]:
        """The towns in which there is anything, those with most people first."""
        areas = self._edition.directory.vocabulary.areas
        busy = (areas[area_id] for area_id in self._edition.activities_by_area if area_id in areas)
        return tuple(sorted(busy, key=lambda area: (-(area.population or 0), area.name)))

    @cached_property
    def _cells(self) -> tuple[dict[tuple[str, str], list[Activity]], frozenset[tuple[str, str]]]:
        """Every activity in each of its cells, a term and a town or ""; and the cells with sensitive help."""
        edition = self._edition
        cells: dict[tuple[str, str], list[Activity]] = defaultdict(list)
        secret: set[tuple[str, str]] = set()
        about = edition.needs_of if self._by == "need" else edition.categories_of
        for activity in edition.activities:
            if not takes_new(edition, activity):
                continue
            keys = [
                (term.id, area_id)
                for term in about(activity)
                for area_id in ("", *(area.id for area in edition.areas_of(activity)))
            ]
            if edition.is_sensitive(activity):
                secret.update(keys)
                continue
            for key in keys:
                cells[key].append(activity)
        return cells, frozenset(secret)

    def activities_for(self, term_id: str, area_id: str = "") -> Sequence[Activity]:
        """What there is for one of them, A to Z; in all towns together where none is named."""
        return self._cells[0].get((term_id, area_id), ())

    def row(self, term: Term, area: Area | None = None) -> Row:
        """Count what there is for one of them, once."""
        key = (term.id, area.id if area else "")
        if key not in self._rows:
            self._rows[key] = self._count(term, area)
        return self._rows[key]

    @cached_property
    def _rows(self) -> dict[tuple[str, str], Row]:
        return {}

    def _count(self, term: Term, area: Area | None) -> Row:
        activities = tuple(self.activities_for(term.id, area.id if area else ""))
        parts_of_each = [self._parts_of(activity, area) for activity in activities]
        return Row(
            term=term,
            area=area,
            activities=activities,
            parts=tuple(sum(part in parts for parts in parts_of_each) for part in PARTS),
            always=sum(activity.id in self._always for activity in activities),
            untimed=sum(None in parts for parts in parts_of_each),
            anywhere=self._anywhere.get(term.id, 0) if area else 0,
            is_secret=(term.id, area.id if area else "") in self._cells[1],
        )

    def offered(self, area: Area | None = None) -> tuple[Activity, ...]:
        """What takes somebody new and is not sensitive, in one town or anywhere."""
        edition = self._edition
        everything = edition.activities_by_area.get(area.id, ()) if area else edition.activities
        return tuple(
            activity for activity in everything if takes_new(edition, activity) and not edition.is_sensitive(activity)
        )

    def of_each(self, area: Area | None = None) -> list[Row]:
        """Every need or category, in one town or in all together."""
        return [self.row(term, area) for term in self.terms]

    def in_towns(self, term: Term, area: Area | None = None) -> list[Row]:
        """One of them in every town, or only in one."""
        return [self.row(term, each) for each in ([area] if area else self.towns)]

    @cached_property
    def _anywhere(self) -> Counter[str]:
        """How many activities for each of them are in no town."""
        cells = self._cells[0].items()
        return Counter(
            term_id
            for (term_id, area_id), activities in cells
            if not area_id
            for activity in activities
            if not self._edition.areas_of(activity)
        )

    @cached_property
    def _always(self) -> frozenset[str]:
        everything = self._edition.activities
        return frozenset(each.id for each in everything if any(is_always(session) for session in each.sessions))

    def _parts_of(self, activity: Activity, area: Area | None) -> frozenset[str | None]:
        key = (activity.id, area.id if area else "")
        if key not in self._parts:
            self._parts[key] = parts_of(self._edition, activity, area)
        return self._parts[key]

    @cached_property
    def _parts(self) -> dict[tuple[str, str], frozenset[str | None]]:
        return {}


@cache_on_edition()
def gaps_of(edition: Edition, by: str = "need") -> Gaps:
    """The counts of an edition, by "need" or "category"."""
    return Gaps(edition, by=by)


def takes_new(edition: Edition, activity: Activity) -> bool:
    """Whether somebody new can go: it is not full or paused, as far as is known, or its next course is to come."""
    room = room_of(edition, activity)
    if room is None or room.state not in CLOSED_DOORS:
        return True
    return edition.next_course(activity) is not None


def parts_of(edition: Edition, activity: Activity, area: Area | None = None) -> frozenset[str | None]:
    """The parts of the week in which it meets, in a town or anywhere; with None, if it does not say when for some."""
    sessions = edition.sessions_in(activity, area) if area else edition.sessions_of(activity)
    to_join = edition.sessions_to_join(activity)
    parts = (parts_of_session(edition, session) for session in sessions if session in to_join)
    return frozenset(part for of_one in parts for part in of_one) if activity.sessions else frozenset([None])


def answers(edition: Edition, activities: Iterable[Activity]) -> Iterator[tuple[str, AnswerCounts]]:
    """Each barrier, with how many say that it is absent, how many that it is there, and how many nothing."""
    by_activity = _answers_known(edition)
    every = [by_activity[activity.id] for activity in activities]
    for at, barrier in enumerate(BARRIERS):
        yield barrier, count_known(each[at] for each in every)


@cache_on_edition()
def _answers_known(edition: Edition) -> dict[str, tuple[bool | None, ...]]:
    """What each open activity says of each of BARRIERS."""
    return {each.id: tuple(ask(edition, each) for ask in BARRIERS.values()) for each in edition.activities}

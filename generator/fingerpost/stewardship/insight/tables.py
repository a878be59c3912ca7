"""The tables of the page of what is missing, as its templates take them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.room import room_of
from fingerpost.language import mark
from fingerpost.records.activity import Activity
from fingerpost.stewardship.contribution import contribution_in
from fingerpost.stewardship.due import State, open_records, state_of
from fingerpost.stewardship.gaps import Gaps, Row, answers
from fingerpost.stewardship.surroundings import surroundings_of

# In the order of stewardship.barriers.BARRIERS.
QUESTIONS = {
    "free": mark("Free, or you give what you like"),
    "step_free": mark("Way in without steps"),
    "evenings": mark("In the evening or at the weekend"),
    "languages": mark("In another language too"),
    "bus": mark("Says how to come by bus"),
}
ROOMS = {
    "open": mark("There is room"),
    "waiting-list": mark("There is a waiting list"),
    "full": mark("Full"),
    "paused": mark("Stopped for now"),
    "": mark("Not known"),
}
FIFTHS = (
    mark("The most deprived fifth"),
    mark("The second"),
    mark("The middle fifth"),
    mark("The fourth"),
    mark("The least deprived fifth"),
)
SHADES = (1, 3, 6)  # from how many on a cell is darker


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need or category, and the numbers of the parts of the week with how dark each is."""

    name: str
    href: str
    total: int
    cells: tuple[tuple[int, int], ...]
    always: int
    is_secret: bool
    width: float  # of the bar beside the total


@dataclass(frozen=True, slots=True)
class TownRow:
    """One town: how much there is, what groups give, and the needs for which there is nothing."""

    name: str
    href: str
    total: int
    per_thousand: str
    groups: int
    places: int
    hours: str
    nothing_for: tuple[str, ...]


def need_rows(edition: Edition, rows: Sequence[Row], by: str = "need") -> list[NeedRow]:
    """Every need, or each category in which there is anything, as the table has them."""
    most = max((row.total for row in rows), default=0)
    address = edition.need_url if by == "need" else edition.category_url
    return [
        NeedRow(
            name=row.term.name,
            href=address(row.term),
            total=row.total,
            cells=tuple((number, sum(number >= shade for shade in SHADES)) for number in row.parts),
            always=row.always,
            is_secret=row.is_secret,
            width=round(row.total * 100 / most, 1) if most else 0.0,
        )
        for row in rows
        if by == "need" or row.total or row.is_secret
    ]


def town_rows(edition: Edition, gaps: Gaps) -> list[TownRow]:
    """Every town in which there is anything."""
    rows, number = [], edition.language.number
    for area in gaps.towns:
        offered = len(gaps.offered(area))
        contribution = contribution_in(edition, area.id)
        people = area.population
        rows.append(
            TownRow(
                name=area.name,
                href=edition.url(addresses.of_insight(area.id)),
                total=offered,
                per_thousand=number(round(offered * 1000 / people, 1)) if people else "",
                groups=contribution.groups,
                places=contribution.places,
                hours=number(contribution.hours),
                nothing_for=tuple(row.term.name for row in gaps.of_each(area) if row.is_empty),
            )
        )
    return rows


def barrier_rows(edition: Edition, activities: Iterable[Activity]) -> list[tuple[str, int, int, int]]:
    """A question, and how many say yes and no, and of how many nobody knows."""
    text = edition.language.text
    return [
        (text(QUESTIONS[barrier]), counts.yes, counts.no, counts.unknown)
        for barrier, counts in answers(edition, activities)
    ]


def room_rows(edition: Edition) -> list[tuple[str, int]]:
    """How many activities have room, as far as anybody still knows."""
    text = edition.language.text
    shown = (activity for activity in edition.activities if not edition.is_sensitive(activity))
    states = Counter(room.state if (room := room_of(edition, activity)) else "" for activity in shown)
    return [(text(words), states[state]) for state, words in ROOMS.items()]


def check_rows(edition: Edition) -> list[tuple[str, int]]:
    """How many records have been checked in time, and how many not."""
    text = edition.language.text
    states = [state_of(edition, record) for record in open_records(edition) if not edition.is_sensitive(record)]
    return [
        (text("Checked in time"), states.count(None)),
        (text("Due to be checked"), states.count(State.DUE)),
        (text("Overdue"), states.count(State.OVERDUE)),
        (text("Not checked for over a year"), states.count(State.OLD)),
        (text("Not checked yet"), states.count(State.NEVER)),
    ]


def surroundings_rows(edition: Edition) -> list[tuple[str, int, int, int | None]]:
    """For each fifth: activities, places, and neighbourhoods where the table has them; the unknown last."""
    around = surroundings_of(edition, edition.activities)
    if around is None:
        return []
    text, has_areas = edition.language.text, any(around.neighbourhoods)
    rows: list[tuple[str, int, int, int | None]] = [
        (text(words), around.activities[at], around.places[at], around.neighbourhoods[at] if has_areas else None)
        for at, words in enumerate(FIFTHS)
    ]
    return [*rows, (text("Not known, online or by phone"), around.activities_unknown, around.places_unknown, None)]

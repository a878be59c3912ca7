"""What there is, for whom, where and when; what is missing; and how sure the directory is of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.language import mark
from fingerpost.pages.kinds.browse import area_name
from fingerpost.pages.render.page import LazyValues, Page
from fingerpost.records.vocabulary import Area
from fingerpost.stewardship.due import State, open_records, state_of
from fingerpost.stewardship.gaps import PARTS, Gaps, Row

# In the order of stewardship.gaps.PARTS.
HEADINGS = (mark("Mornings"), mark("Afternoons"), mark("Evenings"), mark("Weekends"))
MISSING = (
    mark("{need}: nothing on weekday mornings."),
    mark("{need}: nothing on weekday afternoons."),
    mark("{need}: nothing on weekday evenings."),
    mark("{need}: nothing at weekends."),
)
MOST_TOWNS = 20


@dataclass(frozen=True, slots=True)
class TownRow:
    """One town: how much there is, and the needs for which there is nothing."""

    name: str
    href: str
    total: int
    per_thousand: str
    nothing_for: tuple[str, ...]


def insight_pages(edition: Edition) -> Iterator[Page]:
    """One page."""
    text = edition.language.text
    yield Page(
        kind="page",
        address=addresses.INSIGHT,
        title=text("What there is, and what is missing"),
        description=text(
            "How much there is in {area} for each need, where and when, and what is missing.", area=area_name(edition)
        ),
        template="insight.html",
        values=LazyValues(lambda: _values(edition)),
        fingerprint_parts=lambda row: (row(record) for record in open_records(edition)),
    )


def _values(edition: Edition) -> dict[str, Any]:
    text, gaps = edition.language.text, Gaps(edition)
    rows = [row for row in gaps.of_each() if row.total]
    return {
        "day": edition.language.date(edition.today),
        "headings": [text(heading) for heading in HEADINGS],
        "needs": [(row.term.name, edition.need_url(row.term), row.total, row.parts) for row in rows],
        "missing": [text(MISSING[PARTS.index(part)], need=row.term.name) for row in rows for part in row.empty_parts],
        "towns": [_town(edition, gaps, area) for area in gaps.towns[:MOST_TOWNS]],
        "answers": _answers(edition, gaps.all_together),
        "checks": _checks(edition),
    }


def _town(edition: Edition, gaps: Gaps, area: Area) -> TownRow:
    activities, people = gaps.offered(area), area.population
    met = {need.id for activity in activities for need in edition.needs_of(activity)}
    total = len(activities)
    return TownRow(
        name=area.name,
        href=edition.town_url(area),
        total=total,
        per_thousand=edition.language.number(round(total * 1000 / people, 1)) if people else "",
        nothing_for=tuple(need.name for need in gaps.terms if need.id not in met),
    )


def _answers(edition: Edition, row: Row) -> list[tuple[str, int, int, int]]:
    """A question, and how many say yes and no, and of how many nobody knows."""
    text = edition.language.text
    return [
        (question, known.yes, known.no, known.unknown)
        for question, known in (
            (text("Free, or you give what you like"), row.free),
            (text("Way in without steps"), row.step_free),
        )
    ]


def _checks(edition: Edition) -> list[tuple[str, int]]:
    """How many records have been checked in time, and how many not."""
    text = edition.language.text
    shown = (record for record in open_records(edition) if edition.has_page(record))
    states = [state_of(edition, record) for record in shown]
    return [
        (text("Checked in time"), states.count(None)),
        (text("Due to be checked"), states.count(State.DUE)),
        (text("Overdue"), states.count(State.OVERDUE)),
        (text("Not checked for over a year"), states.count(State.OLD)),
        (text("Not checked yet"), states.count(State.NEVER)),
    ]

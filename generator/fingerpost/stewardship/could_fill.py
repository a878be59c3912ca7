"""Who could fill a gap: groups that do something of the kind at another time in the same town, or near it."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.geography.distance import km_between
from fingerpost.records.activity import Activity
from fingerpost.records.group import Group
from fingerpost.records.secrecy import is_sensitive_category
from fingerpost.records.vocabulary import Area, Term
from fingerpost.stewardship.contribution import counts
from fingerpost.stewardship.gaps import Row, gaps_of

MOST = 3
FAR_KM = 30.0  # nobody begins something in a town farther off than that


@dataclass(frozen=True, slots=True)
class CouldFill:
    """One group, what it does that is alike, and the town where it does it."""

    group: Group
    activity: Activity
    town: Area

    @property
    def what(self) -> str:
        """The activity and its town, unless its name has that: "Slow River Tai Chi, Glastonbury"."""
        return self.activity.name if self.town.name in self.activity.name else f"{self.activity.name}, {self.town.name}"


def who_could_fill(edition: Edition, row: Row, by: str = "need") -> tuple[CouldFill, ...]:
    """The groups nearest to a gap of a town, each once; none for a gap of all towns together."""
    if row.area is None:
        return ()
    chosen: dict[str, CouldFill] = {}
    for town in (row.area, *_near(edition, row.area.id)):
        for activity, group in _alike(edition, row.term.id, town.id, by):
            chosen.setdefault(group.id, CouldFill(group, activity, town))
            if len(chosen) == MOST:
                return tuple(chosen.values())
    return tuple(chosen.values())


def category_to_begin(edition: Edition, term: Term, by: str = "need") -> str:
    """The category that the form is to begin with: itself or, for a need, the first that meets it; "" if none does."""
    categories = edition.directory.vocabulary.categories
    if by == "category":
        return "" if is_sensitive_category(term.id, categories) else term.id
    meeting = (
        category.id
        for category in categories.values()
        if term.id in category.needs and not is_sensitive_category(category.id, categories)
    )
    return next(meeting, "")


@cache_on_edition()
def _alike(edition: Edition, term_id: str, area_id: str, by: str) -> tuple[tuple[Activity, Group], ...]:
    """What there is of one kind in a town, with its group: the first few groups, each once. Many towns near it ask."""
    groups: dict[str, tuple[Activity, Group]] = {}
    for activity in gaps_of(edition, by).activities_for(term_id, area_id):
        group = edition.group_of(activity)
        if group is not None and counts(edition, group) and not edition.is_crisis(activity):
            groups.setdefault(group.id, (activity, group))
            if len(groups) == MOST:
                break
    return tuple(groups.values())


@cache_on_edition(maxsize=4096)
def _near(edition: Edition, area_id: str) -> tuple[Area, ...]:
    """The other towns within reach, the nearest first."""
    here = edition.directory.vocabulary.areas[area_id].location
    if here is None:
        return ()
    towns = (town for town in gaps_of(edition).towns if town.id != area_id and town.location is not None)
    away = [(km_between(here, town.location), town.name, town) for town in towns if town.location is not None]
    return tuple(town for km, _, town in sorted(away, key=lambda each: each[:2]) if km <= FAR_KM)

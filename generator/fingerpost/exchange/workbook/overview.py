"""What trustees ask: how many, where, for whom and how fresh.

What must be kept secret is in no number: out of two tables somebody could count a refuge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.vocabulary import Term
from fingerpost.schedule.review import next_check, periods_of

_MOST = 40  # lines of one table


@dataclass(frozen=True, slots=True)
class Counted:
    """A small table: words, and how many."""

    title: str
    lines: Sequence[tuple[str, int | None]]
    head: str = ""


def overview(edition: Edition) -> Iterator[Counted]:
    """The tables, each counting open activities."""
    activities = [activity for activity in edition.activities if not edition.is_sensitive(activity)]
    closed = [activity for activity in edition.closed_activities if not edition.is_sensitive(activity)]
    day = edition.language.date(edition.today, weekday=False)
    yield Counted(
        f"{edition.settings.title} on {day}",
        (
            ("It counts what is open, once each unless it says otherwise.", None),
            ("What must be kept secret is in no number.", None),
        ),
    )
    yield Counted(
        "How many",
        (
            ("Activities", len(activities)),
            ("Groups that run them", len({activity.group for activity in activities if activity.group})),
            (
                "Places where they meet",
                len({place.id for activity in activities for place in edition.places_of(activity)}),
            ),
            ("Free of charge", sum(_is_free(activity) for activity in activities)),
            ("Closed since the directory began", len(closed)),
        ),
        "number",
    )
    towns: Counter[str] = Counter()
    for activity in activities:
        towns.update({area.name for area in edition.areas_of(activity)} or {"Online, by phone, or no one place"})
    yield _table("Where (one may be in several)", towns)
    vocabulary = edition.directory.vocabulary
    audiences = _counted(vocabulary.audiences, (activity.who.audiences for activity in activities))
    yield _table("For whom (where the record says so)", audiences)
    needs: Counter[str] = Counter()
    categories: Counter[str] = Counter()
    for activity in activities:
        needs.update({need.name for need in edition.needs_of(activity)})
        categories.update({category.name for category in edition.categories_of(activity)[:1]})
    yield _table("What it helps with (one may help with several)", needs)
    yield _table("What it is (its first category)", categories)
    yield Counted("How fresh", tuple(_freshness(edition, activities)), "activities")


def _is_free(activity: Activity) -> bool:
    return activity.cost is not None and activity.cost.kind == "free"


def _counted(terms: Mapping[str, Term], ids: Iterator[Sequence[str]]) -> Counter[str]:
    count: Counter[str] = Counter()
    for each in ids:
        count.update({terms[one].name for one in each if one in terms})
    return count


def _table(title: str, count: Counter[str]) -> Counted:
    lines = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
    more = [("All the others together", sum(number for _, number in lines[_MOST:]))] if len(lines) > _MOST else []
    return Counted(title, (*lines[:_MOST], *more) or (("Nothing yet", None),), "activities")


def _freshness(edition: Edition, activities: Sequence[Activity]) -> Iterator[tuple[str, int]]:
    months = {number: edition.today - relativedelta(months=number) for number in (3, 6, 12)}
    checked = [activity.checked.on for activity in activities if activity.checked]
    yield "Checked in the last 3 months", sum(on > months[3] for on in checked)
    yield "3 to 6 months ago", sum(months[6] < on <= months[3] for on in checked)
    yield "6 to 12 months ago", sum(months[12] < on <= months[6] for on in checked)
    yield "Over a year ago", sum(on <= months[12] for on in checked)
    yield "Never", len(activities) - len(checked)
    periods = periods_of(edition.directory)
    due = [by for activity in activities if (by := next_check(activity, periods))]
    yield "Due to be checked now", sum(by <= edition.today for by in due)

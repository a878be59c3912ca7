"""What trustees ask: how many, where, for whom and how fresh.

Nothing secret is in any number, because somebody could work out a refuge from two tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.vocabulary import Term
from fingerpost.schedule.review import is_checked, next_check, periods_of

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
    text, day = edition.language.text, edition.language.date(edition.today, weekday=False)
    groups = {group.id for each in activities if (group := edition.group_of(each)) and not edition.is_sensitive(group)}
    places = {place.id for activity in activities for place in edition.places_of(activity)}
    yield Counted(
        text("{title} on {day}", title=edition.settings.title, day=day),
        (
            (text("It counts what is open, once each unless it says otherwise."), None),
            (text("What must be kept secret is in no number."), None),
        ),
    )
    yield Counted(
        text("How many"),
        (
            (text("Activities"), len(activities)),
            (text("Groups that run them"), len(groups)),
            (text("Places where they meet"), len(places)),
            (text("Free of charge"), sum(_is_free(activity) for activity in activities)),
            (text("Closed since the directory began"), len(closed)),
        ),
        text("number"),
    )
    towns: Counter[str] = Counter()
    for activity in activities:
        towns.update({area.name for area in edition.areas_of(activity)} or {text("Online, by phone, or no one place")})
    yield _table(edition, text("Where (one may be in several)"), towns)
    vocabulary = edition.directory.vocabulary
    audiences = _counted(vocabulary.audiences, (activity.who.audiences for activity in activities))
    yield _table(edition, text("For whom (if the record says so)"), audiences)
    needs: Counter[str] = Counter()
    categories: Counter[str] = Counter()
    for activity in activities:
        needs.update({need.name for need in edition.needs_of(activity)})
        categories.update({category.name for category in edition.categories_of(activity)[:1]})
    yield _table(edition, text("What it helps with (one may help with several)"), needs)
    yield _table(edition, text("What it is (its first category)"), categories)
    yield Counted(text("How fresh"), tuple(_freshness(edition, activities)), text("activities"))


def _is_free(activity: Activity) -> bool:
    return activity.cost is not None and activity.cost.kind == "free"


def _counted(terms: Mapping[str, Term], ids: Iterator[Sequence[str]]) -> Counter[str]:
    count: Counter[str] = Counter()
    for each in ids:
        count.update({terms[one].name for one in each if one in terms})
    return count


def _table(edition: Edition, title: str, count: Counter[str]) -> Counted:
    text = edition.language.text
    lines = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
    more = [(text("All the others together"), sum(number for _, number in lines[_MOST:]))] if len(lines) > _MOST else []
    return Counted(title, (*lines[:_MOST], *more) or ((text("Nothing yet"), None),), text("activities"))


def _freshness(edition: Edition, activities: Sequence[Activity]) -> Iterator[tuple[str, int]]:
    text = edition.language.text
    months = {number: edition.today - relativedelta(months=number) for number in (3, 6, 12)}
    checked = [activity.checked.on for activity in activities if is_checked(activity)]
    yield text("Checked in the last 3 months"), sum(on > months[3] for on in checked)
    yield text("3 to 6 months ago"), sum(months[6] < on <= months[3] for on in checked)
    yield text("6 to 12 months ago"), sum(months[12] < on <= months[6] for on in checked)
    yield text("Over a year ago"), sum(on <= months[12] for on in checked)
    yield text("Never"), len(activities) - len(checked)
    periods = periods_of(edition.directory)
    due = [next_check(activity, periods) or edition.today for activity in activities]
    yield text("Due to be checked now"), sum(by <= edition.today for by in due)

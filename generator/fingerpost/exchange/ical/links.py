"""Links to calendars, for the pages that have one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.exchange.ical.calendars import ACTIVITIES
from fingerpost.exchange.ical.events import has_events, is_on
from fingerpost.records.activity import Activity


@dataclass(frozen=True, slots=True)
class CalendarLink:
    """A calendar that can be followed, or taken once."""

    follow: str  # the calendars of Apple, Microsoft and Thunderbird open it and go on asking
    file: str
    address: str  # to paste into a calendar on the web


def activity_calendar(edition: Edition, activity: Activity) -> str:
    """Where the calendar of an activity is; "" if it has no next date that anybody may know."""
    if not _has_dates(edition, activity) or "activity-calendars" in edition.settings.exports_left_out:
        return ""
    return edition.url(addresses.of_calendar(ACTIVITIES, activity.id))


def list_calendar(edition: Edition, kind: str, of: str, activities: Iterable[Activity]) -> CalendarLink | None:
    """The calendar of a town, a category or a group; None if nothing in it has a next date."""
    if not any(_has_dates(edition, activity) for activity in activities):
        return None
    return calendar_at(edition, addresses.of_calendar(kind, of))


def calendar_at(edition: Edition, address: str) -> CalendarLink:
    """The links to a calendar at an address."""
    whole = edition.absolute(address)
    return CalendarLink(f"webcal:{whole.partition(':')[2]}", edition.url(address), whole)


def _has_dates(edition: Edition, activity: Activity) -> bool:
    return is_on(activity) and has_events(edition, activity) and edition.next_occurrence(activity) is not None

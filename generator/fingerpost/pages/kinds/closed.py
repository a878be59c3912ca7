"""The page of a closed record: what was here, what happened, what to try instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.card import Card, card_of, lang_of
from fingerpost.edition.edition import Edition
from fingerpost.edition.nearest import ACTIVITIES, PLACES, nearest_alike, nearest_places
from fingerpost.edition.similar import similar_groups
from fingerpost.edition.titles import title_of
from fingerpost.language import mark
from fingerpost.pages.render.page import Page
from fingerpost.pages.report_a_change import report_link
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.group import Group

# The heading of the list of others.
INSTEAD = {
    "activity": mark("We picked these because they are like {name}, and near it."),
    "group": mark("Other groups that could help."),
    "place": mark("Other places nearby."),
}


def closed_page(edition: Edition, record: Record) -> Page:
    """Gather what the page of one closed record says. Its address never changes: it is on printed pages."""
    assert record.closed is not None  # noqa: S101  # the caller has looked
    text = edition.language.text
    title = text("{name} has closed", name=record.name)
    address = addresses.of(record)
    values: dict[str, Any] = {
        "title": title,
        "name": record.name,
        "lang": lang_of(edition, record.language),
        "years": _years(record),
        "when": text("It ended on {date}.", date=edition.language.date(record.closed.on)),
        "reason": record.closed.reason,
        "crisis": isinstance(record, Activity) and edition.has_crisis_lines(record),
        "cards": _cards(edition, record),
        "others": _others(edition, record),
        "why_these": text(INSTEAD[record.kind], name=record.name),
        "report": report_link(edition, record.name, address),
    }
    return Page(
        kind=record.kind,
        address=address,
        title=text("{name} has closed", name=title_of(edition, record)),
        description=text("{name} has closed. Here are others to try.", name=title_of(edition, record)),
        template="closed.html",
        values=values,
        updated=record.closed.on,
        listed=False,
    )


def _years(record: Record) -> str:
    assert record.closed is not None  # noqa: S101
    ended = str(record.closed.on.year)
    began = str(record.since.year) if record.since else ended
    return ended if began == ended else f"{began} to {ended}"


def _cards(edition: Edition, record: Record) -> list[Card]:
    """Activities to try: those that the record names, then the nearest of its kind."""
    if not isinstance(record, Activity):
        return []
    named_instead = _named(edition.directory.activities, record)
    alike = nearest_alike(edition, record)
    offered = {activity.id: activity for activity in (*named_instead, *alike)}
    return [card_of(edition, activity) for activity in list(offered.values())[: max(ACTIVITIES, len(named_instead))]]


def _others(edition: Edition, record: Record) -> list[tuple[str, str, str]]:
    """Groups or places to try: address, name and a line."""
    if isinstance(record, Activity):
        return []
    if isinstance(record, Group):
        named_groups = _named(edition.directory.groups, record)
        groups = {group.id: group for group in (*named_groups, *similar_groups(edition, record))}
        shown = list(groups.values())[: max(3, len(named_groups))]
        return [(edition.group_url(group), group.name, group.summary) for group in shown]
    named_instead = _named(edition.directory.places, record)
    nearby = nearest_places(edition, record)
    offered = {place.id: place for place in (*named_instead, *nearby) if not edition.is_sensitive(place)}
    return [(edition.place_url(place), place.name, place.town) for place in list(offered.values())[:PLACES]]


def _named(records: Mapping[str, Any], record: Record) -> list[Any]:
    assert record.closed is not None  # noqa: S101
    return [other for record_id in record.closed.instead if (other := records.get(record_id)) and other.closed is None]

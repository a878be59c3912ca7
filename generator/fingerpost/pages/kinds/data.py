"""The page of the open data: what each format is for, on what terms, and how to have a week in one's own calendar."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.source import LICENCES
from fingerpost.exchange.ical.calendars import TOWNS
from fingerpost.exchange.ical.links import calendar_at, list_calendar
from fingerpost.exchange.schema_org import dataset_data
from fingerpost.pages.kinds.browse import area_name
from fingerpost.pages.render.page import LazyValues, Page
from fingerpost.pages.uses_of_data import uses_of_data


def data_pages(edition: Edition) -> Iterator[Page]:
    """One page."""
    text = edition.language.text
    yield Page(
        kind="data",
        address=addresses.DATA,
        title=text("Open data"),
        description=text(
            "Take all groups and activities in {area} with you: calendars, tables, maps and more.",
            area=area_name(edition),
        ),
        template="data.html",
        values=LazyValues(partial(_values, edition)),
        json_ld=(dataset_data(edition),),
    )


def _values(edition: Edition) -> dict[str, Any]:
    licence, left_out = LICENCES.get(edition.settings.licence), edition.settings.exports_left_out
    area_id = _busiest_town(edition)
    area = edition.directory.vocabulary.areas[area_id] if area_id else None
    return {
        "title": edition.language.text("Open data"),
        "count": edition.language.plural("{n} activity", "{n} activities", len(edition.activities)),
        "today": edition.language.date(edition.today, weekday=False),
        "licence": edition.language.text(licence[0]) if licence else edition.settings.licence,
        "licence_href": licence[1] if licence else "",
        "town": area.name if area else "",
        "town_href": edition.town_url(area) if area else "",
        "calendar": None if "whole-calendar" in left_out else calendar_at(edition, addresses.of_data("calendar.ics")),
        "has_own_calendars": "activity-calendars" not in left_out,
        "uses": list(uses_of_data(edition)),
    }


def _busiest_town(edition: Edition) -> str:
    """The town with the most activities, as an example; "" if none has a calendar."""
    by_area = edition.activities_by_area
    towns = sorted(by_area, key=lambda area_id: (-len(by_area[area_id]), area_id))
    return next((town for town in towns if list_calendar(edition, TOWNS, town, by_area[town])), "")

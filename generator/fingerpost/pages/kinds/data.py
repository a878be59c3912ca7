"""The page of the open data: what each format is for, on what terms, and how to have a week in one's own calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.source import LICENCES
from fingerpost.exchange.ical.calendars import TOWNS
from fingerpost.exchange.ical.links import calendar_at, list_calendar
from fingerpost.exchange.open_data import own_mapping
from fingerpost.exchange.open_data.json_files import SCHEMA
from fingerpost.exchange.open_data.parts import MOST, part_name
from fingerpost.exchange.schema_org import dataset_data
from fingerpost.language import mark
from fingerpost.pages.kinds.browse import area_name
from fingerpost.pages.render.page import LazyValues, Page


@dataclass(frozen=True, slots=True)
class Use:
    """Something to do with the data, and the files for it."""

    id: str
    heading: str
    words: str
    files: tuple[tuple[str, str], ...]  # address and words


_USES = {
    "spreadsheet": (
        mark("In a spreadsheet"),
        mark("Tables that Excel, LibreOffice and Google Sheets open."),
    ),
    "map": (
        mark("On a map"),
        mark("A point for each activity at each of its places, as GeoJSON."),
    ),
    "feed": (
        mark("In a feed reader"),
        mark("What is new, what has changed and what has closed."),
    ),
    "program": (
        mark("In your own website or program"),
        mark("Every activity as JSON, with a schema that says what each field is."),
    ),
    "councils": (
        mark("For councils, the NHS and other directories"),
        mark("Human Services Data Specification (HSDS) 3.0 and Open Referral UK 3.0. Give them this address."),
    ),
}


_PART = {"map": "geojson", "councils": "hsds"}  # the export of a use that can be left out


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
        "uses": [
            Use(use, edition.language.text(heading), edition.language.text(words), _files(edition, use))
            for use, (heading, words) in _USES.items()
            if _PART.get(use) not in left_out
        ],
    }


def _busiest_town(edition: Edition) -> str:
    """The town with the most activities, as an example; "" where none has a calendar."""
    by_area = edition.activities_by_area
    towns = sorted(by_area, key=lambda area_id: (-len(by_area[area_id]), area_id))
    return next((town for town in towns if list_calendar(edition, TOWNS, town, by_area[town])), "")


def _are_whole(edition: Edition) -> bool:
    """Whether each table is one file, so that a mapping lies beside them."""
    sessions = sum(len(activity.sessions) for activity in edition.activities)
    rows = (len(edition.activities), sessions, len(edition.directory.groups), len(edition.directory.places))
    return max(rows) <= MOST


def _files(edition: Edition, use: str) -> tuple[tuple[str, str], ...]:
    text, url = edition.language.text, edition.url
    numbers = range(1, max(-(-len(edition.activities) // MOST), 1) + 1)

    def parts(ending: str) -> tuple[tuple[str, str], ...]:
        names = [part_name("activities", ending, number) for number in numbers]
        return tuple((url(addresses.of_data(name)), name) for name in names)

    def file(name: str, words: str) -> tuple[str, str]:
        return url(addresses.of_data(name)), f"{name}: {words}" if words else name

    match use:
        case "spreadsheet":
            rest = (("sessions.csv", text("when each of them is")), ("groups.csv", ""), ("places.csv", ""))
            about = file("datapackage.json", text("what each column is"))
            mapping = file(own_mapping.NAME, text("how another Fingerpost reads them"))
            return (
                *parts("csv"),
                *(file(name, words) for name, words in rest),
                about,
                *((mapping,) if _are_whole(edition) else ()),
            )
        case "map":
            return (file("activities.geojson", ""),)
        case "feed":
            return (file("feed.xml", "Atom"), file("feed.json", "JSON Feed"))
        case "program":
            lines = text("an activity on each line")
            sport = file("openactive.json", text("sport and movement, for OpenActive"))
            return (*parts("json"), file(SCHEMA, text("what each field is")), file("activities.jsonl", lines), sport)
    api = addresses.of_hsds("")
    return ((url(api), edition.absolute(api)), file("hsds.zip", text("the same as tables")))

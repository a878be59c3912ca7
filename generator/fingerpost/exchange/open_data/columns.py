"""The tables of the directory and their columns: activities, their sessions, groups and places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from fingerpost.exchange.open_data.csv_cells import Cell, csv_line
from fingerpost.exchange.open_data.shown import Data

BETWEEN = "; "  # several values in one cell


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    take: Callable[[Data], Any]  # from a record as shown.py gives it
    type: str = "string"  # of Table Schema
    about: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One file, or one for every few thousand rows."""

    name: str
    title: str
    columns: Sequence[Column]
    key: Sequence[str]
    refers: Sequence[tuple[str, str]] = ()  # a column, and the table whose id it holds


def _at(*steps: str) -> Callable[[Data], Any]:
    if len(steps) == 1:
        (name,) = steps
        return lambda data: data.get(name)

    def take(data: Data) -> Any:
        value: Any = data
        for step in steps:
            value = value.get(step) if isinstance(value, dict) else None
        return value

    return take


def _field(name: str, *steps: str, **more: Any) -> Column:
    return Column(name, _at(*(steps or (name,))), **more)


def _features(answer: str) -> Callable[[Data], Any]:
    def take(data: Data) -> list[str]:
        answers = {name: value["answer"] if isinstance(value, dict) else value for name, value in _access(data).items()}
        return [name for name, value in answers.items() if value == answer]

    return take


def _access(data: Data) -> Data:
    return {name: value for name, value in data.get("access", {}).items() if name != "notes"}


def _first_place(*steps: str) -> Callable[[Data], Any]:
    return lambda data: _at(*steps)(data["places"][0]) if data.get("places") else None


_CONTACT = (
    _field("contact_name", "contact", "name"),
    _field("phone", "contact", "phone"),
    _field("text", "contact", "text", about="A number for text messages."),
    _field("email", "contact", "email"),
    _field("website", "contact", "website"),
)
_CHECKED = (
    _field("checked_on", "checked", "on", type="date", about="The day somebody last confirmed this."),
    _field("checked_how", "checked", "how"),
    _field("listed_on", type="date", about="The day of the list it is from, where nobody has confirmed it yet."),
    _field("source", "source", "name", about="Where it came from, if it was imported."),
    _field("source_licence", "source", "licence"),
)
_IDENTITY = (
    _field("id", needed=True),
    _field("url", needed=True, about="The address of its page, which stays."),
    _field("name", needed=True),
    _field("summary"),
)
_COST = (
    _field("cost_kind", "cost", "kind"),
    _field("cost_amount", "cost", "amount", type="number"),
    _field("cost_per", "cost", "per"),
)

ACTIVITIES = Table(
    "activities",
    "Groups and activities",
    (
        *_IDENTITY,
        _field("description", about="Markdown: paragraphs, lists, emphasis, links."),
        _field("group_id", "group"),
        _field("group_name"),
        _field("categories", about="The first is the main one."),
        _field("needs"),
        _field("areas", about="The towns it is in, or comes to."),
        _field("serves", about="The areas its record names, beside those of its places."),
        _field("support"),
        _field("when", "words", "when", about="As its page says it; sessions.csv has it in columns."),
        _field("next", about="The next day known on the day this was made, with its time."),
        Column("place_id", _first_place("id"), about="The first place; sessions.csv has them all."),
        Column("place_name", _first_place("name")),
        Column("address", _first_place("address")),
        Column("town", _first_place("town")),
        Column("postcode", _first_place("postcode")),
        Column("latitude", _first_place("location", "lat"), "number"),
        Column("longitude", _first_place("location", "lon"), "number"),
        _field("cost", "words", "cost"),
        *_COST,
        _field("cost_concession", "cost", "concession", type="number"),
        _field("cost_notes", "cost", "notes"),
        _field("who", "words", "who"),
        _field("who_summary", "who", "summary"),
        _field("age_from", "who", "ages", "from", about="In years, or in words such as 6 weeks."),
        _field("age_to", "who", "ages", "to"),
        _field("audiences", "who", "for"),
        _field("how_to_join", "words", "join"),
        _field("join_ways", "join", "ways"),
        _field("join_steps", "join", "steps"),
        *_CONTACT,
        Column("access_yes", _features("yes")),
        Column("access_no", _features("no")),
        Column("access_ask", _features("ask")),
        _field("access_notes", "access", "notes"),
        _field("languages"),
        _field("capacity", "capacity", "state"),
        _field("capacity_as_of", "capacity", "as_of", type="date"),
        _field("sensitive", type="boolean"),
        _field("language", about="Of the record, if it is not that of the directory."),
        _field("since", type="date"),
        *_CHECKED,
    ),
    ("id",),
    (("group_id", "groups"), ("place_id", "places")),
)
SESSIONS = Table(
    "sessions",
    "When they are: a row for each session",
    (
        _field("activity_id", needed=True),
        _field("number", type="integer", needed=True, about="From 1, in the order of the record."),
        _field("words"),
        _field("repeats", needed=True),
        _field("every", type="integer", about="2: every other week, counted from starts_on."),
        _field("days"),
        _field("weeks"),
        _field("month_days"),
        _field("dates"),
        _field("months"),
        _field("from", about="A clock time at the place, in summer and in winter."),
        _field("to"),
        _field("ends_next_day", type="boolean"),
        _field("starts_on", type="date"),
        _field("ends_on", type="date"),
        _field("term_time"),
        _field("school_holidays"),
        _field("bank_holidays"),
        _field("not_on"),
        _field("also_on"),
        _field("place_id", "place"),
        _field("area"),
        _field("online"),
        _field("phone", type="boolean"),
        *_COST,
        _field("notes"),
    ),
    ("activity_id", "number"),
    (("activity_id", "activities"), ("place_id", "places")),
)
GROUPS = Table(
    "groups",
    "Who runs them",
    (*_IDENTITY, _field("description"), _field("kind"), _field("identifiers"), *_CONTACT, *_CHECKED),
    ("id",),
)
PLACES = Table(
    "places",
    "Where they are",
    (
        *_IDENTITY,
        _field("kind"),
        _field("address"),
        _field("town"),
        _field("postcode"),
        _field("latitude", "location", "lat", type="number"),
        _field("longitude", "location", "lon", type="number"),
        _field("source", "source", "name"),
        _field("source_licence", "source", "licence"),
    ),
    ("id",),
)


def row_of(table: Table, record: Data) -> bytes:
    """The row of a record, as a line of the file."""
    return csv_line([_cell(column.take(record)) for column in table.columns])


def _cell(value: Any) -> Cell:
    if value is None or value.__class__ is str:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return BETWEEN.join(map(str, value))
    return value if isinstance(value, str | int | float) else None

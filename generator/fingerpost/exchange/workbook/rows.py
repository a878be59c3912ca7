"""The rows of the four sheets, made from what the edition shows.

Anything withheld or secret is not in them: its cell says that it is kept in the file, which the import leaves alone.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from fingerpost.checks.withhold import WHERE, WHOLE
from fingerpost.edition.edition import Edition
from fingerpost.exchange.export import Values
from fingerpost.exchange.workbook.cells import IN_FILE, Cell, cell_of, text_of
from fingerpost.exchange.workbook.columns import ACTIVITY, NUMBER, SESSION, Column, Form, columns_of, features_of
from fingerpost.processes import can_fork, cores, no_collector, processes
from fingerpost.reading.checked_values import read_record
from fingerpost.records.directory import Record

# Below this, starting a second process takes longer than it saves. A slice is what is sent at once.
WORTH_IT, SLICE = 3_000, 250
NOTHING = "...."  # the digest of an empty cell
# What says where something is, as withheld from a record of which that must not be said.
_GROUPS = ("group", "kept_by")  # fields that name a group
_WHERE = frozenset(("place", "area", "online", "getting_there", "address", "postcode", "location"))


class Row(NamedTuple):
    """One row: which sheet, which record, and its cells in the order of the columns."""

    sheet: str
    key: str  # the id; of a session with its number: "chair-yoga 2"
    cells: Sequence[Cell]
    digests: str  # of each cell, so that what an editor has changed is not taken for what changed here


def records_of(edition: Edition) -> list[Record]:
    """What has a row, in their order. What is closed has none."""
    directory = edition.directory
    records: Iterable[Record] = (*directory.activities.values(), *directory.groups.values(), *edition.places)
    return [record for record in records if record.closed is None]


def rows_of(edition: Edition, values: Values | None = None) -> Iterator[Row]:
    """Every row: each activity followed by its sessions, then groups, then places.

    Args:
        edition: What may be shown.
        values: Gives what the file of a record says; without it the files are read.
    """
    records, values = records_of(edition), values or _values
    if len(records) < WORTH_IT or cores() == 1 or not can_fork():
        yield from _rows(edition, records, values)
        return
    # fork: the edition is in memory already, and only rows are sent. One process, because this one writes meanwhile.
    with processes(1, _keep, (edition, records, values)) as pool:
        for rows in pool.map(_rows_from, range(0, len(records), SLICE)):
            yield from rows


_here: list[tuple[Edition, Sequence[Record], Values]] = []


def _keep(edition: Edition, records: Sequence[Record], values: Values) -> None:
    _here[:] = [(edition, records, values)]


@no_collector()
def _rows_from(start: int) -> list[Row]:
    edition, records, values = _here[0]
    return list(_rows(edition, records[start : start + SLICE], values))


def _rows(edition: Edition, records: Iterable[Record], values: Values) -> Iterator[Row]:
    features = features_of(edition.directory.vocabulary)
    shown = Shown(edition)
    for record in records:
        data = values(record)
        hidden = shown.hidden(record, data)
        yield row(record.kind, record.id, columns_of(record.kind, features), data, hidden)
        if record.kind == "activity":
            yield from session_rows(record.id, data, hidden, shown)


class Shown:
    """What of a record the edition shows."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._places = {place.id for place in edition.places}
        self._groups = edition.directory.groups

    def hidden(self, record: Record, data: Mapping[str, Any]) -> frozenset[str]:
        """The paths of the values in its file that it does not show."""
        paths = self._edition.withheld.get(record.file, frozenset())
        assert WHOLE not in paths  # noqa: S101 - such a record is not in the edition
        unnamed = [name for name in _GROUPS if name in data and getattr(record, name, "") not in self._groups]
        secret = [WHERE] if self._edition.is_sensitive(record) else []
        return paths.union(unnamed, secret) if unnamed or secret else paths

    def may_name(self, place: str) -> bool:
        """Whether a place may be named."""
        return place in self._places


def session_rows(activity: str, data: Mapping[str, Any], hidden: frozenset[str], shown: Shown | None) -> Iterator[Row]:
    """A row for each session of an activity."""
    columns = columns_of(SESSION)
    for number, session in enumerate(data.get("sessions", ()), start=1):
        of_session = {
            path.removeprefix(f"sessions.{number - 1}.")
            for path in hidden
            if path.startswith(f"sessions.{number - 1}.")
        }
        place = session.get("place")
        if shown and place and not shown.may_name(place):
            of_session.add("place")
        if hidden & {"sessions", f"sessions.{number - 1}"}:
            of_session |= {column.path for column in columns if not column.is_key}
        if WHERE in hidden:
            of_session.add(WHERE)
        values = {**session, ACTIVITY: activity, NUMBER: number}
        yield row(SESSION, f"{activity} {number}", columns, values, frozenset(of_session))


def row(sheet: str, key: str, columns: tuple[Column, ...], data: Mapping[str, Any], hidden: frozenset[str]) -> Row:
    """The cells of one record or session."""
    cells: list[Cell] = [None] * len(columns)
    digests = [NOTHING] * len(columns)
    by_field = _by_field(columns)
    if sheet != SESSION:
        cells[0], digests[0] = key, digest_of(key)
    for name, value in data.items():
        for number, column, steps in by_field.get(name, ()):
            inner = value
            for step in steps:
                inner = inner.get(step) if isinstance(inner, dict) else None
            if inner is not None and not (isinstance(inner, dict) and column.form is Form.TEXT):  # first_visit in parts
                cell = IN_FILE if hidden and _is_hidden(column.path, hidden) else cell_of(column, inner)
                if cell is not None:
                    cells[number] = cell
                    digests[number] = digest_of(cell if cell.__class__ is str else text_of(column, cell))
    return Row(sheet, key, cells, "".join(digests))


@cache
def _by_field(columns: tuple[Column, ...]) -> Mapping[str, Sequence[tuple[int, Column, Sequence[str]]]]:
    """The columns that show something of each field: which, and the steps below the field."""
    by_field: dict[str, list[tuple[int, Column, Sequence[str]]]] = {}
    for number, column in enumerate(columns):
        name, *steps = column.path.split(".")
        by_field.setdefault(name, []).append((number, column, steps))
    return by_field


@lru_cache(maxsize=50_000)
def digest_of(text: str) -> str:
    """Four characters for the text of a cell; not a secret: the text is in the workbook too."""
    if not text:
        return NOTHING
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=3).digest()
    return base64.b64encode(digest, b"-!").decode()  # no _: _x0041_ is another character to some programs


def at(data: Any, path: str) -> Any:
    """What is at a path of a record; None if nothing is, or not what the column is for."""
    for step in path.split("."):
        if not isinstance(data, Mapping):
            return None
        data = data.get(step)
    return data


def _is_hidden(path: str, hidden: frozenset[str]) -> bool:
    if WHERE in hidden and path.split(".", maxsplit=1)[0] in _WHERE:
        return True
    others = (other for other in hidden if other != WHERE)
    return any(path == other or path.startswith(f"{other}.") or other.startswith(f"{path}.") for other in others)


def _values(record: Record) -> dict[str, Any]:
    return read_record(record.kind, Path(record.file).read_bytes(), record.file)

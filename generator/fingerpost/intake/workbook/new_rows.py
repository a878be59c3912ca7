"""Rows that are new become records: a name gives the id, and what the rows name may be new as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from fingerpost.exchange.workbook.cells import IN_FILE, text_of, value_of
from fingerpost.exchange.workbook.columns import ACTIVITY, NUMBER, SESSION
from fingerpost.exchange.workbook.typed import Unclear
from fingerpost.intake.new_id import new_id
from fingerpost.intake.workbook.compare import NewRow
from fingerpost.intake.workbook.names import Names
from fingerpost.intake.workbook.opened import OwnWorkbook
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS, schema_of
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.ids import check_id
from fingerpost.stewardship.files_of_records import find_file
from fingerpost.writing.write import write_record

Say = Callable[..., None]
_ARTICLE = {"activity": "an activity", "group": "a group", "place": "a place"}
_LIST_OF = {"activity": "activities", "group": "groups", "place": "places"}


@dataclass(slots=True)
class NewRecord:
    """A record that is not there yet."""

    kind: str
    id: str
    data: dict[str, Any]
    wheres: list[str]


@dataclass(slots=True)
class NewRows:
    """What the new rows are."""

    records: list[NewRecord] = field(default_factory=list)  # groups, places, then activities
    sessions: dict[str, list[tuple[str, dict[str, Any]]]] = field(default_factory=dict)  # of activities that are here


def new_records(own: OwnWorkbook, rows: Iterable[NewRow], names: Names, say: Say) -> NewRows:
    """Make records from rows; whatever cannot become one is reported."""
    result = NewRows()
    of_kind: dict[str, list[NewRow]] = {"group": [], "place": [], "activity": [], SESSION: []}
    for row in rows:
        of_kind[row.sheet.name].append(row)
    keys: set[tuple[str, str]] = set()
    by_id: dict[str, NewRecord] = {}
    again: dict[str, str] = {}  # by name: ids of what an earlier import of this workbook has made
    for kind in ("group", "place", "activity"):
        # All ids first: a place may be named by a group's row above it.
        for row in of_kind[kind]:
            record = _begin(own, kind, row, names, keys, again, say)
            if record is None:
                continue
            result.records.append(record)
            names.add(_LIST_OF[kind], record.id, str(record.data["name"]))
            if kind == "activity":
                by_id[record.id] = record
    unclear: set[int] = set()
    for record, row in zip(result.records, _rows_of(result, of_kind), strict=True):
        if (resolved := _resolved(record.data, row, names, say)) is None:
            unclear.add(id(record))
        else:
            record.data = resolved
    result.records = [record for record in result.records if id(record) not in unclear]
    for row in of_kind[SESSION]:
        _add_session(own, row, names, by_id, again, result, say)
    return result


def _rows_of(result: NewRows, of_kind: Mapping[str, list[NewRow]]) -> Iterable[NewRow]:
    wheres = {row.where: row for rows in of_kind.values() for row in rows}
    return [wheres[record.wheres[0]] for record in result.records]


def _begin(
    own: OwnWorkbook,
    kind: str,
    row: NewRow,
    names: Names,
    keys: set[tuple[str, str]],
    again: dict[str, str],
    say: Say,
) -> NewRecord | None:
    data = _values(row, names, say)
    if data is None:
        return None
    if not data.get("name"):
        say(row.where, "This row has no name, so it was left out.", "Write what it is called.")
        return None
    record_id = row.row.key
    if record_id:
        if find_file(names.directory.assets, kind, record_id):
            message = f"There is a record called {record_id} that this workbook does not have. The row was left out."
            say(row.where, message, "For something new leave the id empty, or export a new workbook.")
            return None
        if check_id(record_id, row.where):
            message = f"{record_id[:60]} cannot be an id, which is part of a web address. The row was left out."
            say(row.where, message, "For something new leave the id empty: it is made of the name.")
            return None
    else:
        decide: list[str] = []
        if since := _made_since(own, kind, data, row, names):
            if not since.is_same:
                message = f"There is {_ARTICLE[kind]} of that name since the workbook was made. The row was left out."
                say(row.where, message, f"It is {since.id}. If this is another one, write an id of its own.")
            again[data["name"].casefold()] = since.id
            return None
        record_id = new_id(kind, data, names.directory, decide)
        while (kind, record_id) in keys:
            record_id = _next(record_id)
        if decide:
            message = f"There is one already, or there was one, whose name is like this. The new one is {record_id}."
            say(row.where, message, "If they are the same, delete the new file.")
    keys.add((kind, record_id))
    return NewRecord(kind, record_id, data, [row.where])


@dataclass(frozen=True, slots=True)
class _Since:
    """A record of a name that is here, and was not when the workbook was made."""

    id: str
    is_same: bool  # as the row has it


def _made_since(own: OwnWorkbook, kind: str, data: dict[str, Any], row: NewRow, names: Names) -> _Since | None:
    name = str(data["name"]).casefold()
    records: Mapping[str, Any] = getattr(names.directory, _LIST_OF[kind])
    for record_id, record in records.items():
        if record_id not in own.made_of.get(kind, {}) and record.name.casefold() == name and record.closed is None:
            there = _file_values(names, kind, record_id)
            there.pop("sessions", None)
            resolved = _resolved(deepcopy(data), row, names, _say_nothing)
            return _Since(record_id, resolved is not None and there == _as_read(kind, resolved))
    return None


def _is_there(own: OwnWorkbook, activity: str, session: dict[str, Any], names: Names) -> bool:
    """Whether an earlier import of this workbook has added the session."""
    before = sum(key.rpartition(" ")[0] == activity for key in own.made_of[SESSION])
    now = _file_values(names, "activity", activity).get("sessions", [])[before:]
    return any(_as_read("activity", {"sessions": [session]}) == {"sessions": [each]} for each in now)


def _file_values(names: Names, kind: str, record_id: str) -> dict[str, Any]:
    file = find_file(names.directory.assets, kind, record_id)
    try:
        return read_record(kind, file.path.read_bytes(), file.shown) if file else {}
    except (Unreadable, OSError):
        return {}


def _as_read(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """Values as the reader gives them back."""
    try:
        return parse(write_record(data, kind), "", schema_of(kind), RECORD_LIMITS)
    except Unreadable:
        return data


def _values(row: NewRow, names: Names, say: Say) -> dict[str, Any] | None:
    """The values of the cells, in parts as a record has them; None if one of them is unclear."""
    data: dict[str, Any] = {}
    is_clear = True
    for path, column in row.sheet.columns.items():
        if column.is_key or text_of(column, row.row.cells.get(path)) in ("", IN_FILE):
            continue
        try:
            value = value_of(column, row.row.cells.get(path), names.directory.settings.country)
        except Unclear as unclear:
            say(f"{row.where}, {column.title}", f"{unclear.message} The row was left out.", unclear.hint)
            is_clear = False
            continue
        part = data
        *steps, last = path.split(".")
        for step in steps:
            inner = part.setdefault(step, {})
            part = inner if isinstance(inner, dict) else part
        part[last] = value
    return data if is_clear else None


def _say_nothing(*_: str) -> None:
    """A reporter that says nothing, for what is reported elsewhere."""


def _resolved(data: dict[str, Any], row: NewRow, names: Names, say: Say) -> dict[str, Any] | None:
    """The values with ids in place of names; None if one is neither."""
    is_clear = True
    for path, column in row.sheet.columns.items():
        part: Any = data
        *steps, last = path.split(".")
        for step in steps:
            part = part.get(step, {}) if isinstance(part, dict) else {}
        if column.list and isinstance(part, dict) and last in part:
            try:
                part[last] = names.resolve(column, part[last])
            except Unclear as unclear:
                say(f"{row.where}, {column.title}", f"{unclear.message} The row was left out.", unclear.hint)
                is_clear = False
    return data if is_clear else None


def _add_session(
    own: OwnWorkbook,
    row: NewRow,
    names: Names,
    by_id: Mapping[str, NewRecord],
    again: Mapping[str, str],
    result: NewRows,
    say: Say,
) -> None:
    words = text_of(row.sheet.columns[ACTIVITY], row.row.cells.get(ACTIVITY))
    activity = names.id_of("activities", words)
    number = text_of(row.sheet.columns[NUMBER], row.row.cells.get(NUMBER))
    if number and not (number.isascii() and number.isdecimal() and len(number) < 4):
        message = f"{number[:40]} is not the number of a session. The row was left out."
        say(row.where, message, "Leave the number of a new session empty.")
        return
    data = _values(row, names, say)
    data = _resolved(data, row, names, say) if data is not None else None
    if data is None:
        return
    if activity in by_id:
        by_id[activity].data.setdefault("sessions", []).append(data)
        by_id[activity].wheres.append(row.where)
    elif activity in own.made_of.get("activity", {}) or activity in again.values():
        if not _is_there(own, activity, data, names):
            result.sessions.setdefault(activity, []).append((row.where, data))
    else:
        message = (
            f"There is no activity called {words[:60]}." if words else "This session does not say of which activity."
        )
        say(row.where, f"{message} The row was left out.", "Write the id of the activity, or the name of a new one.")


def _next(record_id: str) -> str:
    base, _, number = record_id.rpartition("-")
    return f"{base}-{int(number) + 1}" if base and number.isdecimal() else f"{record_id}-2"

"""What a calendar says now of an activity that is here, beside what its record says: in words, and as an edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fingerpost.checks.context import Context
from fingerpost.exchange.ical.theirs.compare import Comparison, Differences
from fingerpost.exchange.ical.theirs.moved import Marks, marks_in, marks_of, moved_from, new_marks
from fingerpost.exchange.ical.theirs.record import About, Draft
from fingerpost.exchange.imports.field_by_field import digests_of_text
from fingerpost.exchange.imports.last_import import ImportedRecord
from fingerpost.exchange.tables.usable import make_usable
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.shown_path import shown_path
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory
from fingerpost.writing.composed import EditError
from fingerpost.writing.edit import edit, remove

Data = dict[str, Any]
_LOCATES = frozenset({"place", "area", "online", "notes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is different, for the editor."""

    record_id: str
    name: str
    file: str
    words: tuple[str, ...]
    text: str = ""  # of the record, with the changes in it; "" where a person has to make them
    hint: str = ""
    is_left: bool = False  # some of it only a person can decide
    is_written: bool = False
    marks: Marks = field(default_factory=dict)  # of what the calendar has brought, once it is written


def change_of(
    draft: Draft,
    record: Activity,
    path: Path,
    last: ImportedRecord | None,
    about: About,
    directory: Directory,
    context: Context,
    *,
    overwrite: bool,
) -> Change:
    """Compare one activity.

    Args:
        draft: The activity as the calendar has it.
        record: The record that is here.
        path: Its file.
        last: What the last import knew; None if this is the first.
        about: What all records of the calendar have in common.
        directory: For the places, and the calendars of terms.
        context: What the new text is checked against.
        overwrite: Change it although a person has edited its sessions since the last import.
    """
    about_it: Data = {"record_id": record.id, "name": record.name, "file": shown_path(path)}
    text = path.read_bytes().decode("utf-8", "replace")
    if draft.is_over:
        is_off = any(event.is_off for event in draft.gathering.events)
        words = "It is called off in the calendar." if is_off else "It has no day in the calendar any more."
        hint = f"Ask whether it has ended. If so: fingerpost close {record.id} --reason WHY"
        return Change(words=(words,), hint=hint, **about_it)
    try:
        values = read_record("activity", text.encode(), record.id)
    except Unreadable:
        return Change(words=(), **about_it)
    ours = list(values.get("sessions", ()))
    theirs = draft.table.sessions
    if directory.is_sensitive(record):
        theirs = [_without_where(each) for each in theirs]
    marks, before = marks_of(draft.gathering.events, about.here), kept_marks(text, last)
    moved = moved_from(before, marks, theirs)
    differences = Comparison(directory, about.today, draft.table.known_until, moved).compare(ours, theirs)
    if not differences.words:
        return Change(words=(), **about_it)
    by_hand = Change(words=tuple(differences.words), hint=f"Change it by hand in {about_it['file']}", **about_it)
    if last is not None and not overwrite and _is_edited(text, last):
        hint = f"A person has edited the sessions since the last import. Change them by hand in {about_it['file']}"
        return Change(words=tuple(differences.words), hint=hint, **about_it)
    if differences.is_by_hand:
        return by_hand
    new = _new_text(text, ours, differences, record, about)
    data = _usable_data(new, record, context)
    if data is None:
        return by_hand
    marks_after = new_marks(before, marks, ours, data.get("sessions", ()))
    return Change(words=tuple(differences.words), text=new, is_left=differences.is_left, marks=marks_after, **about_it)


def _new_text(text: str, ours: Sequence[Data], differences: Differences, record: Activity, about: About) -> str:
    """The record with what is different in it; "" where a person has to write that."""
    try:
        new = _edited(text, ours, differences.sessions, differences.moved)
        if new != text and record.imported is not None and record.imported.source == about.source:
            new = edit(new, "imported.fetched_on", about.today)
    except (EditError, Unreadable):
        return ""
    return new if new != text else ""


def _usable_data(text: str, record: Activity, context: Context) -> Data | None:
    """The values of a new text; None if there is none, or it would have an error."""
    try:
        data = read_record("activity", text.encode(), record.id) if text else None
    except Unreadable:
        return None
    return data if data is not None and not make_usable("activity", record.id, data, context)[0] else None


def _without_where(session: Data) -> Data:
    return {name: value for name, value in session.items() if name not in _LOCATES}


def kept_marks(text: str, last: ImportedRecord | None) -> Marks:
    """What the calendar brought; nothing if a person has edited the sessions since, as each may be theirs now."""
    return {} if last is None or _is_edited(text, last) else marks_in(last.fields)


def _is_edited(text: str, last: ImportedRecord) -> bool:
    """Whether a person has changed the sessions since the last import."""
    return not _digest_of_sessions(last.fields) & _digest_of_sessions(digests_of_text(text))


def _digest_of_sessions(fields: str) -> set[str]:
    return {pair for pair in fields.split(" ") if pair.startswith("sessions:")}


def _edited(text: str, ours: Sequence[Data], new: Sequence[Data], moved: Sequence[int]) -> str:
    """The text with other sessions, and without those that have moved: what stays is not touched."""
    if not ours:
        return edit(text, "sessions", list(new))
    for number, session in enumerate(new):
        if number >= len(ours):
            text = edit(text, f"sessions.{number}", session)
            continue
        for name, value in _changed(ours[number], session):
            path = f"sessions.{number}.{name}"
            text = remove(text, path) if value in (None, []) else edit(text, path, value)
    for number in reversed(moved):  # the last first, so that the numbers of the others stay
        text = remove(text, f"sessions.{number}")
    return text


def _changed(before: Data, after: Data) -> Iterator[tuple[str, Any]]:
    """Fields that differ; what is new first, so that no part is ever without any."""
    yield from ((name, value) for name, value in after.items() if before.get(name) != value and value not in (None, []))
    yield from ((name, None) for name in before if after.get(name) in (None, []))

"""One record changed: cells, new sessions and sessions that go, in the text of its file and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fingerpost.cache.records import RecordCache
from fingerpost.cache.records import digest_of as digest_of_file
from fingerpost.exchange.workbook.cells import IN_FILE, cell_of, is_number_without_zero, is_same, text_of, value_of
from fingerpost.exchange.workbook.columns import SESSION, Column, Form
from fingerpost.exchange.workbook.rows import at, digest_of
from fingerpost.exchange.workbook.typed import Unclear
from fingerpost.intake.workbook.compare import ChangedCell
from fingerpost.intake.workbook.opened import OwnWorkbook
from fingerpost.intake.workbook.outcome import Remark
from fingerpost.intake.workbook.sessions import KEPT_DIGEST, number_of, rows_of
from fingerpost.intake.workbook.to_be import Before, DirectoryToBe
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.stewardship.files_of_records import CannotChange, RecordFile, find_file
from fingerpost.writing.composed import EditError
from fingerpost.writing.edit_fields import FieldEditing

COMPARE = "Compare it with the file, and change that; or export a new workbook and change it there."


@dataclass(slots=True)
class Wanted:
    """What a workbook wants of one record."""

    kind: str
    id: str
    rows: list[tuple[str, str, Sequence[ChangedCell]]] = field(default_factory=list)  # sheet, key, cells
    new: list[tuple[str, dict[str, Any]]] = field(default_factory=list)  # sessions, and where they are
    removals: list[tuple[str, str]] = field(default_factory=list)  # keys of sessions that go, the last first; and where

    @property
    def where(self) -> str:
        """The first cell or row."""
        if self.rows:
            return self.rows[0][2][0].where
        return self.new[0][0] if self.new else self.removals[0][1]


@dataclass(slots=True)
class Changed:
    """What came of it. Another process may have worked it out."""

    path: Path | None = None  # None: the file stays as it is
    text: str = ""
    cells: int = 0
    sessions: int = 0  # new
    removed: int = 0
    remarks: list[Remark] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    """A record that is being changed."""

    file: RecordFile
    values: Mapping[str, Any]  # as they are in the file
    editing: FieldEditing
    result: Changed
    wheres: list[str] = field(default_factory=list)

    def say(self, where: str, message: str, hint: str = "", *, is_conflict: bool = False) -> None:
        self.result.remarks.append(Remark(where, message, hint, is_conflict))


class Changing:
    """Changes records one by one."""

    def __init__(self, own: OwnWorkbook, to_be: DirectoryToBe, read: RecordCache) -> None:
        """Begin.

        Args:
            own: The workbook.
            to_be: Takes each record that is changed.
            read: What has just been read of the files; one that has changed since is read again.
        """
        self._own, self._to_be, self._read = own, to_be, read

    def change(self, wanted: Wanted) -> Changed:
        """Work out the new text of a file; nothing is written."""
        result = Changed()
        draft = self._draft(wanted, result)
        if draft is None:
            return result
        for sheet, key, cells in wanted.rows:
            self._change_row(draft, sheet, key, cells)
        there = len(draft.values.get("sessions", ()))
        for where, session in wanted.new:
            if self._edit(draft, f"sessions.{there + result.sessions}", session, where):
                result.sessions += 1
        for key, where in wanted.removals:
            self._remove_session(draft, key, where)
        if not (result.cells or result.sessions or result.removed):
            return result
        text = draft.editing.text
        before = Before(draft.values, frozenset(draft.editing.fields))
        if reasons := self._to_be.take(wanted.kind, wanted.id, text, draft.wheres, before):
            return Changed(remarks=[*result.remarks, *reasons])
        result.path, result.text = draft.file.path, text
        return result

    def _draft(self, wanted: Wanted, result: Changed) -> _Draft | None:
        file = find_file(self._to_be.directory.assets, wanted.kind, wanted.id)
        if file is None:
            message = f"There is no {wanted.kind} called {wanted.id} any more."
            hint = "It may have another name now. Export a new workbook."
            result.remarks.append(Remark(wanted.where, message, hint, is_conflict=True))
            return None
        try:
            text = file.text()
            return _Draft(file, self._values(file, text.encode()), FieldEditing(text), result)
        except (Unreadable, CannotChange):
            message = f"{file.shown} has an error, so it was not changed."
            result.remarks.append(Remark(wanted.where, message, "Run: fingerpost check"))
            return None

    def _values(self, file: RecordFile, raw: bytes) -> Mapping[str, Any]:
        digest, _ = self._read.current.get((file.kind, file.id), ("", ""))
        if digest == digest_of_file(raw):
            return self._read.values(file.kind, file.id)
        return read_record(file.kind, raw, file.shown)

    # -- cells -----------------------------------------------------------------------------------------------------

    def _change_row(self, draft: _Draft, sheet: str, key: str, cells: Sequence[ChangedCell]) -> None:
        before = self._own.digests(sheet, key)
        data, prefix = draft.values, ""
        if sheet == SESSION:
            number = self._session(draft, key, cells, before)
            if number is None:
                message = "This session is another one in the record now, so the row was left out."
                draft.say(cells[0].where, message, COMPARE, is_conflict=True)
                return
            data, prefix = draft.values["sessions"][number], f"sessions.{number}."
        for changed in cells:
            self._change_cell(draft, changed, data, prefix, before.get(changed.column.path, ""))

    def _session(self, draft: _Draft, key: str, cells: Sequence[ChangedCell], before: Mapping[str, str]) -> int | None:
        """Which session of the record a row is about; None if nobody can tell."""
        wanted: dict[str, str] = {}
        for changed in cells:
            try:
                value = self._to_be.names.resolve(changed.column, self._value(changed))
            except Unclear:
                continue
            wanted[changed.column.path] = digest_of(text_of(changed.column, _cell(changed.column, value)))
        rows = rows_of(draft.file.id, draft.values)
        return number_of(rows, _number_in(key), self._own.paths[SESSION], before, wanted)

    def _value(self, changed: ChangedCell) -> Any:
        return value_of(changed.column, changed.cell, self._to_be.directory.settings.country)

    def _change_cell(self, draft: _Draft, changed: ChangedCell, data: Any, prefix: str, before: str) -> None:
        column, words = changed.column, text_of(changed.column, changed.cell)
        current = at(data, column.path)
        if words == IN_FILE:
            return
        if before == KEPT_DIGEST and not words:
            draft.say(changed.where, "What is kept in the file was not taken away.", "Delete it in the file.")
            return
        try:
            value = self._to_be.names.resolve(column, self._value(changed))
        except Unclear as unclear:
            draft.say(changed.where, unclear.message, unclear.hint)
            return
        if is_same(column, value, current) or is_number_without_zero(column, changed.cell, current):
            return
        if before not in (KEPT_DIGEST, digest_of(text_of(column, _cell(column, current)))):
            message = "It has been changed in the workbook and, in another way, in the record. The record was left."
            draft.say(changed.where, message, COMPARE, is_conflict=True)
            return
        if self._edit(draft, prefix + column.path, value, changed.where):
            draft.result.cells += 1

    def _remove_session(self, draft: _Draft, key: str, where: str) -> None:
        number, before = _number_in(key), self._own.digests(SESSION, key)
        if number_of(rows_of(draft.file.id, draft.values), number, self._own.paths[SESSION], before) is None:
            message = "This session is another one in the record now, so it was not removed."
            draft.say(where, message, COMPARE, is_conflict=True)
        elif self._edit(draft, f"sessions.{number}", None, where):
            draft.result.removed += 1

    def _edit(self, draft: _Draft, path: str, value: Any, where: str) -> bool:
        try:
            if value is None:
                draft.editing.remove(path)
            else:
                draft.editing.set(path, value)
        except EditError as error:
            draft.say(where, f"{draft.file.shown} could not be changed. {error}", "Change it in the file.")
            return False
        draft.wheres.append(where)
        return True


def _number_in(key: str) -> int:
    return int(key.rpartition(" ")[2]) - 1


def _cell(column: Column, value: Any) -> Any:
    is_other_form = column.form is Form.TEXT and isinstance(value, Mapping)  # first_visit in parts
    return None if is_other_form else cell_of(column, value)

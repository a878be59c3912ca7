"""What will be written: the changes of a workbook worked out for each file, before any of them is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fingerpost.checks.context import Context, context_of
from fingerpost.checks.everything import check_usable
from fingerpost.checks.scan import scan_of
from fingerpost.exchange.tables.directory_to_be import PATHS
from fingerpost.exchange.tables.usable import secrets_in
from fingerpost.exchange.workbook.cells import (
    KEPT,
    cell_of,
    is_number_without_zero,
    is_same,
    text_of,
    value_of,
)
from fingerpost.exchange.workbook.columns import SESSION, SHEETS, Column, Form
from fingerpost.exchange.workbook.rows import at, digest_of
from fingerpost.exchange.workbook.typed import Unclear
from fingerpost.intake.workbook.compare import ChangedCell, Comparison, shuffled
from fingerpost.intake.workbook.names import Names
from fingerpost.intake.workbook.new_rows import NewRecord, new_records
from fingerpost.intake.workbook.opened import OwnWorkbook
from fingerpost.intake.workbook.outcome import Draft, Plan, Remark
from fingerpost.intake.workbook.sessions import KEPT_DIGEST, is_like, rows_of
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.read import make_record, read_record
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.directory import Directory, Record
from fingerpost.records.problem import Problem
from fingerpost.stewardship.close import close
from fingerpost.stewardship.files_of_records import CannotChange, find_file
from fingerpost.writing.edit import EditError, edit, remove
from fingerpost.writing.write import write_record

_ONE_BY_ONE = 10  # rows that are gone; of more, one sentence says so
CLOSE, REMOVE = "close", "remove"  # what may become of a row that is gone
_REASONS = {
    "activity": "It is not on any more.",
    "group": "The group is there no more.",
    "place": "It is not used any more.",
}


def plan_import(
    own: OwnWorkbook,
    comparison: Comparison,
    directory: Directory,
    *,
    today: date,
    decisions: Mapping[tuple[str, str], str] | None = None,
) -> Plan:
    """Work out what will be written; nothing is.

    Args:
        own: The workbook.
        comparison: What is different in it.
        directory: The records as they are; only names, words and settings where nothing is different.
        today: The day.
        decisions: What becomes of rows that are gone, by sheet and key; without one, the record is left as it is.
    """
    plan = Plan(rows=comparison.rows)
    plan.remarks = [Remark(*remark) for remark in comparison.remarks]
    planning = _Planning(own, directory, today, plan)
    made = new_records(own, comparison.new, planning.names, plan.say)
    for record in made.records:
        planning.add(record)
    planning.change(comparison, made.sessions)
    planning.take_away(comparison, decisions or {})
    planning.finish()
    return plan


class _Planning:
    """One import."""

    def __init__(self, own: OwnWorkbook, directory: Directory, today: date, plan: Plan) -> None:
        self.own, self.plan, self.today = own, plan, today
        # With what is new as soon as it is made, so that the rest may name it.
        self.records: dict[str, dict[str, Any]] = {
            "activity": dict(directory.activities),
            "group": dict(directory.groups),
            "place": dict(directory.places),
        }
        self.directory = replace(
            directory,
            activities=self.records["activity"],
            groups=self.records["group"],
            places=self.records["place"],
        )
        self.names = Names(self.directory)
        self.context: Context = context_of(self.directory, today=today, postcodes=None)
        self.drafts: dict[tuple[str, str], Draft | None] = {}

    # -- what is new -----------------------------------------------------------------------------------------------

    def add(self, new: NewRecord) -> None:
        """A record of a row that is new, if it is one that can be published."""
        text = write_record(new.data, new.kind)
        path = self.directory.assets / FOLDERS[new.kind] / f"{new.id}.yaml"
        if self._read(new.kind, new.id, text, new.wheres, None) is None:
            return
        self.plan.changes.texts[path] = text
        self.plan.new[new.kind] = self.plan.new.get(new.kind, 0) + 1

    # -- what has changed ------------------------------------------------------------------------------------------

    def change(self, comparison: Comparison, sessions: Mapping[str, Sequence[tuple[str, dict[str, Any]]]]) -> None:
        """Cells, and sessions that are new."""
        left = self._leave_shuffled(comparison)
        for (sheet, key), cells in comparison.changed.items():
            if (sheet, key) in left:
                continue
            kind, record_id = _record_of(sheet, key)
            draft = self._draft(kind, record_id, cells[0].where)
            if draft is not None:
                self._change_row(draft, sheet, key, cells)
        for activity, added in sessions.items():
            draft = self._draft("activity", activity, added[0][0])
            for where, session in added if draft else ():
                assert draft is not None  # noqa: S101 - for the types
                number = len(draft.values.get("sessions", ())) + draft.sessions
                if self._edit(draft, f"sessions.{number}", session, where):
                    draft.sessions += 1

    def _leave_shuffled(self, comparison: Comparison) -> set[tuple[str, str]]:
        rows = shuffled(comparison, self.directory)
        for title, number in Counter(rows.values()).items():
            message = (
                f"{number} rows have the name of another record now, as if one column had been sorted without the "
                "others. Nothing of these rows was taken."
            )
            self.plan.say(title, message, "Undo that, or export again. Sort whole rows only.")
        return set(rows)

    def _draft(self, kind: str, record_id: str, where: str) -> Draft | None:
        if (kind, record_id) not in self.drafts:
            self.drafts[kind, record_id] = None
            file = find_file(self.directory.assets, kind, record_id)
            if file is None:
                message = f"There is no {kind} called {record_id} any more."
                self.plan.say(where, message, "It may have another name now. Export a new workbook.", is_conflict=True)
                return None
            try:
                values = read_record(kind, file.path.read_bytes(), file.shown)
                self.drafts[kind, record_id] = Draft(kind, file, values, file.text())
            except (Unreadable, CannotChange, OSError):
                self.plan.say(where, f"{file.shown} has an error, so it was not changed.", "Run: fingerpost check")
        return self.drafts[kind, record_id]

    def _change_row(self, draft: Draft, sheet: str, key: str, cells: Sequence[ChangedCell]) -> None:
        before = self.own.digests(sheet, key)
        data, prefix = draft.values, ""
        if sheet == SESSION:
            number = int(key.rpartition(" ")[2]) - 1
            if not self._is_same_session(draft, number, before):
                if self._is_done(draft, cells, before):
                    return  # by an earlier import of this workbook
                message = "This session is another one in the record now, so the row was left out."
                self.plan.say(cells[0].where, message, _COMPARE, is_conflict=True)
                return
            data, prefix = draft.values["sessions"][number], f"sessions.{number}."
        for changed in cells:
            self._change_cell(draft, changed, data, prefix, before.get(changed.column.path, ""))

    def _is_same_session(self, draft: Draft, number: int, before: Mapping[str, str]) -> bool:
        rows = rows_of(draft.file.id, draft.values)
        return number < len(rows) and is_like(rows[number], self.own.paths[SESSION], before)

    def _is_done(self, draft: Draft, cells: Sequence[ChangedCell], before: Mapping[str, str]) -> bool:
        """Whether the activity has a session that is just as the row has it."""
        wanted = dict(before)
        for changed in cells:
            try:
                value = self.names.resolve(changed.column, self._value(changed))
            except Unclear:
                return False
            wanted[changed.column.path] = digest_of(text_of(changed.column, _cell(changed.column, value)))
        return any(is_like(row, self.own.paths[SESSION], wanted) for row in rows_of(draft.file.id, draft.values))

    def _value(self, changed: ChangedCell) -> Any:
        return value_of(changed.column, changed.cell, self.directory.settings.country)

    def _change_cell(self, draft: Draft, changed: ChangedCell, data: Any, prefix: str, before: str) -> None:
        column, words = changed.column, text_of(changed.column, changed.cell)
        current = at(data, column.path)
        if words == KEPT:
            return
        if before == KEPT_DIGEST and not words:
            self.plan.say(changed.where, "What is kept in the file was not taken away.", "Delete it in the file.")
            return
        try:
            value = self.names.resolve(column, self._value(changed))
        except Unclear as unclear:
            self.plan.say(changed.where, unclear.message, unclear.hint)
            return
        if is_same(column, value, current) or is_number_without_zero(column, changed.cell, current):
            return
        if before not in (KEPT_DIGEST, digest_of(text_of(column, _cell(column, current)))):
            message = "It has been changed in the workbook and, in another way, in the record. The record was left."
            self.plan.say(changed.where, message, _COMPARE, is_conflict=True)
            return
        if self._edit(draft, prefix + column.path, value, changed.where):
            draft.cells += 1

    def _edit(self, draft: Draft, path: str, value: Any, where: str) -> bool:
        try:
            draft.text = remove(draft.text, path) if value is None else edit(draft.text, path, value)
        except EditError as error:
            self.plan.say(where, f"{draft.file.shown} could not be changed. {error}", "Change it in the file.")
            return False
        draft.wheres.append(where)
        return True

    # -- what is gone ----------------------------------------------------------------------------------------------

    def take_away(self, comparison: Comparison, decisions: Mapping[tuple[str, str], str]) -> None:
        """Close records and remove sessions, where somebody has said so. Sessions go from the last to the first."""
        left: dict[str, list[str]] = {}
        for sheet, key in sorted(comparison.gone, key=_last_first):
            what = decisions.get((sheet, key), "")
            kind, record_id = _record_of(sheet, key)
            if not what:
                if sheet == SESSION or find_file(self.directory.assets, kind, record_id):
                    left.setdefault(sheet, []).append(key)
                continue
            where = f"{self._title(sheet)}, {key}"
            if what == CLOSE:
                self._close(kind, record_id, where)
            elif (draft := self._draft(kind, record_id, where)) is not None:
                number = int(key.rpartition(" ")[2]) - 1
                if not self._is_same_session(draft, number, self.own.digests(sheet, key)):
                    message = "This session is another one in the record now, so it was not removed."
                    self.plan.say(where, message, _COMPARE, is_conflict=True)
                elif self._edit(draft, f"sessions.{number}", None, where):
                    draft.removed += 1

        for sheet, keys in left.items():
            self._leave(sheet, keys)

    def _title(self, sheet: str) -> str:
        return self.own.sheets[sheet].title if sheet in self.own.sheets else SHEETS[sheet]

    def _leave(self, sheet: str, keys: Sequence[str]) -> None:
        self.plan.left += len(keys)
        if len(keys) > _ONE_BY_ONE:
            some = f"{len(keys):,} rows are not in the workbook any more: {', '.join(keys[:3])} and more."
            self.plan.say(self._title(sheet), f"{some} Their records were left as they are.", _GONE[sheet])
            return
        for key in keys:
            message = f"{key} is not in the workbook any more. Its record was left as it is."
            self.plan.say(self._title(sheet), message, _GONE[sheet])

    def _close(self, kind: str, record_id: str, where: str) -> None:
        try:
            changes = close(self.directory.assets, record_id, kind, on=self.today, reason=_REASONS[kind])
        except CannotChange as why:
            self.plan.say(where, why.message, why.hint)
            return
        self.plan.changes.texts |= changes.texts
        self.plan.closed += 1

    # -- whether it can be published -------------------------------------------------------------------------------

    def finish(self) -> None:
        """Take each record that has no error it did not have before."""
        for (kind, record_id), draft in self.drafts.items():
            if draft is None or not (draft.cells or draft.sessions or draft.removed):
                continue
            if self._read(kind, record_id, draft.text, draft.wheres, draft.values) is None:
                continue
            self.plan.changes.texts[draft.file.path] = draft.text
            self.plan.cells += draft.cells
            self.plan.sessions += draft.sessions
            self.plan.removed += draft.removed

    def _read(
        self, kind: str, record_id: str, text: str, wheres: Sequence[str], before: Mapping[str, Any] | None
    ) -> Record | None:
        """The record as it would be; None, with the reasons said, if it has an error that it had not before."""
        where = wheres[0] if len(wheres) == 1 else f"{wheres[0]} and {len(wheres) - 1} more" if wheres else record_id
        try:
            data = read_record(kind, text.encode(), record_id)
        except Unreadable as unreadable:
            for problem in unreadable.problems:
                self.plan.say(where, f"{problem.message} The row was left out.", problem.hint)
            return None
        record, faults = self._faults(kind, record_id, data)
        if faults and before is not None:
            earlier = {(problem.code, problem.span.file) for problem in self._faults(kind, record_id, before)[1]}
            faults = [problem for problem in faults if (problem.code, problem.span.file) not in earlier]
        for message, hint in dict.fromkeys((problem.message, problem.hint) for problem in faults):
            self.plan.say(where, f"{message} The row was left out.", hint)
        if faults:
            return None
        self.records[kind][record_id] = record
        return record

    def _faults(self, kind: str, record_id: str, values: Mapping[str, Any]) -> tuple[Record, list[Problem]]:
        """The record of these values, and what is an error in it."""
        record = make_record(kind, record_id, values, PATHS)
        problems = (*check_usable(record, scan_of(record), self.context), *secrets_in(values))
        return record, [problem for problem in problems if problem.is_error]


def _record_of(sheet: str, key: str) -> tuple[str, str]:
    return ("activity", key.rpartition(" ")[0]) if sheet == SESSION else (sheet, key)


def _last_first(pair: tuple[str, str]) -> tuple[str, str, int]:
    sheet, key = pair
    record_id, _, number = key.rpartition(" ")
    return (sheet, record_id, -int(number)) if sheet == SESSION and number.isdecimal() else (sheet, key, 0)


def _cell(column: Column, value: Any) -> Any:
    is_other_form = column.form is Form.TEXT and isinstance(value, Mapping)  # first_visit in parts
    return None if is_other_form else cell_of(column, value)


_COMPARE = "Compare it with the file, and change that; or export a new workbook and change it there."
_GONE = {
    "activity": "If it has ended: fingerpost close",
    "group": "If it has ended: fingerpost close",
    "place": "If it has ended: fingerpost close",
    SESSION: "To remove it, import again without --no-questions, or delete it in the file.",
}

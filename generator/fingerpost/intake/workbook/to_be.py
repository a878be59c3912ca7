"""The directory as it will be: whether a record that a workbook changes or adds can be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from fingerpost.checks.context import Context, context_of
from fingerpost.checks.everything import check_usable
from fingerpost.checks.scan import scan_of
from fingerpost.exchange.tables.directory_to_be import PATHS
from fingerpost.exchange.tables.usable import secrets_in
from fingerpost.intake.workbook.names import Names
from fingerpost.intake.workbook.outcome import Remark
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.read_records import make_record
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.directory import Directory, Record
from fingerpost.records.problem import Problem


class Before(NamedTuple):
    """A record as it is."""

    values: Mapping[str, Any]
    changed: frozenset[str]  # the fields that will be others; the rest must stay what it is


class DirectoryToBe:
    """The records, with what is new or changed as soon as it is made, so that the rest may name it."""

    def __init__(self, directory: Directory, today: date) -> None:
        self._records: dict[str, dict[str, Any]] = {
            "activity": dict(directory.activities),
            "group": dict(directory.groups),
            "place": dict(directory.places),
        }
        self.directory = replace(
            directory,
            activities=self._records["activity"],
            groups=self._records["group"],
            places=self._records["place"],
        )
        self.names = Names(self.directory)
        # Warnings are for the check that follows.
        self._context: Context = context_of(self.directory, today=today, postcodes=None, warns=False)

    def take(
        self, kind: str, record_id: str, text: str, wheres: Sequence[str], before: Before | None = None
    ) -> list[Remark]:
        """Take a record into the directory, if it has no error that it had not before; give the reasons if it has.

        Args:
            kind: activity, group or place.
            record_id: Its id.
            text: What its file will be.
            wheres: The rows and cells that it comes from.
            before: What it is now; None if it is new.
        """
        where = wheres[0] if len(wheres) == 1 else f"{wheres[0]} and {len(wheres) - 1} more" if wheres else record_id
        try:
            data = read_record(kind, text.encode(), record_id)
        except Unreadable as unreadable:
            return [_left_out(where, problem.message, problem.hint) for problem in unreadable.problems]
        if before is not None and _rest(data, before) != _rest(before.values, before):
            return [_left_out(where, "Its file could not be changed without changing more.", "Change it in the file.")]
        record, faults = self._faults(kind, record_id, data)
        if faults and before is not None:
            earlier = {(problem.code, problem.span.file) for problem in self._faults(kind, record_id, before.values)[1]}
            faults = [problem for problem in faults if (problem.code, problem.span.file) not in earlier]
        if faults:
            reasons = dict.fromkeys((problem.message, problem.hint) for problem in faults)
            return [_left_out(where, message, hint) for message, hint in reasons]
        self._records[kind][record_id] = record
        return []

    def _faults(self, kind: str, record_id: str, values: Mapping[str, Any]) -> tuple[Record, list[Problem]]:
        """The record of these values, and what is an error in it."""
        record = make_record(kind, record_id, values, PATHS)
        problems = (*check_usable(record, scan_of(record), self._context), *secrets_in(values))
        return record, [problem for problem in problems if problem.is_error]


def _rest(values: Mapping[str, Any], before: Before) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in before.changed}


def _left_out(where: str, message: str, hint: str) -> Remark:
    return Remark(where, f"{message} The row was left out.", hint)

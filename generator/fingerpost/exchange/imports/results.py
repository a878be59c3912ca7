"""What has become of all records: at the end they get their places, and the next import its memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from pathlib import Path

from fingerpost.exchange.imports.keeping import Keeping
from fingerpost.exchange.imports.last_import import (
    file_of,
    last_import_file,
    last_import_lines,
)
from fingerpost.exchange.imports.new_names import Signs, new_names, signs_by_id
from fingerpost.exchange.imports.new_record import KeptRecord
from fingerpost.exchange.imports.no_longer_listed import warn_of_no_longer_listed
from fingerpost.exchange.imports.outcome import Outcome
from fingerpost.exchange.imports.withdrawn import Withdrawals, withdraw
from fingerpost.exchange.tables.privacy.discreet import discreet
from fingerpost.files.durable import write_whole
from fingerpost.files.records_lock import taking_places
from fingerpost.records.problem import in_file_order
from fingerpost.writing.new_directory import write_starter
from fingerpost.writing.write import save_record

Progress = Callable[[int, int], None]  # how much is done, of how much


class ImportResults:
    """What has become of records, as they come; at the end their files get their names, and the next import its memory.

    Of each record no more is held than that needs, because other processes still make more:
    docs/decisions/0043-large-tables.md.
    """

    def __init__(self, keeping: Keeping, outcome: Outcome) -> None:
        """Take what decides about the records, and what counts them."""
        self._before, self._batch, self._outcome = keeping.before, keeping.batch, outcome
        self._overwrite = keeping.overwrite
        self._ids: dict[tuple[str, int], list[str]] = {}  # of what is written, by kind and process
        self._lines: list[str] = []  # for the next import
        self._replaced: set[tuple[str, str]] = set()  # what the last import knew, and the next knows otherwise
        self._still_listed: set[tuple[str, str]] = set()  # of the last import
        self._here: set[str] = set()  # the ids of places that are here already
        self._new: dict[str, Signs] = {}  # of new activities, by id
        self.used: dict[tuple[str, str], int] = {}  # the keys by which the list has them, and a row of each

    def add(self, records: Iterable[KeptRecord]) -> None:
        """Count records, and remember what there is to do at the end."""
        before = self._before
        for record in records:
            self._outcome.count(record)
            if record.what == "here":
                self.used[record.kind, record.key] = record.row
                self._here.add(record.id)
            if record.signs:
                self._new[record.id] = record.signs
            if record.line:
                self._lines.append(record.line)
            if record.writer:
                self._ids.setdefault((record.kind, record.writer), []).append(record.id)
            if before.last and (key := (record.kind, record.key)) in before.last:
                self._still_listed.add(key)
                if record.line:
                    self._replaced.add(key)

    def finish(
        self, progress: Progress | None = None, *, passed_over: Collection[tuple[str, str]], today: date
    ) -> None:
        """Give what is new or has changed its place, and say so in the outcome.

        A record that a person has edited takes what nobody has edited.

        Args:
            progress: Called with how many files have their names.
            passed_over: Kind and key of records of rows that the list says are off, or not to be shown.
            today: The day that is written into what is held back for that.
        """
        before, outcome = self._before, self._outcome
        if self._batch:
            outcome.started = write_starter(before.assets)
        outcome.here = len(self._here)
        unlisted = before.last.keys() - self._still_listed - before.here
        off = unlisted.intersection(passed_over) - before.merged
        if self._batch:
            with taking_places(before.assets):
                ids = self._ids.items()
                files = [(before.path_of(kind, each), writer) for (kind, writer), some in ids for each in some]
                self._batch.place(files, progress)
                withdrawals = self._withdraw(off, today)  # only now: activities may name other places than before
                self._remember()
        else:
            withdrawals = self._withdraw(off, today)
        unlisted = {key for key in unlisted if key not in withdrawals}
        outcome.unlisted = len(unlisted)
        named = {(key[0], before.last[key].id) for key in unlisted - before.merged}
        named -= self._name_anew({record_id for kind, record_id in named if kind == "activity"})
        outcome.problems += warn_of_no_longer_listed(named, before.files, before.assets)
        outcome.problems = sorted(map(discreet, outcome.problems), key=in_file_order)

    def _name_anew(self, ids: Collection[str]) -> set[tuple[str, str]]:
        """Warn of activities, by id, that may be in the list under a new name; give them."""
        before, outcome = self._before, self._outcome
        files = before.files["activity"]
        unlisted = signs_by_id((each, files[each]) for each in ids if self._new and each in files)
        outcome.new_names = list(new_names(unlisted, self._new))
        outcome.problems += [each.warning(files[each.before], before.assets) for each in outcome.new_names]
        return {("activity", each.before) for each in outcome.new_names}

    def _withdraw(self, keys: Collection[tuple[str, str]], today: date) -> Withdrawals:
        """Hold back what its list has withdrawn, and remember for the next import what was written."""
        before, outcome = self._before, self._outcome
        withdrawals = withdraw(keys, before.last, before.files, before.assets, today=today)
        for key, text in withdrawals.texts.items() if self._batch else ():
            remembered = withdrawals.remembered[key]
            write_whole(Path(before.path_of(key[0], remembered.id)), text.encode())
            self._lines += last_import_lines([(key, remembered)])
            self._replaced.add(key)
        outcome.in_last_import = len(before.last)
        outcome.withdrawn, outcome.still_public = len(withdrawals.held), len(withdrawals.still_public)
        outcome.problems += withdrawals.problems
        return withdrawals

    def _remember(self) -> None:
        before = self._before
        # Not a place that is here, and that nothing of the list is at after all.
        unused = before.here - before.last_import.keys() - self.used.keys()
        # With the id that was merged, so that it is known next time.
        records = {key: last for key, last in before.last.items() if key not in self._replaced | unused} | {
            key: before.last_import[key] for key in before.merged
        }
        if self._ids or self._lines or records != before.last_import:
            text = last_import_file([*self._lines, *last_import_lines(records.items())])
            save_record(file_of(before.assets, before.source), text)

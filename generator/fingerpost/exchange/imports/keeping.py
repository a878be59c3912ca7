"""Decides about each record as soon as it is made, and writes it beside its place."""

from __future__ import annotations

from pathlib import Path

from fingerpost.checks.context import Context
from fingerpost.exchange.imports.decide import decide
from fingerpost.exchange.imports.last_import import (
    last_import_lines,
)
from fingerpost.exchange.imports.new_names import signs_of
from fingerpost.exchange.imports.new_record import Decision, KeptRecord, NewRecord
from fingerpost.exchange.imports.state_before import Before
from fingerpost.files.durable import Batch
from fingerpost.reading.layout import FOLDERS


class Keeping:
    """Decides about each record as soon as it is made, and writes it beside its place if need be.

    So the records and their texts are never all in memory together, and each process writes its own.
    """

    def __init__(
        self, before: Before, context: Context | None = None, batch: Batch | None = None, *, overwrite: bool = False
    ) -> None:
        """Name what is there and what records are checked against; without a batch nothing is written."""
        self.before, self.context, self.batch, self.overwrite = before, context, batch, overwrite

    def __call__(self, records: list[NewRecord]) -> list[KeptRecord]:
        """What becomes of the records; their texts are written, and no longer here."""
        decisions = [self._decision(record) for record in records]
        lines = self._lines(records, decisions)
        return [self._result(*each) for each in zip(records, decisions, lines, strict=True)]

    def _decision(self, record: NewRecord) -> Decision:
        before = self.before
        key = record.kind, record.key
        if key in before.here or key in before.merged:
            return Decision("here" if key in before.here else "merged")
        path = before.files[record.kind].get(record.id)
        return decide(record, path, before.last.get(key), self.context, overwrite=self.overwrite)

    def _lines(self, records: list[NewRecord], decisions: list[Decision]) -> list[str]:
        """What the next import has to know of each record; "" if nothing new."""
        lines = [""] * len(records)
        if self.batch:
            new = [
                (place, ((record.kind, record.key), decision.remembered))
                for place, (record, decision) in enumerate(zip(records, decisions, strict=True))
                if decision.remembered and decision.remembered != self.before.last.get((record.kind, record.key))
            ]
            for (place, _), line in zip(new, last_import_lines(each for _, each in new), strict=True):
                lines[place] = line
        return lines

    def _result(self, record: NewRecord, decision: Decision, line: str) -> KeptRecord:
        kind, record_id, key, _, _, row, is_uncategorised, title = record
        what, _, text, problem = decision
        writer = self.batch.write(self.before.path_of(kind, record_id), text.encode()) if text and self.batch else 0
        signs = signs_of(text) if what == "new" and kind == "activity" and self.before.last else None
        return KeptRecord(kind, record_id, key, row, is_uncategorised, what, writer, line, problem, title, signs)


def batch_for(assets: Path) -> Batch:
    """What an import writes into."""
    return Batch(assets / folder for folder in FOLDERS.values())

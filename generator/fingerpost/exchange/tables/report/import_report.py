"""The report of an import, for a person with an afternoon: what came in, was put right, was left out, is doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fingerpost.exchange.imports.outcome import Outcome
from fingerpost.exchange.tables.report.likely_merges import LikelyMerge
from fingerpost.exchange.tables.report.parts import part_of
from fingerpost.exchange.tables.report.titles import TITLES_OF_KINDS
from fingerpost.exchange.tables.table import row_name
from fingerpost.language.counted import counted
from fingerpost.reading.layout import FOLDERS
from fingerpost.records.problem import Problem

# The parts of a report, in the order in which they are worth an afternoon.
PARTS = {
    "row": "Rows that were left out",
    "doubt": "Doubtful: look at these",
    "cut": "Left out of a record",
    "change": "Put right on the way",
}
TITLES = PARTS | {"also": "In a row that was left out"}
OF_THE_ROW = "also"  # what else is to say of a row that was left out: in the list of rows, and in no other
ABOUT_PARTS = {
    "row": "Nothing of these rows is in the directory. Put them right in the table, and import it again.",
    "doubt": "This is in the directory, or is kept as words beside the record. Look whether it is right.",
    "cut": "The record is in the directory without these. Write them in the record, or put the table right.",
    "also": "Look at these when you put those rows right.",
    "change": "One reading only was possible, and that was taken. A look at a few of them is enough.",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say of one cell."""

    row: str  # "7", or "7 of North" where there are several sheets; "" where it is of no row
    column: str
    record: str  # the file that was made of the row, such as activities/tea.yaml; "" for none
    code: str
    part: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class KindOfRemark:
    """All remarks of one code in one part."""

    code: str
    title: str
    hint: str  # of the first: nearly always that of all
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Everything that a report says, whatever form it has."""

    file: str
    source: str
    dry_run: bool
    sums: tuple[str, ...]  # sentences
    remarks: tuple[Remark, ...]  # in order of row
    merges: tuple[LikelyMerge, ...]
    assets: Path

    def kinds(self, part: str) -> list[KindOfRemark]:
        """The kinds of remark of a part, the most frequent first."""
        by_code: dict[str, list[Remark]] = {}
        for remark in self.remarks:
            if remark.part == part:
                by_code.setdefault(remark.code, []).append(remark)
        kinds = [
            KindOfRemark(code, _title(code, part), remarks[0].hint, tuple(remarks)) for code, remarks in by_code.items()
        ]
        return sorted(kinds, key=lambda kind: (-len(kind.remarks), kind.code))

    def rows(self) -> Mapping[str, list[Remark]]:
        """The remarks of each row."""
        by_row: dict[str, list[Remark]] = {}
        for remark in self.remarks:
            by_row.setdefault(remark.row, []).append(remark)
        return by_row


def report_of(
    outcome: Outcome, *, file: str, source: str, assets: Path, dry_run: bool, merges: list[LikelyMerge]
) -> ImportReport:
    """Arrange what an import has to say."""
    unused = {number for problem in outcome.problems if problem.is_error and (number := outcome.row_of(problem.span))}
    return ImportReport(
        file=file,
        source=source,
        dry_run=dry_run,
        sums=tuple(_sums(outcome)),
        remarks=tuple(_remark(problem, outcome, unused) for problem in outcome.problems),
        merges=tuple(merges),
        assets=assets,
    )


def _remark(problem: Problem, outcome: Outcome, unused: set[int]) -> Remark:
    span = problem.span
    column = outcome.headers[span.column - 1] if span.column <= len(outcome.headers) else ""
    number = outcome.row_of(span)
    of_table = number is not None
    return Remark(
        row=row_name(number, outcome.sheets) if number is not None else "",
        column=column if of_table else f"{span.file}:{span.line}",
        record=outcome.made_of_rows.get(number, "") if number is not None else "",
        code=problem.code,
        part=OF_THE_ROW if number in unused and not problem.is_error else part_of(problem),
        message=problem.message,
        hint=problem.hint,
    )


def _title(code: str, part: str) -> str:
    if code == "missing" and part != "row":
        return "Of no use, because something beside it is missing"
    return TITLES_OF_KINDS.get(code, code.replace("-", " ").capitalize())


def _sums(outcome: Outcome) -> Iterator[str]:
    yield f"{counted(outcome.rows, 'row')}: {outcome.rows_used:,} used, {outcome.rows_left_out:,} left out."
    for reason, number in sorted(outcome.skipped.items()):
        yield f"{counted(number, 'row')} skipped: {reason}."
    new = sum(outcome.new.values())
    kinds = ", ".join(counted(number, kind, FOLDERS[kind]) for kind, number in sorted(outcome.new.items()))
    yield (
        f"{counted(new, 'new record')}{f' ({kinds})' if kinds else ''}, {outcome.changed:,} changed, "
        f"{outcome.same:,} the same."
    )
    for number, words in (
        (outcome.uncategorised, "without a category: choose one for each."),
        (outcome.edited, "changed in the table and edited here since: left as they are."),
        (outcome.deleted, "deleted here since the last import: not written again."),
        (outcome.merged, "merged with another record here: left alone."),
        (outcome.here, "here already, by postcode and name, as a place: left alone."),
        (outcome.erased, "erased here: never written again."),
        (outcome.still_public, "still public, though the table says now that they are off or not to be shown."),
        (outcome.withdrawn, "held back here too, as the table says that they are off or not to be shown."),
        (outcome.unlisted, "no longer in the table: kept, and shown as before. Have they closed?"),
        (len(outcome.new_names), "of them may be here under a new name, and both are shown: see below."),
    ):
        if number:
            yield f"{number:,} {words}"

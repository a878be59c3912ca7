"""Import a table: all rows are checked first, then the files are written; doing it twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from fingerpost.edition.clock import today
from fingerpost.exchange.imports.crisis_lines import refuse_without_crisis_lines
from fingerpost.exchange.imports.keeping import Keeping, batch_for
from fingerpost.exchange.imports.new_record import KeptRecord
from fingerpost.exchange.imports.outcome import Outcome
from fingerpost.exchange.imports.results import ImportResults, Progress
from fingerpost.exchange.imports.state_before import state_before
from fingerpost.exchange.tables.directory_to_be import context_for_import
from fingerpost.exchange.tables.here_already import leave_what_is_here
from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.mapping import TableMapping, read_mapping
from fingerpost.exchange.tables.mapping_categories import check_categories
from fingerpost.exchange.tables.mapping_check import check_mapping
from fingerpost.exchange.tables.new_sheets import new_sheets
from fingerpost.exchange.tables.own_rows import OUR_OWN
from fingerpost.exchange.tables.read_tables import READERS, read_joins
from fingerpost.exchange.tables.report.same_names import remarks_on_same_names
from fingerpost.exchange.tables.report.unmatched_rows import warn_of_unmatched_rows
from fingerpost.exchange.tables.report.unnamed_columns import unnamed_columns
from fingerpost.exchange.tables.report.unnamed_may_be_shown import warn_of_rows_not_to_be_shown
from fingerpost.exchange.tables.report.unnamed_not_every_week import warn_of_limits
from fingerpost.exchange.tables.rows.table_records import make_records
from fingerpost.exchange.tables.table import MappingError, Table
from fingerpost.processes import no_collector
from fingerpost.records.problem import Problem, in_file_order

__all__ = ["MappingError", "import_table"]


@no_collector()
def import_table(
    form: str,
    path: Path,
    mapping_path: Path,
    assets: Path,
    *,
    dry_run: bool = False,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Write the records of a table below ``assets``.

    A record that a person has edited since the last import is only replaced with ``overwrite``; nothing is deleted.

    Raises:
        TableError: If the table or the mapping as a whole cannot be used. Nothing was written then.
    """
    mapping = read_mapping(mapping_path)
    table = READERS[form](path, mapping.options)
    joins = read_joins(form, path, mapping, table)
    faults = sorted(check_mapping(mapping, table, joins), key=in_file_order)
    if faults:
        raise MappingError(faults)
    refuse_without_crisis_lines(assets)
    before, day = state_before(assets, mapping.source), today()
    context = context_for_import(assets, before.files, () if overwrite else before.deleted, day)
    if faults := list(check_categories(mapping, context.vocabulary.categories)):
        raise MappingError(faults)
    unmatched = list(warn_of_unmatched_rows(table, mapping, joins))
    to_make = leave_what_is_here(table, mapping, joins, before, context)
    table, before, own_rows, _ = to_make
    outcome = Outcome(
        rows=table.rows_found, file=table.file, source=mapping.source, headers=table.headers, sheets=table.sheets
    )
    with batch_for(assets) as batch:
        keeping = Keeping(before, context, None if dry_run else batch, overwrite=overwrite)
        results = ImportResults(keeping, outcome)

        def take(records: list[KeptRecord]) -> None:
            outcome.describe(records)
            results.add(records)

        result = make_records(
            table, mapping, before.last, before.in_use, context, progress, joins, keep=keeping, take=take
        )
        outcome.rows_used, outcome.skipped = result.rows_used, dict(result.skipped)
        if own_rows:
            outcome.skipped[OUR_OWN] = own_rows
        of_tables = [*_problems_of_tables(table, mapping, joins), *new_sheets(form, path, mapping, mapping_path, table)]
        of_tables += [*unmatched, *remarks_on_same_names(outcome.names, mapping, table)]
        outcome.problems = of_tables + to_make.remarks_on(results.used) + result.problems + outcome.problems
        passed_over = result.passed_over
        del table, to_make, result  # what is done now needs the memory
        results.finish(progress, passed_over=passed_over, today=day)
    return outcome


def _problems_of_tables(table: Table, mapping: TableMapping, joins: Mapping[str, Join]) -> Iterator[Problem]:
    """What there is to say of the tables themselves, and of columns that the mapping does not name."""
    for each in (table, *(join.table for join in joins.values())):
        yield from each.problems
    unnamed = list(unnamed_columns(table, mapping, joins))
    yield from warn_of_rows_not_to_be_shown(unnamed)
    yield from warn_of_limits(unnamed, mapping)

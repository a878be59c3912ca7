"""fingerpost import xlsx, of a workbook of our own: what an editor has changed in it is changed in the records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.alone import alone
from fingerpost.cli.import_end import next_check, stopped_where_it_must
from fingerpost.cli.import_list import is_asked
from fingerpost.cli.stop import stop
from fingerpost.language.counted import counted
from fingerpost.records.escaping import visible

if TYPE_CHECKING:
    from fingerpost.intake.workbook.compare import Comparison
    from fingerpost.intake.workbook.outcome import Plan

_SHOWN = 20
_ASK_ONE_BY_ONE = 10  # rows that are gone; of more, it is asked first whether that was meant
_PLURALS = {"activity": "activities"}


def is_own_workbook(file: Path) -> bool:
    """Whether a file is a workbook that ``fingerpost export --to xlsx`` wrote."""
    if file.suffix.lower() not in (".xlsx", ".xlsm") or not file.is_file():
        return False
    from fingerpost.intake.workbook.opened import is_own

    with stopped_where_it_must(file):
        return is_own(file)


def refuse_cut_workbook(file: Path, assets: Path) -> None:
    """Stop if a file is a workbook of ours that has lost what it needs: as a list, everything would come twice."""
    from fingerpost.intake.workbook.cut import is_own_but_cut
    from fingerpost.language import language_for
    from fingerpost.reading.read import read_shared

    languages = read_shared(assets).settings.languages if (assets / "directory.yaml").is_file() else ()
    if is_own_but_cut(file, map(language_for, languages)):
        message = f"{file.name} is from a workbook of fingerpost export, but not all of it is here."
        hint = (
            "Save the whole workbook as .xlsx, not as CSV or .ods, with its hidden sheet; or export a new one and copy "
            "your cells into it."
        )
        raise stop("import", message, hint)


def take_back(
    file: Path, assets: Path, *, no_questions: bool, dry_run: bool, as_json: bool, show_all: bool
) -> SystemExit:
    """Bring the workbook in, and give what ends the command."""
    from fingerpost.cache.records import RecordCache
    from fingerpost.edition.clock import ClockWrong, today
    from fingerpost.exchange.workbook.columns import features_of
    from fingerpost.intake.workbook.compare import compare, only_open
    from fingerpost.intake.workbook.opened import open_workbook
    from fingerpost.intake.workbook.plan import plan_import
    from fingerpost.intake.workbook.sessions import still_there
    from fingerpost.language import language_for
    from fingerpost.reading.read import read_directory, read_shared

    if not assets.is_dir():
        raise stop("import", f"There is no folder called {assets}.", "Name it with --assets")
    with alone("import", assets, writes=not dry_run), stopped_where_it_must(assets):
        shared = read_shared(assets)
        own = open_workbook(file, features_of(shared.vocabulary), map(language_for, shared.settings.languages))
        comparison = compare(own)
        is_different = comparison.changed or comparison.new or comparison.missing
        read = RecordCache()
        directory = read_directory(assets, cache=read)[0] if is_different else shared
        comparison.missing = still_there(own, only_open(comparison.missing, directory), assets)
        decisions = {}
        if comparison.missing and not as_json and is_asked(no_questions=no_questions):
            decisions = _ask(comparison)
        try:
            plan = plan_import(own, comparison, directory, today=today(), decisions=decisions, read=read)
        except ClockWrong as reason:
            raise stop("import", reason.message, reason.hint) from None
        lines = [] if dry_run else plan.changes.write(assets)
    if as_json:
        click.echo(json.dumps(_as_data(plan), indent=2, ensure_ascii=False))
    else:
        for line in _sentences(plan, lines, assets, dry_run=dry_run, show_all=show_all):
            click.echo(line)
    return SystemExit(1 if plan.remarks else 0)


def _ask(comparison: Comparison) -> dict[tuple[str, str], str]:
    """What is to become of each row that has gone."""
    from fingerpost.exchange.workbook.columns import SESSION
    from fingerpost.intake.workbook.plan import CLOSE, REMOVE

    decisions: dict[tuple[str, str], str] = {}
    missing = comparison.missing
    if len(missing) > _ASK_ONE_BY_ONE:
        click.echo(f"{len(missing):,} rows are no longer in the workbook.")
        if not click.confirm("Ask about each of them? Otherwise all are left as they are", default=False):
            return {}
    for sheet, key in missing:
        if sheet == SESSION:
            activity, _, number = key.rpartition(" ")
            if click.confirm(f"Session {number} of {activity} is no longer in the workbook. Remove it?", default=False):
                decisions[sheet, key] = REMOVE
        elif click.confirm(f"The {sheet} {key} is no longer in the workbook. Close it as of today?", default=False):
            decisions[sheet, key] = CLOSE
    return decisions


def _sentences(plan: Plan, lines: list[str], assets: Path, *, dry_run: bool, show_all: bool) -> Iterator[str]:
    remarks = plan.remarks if show_all else plan.remarks[:_SHOWN]
    for remark in remarks:
        yield visible(" ".join(f"{remark.where}: {remark.message}".split()))
        if remark.hint:
            yield f"  hint: {visible(remark.hint)}"
    if more := len(plan.remarks) - len(remarks):
        yield f"... and {more:,} more. Add --all to see every one."
    yield from lines if show_all else lines[:_SHOWN]
    if not show_all and len(lines) > _SHOWN:
        yield f"... and {counted(len(lines) - _SHOWN, 'more file')}."
    new = ", ".join(
        counted(number, f"new {kind}", f"new {_PLURALS.get(kind, kind + 's')}")
        for kind, number in sorted(plan.new.items())
    )
    parts = [
        counted(plan.cells, "cell changed", "cells changed"),
        *([new] if new else []),
        *([counted(plan.sessions, "new session")] if plan.sessions else []),
        *([counted(plan.removed, "session removed", "sessions removed")] if plan.removed else []),
        *([f"{plan.closed:,} closed"] if plan.closed else []),
        *([f"{plan.unchanged:,} gone from the workbook and left as they are"] if plan.unchanged else []),
    ]
    yield f"{counted(plan.rows, 'row')}: {', '.join(parts)}."
    if plan.changes.texts:
        yield "Nothing was written, because of --dry-run." if dry_run else next_check(assets)


def _as_data(plan: Plan) -> dict[str, object]:
    return {
        "rows": plan.rows,
        "cells": plan.cells,
        "new": plan.new,
        "new_sessions": plan.sessions,
        "sessions_removed": plan.removed,
        "closed": plan.closed,
        "left": plan.unchanged,
        "files": sorted(path.as_posix() for path in plan.changes.texts),
        "remarks": [
            {"where": each.where, "message": each.message, "hint": each.hint, "is_conflict": each.is_conflict}
            for each in plan.remarks
        ],
    }

"""fingerpost import csv, xlsx, ods, json and list: a table and its mapping become records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.alone import alone
from fingerpost.cli.import_end import (
    all_option,
    assets_option,
    dry_run_option,
    end,
    json_option,
    not_shown_yet,
    overwrite_option,
    sentences_of,
    stopped_where_it_must,
)
from fingerpost.cli.import_list import HELP, first_look, is_asked, mapping_of
from fingerpost.cli.import_ringing import is_ringing_list, take_back_list
from fingerpost.cli.import_workbook import is_own_workbook, refuse_cut_workbook, take_back
from fingerpost.cli.kept_out_of_git import kept_out_of_git
from fingerpost.cli.stop import stop, stop_unless_it_ends

if TYPE_CHECKING:
    from fingerpost.exchange.imports.outcome import Outcome

REPORTS = (".html", ".csv", ".txt")

_report_option = click.option(
    "--report",
    "reports",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a report to a file that ends in .html, .csv or .txt; may be given several times.",
)


@click.command(name="list", short_help="Bring in any list; the first time, propose a mapping.", help=HELP)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", type=click.Path(dir_okay=False, path_type=Path), help="Otherwise LIST.mapping.yaml, here.")
@click.option("--sheet", default="", help="The sheet of a workbook to propose a mapping for, of its own.")
@assets_option
@click.option("--no-questions", is_flag=True, help="Ask nothing; leave blank in the mapping what only you know.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write no records.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --dry-run: a page to look at, with a card for each record.",
)
@_report_option
@overwrite_option
@json_option
@all_option
def any_list(
    file: Path,
    mapping: Path | None,
    sheet: str,
    assets: Path,
    html: Path | None,
    reports: tuple[Path, ...],
    *,
    no_questions: bool,
    dry_run: bool,
    overwrite: bool,
    as_json: bool,
    show_all: bool,
) -> None:
    """Bring in any list; the first time, propose a mapping for it."""
    from fingerpost.exchange.tables.read_tables import form_of_file

    if html:
        stop_unless_it_ends(html, ".html", ".htm", command="import", option="--html")
    if html and not dry_run:
        raise click.UsageError("--html shows what would be done: add --dry-run.")
    if mapping is None and is_ringing_list(file):
        raise take_back_list(file, assets, dry_run=dry_run, as_json=as_json)
    if mapping is None and is_own_workbook(file):
        raise take_back(file, assets, no_questions=no_questions, dry_run=dry_run, as_json=as_json, show_all=show_all)
    mapping = mapping or mapping_of(file, sheet)
    if sheet:
        _check_sheet(file, mapping, sheet, assets)
    if not mapping.exists():
        refuse_cut_workbook(file, assets)
        with stopped_where_it_must(assets):
            lines = first_look(file, mapping, assets, ask=is_asked(no_questions=no_questions), sheet=sheet)
        for line in (*kept_out_of_git(assets, file), *lines):
            click.echo(line)
        return
    if html:
        _write_page(file, mapping, assets, html)
    _run_import(
        form_of_file(file),
        file,
        mapping,
        assets,
        reports,
        dry_run=dry_run,
        overwrite=overwrite,
        as_json=as_json,
        show_all=show_all,
    )


def _check_sheet(file: Path, mapping: Path, sheet: str, assets: Path) -> None:
    """Stop where --sheet would say nothing: the file has none, or the mapping that is there is for another."""
    from fingerpost.exchange.tables.mapping import read_mapping
    from fingerpost.exchange.tables.read_tables import WORKBOOKS, form_of_file

    if form_of_file(file) not in WORKBOOKS:
        raise stop("import", f"{file.name} has no sheets, and --sheet names one.", "Leave --sheet out.")
    if not mapping.exists():
        return
    with stopped_where_it_must(assets):
        options = read_mapping(mapping).options
    if options.sheet != sheet:
        raise stop(
            "import",
            f"--sheet names {sheet}, and {mapping} is there already and says that it is for other sheets.",
            "Leave --sheet out, or name a mapping that is new: --mapping other.mapping.yaml",
        )


def _write_page(file: Path, mapping: Path, assets: Path, html: Path) -> None:
    from fingerpost.exchange.tables.propose.preview import look_at
    from fingerpost.exchange.tables.read_tables import form_of_file
    from fingerpost.exchange.tables.report.cards import page_of
    from fingerpost.files.durable import write_whole

    with stopped_where_it_must(assets):
        page = page_of(look_at(form_of_file(file), file, mapping, assets), assets)
        write_whole(html, page.encode())
    click.echo(f"{html} shows the records as cards. It may hold private things: keep it to yourself.")
    for line in kept_out_of_git(assets, html):
        click.echo(line)


def _own_workbook_options(form: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """What only a workbook of our own can be asked."""
    if form != "xlsx":
        return lambda run: run
    words = "Ask nothing: a record whose row is gone from our own workbook is left as it is."
    return click.option("--no-questions", is_flag=True, help=words)


def of_form(form: str, about: str) -> click.Command:
    """Give the command for one form of table."""

    @click.command(name=form, short_help=about, help=_help(form, about))
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option(
        "--mapping",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="MAP.yaml. If left out, the one beside the file: activities.mapping.yaml for activities.csv.",
    )
    @assets_option
    @dry_run_option
    @overwrite_option
    @json_option
    @_report_option
    @all_option
    @_own_workbook_options(form)
    def run(
        file: Path,
        mapping: Path | None,
        assets: Path,
        dry_run: bool,
        overwrite: bool,
        as_json: bool,
        reports: tuple[Path, ...],
        show_all: bool,
        no_questions: bool = False,
    ) -> None:
        if form in ("xlsx", "ods", "json") and mapping is None and is_ringing_list(file):
            raise take_back_list(file, assets, dry_run=dry_run, as_json=as_json)
        if form == "xlsx" and mapping is None and is_own_workbook(file):
            raise take_back(
                file, assets, no_questions=no_questions, dry_run=dry_run, as_json=as_json, show_all=show_all
            )
        mapping = mapping or file.with_name(mapping_of(file).name)
        if not mapping.is_file():
            refuse_cut_workbook(file, assets)
            hint = f"Name one with --mapping, or have one proposed: fingerpost import {file}"
            raise stop("import", f"There is no mapping for {file.name}.", hint)
        _run_import(
            form,
            file,
            mapping,
            assets,
            reports,
            dry_run=dry_run,
            overwrite=overwrite,
            as_json=as_json,
            show_all=show_all,
        )

    return run


def _run_import(
    form: str,
    file: Path,
    mapping: Path,
    assets: Path,
    reports: tuple[Path, ...],
    *,
    dry_run: bool,
    overwrite: bool,
    as_json: bool,
    show_all: bool,
) -> None:
    from fingerpost.cli.progress import show_progress
    from fingerpost.exchange.tables.table_import import import_table

    for path in reports:
        if path.suffix.lower() not in REPORTS:
            raise stop("import", f"{path} is not the name of a report.", f"End its name in {', '.join(REPORTS)}")
    with alone("import", assets, writes=not dry_run), stopped_where_it_must(assets):
        with show_progress("Importing") as progress:
            outcome = import_table(form, file, mapping, assets, dry_run=dry_run, overwrite=overwrite, progress=progress)
        if reports:
            _write_reports(outcome, reports, assets, dry_run=dry_run)
    kept_out = kept_out_of_git(assets, *reports, *(() if dry_run else (file,)))
    waiting = () if dry_run or as_json else not_shown_yet(outcome, assets)
    *sums, last = sentences_of(outcome, assets, dry_run=dry_run)
    lines = [*kept_out, *sums, *waiting, last, *(f"Report: {path}" for path in reports)]
    raise end(outcome, lines, as_json=as_json, show_all=show_all)


def _write_reports(outcome: Outcome, paths: tuple[Path, ...], assets: Path, *, dry_run: bool) -> None:
    from fingerpost.exchange.tables.report.import_report import report_of
    from fingerpost.exchange.tables.report.likely_merges import likely_merges
    from fingerpost.exchange.tables.report.report_texts import FORMS
    from fingerpost.files.durable import write_whole
    from fingerpost.reading.read import read_directory

    directory = read_directory(assets)[0] if assets.is_dir() else None
    merges = likely_merges(directory, outcome.source) if directory else []
    report = report_of(outcome, file=outcome.file, source=outcome.source, assets=assets, dry_run=dry_run, merges=merges)
    for path in paths:
        write_whole(path, FORMS[path.suffix.lower()[1:]](report).encode())


_OWN_WORKBOOK = (
    "A workbook that fingerpost export --to xlsx wrote needs no mapping: each cell that was changed in it is changed "
    "in its record, rows that are new become records, and rows that are gone are asked about. A ringing list of "
    "fingerpost due --xlsx is taken back as well.\n\n"
)
_OWN_EXAMPLES = "  fingerpost import xlsx desk/directory.xlsx --dry-run\n  fingerpost import xlsx ringing.xlsx\n"


def _help(form: str, about: str) -> str:
    is_workbook = form == "xlsx"
    return (
        f"{about}\n\n{_OWN_WORKBOOK if is_workbook else ''}"
        "All rows are checked first, then the records are written. A row that cannot be used is reported "
        "and left out. Doing it again changes nothing; nothing is ever deleted.\n\n"
        "\b\nExample:\n"
        f"  fingerpost import {form} FILE --mapping MAP.yaml --assets assets\n"
        f"  fingerpost import {form} FILE --mapping MAP.yaml --report report.html --report report.csv\n"
        f"{_OWN_EXAMPLES if is_workbook else ''}\n"
        "Exits with 0 when every row was used, 1 when some were left out, and 2 when nothing could be done."
    )

"""fingerpost import: other people's tables become records."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.import_ical import command as ical
from fingerpost.cli.import_list import HELP, AnyList, first_look, is_asked, mapping_of
from fingerpost.cli.import_ringing import is_ringing_list, take_back_list
from fingerpost.cli.import_workbook import is_own_workbook, take_back
from fingerpost.cli.stop import stop
from fingerpost.language.counted import counted

if TYPE_CHECKING:
    from fingerpost.exchange.keep import Outcome
    from fingerpost.records.problem import Problem

SHOWN_OF_EACH = 5
REPORTS = (".html", ".csv", ".txt")


_GROUP_HELP = (
    "Bring other people's tables and directories in as records.\n\n"
    "Start with the list you have: a mapping is proposed for it, which says which column fills which field.\n\n"
    "\b\nExample:\n"
    "  fingerpost import services.xlsx\n\n"
    "The handbook explains what a mapping can say, with worked examples."
)


@click.group(name="import", cls=AnyList, short_help="Bring in other people's tables.", help=_GROUP_HELP)
def command() -> None:
    """Bring other people's tables and directories in as records."""


@command.command(name="list", short_help="Bring in any list; the first time, propose a mapping.", help=HELP)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", type=click.Path(dir_okay=False, path_type=Path), help="Otherwise LIST.mapping.yaml, here.")
@click.option("--assets", type=click.Path(file_okay=False, path_type=Path), default=Path("assets"), show_default=True)
@click.option("--no-questions", is_flag=True, help="Ask nothing; leave blank in the mapping what only you know.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write no records.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --dry-run: a page to look at, with a card for each record.",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a report to a file that ends in .html, .csv or .txt; may be given several times.",
)
@click.option("--overwrite", is_flag=True, help="Also replace records that a person has edited since.")
@click.option("--json", "as_json", is_flag=True, help="Print a summary for scripts.")
@click.option("--all", "show_all", is_flag=True, help="Show every remark, not only the first of each sort.")
def any_list(
    file: Path,
    mapping: Path | None,
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
    from fingerpost.exchange.tables.table import TableError

    if html and not dry_run:
        raise click.UsageError("--html shows what would be done: add --dry-run.")
    if mapping is None and is_ringing_list(file):
        raise take_back_list(file, assets, dry_run=dry_run, as_json=as_json)
    if mapping is None and is_own_workbook(file):
        raise take_back(file, assets, no_questions=no_questions, dry_run=dry_run, as_json=as_json, show_all=show_all)
    mapping = mapping or mapping_of(file)
    if not mapping.exists():
        try:
            lines = first_look(file, mapping, assets, ask=is_asked(no_questions=no_questions))
        except TableError as error:
            raise stop_with([error.problem]) from None
        for line in lines:
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


def _write_page(file: Path, mapping: Path, assets: Path, html: Path) -> None:
    from fingerpost.exchange.tables.propose.preview import page_of, records_of
    from fingerpost.exchange.tables.read_tables import form_of_file
    from fingerpost.exchange.tables.table import TableError
    from fingerpost.exchange.tables.table_import import MappingError
    from fingerpost.files.durable import write_whole

    try:
        page = page_of(records_of(form_of_file(file), file, mapping, assets), file.name)
    except MappingError as error:
        raise stop_with(error.problems) from None
    except TableError as error:
        raise stop_with([error.problem]) from None
    write_whole(html, page.encode())
    click.echo(f"{html} shows the records as cards. It may hold private things: keep it to yourself.")


def _own_workbook_options(form: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """What only a workbook of our own can be asked."""
    if form != "xlsx":
        return lambda run: run
    words = "Ask nothing: a record whose row is gone from our own workbook is left as it is."
    return click.option("--no-questions", is_flag=True, help=words)


def _of_table(form: str, about: str) -> None:
    """Add the subcommand for one form of table."""

    @command.command(name=form, short_help=about, help=_help(form, about))
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option(
        "--mapping",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="MAP.yaml. Otherwise the one beside the file: activities.mapping.yaml for activities.csv.",
    )
    @click.option(
        "--assets", type=click.Path(file_okay=False, path_type=Path), default=Path("assets"), show_default=True
    )
    @click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
    @click.option("--overwrite", is_flag=True, help="Also replace records that a person has edited since.")
    @click.option("--json", "as_json", is_flag=True, help="Print a summary for scripts.")
    @click.option(
        "--report",
        "reports",
        multiple=True,
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write a report to a file that ends in .html, .csv or .txt; may be given several times.",
    )
    @click.option("--all", "show_all", is_flag=True, help="Show every remark, not only the first of each sort.")
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
        if form in ("xlsx", "json") and mapping is None and is_ringing_list(file):
            raise take_back_list(file, assets, dry_run=dry_run, as_json=as_json)
        if form == "xlsx" and mapping is None and is_own_workbook(file):
            raise take_back(
                file, assets, no_questions=no_questions, dry_run=dry_run, as_json=as_json, show_all=show_all
            )
        mapping = mapping or file.with_name(mapping_of(file).name)
        if not mapping.is_file():
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
    from fingerpost.exchange.tables.table import TableError
    from fingerpost.exchange.tables.table_import import MappingError, import_table

    for path in reports:
        if path.suffix.lower() not in REPORTS:
            raise stop("import", f"{path} is no report.", f"End its name in {', '.join(REPORTS)}")
    try:
        with show_progress("Importing") as progress:
            outcome = import_table(form, file, mapping, assets, dry_run=dry_run, overwrite=overwrite, progress=progress)
        if reports:
            _write_reports(outcome, reports, assets, dry_run=dry_run)
    except MappingError as error:
        raise stop_with(error.problems) from None
    except TableError as error:
        raise stop_with([error.problem]) from None
    except OSError as error:
        click.echo(f"fingerpost import: {error.filename or assets} could not be written: {error.strerror}.", err=True)
        raise SystemExit(2) from None
    if as_json:
        click.echo(json.dumps(summary_of(outcome), indent=2, ensure_ascii=False))
    else:
        show_problems(outcome.problems, every=show_all)
        for line in _sentences(outcome, assets, dry_run=dry_run):
            click.echo(line)
        for path in reports:
            click.echo(f"Report: {path}")
    raise SystemExit(1 if outcome.rows_left_out else 0)


def _write_reports(outcome: Outcome, paths: tuple[Path, ...], assets: Path, *, dry_run: bool) -> None:
    from fingerpost.exchange.tables.import_report import report_of
    from fingerpost.exchange.tables.likely_merges import likely_merges
    from fingerpost.exchange.tables.report_texts import FORMS
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


_of_table("csv", "Bring in a CSV file.")
_of_table("xlsx", "Bring in a sheet of an Excel workbook.")
_of_table("json", "Bring in JSON, nested or not, JSON Lines or GeoJSON.")


_HSDS_HELP = (
    "Bring in a directory that speaks HSDS or Open Referral UK, of any version.\n\n"
    "SOURCE is a folder or zip of its tables, a JSON file, or the address of its API. Everything is read first, then "
    "the records are written. What is lost or changed is reported. Doing it again updates what has changed there; "
    "nothing is ever deleted.\n\n"
    "\b\nExamples:\n"
    "  fingerpost import hsds https://example.org/api --licence OGL-UK-3.0 --categories map.yaml\n"
    "  fingerpost import hsds package.zip --dry-run\n\n"
    "Exits with 0 when every service was used, 1 when some were left out, and 2 when nothing could be done."
)


@command.command(name="hsds", short_help="Bring in a directory as HSDS or Open Referral UK.", help=_HSDS_HELP)
@click.argument("source")
@click.option("--assets", type=click.Path(file_okay=False, path_type=Path), default=Path("assets"), show_default=True)
@click.option("--name", default="", help="Whose it is; it is on every record. Otherwise as SOURCE is called.")
@click.option("--licence", default="", help="On what terms it may be used, such as OGL-UK-3.0.")
@click.option(
    "--categories",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What their terms are here; written with proposals if it is not there.",
)
@click.option(
    "--pause", type=click.FloatRange(0, 60), default=0.2, show_default=True, help="Seconds between questions."
)
@click.option("--private", is_flag=True, help="Also ask an address of your own network.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--overwrite", is_flag=True, help="Also replace records that a person has edited since.")
@click.option("--json", "as_json", is_flag=True, help="Print a summary for scripts.")
@click.option("--all", "show_all", is_flag=True, help="Show every remark, not only the first of each sort.")
def hsds(
    source: str,
    assets: Path,
    name: str,
    licence: str,
    categories: Path | None,
    pause: float,
    *,
    private: bool,
    dry_run: bool,
    overwrite: bool,
    as_json: bool,
    show_all: bool,
) -> None:
    """Bring in a directory that speaks HSDS or Open Referral UK, of any version."""
    from fingerpost.cli.progress import show_progress
    from fingerpost.edition.clock import today
    from fingerpost.exchange.hsds.theirs.api import Fetching
    from fingerpost.exchange.hsds.theirs.import_hsds import Wish, import_hsds
    from fingerpost.exchange.tables.table import TableError

    wish = Wish(
        source=source,
        assets=assets,
        today=today(),
        name=name,
        licence=licence,
        categories=categories,
        fetching=Fetching(pause=pause, private=private),
        dry_run=dry_run,
        overwrite=overwrite,
    )
    try:
        with show_progress("Importing") as progress:
            outcome = import_hsds(wish, progress)
    except TableError as error:
        raise stop_with([error.problem]) from None
    except OSError as error:
        click.echo(f"fingerpost import: {error.filename or assets} could not be written: {error.strerror}.", err=True)
        raise SystemExit(2) from None
    if as_json:
        click.echo(json.dumps(summary_of(outcome), indent=2, ensure_ascii=False))
    else:
        show_problems(outcome.problems, every=show_all)
        for line in _sentences(outcome, assets, dry_run=dry_run, what="service", there="source"):
            click.echo(line)
    raise SystemExit(1 if outcome.rows_left_out else 0)


command.add_command(ical)


def _sentences(
    outcome: Outcome, assets: Path, *, dry_run: bool, what: str = "row", there: str = "table"
) -> Iterator[str]:
    from fingerpost.reading.layout import FOLDERS  # imported here so that --help answers at once

    if outcome.started:
        yield f"{assets} had no settings yet. A starter was written: {', '.join(outcome.started)}."
        yield f"  Open {assets / 'directory.yaml'} and write your own title and address."
    yield f"{counted(outcome.rows, what)}: {outcome.rows_used:,} used, {outcome.rows_left_out:,} left out."
    for reason, number in sorted(outcome.skipped.items()):
        yield f"  {number:,} skipped: {reason}."
    new = sum(outcome.new.values())
    kinds = ", ".join(counted(number, kind, FOLDERS[kind]) for kind, number in sorted(outcome.new.items()))
    would = " Nothing was written, because of --dry-run." if dry_run else ""
    yield f"{new:,} new{f' ({kinds})' if kinds else ''}, {outcome.changed:,} changed, {outcome.same:,} the same.{would}"
    if outcome.edited:
        yield f"{outcome.edited:,} changed in the {there} and edited here since: left as they are."
    if outcome.deleted:
        yield f"{outcome.deleted:,} deleted here since the last import: not written again, except with --overwrite."
    if outcome.merged:
        yield f"{outcome.merged:,} merged with another record here: left alone."
    if outcome.erased:
        yield f"{outcome.erased:,} erased here: never written again. Take them out of the {there} too."
    if outcome.gone:
        yield f"{outcome.gone:,} no longer in the {there}: kept. Look whether they have closed."
    if new + outcome.changed and not dry_run:
        yield f"Next: fingerpost check --assets {assets}"


def summary_of(outcome: Outcome) -> dict[str, object]:
    return {
        "rows": outcome.rows,
        "used": outcome.rows_used,
        "left_out": outcome.rows_left_out,
        "skipped": outcome.skipped,
        "new": outcome.new,
        "changed": outcome.changed,
        "same": outcome.same,
        "edited": outcome.edited,
        "deleted": outcome.deleted,
        "merged": outcome.merged,
        "erased": outcome.erased,
        "gone": outcome.gone,
        "started": outcome.started,
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity.value,
                "file": problem.span.file,
                "line": problem.span.line,
                "column": problem.span.column,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in outcome.problems
        ],
    }


def show_problems(problems: list[Problem], *, every: bool) -> None:
    """Print the remarks in order of row: the first few of each sort, and how many there are more."""
    seen: Counter[str] = Counter()
    for problem in problems:
        seen[problem.code] += 1
        if every or seen[problem.code] <= SHOWN_OF_EACH:
            warning = "" if problem.is_error else " (warning)"
            click.echo(f"{problem.span} {problem.code}{warning}: {problem.message}")
            if problem.hint:
                click.echo(f"  hint: {problem.hint}")
    more = {code: number - SHOWN_OF_EACH for code, number in seen.items() if number > SHOWN_OF_EACH and not every}
    for code, number in sorted(more.items()):
        click.echo(f"... and {number:,} more {code}. Add --all to see every one.")


def stop_with(problems: list[Problem]) -> SystemExit:
    show_problems(problems, every=True)
    click.echo("fingerpost import: nothing was imported.", err=True)
    return SystemExit(2)

"""What all imports share: their options, and how they end, whatever it was that came in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.import_remarks import SHOWN_OF_EACH, show, show_in_parts
from fingerpost.cli.stop import stop
from fingerpost.language.counted import counted

if TYPE_CHECKING:
    from fingerpost.exchange.imports.outcome import Outcome
    from fingerpost.records.directory import Directory
    from fingerpost.records.problem import Problem

_MANY = 0.2  # of the records of a list, held back at once
_FEW = 5  # places beyond the area: hospitals in the next town
_MOST_CHECKED = 20_000  # records: to check 164,283 after an import took 23 s of 75, and a gigabyte

assets_option = click.option(
    "--assets", type=click.Path(file_okay=False, path_type=Path), default=Path("assets"), show_default=True
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
overwrite_option = click.option(
    "--overwrite", is_flag=True, help="Also replace records that a person has edited since."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print a summary for scripts.")
all_option = click.option("--all", "show_all", is_flag=True, help="Show every remark, not only the first of each kind.")


@contextmanager
def stopped_where_it_must(assets: Path) -> Iterator[None]:
    """Say why nothing was imported, and end with 2: a fault in a list or a mapping, a folder that cannot be written."""
    from fingerpost.exchange.tables.table import TableError
    from fingerpost.exchange.tables.table_import import MappingError

    try:
        yield
    except MappingError as error:
        raise _stop_with(error.problems) from None
    except TableError as error:
        raise _stop_with([error.problem]) from None
    except OSError as error:
        raise stop("import", f"{error.filename or assets} could not be written: {error.strerror}.") from None


def end(
    outcome: Outcome,
    sentences: Iterable[str],
    *,
    as_json: bool,
    show_all: bool,
    more: Mapping[str, object] | None = None,
    is_all_done: bool | None = None,
) -> SystemExit:
    """Print what came of an import, and give what ends the command: 0 when all of it was used, otherwise 1.

    Args:
        outcome: What was done.
        sentences: The same in words, for people.
        as_json: Whether a script reads it.
        show_all: Whether to show every remark.
        more: What the summary for scripts has beside what all have.
        is_all_done: Whether nothing is left to look at; if left out, whether every row was used.
    """
    if as_json:
        click.echo(json.dumps(_summary_of(outcome) | dict(more or {}), indent=2, ensure_ascii=False))
    else:
        show_in_parts(outcome.problems, every=show_all)
        for line in sentences:
            click.echo(line)
    is_done = not outcome.rows_left_out if is_all_done is None else is_all_done
    return SystemExit(0 if is_done and not outcome.still_public else 1)


def sentences_of(
    outcome: Outcome, assets: Path, *, dry_run: bool, what: str = "row", there: str = "table"
) -> Iterator[str]:
    """Say what was done, line by line; ``what`` was imported, and from where."""
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
    if outcome.here:
        places = counted(outcome.here, "place is", "places are")
        yield f"{places} here already, by postcode and name: left as {'it is' if outcome.here == 1 else 'they are'}."
    if outcome.erased:
        yield f"{outcome.erased:,} erased here: never written again. Take them out of the {there} too."
    if outcome.withdrawn:
        yield f"{outcome.withdrawn:,} held back here too, as the {there} says that they are off or not to be shown."
        if outcome.withdrawn > _MANY * outcome.in_last_import:
            yield f"  That is much of the {outcome.in_last_import:,} that it had brought. Have its words changed?"
    if outcome.still_public:
        yield f"STILL PUBLIC: {outcome.still_public:,} that the {there} says are off or not to be shown by now,"
        yield "  because their files cannot be changed. They are listed above. Look at them now."
    if outcome.unlisted:
        yield f"{outcome.unlisted:,} no longer in the {there}: kept, and shown as before. Have they closed?"
    if outcome.new_names:
        yield f"{len(outcome.new_names):,} of them may be here under a new name, and both are shown. If they are one:"
        yield from (f"  {each.command(assets)}" for each in outcome.new_names[:SHOWN_OF_EACH])
        if more := len(outcome.new_names[SHOWN_OF_EACH:]):
            yield f"  ... and {more:,} more import-new-name. Add --all to see every one."
    if new + outcome.changed and not dry_run:
        yield next_check(assets)


def next_check(assets: Path) -> str:
    """What to type after an import."""
    return "Next: fingerpost check" + ("" if assets == Path("assets") else f" --assets {assets}")


def not_shown_yet(outcome: Outcome, assets: Path) -> Iterator[str]:
    """Say how many activities of this list wait for a person before the site shows them, and for what."""
    from fingerpost.checks import check_directory
    from fingerpost.checks.withhold import HELD, WHOLE
    from fingerpost.edition.clock import today
    from fingerpost.reading.layout import FOLDERS
    from fingerpost.reading.read import read_directory

    if not outcome.source or not (sum(outcome.new.values()) or outcome.changed):
        return
    if sum(1 for folder in FOLDERS.values() for _ in (assets / folder).glob("*.yaml")) > _MOST_CHECKED:
        yield "What of it is not shown on the site yet, and why, is said by: fingerpost check --all"
        return
    directory = read_directory(assets)[0]
    activities = directory.activities.values()
    ours = {each.file for each in activities if each.imported and each.imported.source == outcome.source}
    waits: dict[str, set[str]] = {}
    for problem in check_directory(directory, today=today(), warns=False):
        if problem.code.startswith(HELD) and problem.field == WHOLE and problem.span.file in ours:
            reason = problem.message.replace(" The record is not shown yet.", "")
            waits.setdefault(f"{reason} ({problem.code})", set()).add(problem.span.file)
    if waits:
        are = counted(len(set().union(*waits.values())), "activity is", "activities are")
        yield f"{are} not shown on the site yet, out of {len(ours):,} of this list:"
        for reason, files in sorted(waits.items(), key=lambda each: (-len(each[1]), each[0])):
            yield f"  {len(files):,}: {reason}"
        yield "  fingerpost check --all names each, with what to do. The others are shown; single fields may wait too."
    yield from _outcodes_to_add(directory, outcome.source)


def _outcodes_to_add(directory: Directory, source: str) -> Iterator[str]:
    """Say which first halves of postcodes the places of a list have that the settings lack, where many have one."""
    from fingerpost.geography.postcode import outcode_of, tidy_outcode

    outcodes = [outcode for text in directory.settings.outcodes if (outcode := tidy_outcode(text))]
    places = [place for place in directory.places.values() if place.imported and place.imported.source == source]
    if not outcodes or directory.settings.country != "GB":
        return
    others = [outcode for place in places if (outcode := outcode_of(place.postcode or "")) and outcode not in outcodes]
    if len(others) > max(_FEW, _MANY * len(places)):
        are = counted(len(others), "place is", "places are")
        yield f"{are} outside the postcodes of the area. If the directory is for them too, write into its settings,"
        yield f"  under area: outcodes: [{', '.join([*outcodes, *sorted(set(others), key=_by_number)])}]"


def _by_number(outcode: str) -> list[str | int]:
    """Sorts BA2 before BA11."""
    return [int(part) if part.isdigit() else part for part in re.split(r"([0-9]+)", outcode)]


def _summary_of(outcome: Outcome) -> dict[str, object]:
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
        "here": outcome.here,
        "erased": outcome.erased,
        "gone": outcome.unlisted,
        "withdrawn": outcome.withdrawn,
        "still_public": outcome.still_public,
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


def _stop_with(problems: list[Problem]) -> SystemExit:
    for problem in problems:
        show(problem)
    click.echo("fingerpost import: nothing was imported.", err=True)
    return SystemExit(2)

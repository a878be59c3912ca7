"""fingerpost import ical: a group's own calendar becomes sessions, and says what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fingerpost.cli.alone import alone
from fingerpost.cli.import_end import (
    all_option,
    assets_option,
    dry_run_option,
    end,
    json_option,
    next_check,
    stopped_where_it_must,
)
from fingerpost.cli.stop import stop
from fingerpost.language.counted import counted

if TYPE_CHECKING:
    from fingerpost.exchange.ical.theirs.import_ical import CalendarOutcome

_HELP = (
    "Listen to a group's own calendar.\n\n"
    "SOURCE is a file that ends in .ics, or the address of a calendar (https or webcal), as Google, Outlook, "
    "WordPress, Meetup and others give it. Each series, or each name, becomes an activity with its sessions. With "
    "--into, all of it is one activity that is here already.\n\n"
    "Records that are here are not changed: what is different in the calendar is said in words, and --update writes "
    "it. What no session can hold is reported, with the reason.\n\n"
    "\b\nExamples:\n"
    "  fingerpost import ical https://example.org/events.ics --group everyday-singers\n"
    "  fingerpost import ical calendar.ics --only choir --into everyday-singers\n"
    "  fingerpost import ical calendar.ics --only choir --into everyday-singers --update\n\n"
    "Exits with 0 when nothing is left to look at, 1 when something is different here or was left out, and 2 when "
    "nothing could be done."
)


@click.command(name="ical", short_help="Listen to a group's own calendar.", help=_HELP)
@click.argument("source")
@assets_option
@click.option("--into", default="", metavar="ID", help="The activity that the whole calendar is about.")
@click.option("--only", default="", metavar="WORDS", help="Only events with these words in their name.")
@click.option("--group", default="", metavar="ID", help="Who runs what is new. People reach it by the contact there.")
@click.option("--place", default="", metavar="ID", help="Where it is, if the calendar names no place of yours.")
@click.option("--website", default="", metavar="ADDRESS", help="Where to read about what is new, if no event says so.")
@click.option("--name", default="", help="Whose calendar it is; every record says so. If left out, its own name.")
@click.option("--licence", default="", help="The terms on which it may be used, such as OGL-UK-3.0.")
@click.option("--private", is_flag=True, help="Also ask an address of your own network.")
@click.option("--update", is_flag=True, help="Write what has changed in the calendar into the records.")
@click.option("--overwrite", is_flag=True, help="With --update: also into those that a person has edited since.")
@dry_run_option
@json_option
@all_option
def command(source: str, assets: Path, *, as_json: bool, show_all: bool, **words: Any) -> None:
    """Listen to a group's own calendar."""
    if find_spec("icalendar") is None:
        hint = "Type: fingerpost upgrade --ical, then python -m pip install --requirement requirements.txt"
        raise stop("import", "Reading calendars needs one more package.", hint)
    from fingerpost.edition.clock import today
    from fingerpost.exchange.ical.theirs.import_ical import Wish, import_ical

    wish = Wish(source=source, assets=assets, today=today(), **words)
    with alone("import", assets, writes=not wish.dry_run), stopped_where_it_must(assets):
        outcome = import_ical(wish)
    raise end(
        outcome.total,
        _sentences(outcome, wish.assets, dry_run=wish.dry_run, update=wish.update),
        as_json=as_json,
        show_all=show_all,
        more={"changes": list(_as_data(outcome))},
        is_all_done=outcome.is_all_done,
    )


def _sentences(outcome: CalendarOutcome, assets: Path, *, dry_run: bool, update: bool) -> Iterator[str]:
    result = outcome.total
    for change in outcome.changes:
        yield f"{change.name} ({change.file})"
        yield from (f"  {words}" for words in change.words)
        if change.hint:
            yield f"  hint: {change.hint}"
    if result.started:
        yield f"{assets} had no settings yet. A starter was written: {', '.join(result.started)}."
    new = sum(result.new.values())
    activities = counted(new, "new activity", "new activities")
    yield f"{activities}, {len(outcome.changes):,} different, {result.same:,} the same."
    for reason, number in sorted(result.skipped.items()):
        yield f"  {number:,} skipped: {reason}."
    if result.rows_left_out:
        yield f"  {result.rows_left_out:,} left out."
    for number, what in (
        (result.deleted, "deleted here"),
        (result.merged, "merged here"),
        (result.erased, "erased here"),
    ):
        if number:
            yield f"  {number:,} {what}: left alone."
    yield from _what_now(outcome, assets, dry_run=dry_run, update=update)


def _what_now(outcome: CalendarOutcome, assets: Path, *, dry_run: bool, update: bool) -> Iterator[str]:
    usable = sum(bool(change.text) for change in outcome.changes)
    if dry_run:
        yield "Nothing was written, because of --dry-run."
    elif usable and not update:
        yield "The records were left as they are. To write what is different into them, add --update"
    elif outcome.total.changed or outcome.total.new:
        if outcome.total.changed:
            yield f"{counted(outcome.total.changed, 'record')} changed."
        yield next_check(assets)


def _as_data(outcome: CalendarOutcome) -> Iterator[dict[str, object]]:
    for change in outcome.changes:
        yield {
            "id": change.record_id,
            "file": change.file,
            "words": list(change.words),
            "hint": change.hint,
            "written": change.is_written,
        }

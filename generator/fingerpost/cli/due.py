"""fingerpost due: what has to be checked, whom to ring, and what to say."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fingerpost.cli import options
from fingerpost.cli.change import change
from fingerpost.cli.kept_out_of_git import kept_out_of_git
from fingerpost.cli.load_edition import load_edition
from fingerpost.cli.stop import stop, stop_unless_it_ends

if TYPE_CHECKING:
    from fingerpost.edition.edition import Edition
    from fingerpost.stewardship.changes import Changes
    from fingerpost.stewardship.ringing_list import Call

_EDITORS = "editors"
_DAYS = {"day": 1, "week": 7, "month": 31}


class Span(click.ParamType[timedelta]):
    """A number of days, weeks or months."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:  # noqa: ARG002
        """Read "10 days", "2 weeks" or "0"."""
        match = re.fullmatch(r"(\d{1,3})(?: *(day|week|month)s?)?", str(value).strip().lower())
        if match is None:
            raise stop("due", f"{value} is not a length of time.", 'Write --within "2 weeks", or 10 for ten days.')
        return timedelta(days=int(match[1]) * _DAYS[match[2] or "day"])


@click.command("due", short_help="Say what needs checking, whom to ring, and what to say.")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("--within", type=Span(), default="1 week", show_default=True, help="How far to look ahead.")
@click.option("--limit", type=click.IntRange(1), help="Only the first so many.")
@click.option(
    "--done", "is_confirmed", is_flag=True, help="Nothing has changed in the records named: write today as the day."
)
@click.option(
    "--how",
    type=click.Choice(["visit", "phone", "email", "website", "group"]),
    help="With --done, how it was checked. If left out, as before, or nothing if it was only on a list.",
)
@click.option("--kind", type=click.Choice(["activity", "group", "place"]), help="Which, if two kinds have that name.")
@click.option("--kept-by", metavar="ID", help="Only what one partner keeps: the id of a group, or editors.")
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a page to fill in or print for whoever rings.",
)
@click.option(
    "--xlsx",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The same as a workbook to fill in, which fingerpost import takes back.",
)
@click.option(
    "--markdown", "as_markdown", is_flag=True, help="Print a list to tick in an issue; nothing if none is due."
)
@options.as_json
@options.assets
def command(
    names: tuple[str, ...],
    *,
    within: timedelta,
    limit: int | None,
    is_confirmed: bool,
    how: str | None,
    kind: str | None,
    kept_by: str | None,
    html: Path | None,
    xlsx: Path | None,
    as_markdown: bool,
    as_json: bool,
    assets: Path,
) -> None:
    """Say which records are to be checked this week, the most important first.

    First comes what has to be checked most often, such as help in a crisis; how often is in assets/directory.yaml
    (review) and in the categories (review_every). Of those, what is read most comes first, if assets/reads.csv says how
    often. With the name of a record, the words to say on the phone are shown.

    \b
    Examples:
      fingerpost due                                 the week's list
      fingerpost due frome-talking-cafe              what to say to one of them
      fingerpost due --html ringing.html --limit 20  a list to print for a volunteer
      fingerpost due --xlsx ringing.xlsx             the same as a workbook to tick boxes in
      fingerpost import ringing.xlsx                 takes back what was ticked
      fingerpost due --kept-by frome-library         what the library keeps
      fingerpost due --done frome-talking-cafe       it is all still right: today is written into its file

    A record that has an error is left out and named. Exits with 0, with 1 if too many have errors, and with 2
    if it could not run.
    """  # noqa: D301  # click needs the character itself
    if xlsx:
        stop_unless_it_ends(xlsx, ".xlsx", command="due", option="--xlsx")
        _stop_if_filled_in(xlsx)
    if html:
        stop_unless_it_ends(html, ".html", ".htm", command="due", option="--html")
    if is_confirmed:
        _confirm(assets, names, kind or "", how or "")
        return
    edition = load_edition("due", assets)
    calls = _calls(edition, within, names, kind or "")
    if kept_by:
        calls = _of_keeper(edition, calls, kept_by)
    chosen = calls[:limit]
    if as_json:
        click.echo(
            json.dumps({"total": len(calls), "due": [_as_object(edition, call) for call in chosen]}, ensure_ascii=False)
        )
    elif as_markdown:
        click.echo(_as_markdown(edition, chosen, len(calls)), nl=False)
    elif html:
        _save(html, edition, chosen)
    elif xlsx:
        _save(xlsx, edition, chosen)
    elif names:
        click.echo("\n\n".join(_in_full(call) for call in chosen))
    else:
        click.echo("\n".join([*(_in_a_line(call) for call in chosen), _end(len(calls), len(chosen))]))


def _confirm(assets: Path, names: tuple[str, ...], kind: str, how: str) -> None:
    from fingerpost.edition.clock import today
    from fingerpost.stewardship.changes import Changes
    from fingerpost.stewardship.confirm_date import confirm_date

    if not names:
        raise stop("due", "Name the records in which nothing has changed.", "fingerpost due --done frome-talking-cafe")

    def plan() -> Changes:
        changes, day = Changes(), today()
        for name in names:
            confirm_date(assets, f"{kind}/{name}" if kind else name, on=day, how=how, changes=changes)
        return changes

    change("due", assets, plan)


def _calls(edition: Edition, within: timedelta, names: tuple[str, ...], kind: str) -> list[Call]:
    from fingerpost.stewardship.due import NoSuchRecord, due_of, due_records
    from fingerpost.stewardship.ringing_list import call

    try:
        due = [due_of(edition, name, kind) for name in names] if names else due_records(edition, within)
    except NoSuchRecord as why:
        raise stop("due", why.message, why.hint) from None
    return [call(edition, each) for each in due]


def _of_keeper(edition: Edition, calls: list[Call], kept_by: str) -> list[Call]:
    from fingerpost.checks.suggest import near_ids, say_near
    from fingerpost.stewardship.keepers import entries_by_keeper, keeper_of

    keepers = entries_by_keeper(edition)
    if kept_by not in (_EDITORS, *keepers):
        groups = edition.directory.groups
        names = {_EDITORS: (), **{each: (groups[each].name,) if each in groups else () for each in keepers}}
        hint = say_near(near_ids(kept_by, names), "An entry says it: kept_by, with the id of a group.")
        raise stop("due", f"{kept_by} keeps no entry.", hint)
    own = [(call, keeper_of(edition, call.due.record)) for call in calls]
    return [call for call, keeper in own if (keeper.id if keeper else _EDITORS) == kept_by]


def _save(path: Path, edition: Edition, calls: list[Call]) -> None:
    from fingerpost.files.durable import write_whole
    from fingerpost.language.counted import counted
    from fingerpost.stewardship.ringing_list import ringing_page
    from fingerpost.stewardship.ringing_workbook import ringing_workbook

    named = [call for call in calls if call.address]  # a list goes to a volunteer, and a secret place is named nowhere
    secret, calls = len(calls) - len(named), named
    is_workbook = path.suffix.lower() == ".xlsx"
    data = ringing_workbook(edition, calls) if is_workbook else ringing_page(edition, calls).encode()
    try:
        write_whole(path, data)
    except OSError as error:
        raise stop("due", f"{path} could not be written: {error.strerror}.") from None
    click.echo(f"{len(calls)} to ring, in {path}", err=True)
    if secret:
        places = counted(secret, "secret place is", "secret places are")
        click.echo(f"{places} not in it: ask there yourself. To see what: fingerpost due", err=True)
    for line in kept_out_of_git(edition.directory.assets, path):
        click.echo(line, err=True)


def _stop_if_filled_in(path: Path) -> None:
    """A list that somebody has ticked boxes in is their work, and another workbook is too."""
    from fingerpost.exchange.tables.table import TableError
    from fingerpost.intake.ringing.ticked import is_ringing_list, read_ticked

    if not path.is_file():
        return
    with suppress(TableError):
        if is_ringing_list(path) and all(answer.is_empty for answer in read_ticked(path).answers):
            return
    hint = f"Import it first: fingerpost import {path}. Or name another file."
    raise stop("due", f"{path} is there already, and somebody has filled it in.", hint)


def _in_a_line(call: Call) -> str:
    reach = call.phone or (call.email.words if call.email else "no number")
    read = f" Read {call.due.reads} times." if call.due.reads else ""
    return f"{call.due.record.name} ({call.due.key}): {call.when}.{read} {reach}"


def _as_markdown(edition: Edition, calls: list[Call], total: int) -> str:
    if not calls:
        return ""
    from fingerpost.language.counted import counted
    from fingerpost.records.escaping import plain_of
    from fingerpost.stewardship.keepers import keeper_of, may_name_keeper

    more = f" The first {len(calls)} are here." if total > len(calls) else ""
    lines = [f"{total} to check, the most important first.{more} What to say: `fingerpost due NAME`.", ""]
    named = [call for call in calls if call.address]  # an issue may be public, and a secret place is named nowhere
    # The accounts of a partner are written to when they are named.
    records = {call.due.key: call.due.record for call in named}
    keepers = {
        key: keeper_of(edition, each) if may_name_keeper(edition, each) else None for key, each in records.items()
    }
    for call in sorted(named, key=lambda call: keeper.name if (keeper := keepers[call.due.key]) else ""):
        keeper = keepers[call.due.key]
        addressee = " ".join(keeper.github or (plain_of(keeper.name),)) if keeper else ""
        page = f"[{plain_of(call.due.record.name)}]({call.address})"
        reach = plain_of(call.phone or (call.email.words if call.email else "no number"))
        lines.append(
            f"- [ ] {page}: {plain_of(call.when)}. {reach}. `fingerpost due --done {call.due.key}`"
            + (f" For {addressee}." if addressee else "")
        )
    if secret := len(calls) - len(named):
        lines += ["", f"{counted(secret, 'secret place is', 'secret places are')} not named here: `fingerpost due`."]
    return "\n".join(lines) + "\n"


def _in_full(call: Call) -> str:
    lines = [_in_a_line(call), ""]
    for number, sentence in enumerate(call.script, 1):
        lines.append(f"{number}. {sentence}")
        if number == 2:
            lines += [f"     {fact}" for fact in call.facts]
    by_themselves = [f"Or they say so themselves: {call.same}"] if call.same else []
    return "\n".join([*lines, "", f"If nothing has changed: fingerpost due --done {call.due.key}", *by_themselves])


def _end(total: int, shown: int) -> str:
    if not total:
        return "Nothing is due."
    more = f" {total - shown:,} more are not shown." if total > shown else ""
    return f"\n{total:,} to check.{more} What to say: fingerpost due NAME. To print: fingerpost due --html ringing.html"


def _as_object(edition: Edition, call: Call) -> dict[str, Any]:
    from fingerpost.stewardship.keepers import keeper_of

    due, keeper = call.due, keeper_of(edition, call.due.record)
    return {
        "id": due.record.id,
        "kind": due.record.kind,
        "name": due.record.name,
        "state": due.state.value,
        "due": due.by.isoformat() if due.by else None,
        "checked": due.record.checked.on.isoformat() if due.by and due.record.checked else None,
        "every_days": due.every,
        "reads": due.reads if edition.directory.reads else None,
        "phone": call.phone or None,
        "email": call.email.words if call.email else None,
        "address": call.address or None,
        "same": call.same or None,
        "kept_by": keeper.id if keeper else None,
    }

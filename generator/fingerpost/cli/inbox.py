"""fingerpost inbox: what the form has sent, and what becomes of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fingerpost.cli import options
from fingerpost.cli.alone import alone
from fingerpost.cli.stop import stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fingerpost.intake.proposed_change import ProposedChange
    from fingerpost.intake.receiver.inbox import Entry, Inbox
    from fingerpost.intake.receiver.rules import Rules

_assets = click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
_folder = click.option("--inbox", "folder", type=click.Path(path_type=Path), default=Path("inbox"), show_default=True)


@click.group(
    "inbox", short_help="Look at what the form has sent, and accept or decline it.", invoke_without_command=True
)
@click.option("--all", "everything", is_flag=True, help="Also show what was accepted, declined or treated as spam.")
@options.as_json
@_assets
@_folder
@click.pass_context
def command(context: click.Context, *, everything: bool, as_json: bool, assets: Path, folder: Path) -> None:
    """List what the form has sent to fingerpost receive, the oldest first.

    \b
    Examples:
      fingerpost inbox                                what waits
      fingerpost inbox show C4F7KVWX2                 before and after
      fingerpost inbox accept C4F7KVWX2               write it, and get the answer to send
      fingerpost inbox decline C4F7KVWX2 --reason "It is already there, as Frome Walkers."
      fingerpost inbox forget --after 30              delete what was dealt with a month ago

    Exits with 0, and with 2 if it could not look.
    """  # noqa: D301  # click needs the character itself
    if context.invoked_subcommand:
        return
    from fingerpost.intake.receiver.inbox import State

    inbox = _open(folder)
    entries = inbox.entries(*State) if everything else inbox.entries()
    if as_json:
        click.echo(json.dumps([_as_object(entry) for entry in entries], ensure_ascii=False, indent=1))
        return
    rules = _rules(assets)
    click.echo("\n".join(_in_a_line(entry, rules) for entry in entries) or "Nothing waits.")
    for name in inbox.damaged():
        click.echo(f"{folder / name} cannot be read: it was edited or damaged. Look into it, then delete it.", err=True)


@command.command("show", short_help="Show what was sent, and what would change.")
@click.argument("receipt")
@_assets
@_folder
def show(receipt: str, assets: Path, folder: Path) -> None:
    """Show what would change, before and after, and how to reach whoever sent it.

    Example: fingerpost inbox show C4F7KVWX2
    """
    from fingerpost.records.escaping import visible

    inbox = _open(folder)
    entry = _entry(inbox, receipt)
    rules = _rules(assets)
    lines = [_in_a_line(entry, rules), *_about(entry), *_of_the_same(inbox, entry)]
    for change in [] if _is_missing(entry) else _changes(rules, entry):
        lines += ["", *_as_text(change)]
    click.echo("\n".join(visible(line) for line in lines))


@command.command("accept", short_help="Write it into the records.")
@click.argument("receipts", nargs=-1, required=True, metavar="RECEIPT...")
@_assets
@_folder
def accept(receipts: tuple[str, ...], assets: Path, folder: Path) -> None:
    """Write what was sent into the records, and print an answer to send.

    Example: fingerpost inbox accept C4F7KVWX2
    """
    from fingerpost.files.durable import write_all
    from fingerpost.files.records_lock import taking_places
    from fingerpost.intake.receiver.answers import say_accepted, say_noted
    from fingerpost.intake.receiver.inbox import State
    from fingerpost.records.escaping import visible

    inbox = _open(folder)
    for receipt in receipts:
        with alone("inbox", assets):
            entry, rules = _entry(inbox, receipt), _rules(assets)
            _stop_if_accepted(entry)
            changes = [] if _is_missing(entry) else _changes(rules, entry)
            try:
                # A file that is written, and an entry that still waits, can be accepted again; else it would be lost.
                with taking_places(assets):
                    write_all((change.path, change.text.encode()) for change in changes if change.changes_something)
                inbox.settle(entry, State.ACCEPTED, now=datetime.now(UTC))
            except OSError as error:
                raise stop("inbox", f"{error.filename or assets} could not be written: {error.strerror}.") from None
        for change in changes:
            click.echo("\n".join(visible(line) for line in _as_text(change)))
        for line in _of_the_same(inbox, entry):
            click.echo(f"\n{line}")
        if entry.link:
            click.echo(f"\nIts pull request is still open, unless you have closed it: {visible(entry.link)}")
        settings, language = rules.directory.settings, rules.language
        answer = say_accepted(entry, changes, settings, language) if changes else say_noted(entry, settings, language)
        _answer(entry, answer)


@command.command("decline", short_help="Say no, with an answer to send.")
@click.argument("receipt")
@click.option("--reason", default="", metavar="WORDS", help="Why, for whoever sent it.")
@_assets
@_folder
def decline(receipt: str, reason: str, assets: Path, folder: Path) -> None:
    """Leave the records as they are, and print an answer to send.

    Example: fingerpost inbox decline C4F7KVWX2 --reason "It has moved to Wells, which has a directory of its own."
    """
    from fingerpost.intake.receiver.answers import say_declined
    from fingerpost.intake.receiver.inbox import State

    inbox, rules = _open(folder), _rules(assets)
    with alone("inbox", assets):
        entry = _entry(inbox, receipt)
        _stop_if_accepted(entry)
        try:
            inbox.settle(entry, State.DECLINED, now=datetime.now(UTC), remark=reason)
        except OSError as error:
            raise stop("inbox", f"{folder} could not be written: {error.strerror}.") from None
    _answer(entry, say_declined(entry, reason, rules.directory.settings, rules.language))


@command.command("forget", short_help="Delete what was dealt with.")
@click.option("--after", type=click.IntRange(0), default=30, show_default=True, metavar="DAYS")
@_folder
def forget(after: int, folder: Path) -> None:
    """Delete what was accepted, declined or taken for spam so many days ago: it holds names and phone numbers.

    Example: fingerpost inbox forget --after 30
    """
    from fingerpost.language.counted import counted

    number = _open(folder).forget(now=datetime.now(UTC), after=timedelta(days=after))
    click.echo(f"{counted(number, 'entry was', 'entries were')} deleted.")


def _open(folder: Path) -> Inbox:
    from fingerpost.intake.receiver.inbox import Inbox

    if not folder.is_dir():
        raise stop("inbox", f"There is no folder called {folder}.", "Name it with --inbox, as for fingerpost receive.")
    return Inbox(folder)


def _rules(assets: Path) -> Rules:
    from fingerpost.edition.clock import today
    from fingerpost.intake.receiver.rules import Rules
    from fingerpost.reading.read import FolderMissing

    try:
        return Rules(assets, today)
    except FolderMissing:
        raise stop("inbox", f"There is no folder called {assets}.", "Name it with --assets") from None


def _entry(inbox: Inbox, receipt: str) -> Entry:
    try:
        return inbox.entry(receipt)
    except KeyError:
        raise stop("inbox", "There is nothing with that receipt.", "fingerpost inbox lists them.") from None


def _stop_if_accepted(entry: Entry) -> None:
    """Stop if it is in the records already: it is not written again, and the answer must not say otherwise."""
    from fingerpost.checks.words import say_date
    from fingerpost.intake.receiver.inbox import State

    if entry.state is State.ACCEPTED:
        day = f" on {say_date(entry.settled.astimezone().date())}" if entry.settled else ""
        raise stop("inbox", f"It was accepted{day}, and nothing was done now.", "To change it, edit its record.")


def _changes(rules: Rules, entry: Entry) -> list[ProposedChange]:
    from fingerpost.intake.submission import NotUnderstood
    from fingerpost.stewardship.files_of_records import CannotChange

    try:
        return rules.changes_of(entry.submission)
    except (NotUnderstood, CannotChange) as why:
        raise stop("inbox", why.message, why.hint) from None


def _in_a_line(entry: Entry, rules: Rules) -> str:
    from fingerpost.intake.receiver.inbox import State, in_groups
    from fingerpost.language.counted import counted
    from fingerpost.records.escaping import visible
    from fingerpost.records.shorten import shorten

    wants = {"add": "new", "change": "change", "right": "nothing has changed", "ended": "has ended"}
    days = (datetime.now(UTC) - entry.received).days
    since = "today" if days <= 0 else f"{counted(days, 'day')} ago"
    state = "" if entry.state is State.WAITING else f", {entry.state.value}"
    if _is_missing(entry):
        looked_for = shorten("; ".join(str(entry.submission.get("note") or "").splitlines()), 100)
        return visible(f"{in_groups(entry.receipt)}  {since}{state}: somebody looked for this in vain. {looked_for}")
    record, want = entry.submission.get("record"), wants.get(str(entry.submission.get("want")), "?")
    name = str(record.get("name", "")) if isinstance(record, dict) else ""
    entry_name = name or rules.name_of(str(entry.submission.get("kind")), str(entry.submission.get("id")))
    more = f" {entry.link}" if entry.link else f" {entry.remark}" if entry.remark else ""
    return visible(f"{in_groups(entry.receipt)}  {since}{state}: {entry_name or 'no name'}, {want}.{more}")


def _is_missing(entry: Entry) -> bool:
    """Whether it says what somebody looked for in vain: it changes no record."""
    from fingerpost.intake.submission import MISSING

    return entry.submission.get("want") == MISSING


def _about(entry: Entry) -> Iterator[str]:
    """What is for the editors alone."""
    for name, label in (("reply", "To answer"), ("note", "They say")):
        if value := str(entry.submission.get(name) or ""):
            first, *others = value.splitlines() or [""]
            yield f"{label}: {first}"
            yield from others


def _of_the_same(inbox: Inbox, entry: Entry) -> Iterator[str]:
    """Others about the same record. Each has the whole of it, as it was when somebody opened the form."""
    from fingerpost.intake.receiver.inbox import OPEN, State, in_groups

    about = (entry.submission.get("kind"), entry.submission.get("id"))
    if entry.submission.get("want") == "add" or not about[1]:
        return
    for other in inbox.entries(*OPEN, State.ACCEPTED):
        if other.receipt == entry.receipt or (other.submission.get("kind"), other.submission.get("id")) != about:
            continue
        if other.state in OPEN:
            yield f"Another about the same entry waits: {in_groups(other.receipt)}"
        elif other.settled is not None and other.settled > entry.received:
            yield (
                f"Another about the same entry was accepted after this was sent: {in_groups(other.receipt)}. "
                "This one may put back what that one changed: look at each line."
            )


def _as_text(change: ProposedChange) -> Iterator[str]:
    """The words of a change, and the lines of the file before and after."""
    from difflib import unified_diff

    from fingerpost.intake.proposal_words import parts_of

    yield f"{change.shown}" if change.changes_something else f"{change.shown} says all of this already."
    for heading, sentences in parts_of(change):
        yield from ("", f"{heading}:", *(f"- {sentence}" for sentence in sentences))
    before, after = (change.before or "").splitlines(), change.text.splitlines()
    if lines := [line for line in unified_diff(before, after, lineterm="", n=1) if not line.startswith(("---", "+++"))]:
        yield from ("", "In the file, before (-) and after (+):", *lines)


def _answer(entry: Entry, text: str) -> None:
    from fingerpost.records.escaping import visible

    to = str(entry.submission.get("reply") or "")
    click.echo(f"\nAn answer{f' to {visible(to)}' if to else ''}, to copy:\n")
    click.echo("\n".join(visible(line) for line in text.split("\n")))


def _as_object(entry: Entry) -> dict[str, Any]:
    from fingerpost.intake.receiver.inbox import in_groups

    return {
        "receipt": in_groups(entry.receipt),
        "received": entry.received.isoformat(),
        "state": entry.state.value,
        "remark": entry.remark,
        "link": entry.link,
        "submission": dict(entry.submission),
    }

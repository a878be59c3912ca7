"""fingerpost links: do the web addresses and mailboxes of the directory still lead anywhere?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli import options
from fingerpost.cli.change import change
from fingerpost.cli.load_edition import load_edition
from fingerpost.cli.stop import stop

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from fingerpost.edition.edition import Edition
    from fingerpost.stewardship.changes import Changes
    from fingerpost.stewardship.links.memory import Memories
    from fingerpost.stewardship.links.targets import Target, Use


@click.command("links", short_help="Say which web addresses and mailboxes lead nowhere any more.")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("--report", is_flag=True, help="Ask nobody: say what earlier runs came to.")
@click.option("--limit", type=click.IntRange(1), help="Ask at most so many; the next run goes on from there.")
@click.option("--fix", is_flag=True, help="Ask nobody: write where addresses have moved to into the records.")
@click.option(
    "--state", type=click.Path(path_type=Path), metavar="FILE", help="Where to remember; else with the cache."
)
@click.option(
    "--markdown", "as_markdown", is_flag=True, help="Print a list to tick in an issue; nothing if all is well."
)
@options.as_json
@options.assets
def command(
    names: tuple[str, ...],
    *,
    report: bool,
    limit: int | None,
    fix: bool,
    state: Path | None,
    as_markdown: bool,
    as_json: bool,
    assets: Path,
) -> None:
    """Ask each web address whether its page is there, and each domain of mailboxes whether anybody takes its mail.

    Each website is asked one thing at a time, with a pause of two seconds; many websites at once. It says who asks:
    the address of your site and of the editors. What was asked in the past week is not asked again, so a run that
    was stopped goes on where it was. Nothing is called broken before it has failed three times, over two weeks.

    Nothing is written into a record, and nothing deleted. With --fix, where a page has moved for good on the same
    website is written in its place; name a record to do so where it is another website.

    \b
    Examples:
      fingerpost links                            ask what is due, and say what is wrong
      fingerpost links frome-talking-cafe         ask now about the addresses of one entry
      fingerpost links --report                   what is known, without asking
      fingerpost links --fix                      write what has moved within its website
      fingerpost links --fix activity/chair-yoga  and what one entry has elsewhere now

    Exits with 0 if nothing is broken, 1 if something is or too many records have errors, and 2 if it could not run.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.edition.clock import today
    from fingerpost.stewardship.links.report import State, as_object, as_text, findings_of
    from fingerpost.stewardship.links.report import as_markdown as markdown_of
    from fingerpost.stewardship.links.targets import targets_of

    edition = load_edition("links", assets)
    everything = targets_of(edition)
    targets = _of_records(edition, everything, names) if names else everything
    path = _state_file(assets, state)
    memories = _read(path)
    if fix:
        _fix(assets, targets, memories, every=bool(names))
        return
    if not report:
        all_addresses = [target.address for target in everything]
        _ask(edition, targets, memories, path, all_addresses, today(), limit=limit, always=bool(names))
    findings = findings_of(targets, memories)
    if as_json:
        click.echo(json.dumps([as_object(finding) for finding in findings], ensure_ascii=False))
    elif as_markdown:
        click.echo(markdown_of(edition, findings), nl=False)
    else:
        click.echo("\n".join(as_text(findings)))
        if any(finding.state == State.MOVED for finding in findings):
            click.echo("To write what has moved within its website into the records: fingerpost links --fix")
    raise SystemExit(int(any(finding.state == State.BROKEN for finding in findings)))


def _of_records(edition: Edition, targets: list[Target], names: Sequence[str]) -> list[Target]:
    from fingerpost.stewardship.due import NoSuchRecord, due_of

    try:
        keys = {due_of(edition, name).key for name in names}
    except NoSuchRecord as why:
        raise stop("links", why.message, why.hint) from None
    return [target.of(keys) for target in targets if any(use.key in keys for use in target.uses)]


def _state_file(assets: Path, state: Path | None) -> Path:
    from fingerpost.cache.place import NoCacheFolder, open_cache_folder
    from fingerpost.stewardship.links.memory import FILE

    if state is not None:
        return state
    try:
        return open_cache_folder(assets) / FILE
    except NoCacheFolder as why:
        raise stop("links", why.message, f"{why.hint} Or name a file: --state links.json") from None


def _read(path: Path) -> Memories:
    from fingerpost.stewardship.links.memory import NotOurFile, read_memories

    try:
        return read_memories(path)
    except NotOurFile:
        hint = "Delete it to begin again, or name another with --state"
        raise stop("links", f"{path} is not what fingerpost links wrote.", hint) from None
    except OSError as error:
        raise stop("links", f"{path} cannot be read: {error.strerror}.") from None


def _ask(
    edition: Edition,
    targets: list[Target],
    memories: Memories,
    path: Path,
    all_addresses: list[str],
    today: date,
    *,
    limit: int | None,
    always: bool,
) -> None:
    from fingerpost.cli.progress import show_progress
    from fingerpost.stewardship.links.asking import ask_all
    from fingerpost.stewardship.links.memory import without_others, write_memories
    from fingerpost.stewardship.links.run import NoConnection, due_targets

    chosen = (targets if always else due_targets(targets, memories, today))[:limit]
    if not chosen:
        return
    try:
        with show_progress("Asking websites") as progress:
            ask_all(
                edition.settings,
                chosen,
                memories,
                today=today,
                keep=lambda all_memories: write_memories(path, without_others(all_memories, all_addresses)),
                progress=progress,
            )
    except NoConnection:
        hint = "Is this computer on the internet? Nothing was counted against any address."
        raise stop("links", "Not one address answered.", hint) from None
    except KeyboardInterrupt:
        raise stop("links", "Stopped. What was asked is remembered.", "Run it again to go on from there.") from None
    except OSError as error:
        raise stop("links", f"{path} could not be written: {error.strerror}.") from None


def _fix(assets: Path, targets: list[Target], memories: Memories, *, every: bool) -> None:
    from fingerpost.language.counted import counted
    from fingerpost.stewardship.links.moved import is_same_site, moved_uses, write_moved

    moves = list(moved_uses(targets, memories))
    chosen = [(use, to) for use, to in moves if every or is_same_site(use.text, to)]
    by_hand: list[Use] = []

    def plan() -> Changes:
        changes, others = write_moved(assets, chosen)
        by_hand.extend(others)
        return changes

    change("links", assets, plan)
    for use in by_hand:
        click.echo(f"{use.key}, {use.path}: write it yourself: {dict(moves)[use]}")
    if elsewhere := len(moves) - len(chosen):
        others = counted(elsewhere, "address has moved to another website", "addresses have moved to other websites")
        click.echo(f"{others}: look first. fingerpost links --report names them.")
    if not moves:
        click.echo("Nothing has moved, as far as is known. To ask: fingerpost links")

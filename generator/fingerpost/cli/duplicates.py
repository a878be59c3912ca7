"""fingerpost duplicates: what may be in the directory twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fingerpost.cli import options
from fingerpost.cli.change import change
from fingerpost.cli.load_edition import load_edition
from fingerpost.cli.stop import stop

if TYPE_CHECKING:
    from fingerpost.stewardship.duplicates import Duplicate


@click.command("duplicates", short_help="Say what may be in the directory twice, and how to merge the two.")
@click.argument("names", nargs=-1, metavar="[ID OTHER]")
@click.option("--different", is_flag=True, help="The two named are different: remember that, and do not ask again.")
@click.option(
    "--kind",
    type=click.Choice(["activity", "group", "place"]),
    help="Only this kind; with --different, the kind of the two.",
)
@click.option("--limit", type=click.IntRange(1), help="Only the first so many.")
@options.as_json
@options.assets
def command(
    names: tuple[str, ...], *, different: bool, kind: str | None, limit: int | None, as_json: bool, assets: Path
) -> None:
    """Look for groups, places and activities that may be the same: nearly the same name, and the same phone number,
    website or postcode; activities also by their times in one town.

    Nothing is changed. Each pair comes with the reason, with what only one of them says, and with the command that
    merges them: look at both, copy what is missing, then type it. If they are different, say so: that is written into
    different.csv beside the records.

    \b
    Examples:
      fingerpost duplicates
      fingerpost duplicates --kind place --limit 10
      fingerpost duplicates --different frome-library frome-library-garden

    Exits with 0, with 1 if too many records have errors, and with 2 if it could not run.
    """  # noqa: D205, D301  # click needs the character itself
    if different:
        _tell_apart(assets, names, kind or "")
        return
    if names:
        raise stop("duplicates", "Names go with --different.", f"fingerpost duplicates --different {' '.join(names)}")
    from fingerpost.language.counted import counted
    from fingerpost.stewardship.duplicates import as_lines, duplicates_of

    edition = load_edition("duplicates", assets)
    pairs = [pair for pair in duplicates_of(edition) if kind in (None, pair.goes.kind)]
    if as_json:
        click.echo(json.dumps([_as_object(pair) for pair in pairs[:limit]], ensure_ascii=False))
        return
    for pair in pairs[:limit]:
        click.echo("\n".join(as_lines(pair)))
    if not pairs:
        click.echo("Nothing seems to be there twice.")
        return
    more = f" {len(pairs) - limit:,} more are not shown." if limit and len(pairs) > limit else ""
    click.echo(
        f"\n{counted(len(pairs), 'pair')}.{more} If two are different: fingerpost duplicates --different ID OTHER"
    )


def _tell_apart(assets: Path, names: tuple[str, ...], kind: str) -> None:
    from fingerpost.stewardship.duplicates import tell_apart

    if len(names) != 2:
        hint = "fingerpost duplicates --different frome-library frome-library-garden"
        raise stop("duplicates", "Name the two records that are different.", hint)
    change("duplicates", assets, lambda: tell_apart(assets, names[0], names[1], kind))


def _as_object(pair: Duplicate) -> dict[str, Any]:
    return {
        "kind": pair.goes.kind,
        "goes": pair.goes.id,
        "stays": pair.stays.id,
        "names": [pair.goes.name, pair.stays.name],
        "because": list(pair.likeness.because),
        "sure": pair.likeness.is_sure,
        "only_in_the_first": pair.only_there(),
        "merge": pair.merge,
    }

"""fingerpost merge: let the addresses of one record lead to another."""

from __future__ import annotations

from pathlib import Path

import click

from fingerpost.cli.change import change


@click.command(name="merge", short_help="Let the address of one record lead to another, and delete it.")
@click.argument("record_id", metavar="ID")
@click.argument("into", metavar="INTO")
@click.option("--kind", type=click.Choice(["activity", "group", "place"]), help="Which, if two kinds have that name.")
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
def command(record_id: str, into: str, kind: str | None, assets: Path) -> None:
    """Make one record of two that are about the same thing.

    ID and INTO are names of files without .yaml. The file ID goes, and its address leads to INTO for ever.
    Nothing of its text is copied: look first whether it says anything that INTO does not. Records that name
    ID name INTO then. If you have deleted the file yourself already, the rest is done.

    \b
    Example:
      fingerpost merge chair-yoga-frome seated-yoga

    Exits with 0 when it is done, and 2 when nothing could be changed.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.stewardship.merge import merge

    change("merge", assets, lambda: merge(assets, record_id, into, kind or ""))
    click.echo(f"The address of {record_id} leads to {into} from the next build on.")

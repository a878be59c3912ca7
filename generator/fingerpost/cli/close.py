"""fingerpost close: say that something has ended, why, and what to try instead."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.change import change

if TYPE_CHECKING:
    from fingerpost.stewardship.changes import Changes


@click.command(name="close", short_help="Say that something has ended, why, and what to try instead.")
@click.argument("record_id", metavar="ID")
@click.option("--reason", required=True, help="Why, in a sentence that people may read.")
@click.option("--instead", multiple=True, metavar="ID", help="What to try instead, of the same kind; may be repeated.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day it ended; today if left out.")
@click.option("--kind", type=click.Choice(["activity", "group", "place"]), help="Which, if two kinds have that name.")
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
def command(
    record_id: str, reason: str, instead: tuple[str, ...], on: datetime | None, kind: str | None, assets: Path
) -> None:
    """Close a record. Its page stays for ever, and says so.

    ID is the name of its file without .yaml. The page gives the day, the reason and what to try instead:
    first what you name, then others of the same kind nearby that are still running. If the file was
    deleted, its last version is taken back from git. To open it again, delete the line closed.

    \b
    Example:
      fingerpost close tea-and-tiles --reason "Jean has retired." --instead frome-talking-cafe

    Exits with 0 when it is done, and 2 when nothing could be changed.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.edition.clock import today
    from fingerpost.stewardship.close import close

    def plan() -> Changes:
        return close(assets, record_id, kind or "", on=on.date() if on else today(), reason=reason, instead=instead)

    change("close", assets, plan)
    click.echo("Its page says so from the next build on. To open it again, delete the line closed.")

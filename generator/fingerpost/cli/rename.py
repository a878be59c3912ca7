"""fingerpost rename: give a record a new address, and let the old one lead there."""

from __future__ import annotations

from pathlib import Path

import click

from fingerpost.cli.change import change


@click.command(name="rename", short_help="Give a record a new address; the old one leads there.")
@click.argument("old")
@click.argument("new")
@click.option("--kind", type=click.Choice(["activity", "group", "place"]), help="Which, if two kinds have that name.")
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
def command(old: str, new: str, kind: str | None, assets: Path) -> None:
    """Give a record a new name, which is the address of its page.

    OLD and NEW are names of files without .yaml. The old name is written into former_ids, so the old
    address, on paper and in patients' notes, leads to the new page for ever. Records that name it are
    changed too. If you have renamed the file yourself already, the rest is done.

    \b
    Example:
      fingerpost rename talking-cafe frome-talking-cafe

    Exits with 0 when it is done, and 2 when nothing could be changed.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.stewardship.rename import rename

    change("rename", assets, lambda: rename(assets, old, new, kind or ""))
    click.echo(f"The old address leads to {new} from the next build on.")

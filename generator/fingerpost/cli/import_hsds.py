"""fingerpost import hsds: a directory that speaks HSDS or Open Referral UK becomes records."""

from __future__ import annotations

from pathlib import Path

import click

from fingerpost.cli.alone import alone
from fingerpost.cli.import_end import (
    all_option,
    assets_option,
    dry_run_option,
    end,
    json_option,
    overwrite_option,
    sentences_of,
    stopped_where_it_must,
)

_HELP = (
    "Bring in a directory that speaks HSDS or Open Referral UK, of any version.\n\n"
    "SOURCE is a folder or zip of its tables, a JSON file, or the address of its API. Everything is read first, then "
    "the records are written. What is lost or changed is reported. Doing it again updates what has changed there; "
    "nothing is ever deleted.\n\n"
    "\b\nExamples:\n"
    "  fingerpost import hsds https://example.org/api --licence OGL-UK-3.0 --categories map.yaml\n"
    "  fingerpost import hsds package.zip --dry-run\n\n"
    "Exits with 0 when every service was used, 1 when some were left out, and 2 when nothing could be done."
)


@click.command(name="hsds", short_help="Bring in a directory as HSDS or Open Referral UK.", help=_HELP)
@click.argument("source")
@assets_option
@click.option("--name", default="", help="Whose it is; every record says so. If left out, the name of SOURCE.")
@click.option("--licence", default="", help="The terms on which it may be used, such as OGL-UK-3.0.")
@click.option(
    "--categories",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What their terms mean here; written with proposals if there is no such file.",
)
@click.option(
    "--pause", type=click.FloatRange(0, 60), default=0.2, show_default=True, help="Seconds between questions."
)
@click.option("--private", is_flag=True, help="Also ask an address of your own network.")
@dry_run_option
@overwrite_option
@json_option
@all_option
def command(
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
    is_alone = alone("import", assets, writes=not dry_run)
    with is_alone, stopped_where_it_must(assets), show_progress("Importing") as progress:
        outcome = import_hsds(wish, progress)
    lines = sentences_of(outcome, assets, dry_run=dry_run, what="service", there="source")
    raise end(outcome, lines, as_json=as_json, show_all=show_all)

"""fingerpost locate: find the position of places that have none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.stop import stop

if TYPE_CHECKING:
    from fingerpost.stewardship.locate_places import LocateResult


@click.command(name="locate", short_help="Find where places are.")
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="Places to ask for in a run."
)
@click.option("--after", default="", help="Go on after this place, to resume a run.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; ask nobody, write nothing.")
@click.option("--server", default="", help="A Nominatim server other than OpenStreetMap's.")
@click.option("--user-agent", default="", help="How to introduce ourselves, if not by the address of the site.")
def command(assets: Path, limit: int, after: str, dry_run: bool, server: str, user_agent: str) -> None:
    """Find the position of every place that has none, and write it into its record.

    The postcode table is asked first, and needs no network. Then OpenStreetMap's geocoder is sent the
    address, once a second at most. An answer outside the directory's area is not believed.
    It is asked about nothing that a build would not show: a place that was secret once, looks like
    somebody's home or has errors is left out until fingerpost check has no more to say of it.
    Look at the changes before you keep them.

    \b
    Example:
      fingerpost locate --dry-run
      fingerpost locate --limit 20

    Exits with 0 when every place has a position, 1 when some still have none, and 2 when it could not run.
    """  # noqa: D301  # click needs the character itself
    from fingerpost import __version__
    from fingerpost.edition.clock import ClockWrong, today
    from fingerpost.geography.geocode import SERVER, open_geocoder
    from fingerpost.geography.table import PostcodeTableError
    from fingerpost.publish.places_to_ask import NobodyAsked, places_to_ask
    from fingerpost.publish.stop_reasons import stop_reason
    from fingerpost.reading.read import FolderMissing, TooManyFiles
    from fingerpost.stewardship.locate_places import locate

    try:
        places = places_to_ask(assets, today=today())
    except (FolderMissing, TooManyFiles) as reason:
        raise stop("locate", *stop_reason(reason, assets)) from None
    except (NobodyAsked, ClockWrong) as error:
        raise stop("locate", error.message, error.hint) from None
    directory = places.directory
    settings = directory.settings
    try:
        ask = open_geocoder(
            user_agent=user_agent or f"fingerpost/{__version__} (+{settings.site})",
            country=settings.country,
            server=server or SERVER,
        )
    except ValueError:
        raise stop("locate", f"{server} is not the address of a server.", f"Write --server {SERVER}") from None
    try:
        outcome = locate(
            directory,
            places.places,
            None if dry_run else ask,
            limit=limit,
            after=after,
            tell=_tell,
            left_out=places.left_out,
        )
    except PostcodeTableError as error:
        raise stop("locate", str(error), "") from None
    _sum_up(outcome, dry_run=dry_run)
    raise SystemExit(0 if outcome.is_complete else 1)


def _tell(line: str) -> None:
    click.echo(line)


def _sum_up(outcome: LocateResult, *, dry_run: bool) -> None:
    if outcome.left_out:
        click.echo(f"{outcome.left_out} left out: nobody is asked about them. Run: fingerpost check")
    if dry_run:
        click.echo(f"{outcome.by_postcode} by their postcode, {outcome.to_ask} to ask for. Nothing was written.")
        return
    click.echo(f"{outcome.by_postcode} found by their postcode, {outcome.by_geocoder} by the geocoder.")
    if outcome.by_geocoder:
        click.echo("Positions of the geocoder: © OpenStreetMap contributors, Open Database Licence.")
    if outcome.not_found:
        click.echo(f"{outcome.not_found} not found. Write their location by hand, or correct the address.")
    if outcome.outage:
        click.echo(f"The geocoder was of no use: {outcome.outage}. No more files were changed.", err=True)
        click.echo("  hint: Run it again later. What has been found is kept.", err=True)
    if outcome.not_asked and outcome.last:
        click.echo(f"{outcome.not_asked} more to ask for. Go on with: fingerpost locate --after {outcome.last}")

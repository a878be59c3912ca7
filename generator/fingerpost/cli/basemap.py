"""fingerpost basemap: make your own street map."""

from __future__ import annotations

from pathlib import Path

import click

from fingerpost.cli.stop import stop
from fingerpost.language.counted import counted


@click.command(name="basemap", short_help="Make a street map of your own.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
@click.option(
    "--max-zoom",
    type=click.IntRange(1, 16),
    default=14,
    show_default=True,
    help="How near the streets are drawn. Each further level has four times as many files.",
)
def command(file: Path, assets: Path, max_zoom: int) -> None:
    """Unpack the part of a PMTiles archive that the directory needs, into assets/basemap.

    FILE is a part of the Protomaps basemap, or any archive of map pictures. Only your area is taken.
    Then write in assets/directory.yaml: map: {streets: self}. Your visitors' devices ask nobody else.

    \b
    Example:
      fingerpost basemap somerset.pmtiles

    Exits with 0 when the map is written, and 2 when it could not be.
    """  # noqa: D301  # click needs the character itself
    from rich.console import Console
    from rich.progress import Progress

    from fingerpost.geography.streets.basemap import unpack, wanted_bounds
    from fingerpost.geography.streets.pmtiles import ArchiveError, open_archive
    from fingerpost.publish.stop_reasons import stop_reason
    from fingerpost.reading.read import FolderMissing, TooManyFiles, read_directory

    if not file.is_file():
        raise stop("basemap", f"There is no file called {file}.", "Name the PMTiles archive that you have downloaded.")
    try:
        directory, _ = read_directory(assets)
    except (FolderMissing, TooManyFiles) as reason:
        raise stop("basemap", *stop_reason(reason, assets)) from None
    bounds = wanted_bounds(directory)
    if bounds is None:
        raise stop(
            "basemap",
            "The directory does not say where it is.",
            "Write in assets/directory.yaml: area: {bounds: {south: 51.0, west: -2.9, north: 51.4, east: -2.2}}",
        )
    console = Console(stderr=True)
    folder = assets / "basemap"
    try:
        with (
            file.open("rb") as stream,
            Progress(console=console, transient=True, disable=not console.is_terminal) as bar,
        ):
            task = bar.add_task("Unpacking", total=None)
            unpacked = unpack(
                open_archive(stream, file.name),
                bounds,
                max_zoom=max_zoom,
                folder=folder,
                tell=lambda number, total: bar.update(task, completed=number, total=total),
            )
    except ArchiveError as error:
        raise stop("basemap", error.message, error.hint) from None
    except OSError as error:
        raise stop("basemap", f"{folder} cannot be written: {error.strerror}.", "") from None
    click.echo(f"{counted(unpacked.tiles, 'tile')}, {unpacked.size_bytes / 1_000_000:,.1f} MB, written to {folder}.")
    click.echo(f"Streets are drawn from level {unpacked.zooms[0]} to {unpacked.zooms[1]}.")
    if directory.settings.map.streets != "self":
        click.echo("To show them, write in assets/directory.yaml: map: {streets: self}")

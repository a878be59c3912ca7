"""fingerpost postcodes: make the postcode table of a directory."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.stop import stop
from fingerpost.language.counted import counted

if TYPE_CHECKING:
    from fingerpost.geography.postcodes.make_table import PostcodeAreas
    from fingerpost.geography.postcodes.postcode_unit import Unit
    from fingerpost.geography.postcodes.source import PostcodeSource

# Jersey, Guernsey and the Isle of Man: the ONS lists their postcodes, and does not say where they are.
CROWN_DEPENDENCIES = ("GY", "IM", "JE")


@click.command(name="postcodes", short_help="Make the postcode table.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--areas", required=True, help='Postcode areas or outcodes, such as "BA,BS40".')
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
@click.option(
    "--edition", default="", help="When the file was published, such as 2026-08, if it does not say so itself."
)
def command(file: Path, areas: str, assets: Path, edition: str) -> None:
    """Make the table of postcodes that the finder and the checks use, in assets/postcodes.

    FILE is the zip of OS Code-Point Open (CSV) or a CSV or zip of the ONS Postcode Directory.
    Both are free to download and use. The table replaces the one that is there, as long as nobody has
    edited it: made.txt in the same folder says what was written.

    \b
    Example:
      fingerpost postcodes codepo_gb.zip --areas BA3,BA4,BA5,BA6,BA11,BA16

    Exits with 0 when the table is written, and 2 when it could not be.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.geography.postcodes.make_table import PostcodeAreas, make_table, write_table
    from fingerpost.geography.postcodes.postcode_unit import SourceError
    from fingerpost.geography.postcodes.source import open_source

    try:
        areas_wanted = PostcodeAreas.parse(areas)
    except ValueError as error:
        raise stop(
            "postcodes", f"{error} is neither a postcode area nor an outcode.", "Write --areas BA,BS40."
        ) from None
    if not areas_wanted.every_area:
        raise stop("postcodes", "No area is named.", "Write --areas BA,BS40.")
    if not assets.is_dir():
        raise stop(
            "postcodes", f"There is no folder called {assets}.", "Write --assets and the folder of your records."
        )
    left_out: Counter[str] = Counter()
    try:
        source = open_source(file)
        units = [unit for unit in _read(source, areas_wanted, left_out) if unit.postcode in areas_wanted]
    except SourceError as error:
        raise stop("postcodes", error.message, error.hint) from None
    if missing := areas_wanted.missing_from(unit.postcode[:-4] for unit in units):
        offered = {part.area for part in source.parts} | set(CROWN_DEPENDENCIES)
        if left_out["no position"] and (bare := [area for area in missing if area in offered]):
            raise stop(
                "postcodes",
                f"{file.name} does not say where the postcodes of {', '.join(bare)} are. Nothing was written.",
                f"Leave {', '.join(bare)} out of --areas. Give each place there a location of its own: "
                "fingerpost locate, or location: {lat: ..., lon: ..., from: by-hand} in its record.",
            )
        raise stop(
            "postcodes",
            f"{file.name} has no postcodes of {', '.join(missing)}. Nothing was written.",
            _on_offer(source),
        )
    files = make_table(units, areas=areas_wanted, source=source, edition=edition)
    try:
        write_table(assets / "postcodes", files)
    except OSError as error:
        raise stop("postcodes", f"{assets / 'postcodes'} cannot be written: {error.strerror}.", "") from None
    _report(assets / "postcodes", files, len(units), left_out)


def _read(source: PostcodeSource, areas_wanted: PostcodeAreas, left_out: Counter[str]) -> Iterator[Unit]:
    from rich.console import Console
    from rich.progress import Progress

    parts = source.parts_for(areas_wanted.every_area)
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Reading postcodes", total=sum(part.size_bytes for part in parts) or None)
        for part in parts:
            yield from source.read(part, left_out)
            progress.advance(task, part.size_bytes)


def _on_offer(source: PostcodeSource) -> str:
    offered = ", ".join(part.area for part in source.parts if part.area)
    return f"It has {offered}." if offered else "Ask for areas that it covers."


def _report(folder: Path, files: dict[str, bytes], postcodes: int, left_out: Counter[str]) -> None:
    table = {name: data for name, data in files.items() if name.endswith(".json")}
    size, packed = sum(map(len, table.values())), sum(len(gzip.compress(data, mtime=0)) for data in table.values())
    largest = max(table, key=lambda name: len(table[name]))
    click.echo(f"{counted(postcodes, 'postcode')} in {counted(len(table) - 2, 'outcode')}, written to {folder}.")
    click.echo(f"{size / 1000:,.0f} KB in {counted(len(table), 'file')}, {packed / 1000:,.0f} KB gzipped.")
    click.echo(f"The largest, {largest}, has {len(table[largest]) / 1000:,.0f} KB.")
    for reason, number in sorted(left_out.items()):
        click.echo(f"Left out of the areas that were read: {number:,} ({reason}).")
    if any(name.startswith("bt") for name in files):
        click.echo("Northern Ireland's postcodes have a licence of their own: read it before you publish them.")

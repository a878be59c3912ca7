"""fingerpost init: start a directory for another town."""

from __future__ import annotations

from pathlib import Path

import click

from fingerpost.cli.stop import stop
from fingerpost.language.counted import counted


@click.command(
    "init", short_help="Start a directory for another town.", epilog='Example: fingerpost init --town "Wells" wells'
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", default="", help="The name of the site, if not the town's or the folder's.")
@click.option("--town", default="", help="The town or district it is for.")
def command(folder: Path, title: str, town: str) -> None:
    """Start a directory for another town, in a new folder DIR.

    It holds the settings, a whole vocabulary, pages of words, and what GitHub needs to check and
    publish it. There is no record in it yet.

    Exits with 0 when it is written, and 2 when it could not be.
    """
    from fingerpost.records.characters import without_faults
    from fingerpost.writing.start import FolderNotEmpty, start_directory  # imported here so that --help answers at once

    title, town = (" ".join(without_faults(words).split()) for words in (title, town))
    try:
        new_files = start_directory(folder, title=title, town=town)
    except FolderNotEmpty:
        raise stop(
            "init",
            f"There is something in {folder} already, so nothing was written.",
            "Name a folder that is new: fingerpost init mytown",
        ) from None
    except OSError as error:
        raise stop("init", f"{error.filename or folder} could not be written: {error.strerror}.", "") from None
    click.echo(
        f"{counted(len(new_files), 'file is', 'files are')} written in {folder}. README.md there says what each is for."
    )
    click.echo("Next:")
    if folder != Path():
        click.echo(f"  cd {folder}")
    click.echo("  open assets/directory.yaml and fill in the blanks")
    click.echo('  fingerpost new activity "Chair yoga"')
    click.echo("  fingerpost serve")

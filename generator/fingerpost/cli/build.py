"""fingerpost build."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import click

from fingerpost.cli import options


@click.command("build", epilog="Example: fingerpost build --assets assets --site-dir site")
@options.assets
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The folder to publish.",
)
@click.option("--profile", is_flag=True, help="Say how long each stage took, and how much memory.")
@click.option("--allow-empty", is_flag=True, help="Build even if there is no record yet.")
@click.option("--allow-loss", is_flag=True, help="Build even if more than a fifth of the published records are gone.")
@click.option(
    "--replace-edited", is_flag=True, help="Build even if files of the site were edited by hand: the edits are lost."
)
@click.option("--jobs", type=click.IntRange(0), default=0, help="How many processes; 0 chooses.", show_default=True)
@click.option(
    "--keep-going",
    is_flag=True,
    help="Leave out single records that have errors. Their pages say that they are being corrected.",
)
@click.option(
    "--publish",
    is_flag=True,
    help="Write every address into assets/ledger.csv, and show the last good version of a record with errors.",
)
@click.option(
    "--preview-at", metavar="URL", default="", help="Build it for another address, where it is looked at first."
)
@click.option("--no-cache", is_flag=True, help="Render every page, and delete what earlier builds have kept.")
def command(
    assets: Path,
    site_dir: Path,
    *,
    profile: bool,
    allow_empty: bool,
    allow_loss: bool,
    replace_edited: bool,
    jobs: int,
    keep_going: bool,
    publish: bool,
    preview_at: str,
    no_cache: bool,
) -> None:
    """Check every record and build the site.

    The site is built beside the old one and takes its place only when it is complete. Any error
    stops the build, and the old site stays. With --keep-going, errors of single records do not, unless
    there are more than five, and more than one record in a hundred. --publish
    goes on as well, but shows such a record as it was in the last version that git has without an error, and
    writes each address into the ledger, so that none of them is ever lost. The folder of the site must be empty,
    or one that Fingerpost has written and nobody has put anything into or edited. Links of a site built with
    --preview-at stay in that preview, wherever the settings say that the site is; nothing is written into the ledger.

    Exits with 0 when the site is new, 1 if a record has an error, 2 if it could not run, and 3 when the site is
    new but some records are left out or shown as they were.
    """
    from fingerpost.cli.generator import mkdocs  # imported here so that --help answers at once
    from fingerpost.publish.build import build_site

    if preview_at and publish:
        raise click.UsageError("A preview is not published: leave out --publish, or --preview-at.")
    # Whoever ends it from outside (a time limit, a computer that is switched off) wants the same as Ctrl and C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    raise SystemExit(
        build_site(
            assets,
            site_dir,
            generator=mkdocs,
            profile=profile,
            allow_empty=allow_empty,
            allow_loss=allow_loss,
            replace_edited=replace_edited,
            jobs=jobs,
            use_cache=not no_cache,
            keep_going=keep_going,
            publish=publish,
            preview_at=_address(preview_at),
        )
    )


def _address(text: str) -> str:
    from fingerpost.reading.schemas import schema_of

    address = f"{text.rstrip('/')}/" if text else ""
    if address and not re.fullmatch(schema_of("directory")["properties"]["site"]["pattern"], address):
        raise click.UsageError(f"{text} is not the address of a site, such as https://preview.example.org/")
    return address

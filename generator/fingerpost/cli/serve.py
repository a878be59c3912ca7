"""fingerpost serve."""

from __future__ import annotations

from pathlib import Path

import click

from fingerpost.cli import options


@click.command("serve", epilog="Example: fingerpost serve --address 127.0.0.1:8080")
@options.assets
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen.")
def command(assets: Path, address: str) -> None:
    """Build the site, show it on this machine, and build it again whenever a record changes.

    Stop it with Ctrl and C. Exits with 0 when it is stopped, 1 if a record has an error at the
    start, and 2 if it could not run.
    """
    from fingerpost.cli.generator import mkdocs  # imported here so that --help answers at once
    from fingerpost.publish.preview import preview

    raise SystemExit(preview(assets, address, mkdocs()))

"""Options that several commands have, written once so that they say the same everywhere."""

from __future__ import annotations

from pathlib import Path

import click

assets = click.option(
    "--assets",
    type=click.Path(path_type=Path),
    default=Path("assets"),
    show_default=True,
    help="The folder of records.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")

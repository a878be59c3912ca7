"""How a command that reads a whole directory gets its edition, or says why it cannot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.progress import show_progress
from fingerpost.cli.stop import stop

if TYPE_CHECKING:
    from fingerpost.edition.edition import Edition


def load_edition(command: str, assets: Path) -> Edition:
    """Read and check a directory; records with errors are left out and named.

    With more of them than a slip explains, or an error in what all share, the command ends with 1, and with 2 where
    the directory cannot be read.
    """
    from fingerpost.edition.clock import today
    from fingerpost.edition.load import load
    from fingerpost.language.counted import counted
    from fingerpost.publish.report_forms import as_text
    from fingerpost.publish.stop_reasons import STOPS, stop_reason

    try:
        with show_progress("Reading the records") as progress:
            loaded = load(assets, today=today(), progress=progress, keep_going=True, warns=False)
    except STOPS as why:
        raise stop(command, *stop_reason(why, assets)) from None
    if loaded.stopped:
        click.echo(as_text(loaded.records, loaded.errors), err=True, nl=False)
        click.echo(f"fingerpost {command}: Put these errors right first.", err=True)
        raise SystemExit(1)
    if loaded.left_out:
        records = counted(loaded.left_out.files, "record has an error and is", "records have errors and are")
        click.echo(f"{records} left out: fingerpost check shows them.", err=True)
    return loaded.edition

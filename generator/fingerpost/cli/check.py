"""``fingerpost check``: read every record and say what to fix."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click


@click.command()
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--proposed", is_flag=True, help="Judge what somebody proposes: it cannot allow itself anything.")
@click.option("--base", metavar="BRANCH", default="", help="What --proposed compares with; found out if left out.")
def command(assets: Path, form: str, proposed: bool, base: str) -> None:
    """Read every record and say what to fix.

    Exits with 0 if there are no errors, 1 if there are, and 2 if it could not run.
    """
    from fingerpost.cli.progress import show_progress  # imported here so that --help answers at once
    from fingerpost.publish import report
    from fingerpost.publish.clock import ClockWrong, today

    try:
        with show_progress("Reading the records") as progress:
            result = report.check_folder(
                assets, today=today(), progress=progress, proposed=proposed or bool(base), base=base
            )
    except ClockWrong as wrong:
        result = report.Report(records=0, failure=wrong.message, hint=wrong.hint)
    if result.problems or not result.failure:
        colour = form == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        click.echo(report.render(result, form, colour=colour), nl=False, color=colour)
    if result.failure:
        click.echo(report.render_failure(result), err=True)
    raise SystemExit(result.exit_code)

"""``fingerpost check``: read every record and say what to fix."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click


@click.command()
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "github"]),
    default="text",
    show_default=True,
    help="For people, for scripts, for a spreadsheet, or for GitHub.",
)
@click.option("--all", "every", is_flag=True, help="Show every warning, not only one of each kind.")
@click.option("--errors", is_flag=True, help="Show errors only.")
@click.option(
    "--only",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Show what is in this file or folder; more may follow.",
)
@click.option("--code", "codes", metavar="CODE", multiple=True, help="Show problems of this code; may be repeated.")
@click.option("--changed-since", metavar="REV", default="", help="Show what is in files that differ from this commit.")
@click.option("--proposed", is_flag=True, help="Judge what somebody proposes: a proposal cannot allow itself anything.")
@click.option("--base", metavar="BRANCH", default="", help="What --proposed compares with. If left out, it finds out.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
def command(
    *,
    assets: Path,
    form: str,
    every: bool,
    errors: bool,
    only: tuple[Path, ...],
    codes: tuple[str, ...],
    changed_since: str,
    proposed: bool,
    base: str,
    files: tuple[Path, ...],
) -> None:
    """Read every record and say what to fix.

    Errors come first, and are repeated at the end. One warning of each kind is shown, with the number of others
    like it; --all shows them all. --errors, --only, --code and --changed-since show a part, though
    everything is read. With --format github, the files that differ come first, and of the others only errors are shown.

    Exits with 0 if no error is shown, 1 if there is one, and 2 if it could not run.
    """
    from fingerpost.cli.generator import mkdocs  # imported here so that --help answers at once
    from fingerpost.cli.progress import show_progress
    from fingerpost.edition.clock import ClockWrong, today
    from fingerpost.publish import report
    from fingerpost.publish.check_summary import write_check_summary
    from fingerpost.publish.choice import Choice

    choice = Choice(errors=errors, files=(*only, *files), codes=frozenset(codes), since=changed_since)
    try:
        with show_progress("Reading the records") as progress:
            result = report.check_folder(
                assets,
                today=today(),
                generator=mkdocs,
                progress=progress,
                proposed=proposed or bool(base),
                base=base,
                choice=choice,
                keep_unchanged=form == "github",
            )
    except ClockWrong as wrong:
        result = report.Report(records=0, failure=wrong.message, hint=wrong.hint)
    if result.problems or not result.failure:
        colour = form == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        click.echo(report.render(result, form, colour=colour, every=every or bool(codes)), nl=False, color=colour)
        if form == "github":
            write_check_summary(result)
    if result.failure:
        click.echo(report.render_failure(result), err=True)
    raise SystemExit(result.exit_code)

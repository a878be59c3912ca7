"""fingerpost changes: what a proposal changes for whoever reads the site."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.stop import stop

if TYPE_CHECKING:
    from fingerpost.stewardship.what_changes import WhatChanges


@click.command("changes", short_help="Say what a branch changes for whoever reads the site.")
@click.argument("base")
@click.argument("head", default="HEAD")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown, for a pull request.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write the Markdown, and the cards as pictures, there.",
)
@click.option("--pictures-at", metavar="ADDRESS", default="", help="Where the pictures will be, for the Markdown.")
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
def command(
    base: str, head: str, *, as_markdown: bool, as_json: bool, into: Path | None, pictures_at: str, assets: Path
) -> None:
    """Compare the records of two branches or commits as people would read them.

    BASE is what they are compared with, such as main, from where the two parted; HEAD is what is proposed. Of each
    record it says what the page says before and after, whether any address that was published would lead nowhere, and
    what to think of first. Files are read from git, and none of them is run.

    \b
    Examples:
      fingerpost changes main
      fingerpost changes main entry/issue-12 --markdown

    Exits with 0, or with 2 if it could not run.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.edition.clock import ClockWrong
    from fingerpost.files.durable import write_all
    from fingerpost.publish import changes_report as report
    from fingerpost.reading.git import HistoryUnreadable
    from fingerpost.reading.snapshot import NoSuchCommit

    try:
        changes = _compare(assets, base, head)
        if into is not None:
            files = {"summary.md": report.as_markdown(changes, pictures_at), **dict(report.pictures(changes))}
            write_all((into / name, text.encode()) for name, text in files.items())
    except (NoSuchCommit, ClockWrong) as reason:
        raise stop("changes", reason.message, reason.hint) from None
    except HistoryUnreadable:
        raise stop("changes", "Git would not say what is in these commits.", "Type git status: it says why.") from None
    except OSError as error:
        raise stop("changes", f"{error.filename or into} could not be written: {error.strerror}.") from None
    if as_json:
        click.echo(report.as_json(changes))
    elif as_markdown:
        click.echo(report.as_markdown(changes, pictures_at), nl=False)
    elif into is None:
        click.echo(report.as_text(changes))


def _compare(assets: Path, base: str, head: str) -> WhatChanges:
    from fingerpost.edition.clock import today
    from fingerpost.edition.load import load
    from fingerpost.reading.git import whole_project
    from fingerpost.reading.snapshot import began_at, changed_files, commit_of, write_snapshot
    from fingerpost.stewardship.what_changes import what_changes

    project = assets.resolve().parent
    before, after = commit_of(project, base), commit_of(project, head)
    before = began_at(project, before, after)
    below = f"{assets.resolve().relative_to(whole_project(project)).as_posix()}/"
    with tempfile.TemporaryDirectory(prefix="fingerpost-") as name:
        editions = []
        for commit in (before, after):
            folder = Path(name) / commit / "assets"
            folder.mkdir(parents=True, exist_ok=True)
            write_snapshot(project, commit, below, folder)
            editions.append(load(folder, today=today(), keep_going=True, warns=False).edition)
        return what_changes(editions[0], editions[1], changed_files(project, before, after), below)

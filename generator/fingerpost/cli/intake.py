"""fingerpost intake: what somebody sent becomes a proposed change to a record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from fingerpost.cli import options
from fingerpost.cli.alone import alone
from fingerpost.cli.stop import stop

_FINE, _TO_CORRECT, _NOTHING = 0, 1, 2


@click.command(name="intake", short_help="Turn what somebody sent into a change to a record.")
@click.argument("file", type=click.File("rb"), metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@options.as_json
@click.option("--event", is_flag=True, help="FILE is the event of an issue, as GitHub hands it to a workflow.")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Also write there what a pull request, or an answer in the issue, is made of.",
)
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
def command(file: Any, *, dry_run: bool, as_json: bool, event: bool, into: Path | None, assets: Path) -> None:
    """Turn what somebody sent into a new or changed file, and one more for a place that is new.

    FILE is the text of an issue of the form on GitHub, an email with a record in it, or a record; - reads what is
    piped in. What is certain is written, and every comment of the file stays. It says what was done, what was not
    taken and why, and what you have to decide. What may be private is left out.

    \b
    Examples:
      fingerpost intake issue.md
      fingerpost intake --dry-run issue.md
      gh issue view 12 --json body --jq .body | fingerpost intake -

    Exits with 0 when it is done, 1 when the file has an error that you have to put right, and 2 when nothing could be
    made of it.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.cli.generator import mkdocs
    from fingerpost.edition.clock import ClockWrong, today
    from fingerpost.files.durable import write_all
    from fingerpost.files.records_lock import taking_places
    from fingerpost.intake.issue_event import LARGEST_EVENT, read_event
    from fingerpost.intake.proposal_words import as_json as changes_as_json
    from fingerpost.intake.proposal_words import as_text
    from fingerpost.intake.read_submission import LARGEST, read_submission
    from fingerpost.intake.sent_together import propose_all
    from fingerpost.intake.submission import NotUnderstood
    from fingerpost.publish.intake_report import hand_over, hand_over_refusal
    from fingerpost.reading.read import FolderMissing, read_directory
    from fingerpost.stewardship.files_of_records import CannotChange

    number = 0
    try:
        data = file.read((LARGEST_EVENT if event else LARGEST) + 1)
        if event:
            number, data = read_event(data)
        submission = read_submission(data)
        with alone("intake", assets, writes=not dry_run):
            directory, _ = read_directory(assets)
            changes = propose_all(submission, directory, today())
            if not dry_run:
                with taking_places(assets):
                    write_all((change.path, change.text.encode()) for change in changes if change.changes_something)
        if into is not None:
            hand_over(changes, into, number, assets=assets, today=today(), generator=mkdocs)
    except FolderMissing:
        raise stop("intake", f"There is no folder called {assets}.", "Name it with --assets") from None
    except (NotUnderstood, CannotChange) as reason:
        if into is not None:
            hand_over_refusal(reason.message, reason.hint, into)
        raise stop("intake", reason.message, reason.hint) from None
    except ClockWrong as reason:
        raise stop("intake", reason.message, reason.hint) from None
    except OSError as error:
        raise stop("intake", f"{error.filename or assets} could not be written: {error.strerror}.") from None
    click.echo(changes_as_json(changes) if as_json else as_text(changes, dry_run=dry_run))
    has_errors = any(change.has_errors for change in changes)
    raise SystemExit(_NOTHING if changes[-1].is_refused else _TO_CORRECT if has_errors else _FINE)

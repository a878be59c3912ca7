"""fingerpost intake: what somebody sent becomes a proposed change to a record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fingerpost.cli.stop import stop

if TYPE_CHECKING:
    from fingerpost.intake.proposed_change import ProposedChange

_FINE, _TO_CORRECT, _NOTHING = 0, 1, 2


@click.command(name="intake", short_help="Turn what somebody sent into a change to a record.")
@click.argument("file", type=click.File("rb"), metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
def command(file: Any, *, dry_run: bool, as_json: bool, assets: Path) -> None:
    """Turn what somebody sent into one new or changed file.

    FILE is the text of an issue of the form on GitHub, an e-mail with a record in it, or a record; - reads what is
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
    from fingerpost.edition.clock import ClockWrong, today
    from fingerpost.files.durable import write_whole
    from fingerpost.intake.proposed_change import propose
    from fingerpost.intake.read_submission import LARGEST, read_submission
    from fingerpost.intake.submission import NotUnderstood
    from fingerpost.reading.read import FolderMissing, read_directory
    from fingerpost.stewardship.files_of_records import CannotChange

    try:
        submission = read_submission(file.read(LARGEST + 1))
        directory, _ = read_directory(assets)
        change = propose(submission, directory, today())
        if change.changes_something and not dry_run:
            write_whole(change.path, change.text.encode())
    except FolderMissing:
        raise stop("intake", f"There is no folder called {assets}.", "Name it with --assets") from None
    except (NotUnderstood, CannotChange, ClockWrong) as reason:
        raise stop("intake", reason.message, reason.hint) from None
    except OSError as error:
        raise stop("intake", f"{error.filename or assets} could not be written: {error.strerror}.") from None
    click.echo(_as_json(change) if as_json else _as_text(change, dry_run=dry_run))
    raise SystemExit(_NOTHING if change.is_refused else _TO_CORRECT if change.has_errors else _FINE)


def _as_text(change: ProposedChange, *, dry_run: bool) -> str:
    from fingerpost.records.escaping import visible

    is_new = change.before is None
    would = "would be " if dry_run else "is "
    lines = [f"{change.shown} {would}{'written' if is_new else 'changed'}."]
    if not change.changes_something:
        lines = [f"{change.shown} says all of this already." if not change.is_refused else "Nothing is changed."]
    parts = (("Done", change.done), ("Not taken", change.not_taken), ("For you to decide", change.decide))
    for heading, sentences in parts:
        if sentences:
            lines += ["", f"{heading}:", *(f"- {sentence}" for sentence in sentences)]
    return visible("\n".join(lines).replace("\n", "\0")).replace("[U+0000]", "\n")


def _as_json(change: ProposedChange) -> str:
    about = {
        "want": change.want.value,
        "kind": change.kind,
        "id": change.id,
        "name": change.name,
        "file": change.shown,
        "is_new": change.before is None,
        "is_changed": change.changes_something,
        "has_errors": change.has_errors,
        "done": change.done,
        "not_taken": change.not_taken,
        "decide": change.decide,
    }
    return json.dumps(about, indent=2, ensure_ascii=False)

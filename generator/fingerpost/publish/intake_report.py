"""What became of a submission, as the files of a pull request, with what check says about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from fingerpost.files.durable import write_all
from fingerpost.intake.proposal_words import as_markdown, title_of
from fingerpost.intake.proposed_change import ProposedChange
from fingerpost.publish.choice import Choice
from fingerpost.publish.generator import LoadGenerator
from fingerpost.publish.report import check_folder
from fingerpost.publish.summary import row_of
from fingerpost.records.escaping import plain_of
from fingerpost.records.problem import Problem

_MOST_ROWS = 20


def hand_over(
    changes: Sequence[ProposedChange],
    folder: Path,
    number: int,
    *,
    assets: Path,
    today: date,
    generator: LoadGenerator,
) -> None:
    """Write what the next step of the workflow needs without having to understand it.

    ``title``, ``body.md``, ``paths`` and the files below ``records`` are for a pull request, and only there if there is
    something to propose; otherwise ``answer.md`` is the answer in the issue.

    Raises:
        OSError: If it cannot be written.
    """
    new = [change for change in changes if change.changes_something]
    problems: tuple[Problem, ...] = ()
    if there := tuple(change.path for change in new if change.path.exists()):
        problems = check_folder(assets, today=today, generator=generator, choice=Choice(files=there)).problems
    body = f"{as_markdown(changes)}{_table(problems)}"
    files = {"answer.md": body}
    if new:
        closes = f"\nFrom the issue as it was when it got its label. Closes #{number}.\n" if number else ""
        files = {"title": f"{title_of(changes)}\n", "body.md": body + closes}
        files["paths"] = "".join(f"{change.shown}\n" for change in new)
        files |= {f"records/{change.shown}": change.text for change in new}
    write_all((folder / name, text.encode()) for name, text in files.items())


def _table(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    lines = ["", "**What check says of it**", "", "| where | what is wrong | what to do |", "| --- | --- | --- |"]
    return "\n".join([*lines, *map(row_of, problems[:_MOST_ROWS])]) + "\n"


def hand_over_refusal(message: str, hint: str, folder: Path) -> None:
    """Write the answer in an issue that cannot be used.

    Raises:
        OSError: If it cannot be written.
    """
    words = f"Nothing was changed. {message} {hint}".strip()
    write_all([(folder / "answer.md", f"{plain_of(words)}\n".encode())])

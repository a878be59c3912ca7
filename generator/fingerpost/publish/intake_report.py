"""What was made of a submission: in words, as JSON, and as the files that a pull request is made of.

Whatever somebody sent is escaped: a pull request and an issue would obey Markdown, and call the people named in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from fingerpost.files.durable import write_all
from fingerpost.intake.proposed_change import ProposedChange
from fingerpost.intake.submission import Want
from fingerpost.publish.choice import Choice
from fingerpost.publish.generator import LoadGenerator
from fingerpost.publish.report import check_folder
from fingerpost.publish.summary import row_of
from fingerpost.records.escaping import plain_of, visible
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten

_MOST_ROWS = 20
_LONGEST_TITLE = 100
_TITLES = {Want.ADD: "Add", Want.CHANGE: "Change", Want.RIGHT: "Still right", Want.ENDED: "Ended"}


def as_text(changes: Sequence[ProposedChange], *, dry_run: bool) -> str:
    """For whoever typed the command."""
    lines: list[str] = []
    for change in changes:
        lines += [*([""] if lines else []), _first(change, dry_run=dry_run)]
        for heading, sentences in _parts(change):
            lines += ["", f"{heading}:", *(f"- {sentence}" for sentence in sentences)]
    return "\n".join(map(visible, lines))


def as_json(changes: Sequence[ProposedChange]) -> str:
    """For other programs: the entry, and the new place that goes with it, if one does."""
    *places, entry = map(_object, changes)
    return json.dumps({**entry, "place": places[0] if places else None}, indent=2, ensure_ascii=False)


def _object(change: ProposedChange) -> dict[str, object]:
    return {
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


def as_markdown(changes: Sequence[ProposedChange], problems: tuple[Problem, ...] = ()) -> str:
    """For a pull request, or an answer in the issue."""
    lines: list[str] = []
    for change in changes:
        lines += [*([""] if lines else []), plain_of(_first(change, dry_run=False))]
        for heading, sentences in _parts(change):
            lines += ["", f"**{heading}**", "", *(f"- {plain_of(sentence)}" for sentence in sentences)]
    if problems:
        lines += ["", "**What check says of it**", ""]
        lines += ["| where | what is wrong | what to do |", "| --- | --- | --- |", *map(row_of, problems[:_MOST_ROWS])]
    return "\n".join(lines) + "\n"


def hand_over(
    changes: Sequence[ProposedChange],
    folder: Path,
    number: int,
    *,
    assets: Path,
    today: date,
    generator: LoadGenerator,
) -> None:
    """Write what the next step of the workflow needs, and has not to understand.

    ``title``, ``body.md``, ``paths`` and the files below ``records`` are of a pull request, and only there if there is
    something to propose; ``answer.md`` is what is said in the issue if there is not.

    Raises:
        OSError: If it cannot be written.
    """
    new = [change for change in changes if change.changes_something]
    problems: tuple[Problem, ...] = ()
    if there := tuple(change.path for change in new if change.path.exists()):
        problems = check_folder(assets, today=today, generator=generator, choice=Choice(files=there)).problems
    body = as_markdown(changes, problems)
    files = {"answer.md": body}
    if new:
        entry = changes[-1]
        title = shorten(" ".join(visible(entry.name).split()), _LONGEST_TITLE)
        closes = f"\nFrom the issue as it was when it got its label. Closes #{number}.\n" if number else ""
        files = {"title": f"{_TITLES[entry.want]}: {title}\n", "body.md": body + closes}
        files["paths"] = "".join(f"{change.shown}\n" for change in new)
        files |= {f"records/{change.shown}": change.text for change in new}
    write_all((folder / name, text.encode()) for name, text in files.items())


def hand_over_refusal(message: str, hint: str, folder: Path) -> None:
    """Write what is said in the issue when nothing could be made of it.

    Raises:
        OSError: If it cannot be written.
    """
    words = f"Nothing was changed. {message} {hint}".strip()
    write_all([(folder / "answer.md", f"{plain_of(words)}\n".encode())])


def _first(change: ProposedChange, *, dry_run: bool) -> str:
    if change.is_refused:
        return "Nothing is changed."
    if not change.changes_something:
        return f"{change.shown} says all of this already."
    return f"{change.shown} {'would be' if dry_run else 'is'} {'written' if change.before is None else 'changed'}."


def _parts(change: ProposedChange) -> Iterator[tuple[str, tuple[str, ...]]]:
    for heading, sentences in (
        ("Done", change.done),
        ("Not taken", change.not_taken),
        ("For you to decide", change.decide),
    ):
        if sentences:
            yield heading, sentences

"""What became of a submission, in words: for a terminal, for a program, and as Markdown for a pull request.

Whatever somebody sent is escaped: GitHub would render Markdown in it, and notify the people it names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from fingerpost.intake.proposed_change import ProposedChange
from fingerpost.intake.submission import Want
from fingerpost.records.escaping import plain_of, visible
from fingerpost.records.shorten import shorten

_LONGEST_TITLE = 100
_TITLES = {Want.ADD: "Add", Want.CHANGE: "Change", Want.RIGHT: "Still right", Want.ENDED: "Ended"}


def title_of(changes: Sequence[ProposedChange]) -> str:
    """A line for the whole: what is wanted, and what the entry is called; it comes last."""
    entry = changes[-1]
    return f"{_TITLES[entry.want]}: {shorten(' '.join(visible(entry.name).split()), _LONGEST_TITLE)}"


def as_text(changes: Sequence[ProposedChange], *, dry_run: bool = False) -> str:
    """For whoever typed a command."""
    lines: list[str] = []
    for change in changes:
        lines += [*([""] if lines else []), _first(change, dry_run=dry_run)]
        for heading, sentences in parts_of(change):
            lines += ["", f"{heading}:", *(f"- {sentence}" for sentence in sentences)]
    return "\n".join(map(visible, lines))


def as_markdown(changes: Sequence[ProposedChange]) -> str:
    """For a pull request, or an answer in the issue."""
    lines: list[str] = []
    for change in changes:
        lines += [*([""] if lines else []), plain_of(_first(change, dry_run=False))]
        for heading, sentences in parts_of(change):
            lines += ["", f"**{heading}**", "", *(f"- {plain_of(sentence)}" for sentence in sentences)]
    return "\n".join(lines) + "\n"


def as_json(changes: Sequence[ProposedChange]) -> str:
    """For other programs: the entry, and the new place and the new group that go with it, if any do."""
    *others, entry = map(_object, changes)
    beside = {kind: next((each for each in others if each["kind"] == kind), None) for kind in ("place", "group")}
    return json.dumps({**entry, **beside}, indent=2, ensure_ascii=False)


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
        "done": change.steps,
        "not_taken": change.not_taken,
        "decide": change.decide,
    }


def _first(change: ProposedChange, *, dry_run: bool) -> str:
    if change.is_refused:
        return "Nothing is changed."
    if not change.changes_something:
        return f"{change.shown} says all of this already."
    return f"{change.shown} {'would be' if dry_run else 'is'} {'written' if change.before is None else 'changed'}."


def parts_of(change: ProposedChange) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each heading that has sentences, and these."""
    for heading, sentences in (
        ("What changes", change.steps),
        ("Not taken", change.not_taken),
        ("For you to decide", change.decide),
    ):
        if sentences:
            yield heading, sentences

"""A submission becomes one new or changed file, and words about what was done and what is left to decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from fingerpost.checks.context import Context, context_of
from fingerpost.checks.references import UNCATEGORISED
from fingerpost.edition import addresses
from fingerpost.intake.differences import ABSENT, Data, differences
from fingerpost.intake.new_id import new_id
from fingerpost.intake.sayings import label_of, say_field
from fingerpost.intake.secret_entry import has_the_name_of_a_secret
from fingerpost.intake.sift import PATHS, Sifted, sift
from fingerpost.intake.submission import NotUnderstood, Submission, Want
from fingerpost.intake.wanted import Notes, allowed, changed, ended, runs_it, still_right, understand
from fingerpost.intake.which_entry import find_entry
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.explain import explain
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.schemas import shape_of
from fingerpost.reading.shown_path import shown_path
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.directory import Directory
from fingerpost.records.slug import slug_of
from fingerpost.stewardship.files_of_records import CannotChange, find_file, values_of
from fingerpost.writing.composed import EditError
from fingerpost.writing.edit import edit, remove
from fingerpost.writing.write import write_record

CHECKED_TODAY = "The day it was checked is today’s: who accepts it says that somebody has asked the group."


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedChange:
    """One file as it would be. ``text`` is as it is now where nothing changes."""

    want: Want
    kind: str
    id: str
    name: str
    path: Path
    before: str | None  # None: a new file
    text: str
    steps: tuple[str, ...] = ()  # what was done, each a sentence
    not_taken: tuple[str, ...] = ()  # what was left out, and why
    decide: tuple[str, ...] = ()  # what the editor has to look at
    has_errors: bool = False  # whether check would stop at the file

    @property
    def changes_something(self) -> bool:
        """Whether the file would be another one."""
        return self.text != self.before

    @property
    def is_refused(self) -> bool:
        """Whether something was sent and nothing of it could be taken."""
        nothing_new = self.want is Want.CHANGE and not self.changes_something
        return nothing_new and bool(self.not_taken or self.decide)

    @property
    def shown(self) -> str:
        """The file as a person would type it."""
        return shown_path(self.path)


def propose(submission: Submission, directory: Directory, today: date) -> ProposedChange:
    """Work out what would be written; nothing is.

    Raises:
        NotUnderstood: If nobody can say which entry is meant, or nothing in the submission can be used.
        CannotChange: If the file of the entry cannot be read, or leaves no room for the change.
    """
    context = context_of(directory, today=today, postcodes=None)
    notes = Notes(decide=list(submission.remarks))
    if submission.want is Want.ADD:
        return _add(submission, directory, context, notes)
    kind, record_id = find_entry(
        directory, submission.entry, submission.name, submission.kind if submission.kind != "activity" else ""
    )
    file = find_file(directory.assets, kind, record_id)
    if file is None:
        raise NotUnderstood("Nothing in the directory has that address or that name.")
    text = file.text()
    try:
        before = read_record(kind, text.encode(), file.shown)
    except Unreadable:
        raise CannotChange(f"{file.shown} has an error, so it cannot be changed.", "Run: fingerpost check") from None
    if "closed" in before:
        raise CannotChange(f"{file.shown} is closed.", "If it has begun again, delete the line closed first.")
    if "name" not in submission.values and slug_of(submission.name) not in ("", slug_of(str(before["name"]))):
        notes.decide.append("They call it by another name. Is it the right entry, or has the name changed?")
    sent = replace(submission, kind=kind)
    if sent.want is Want.RIGHT:
        after = still_right(sent, before, text, today, notes)
    elif sent.want is Want.ENDED:
        after = ended(sent, before, today, notes)
    else:
        after = changed(sent, before, directory, notes)
    sifted = sift(kind, record_id, before, after, context, agreed=submission.agreed)
    _say_left_out(kind, sifted, notes)
    if submission.want is Want.ENDED and "closed" not in sifted.data:
        raise CannotChange(f"{file.shown} could not be closed.", "Run: fingerpost close")
    changes = list(differences(before, sifted.data))
    return ProposedChange(
        want=submission.want,
        kind=kind,
        id=record_id,
        name=str(sifted.data["name"]),
        path=file.path,
        before=text,
        text=_readable(_edited(text, changes, file.shown), sifted.data, file.shown),
        steps=(*notes.steps, *_say_changes(kind, before, sifted.data, changes, directory)),
        not_taken=tuple(notes.not_taken),
        decide=tuple(notes.decide),
        has_errors=bool(sifted.to_correct),
    )


def _add(submission: Submission, directory: Directory, context: Context, notes: Notes) -> ProposedChange:
    kind = submission.kind
    data: Data = allowed(submission, notes)
    if kind == "activity":
        understand(submission, data, {}, directory, notes)
        if not data.get("categories"):
            data["categories"] = [UNCATEGORISED]
            if "categories" not in submission.words:
                notes.decide.append("Nothing was written about what kind of thing it is. Choose a category.")
    if kind in ("activity", "group"):
        data["checked"] = {"on": context.today.isoformat()} | ({"how": "group"} if runs_it(submission) else {})
        notes.decide.append(CHECKED_TODAY)
    sifted = sift(kind, "", {}, data, context, agreed=submission.agreed)
    _say_left_out(kind, sifted, notes)
    data = sifted.data
    if "name" not in data or (kind == "place" and has_the_name_of_a_secret(data["name"], directory)):
        raise NotUnderstood("It has no name that can be used.", "Ask what it is called.")
    if kind == "activity" and not data.get("sessions") and not data.get("join"):
        data["sessions"] = [{"repeats": "unknown"}]
    # Of a record that keeps to the schema there is nothing to explain.
    for problem in () if shape_of(kind).gate.is_valid(data) else explain(kind, dict(data), PATHS):
        if all(problem.message not in sentence for sentence in notes.decide):
            notes.decide.append(f"{problem.message} {problem.hint}".strip())
    text = write_record(data, kind)
    if (there := _there_already(kind, data, text, directory)) is not None:
        return there
    record_id = new_id(kind, data, directory, notes.decide)
    path = directory.assets / FOLDERS[kind] / f"{record_id}.yaml"
    where = shown_path(path)
    lines = [line for name, value in data.items() if (line := say_field(kind, name, value, directory))]
    return ProposedChange(
        want=submission.want,
        kind=kind,
        id=record_id,
        name=str(data["name"]),
        path=path,
        before=None,
        text=_readable(text, data, where),
        steps=(f"{where} is new. Its page would be {addresses.of_record(kind, record_id)}", *lines),
        not_taken=tuple(notes.not_taken),
        decide=tuple(notes.decide),
        has_errors=not shape_of(kind).gate.is_valid(data) or bool(sifted.to_correct),
    )


def _there_already(kind: str, data: Data, text: str, directory: Directory) -> ProposedChange | None:
    """What was sent, where a file says just that: it was sent twice, or whoever accepted it was interrupted."""
    for record in directory.of_kind(kind).values():
        if record.name != data["name"]:
            continue
        file = find_file(directory.assets, kind, record.id)
        if file is not None and file.text() == text:
            return ProposedChange(
                want=Want.ADD, kind=kind, id=record.id, name=record.name, path=file.path, before=text, text=text
            )
    return None


def _say_left_out(kind: str, sifted: Sifted, notes: Notes) -> None:
    for each in sifted.left_out:
        notes.not_taken.append(f"{label_of(kind, each.path)} was left out. {each.problem.message}")
    for each in sifted.to_correct:
        notes.decide.append(f"{each.problem.message} {each.problem.hint}".strip())
    if sifted.needs_consent:
        notes.decide.append(
            "The contact is a person’s. They ticked that whoever it is said yes, so the day of that is in the file "
            "(consent_on). Take the contact out if you doubt it."
        )


def _say_changes(
    kind: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    changes: list[tuple[str, Any]],
    directory: Directory,
) -> Iterator[str]:
    """A line for each field of the record that changes, with what it says now."""
    for name in dict.fromkeys(path.split(".")[0] for path, _ in changes):
        old = say_field(kind, name, before[name], directory) if name in before else ""
        new = (
            say_field(kind, name, after[name], directory)
            if name in after
            else f"{label_of(kind, name)}: nothing any more"
        )
        label = f"{label_of(kind, name)}: "
        yield f"{new} (before: {old.removeprefix(label)})" if old else new


def _edited(text: str, changes: list[tuple[str, Any]], shown: str) -> str:
    for path, value in changes:
        try:
            text = remove(text, path) if value is ABSENT else edit(text, path, value)
        except EditError as error:
            raise CannotChange(f"{shown} could not be changed. {error}", f"Change {path} in the file.") from None
    return text


def _readable(text: str, data: Mapping[str, Any], shown: str) -> str:
    """A text, if the reader of records takes from it what it should say."""
    try:
        says = values_of(text.encode(), shown)
    except CannotChange:
        says = {}
    if says.keys() != data.keys():
        raise CannotChange(f"What was sent cannot be written into {shown}.", "Write it in the file yourself.")
    return text

"""What comes of a ringing list: "nothing has changed" moves a date; everything else is for the editor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fingerpost.edition.edition import Edition
from fingerpost.intake.ringing.ticked import Ticked, TickedAnswer
from fingerpost.reading.date_range import FIRST_YEAR
from fingerpost.reading.shown_path import shown_path
from fingerpost.schedule.review import is_checked
from fingerpost.stewardship.changes import Changes
from fingerpost.stewardship.confirm_date import confirm_date
from fingerpost.stewardship.due import NoSuchRecord, due_of
from fingerpost.stewardship.files_of_records import CannotChange
from fingerpost.stewardship.ringing_list import facts_digest


@dataclass(frozen=True, slots=True)
class ForEditor:
    """Something that a person has to put into a record, or to ask again."""

    name: str
    key: str
    words: str
    hint: str = ""


@dataclass(slots=True)
class TakeBackResult:
    """What was ticked."""

    same: int = 0
    empty: int = 0
    for_editor: list[ForEditor] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)


def take_back(edition: Edition, ticked: Ticked) -> TakeBackResult:
    """Work out what will be written, and what an editor has to do; nothing is written."""
    outcome = TakeBackResult()
    doubted = {answer.key for answer in ticked.answers if answer.changed or answer.ended}  # in another row, perhaps
    for answer in ticked.answers:
        if answer.is_empty:
            outcome.empty += 1
        else:
            is_doubted = answer.key in doubted
            outcome.for_editor += _take(edition, answer, ticked.made_on, outcome, is_doubted=is_doubted)
    return outcome


def _take(
    edition: Edition, answer: TickedAnswer, made_on: date, outcome: TakeBackResult, *, is_doubted: bool
) -> Iterator[ForEditor]:
    try:
        due = due_of(edition, answer.key)
    except NoSuchRecord as why:
        yield ForEditor(answer.key, answer.key, why.message, why.hint)
        return
    name, command = due.record.name, f"If that is right: fingerpost due --done {answer.key}"
    if answer.changed:
        hint = f"Change it in {shown_path(Path(due.record.file))}, then: fingerpost due --done {answer.key}"
        yield ForEditor(name, answer.key, f"This has changed: {answer.changed}", hint)
    if answer.ended:
        hint = f'If so: fingerpost close {due.record.id} --reason "..."'
        yield ForEditor(name, answer.key, f"It has ended: {answer.ended}", hint)
    if answer.nobody and not answer.same:
        yield ForEditor(name, answer.key, f"Nobody answered: {answer.nobody}", "Try again, or another way.")
    if not answer.same:
        return
    on = answer.on or made_on
    if is_doubted:
        yield ForEditor(name, answer.key, "Nothing has changed is ticked too, so its date was left.")
    elif answer.unclear or not date(FIRST_YEAR, 1, 1) <= on <= edition.today:
        words = f"{answer.unclear or on} is no day on which it can have been checked, so its date was left."
        yield ForEditor(name, answer.key, words, command)
    elif due.record.checked and is_checked(due.record) and due.record.checked.on >= on:
        outcome.same += 1  # somebody has written it meanwhile
    elif answer.facts != facts_digest(edition, due.record):
        words = "Nothing has changed, they say, but the record has been changed since the list was made."
        yield ForEditor(name, answer.key, words, command)
    else:
        try:
            how = answer.how or ("phone" if due.contact.phone else "")
            confirm_date(edition.directory.assets, answer.key, on=on, how=how, changes=outcome.changes)
            outcome.same += 1
        except CannotChange as why:
            yield ForEditor(name, answer.key, why.message, why.hint)

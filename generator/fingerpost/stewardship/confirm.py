"""Writing what a person says about a doubt, one field at a time, with every comment left where it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from fingerpost.checks.references import UNCATEGORISED
from fingerpost.files.durable import write_whole
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.schemas import schema_of
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.schedule.hours.read import read_hours
from fingerpost.schedule.hours.terms_unknown import in_some_weeks
from fingerpost.stewardship.doubts import Doubt, beside_hours, say_sessions
from fingerpost.stewardship.files_of_records import CannotChange
from fingerpost.writing.composed import EditError
from fingerpost.writing.edit import edit, remove


def keep_as_it_is(doubt: Doubt) -> None:
    """Write that the record is right as it is, or that a proposal is not: its words go.

    Raises:
        CannotChange: If the file leaves no room, or somebody has changed it meanwhile.
        OSError: If it cannot be written.
    """
    if doubt.what == "category":
        raise CannotChange("A record needs a category.", "Choose one, or skip this.")
    _write(doubt, {})


def answer(doubt: Doubt, value: Any) -> None:
    """Write an answer: hours as sessions, the id of a category, or the value of a proposal.

    Raises:
        CannotChange: If there would be no record with it, or the file leaves no room.
        OSError: If it cannot be written.
    """
    if doubt.what == "proposal":
        field, proposed = value
        _write(doubt, {field: _beside_present(doubt, field, proposed)})
    else:
        _write(doubt, {"sessions" if doubt.what == "hours" else "categories": value})


def _beside_present(doubt: Doubt, field: str, proposed: Any) -> Any:
    """What a field says with a value that was proposed: of a list, the others stay.

    Raises:
        CannotChange: If it says something else by now.
    """
    schema: Mapping[str, Any] = schema_of(doubt.file.kind)
    present: Any = doubt.file.values()
    for step in field.split("."):
        schema = schema.get("properties", {}).get(step, {})
        present = present.get(step) if isinstance(present, Mapping) else None
    if schema.get("type") == "array":
        others = present if isinstance(present, list) else []
        return [*others, *([] if proposed in others else [proposed])]
    if present not in (None, "", proposed, doubt.now):
        raise CannotChange(f"{doubt.file.shown} says {field}: {present} already.", "Type n, or change it in the file.")
    return proposed


def read_answer(doubt: Doubt, text: str) -> Any:
    """Hours that a person typed, as sessions, or a category by its id.

    "Term time" is on some of its days, as nobody has said here whose terms; and "every other Monday" may stay without
    its date: the page says to ask which.

    Raises:
        CannotChange: If the hours are not certain.
    """
    if doubt.what != "hours":
        return [text.strip()]
    reading = in_some_weeks(read_hours(text), partial(read_hours, text))
    if not reading.is_whole:
        raise CannotChange("That is not certain either.", "Write it like: Mon-Fri 9am-5pm; Sat 10am-1pm")
    return list(reading.sessions)


def _write(doubt: Doubt, changes: Mapping[str, Any]) -> None:
    before = doubt.file.text()
    text = before
    if not _is_as_asked(doubt):
        raise CannotChange(
            f"{doubt.file.shown} has been changed since this was asked, so it was left.", "Run: fingerpost confirm"
        )
    try:
        for path, value in changes.items():
            text = _with_sessions(text, doubt, value) if path == "sessions" else edit(text, path, value)
        if doubt.what != "category":
            text = remove(text, _path_now(doubt))
    except EditError as error:
        raise CannotChange(f"{doubt.file.shown} could not be changed. {error}", "Write it in the file.") from None
    try:
        read_record(doubt.file.kind, text.encode(), doubt.file.shown)
    except Unreadable as unreadable:
        problem = unreadable.problems[0]
        raise CannotChange(problem.message, problem.hint) from None
    if text != before:
        write_whole(doubt.file.path, text.encode())


def _is_as_asked(doubt: Doubt) -> bool:
    """Whether the record still says what was shown beside the question."""
    values = doubt.file.values()
    if doubt.what == "category":
        return bool(values.get("categories") == [UNCATEGORISED])
    if doubt.what == "hours":
        about = values.get("imported")
        words = about.get("hours") if isinstance(about, Mapping) else None
        return bool(words == doubt.words) and say_sessions(values.get("sessions")) == doubt.now
    return True  # ``_path_now`` and ``_beside_present`` ask


def _path_now(doubt: Doubt) -> str:
    """Where its words are now: when a proposal is answered, those after it move up."""
    if doubt.what != "proposal":
        return doubt.path
    field, value = doubt.choices[0].value
    proposals = doubt.file.values().get("imported", {}).get("proposed", ())
    for number, proposal in enumerate(proposals):
        if (proposal.get("field"), proposal.get("value")) == (field, value):
            return f"imported.proposed.{number}"
    raise CannotChange(f"{doubt.file.shown} does not have that any more.", "Somebody has answered it, or taken it out.")


def _with_sessions(text: str, doubt: Doubt, sessions: list[dict[str, Any]]) -> str:
    """Replace the sessions one by one, so that each stays on its line."""
    values = doubt.file.values()
    beside = beside_hours(values)
    for number, session in enumerate(sessions):
        text = edit(text, f"sessions.{number}", beside | session)
    for number in reversed(range(len(sessions), len(values.get("sessions", ())))):
        text = remove(text, f"sessions.{number}")
    return text

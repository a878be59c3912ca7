"""Whatever way it came: the text of an issue, an email with the record in it, or a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from fingerpost.intake.issue_body import LONGEST, is_issue_form, read_issue_body
from fingerpost.intake.sayings import label_of
from fingerpost.intake.submission import MISSING, NotUnderstood, Submission, Want
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS, Limits, Schema, schema_of
from fingerpost.reading.yaml_text import Unreadable, decode

LARGEST = 4 * LONGEST  # bytes: four for each character
_FENCE = re.compile(r"(?ms)^(?P<mark>```+|~~~+)[ \t]*(?:ya?ml|json)?[ \t]*\n(?P<text>.*?)^(?P=mark)[ \t]*$")
_WIDE_SPACES = re.compile(r"[^\S\n]")
_LIMITS = Limits(size_bytes=LARGEST, nodes=RECORD_LIMITS.nodes, keys=RECORD_LIMITS.keys, depth=9)
# Those of schema/submission.schema.json, which the form writes, and the names that people use for them.
_KEYS = ("want", "kind", "id", "record", "yaml", "place", "group", "note", "consent", "entry", "source", "agreed")
_NO_RECORD = (Want.RIGHT, Want.ENDED)
_ANYTHING: Schema = {}
_ASK = "Ask for it to be sent again with the form."


def read_submission(raw: bytes) -> Submission:
    """Read what somebody sent.

    Raises:
        NotUnderstood: If it is not in a form that a submission can have, or is hostile. The message repeats nothing
            from it.
    """
    if len(raw) > LARGEST:
        raise NotUnderstood(f"It has {len(raw):,} bytes, and at most {LARGEST:,} are read.", _ASK)
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise NotUnderstood("It is not UTF-8, as all text on the web is.", "Save it as UTF-8.") from None
    if not text.strip():
        raise NotUnderstood("There is nothing in it.", _ASK)
    if is_issue_form(text):
        return _tidy(_of_issue(text))
    blocks = list(_FENCE.finditer(text))
    if len(blocks) > 1:
        raise NotUnderstood("There is more than one record in it, and nobody can say which is meant.", _ASK)
    return _tidy(_of_record(blocks[0]["text"] if blocks else text))


def _of_issue(text: str) -> Submission:
    form, filled_in = read_issue_body(text)
    blocks = list(_FENCE.finditer(filled_in or text))  # earlier forms had no box of its own for it
    if len(blocks) == 1 and blocks[0]["text"].startswith("want: "):
        return _together(form, _of_record(blocks[0]["text"]))
    if filled_in:
        words = "What is in the box that our own form fills in is not what it writes. It was not read."
        return replace(form, remarks=(*form.remarks, words))
    return form


def _together(form: Submission, record: Submission) -> Submission:
    """What the form of the site filled in, which is the whole; whoever sent it may have answered more below it."""
    if form.want is not record.want:
        raise NotUnderstood("The answers say something else than what our form filled in.", _ASK)
    others = {**form.values, **form.words}
    if others.get("name") == record.name:
        del others["name"]
    more = ", ".join(label_of("activity", name) for name in others)
    remarks = [f"Below what our form filled in, they wrote more: {more}. Look at it in the issue."] if more else []
    return replace(
        record,
        source=form.source or record.source,
        agreed=form.agreed and record.agreed,
        remarks=(*record.remarks, *form.remarks, *remarks),
    )


def _tidy(submission: Submission) -> Submission:
    return replace(
        submission,
        name=_tidied(submission.name),
        values=_tidied(submission.values),
        place=_tidied(submission.place),
        group=_tidied(submission.group),
    )


def _tidied(value: Any) -> Any:
    """The same, as a file of records has it: no tabs, spaces of one width, letters and their accents as one."""
    if isinstance(value, Mapping):
        return {name: _tidied(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_tidied(part) for part in value]
    if not isinstance(value, str):
        return value
    lines = unicodedata.normalize("NFC", value).replace("\t", " ").split("\n")
    return "\n".join(_WIDE_SPACES.sub(" ", line).rstrip() for line in lines)


def _of_record(text: str) -> Submission:
    values = _parse(text, _ANYTHING)
    if values.get("want") == MISSING:
        raise NotUnderstood("It says what somebody looked for in vain, and changes no record.", "Read its note.")
    is_whole = "record" in values or values.get("want") in _NO_RECORD
    kind = values.get("kind", "activity") if is_whole else _kind_of(values)
    if not isinstance(kind, str) or kind not in FOLDERS:
        raise NotUnderstood("It does not say whether it is about an activity, a group or a place.", _ASK)
    if not is_whole:
        alone = _parse(text, schema_of(kind))
        return Submission(want=Want.ADD, kind=kind, name=_text(alone, "name"), values=alone)
    values = _parse(text, _schema_of_submission(kind))
    want, record = values.get("want", Want.ADD.value), values.get("record", {})
    beside = {name: values.get(name, {}) for name in ("place", "group")}
    new: list[Any] = [each.get("record", {}) if isinstance(each, Mapping) else None for each in beside.values()]
    if want not in list(Want) or not all(isinstance(each, Mapping) for each in (record, *new)):
        raise NotUnderstood("It does not say what to do: add, change, right or ended.", _ASK)
    others = [name for name in values if name not in _KEYS]
    remarks = ["There was more in it than a submission has. It was not read."] if others else []
    return Submission(
        want=Want(want),
        kind=kind,
        entry=_text(values, "id") or _text(values, "entry"),
        name=_text(record, "name"),
        values=record,
        source=_text(values, "note") or _text(values, "source"),
        agreed=True in (values.get("agreed"), values.get("consent")),
        remarks=tuple(remarks),
        place=new[0],
        place_id=_text(beside["place"], "id"),
        group=new[1],
        group_id=_text(beside["group"], "id"),
    )


def _kind_of(values: Mapping[str, Any]) -> str:
    """The kind of a record that was sent by itself: a place has a town, a group has neither."""
    return (
        "place" if "town" in values else "activity" if {"categories", "sessions", "join"} & values.keys() else "group"
    )


@cache
def _schema_of_submission(kind: str) -> Schema:
    """One object for each kind: what is known of a schema is kept for as long as a process lives."""
    yes = {"type": "boolean"}
    beside = {name: {"properties": {"record": schema_of(name)}} for name in ("place", "group")}
    return {"properties": {"record": schema_of(kind), **beside, "agreed": yes, "consent": yes}}


def _parse(text: str, schema: Schema) -> dict[str, Any]:
    try:
        return parse(decode(text.encode(), "", _LIMITS), "", schema, _LIMITS)
    except Unreadable as unreadable:
        # Its message may quote; the code and the line are enough for an editor, and the handbook explains the code.
        problem = unreadable.problems[0]
        raise NotUnderstood(f"Line {problem.span.line} of the record cannot be read ({problem.code}).", _ASK) from None


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name, "")
    return " ".join(value.split()) if isinstance(value, str) else ""

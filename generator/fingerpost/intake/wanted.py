"""What a record would say after each of the things that people can want."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fingerpost.intake.differences import ABSENT, Data, differences, merge
from fingerpost.intake.free_words import propose_categories, understand_sessions
from fingerpost.intake.sayings import label_of
from fingerpost.intake.secret_entry import is_secret
from fingerpost.intake.submission import Submission
from fingerpost.records.directory import Directory

# What a person who sends something can say; the rest is for editors.
OPEN_TO_ALL: Mapping[str, frozenset[str]] = {
    "activity": frozenset(
        """name summary description group categories needs support sessions cost who join first_visit getting_there
        access languages contact capacity serves language""".split()  # noqa: SIM905
    ),
    "group": frozenset("name summary description kind identifiers contact language".split()),  # noqa: SIM905
    "place": frozenset(
        "name kind summary description address town postcode access getting_there contact language".split()  # noqa: SIM905
    ),
}
_LONGEST_REASON = 300  # as the schema has it
_RUNS_IT = re.compile(
    r"\b(?:i|we) (?:run|lead|organi[sz]e|host|help (?:to )?run|started|coordinate|manage)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"\.[0-9]")  # within a list, which is taken as a whole: nothing of it is still there
_ON_ONE_LINE = re.compile(r"(?m)^checked[ \t]*:[ \t]*\{")


@dataclass(slots=True)
class Notes:
    steps: list[str] = field(default_factory=list)
    not_taken: list[str] = field(default_factory=list)
    decide: list[str] = field(default_factory=list)


def still_right(submission: Submission, before: Data, text: str, today: date, notes: Notes) -> Data:
    checked = {"on": today.isoformat()}
    old = before.get("checked", {})
    was_listed = old.get("how") == "list"
    if runs_it(submission) and (_ON_ONE_LINE.search(text) or "how" not in old or was_listed):
        checked["how"] = "group"
    elif was_listed:
        before = {**before, "checked": {name: value for name, value in old.items() if name != "how"}}
    elif old.get("how") and old["how"] != "group":
        notes.decide.append(f"The file still says how it was checked the last time: {old['how']}.")
    if set(submission.values) - {"name"} or submission.words:
        notes.decide.append("They filled in more than that nothing has changed. Only the day was taken.")
    return merge(before, {"checked": checked})


def ended(submission: Submission, before: Data, today: date, notes: Notes) -> Data:
    closed = submission.values.get("closed")
    ending = dict(closed) if isinstance(closed, Mapping) else {}
    words = " ".join(str(submission.values.get("description") or submission.values.get("summary") or "").split())
    if "reason" not in ending and 0 < len(words) <= _LONGEST_REASON:
        ending["reason"] = words
    if "on" not in ending:
        ending["on"] = today.isoformat()
        notes.decide.append("Nothing says on which day it ended, so today’s is there.")
    if "reason" not in ending:
        notes.decide.append("Nothing says why it ended. If you know, write it at reason.")
    notes.steps.append("Its page stays, and says that it has ended.")
    return merge(before, {"closed": {name: ending[name] for name in ("on", "reason") if name in ending}})


def changed(submission: Submission, before: Data, directory: Directory, notes: Notes) -> Data:
    values = allowed(submission, notes)
    if submission.kind == "activity":
        understand(submission, values, before, directory, notes)
    after = merge(before, values)
    _keep_secret(submission.kind, before, after, directory, notes)
    if "name" in values and (omitted := _not_sent(submission.kind, before, values)):
        notes.decide.append(f"What they sent lacks {omitted}. It is still there: take it away if they meant that.")
    cost = values.get("cost")
    if isinstance(cost, Mapping) and cost.get("kind", before.get("cost", {}).get("kind")) != before.get("cost", {}).get(
        "kind"
    ):
        after["cost"] = dict(cost)  # the amount of a donation is no price
    return after


def _keep_secret(kind: str, before: Data, after: Data, directory: Directory, notes: Notes) -> None:
    """Leave a secret record in what makes it one, which only an editor may change: its categories and its group."""
    if kind != "activity" or not is_secret(before, directory) or is_secret(after, directory):
        return
    for name in ("categories", "group"):
        if after.get(name) == before.get(name):
            continue
        notes.not_taken.append(f"{label_of(kind, name)} was left out. With it, this would no longer be secret.")
        after.pop(name, None)
        if name in before:
            after[name] = before[name]


def _not_sent(kind: str, before: Data, values: Mapping[str, Any]) -> str:
    """What the record says and a whole entry that was sent does not; it may be what the form never showed them."""
    open_fields = {name: value for name, value in before.items() if name in OPEN_TO_ALL[kind]}
    omitted = [
        path
        for path, value in differences(open_fields, values)
        if value is ABSENT and not path.endswith("consent_on") and _NUMBERED.search(path) is None
    ]
    return ", ".join(dict.fromkeys(label_of(kind, path) for path in omitted))


def allowed(submission: Submission, notes: Notes) -> dict[str, Any]:
    """What they may say. ``consent_on`` is written only where it is needed, and not by them."""
    fields = OPEN_TO_ALL[submission.kind]
    others = sorted(set(submission.values) - fields - {"checked", "closed"})
    if others:
        notes.not_taken.append(f"Only editors write {', '.join(map(_plain_key, others))}.")
    values = {name: value for name, value in submission.values.items() if name in fields}
    contact = values.get("contact")
    if isinstance(contact, Mapping) and "consent_on" in contact:
        values["contact"] = {name: value for name, value in contact.items() if name != "consent_on"}
    return values


def _plain_key(name: str) -> str:
    return name if re.fullmatch(r"[a-z_]{1,30}", name) else "fields that there are not"


def understand(
    submission: Submission, data: Data, before: Mapping[str, Any], directory: Directory, notes: Notes
) -> None:
    """Put what was understood of free words among the values."""
    if words := submission.words.get("sessions"):
        result = understand_sessions(words, directory, before.get("sessions", ()))
        notes.decide += result.decide
        if result.value is not None:
            data["sessions"] = result.value
    if words := submission.words.get("categories"):
        result = propose_categories(words, directory.vocabulary)
        notes.decide += result.decide
        if result.value is not None:
            data["categories"] = result.value


def runs_it(submission: Submission) -> bool:
    return submission.source == "group" or _RUNS_IT.search(submission.source) is not None

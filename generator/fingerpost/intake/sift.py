"""What may be written of a proposed record: errors, and what somebody has yet to confirm, are left out.

A file in git is public for ever, even on the branch of a proposal. So what checks would hold back or refuse because it
is private never reaches one, and what else they would refuse stays as it was before.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fingerpost.checks.context import Context
from fingerpost.checks.everything import check_usable
from fingerpost.checks.personal_people import check_personal_people
from fingerpost.checks.plain_text import readable
from fingerpost.checks.references import UNCATEGORISED
from fingerpost.checks.scan import scan_of
from fingerpost.checks.secrets import opens_something, secret_problem
from fingerpost.checks.withhold import HELD
from fingerpost.intake.differences import Data, at, restore, steps_of
from fingerpost.reading.explain import explain
from fingerpost.reading.read_records import make_record
from fingerpost.reading.schemas import schema_of, shape_of
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

_MOST_ROUNDS = 40  # of taking out and asking again
# What stands for what is missing while the rest is looked at; none of it is written.
_STAND_INS: Mapping[str, Any] = {
    "name": "A name",
    "summary": "Something for everybody who comes here.",
    "categories": [UNCATEGORISED],
    "contact": {"website": "https://directory.example.org/"},
    "town": "Town",
    "sessions": [{"repeats": "unknown"}],
}
_OF_CONTACT = ("contact.name", "contact.phone", "contact.text", "contact.email")


@dataclass(frozen=True, slots=True)
class _Paths:
    """Spans whose file is the path in the record: a problem says so what it is about."""

    file: str = ""
    path: Path = Path(os.devnull)

    def __getitem__(self, path: str) -> Span:
        return Span(path)


PATHS = _Paths()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A field that was not taken, and why."""

    path: str
    problem: Problem


@dataclass(slots=True)
class Sifted:
    """What may be written, what was left out, and what is written although check will say something of it."""

    data: Data
    left_out: list[LeftOut] = field(default_factory=list)
    to_correct: list[LeftOut] = field(default_factory=list)
    needs_consent: bool = False  # the contact is a person's, and they say that the person agreed


def sift(kind: str, record_id: str, before: Data, after: Data, context: Context, *, agreed: bool) -> Sifted:
    """Leave out of a changed record what may not be written.

    Args:
        kind: activity, group or place.
        record_id: Its id.
        before: Its values as they are; empty for a new one.
        after: As somebody proposes them.
        context: The directory that it is in.
        agreed: Whether the people in the contact are said to have agreed.
    """
    result = Sifted(deepcopy(after))
    earlier_faults = {_key(problem) for problem in _faults(kind, record_id, before, context)} if before else set()
    required = set(schema_of(kind)["required"])
    for _ in range(_MOST_ROUNDS):
        new = [each for each in _faults(kind, record_id, result.data, context) if _key(each) not in earlier_faults]
        if not new:
            break
        problem = max(new, key=_private_first)
        known_path = problem.span.file.removesuffix(":key")
        if agreed and known_path in _OF_CONTACT and problem.code.startswith(HELD) and _is_all_theirs(before, after):
            result.data["contact"]["consent_on"] = context.today.isoformat()
            result.needs_consent, agreed = True, False
            continue
        is_needed = known_path in required and not _is_private(problem)
        if not is_needed and restore(result.data, before, steps_of(known_path)):
            result.left_out.append(LeftOut(known_path, problem))
            if kind == "place" and _is_private(problem) and known_path.startswith("address"):
                for rest in ("postcode", "town", "location"):  # of the same home
                    restore(result.data, before, [rest])
        elif _is_private(problem):  # something else than this field makes it so, and nobody can say what
            result.data = deepcopy(before)
            result.left_out.append(LeftOut(known_path, problem))
        else:
            earlier_faults.add(_key(problem))
            result.to_correct.append(LeftOut(known_path, problem))
    else:
        result.data = deepcopy(before)
    return result


def _private_first(problem: Problem) -> tuple[bool, list[tuple[int, str]]]:
    """What is private goes first; the last item of a list first, so that the others keep their numbers."""
    steps = steps_of(problem.span.file.removesuffix(":key"))
    return _is_private(problem), [(step, "") if isinstance(step, int) else (-1, step) for step in steps]


def _is_private(problem: Problem) -> bool:
    return not problem.quote or problem.code.startswith(HELD)


def _key(problem: Problem) -> tuple[str, str]:
    return (problem.code, problem.span.file)


def _is_all_theirs(before: Data, after: Data) -> bool:
    """Whether everything personal in the contact was sent now: nobody agrees for whoever was there before."""
    old, new = before.get("contact", {}), after.get("contact", {})
    return all(old.get(name) != new.get(name) for name in ("name", "phone", "text", "email") if name in new)


def _faults(kind: str, record_id: str, data: Data, context: Context) -> Iterator[Problem]:
    """Errors, and what a person has to confirm, by the path in the record."""
    schema = schema_of(kind)
    missing = [name for name in schema["required"] if name not in data]
    if kind == "activity" and not {"sessions", "join"} & data.keys():
        missing.append("sessions")
    stand_ins = {**_STAND_INS, "checked": {"on": context.today.isoformat()}}
    whole = {**data, **{name: deepcopy(stand_ins[name]) for name in missing}}
    for path, text in _texts_in(data, ""):
        if what := opens_something(text) or opens_something(readable(text)):
            yield secret_problem(what, Span(path))
    if not shape_of(kind).gate.is_valid(whole):
        shape = list(explain(kind, whole, PATHS))
        yield from shape
        for problem in shape:  # and then the rest is looked at, as if these were not there
            if (path := problem.span.file.removesuffix(":key")) and at(whole, steps_of(path)) is not None:
                restore(whole, {name: stand_ins[name] for name in schema["required"]}, steps_of(path))
        for name in schema["required"]:
            whole.setdefault(name, deepcopy(stand_ins[name]))
        if not shape_of(kind).gate.is_valid(whole):
            return
        missing += [name for name in schema["required"] if whole[name] == stand_ins[name] and name not in missing]
    record = make_record(kind, record_id, whole, PATHS)
    scan = scan_of(record)
    for problem in (*check_usable(record, scan, context), *check_personal_people(record, scan, context)):
        if (problem.is_error or problem.code.startswith(HELD)) and problem.span.file.split(".")[0] not in missing:
            yield problem


def _texts_in(value: Any, path: str) -> Iterator[tuple[str, str]]:
    parts = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from _texts_in(part, f"{path}.{step}" if path else str(step))
    if isinstance(value, str):
        yield path, value

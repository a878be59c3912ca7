"""Whatever check would refuse is taken out of a record before it is written, so an import leaves no errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from types import NoneType
from typing import Any, NamedTuple

from fingerpost.checks.context import Context
from fingerpost.checks.everything import check_usable
from fingerpost.checks.references import UNCATEGORISED
from fingerpost.checks.scan import Scan, scan_of
from fingerpost.checks.secrets import may_open_something, opens_something, secret_problem
from fingerpost.exchange.tables.directory_to_be import PATHS
from fingerpost.reading.explain import explain
from fingerpost.reading.read_records import make_record
from fingerpost.reading.schemas import schema_of, shape_of
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

_MOST_ROUNDS = 12  # of taking out and asking again: what is taken out can leave something else without its reason
_SESSION = re.compile(r"(sessions\.[0-9]+)(?:\.(\w+).*)?")
# Without these a session says less. Without any other, such as term_time, it would say more than its cell did.
_MAY_GO = frozenset({"to", "ends_next_day", "place", "area", "online", "notes", "cost", "bank_holidays"})
_STAYS = frozenset({"place", "area", "online", "phone"})  # of a session whose times cannot be used
_AS_ONE = ("who.ages", "location")  # half of it would say something else

Data = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Loss:
    """What a record cannot say: the path of its field, and why."""

    path: str
    problem: Problem
    removal: str | None  # what was taken out for it: the field or a part around it; None: a record cannot do without


class FirstLook(NamedTuple):
    """What can be seen in a record by itself."""

    record: Record
    scan: Scan
    secrets: list[Problem]


def first_looks(records: Sequence[tuple[str, str, Data]]) -> list[FirstLook | None]:
    """Look at records, each with its kind, id and values; None for one that is not as the schema has it.

    Each step is done for all of them, which is quicker than all steps for each: docs/decisions/0043-large-tables.md.
    """
    are_valid = [shape_of(kind).gate.is_valid(data) for kind, _, data in records]
    readable = [
        make_record(kind, record_id, data, PATHS) if is_valid else None
        for (kind, record_id, data), is_valid in zip(records, are_valid, strict=True)
    ]
    scans = [scan_of(record) if record else None for record in readable]
    secrets = [list(secrets_in(data)) if record else [] for (_, _, data), record in zip(records, readable, strict=True)]
    looks = zip(readable, scans, secrets, strict=True)
    return [FirstLook(record, scan, secret) if record and scan else None for record, scan, secret in looks]


def make_usable(
    kind: str, record_id: str, data: Data, context: Context, look: FirstLook | None = None
) -> tuple[list[Loss], Record | None]:
    """Take out of a record, in place, whatever is an error of it; give what that was, and the record.

    Where a field that every record needs is at fault, there is no record. Of a record that has been looked at already,
    ``look`` is what was seen.
    """
    losses: list[Loss] = []
    for _ in range(_MOST_ROUNDS):
        if look is None:
            look = first_looks([(kind, record_id, data)])[0]
        if look is not None:
            faults = [
                problem
                for problem in (*check_usable(look.record, look.scan, context), *look.secrets)
                if problem.is_error
            ]
            if not faults:
                return losses, look.record
            look = None
        else:
            faults = list(explain(kind, dict(data), PATHS))
        # Without the mark of a refuge a record would be a public one.
        needed = {*schema_of(kind)["required"], "sensitive"}
        # The last item of a list first, so that the others keep their numbers.
        is_lost, paths = False, list[str]()
        for problem in sorted(faults, key=lambda problem: _in_order(problem.span.file), reverse=True):
            path = problem.span.file.removesuffix(":key")
            removal = next((part for part in paths if f"{path}.".startswith(f"{part}.")), None)
            if removal is None and path not in needed:
                removal = _take_out(data, path, problem.code)
                paths.append(removal or path)
            losses.append(Loss(path, problem, removal))
            is_lost |= removal is None
        if is_lost:
            return losses, None
    return losses, None


def secrets_in(data: Mapping[str, Any]) -> Iterator[Problem]:
    """What opens something, and in which field."""
    texts: list[str] = []
    _add_texts(texts, data.values())
    if may_open_something(texts):
        for path, text in _texts_in(data, ""):
            if what := opens_something(text):
                yield secret_problem(what, Span(path))


def _add_texts(texts: list[str], parts: Iterable[Any]) -> None:
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, dict):
            _add_texts(texts, part.values())
        elif isinstance(part, list):
            _add_texts(texts, part)


def _texts_in(value: Any, path: str) -> Iterator[tuple[str, str]]:
    parts = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from _texts_in(part, f"{path}.{step}" if path else str(step))
    if isinstance(value, str):
        yield path, value


def _take_out(data: Data, path: str, code: str) -> str | None:
    """Take one field out, with whatever makes no sense without it; returns its path."""
    if (match := _SESSION.fullmatch(path)) and isinstance(_at(data, _steps(match[1])), dict | NoneType):
        return _take_out_of_session(data, match[1], match[2] or "")
    if code == "category-unknown":
        return _keep_category(data, path)
    path = next((whole for whole in _AS_ONE if path.startswith(f"{whole}.")), path)
    steps = _steps(path)
    while steps:
        holder = _at(data, steps[:-1])
        if _has(holder, steps[-1]):
            del holder[steps[-1]]
            return ".".join(map(str, steps))
        steps = steps[:-1]
    return None


def _take_out_of_session(data: Data, path: str, name: str) -> str:
    sessions, number = data.get("sessions", []), int(path.rpartition(".")[2])
    if number >= len(sessions):
        return path  # another problem has taken it out
    session = sessions[number]
    if name in _MAY_GO and name in session:
        del session[name]
        return f"{path}.{name}"
    rest = {"repeats": "unknown"} | {field: value for field, value in session.items() if field in _STAYS}
    if session == {"repeats": "unknown"}:
        del sessions[number]
    else:
        sessions[number] = rest if rest != session else {"repeats": "unknown"}
    data["sessions"] = [other for at, other in enumerate(sessions) if other not in sessions[:at]]
    return path


def _keep_category(data: Data, path: str) -> str:
    """Keep a word that is not a category of the directory for whoever sorts the record later."""
    number = int(path.rpartition(".")[2])
    word = data["categories"].pop(number)
    about = data.setdefault("imported", {})
    about["categories"] = [*about.get("categories", []), word]
    if not data["categories"]:
        data["categories"] = [UNCATEGORISED]
    return path


def _in_order(path: str) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in _steps(path.removesuffix(":key"))]


def _steps(path: str) -> list[str | int]:
    return [int(step) if step.isdecimal() else step for step in path.split(".")] if path else []


def _at(data: Any, steps: list[str | int]) -> Any:
    for step in steps:
        if not _has(data, step):
            return None
        data = data[step]
    return data


def _has(holder: Any, step: str | int) -> bool:
    if isinstance(holder, list):
        return isinstance(step, int) and step < len(holder)
    return isinstance(holder, Mapping) and step in holder

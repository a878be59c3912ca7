"""What check would refuse is taken out of a record before it is written: after an import, nothing is an error."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import NoneType
from typing import Any

from fingerpost.checks.context import Context, context_of
from fingerpost.checks.everything import check_usable
from fingerpost.checks.place_names import PlaceNames
from fingerpost.checks.references import UNCATEGORISED
from fingerpost.checks.scan import scan_of
from fingerpost.checks.secrets import opens_something, secret_problem, secrets_in_text
from fingerpost.reading.erased import is_erased_text
from fingerpost.reading.explain import explain
from fingerpost.reading.read import make_record, read_record, read_shared
from fingerpost.reading.schemas import schema_of, shape_of
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.directory import Record
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span
from fingerpost.writing.beginning import Beginning
from fingerpost.writing.new_directory import starter_files

_MOST_ROUNDS = 12  # of taking out and asking again: what is taken out can leave something else without its reason
_SESSION = re.compile(r"(sessions\.[0-9]+)(?:\.(\w+).*)?")
# Without these a session says less. Without any other, such as term_time, it would say more than its cell did.
_MAY_GO = frozenset({"to", "ends_next_day", "place", "area", "online", "notes", "cost", "bank_holidays"})
_STAYS = frozenset({"place", "area", "online", "phone"})  # of a session whose times cannot be used
_AS_ONE = ("who.ages", "location")  # half of it would say something else

Data = MutableMapping[str, Any]
NameAndLines = tuple[str, Sequence[str]]  # of a place: its name, and the lines of its address


@dataclass(frozen=True, slots=True)
class Loss:
    """What a record cannot say: the path of its field, and why."""

    path: str
    problem: Problem
    gone: str | None  # what was taken out for it: the field or a part around it; None: a record cannot do without


@dataclass(frozen=True, slots=True)
class _Paths:
    """Spans whose file is the path in the record: a problem says so what it is about."""

    file: str = ""
    path: Path = Path(os.devnull)

    def __getitem__(self, path: str) -> Span:
        return Span(path)


_PATHS = _Paths()


@dataclass
class KnownRecords(Mapping[str, Record]):
    """The records of one kind that an import may name: those on disk, and those it has made itself.

    None is listed, because nobody needs a suggestion for an id that a program wrote.
    """

    kind: str
    files: Mapping[str, Path]
    gone: frozenset[str]  # ids that a person deleted: such a record is not written again
    made: dict[str, Record | None] = field(default_factory=dict)  # None: read from its file when it is asked for

    def add(self, record: Record) -> None:
        """Remember a record that will be there. Of a group it must be known whether it is sensitive."""
        if record.id not in self.gone and not self._is_erased(record.id):
            self.made[record.id] = record if self.kind == "group" else None

    def add_id(self, record_id: str) -> None:
        """Remember one that another process made."""
        if record_id not in self.made and record_id not in self.gone and not self._is_erased(record_id):
            self.made[record_id] = None

    def __contains__(self, record_id: object) -> bool:
        return record_id in self.made or (record_id in self.files and not self._is_erased(str(record_id)))

    def __getitem__(self, record_id: str) -> Record:
        if record := self.made.get(record_id):
            return record
        try:
            data = read_record(self.kind, self.files[record_id].read_bytes(), record_id)
            return make_record(self.kind, record_id, data, _PATHS)
        except (Unreadable, OSError):
            raise KeyError(record_id) from None

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def _is_erased(self, record_id: str) -> bool:
        path = self.files.get(record_id)
        return path is not None and is_erased_text(self.kind, path.read_text("utf-8", "replace"))


def context_for_import(
    assets: Path, files: Mapping[str, Mapping[str, Path]], gone: Collection[tuple[str, str]], today: date
) -> Context:
    """What the checks of a record ask about the directory that it comes into, which may be none yet.

    Args:
        assets: The folder of records.
        files: The files that are there, by kind and id.
        gone: Kind and id of what an import wrote and a person deleted.
        today: The day of the import.
    """
    if not (assets / "directory.yaml").exists() or not (assets / "vocabulary").is_dir():
        with tempfile.TemporaryDirectory() as name:
            start = Path(name)
            for file, text in starter_files(assets, Beginning()).items():
                (start / file).parent.mkdir(parents=True, exist_ok=True)
                (start / file).write_text(text, "utf-8")
            begun = read_shared(start)
        there = read_shared(assets) if assets.is_dir() else begun
        settings = there.settings if (assets / "directory.yaml").exists() else begun.settings
        vocabulary = there.vocabulary if (assets / "vocabulary").is_dir() else begun.vocabulary
        directory = replace(there, settings=settings, vocabulary=vocabulary)
    else:
        directory = read_shared(assets)
    known = {
        kind: KnownRecords(kind, files[kind], frozenset(record_id for other, record_id in gone if other == kind))
        for kind in files
    }
    context = context_of(directory, today=today, postcodes=None)
    return with_places(replace(context, records=known, assets=assets), lambda: ())


@dataclass
class _PlacesToBe(Mapping[str, Record]):
    """The places on disk and those that come in with an import. Only who checks a sensitive record asks for them."""

    known: KnownRecords
    coming: Callable[[], Iterable[NameAndLines]]

    @cached_property
    def _places(self) -> dict[str, Record]:
        places: dict[str, Record] = {}
        for record_id in self.known.files:
            with suppress(KeyError):
                places[record_id] = self.known[record_id]
        for number, (name, lines) in enumerate(self.coming()):
            place = Place(id="", file="", name=name, town="", address=tuple(lines), spans=_PATHS)
            places[f" {number}"] = place
        return places

    def __getitem__(self, record_id: str) -> Record:
        return self._places[record_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def with_places(context: Context, coming: Callable[[], Iterable[NameAndLines]]) -> Context:
    """The same, with the places that a sensitive record must not name: those on disk, and those that come in.

    Args:
        context: As ``context_for_import`` gives it.
        coming: Gives the name and the lines of the address of each.
    """
    known = context.records["place"]
    if not isinstance(known, KnownRecords):
        return context
    return replace(context, place_names=PlaceNames(_PlacesToBe(known, coming), context.vocabulary.areas))


def remember(record: Record, context: Context) -> None:
    """Let later records name this one."""
    known = context.records[record.kind]
    if isinstance(known, KnownRecords):
        known.add(record)


def forget(kind: str, record_id: str, context: Context) -> None:
    """Take one back that will not be there after all."""
    known = context.records[kind]
    if isinstance(known, KnownRecords):
        known.made.pop(record_id, None)


def remember_id(kind: str, record_id: str, context: Context) -> None:
    """The same for a record that another process has made."""
    known = context.records[kind]
    if isinstance(known, KnownRecords):
        known.add_id(record_id)


def make_usable(kind: str, record_id: str, data: Data, context: Context) -> tuple[list[Loss], Record | None]:
    """Take out of a record, in place, whatever is an error of it; give what that was, and the record.

    Where a field that every record needs is at fault, there is no record.
    """
    losses: list[Loss] = []
    # Without the mark of a refuge a record would be a public one.
    needed = {*schema_of(kind)["required"], "sensitive"}
    for _ in range(_MOST_ROUNDS):
        record = None
        if shape_of(kind).gate.is_valid(data):
            record = make_record(kind, record_id, data, _PATHS)
            faults = [
                problem
                for problem in (*check_usable(record, scan_of(record), context), *_secrets_in(data))
                if problem.is_error
            ]
            if not faults:
                return losses, record
        else:
            faults = list(explain(kind, dict(data), _PATHS))
        # The last item of a list first, so that the others keep their numbers.
        is_lost, taken = False, list[str]()
        for problem in sorted(faults, key=lambda problem: _in_order(problem.span.file), reverse=True):
            path = problem.span.file.removesuffix(":key")
            gone = next((part for part in taken if f"{path}.".startswith(f"{part}.")), None)
            if gone is None and path not in needed:
                gone = _take_out(data, path, problem.code)
                taken.append(gone or path)
            losses.append(Loss(path, problem, gone))
            is_lost |= gone is None
        if is_lost:
            return losses, None
    return losses, None


def _secrets_in(data: Mapping[str, Any]) -> Iterator[Problem]:
    """What opens something, and in which field."""
    texts = list(_texts_in(data, ""))
    if any(secrets_in_text("\n".join([text for _, text in texts]), "")):
        for path, text in texts:
            if what := opens_something(text):
                yield secret_problem(what, Span(path))


def _texts_in(value: Any, path: str) -> Iterator[tuple[str, str]]:
    parts = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from _texts_in(part, f"{path}.{step}" if path else str(step))
    if isinstance(value, str):
        yield path, value


def _take_out(data: Data, path: str, code: str) -> str | None:
    """Take one field out, with what cannot be said without it; give the path of what that was."""
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
    kept = {"repeats": "unknown"} | {field: value for field, value in session.items() if field in _STAYS}
    if session == {"repeats": "unknown"}:
        del sessions[number]
    else:
        sessions[number] = kept if kept != session else {"repeats": "unknown"}
    data["sessions"] = [other for at, other in enumerate(sessions) if other not in sessions[:at]]
    return path


def _keep_category(data: Data, path: str) -> str:
    """Put a word that is no category of the directory where a person finds it who sorts the record later."""
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

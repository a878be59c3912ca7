"""Does every address that was ever published still lead somewhere, and none of them somewhere else?

An address is in patients' notes and on printed menus. Who follows it must find what it was about, what it is called
now, or that it has closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fingerpost.checks.earlier import lines_of
from fingerpost.checks.renamed import are_alike
from fingerpost.checks.suggest import find_near
from fingerpost.reading.gone import text_of_gone
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.ledger import ledger_file
from fingerpost.reading.salvage import salvage
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.directory import Directory, Key, Record
from fingerpost.records.ledger import Promise, State
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

# Whoever deletes a whole folder has one mistake to put right, and git is asked about each record.
_MOST_EXPLAINED = 20


def check_promises(directory: Directory) -> Iterator[Problem]:
    """Ask of each record of the ledger who answers for it now."""
    promises = directory.ledger.records
    if not promises:
        return
    answers = _answers(directory)
    explained = 0
    for key, promise in promises.items():
        if key not in answers:
            explained += 1
            yield _lost(directory, promise, guess=explained <= _MOST_EXPLAINED)
        elif promise.state is State.MOVED and (record := answers[key].record) and record.id == promise.id:
            yield from _used_again(directory, promise, record)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The record behind an address; ``record`` is None for one that is erased or cannot be read."""

    record: Record | None = None


def _answers(directory: Directory) -> Mapping[Key, _Answer]:
    answers: dict[Key, _Answer] = {}
    for kind, record_id in directory.unread:
        if kind in FOLDERS:
            answers[kind, record_id] = _Answer()
            for ending in ("yaml", "yml"):
                path = directory.assets / FOLDERS[kind] / f"{record_id}.{ending}"
                answers |= {(kind, old): _Answer() for old in salvage(path, kind).former_ids}
    for erased in directory.erased:
        answers |= {(erased.kind, old): _Answer() for old in (erased.id, *erased.former_ids)}
    for record in _records(directory):
        answers |= {(record.kind, old): _Answer(record) for old in record.former_ids}
    answers |= {(record.kind, record.id): _Answer(record) for record in _records(directory)}
    return answers


def _records(directory: Directory) -> Iterator[Record]:
    yield from directory.activities.values()
    yield from directory.groups.values()
    yield from directory.places.values()


def _lost(directory: Directory, promise: Promise, *, guess: bool) -> Problem:
    kind, record_id = promise.key
    new = _new_name(directory, promise) if guess else ""
    renamed = f"fingerpost rename {record_id} {new or 'NEW-NAME'}"
    closed = f'fingerpost close {record_id} --reason "Why"'
    merged = f"fingerpost merge {record_id} OTHER"
    if new:
        hint = f"If it is {FOLDERS[kind]}/{new}.yaml now: {renamed}. If it has ended: {closed}"
    else:
        hint = f"If it has a new name: {renamed}. If another does its work: {merged}. If it has ended: {closed}"
    return Problem(
        code="address-lost",
        span=_span(directory, promise),
        message=f"{promise.address} has been published since {promise.since}, and leads nowhere now: "
        f"there is no {FOLDERS[kind]}/{record_id}.yaml, and no record has {record_id} among its former_ids.",
        hint=hint,
    )


def _new_name(directory: Directory, promise: Promise) -> str:
    """The record that it most likely is now: one that was never published, and says the same or has a like name."""
    kind, record_id = promise.key
    records = directory.ledger.records
    fresh = {record.id: record for record in _records(directory) if record.kind == kind}
    fresh = {other_id: record for other_id, record in fresh.items() if (kind, other_id) not in records}
    if not fresh:
        return ""
    if (before := text_of_gone(directory.assets, kind, record_id)) is not None:
        lines = lines_of(before)
        for other_id, record in fresh.items():
            path = record.spans.path
            if path.is_file() and not path.is_symlink() and are_alike(lines, lines_of(path.read_bytes())):
                return other_id
    return find_near(record_id, dict.fromkeys(fresh, ()))


def _used_again(directory: Directory, promise: Promise, record: Record) -> Iterator[Problem]:
    """A record that moved away and has its old name back is the same one; any other must have a name of its own."""
    kind = promise.kind
    heirs = {old.id for old in directory.ledger.records.values() if old.kind == kind and old.address == promise.target}
    if heirs & set(record.former_ids):
        return
    yield Problem(
        code="address-used-again",
        span=record.spans[""],
        message=f"{promise.address} was the address of another record, and leads to {promise.target} since.",
        hint=f"An id is never used again. Rename {FOLDERS[kind]}/{promise.id}.yaml, "
        f"and put {promise.id} back into former_ids of the record at {promise.target}",
        quote=False,
    )


def _span(directory: Directory, promise: Promise) -> Span:
    return Span(shown_path(ledger_file(directory.assets)), promise.line, 1, len(promise.address))

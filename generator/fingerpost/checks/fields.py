"""The words of a record: which fields hold text that people read, and where a word is in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.records.parts import Contact, GettingThere
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span
from fingerpost.records.spans import Spans

Texts = list[tuple[str, str]]  # path, such as "join.steps", and the text


def texts_of(record: Record) -> Texts:
    """List every text of a record that is shown on a page, by path, in the order a reader meets it.

    Phone numbers, web addresses and ids are not included: they have checks of their own.
    """
    texts: Texts = [("name", record.name)]
    if record.summary:
        texts.append(("summary", record.summary))
    if record.description:
        texts.append(("description", record.description))
    if isinstance(record, Activity):
        _add_activity(texts, record)
    elif isinstance(record, Place):
        texts += [(f"address.{number}", line) for number, line in enumerate(record.address)]
        texts.append(("town", record.town))
        _add_way_in(texts, record)
    _add_contact(texts, record.contact)
    if record.closed is not None and record.closed.reason:
        texts.append(("closed.reason", record.closed.reason))
    return texts


def _add_activity(texts: Texts, record: Activity) -> None:
    for number, session in enumerate(record.sessions):
        if session.notes:
            texts.append((f"sessions.{number}.notes", session.notes))
        if session.cost is not None and session.cost.notes:
            texts.append((f"sessions.{number}.cost.notes", session.cost.notes))
    if record.cost is not None and record.cost.notes:
        texts.append(("cost.notes", record.cost.notes))
    if record.who.summary:
        texts.append(("who.summary", record.who.summary))
    if record.join.steps:
        texts.append(("join.steps", record.join.steps))
    if referral := record.join.referral:
        for name in ("criteria", "how", "what_happens", "feedback"):
            if words := getattr(referral, name):
                texts.append((f"join.referral.{name}", words))
    first = record.first_visit
    if first:
        if first.met_by:
            texts.append(("first_visit.met_by", first.met_by))
        texts += [(f"first_visit.steps.{number}", step) for number, step in enumerate(first.steps)]
        if first.bring:
            texts.append(("first_visit.bring", first.bring))
    _add_way_in(texts, record)


def _add_way_in(texts: Texts, record: Activity | Place) -> None:
    if record.getting_there:
        way: GettingThere = record.getting_there
        for key in ("bus", "train", "parking", "community_transport", "walking"):
            if text := getattr(way, key):
                texts.append((f"getting_there.{key}", text))
    if record.photo is not None:
        texts.append(("photo.shows", record.photo.shows))
        if record.photo.by:
            texts.append(("photo.by", record.photo.by))
    for feature, answer in record.access.items():
        if answer.note:
            texts.append((f"access.{feature}.note", answer.note))
    if record.access_notes:
        texts.append(("access.notes", record.access_notes))


def _add_contact(texts: Texts, contact: Contact) -> None:
    if contact.name:
        texts.append(("contact.name", contact.name))
    if contact.role:
        texts.append(("contact.role", contact.role))


def point_at(problems: Iterable[Problem], spans: Spans, path: str) -> Iterator[Problem]:
    """Add to each problem where it is. The file is read again for that, so only if there is a problem."""
    for problem in problems:
        yield replace(problem, span=spans[path])


def span_of_words(spans: Spans, path: str, words: str) -> Span:
    """Point at the words themselves within a value, which may run over many lines.

    If the words cannot be found literally (they were quoted, folded or normalised), point at the whole value.
    """
    whole = spans[path]
    lines = _lines_of(spans.path, spans.path.stat().st_mtime_ns) if spans.path.is_file() else ()
    words = words.strip().split("\n")[0]
    if not words:
        return whole
    for number in range(whole.line, len(lines) + 1):
        start = whole.column - 1 if number == whole.line else 0
        at = lines[number - 1].find(words, start)
        if at >= 0:
            return Span(whole.file, number, at + 1, len(words))
    return whole


@lru_cache(maxsize=64)
def _lines_of(path: Path, _changed_at: int) -> tuple[str, ...]:
    """Read a file again, only because a message needs to point into it; a file that has changed is read again."""
    return tuple(path.read_text(encoding="utf-8-sig", errors="replace").split("\n"))


def kind_of(record: Record) -> str:
    """Say which kind of record it is, as a volunteer knows it."""
    return "group" if isinstance(record, Group) else "place" if isinstance(record, Place) else "activity"

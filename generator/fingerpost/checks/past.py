"""Which records were sensitive once, by all that their history says: their own flag, a category's or a group's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from fingerpost.checks.plain_text import words_of
from fingerpost.checks.sensitive import addresses_of, texts_that_tell
from fingerpost.records.directory import Record
from fingerpost.records.history import History, Version
from fingerpost.records.layout import FOLDERS
from fingerpost.records.make import make_activity, make_group, make_place
from fingerpost.records.make_settings import make_term
from fingerpost.records.read import read_record
from fingerpost.records.secrecy import lineage
from fingerpost.records.shapes import shape_of
from fingerpost.records.span import Span
from fingerpost.records.yaml_text import Unreadable

Key = tuple[str, str]  # kind and id
NO_LONGER_SENSITIVE = "held-no-longer-sensitive"
_CATEGORIES = "vocabulary/categories.yaml"
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}
_FLAG = re.compile(rb"""(?mi)^["']?sensitive["']?[ \t]*:[ \t]*["']?(?:true|yes)\b""")
MAKERS: Mapping[str, Callable[[str, Any, Any], Record]] = {
    "activity": make_activity,
    "group": make_group,
    "place": make_place,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What one version of a record said, as far as it matters here."""

    sensitive: bool | None
    categories: frozenset[str] = frozenset()
    group: str = ""
    names: frozenset[str] = frozenset()  # its name and its summary, in plain words
    words: frozenset[str] = frozenset()  # every text and address in it
    is_confirmed: bool = False  # it says already, or still, that it is no longer sensitive


@dataclass(slots=True)
class Past:
    """The last version of each record that was sensitive."""

    secret: dict[Key, Earlier] = field(default_factory=dict)


class Paths:
    """Stands in for the spans of a record that no message will point into: gives each path itself."""

    file = ""

    def __getitem__(self, path: str) -> Span:
        """A span in a file that is called as the path is."""
        return Span(path)


def past_of(history: History) -> Past:
    """Go through a history once, the oldest first.

    A category or a group that becomes sensitive makes so whatever names it then; what comes after it has lost its
    flag was never sensitive.

    Raises:
        HistoryUnreadable: If git stops before the end.
    """
    terms = _sensitive_categories(history)
    ever = frozenset[str]().union(*terms.values()) if terms else frozenset[str]()
    read = _Reader(history, ever)
    past = Past()
    now: dict[Key, Earlier] = {}
    categories: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    for _, versions in groupby(history.versions, key=lambda version: version.commit):
        changed: set[Key] = set()
        before = categories, groups
        for version in versions:
            if (key := key_of(version)) is None:
                categories = terms.get(version.blob, frozenset())
                continue
            now.pop(key, None)
            last = past.secret.get(key)
            written = read.found.get(version.blob)
            if last and last.is_confirmed and version.blob and not (written and written.is_confirmed):
                past.secret[key] = replace(last, is_confirmed=False)  # what is written after this is new
            if (earlier := read.found.get(version.blob)) is not None:
                now[key] = earlier
                changed.add(key)
            if key[0] == "group":
                groups = groups | {key[1]} if key in now and now[key].sensitive else groups - {key[1]}
        asked = changed if (categories, groups) == before else now
        for key in asked:
            if _is_sensitive(key, now[key], categories, groups):
                past.secret[key] = now[key]
    return past


def _is_sensitive(key: Key, earlier: Earlier, categories: frozenset[str], groups: frozenset[str]) -> bool:
    return (
        bool(earlier.sensitive)
        or not earlier.categories.isdisjoint(categories)
        or (key[0] == "activity" and earlier.sensitive is None and earlier.group in groups)
    )


def key_of(version: Version) -> Key | None:
    """Say which record a version is of; None for the categories."""
    if version.path == _CATEGORIES:
        return None
    folder, _, name = version.path.partition("/")
    return _KINDS[folder], name.rpartition(".")[0]


def _sensitive_categories(history: History) -> Mapping[str, frozenset[str]]:
    """Give the ids that each version of the categories makes sensitive, those below one included."""
    blobs = [version.blob for version in history.versions if version.path == _CATEGORIES and version.blob]
    found = {}
    for blob, text in history.texts(blobs, at_most=shape_of("vocabulary").limits.size_bytes):
        try:
            entries = read_record("vocabulary", text, _CATEGORIES)
        except Unreadable:
            continue
        terms = {term_id: make_term(term_id, entry) for term_id, entry in entries.items()}
        found[blob] = frozenset(each for each in terms if any(term.sensitive for term in lineage(each, terms)))
    return found


class _Reader:
    """Reads what can matter of all versions: nearly none of them speaks of being sensitive, and the rest is skipped."""

    def __init__(self, history: History, categories: frozenset[str]) -> None:
        self.found: dict[str, Earlier] = {}
        kinds = {version.blob: key for version in history.versions if (key := key_of(version)) is not None}
        kinds.pop("", None)
        groups = [blob for blob, (kind, _) in kinds.items() if kind == "group"]
        marks = [b"sensitive", b"\\", *(each.encode() for each in categories)]
        for blob, earlier in self._read(history, groups, kinds, marks):
            self.found[blob] = earlier
            if earlier.sensitive:
                marks.append(kinds[blob][1].encode())
        others = [blob for blob, (kind, _) in kinds.items() if kind != "group"]
        self.found.update(self._read(history, others, kinds, marks))

    @staticmethod
    def _read(
        history: History, blobs: list[str], kinds: Mapping[str, Key], marks: list[bytes]
    ) -> Iterator[tuple[str, Earlier]]:
        for blob, text in history.texts(blobs, at_most=shape_of("activity").limits.size_bytes):
            if any(mark in text for mark in marks):
                yield blob, _earlier(*kinds[blob], text)


def _earlier(kind: str, record_id: str, text: bytes) -> Earlier:
    try:
        values = read_record(kind, text, "")
    except Unreadable:
        return Earlier(sensitive=True if _FLAG.search(text) else None)
    record = MAKERS[kind](record_id, values, Paths())
    names = frozenset(words_of(each) for each in (record.name, record.summary) if each)
    words = frozenset(each for _, each in (*texts_that_tell(record), *addresses_of(record)))
    return Earlier(
        sensitive=record.sensitive,
        categories=frozenset(values.get("categories", ())) if kind == "activity" else frozenset(),
        group=values.get("group", "") if kind == "activity" else "",
        names=names,
        words=words,
        is_confirmed=NO_LONGER_SENSITIVE in record.confirmed,
    )

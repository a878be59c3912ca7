"""Is something that was held back still there, in words that no other check notices?

A home with another name is still a home, and an email address in another field is still somebody's own. Whatever any
version of a record held back stays held back while it is in the record and nobody has confirmed it there.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from fingerpost.checks.context import Context, context_of
from fingerpost.checks.earlier import Key, record_of
from fingerpost.checks.earlier_records import key_of
from fingerpost.checks.first_names import FIRST_NAMES
from fingerpost.checks.held_values import HeldValue, RecordTexts, held_values
from fingerpost.checks.personal_homes import HOME_WORDS
from fingerpost.checks.personal_people import CONDITIONS
from fingerpost.checks.whereabouts import STREET_WORDS
from fingerpost.checks.withhold import WHOLE
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.history import History
from fingerpost.reading.schemas import shape_of
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.directory import Directory, Record
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem, Severity

_BY_CONSENT = frozenset(("held-personal-phone", "held-personal-email", "held-named-person"))
# A mailbox, a long number, a contact, or letters written as numbers.
_SIGNS = re.compile(rb"@|\d(?:[ ()./-]{0,3}\d){8}|^ +name:|\bcontact:|\\|&", re.MULTILINE)
_WORDS = re.compile(rb"[a-z']+")
_A_DIGIT = re.compile(rb"\d")
_TELLING = frozenset(word.encode() for word in FIRST_NAMES | HOME_WORDS | CONDITIONS)
_STREETS = frozenset(word.encode() for word in STREET_WORDS)
_ALONE = ("contact.name", "contact.role", "contact.phone", "contact.text", "contact.email")


def check_held_earlier(directory: Directory, history: History) -> Iterator[Problem]:
    """Look for what earlier versions held back in what the records say now.

    Raises:
        HistoryUnreadable: If git stops before the end.
    """
    context = context_of(directory, today=date(2000, 1, 1), postcodes=None)  # no message of these checks is shown
    records: dict[Key, Record] = {
        (record.kind, record.id): record
        for kind in (directory.activities, directory.groups, directory.places)
        for record in kind.values()
    }
    owners = {
        (record.kind, record_id): key
        for key, record in records.items()
        for record_id in (record.id, *record.former_ids)
    }
    before: dict[Key, set[HeldValue]] = defaultdict(set)
    orphans: set[HeldValue] = set()
    for key, version in _versions(history, records, owners):
        owner = owners.get(key)
        now = records[owner] if owner else None
        values = held_values(version, context, as_kind=now.place_kind if isinstance(now, Place) else None)
        if owner:
            before[owner] |= values
        else:
            orphans |= {value for value in values if _is_only_theirs(value)}
    for key, record in records.items():
        if sought := before.get(key, set()) | orphans:
            yield from _still_there(record, sought, context)


def _versions(
    history: History, records: Mapping[Key, Record], owners: Mapping[Key, Key]
) -> Iterator[tuple[Key, Record]]:
    """Read every version that differs from the record as it is now."""
    keys: dict[str, Key] = {}
    now: dict[Key, bytes] = {}
    names: dict[Key, str] = {}
    for entry in history.versions:
        if not entry.blob or entry.is_elsewhere or (key := key_of(entry)) is None:
            continue
        owner = owners.get(key)
        if owner and owner not in now:
            path = records[owner].spans.path
            now[owner] = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            names[owner] = hashlib.sha1(b"blob %d\0" % len(now[owner]) + now[owner], usedforsecurity=False).hexdigest()
        if owner is None or entry.blob != names[owner]:
            keys[entry.blob] = key
    lines_now = {key: frozenset(text.splitlines()) for key, text in now.items()}
    nothing: frozenset[bytes] = frozenset()
    for blob, text in history.texts(keys, at_most=shape_of("activity").limits.size_bytes):
        key = keys[blob]
        owner = owners.get(key)
        if not _may_hold(text, lines_now[owner] if owner else nothing):
            continue
        try:
            values = read_record(key[0], text, "")
        except Unreadable:
            continue
        if (version := record_of(*key, values)) is not None:  # an erased one holds nothing back
            yield key, version


def _may_hold(text: bytes, lines_now: frozenset[bytes]) -> bool:
    """Whether a version may have held back something that is not held back now: it must have a line that has gone.

    Without this look, 12,500 earlier versions take 12 seconds to read.
    """
    changed = b"\n".join(line for line in text.splitlines() if line not in lines_now)
    if not changed.isascii() or _SIGNS.search(changed):
        return True
    words = frozenset(_WORDS.findall(changed.lower()))
    return not words.isdisjoint(_TELLING) or (not words.isdisjoint(_STREETS) and _A_DIGIT.search(changed) is not None)


def _is_only_theirs(value: HeldValue) -> bool:
    """Whether a value of a record that has gone is looked for in all others: a number, an address, a house."""
    if value.code == "held-home-address":
        return value.value[0].isdigit() and " " in value.value
    return value.code in ("held-personal-phone", "held-personal-email")


def _still_there(record: Record, sought: Iterable[HeldValue], context: Context) -> Iterator[Problem]:
    open_ones = [value for value in sought if not _is_confirmed(record, value.code)]
    if not open_ones:
        return
    texts = RecordTexts(record)
    places = {value: where for value in open_ones if (where := texts.where(value))}
    if not places:
        return
    by_checks = held_values(record, context)
    keys = set()
    for value, where in sorted(places.items()):
        if value in by_checks:
            continue
        for field in where if all(path in _ALONE for path in where) else [WHOLE]:
            if (value.code, field) not in keys:
                keys.add((value.code, field))
                yield _problem(record, value.code, field, where[0])


def _is_confirmed(record: Record, code: str) -> bool:
    return code in record.confirmed or (code in _BY_CONSENT and record.contact.consent_on is not None)


def _problem(record: Record, code: str, field: str, path: str) -> Problem:
    return Problem(
        code=code,
        severity=Severity.WARNING,
        span=record.spans[path],
        message="An earlier version held this back, and it is still here. "
        + ("It is not shown yet." if field else "The record is not shown yet."),
        hint=f"Take it out. If whom it belongs to agrees, or it is nobody's own, add confirmed: [{code}]",
        quote=False,
        field=field,
    )

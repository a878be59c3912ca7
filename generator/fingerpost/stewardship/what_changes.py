"""What a proposal changes on the pages: each record before and after, in words, and the addresses that would die."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from fingerpost.checks.promises import check_promises
from fingerpost.edition import addresses
from fingerpost.edition.card import Card, card_of
from fingerpost.edition.edition import Edition
from fingerpost.reading.layout import FOLDERS
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Key, Record
from fingerpost.stewardship.facts import facts_of

MOST = 30  # records that are shown; a person reads no more
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a page says; "" if it says nothing of it."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """One record before and after."""

    kind: str
    id: str
    name: str
    address: str  # of its page, from the root of the site
    state: str  # new | changed | closed | deleted | unreadable
    facts: tuple[Fact, ...] = ()  # those that differ
    cards: tuple[Card | None, Card | None] = (None, None)  # before and after; of an activity
    cautions: tuple[str, ...] = ()  # what to think of before it is accepted
    has_more: bool = False  # something differs that no fact tells


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatChanges:
    """All that a proposal changes."""

    records: tuple[RecordChange, ...]
    more: int = 0  # records that are not shown
    lost: tuple[str, ...] = ()  # addresses that were published and would lead nowhere
    others: tuple[str, ...] = ()  # files that are no records


def what_changes(before: Edition, after: Edition, files: Iterable[str], below: str) -> WhatChanges:
    """Compare two editions of a directory.

    Args:
        before: As it is.
        after: As it would be.
        files: Those that differ, from the top of the repository.
        below: The folder of records from there, with a slash.
    """
    keys: list[Key] = []
    others: list[str] = []
    for file in files:
        folder, _, name = file.removeprefix(below).partition("/")
        if file.startswith(below) and folder in _KINDS and name.endswith((".yaml", ".yml")):
            keys.append((_KINDS[folder], name.rpartition(".")[0]))
        else:
            others.append(file)
    keys = list(dict.fromkeys(keys))
    return WhatChanges(
        records=tuple(_change(before, after, key) for key in keys[:MOST]),
        more=max(0, len(keys) - MOST),
        lost=tuple(_lost(before.directory, after.directory)),
        others=tuple(others),
    )


def _lost(before: Directory, after: Directory) -> Iterator[str]:
    """By the ledger as it is: a proposal does not decide what was published."""
    records = before.ledger.records
    for problem in check_promises(replace(after, ledger=before.ledger)):
        if problem.code == "address-lost":
            yield from (each.address for each in records.values() if problem.message.startswith(f"{each.address} "))


def _change(before: Edition, after: Edition, key: Key) -> RecordChange:
    old, new = _record(before, key), _record(after, key)
    either = new or old
    change = RecordChange(
        kind=key[0],
        id=key[1],
        name=either.name if either else key[1],
        address=addresses.of_record(*key),
        state=_state(after, key, old, new),
    )
    if either is None:
        return change
    if _may_not_be_shown(before, old) or _may_not_be_shown(after, new):
        words = "It is about a secret place: look at it with care, in Files changed."
        return replace(change, name="A secret place", address="", cautions=(words,))
    if old is not None and new is not None and before.is_sensitive(old) and not after.is_sensitive(new):
        words = "It was marked as secret, and would be public. Do not accept it before you have spoken to the group."
        return replace(change, cautions=(words,))
    was, is_now = facts_of(before, old) if old else {}, facts_of(after, new) if new else {}
    labels = dict.fromkeys((*is_now, *was))
    facts = tuple(
        Fact(label, was.get(label, ""), is_now.get(label, ""))
        for label in labels
        if was.get(label, "") != is_now.get(label, "")
    )
    return replace(
        change,
        facts=facts,
        cards=(_card(before, old), _card(after, new)),
        cautions=tuple(_cautions(after, old, new)),
        has_more=not facts and old != new,
    )


def _state(after: Edition, key: Key, old: Record | None, new: Record | None) -> str:
    if new is None:
        is_there = key in after.directory.unread or key in after.left_out.records
        return "unreadable" if is_there else "deleted"
    if old is None:
        return "new"
    return "closed" if new.closed and not old.closed else "changed"


def _record(edition: Edition, key: Key) -> Record | None:
    directory = edition.directory
    records: Mapping[str, Mapping[str, Record]] = {
        "activity": directory.activities,
        "group": directory.groups,
        "place": directory.places,
    }
    return records[key[0]].get(key[1])


def _may_not_be_shown(edition: Edition, record: Record | None) -> bool:
    return record is not None and not edition.has_page(record)


def _card(edition: Edition, record: Record | None) -> Card | None:
    return card_of(edition, record) if isinstance(record, Activity) and record.closed is None else None


def _cautions(after: Edition, old: Record | None, new: Record | None) -> Iterator[str]:
    if new is None:
        return
    if set(new.confirmed) - set(old.confirmed if old else ()):
        yield "It says that somebody has confirmed what would otherwise be held back. Make sure of that."
    if new.contact.consent_on and (old is None or old.contact.consent_on != new.contact.consent_on):
        yield "It says that the person in the contact agreed to being public. Make sure of that."
    if isinstance(new, Activity) and after.is_crisis(new):
        yield "It is about help in a crisis: ring them before you accept it."

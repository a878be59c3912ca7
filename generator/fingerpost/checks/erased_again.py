"""Has something that somebody asked to be forgotten come back in another file?

Nothing of an erased record is kept for this: git is asked what its file used to say, as long as the history has it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fingerpost.checks.earlier import Key, as_reach, read_earlier
from fingerpost.checks.earlier_records import EarlierRecords, key_of
from fingerpost.checks.fields import kind_of
from fingerpost.checks.plain_text import words_of
from fingerpost.checks.withhold import WHOLE
from fingerpost.reading.history import History
from fingerpost.reading.schemas import shape_of
from fingerpost.records.directory import Directory, Record
from fingerpost.records.problem import Problem, Severity

ERASED_AGAIN = "held-erased-again"
_SHORTEST = 9  # characters of a number, an address or a description that tell one record from another


@dataclass(slots=True)
class _Erased:
    """What an erased record used to say, and the commit that erased it."""

    since: float = math.inf  # erased on disk only
    signs: set[str] = field(default_factory=set)


def check_erased_again(directory: Directory, history: History, earlier_records: EarlierRecords) -> Iterator[Problem]:
    """Hold back a record that was added when another was erased, or later, and shares its name, text or address.

    Raises:
        HistoryUnreadable: If git stops before the end.
    """
    records = {
        (record.kind, record.id): record
        for kind in (directory.activities, directory.groups, directory.places)
        for record in kind.values()
    }
    keys = earlier_records.erased | {
        (entry.kind, old) for entry in directory.erased for old in (entry.id, *entry.former_ids)
    }
    erased_by_key = _read(history, keys - records.keys())  # one that is filled again is an error of its own
    if not erased_by_key:
        return
    signs = {key: _signs(record) for key, record in records.items()}
    for key, record in records.items():
        if ERASED_AGAIN in record.confirmed:
            continue
        here_since = _here_since(record, earlier_records)
        if any(
            here_since >= erased.since
            and signs[key] & (erased.signs - _shared(signs, records, earlier_records, erased.since))
            for erased in erased_by_key.values()
        ):
            yield Problem(
                code="held-erased-again",
                severity=Severity.WARNING,
                span=record.spans["name"],
                message=f"A record that was erased had something of this {kind_of(record)}: its name or summary, its "
                "number or an address. The record is not shown yet.",
                hint="If it is the same, erase this one too. If it is another, or may come back, "
                f"add confirmed: [{ERASED_AGAIN}]",
                quote=False,
                field=WHOLE,
            )


def _read(history: History, keys: set[Key]) -> dict[Key, _Erased]:
    versions: dict[str, tuple[Key, int]] = {}
    for version in history.versions:
        if version.blob and not version.is_elsewhere and (key := key_of(version)) in keys and key is not None:
            versions.setdefault(version.blob, (key, version.commit))
    erased_by_key: defaultdict[Key, _Erased] = defaultdict(_Erased)
    for blob, text in history.texts(versions, at_most=shape_of("activity").limits.size_bytes):
        key, commit = versions[blob]
        earlier = read_earlier(*key, text)
        if earlier.is_erased:
            erased_by_key[key].since = min(erased_by_key[key].since, commit)
        else:
            erased_by_key[key].signs |= earlier.names | _long(earlier.reach)
    return erased_by_key


def _here_since(record: Record, earlier_records: EarlierRecords) -> float:
    """The commit that added a record, under whatever id; later than all of them if it is not committed yet."""
    return min(
        earlier_records.here_since.get((record.kind, record_id), math.inf)
        for record_id in (record.id, *record.former_ids)
    )


def _shared(
    signs: dict[Key, set[str]], records: dict[Key, Record], earlier_records: EarlierRecords, since: float
) -> set[str]:
    """What other records had at the time too: a switchboard, a council's website."""
    return {
        sign for key, record in records.items() if _here_since(record, earlier_records) < since for sign in signs[key]
    }


def _signs(record: Record) -> set[str]:
    contact = record.contact
    names = {plain for text in (record.name, record.summary) if (plain := words_of(text))}
    reach = (record.description, contact.phone, contact.email, contact.website)
    return names | _long(map(as_reach, reach))


def _long(reach: Iterable[str]) -> set[str]:
    return {contact for contact in reach if len(contact) >= _SHORTEST}

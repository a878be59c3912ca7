"""What a published site adds to the ledger: its addresses, the codes of its records, and what became of older ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.records.directory import Key, Record
from fingerpost.records.ledger import Ledger, Promise, State
from fingerpost.records.short_code import new_code


def with_record_promises(edition: Edition) -> Edition:
    """Promise the addresses of all records that have a page, and give each record a code, before the pages are made."""
    return replace(edition, directory=replace(edition.directory, ledger=_promise_records(edition)))


def with_list_promises(edition: Edition, pages: Iterable[str]) -> Ledger:
    """Promise the lists among the addresses of a site that has been written."""
    ledger = edition.directory.ledger
    new = [
        Promise(address=address, kind=key[0], id=key[1], since=edition.today)
        for address in sorted(pages)
        if address not in ledger.by_address and (key := addresses.list_of(address)) is not None
    ]
    return Ledger((*ledger.promises, *new))


@dataclass(frozen=True, slots=True)
class _Now:
    """What is at an address now."""

    state: State
    target: str = ""
    former_ids: tuple[str, ...] = ()  # of the record that has the address itself


def _promise_records(edition: Edition) -> Ledger:
    ledger = edition.directory.ledger
    now = dict(_now(edition))
    promises = [_as_now(promise, now) for promise in ledger.promises]
    codes = set(ledger.codes)
    for (kind, record_id), entry in sorted(now.items()):
        if (kind, record_id) in ledger.records:
            continue
        address, code = addresses.of_record(kind, record_id), ""
        if entry.state is not State.MOVED and not ledger.code_of(kind, record_id, entry.former_ids):
            code = new_code(address, codes)
            codes.add(code)
        promises.append(
            Promise(
                address=address,
                code=code,
                kind=kind,
                id=record_id,
                since=edition.today,
                state=entry.state,
                target=entry.target,
            )
        )
    return Ledger(tuple(promises))


def _as_now(promise: Promise, now: Mapping[Key, _Now]) -> Promise:
    """A line as it should be written now; what cannot be known today stays as it was."""
    entry = now.get(promise.key)
    return replace(promise, state=entry.state, target=entry.target) if entry else promise


def _now(edition: Edition) -> Iterator[tuple[Key, _Now]]:
    directory = edition.directory
    for erased in directory.erased:
        for record_id in (erased.id, *erased.former_ids):
            yield (erased.kind, record_id), _Now(State.CLOSED)
    records: tuple[Mapping[str, Record], ...] = (directory.activities, directory.groups, directory.places)
    shown = [record for by_id in records for record in by_id.values() if edition.has_page(record)]
    for record in shown:
        for old in record.former_ids:
            yield (record.kind, old), _Now(State.MOVED, addresses.of(record))
    for record in shown:  # after the former ids: the record that has an id now wins, as it does among the pages
        state = State.CLOSED if record.closed else State.PUBLISHED
        yield (record.kind, record.id), _Now(state, "", record.former_ids)

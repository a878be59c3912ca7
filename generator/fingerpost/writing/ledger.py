"""Writing the ledger: one line for each address, in order, so that two branches that both add lines rarely meet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fingerpost.reading.ledger import COLUMNS, ledger_file
from fingerpost.records.ledger import Ledger, Promise
from fingerpost.writing.write import save_record


def ledger_text(ledger: Ledger) -> str:
    """The text of a ledger. A second code of one address, which another branch gave it, keeps a line of its own."""
    rows = {row for promise in ledger.promises for row in _rows(ledger, promise)}
    return "".join(f"{','.join(row)}\n" for row in (COLUMNS, *sorted(rows)))


def save_ledger(assets: Path, ledger: Ledger) -> bool:
    """Write the ledger whole or not at all; give whether it says anything new.

    Raises:
        OSError: If it cannot be written.
    """
    return save_record(ledger_file(assets), ledger_text(ledger))


def _rows(ledger: Ledger, promise: Promise) -> Iterator[tuple[str, ...]]:
    merged = ledger.by_address[promise.address]
    yield _row(merged, merged.code)
    if promise.code not in ("", merged.code):
        yield _row(merged, promise.code)


def _row(promise: Promise, code: str) -> tuple[str, ...]:
    state, since = promise.state.value, promise.since.isoformat()
    return (promise.address, code, promise.kind, promise.id, since, state, promise.target)

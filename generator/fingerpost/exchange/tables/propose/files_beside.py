"""The other files of the folder of a list: tables that may belong to it, and other editions of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from fingerpost.exchange.tables.propose.headings import plain
from fingerpost.exchange.tables.read_tables import read_beside
from fingerpost.exchange.tables.table import Options, Table, TableError

_MOST_FILES = 12
_NO_TIMES = re.compile(r"holiday|meta", re.IGNORECASE)  # days on which it is closed; notes about the tables
_LARGEST_OTHER = 5 * 1024 * 1024  # bytes of a file beside the table
_SAME_HEADINGS = 0.8


def files_beside(path: Path, table: Table) -> Iterator[tuple[str, Table]]:
    """The other tables of the folder; which of them belong to this one, their headings must show."""
    if not any("id" in plain(header).split() for header in table.headers):
        return
    files = (file for file in sorted(path.parent.iterdir())[:200] if file != path and file.suffix == path.suffix)
    for file in [file for file in files if file.is_file() and file.stat().st_size <= _LARGEST_OTHER][:_MOST_FILES]:
        if _NO_TIMES.search(file.stem):
            continue
        try:
            yield file.stem, read_beside(file, Options(max_rows=1_000_000))
        except TableError:
            continue


def is_edition(table: Table, other: Table) -> bool:
    """Whether another file has nearly the same headings: last month's list, not one to join."""
    one, two = ({plain(header) for header in each.headers} for each in (table, other))
    return len(one & two) >= _SAME_HEADINGS * max(len(one), len(two))

"""Sessions of the records beside those of a workbook: they have no id, so what they say tells which is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fingerpost.exchange.workbook.cells import KEPT
from fingerpost.exchange.workbook.columns import NUMBER, SESSION
from fingerpost.exchange.workbook.rows import Row, digest_of, session_rows
from fingerpost.intake.workbook.opened import OwnWorkbook
from fingerpost.reading.read import read_record
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.stewardship.files_of_records import find_file

KEPT_DIGEST = digest_of(KEPT)


def still_there(own: OwnWorkbook, gone: Sequence[tuple[str, str]], assets: Path) -> list[tuple[str, str]]:
    """The rows that are gone, but for sessions that an earlier import of the workbook has removed."""
    return [(sheet, key) for sheet, key in gone if sheet != SESSION or not _is_removed(own, key, assets)]


def _is_removed(own: OwnWorkbook, key: str, assets: Path) -> bool:
    """Whether an activity has fewer sessions than it had, and not this one any more."""
    activity = key.rpartition(" ")[0]
    file = find_file(assets, "activity", activity)
    try:
        rows = rows_of(activity, read_record("activity", file.path.read_bytes(), file.shown) if file else {})
    except (Unreadable, OSError):
        return False
    were = sum(each.rpartition(" ")[0] == activity for each in own.made_of[SESSION])
    before = own.digests(SESSION, key)
    return len(rows) < were and not any(is_like(row, own.paths[SESSION], before) for row in rows)


def rows_of(activity: str, values: Mapping[str, Any]) -> list[Row]:
    """The rows that the sessions of an activity would have in a workbook, with nothing withheld."""
    return list(session_rows(activity, values, frozenset(), None))


def is_like(row: Row, paths: Sequence[str], digests: Mapping[str, str]) -> bool:
    """Whether a session is as these digests have it; of what is kept in the file nothing is known."""
    now = {path: row.digests[4 * at : 4 * at + 4] for at, path in enumerate(paths) if path != NUMBER}
    return all(now[path] == digest or digest == KEPT_DIGEST for path, digest in digests.items() if path in now)

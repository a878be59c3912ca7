"""Sessions of the records beside those of a workbook: they have no id, so what they say tells which is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fingerpost.exchange.workbook.cells import IN_FILE
from fingerpost.exchange.workbook.columns import NUMBER, SESSION
from fingerpost.exchange.workbook.rows import Row, digest_of, session_rows
from fingerpost.intake.workbook.opened import OwnWorkbook
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.stewardship.files_of_records import find_file

KEPT_DIGEST = digest_of(IN_FILE)
# What makes a session another one.
_WHEN_AND_WHERE = ("place", "area", "online", "phone", "repeats", "days", "weeks", "from", "starts_on")


def still_there(own: OwnWorkbook, missing: Sequence[tuple[str, str]], assets: Path) -> list[tuple[str, str]]:
    """The rows that have gone, but for sessions that an earlier import of the workbook has removed."""
    return [(sheet, key) for sheet, key in missing if sheet != SESSION or not _is_removed(own, key, assets)]


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


def number_of(
    rows: Sequence[Row],
    number: int,
    paths: Sequence[str],
    before: Mapping[str, str],
    wanted: Mapping[str, str] | None = None,
) -> int | None:
    """Which session of a record a row of the workbook is about; None if that cannot be said.

    Args:
        rows: The sessions as they are now.
        number: Where it was when the workbook was made.
        paths: The columns that the digests are of.
        before: The digests of its cells as they were then.
        wanted: Those of the cells that somebody has changed in the workbook. An earlier import may have brought them
            in, and somebody may have changed what else the session says since then, but not when and where it is.
    """
    if number < len(rows) and is_like(rows[number], paths, before):
        return number
    if wanted is None:
        return None
    alike = [at for at, row in enumerate(rows) if is_like(row, paths, {**before, **wanted})]
    if alike:
        return alike[0]
    same = [at for at, row in enumerate(rows) if _is_then_and_there(row, paths, before, wanted)]
    return number if same == [number] else None


def _is_then_and_there(row: Row, paths: Sequence[str], before: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    now = _digests(row, paths)
    return all(
        before[path] == KEPT_DIGEST or now[path] in (before[path], wanted.get(path))
        for path in _WHEN_AND_WHERE
        if path in now and path in before
    )


def is_like(row: Row, paths: Sequence[str], digests: Mapping[str, str]) -> bool:
    """Whether a session is as these digests have it; of what is kept in the file nothing is known."""
    now = _digests(row, paths)
    return all(now[path] == digest or digest == KEPT_DIGEST for path, digest in digests.items() if path in now)


def _digests(row: Row, paths: Sequence[str]) -> dict[str, str]:
    return {path: row.digests[4 * at : 4 * at + 4] for at, path in enumerate(paths) if path != NUMBER}

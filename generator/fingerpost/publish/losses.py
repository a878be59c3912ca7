"""Guards against losing many published records at once, which is most often a mistake."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from fingerpost.files.mark import read_mark
from fingerpost.publish.prepare import Prepared
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.directory import Directory, Record

AT_MOST = 0.2  # of the records that were public, between one site and the next
_NAMED = 5

Ids = Mapping[str, frozenset[str]]  # by kind


class ManyLost(Exception):
    """Many records that were public would be gone; a sentence for people, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def published(prepared: Prepared) -> Ids:
    """The records that have a page of their own, including those whose page says that it is being corrected.

    The list is published with the site, so a place that must stay secret, which has no page, is not in it: its id may
    say where it is.
    """
    directory, left_out = prepared.edition.directory, prepared.left_out
    others = {(record.kind, record.id) for record in directory.erased} | (left_out.records - left_out.secret)
    with_page = {
        "activity": frozenset(directory.activities),
        "group": frozenset(directory.groups),
        "place": frozenset(place.id for place in directory.places.values() if not directory.is_sensitive(place)),
    }
    return {kind: ids | {record_id for other, record_id in others if other == kind} for kind, ids in with_page.items()}


def guard_records(prepared: Prepared, site: Path) -> None:
    """Check that most of the records of the last site are still there.

    The last site has a list of its own. If there is no site yet, as on a computer of GitHub, the last commit and the
    one before it are asked, if there is a repository.

    Raises:
        ManyLost: If more than a fifth would be gone, or all of one kind.
    """
    directory = prepared.edition.directory
    former = {
        kind: {old for record in records.values() for old in record.former_ids} for kind, records in _of(directory)
    }
    mark = read_mark(site)
    if mark is not None:
        now = {kind: ids | former[kind] for kind, ids in published(prepared).items()}
        _compare({kind: frozenset(mark.records.get(kind, ())) for kind in FOLDERS}, now, directory.assets)
        return
    files = {kind: frozenset(_ids_of(_names(directory.assets / folder))) for kind, folder in FOLDERS.items()}
    there = {kind: ids | former[kind] for kind, ids in files.items()}
    for commit in ("HEAD", "HEAD^1"):
        _compare(_committed(directory.assets, commit), there, directory.assets)


def _of(directory: Directory) -> Iterator[tuple[str, Mapping[str, Record]]]:
    yield "activity", directory.activities
    yield "group", directory.groups
    yield "place", directory.places


def _compare(before: Ids, now: Ids, assets: Path) -> None:
    losses = {kind: sorted(ids - now[kind]) for kind, ids in before.items()}
    count, total = sum(map(len, losses.values())), sum(map(len, before.values()))
    whole_kind = any(ids and len(losses[kind]) == len(ids) for kind, ids in before.items())
    if count <= total * AT_MOST and not whole_kind:
        return
    names = [f"{FOLDERS[kind]}/{record_id}" for kind, ids in losses.items() for record_id in ids]
    more = f" and {count - _NAMED:,} more" if count > _NAMED else ""
    raise ManyLost(
        f"{count:,} of the {total:,} records that were published {'is' if count == 1 else 'are'} gone: "
        f"{', '.join(names[:_NAMED])}{more}.",
        f"Look into {shown_path(assets)} and put them back. If they are meant to go: fingerpost build --allow-loss. "
        "On GitHub, where nobody can type that, make one more commit, whatever it changes.",
    )


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - thousands of names
    except OSError:
        return []


def _ids_of(names: list[str]) -> Iterator[str]:
    for name in names:
        stem, dot, ending = name.rpartition(".")
        if dot and ending in ("yaml", "yml"):
            yield stem


def _committed(assets: Path, commit: str) -> Ids:
    """The records of a commit; none if there is no git, no repository or no such commit."""
    ids = {kind: frozenset[str]() for kind in FOLDERS}
    for kind, folder in FOLDERS.items():
        command = ["git", "ls-tree", "--full-tree", "-z", "--name-only", f"{commit}:./{folder}"]
        environ = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
        try:
            result = subprocess.run(  # noqa: S603 - nothing of it comes from a record
                command, cwd=assets, env=environ, capture_output=True, check=True, timeout=60
            )
        except (OSError, subprocess.SubprocessError):
            continue
        ids[kind] = frozenset(_ids_of([os.fsdecode(name) for name in result.stdout.split(b"\0") if name]))
    return ids

"""What is in the directory twice, as far as that can be guessed, and how to make one of two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from fingerpost.checks.likeness import Likeness, likenesses
from fingerpost.edition.edition import Edition
from fingerpost.reading.different import COLUMNS, different_file, read_different
from fingerpost.reading.layout import FOLDERS
from fingerpost.records.directory import Record
from fingerpost.schedule.review import is_checked
from fingerpost.stewardship.changes import Changes
from fingerpost.stewardship.files_of_records import CannotChange, find_file, near_files
from fingerpost.stewardship.rename import only_kind

_KINDS = ("group", "place", "activity")  # first what others name: then what they name is one already
# Of no use to whoever reads the entry that stays.
_OWN = frozenset(("id", "file", "name", "former_ids", "imported", "confirmed", "checked", "since", "spans", "language"))


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two records that may be one, and which of them should stay."""

    goes: Record
    stays: Record
    likeness: Likeness

    @property
    def merge(self) -> str:
        """What a person types, having looked at both."""
        return f"fingerpost merge {self.goes.id} {self.stays.id} --kind {self.goes.kind}"

    @property
    def different(self) -> str:
        """What a person types if they are two."""
        return f"fingerpost duplicates --different {self.goes.id} {self.stays.id} --kind {self.goes.kind}"

    def only_there(self) -> list[str]:
        """The fields that the one that goes has and the other has not: a merge copies nothing."""
        named = {"group_kind": "kind", "location": "location", "access_notes": "access.notes"}
        return [
            named.get(each.name, each.name)
            for each in fields(self.goes)
            if each.name not in _OWN and getattr(self.goes, each.name) and not getattr(self.stays, each.name)
        ]


def duplicates_of(edition: Edition) -> list[Duplicate]:
    """Every pair, the surest first; groups and places before activities, which name them."""
    pairs = [_duplicate(edition, likeness) for likeness in likenesses(edition.directory)]
    return sorted(
        pairs,
        key=lambda pair: (
            not pair.likeness.is_sure,
            _KINDS.index(pair.goes.kind),
            -pair.likeness.score,
            pair.stays.name.casefold(),
            pair.goes.id,
        ),
    )


def _duplicate(edition: Edition, likeness: Likeness) -> Duplicate:
    stays = max((likeness.one, likeness.other), key=lambda record: _worth(edition, record))
    goes = likeness.other if stays is likeness.one else likeness.one
    return Duplicate(goes, stays, likeness)


def _worth(edition: Edition, record: Record) -> tuple[bool, int, str, int]:
    """Which of two should stay: what a person wrote, what more is on at, what was checked last, what says more."""
    index = {"group": edition.activities_by_group, "place": edition.activities_by_place}.get(record.kind, {})
    checked = record.checked.on.isoformat() if record.checked and is_checked(record) else ""
    says = sum(bool(getattr(record, each.name)) for each in fields(record))
    return record.imported is None, len(index.get(record.id, ())), checked, says


def tell_apart(assets: Path, one: str, other: str, kind: str = "") -> Changes:
    """Work out what to write so that two records are not proposed as one again.

    Args:
        assets: The folder of records.
        one: An id.
        other: Another.
        kind: activity, group or place; worked out if empty.

    Raises:
        CannotChange: If one of them is not there, or the file cannot be read.
    """
    if one == other:
        raise CannotChange("A record is not another than itself.", "Name two records.")
    kind = kind or only_kind([each for each in FOLDERS if find_file(assets, each, one)], assets, one)
    for record_id in (one, other):
        if find_file(assets, kind, record_id) is None:
            hint = near_files(assets, record_id, (kind,))
            raise CannotChange(f"There is no {FOLDERS[kind]}/{record_id}.yaml.", hint)
    path = different_file(assets)
    pairs, problems = read_different(assets, path.name)
    if problems:
        raise CannotChange(f"{path.name} has a line that is not right.", "Run: fingerpost check")
    first, second = sorted((one, other))
    lines = sorted(",".join(pair) for pair in {*pairs, (kind, first, second)})
    changes = Changes()
    changes.texts[path] = "\n".join([",".join(COLUMNS), *lines, ""])
    return changes


def as_lines(duplicate: Duplicate) -> Iterator[str]:
    """One pair for a terminal."""
    goes, stays = duplicate.goes, duplicate.stays
    yield f"{goes.name} ({goes.kind}/{goes.id}) and {stays.name} ({stays.id}): {duplicate.likeness.say()}"
    if missing := duplicate.only_there():
        yield f"    only the first has: {', '.join(missing)}"
    yield f"    {duplicate.merge}"

"""Which of the records that came in may be about something the directory has already, from another source.

Nothing is merged here: a person looks at both, and types the command.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from fingerpost.checks.likeness import Likeness, likenesses
from fingerpost.records.directory import Directory, Key, Record


@dataclass(frozen=True, slots=True)
class LikelyMerge:
    """Two records that may be about one thing: the one that came in, and the one that was there."""

    kind: str
    id: str
    name: str
    into: str
    into_name: str
    because: str

    def command(self, assets: Path) -> str:
        """What a person types, having looked at both."""
        return f"fingerpost merge {self.id} {self.into} --kind {self.kind} --assets {shlex.quote(assets.as_posix())}"


def likely_merges(directory: Directory, source: str) -> list[LikelyMerge]:
    """Pairs of a record from this source and one that is not, each record of the source once.

    Args:
        directory: All records.
        source: Whose list came in.
    """
    best: dict[Key, tuple[float, LikelyMerge]] = {}
    for likeness in likenesses(directory):
        new, there = likeness.one, likeness.other
        if (_source(new) == source) == (_source(there) == source):
            continue
        if _source(there) == source:
            new, there = there, new
        if likeness.score > best.get((new.kind, new.id), (-1.0, None))[0]:
            best[new.kind, new.id] = (likeness.score, _merge(new, there, likeness))
    return sorted((merge for _, merge in best.values()), key=lambda merge: (merge.kind, merge.id))


def _merge(new: Record, there: Record, likeness: Likeness) -> LikelyMerge:
    return LikelyMerge(new.kind, new.id, new.name, there.id, there.name, likeness.say())


def _source(record: Record) -> str:
    return record.imported.source if record.imported else ""

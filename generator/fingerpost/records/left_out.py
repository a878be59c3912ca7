"""Records that a build leaves out because of errors: the addresses of their pages, and none of their words."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.records.directory import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The records that are left out. The rest of the directory is shown without a reference to them."""

    files: int = 0  # how many, those too whose name can be no address
    records: frozenset[Key] = frozenset()  # those whose name can be an address
    secret: frozenset[Key] = frozenset()  # those of them that had no page, because they may be secret
    former: frozenset[Key] = frozenset()  # the former ids of these
    towns: frozenset[str] = frozenset()  # ids of towns that may have been on the site only through a place of these
    in_crisis: frozenset[str] = frozenset()  # ids, former ones too, of activities that are about danger, or may be
    pictures: frozenset[str] = frozenset()  # files of docs that those of them name which could not be read
    unplaced: int = 0  # activities that are shown, but without a place that is left out

    def __bool__(self) -> bool:
        return self.files > 0

    def has(self, kind: str, record_id: str) -> bool:
        """Whether an address belongs to one of them, now or formerly."""
        return (kind, record_id) in self.records or (kind, record_id) in self.former

    def ids(self, kind: str) -> frozenset[str]:
        """Those of a kind."""
        return frozenset(record_id for record_kind, record_id in self.records if record_kind == kind)

"""Who keeps which entries: partners such as a library or a council team, each a group of the directory."""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.stewardship.due import open_records, state_of


def keeper_of(edition: Edition, record: Record) -> Group | None:
    """The group that keeps an entry; None if the editors do.

    What an activity does not say, its group may. A group that has closed keeps nothing any more.
    """
    group = edition.group_of(record) if isinstance(record, Activity) else None
    name = record.kept_by or (group.kept_by if group else "")
    keeper = edition.directory.groups.get(name) if name else None
    return keeper if keeper is not None and keeper.closed is None else None


def may_name_keeper(edition: Edition, record: Record) -> bool:
    """Whether others may read who keeps it: a library that keeps a refuge would say in which town that is."""
    return edition.has_page(record) and not edition.is_sensitive(record)


@cache_on_edition()
def entries_by_keeper(edition: Edition) -> Mapping[str, tuple[Record, ...]]:
    """The open entries of each partner, by its id: partners from A to Z, what is due first, then A to Z."""
    entries: dict[str, list[Record]] = {}
    for record in open_records(edition):
        if (keeper := keeper_of(edition, record)) is not None:
            entries.setdefault(keeper.id, []).append(record)
    groups = edition.directory.groups
    return {
        keeper: tuple(sorted(entries[keeper], key=lambda record: _due_first(edition, record)))
        for keeper in sorted(entries, key=lambda keeper: (groups[keeper].name.casefold(), keeper))
    }


def _due_first(edition: Edition, record: Record) -> tuple[bool, str, str]:
    return state_of(edition, record) is None, record.name.casefold(), record.id

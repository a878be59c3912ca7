"""The whole directory, read and typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fingerpost.records import secrecy
from fingerpost.records.activity import Activity
from fingerpost.records.calendar import Calendar
from fingerpost.records.erased import Erased
from fingerpost.records.group import Group
from fingerpost.records.ledger import Ledger
from fingerpost.records.own_tables import Deprivation
from fingerpost.records.place import Place
from fingerpost.records.settings import Settings
from fingerpost.records.vocabulary import Vocabulary

Record = Activity | Group | Place
Key = tuple[str, str]  # the kind and the id of a record


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Every record that could be read, by id, in order of id."""

    assets: Path
    settings: Settings
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    activities: Mapping[str, Activity] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)  # every address that was ever published
    reads: Mapping[str, int] = field(default_factory=dict)  # how often each page was read, where the owner says
    deprivation: Deprivation = field(default_factory=Deprivation)
    erased: tuple[Erased, ...] = ()  # in order of kind and id; in no list of records, so that nothing can show them
    # Pairs that are not one thing, as a person has said: kind, id and id, in order.
    different: frozenset[tuple[str, str, str]] = frozenset()
    # What is there but could not be read, which has been reported: kind and id of a record or calendar, ("list", name)
    # of a vocabulary, ("settings", "") of the settings. Nothing else is to be blamed for what it might have said.
    unread: frozenset[tuple[str, str]] = frozenset()
    files_read: int = 0  # activities, groups and places found, readable or not

    def of_kind(self, kind: str) -> Mapping[str, Record]:
        """The activities, the groups or the places, by id; none of a kind that there is not."""
        kinds: Mapping[str, Mapping[str, Record]] = {
            "activity": self.activities,
            "group": self.groups,
            "place": self.places,
        }
        return kinds.get(kind, {})

    def is_sensitive(self, record: Record) -> bool:
        """Whether nothing that locates this may reach any output."""
        return secrecy.is_sensitive(record, self.vocabulary.categories, self.groups)

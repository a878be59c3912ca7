"""Unique page titles: a group, its hall and its one activity often have the same name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.where import name_and_town
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.records.place import Place
from fingerpost.records.secrecy import is_sensitive
from fingerpost.records.vocabulary import Area, Term


def title_of(edition: Edition, record: Record) -> str:
    """The name of a record; with its kind or town when something else here has the same name."""
    uses = _uses(edition)
    name = _name(record)
    if uses.names[name.casefold()] == 1:
        return name
    title = _qualify(edition, record)
    return title if uses.qualified[title.casefold()] == 1 else f"{title} ({record.id})"


def description_of(edition: Edition, record: Record) -> str:
    """The summary of a record; with its title when another record has the same summary, as in imports."""
    if _uses(edition).summaries[record.summary] == 1:
        return record.summary
    return f"{title_of(edition, record)}: {record.summary}"


@dataclass(frozen=True, slots=True)
class _Uses:
    """How often the site uses each name, each name with its kind or town, and each summary."""

    names: Counter[str]
    qualified: Counter[str]
    summaries: Counter[str]


@cache_on_edition()
def _uses(edition: Edition) -> _Uses:
    directory = edition.directory
    vocabulary = directory.vocabulary
    records: list[Record] = [
        *directory.activities.values(),
        *directory.groups.values(),
        *directory.places.values(),
    ]
    lists: list[Term | Area] = [
        *vocabulary.categories.values(),
        *vocabulary.needs.values(),
        *vocabulary.areas.values(),
    ]
    names = Counter([_name(record).casefold() for record in records] + [term.name.casefold() for term in lists])
    shared = (record for record in records if names[_name(record).casefold()] > 1)
    return _Uses(
        names=names,
        qualified=Counter(_qualify(edition, record).casefold() for record in shared),
        summaries=Counter(record.summary for record in records),
    )


def _name(record: Record) -> str:
    return name_and_town(record) if isinstance(record, Place) and not is_sensitive(record, {}, {}) else record.name


def _qualify(edition: Edition, record: Record) -> str:
    text = edition.language.text
    if isinstance(record, Place):
        return text("{name} (place)", name=_name(record))
    if isinstance(record, Group):
        return text("{name} (group)", name=record.name)
    area = next(iter(edition.areas_of(record)), None)
    where = area.name if area and area.name not in record.name else text("what is on")
    return text("{name}, {town}", name=record.name, town=where)

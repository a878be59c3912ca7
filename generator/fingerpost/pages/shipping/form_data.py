"""What the form at ``/add/`` fetches: the places and groups, and what the site says about the entry to change.

Made from the edition, so nothing withheld can be in it. Anything sensitive, closed or from an earlier version is left
out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.pieces import Keeper, keeping_pieces, pieces_of
from fingerpost.exchange.as_json import as_json
from fingerpost.exchange.export import ExportFile
from fingerpost.exchange.hsds.plain_data import plain_data
from fingerpost.reading.schemas import schema_of
from fingerpost.records.directory import Record

# A phone fetches one part for one change: some 60 kB, 15 of them on the way.
RECORDS_IN_A_PART = 40
# Not for a form: an editor's own, or machinery.
_KEPT_BACK = frozenset(("private", "confirmed", "imported", "former_ids", "closed", "sensitive", "since"))


def form_files(edition: Edition, keeper: Keeper | None = None) -> Iterator[ExportFile]:
    """The lists of places and groups, and the parts of the records; ``keeper`` keeps these for the next build."""
    with keeping_pieces(edition, keeper):
        yield from _files(edition)


def _files(edition: Edition) -> Iterator[ExportFile]:
    places = [(place.id, place.name, place.town) for place in _open(edition, "place")]
    yield ExportFile(addresses.of_form_data("places"), as_json(places))
    groups = [(group.id, group.name, "") for group in _open(edition, "group")]
    yield ExportFile(addresses.of_form_data("groups"), as_json(groups))
    parts: list[list[Record]] = [[] for _ in range(parts_of(edition))]
    for record in _changeable(edition):
        parts[part_of(record.kind, record.id, len(parts))].append(record)
    for number, records in enumerate(parts):
        rest = {"places": _places(edition, records), "groups": _groups(edition, records)}
        named = b",".join(_named(edition, record) for record in records)
        content = b'{"records":{' + named + b"}," + as_json(rest)[1:]
        yield ExportFile(addresses.of_form_data(str(number)), content)


def _named(edition: Edition, record: Record) -> bytes:
    """A record, after its name, as JSON."""
    (text,) = pieces_of(edition, "form", record, lambda _, each: (as_json(data_of(each))[:-1],))
    return f'"{record.kind}/{record.id}":'.encode() + text


def parts_of(edition: Edition) -> int:
    """How many parts there are; at least one."""
    return max(1, -(-sum(1 for _ in _changeable(edition)) // RECORDS_IN_A_PART))


def part_of(kind: str, record_id: str, parts: int) -> int:
    """In which part a record is; browser/js/shared/original.js counts the same.

    >>> part_of("activity", "frome-talking-cafe", 10)
    2
    """
    total = 0
    for character in f"{kind}/{record_id}":
        total = (total * 31 + ord(character)) % 65521
    return total % parts


def is_changeable(edition: Edition, record: Record) -> bool:
    """Whether the form may show what a record says, to be changed."""
    is_own = (record.kind, record.id) not in edition.last_good
    return record.closed is None and is_own and not edition.is_sensitive(record)


def data_of(record: Record) -> dict[str, Any]:
    """A record in the words of its file."""
    data = plain_data(record)
    if notes := data.pop("access_notes", ""):
        data["access"] = {**data.get("access", {}), "notes": notes}
    fields = schema_of(record.kind)["properties"]
    return {name: data[name] for name in fields if data.get(name) not in (None, "", {}, []) and name not in _KEPT_BACK}


def _changeable(edition: Edition) -> Iterator[Record]:
    directory = edition.directory
    everything: chain[Record] = chain(
        directory.activities.values(), directory.groups.values(), directory.places.values()
    )
    return (record for record in everything if is_changeable(edition, record))


def _open(edition: Edition, kind: str) -> Iterator[Any]:
    return (record for record in _changeable(edition) if record.kind == kind)


def _places(edition: Edition, records: list[Record]) -> dict[str, dict[str, str]]:
    """The names of the places that records of a part are at."""
    at = {session.place for record in records if record.kind == "activity" for session in record.sessions}  # type: ignore[union-attr]
    places = (edition.directory.places.get(place_id) for place_id in sorted(at))
    return {
        place.id: {"name": place.name, "town": place.town}
        for place in places
        if place is not None and is_changeable(edition, place)
    }


def _groups(edition: Edition, records: list[Record]) -> dict[str, str]:
    """The names of the groups that run records of a part."""
    run_by = {record.group for record in records if record.kind == "activity"}  # type: ignore[union-attr]
    groups = (edition.directory.groups.get(group_id) for group_id in sorted(run_by))
    return {group.id: group.name for group in groups if group is not None and is_changeable(edition, group)}

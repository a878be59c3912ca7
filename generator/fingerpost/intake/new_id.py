"""The id of a new record, made from its name, and never one that another record had."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from fingerpost.records.directory import Directory
from fingerpost.records.ids import MAX_LENGTH, check_id
from fingerpost.records.slug import shorten_id, slug_of


def new_id(kind: str, data: Mapping[str, Any], directory: Directory, decide: list[str]) -> str:
    name = str(data["name"])
    base = slug_of(name) or f"{kind}-{blake2b(name.encode(), digest_size=4).hexdigest()}"
    base = base if check_id(base, "") is None else f"{base[: MAX_LENGTH - len(kind) - 1].rstrip('-')}-{kind}"
    used = _used_ids(kind, directory)
    if base not in used:
        return base
    decide.append(
        f"There is one already, or there was one, whose name is like this: {base}. If they are the same, "
        "change that one and close this proposal."
    )
    town = slug_of(base, str(data.get("town", "")))
    attempts = [town, *(f"{shorten_id(base, MAX_LENGTH - 4)}-{number}" for number in range(2, 1000))]
    return next(attempt for attempt in attempts if attempt not in used)


def _used_ids(kind: str, directory: Directory) -> set[str]:
    """Ids that may not be given again: of records, those they had before, those ever published, those not read."""
    records = directory.of_kind(kind)
    used = set(records) | {old for record in records.values() for old in record.former_ids}
    used |= {record_id for other, record_id in directory.ledger.records if other == kind}
    used |= {record_id for other, record_id in directory.unread if other == kind}
    return used | {old for each in directory.erased if each.kind == kind for old in (each.id, *each.former_ids)}

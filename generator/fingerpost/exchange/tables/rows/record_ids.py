"""Ids and keys: what makes a record of a table the same one at the next import, and what its file is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from fingerpost.exchange.imports.last_import import LastImport
from fingerpost.exchange.tables.mapping_values import text_of
from fingerpost.exchange.tables.rows.row_reader import RowReader, Text
from fingerpost.records.ids import check_id
from fingerpost.records.slug import shorten_id, slug_of

RecordKey = tuple[str, str]  # the kind and the key
LastKeys = dict[RecordKey, str]  # of records, by kind and ``same_key``

LONGEST_KEY = 200  # as the schema has it for imported.id
_LONGEST_FURTHER = 40  # characters of what is added to an id that is taken, so that the name itself stays
# A number with noughts that a spreadsheet adds or takes away.
_WHOLE = re.compile(r"^0*([0-9]+?)(?:\.0+)?$")

_HAS_NUMBER = re.compile(r"(?:^| / )[0-9]")


def same_key(key: str) -> str:
    """A key as it is compared: 007, 7 and 7.0 are one number, whatever a spreadsheet made of it.

    >>> same_key("007 / Frome"), same_key("7.0"), same_key("1.10")
    ('7 / Frome', '7', '1.10')
    """
    if not _HAS_NUMBER.search(key):
        return key
    return " / ".join([_WHOLE.sub(r"\1", part) if part[:1].isdigit() else part for part in key.split(" / ")])


_slug = lru_cache(maxsize=1024)(slug_of)  # a town is in the longer names of many records


def key_in(specs: Any) -> Text:
    """What gives the key of a record of a row; "" if the row has nothing in its columns."""
    texts = [text_of(spec) for spec in (specs if isinstance(specs, list) else [specs])]

    def key(reader: RowReader) -> str:
        parts = [part.replace("\n", " ") for text in texts if (part := text(reader))]
        joined = " / ".join(parts)
        return joined if len(joined) <= LONGEST_KEY else f"{joined[: LONGEST_KEY - 9]} {_short_digest(joined)}"

    return key


def choose_ids(
    candidates: Mapping[tuple[str, str], list[str]], last: LastImport, ids_in_use: Mapping[str, Collection[str]]
) -> dict[tuple[str, str], str]:
    """The ids of the last import, and for each new record the first of its names that no other wants or has."""
    ids = {record: last_record.id for record, last_record in last.items()}
    used = {kind: set(names) for kind, names in ids_in_use.items()}
    for (kind, _), record_id in ids.items():
        used.setdefault(kind, set()).add(record_id)
    most = max(map(len, candidates.values()), default=0)
    alike = [
        Counter((kind, names[level]) for (kind, _), names in candidates.items() if level < len(names))
        for level in range(most)
    ]
    for (kind, key), names in candidates.items():
        free = used.setdefault(kind, set())
        chosen = next((n for level, n in enumerate(names) if alike[level][kind, n] == 1 and n not in free), "")
        ids[kind, key] = chosen or _numbered(names[-1], free)
        free.add(ids[kind, key])
    return ids


def names_of(kind: str, key: str, parts: list[str], if_taken: list[str]) -> list[str]:
    """The id that is wanted, and the longer one for when it is taken."""
    further = shorten_id(_slug(*if_taken), _LONGEST_FURTHER)
    short = _slug(*_without_repeats(parts)) or f"{kind}-{_short_digest(key)}"
    if check_id(short, ""):
        short = f"{short}-{kind}"
    return [short, f"{shorten_id(short, 59 - len(further))}-{further}" if further else short]


def _without_repeats(parts: Iterable[str]) -> Iterator[str]:
    """Leave out a part that an earlier one says already: Frome Library, Frome is frome-library."""
    slug_so_far = ""
    for part in parts:
        slug = _slug(part)
        if slug and f"-{slug}-" not in f"-{slug_so_far}-":
            slug_so_far = f"{slug_so_far}-{slug}"
            yield part


def _numbered(name: str, used: set[str]) -> str:
    number = 2
    while (numbered := f"{shorten_id(name, 55)}-{number}") in used:
        number += 1
    return numbered


def _short_digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()

"""Which record somebody means: by its id, its address, a short code, or its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from rapidfuzz import fuzz, process

from fingerpost.edition import addresses
from fingerpost.intake.submission import NotUnderstood
from fingerpost.records.directory import Directory, Key
from fingerpost.records.short_code import as_typed, is_code
from fingerpost.records.slug import slug_of

_NEAR = 88  # of 100: how like a name has to be to be offered
_MOST_OFFERED = 3
_ID = re.compile(r"(?:(activity|group|place)/)?([a-z0-9]+(?:-[a-z0-9]+)*)")
_PAGE = re.compile(r"/([a-z])/([a-z0-9-]+)/?\Z")
_KINDS = {prefix: kind for kind, prefix in addresses.PREFIXES.items()}


def find_entry(directory: Directory, entry: str, name: str, kind: str = "") -> Key:
    """Kind and id of the record that is meant.

    Args:
        directory: The records.
        entry: What was written as its address: an address, an id, a short code, or its name.
        name: What it is called, which decides if ``entry`` says nothing.
        kind: activity, group or place, where that is known.

    Raises:
        NotUnderstood: If there is none, or more than one; it names those that are near.
    """
    keys = _keys(directory, kind)
    for matches in (_by_address(directory, entry), _by_id(keys, directory, entry), _by_code(directory, entry)):
        there = [key for key in matches if key in keys]
        if len(there) == 1:
            return there[0]
        if there:
            raise NotUnderstood("More than one entry is called that.", f"Which one? {_listed(there, keys)}")
    for called in filter(None, (slug_of(entry), slug_of(name))):
        same = [key for key, its_name in keys.items() if slug_of(its_name) == called]
        if len(same) == 1:
            return same[0]
        if same:
            raise NotUnderstood("More than one entry is called that.", f"Which one? {_listed(same, keys)}")
    near = list(_near(keys, entry, name))
    raise NotUnderstood(
        "Nothing in the directory has that address or that name.",
        f"Did they mean one of these? {_listed(near, keys)}" if near else "Ask for the address of its page.",
    )


def _keys(directory: Directory, kind: str) -> dict[Key, str]:
    """Each open record, and its name."""
    kinds = (directory.activities, directory.groups, directory.places)
    return {
        (record.kind, record.id): record.name
        for records in kinds
        for record in records.values()
        if kind in ("", record.kind) and not (record.kind == "place" and directory.is_sensitive(record))
    }


def _by_address(directory: Directory, entry: str) -> Iterator[Key]:
    try:
        path = unquote(urlsplit(entry).path if "://" in entry else entry)
    except ValueError:
        return
    if match := _PAGE.search(path):
        kind = _KINDS.get(match[1], "")
        yield from _now_called(directory, kind, match[2])


def _by_id(keys: dict[Key, str], directory: Directory, entry: str) -> Iterator[Key]:
    if match := _ID.fullmatch(entry.removeprefix("assets/").removesuffix(".yaml")):
        kinds = [match[1]] if match[1] else sorted({kind for kind, _ in keys})
        for kind in kinds:
            yield from _now_called(directory, kind, match[2])


def _by_code(directory: Directory, entry: str) -> Iterator[Key]:
    code = as_typed(entry)
    if is_code(code):
        for promise in directory.ledger.codes.get(code, ()):
            match = _PAGE.search(promise.target or promise.address)
            if match:
                yield from _now_called(directory, _KINDS.get(match[1], ""), match[2])


def _now_called(directory: Directory, kind: str, record_id: str) -> Iterator[Key]:
    """The record of an id, or the one that had it before."""
    records = directory.of_kind(kind)
    if record_id in records:
        yield (kind, record_id)
        return
    yield from ((kind, record.id) for record in records.values() if record_id in record.former_ids)


def _near(keys: dict[Key, str], entry: str, name: str) -> Iterator[Key]:
    offered: set[Key] = set()
    names = {key: called.casefold() for key, called in keys.items()}
    ids = {key: key[1].replace("-", " ") for key in keys}
    page = _PAGE.search(entry)
    page_name = (page[2] if page else entry).replace("-", " ").casefold()
    for words, choices in ((name.casefold(), names), (page_name, names), (page_name, ids)):
        if not words:
            continue
        for _, _, key in process.extract(words, choices, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=_MOST_OFFERED):
            if key not in offered and len(offered) < _MOST_OFFERED:
                offered.add(key)
                yield key


def _listed(matches: list[Key], keys: dict[Key, str]) -> str:
    return ", ".join(f"{keys[key]} ({key[0]}/{key[1]})" for key in matches)

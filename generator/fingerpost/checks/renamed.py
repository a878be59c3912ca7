"""Which record was this before, if it was sensitive under another name?

A refuge that goes into another file stays a refuge: whoever renames it may change its name as well, or leave a closed
record behind. Where nobody can know, it is held until a person has looked.
"""

from __future__ import annotations

from rapidfuzz.fuzz import token_set_ratio

from fingerpost.checks.earlier import Earlier, Key, as_reach, lines_of
from fingerpost.checks.earlier_records import EarlierRecords
from fingerpost.checks.plain_text import words_of
from fingerpost.records.directory import Directory, Record

_ALIKE = 0.5  # of the bytes: what git takes for a new name of the same file
_SAME_WORDS = 90  # of 100: whatever their order, and whatever else is said
_SHORTEST = 11  # characters of a description or an address that tells one record from another


class RenamedRecords:
    """Answers for each record which secret one it was."""

    def __init__(self, directory: Directory, earlier_records: EarlierRecords) -> None:
        self._earlier_records = earlier_records
        self._records: dict[Key, Record] = {
            (record.kind, record.id): record
            for records in (directory.activities, directory.groups, directory.places)
            for record in records.values()
        }
        self._lost_secrets = {
            key: earlier for key, earlier in earlier_records.secret.items() if not self._is_as_it_was(key, earlier)
        }
        self._instead: dict[Key, Key] = {}
        for key in earlier_records.secret:
            if (record := self._records.get(key)) and record.closed:
                self._instead |= {(key[0], instead): key for instead in record.closed.instead}
        # A switchboard is no sign: what another record had at the time as well.
        self._shared: dict[Key, set[str]] = {key: set() for key in self._lost_secrets}
        for key, record in self._records.items() if self._lost_secrets else ():
            if (here_since := earlier_records.here_since.get(key)) is not None:
                reach = _reach(record)
                for former_key in self._lost_secrets:
                    if former_key != key and here_since <= earlier_records.secret_since[former_key]:
                        self._shared[former_key] |= reach

    def earlier_of(self, record: Record) -> Earlier | None:
        """Find what a record was: by its id, an id it had, the record that names it, or what it has of one gone."""
        own = record.kind, record.id
        for key in (own, *((record.kind, former) for former in record.former_ids)):
            if key in self._earlier_records.secret:
                return self._earlier_records.secret[key]
        if own in self._instead:
            return self._earlier_records.secret[self._instead[own]]
        former_key = self._lost_secret_of(record) if self._lost_secrets else None
        return self._lost_secrets[former_key] if former_key else None

    def _lost_secret_of(self, record: Record) -> Key | None:
        names, reach = _names(record), _reach(record)
        here_since = self._earlier_records.here_since.get((record.kind, record.id))
        now: frozenset[bytes] | None = None
        for key, earlier in self._lost_secrets.items():
            if not earlier.names.isdisjoint(names):
                return key
            if here_since is not None and here_since <= self._earlier_records.secret_since[key]:
                continue  # it was there at the same time
            if not (earlier.reach - self._shared[key]).isdisjoint(reach):
                return key
            if any(_sound_alike(before, words_of(record.name)) for before in earlier.names):
                return key
            if record.kind == key[0]:
                now = _lines(record) if now is None else now
                if are_alike(earlier.lines, now):
                    return key
        return None

    def _is_as_it_was(self, key: Key, earlier: Earlier) -> bool:
        """Whether a record that was secret is still there, so that another of its name is another."""
        record = self._records.get(key)
        return (
            record is not None
            and not record.closed
            and not (earlier.names and earlier.names.isdisjoint(_names(record)))
        )


def _names(record: Record) -> frozenset[str]:
    return frozenset(plain for text in (record.name, record.summary) if (plain := words_of(text)))


def _sound_alike(before: str, now: str) -> bool:
    """Whether a name has all the words of another: "Moorland Refuge", "The Moorland Women's Refuge"."""
    return min(len(before.split()), len(now.split())) > 1 and token_set_ratio(before, now) >= _SAME_WORDS


def _reach(record: Record) -> frozenset[str]:
    contact = record.contact
    contacts = map(as_reach, (record.description, contact.phone, contact.email, contact.website))
    return frozenset(way for way in contacts if len(way) >= _SHORTEST)


def _lines(record: Record) -> frozenset[bytes]:
    path = record.spans.path
    return lines_of(path.read_bytes()) if path.is_file() and not path.is_symlink() else frozenset()


def are_alike(before: frozenset[bytes], now: frozenset[bytes]) -> bool:
    """Whether most of the lines of two versions are the same: then they are of one record."""
    return sum(map(len, before & now)) > _ALIKE * max(sum(map(len, before)), sum(map(len, now)))

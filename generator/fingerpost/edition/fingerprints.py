"""Fingerprints of what is made from records: the same fingerprint means the same bytes, so it is not made again.

A page may ask an ``Edition`` for anything, so what it uses has to be listed here too. A test changes records one at a
time, and fails if something changes without its fingerprint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Key, Record

Digests = Mapping[Key, str]  # of each record as it is shown, by kind and id


class Fingerprints:
    """Gives the digests of records, and of what is made from several of them."""

    def __init__(self, edition: Edition, digests: Digests, common: str) -> None:
        """Keep what everything shares.

        Args:
            edition: The directory on its day.
            digests: The digest of every record that is shown.
            common: A digest of everything else.
        """
        self._edition = edition
        self._digests = digests
        self.common = common
        self._at_places: dict[str, str] = {}
        self._exported: dict[Key, str] = {}

    def of(self, *parts: str) -> str:
        """The fingerprint of what is made from these parts, and from what everything shares."""
        return blake2b("\n".join((self.common, *parts)).encode(), digest_size=16).hexdigest()

    def one(self, kind: str, record_id: str) -> str:
        """The digest of a record alone."""
        return self._digests.get((kind, record_id), "missing")

    def with_places(self, activity: Activity) -> str:
        """The inputs of anything said about an activity: itself and its places."""
        if activity.id not in self._at_places:
            places = (self.one("place", session.place) for session in activity.sessions if session.place)
            self._at_places[activity.id] = " ".join((self.one("activity", activity.id), *places))
        return self._at_places[activity.id]

    def in_full(self, activities: Iterable[Activity]) -> Iterator[str]:
        """The inputs of all that is said about activities, in order: also whom to ring, and the short code."""
        for activity in activities:
            group = self.one("group", activity.group) if activity.group else ""
            yield f"{activity.id} {self._edition.code_of(activity)} {group} {self.with_places(activity)}"

    def exported(self, record: Record) -> str:
        """The fingerprint of what exports say of a record, besides what everything shares."""
        key = (record.kind, record.id)
        if key not in self._exported:
            parts = self._of_activity_in_full(record) if isinstance(record, Activity) else (self.one(*key),)
            self._exported[key] = blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
        return self._exported[key]

    def _of_activity_in_full(self, activity: Activity) -> tuple[str, ...]:
        places = (self._edition.directory.places.get(session.place) for session in activity.sessions)
        codes = (self._edition.code_of(place) if place else "" for place in places)
        return (*self.in_full([activity]), *codes)


def shared_inputs(edition: Edition, code: str) -> str:
    """Digest what all that is made from an edition depends on; ``code`` is the digest of the program."""
    shared = (
        *(code, edition.today, edition.language.code, edition.settings),
        *(edition.directory.vocabulary, edition.directory.calendars, edition.prints, edition.has_code_pages),
    )
    return blake2b(repr(shared).encode(), digest_size=16).hexdigest()

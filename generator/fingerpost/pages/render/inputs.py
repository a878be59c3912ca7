"""What a page is made from, named by a digest: a page made from the same is the same, and need not be written again.

A page kind may ask a ``Edition`` for anything, so what it asks for has to be known here as well. A test
listens to every kind of page while it is made, and fails when it looks at a record that is not named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from fingerpost.edition.edition import Edition
from fingerpost.edition.nearby_towns import near_towns
from fingerpost.edition.similar import similar_activities
from fingerpost.edition.titles import description_of, title_of
from fingerpost.pages.render.page import Page
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.records.place import Place

Digests = Mapping[tuple[str, str], str]  # of each record as it is shown, by kind and id


class Inputs:
    """Gives the digest of all that a page is made from."""

    def __init__(self, edition: Edition, digests: Digests, common: str) -> None:
        """Take what all pages share.

        Args:
            edition: The directory on its day.
            digests: Of every record that is shown.
            common: A digest of everything else: the code, the settings, the vocabulary, the day, the shells.
        """
        self._view = edition
        self._digests = digests
        self.common = common
        self._at_places: dict[str, str] = {}

    def of_record(self, record: Record) -> str:
        """Name what the page of a record is made from."""
        # Whatever else has the same name or summary, anywhere, changes what the page is called.
        head = (record.kind, record.id, title_of(self._view, record), description_of(self._view, record))
        if isinstance(record, Activity):
            return self._digest(*head, *self._of_activity(record))
        if isinstance(record, Group):
            return self._digest(*head, *self._of_group(record))
        return self._digest(*head, *self._of_place(record))

    def of_page(self, page: Page) -> str:
        """Name what a list is made from; "" for a page that cannot say, which is made anew each time."""
        if page.made_of is None:
            return ""
        own = (page.template, page.title, page.description, page.section, page.listed, page.canonical)
        return self._digest(page.kind, page.address, repr(own), *page.made_of(self._row))

    def _row(self, record: Record) -> str:
        if isinstance(record, Activity):
            return f"{record.id} {self._with_places(record)}"
        index = self._view.activities_by_group if isinstance(record, Group) else self._view.activities_by_place
        return f"{record.id} {self._one(record.kind, record.id)} {len(index.get(record.id, ()))}"

    def _of_activity(self, activity: Activity) -> Iterator[str]:
        yield self._with_places(activity)
        if activity.group:
            yield self._one("group", activity.group)
        yield from self._others(similar_activities(self._view, activity))
        if activity.closed is not None:
            named = (self._view.directory.activities.get(each) for each in activity.closed.instead)
            yield from self._others(each for each in named if each is not None)

    def _of_group(self, group: Group) -> Iterator[str]:
        yield self._one("group", group.id)
        yield from self._others(self._view.activities_by_group.get(group.id, ()))
        if group.closed is not None:
            yield from (self._one("group", each) for each in group.closed.instead)

    def _of_place(self, place: Place) -> Iterator[str]:
        yield self._one("place", place.id)
        yield from self._others(self._view.activities_by_place.get(place.id, ()))
        if area := self._view.finder.of_place(place):
            yield repr(near_towns(self._view, area.id))
        if place.closed is not None:
            yield from (self._one("place", each) for each in place.closed.instead)
            yield from (self._one("place", each.id) for each in self._view.places if each.town == place.town)

    def _others(self, activities: Iterable[Activity]) -> Iterator[str]:
        """What a row or a card says about other activities, in their order."""
        for activity in activities:
            yield activity.id
            yield self._with_places(activity)

    def _with_places(self, activity: Activity) -> str:
        """An activity and where it is, which all that is said about it comes from."""
        if activity.id not in self._at_places:
            places = (self._one("place", session.place) for session in activity.sessions if session.place)
            self._at_places[activity.id] = " ".join((self._one("activity", activity.id), *places))
        return self._at_places[activity.id]

    def _one(self, kind: str, record_id: str) -> str:
        return self._digests.get((kind, record_id), "missing")

    def _digest(self, *parts: str) -> str:
        return blake2b("\n".join((self.common, *parts)).encode(), digest_size=16).hexdigest()

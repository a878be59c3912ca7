"""The fingerprint of each page: what it depends on besides what all pages share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fingerpost.edition.fingerprints import Fingerprints
from fingerpost.edition.nearby_towns import near_towns
from fingerpost.edition.nearest import nearest_alike, nearest_places
from fingerpost.edition.printed import practice_sheets
from fingerpost.edition.similar import similar_activities, similar_groups
from fingerpost.edition.titles import description_of, title_of
from fingerpost.edition.wording.photograph import photograph_of
from fingerpost.pages.render.page import Page
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.records.place import Place


class Inputs(Fingerprints):
    """Gives the digest of everything that a page depends on."""

    def of_record(self, record: Record) -> str:
        """The fingerprint of the page of a record."""
        # Any other record with the same name or summary changes the title of the page.
        head: tuple[str, ...] = (
            record.kind,
            record.id,
            self._edition.code_of(record),
            title_of(self._edition, record),
            description_of(self._edition, record),
        )
        if (version := self._edition.last_good.get((record.kind, record.id))) is not None:
            head = (*head, repr(version))
        if isinstance(record, Activity):
            return self.of(*head, *self._of_activity(record))
        if isinstance(record, Group):
            return self.of(*head, *self._of_group(record))
        return self.of(*head, *self._of_place(record))

    def of_page(self, page: Page) -> str:
        """The fingerprint of a list; "" for a page without one, which is rendered each time."""
        if page.fingerprint_parts is None:
            return ""
        own = (page.template, page.title, page.description, page.listed, page.canonical)
        return self.of(page.kind, page.address, repr(own), *page.fingerprint_parts(self._row))

    def _row(self, record: Record) -> str:
        if isinstance(record, Activity):
            return f"{record.id} {self.with_places(record)}"
        index = self._edition.activities_by_group if isinstance(record, Group) else self._edition.activities_by_place
        return f"{record.id} {self.one(record.kind, record.id)} {len(index.get(record.id, ()))}"

    def _of_activity(self, activity: Activity) -> Iterator[str]:
        yield self.with_places(activity)
        yield repr(photograph_of(self._edition, activity))
        if activity.group:
            yield self.one("group", activity.group)
        if activity.closed is None:
            yield from self._others(similar_activities(self._edition, activity))
        else:
            yield from self._others(nearest_alike(self._edition, activity))
            instead = (self._edition.directory.activities.get(activity_id) for activity_id in activity.closed.instead)
            yield from self._others(other for other in instead if other is not None)

    def _of_group(self, group: Group) -> Iterator[str]:
        yield self.one("group", group.id)
        yield from self._others(self._edition.activities_by_group.get(group.id, ()))
        if group.closed is not None:
            yield from (self.one("group", group_id) for group_id in group.closed.instead)
            yield from (f"{other.id} {self.one('group', other.id)}" for other in similar_groups(self._edition, group))

    def _of_place(self, place: Place) -> Iterator[str]:
        yield self.one("place", place.id)
        yield repr(photograph_of(self._edition, place))
        yield from self._others(self._edition.activities_by_place.get(place.id, ()))
        if area := self._edition.finder.of_place(place):
            yield repr(near_towns(self._edition, area.id))
        yield repr(practice_sheets(self._edition, place))
        if place.closed is not None:
            yield from (self.one("place", place_id) for place_id in place.closed.instead)
            nearby = nearest_places(self._edition, place)
            yield from (f"{other.id} {self.one('place', other.id)}" for other in nearby)

    def _others(self, activities: Iterable[Activity]) -> Iterator[str]:
        """The inputs of rows or cards about other activities, in their order."""
        for activity in activities:
            yield activity.id
            yield self.with_places(activity)

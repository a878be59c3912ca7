"""What the index is made from: the part of the pages' view that it reads, so that nothing is worked out twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from fingerpost.geography.areas import AreaFinder
from fingerpost.geography.table import PostcodeTable
from fingerpost.geography.towns import unlisted_towns
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory
from fingerpost.records.group import Group
from fingerpost.records.place import Place
from fingerpost.records.session import Session
from fingerpost.records.vocabulary import Area, Term


class Seen(Protocol):
    """A directory as pages see it: ``pages.view.View`` is one.

    It never gives a place for what is sensitive, and the index asks for places nowhere else.
    """

    @property
    def directory(self) -> Directory: ...
    @property
    def activities(self) -> tuple[Activity, ...]: ...
    @property
    def groups(self) -> tuple[Group, ...]: ...
    @property
    def places(self) -> tuple[Place, ...]: ...
    @property
    def finder(self) -> AreaFinder: ...
    def group_of(self, activity: Activity, /) -> Group | None: ...
    def place_of(self, activity: Activity, session: Session, /) -> Place | None: ...
    def is_sensitive(self, activity: Activity, /) -> bool: ...
    def categories_of(self, activity: Activity, /) -> tuple[Term, ...]: ...
    def needs_of(self, activity: Activity, /) -> tuple[Term, ...]: ...
    def areas_of(self, activity: Activity, /) -> tuple[Area, ...]: ...
    def sessions_of(self, activity: Activity, /) -> tuple[Session, ...]: ...
    def sessions_to_join(self, activity: Activity, /) -> tuple[Session, ...]: ...


class Card(Protocol):
    """What a list says about an activity, in words: ``pages.card.Card`` is one."""

    @property
    def name(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def cost(self) -> str: ...
    @property
    def access(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def met(self) -> bool: ...
    @property
    def checked(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def phone(self) -> str: ...


class Where(Protocol):
    """Where and when some sessions of an activity are, all at one place: ``pages.card.BranchCard`` is one."""

    @property
    def name(self) -> str: ...
    @property
    def town(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def access(self) -> tuple[tuple[str, str], ...]: ...


@dataclass(frozen=True, kw_only=True)
class Source:
    """Everything that goes into the index."""

    seen: Seen
    card_of: Callable[[Activity], Card]
    where_of: Callable[[Activity, tuple[Session, ...]], Where]
    codes: Mapping[str, str] = field(default_factory=dict)  # short code: address of the page, "/a/frome-talking-cafe/"
    table: PostcodeTable | None = None  # for places without a position
    outcodes: tuple[str, ...] = ()  # those with a file in /search/postcodes/

    @cached_property
    def towns(self) -> Mapping[str, Area]:
        """The towns of the records that are in no list of areas, by id."""
        return unlisted_towns(self.seen.directory, self.seen.places, self.table)

    @cached_property
    def _towns(self) -> AreaFinder:
        return AreaFinder(self.towns)

    def areas_of_place(self, place: Place) -> list[Area]:
        """The area a place belongs to, and its own town where that is in no list; neither for what is sensitive."""
        area = self.seen.finder.of_place(place)
        town = None if self.seen.directory.is_sensitive(place) else self._towns.named(place.town)
        return [each for each in (area, town) if each]

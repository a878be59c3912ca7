"""The source of the index: the edition, and the postcode table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from fingerpost.edition.edition import Edition
from fingerpost.geography.areas import AreaFinder
from fingerpost.geography.table import PostcodeTable
from fingerpost.geography.towns import unlisted_towns
from fingerpost.records.place import Place
from fingerpost.records.vocabulary import Area


@dataclass(frozen=True, kw_only=True)
class Source:
    """Everything that goes into the index."""

    edition: Edition
    table: PostcodeTable | None = None  # for places without a position
    outcodes: tuple[str, ...] = ()  # those with a file in /search/postcodes/
    sectors: bytes = b""  # the text of /search/postcodes/sectors.json, if there is one

    @cached_property
    def towns(self) -> Mapping[str, Area]:
        """The towns of the records that are in no list of areas, by id."""
        return unlisted_towns(self.edition.directory, self.edition.places, self.table)

    @cached_property
    def _towns(self) -> AreaFinder:
        return AreaFinder(self.towns)

    def areas_of_place(self, place: Place) -> list[Area]:
        """The area a place belongs to, and its own town where that is in no list; neither for a sensitive place."""
        area = self.edition.finder.of_place(place)
        town = None if self.edition.directory.is_sensitive(place) else self._towns.find(place.town)
        return [candidate for candidate in (area, town) if candidate]

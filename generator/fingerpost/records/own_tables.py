"""Tables that a directory's owner may put beside the records: how often pages are read, and how deprived an area is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fingerpost.records.parts import Location


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A small area of the census, by its middle."""

    location: Location
    tenth: int  # 1: among the tenth of all neighbourhoods that are most deprived; 10: among the least


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprivation:
    """What ``assets/deprivation.csv`` says: by postcode, by the middle of small areas, or both."""

    by_postcode: Mapping[str, int] = field(default_factory=dict)  # tidy postcodes, with their tenth
    neighbourhoods: tuple[Neighbourhood, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.by_postcode or self.neighbourhoods)

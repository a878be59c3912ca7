"""Does a text name a place of the directory? A refuge must not say that it is in the old dairy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from fingerpost.checks.personal_homes import is_home
from fingerpost.checks.plain_text import forms_of, readable, words_of, words_of_address
from fingerpost.records.directory import Record
from fingerpost.records.place import Place
from fingerpost.records.secrecy import is_sensitive
from fingerpost.records.vocabulary import Area

_MOST_WORDS = 6
_FEWEST_LETTERS = 8  # of a name without its spaces: less than that may be within other words
_HOUSE_NUMBER = re.compile(r"^[0-9]{1,4}[a-f]? ")


class PlaceNames:
    """The names of all places and the lines of their addresses, in plain words; made only when somebody asks.

    A name of a single word is too likely to mean something else, and a town may be named.
    """

    def __init__(self, places: Mapping[str, Record], areas: Mapping[str, Area]) -> None:
        self._places = places
        self._areas = areas

    def without_public(self, text: str) -> str:
        """Write "the library" for the name of each public building, so that only what is said around it is looked at.

        "Ask at Hope House" is then as open as "Ask at the library", and "opposite Hope House" as telling as "opposite
        the library". A house, and a name that is an address, stay.
        """
        return self._public.sub("the library", readable(text)) if self._public else text

    @cached_property
    def _public(self) -> re.Pattern[str] | None:
        names = [
            words
            for place in self._places.values()
            if isinstance(place, Place) and place.place_kind not in ("", "other") and not is_sensitive(place, {}, {})
            if not is_home(place) and " " in (words := words_of(place.name).removeprefix("the "))
            if not any(map(str.isdigit, words))
        ]
        if not names:
            return None
        either = "|".join(name.replace(" ", r"\W+") for name in sorted(names, key=len, reverse=True))
        return re.compile(rf"\b(?:the )?(?:{either})\b", re.IGNORECASE)

    def are_in(self, text: str) -> bool:
        """Whether one of them is in a text."""
        for words in (form.split() for form in forms_of(text)):
            for start in range(len(words)):
                for end in range(start + 2, min(start + _MOST_WORDS, len(words)) + 1):
                    if " ".join(words[start:end]) in self._names:
                        return True
        return False

    def are_in_address(self, address: str) -> bool:
        """Whether one of them is in a web address, a mailbox or an id, with or without anything between its words."""
        squeezed = words_of_address(address).replace(" ", "")
        return any(name in squeezed for name in self._squeezed)

    @cached_property
    def _squeezed(self) -> frozenset[str]:
        """The names without spaces, and without the number of a house."""
        bare = {_HOUSE_NUMBER.sub("", name) for name in self._names}
        towns = {words_of(name) for area in self._areas.values() for name in (area.name, *area.also)}
        squeezed = {name.replace(" ", "") for name in bare if " " in name and name not in towns}
        return frozenset(name for name in squeezed if len(name) >= _FEWEST_LETTERS)

    @cached_property
    def _names(self) -> frozenset[str]:
        towns = {words_of(name) for area in self._areas.values() for name in (area.name, *area.also)}
        return frozenset(name for name in self._all_names() if name.count(" ") >= 1 and name not in towns)

    def _all_names(self) -> Iterator[str]:
        for place in self._places.values():
            if isinstance(place, Place):
                for line in (place.name, *place.address):
                    yield words_of(line).removeprefix("the ")

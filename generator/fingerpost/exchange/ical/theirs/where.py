"""Where an event is: a place of the directory by its name or postcode, a web page, or else words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from fingerpost.checks.personal_homes import tells_home
from fingerpost.exchange.ical.theirs.events import TheirEvent
from fingerpost.exchange.ical.theirs.problem import calendar_problem
from fingerpost.geography.postcode import likely_postcode
from fingerpost.records.directory import Directory
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten
from fingerpost.records.slug import slug_of

Data = dict[str, Any]
LONGEST_NOTE = 200
_NUMBERED = re.compile(r"[0-9]{1,4}[a-f]?[ ,]", re.IGNORECASE)  # a house: nothing before its number says what it is
_FEWEST_LETTERS = 6  # of a name of one word, to be looked for inside an address
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
# A link into a meeting lets anybody in, so it is given to those who come and never published.
_MEETINGS = re.compile(
    r"(?:^|\.)(?:zoom\.us|zoom\.com|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|webex\.com)$"
)


@dataclass(slots=True)
class Whereabouts:
    """Looks places up, and reports once for each location that it matches none."""

    directory: Directory | None
    default: str = ""  # the place of what names none of the directory's
    problems: list[Problem] = field(default_factory=list)
    _by_text: dict[str, Data] = field(default_factory=dict)

    def of(self, event: TheirEvent) -> Data:
        """What a session says of where it is."""
        text = event.where
        if text not in self._by_text:
            self._by_text[text] = self._look_up(event, text)
        return self._by_text[text]

    def nowhere(self, _: TheirEvent) -> Data:
        """The same, for something that nobody may be able to find."""
        return {}

    def _look_up(self, event: TheirEvent, text: str) -> Data:
        if match := _ADDRESS.search(text):
            return self._online(event, match[0])
        if place := place_in(text, self._places(), self._areas()):
            return {"place": place}
        if self.default:
            return {"place": self.default}
        if not text:
            return {}
        hint = "Write a record of it in assets/places, or name one with --place ID"
        if tells_home(text) or _NUMBERED.match(text):
            message = "Where an event is may be somebody's home, so it was left out."
            self._add_problem("ical-place", event, message, hint)
            return {}
        self._add_problem("ical-place", event, "Where an event is, is no place of yours. It was kept as a note.", hint)
        return {"notes": shorten(f"At {text}", LONGEST_NOTE)}

    def _online(self, event: TheirEvent, address: str) -> Data:
        try:
            host = (urlsplit(address).hostname or "").lower()
        except ValueError:
            host = ""
        if not host or _MEETINGS.search(host):
            message = "A link into a meeting was left out: whoever has it can come in."
            self._add_problem("ical-online", event, message, "Write into join: how people ask for the link.")
            return {}
        return {"online": address}

    def _add_problem(self, code: str, event: TheirEvent, message: str, hint: str) -> None:
        self.problems.append(calendar_problem(code, event.span, message, hint))

    def _places(self) -> Iterable[Place]:
        """Those that may be named: open, and no secret."""
        if self.directory is None:
            return ()
        every = self.directory.places.values()
        return [place for place in every if place.closed is None and not self.directory.is_sensitive(place)]

    def _areas(self) -> Mapping[str, str]:
        return (
            {slug_of(area.name): area.name for area in self.directory.vocabulary.areas.values()}
            if self.directory
            else {}
        )


def place_in(text: str, places: Iterable[Place], areas: Mapping[str, str]) -> str:
    """The id of the only place that a location can mean; "" if there is none, or may be several.

    A postcode decides. Without one the name must be there, and no other town.
    """
    if not text:
        return ""
    words, postcode = f"-{slug_of(text, longest=400)}-", likely_postcode(text)
    places = list(places)
    named = list(_named(words, places))
    if postcode:
        there = [place for place in places if place.postcode == postcode]
        chosen = [place for place in there if place in named] or there
        chosen = chosen or [place for place in named if not place.postcode]
    else:
        towns = {name for slug, name in areas.items() if f"-{slug}-" in words}
        chosen = [place for place in named if not towns or place.town in towns]
        longest = max((len(place.name) for place in chosen), default=0)
        chosen = [place for place in chosen if len(place.name) == longest]
    return chosen[0].id if len(chosen) == 1 else ""


def _named(words: str, places: Iterable[Place]) -> Iterator[Place]:
    for place in places:
        slug = slug_of(place.name, longest=400)
        if f"-{slug}-" in words and (len(slug) >= _FEWEST_LETTERS or words == f"-{slug}-"):
            yield place

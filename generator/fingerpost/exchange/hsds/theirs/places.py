"""Locations of other people become places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fingerpost.exchange.hsds.theirs.drafts import (
    LONGEST_DESCRIPTION,
    LONGEST_SUMMARY,
    SHORTEST_SUMMARY,
    Data,
    Draft,
    Key,
)
from fingerpost.exchange.hsds.theirs.names import first, text_of
from fingerpost.exchange.hsds.theirs.own import OwnVocabulary, own_description, own_fields
from fingerpost.exchange.hsds.theirs.parts import Notes, address_of, contact_of, parts_of, position_of
from fingerpost.exchange.hsds.theirs.source import HsdsSource, import_problem, span_of
from fingerpost.exchange.hsds.theirs.values import clean_text, one_line
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten
from fingerpost.records.slug import is_name


@dataclass(slots=True)
class PlaceReader:
    """Makes places of the locations of a source, each once."""

    source: HsdsSource
    country: str
    vocabulary: OwnVocabulary
    drafts: dict[Key, Draft]  # of all kinds
    problems: list[Problem]
    _location_ids: set[str] = field(default_factory=set)  # locations that were looked at

    def locations_of(self, service: Data, notes: Notes) -> list[Data]:
        """The locations of a service, in its own order, each once."""
        locations = [self._location_in(each) for each in parts_of(service, "service_at_locations")]
        locations += parts_of(service, "locations")
        if not locations and not self.source.has_links:
            theirs = self.source.places_of_organization.get(text_of(service.get("organization_id")), [])
            if len(theirs) == 1 and theirs[0] in self.source.locations:
                notes.add_problem(
                    "hsds-place-guessed", "It names no location. The only one of its organisation was taken."
                )
                locations.append(self.source.locations[theirs[0]])
        return list({text_of(location.get("id")): location for location in locations}.values())

    def _location_in(self, link: Data) -> Data:
        location = link.get("location")
        if isinstance(location, dict):
            return location
        key = text_of(link.get("location_id"))
        return self.source.locations.get(key, {"id": key})

    def at_link(self, link: Data) -> Key | None:
        """The place of a service at a location."""
        location = self._location_in(link)
        return self.take(location, text_of(location.get("id")))

    def take_all(self, locations: Iterable[Data]) -> list[Key]:
        """The places of locations, without locations that are not places."""
        keys = (self.take(location, text_of(location.get("id"))) for location in locations)
        return [place for place in keys if place is not None]

    def take(self, location: Data, key: str) -> Key | None:
        """The place of a location; None if a record cannot be made of it."""
        if ("place", key) in self.drafts:
            return ("place", key)
        if not key or key in self._location_ids or is_virtual(location):
            return None
        self._location_ids.add(key)
        notes = Notes(span_of(location, self.source.name), self.country)
        own = own_fields(location, "place")
        data = address_of(notes, location)
        name, _ = clean_text(first(location, ("name", "alternate_name")))
        name = name or ", ".join(data.get("address", ())[:1])
        if own:
            data |= {"town": text_of(own.get("town"))}
        if not is_name(name) or not data.get("town"):
            what = "name" if data.get("town") else "town"
            message = f"A location has no {what}, so it is no place here."
            self.problems.append(import_problem("hsds-location", span_of(location, self.source.name), message))
            return None
        data["name"] = shorten(" ".join(name.split()), 100)
        if own:
            description, _ = clean_text(text_of(location.get("description")))
            summary = text_of(own.get("summary"))
            data = {"name": data["name"], "description": own_description(description, summary, has_facts=False)}
            if not own.get("postcode"):
                data["description"] = data["description"].rpartition("\n\n")[0]
            data |= self.vocabulary.keep(notes, {name: value for name, value in own.items() if name != "id"})
        else:
            self._fill(location, data, notes)
        names = [data["name"], f"{data['name']} {data['town']}"]
        self.drafts["place", key] = Draft("place", key, data, names, notes.problems, text_of(own.get("id")))
        return ("place", key)

    def _fill(self, location: Data, data: Data, notes: Notes) -> None:
        data["kind"] = "other"
        whole, _ = clean_text(text_of(location.get("description")))
        flat = " ".join(whole.split())
        if flat:
            data["summary"] = shorten(flat, LONGEST_SUMMARY)
            if len(flat) < SHORTEST_SUMMARY:
                data["summary"] = f"{data['name']}. {flat}"[:LONGEST_SUMMARY]
            if len(flat) > LONGEST_SUMMARY:
                data["description"] = shorten(whole, LONGEST_DESCRIPTION)
        if position := position_of(notes, location):
            data["location"] = position
        facts = []
        for each in parts_of(location, "accessibility"):
            facts.append(
                one_line(
                    " ".join(text_of(each.get(name)) for name in ("description", "accessibility", "details", "value"))
                )
            )
        if access := "; ".join(text for text in facts if text):
            data["access"] = {"notes": shorten(access, 500)}
        if way := one_line(text_of(location.get("transportation"))):
            data["getting_there"] = {"bus" if "bus" in way.lower() else "walking": shorten(way, 300)}
        data["contact"] = contact_of(notes, location)
        if notes.words:
            words = [data.get("description", ""), *notes.words]
            data["description"] = shorten("\n\n".join(word for word in words if word), LONGEST_DESCRIPTION)
        if len(data.get("summary", "")) < SHORTEST_SUMMARY:
            data.pop("summary", None)


def is_virtual(location: Mapping[str, Any]) -> bool:
    """Whether a location is a website or a call, not a place."""
    return text_of(location.get("location_type")).lower() == "virtual"

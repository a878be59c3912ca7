"""Services of other people become activities, their organisations groups, their locations places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fingerpost.exchange.hsds.theirs.categories import Categories
from fingerpost.exchange.hsds.theirs.drafts import (
    LONGEST_DESCRIPTION,
    LONGEST_SUMMARY,
    SHORTEST_SUMMARY,
    Data,
    Draft,
    Key,
)
from fingerpost.exchange.hsds.theirs.groups import GroupReader
from fingerpost.exchange.hsds.theirs.names import first, text_of
from fingerpost.exchange.hsds.theirs.own import Ourselves, OwnVocabulary, own_description, own_fields
from fingerpost.exchange.hsds.theirs.parts import (
    Notes,
    checked_of,
    contact_of,
    cost_of,
    languages_of,
    parts_of,
    terms_of,
    who_of,
)
from fingerpost.exchange.hsds.theirs.places import PlaceReader, is_virtual
from fingerpost.exchange.hsds.theirs.schedules import MOST_SESSIONS, read_schedules
from fingerpost.exchange.hsds.theirs.source import HsdsSource, import_problem, span_of
from fingerpost.exchange.hsds.theirs.values import clean_text, one_line
from fingerpost.exchange.tables.privacy.withheld_words import is_withheld
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten
from fingerpost.records.slug import is_name, slug_of

LONGEST_HOURS = 2000
INACTIVE = frozenset(("inactive", "defunct", "deleted", "closed", "archived"))


@dataclass(slots=True)
class Reader:
    """Makes records of a source, and counts what is left out."""

    source: HsdsSource
    country: str
    categories: Categories
    vocabulary: OwnVocabulary
    ourselves: Ourselves
    drafts: dict[Key, Draft] = field(default_factory=dict)
    skipped: Counter[str] = field(default_factory=Counter)
    passed_over: set[Key] = field(default_factory=set)  # services that are no longer offered
    problems: list[Problem] = field(default_factory=list)
    _groups: GroupReader = field(init=False)
    _places: PlaceReader = field(init=False)

    def __post_init__(self) -> None:
        """Let what reads groups and places write into the same drafts."""
        self._groups = GroupReader(self.source, self.country, self.drafts, self.problems)
        self._places = PlaceReader(self.source, self.country, self.vocabulary, self.drafts, self.problems)

    def read(self) -> None:
        """Read everything: services first, then the organisations and locations that no service has."""
        keys: set[str] = set()
        for number, service in enumerate(self.source.services):
            key = text_of(service.get("id")) or f"{one_line(text_of(service.get('name')))} / {number}"
            if key in keys:
                self._add_problem("hsds-twice", service, "A service has the id of another. The first was taken.")
                continue
            keys.add(key)
            if self.ourselves.are(service, "activity"):
                self.skipped["our own, and here already"] += 1
                continue
            self._service(service, key[:200])
        for key, organization in self.source.organizations.items():
            if not self.ourselves.are(organization, "group"):
                self._groups.take(organization, key)
        for key, location in self.source.locations.items():
            if not self.ourselves.are(location, "place"):
                self._places.take(location, key)

    def _add_problem(self, code: str, thing: Mapping[str, Any], message: str) -> None:
        self.problems.append(import_problem(code, span_of(thing, self.source.name), message, is_error=True))

    def _notes(self, thing: Mapping[str, Any]) -> Notes:
        return Notes(span_of(thing, self.source.name), self.country)

    def _service(self, service: Data, key: str) -> None:
        status = text_of(service.get("status")).lower()
        own = own_fields(service, "activity")
        if status in INACTIVE and not own:  # ours is over, and may begin again
            self.skipped[f"{status} in the source"] += 1
            self.passed_over.add(("activity", key))
            return
        if is_withheld(text_of(service.get("name")), is_name=True) or is_withheld(text_of(service.get("description"))):
            self.skipped["its own words say that it is not to be published"] += 1
            self.passed_over.add(("activity", key))
            return
        notes = self._notes(service)
        name, _ = clean_text(text_of(service.get("name")))
        if not is_name(name):
            self._add_problem("hsds-no-name", service, "A service has no name that people can look for.")
            return
        organization = self._groups.organization_of(service, notes)
        locations = self._places.locations_of(service, notes)
        places = [
            place for location in locations if (place := self._places.take(location, text_of(location.get("id"))))
        ]
        data: Data = {"name": shorten(" ".join(name.split()), 100)}
        if len(name) > 100:
            notes.add_problem("hsds-text-long", "The name has more than 100 characters. It was shortened.")
        if own:
            self._as_it_was(service, own, data, notes)
        else:
            self._from_hsds(service, organization, locations, places, data, notes)
        is_its_own = bool(own) and not own.get("group")  # an activity without a group
        if is_its_own:
            self._groups.without.add(text_of(organization.get("id")))
        elif organization:
            data["group"] = self._groups.take(organization, text_of(organization.get("id")), runs=data["name"])
        data |= {} if "checked" in data else checked_of(service)
        town = next((self.drafts[place].data.get("town", "") for place in places), "")
        names = [
            data["name"],
            f"{data['name']} {town}",
            f"{data['name']} {one_line(text_of(organization.get('name')))}",
        ]
        self.drafts["activity", key] = Draft("activity", key, data, names, notes.problems, text_of(own.get("id")))

    def _as_it_was(self, service: Data, own: Data, data: Data, notes: Notes) -> None:
        known_data = self.vocabulary.keep(
            notes, {name: value for name, value in own.items() if name not in ("id", "group")}
        )
        description, _ = clean_text(text_of(service.get("description")))
        data |= known_data
        data["description"] = own_description(description, text_of(own.get("summary")), has_facts=True)
        data["languages"] = languages_of(notes, service)
        for session in data.get("sessions", ()):
            if "place" in session:
                session["place"] = ("own place", text_of(session["place"]))
        if not data.get("categories"):
            data["imported"] = {"categories": list(dict.fromkeys(name for _, name in terms_of(service)))[:100]}

    def _from_hsds(
        self, service: Data, organization: Data, locations: list[Data], places: list[Key], data: Data, notes: Notes
    ) -> None:
        sessions, hours = self._sessions(service, places, locations, notes)
        data["sessions"] = sessions
        data["contact"] = contact_of(notes, service, organization, *locations)
        for location in locations:
            # Without a town it is no place here, but its name is where it is.
            name = one_line(text_of(location.get("name")))
            if name and ("place", text_of(location.get("id"))) not in self.drafts and not is_virtual(location):
                notes.words.append(name)
        data["cost"] = cost_of(notes, service)
        data["who"] = who_of(notes, service)
        data["languages"] = languages_of(notes, service)
        if steps := one_line(text_of(service.get("application_process"))):
            if len(steps) > 500:
                notes.words.append(steps)
            data["join"] = {"steps": shorten(steps, 500)}
        if areas := self._areas(service, notes):
            data["serves"] = areas
        if text_of(service.get("status")).lower() == "temporarily closed":
            data["capacity"] = {"state": "paused"}
        terms = list(dict.fromkeys(terms_of(service)))
        data["categories"] = [
            category
            for category in self.categories.of([name for _, name in terms])
            if category in self.vocabulary.ids["categories"]
        ]
        data["imported"] = {"hours": shorten("; ".join(hours), LONGEST_HOURS)} if hours else {}
        if not data["categories"]:
            proposals = [self._proposal(name) for _, name in terms]
            data["imported"]["categories"] = [shorten(each, 200) for each in proposals][:100]
        data |= self._texts(service, organization, notes)
        self._other_fields(service, notes)

    def _proposal(self, term: str) -> str:
        ids = self.categories.proposed(term)
        return f"{term} (perhaps {', '.join(ids)})" if ids else term

    def _sessions(
        self, service: Data, places: list[Key], locations: list[Data], notes: Notes
    ) -> tuple[list[Data], list[str]]:
        """The sessions, and the words that fit into none."""
        schedules: list[Data] = []
        where: dict[int, Data] = {}
        at_places = parts_of(service, "service_at_locations")
        links = {text_of(each.get("id")): self._places.at_link(each) for each in at_places}
        for schedule in parts_of(service, "schedules"):
            at = links.get(text_of(schedule.get("service_at_location_id")))
            at = at or next((place for place in places if place[1] == text_of(schedule.get("location_id"))), None)
            at = at or (places[0] if len(places) == 1 else None)
            self._add(schedules, where, schedule, at)
        for each in at_places:
            for schedule in parts_of(each, "schedules"):
                if not any(other.get("id") and other.get("id") == schedule.get("id") for other in schedules):
                    self._add(schedules, where, schedule, self._places.at_link(each))
        if not schedules:
            for location in locations:
                for schedule in parts_of(location, "schedules"):
                    self._add(schedules, where, schedule, self._places.take(location, text_of(location.get("id"))))
            if schedules:
                notes.add_problem(
                    "hsds-hours-of-place", "It has no times of its own, so those of its location were taken."
                )
        timetable = read_schedules(schedules, where)
        for code, message in timetable.remarks:
            notes.add_problem(code, message)
        with_times = {session.get("place") for session in timetable.sessions}
        for place in places:
            if place not in with_times:
                timetable.sessions.append({"repeats": "unknown", "place": place})
        if online := self._online(service):
            timetable.sessions.append({"repeats": "unknown", "online": online})
        return timetable.sessions[:MOST_SESSIONS] or [{"repeats": "unknown"}], timetable.words

    def _add(self, schedules: list[Data], where: dict[int, Data], schedule: Data, place: Key | None) -> None:
        if place is not None:
            where[len(schedules)] = {"place": place}
        schedules.append(schedule)

    def _online(self, service: Data) -> str:
        for each in parts_of(service, "service_at_locations"):
            location = each.get("location")
            if isinstance(location, dict) and is_virtual(location):
                return text_of(location.get("website"))
        return ""

    def _texts(self, service: Data, organization: Data, notes: Notes) -> Data:
        """Summary and description: every word of the source is in one of them."""
        whole, has_markup = clean_text(text_of(service.get("description")))
        if has_markup:
            notes.add_problem("hsds-markup", "The description had markup of web pages. Its words were kept.")
        name = one_line(text_of(service.get("name")))
        owner = one_line(text_of(organization.get("name")))
        more = [
            one_line(first(service, (each,))) for each in ("alternate_name", "short_description", "alert", "wait_time")
        ]
        candidates = (
            one_line(text_of(service.get("short_description"))),
            " ".join(whole.split()),
            f"{name}. {' '.join(whole.split())}",
            f"{name}, by {owner}." if owner else "",
        )
        summary = next((text for text in candidates if len(text) >= SHORTEST_SUMMARY), "")
        is_all = len(summary) <= LONGEST_SUMMARY and summary.endswith(" ".join(whole.split()))
        notes.words += [text for text in more[:1] + more[2:] if text]
        for each in parts_of(service, "required_documents"):
            if text := one_line(first(each, ("document", "value"))):
                notes.words.append(text)
        for label in ("accreditations", "licenses", "interpretation_services"):
            if text := one_line(text_of(service.get(label))):
                notes.words.append(text)
        parts = [] if is_all else [whole]
        parts += [text for text in dict.fromkeys(notes.words) if text not in whole]
        description = "\n\n".join(parts)
        if len(description) > LONGEST_DESCRIPTION:
            notes.add_problem("hsds-text-long", "The description has more than 5,000 characters. It was shortened.")
        return {
            "summary": shorten(summary, LONGEST_SUMMARY),
            "description": shorten(description, LONGEST_DESCRIPTION),
        }

    def _other_fields(self, service: Data, notes: Notes) -> None:
        for name in ("program", "funding", "payments_accepted", "holiday_schedules", "reviews", "links", "keywords"):
            if name in service:
                notes.add_problem("hsds-field", f"A record has no field for {name.replace('_', ' ')}. It was left out.")

    def _areas(self, service: Data, notes: Notes) -> list[str]:
        areas = []
        for each in parts_of(service, "service_areas"):
            name = one_line(first(each, ("name", "service_area", "description", "value")))
            if (area := slug_of(name)) in self.vocabulary.ids["areas"]:
                areas.append(area)
            elif name:
                notes.words.append(name)
                notes.add_problem(
                    "hsds-area", "An area is not in your vocabulary/areas.yaml. It is in the description."
                )
        return areas[:50]

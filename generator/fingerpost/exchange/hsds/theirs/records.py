"""Services of other people become activities, their organisations groups, their locations places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fingerpost.exchange.hsds.theirs.categories import Categories
from fingerpost.exchange.hsds.theirs.names import first, text_of
from fingerpost.exchange.hsds.theirs.own import Known, own_description, own_fields
from fingerpost.exchange.hsds.theirs.parts import (
    Notes,
    address_of,
    contact_of,
    cost_of,
    identifiers_of,
    languages_of,
    parts_of,
    position_of,
    terms_of,
    who_of,
)
from fingerpost.exchange.hsds.theirs.schedules import MOST_SESSIONS, read_schedules
from fingerpost.exchange.hsds.theirs.source import Source, import_problem, span_of
from fingerpost.exchange.hsds.theirs.values import clean_text, one_line, read_day
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten
from fingerpost.records.slug import is_name

Data = dict[str, Any]
Key = tuple[str, str]  # the kind of a record, and its id in the source
SHORTEST_SUMMARY, LONGEST_SUMMARY = 20, 200
LONGEST_DESCRIPTION = 5000
LONGEST_HOURS = 2000
GONE = frozenset(("inactive", "defunct", "deleted", "closed", "archived"))


@dataclass(slots=True)
class Draft:
    """A record before its id is known. Links to others are keys, and the day of the import is not in it yet."""

    kind: str
    key: str
    data: Data
    names: list[str]  # ids that would be right, the best first
    problems: list[Problem]
    own_id: str = ""  # of a record that Fingerpost exported


@dataclass(slots=True)
class Reader:
    """Makes records of a source, and counts what is left out."""

    source: Source
    country: str
    categories: Categories
    known: Known
    drafts: dict[Key, Draft] = field(default_factory=dict)
    skipped: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> None:
        """Read everything: services first, then the organisations and locations that no service has."""
        keys: set[str] = set()
        for number, service in enumerate(self.source.services):
            key = text_of(service.get("id")) or f"{one_line(text_of(service.get('name')))} / {number}"
            if key in keys:
                self._add_problem("hsds-twice", service, "A service has the id of another. The first was taken.")
                continue
            keys.add(key)
            self._service(service, key[:200])
        for key, organization in self.source.organizations.items():
            self._group(organization, key)
        for key, location in self.source.locations.items():
            self._place(location, key)

    def _add_problem(self, code: str, thing: Mapping[str, Any], message: str) -> None:
        self.problems.append(import_problem(code, span_of(thing, self.source.name), message, is_error=True))

    def _notes(self, thing: Mapping[str, Any]) -> Notes:
        return Notes(span_of(thing, self.source.name), self.country)

    def _service(self, service: Data, key: str) -> None:
        status = text_of(service.get("status")).lower()
        own = own_fields(service, "activity")
        if status in GONE and not own:  # ours is over, and may begin again
            self.skipped[f"{status} in the source"] += 1
            return
        notes = self._notes(service)
        name, _ = clean_text(text_of(service.get("name")))
        if not is_name(name):
            self._add_problem("hsds-no-name", service, "A service has no name that people can look for.")
            return
        organization = self._organization(service, notes)
        locations = self._locations(service, notes)
        places = [place for location in locations if (place := self._place(location, text_of(location.get("id"))))]
        data: Data = {"name": shorten(" ".join(name.split()), 100)}
        if len(name) > 100:
            notes.add_problem("hsds-text-long", "The name has more than 100 characters. It was shortened.")
        if own:
            self._as_it_was(service, own, data, notes)
        else:
            self._from_hsds(service, organization, locations, data, notes)
        is_its_own = bool(own) and not own.get("group")  # an activity without a group
        if is_its_own:
            self._itself.add(text_of(organization.get("id")))
        elif organization:
            data["group"] = self._group(organization, text_of(organization.get("id")), runs=data["name"])
        day = read_day(first(service, ("assured_date", "last_modified")))
        if "checked" not in data and day is not None:
            data["checked"] = {"on": day.isoformat()}
        town = next((self.drafts[place].data.get("town", "") for place in places), "")
        names = [
            data["name"],
            f"{data['name']} {town}",
            f"{data['name']} {one_line(text_of(organization.get('name')))}",
        ]
        self.drafts["activity", key] = Draft("activity", key, data, names, notes.problems, text_of(own.get("id")))

    def _as_it_was(self, service: Data, own: Data, data: Data, notes: Notes) -> None:
        kept = self.known.keep(notes, {name: value for name, value in own.items() if name not in ("id", "group")})
        description, _ = clean_text(text_of(service.get("description")))
        data |= kept
        data["description"] = own_description(description, text_of(own.get("summary")), has_facts=True)
        data["languages"] = languages_of(notes, service)
        for session in data.get("sessions", ()):
            if "place" in session:
                session["place"] = ("own place", text_of(session["place"]))
        if not data.get("categories"):
            data["imported"] = {"categories": list(dict.fromkeys(name for _, name in terms_of(service)))[:100]}

    def _from_hsds(self, service: Data, organization: Data, locations: list[Data], data: Data, notes: Notes) -> None:
        places = [place for location in locations if (place := self._place(location, text_of(location.get("id"))))]
        sessions, hours = self._sessions(service, places, locations, notes)
        data["sessions"] = sessions
        data["contact"] = contact_of(notes, service, organization, *locations)
        for location in locations:
            # Without a town it is no place here, but its name is where it is.
            name = one_line(text_of(location.get("name")))
            if name and ("place", text_of(location.get("id"))) not in self.drafts and not _is_virtual(location):
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
            if category in self.known.ids["categories"]
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
        """The sessions, and the words that none can hold."""
        schedules: list[Data] = []
        where: dict[int, Data] = {}
        links = {text_of(each.get("id")): self._place_of(each) for each in parts_of(service, "service_at_locations")}
        for schedule in parts_of(service, "schedules"):
            at = links.get(text_of(schedule.get("service_at_location_id")))
            at = at or next((place for place in places if place[1] == text_of(schedule.get("location_id"))), None)
            at = at or (places[0] if len(places) == 1 else None)
            self._add(schedules, where, schedule, at)
        for each in parts_of(service, "service_at_locations"):
            for schedule in parts_of(each, "schedules"):
                if not any(known.get("id") and known.get("id") == schedule.get("id") for known in schedules):
                    self._add(schedules, where, schedule, self._place_of(each))
        if not schedules:
            for location in locations:
                for schedule in parts_of(location, "schedules"):
                    self._add(schedules, where, schedule, self._place(location, text_of(location.get("id"))))
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
            if isinstance(location, dict) and _is_virtual(location):
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
            area = name.lower().replace(" ", "-")
            if area in self.known.ids["areas"]:
                areas.append(area)
            elif name:
                notes.words.append(name)
                notes.add_problem(
                    "hsds-area", "An area is not in your vocabulary/areas.yaml. It is in the description."
                )
        return areas[:50]

    def _organization(self, service: Data, notes: Notes) -> Data:
        organization = service.get("organization")
        if isinstance(organization, dict):
            return self.source.organizations.get(text_of(organization.get("id")), organization)
        if text_of(service.get("organization_id")) and not organization:
            notes.add_problem("hsds-organization", "The organisation of a service is not in the source.")
        return {}

    def _group(self, organization: Data, key: str, runs: str = "") -> Key | None:
        """The group of an organisation; None where a record cannot be made of it."""
        if ("group", key) in self.drafts:
            return ("group", key)
        name, _ = clean_text(text_of(organization.get("name")))
        if key in self._nameless or key in self._itself:
            return None
        if not key or not is_name(name):
            if key:
                self._nameless.add(key)
                message = "An organisation has no name that people can look for."
                self.problems.append(import_problem("hsds-no-name", span_of(organization, self.source.name), message))
            return None
        notes = self._notes(organization)
        own = own_fields(organization, "group")
        whole, has_markup = clean_text(text_of(organization.get("description")))
        if has_markup:
            notes.add_problem("hsds-markup", "The description had markup of web pages. Its words were kept.")
        summary = text_of(own.get("summary")) or " ".join(whole.split())
        if len(summary) < SHORTEST_SUMMARY:
            summary = f"{name}. {summary}" if summary else f"{name} runs {runs}." if runs else ""
        if len(summary) < SHORTEST_SUMMARY:
            notes.add_problem(
                "hsds-organization", "An organisation says nothing of itself, so no record was made of it."
            )
            self.problems += notes.problems
            self._nameless.add(key)
            return None
        is_all = len(summary) <= LONGEST_SUMMARY and not own
        data: Data = {"name": shorten(" ".join(name.split()), 100), "summary": shorten(summary, LONGEST_SUMMARY)}
        data["contact"] = contact_of(notes, organization)
        data["identifiers"] = identifiers_of(notes, organization)
        if own:
            data["description"] = own_description(whole, summary, has_facts=False)
        else:
            parts = [*([] if is_all else [whole]), *notes.words]
            data["description"] = shorten("\n\n".join(parts), LONGEST_DESCRIPTION)
        data |= {name: value for name, value in own.items() if name not in ("id", "summary")}
        if day := read_day(first(organization, ("last_modified", "assured_date"))):
            data.setdefault("checked", {"on": day.isoformat()})
        own_id = text_of(own.get("id"))
        self.drafts["group", key] = Draft("group", key, data, [data["name"]], notes.problems, own_id)
        return ("group", key)

    _nameless: set[str] = field(default_factory=set)
    _itself: set[str] = field(default_factory=set)  # organisations that are activities of ours without a group

    def _locations(self, service: Data, notes: Notes) -> list[Data]:
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

    def _place_of(self, link: Data) -> Key | None:
        location = self._location_in(link)
        return self._place(location, text_of(location.get("id")))

    _seen: set[str] = field(default_factory=set)  # locations that were looked at

    def _place(self, location: Data, key: str) -> Key | None:
        if ("place", key) in self.drafts:
            return ("place", key)
        if not key or key in self._seen or _is_virtual(location):
            return None
        self._seen.add(key)
        notes = self._notes(location)
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
            data |= self.known.keep(notes, {name: value for name, value in own.items() if name != "id"})
        else:
            self._fill_place(location, data, notes)
        names = [data["name"], f"{data['name']} {data['town']}"]
        self.drafts["place", key] = Draft("place", key, data, names, notes.problems, text_of(own.get("id")))
        return ("place", key)

    def _fill_place(self, location: Data, data: Data, notes: Notes) -> None:
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


def _is_virtual(location: Mapping[str, Any]) -> bool:
    return text_of(location.get("location_type")).lower() == "virtual"


def with_day(draft: Draft, ids: Mapping[Key, str], about: Data, day: date) -> Data:
    """The record, with the ids of those it names, where it came from, and the day it was fetched."""
    data: Data = {name: value for name, value in draft.data.items() if value not in ("", [], {}, None)}
    if isinstance(group := data.get("group"), tuple):
        data.pop("group")
        if group in ids:
            data["group"] = ids[group]
    if "sessions" in data:
        data["sessions"] = [_with_place(session, ids) for session in data["sessions"]]
    if draft.kind in ("activity", "group"):
        data.setdefault("checked", {"on": day.isoformat(), "how": "website"})
    if isinstance(capacity := data.get("capacity"), dict):
        data["capacity"] = {"as_of": data["checked"]["on"], **capacity}
    if draft.kind == "activity":
        data.setdefault("categories", ["uncategorised"])
    data["imported"] = {**about, "id": draft.key, "fetched_on": day.isoformat(), **data.get("imported", {})}
    data["imported"] = {name: value for name, value in data["imported"].items() if value not in ("", [])}
    return data


def _with_place(session: Data, ids: Mapping[Key, str]) -> Data:
    place = session.get("place")
    if not isinstance(place, tuple):
        return session
    return {**session, "place": ids[place]} if place in ids else {k: v for k, v in session.items() if k != "place"}

"""Records that Fingerpost itself exported: what HSDS has no field for comes back as it was."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fingerpost.exchange.hsds.ids import uuid_at
from fingerpost.exchange.hsds.terms import OWN
from fingerpost.exchange.hsds.theirs.names import text_of
from fingerpost.exchange.hsds.theirs.parts import Notes, parts_of
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import SHARED_LIMITS
from fingerpost.reading.yaml_text import Unreadable, read_text

Data = dict[str, Any]
_LONGEST = 200_000  # characters of JSON: a record has at most 64 KiB
# What an export of ours may bring back. Nothing else is taken from what anybody could have written.
_FIELDS = {
    "activity": (
        *("id", "summary", "group", "categories", "needs", "support", "sessions", "cost", "who", "join", "first_visit"),
        *("getting_there", "access", "contact", "capacity", "assurance", "serves", "checked", "sensitive", "language"),
        "since",
    ),
    "group": ("id", "summary", "kind", "contact", "assurance", "checked", "sensitive", "language", "since"),
    "place": (
        *("id", "summary", "kind", "address", "town", "postcode", "location", "access", "getting_there", "contact"),
        *("ods", "checked", "language", "since"),
    ),
}


def own_fields(thing: Mapping[str, Any], kind: str) -> Data:
    """The fields that our export adds to those of HSDS; {} if it is somebody else's."""
    data = _fields_in(thing)
    return {name: data[name] for name in _FIELDS[kind] if name in data}


@dataclass(frozen=True, slots=True)
class Ourselves:
    """This directory, to know its own records when they come back from somebody who took them over."""

    site: str
    title: str
    ids: Mapping[str, Collection[str]]  # of the records that are here, by kind
    earlier: Collection[tuple[str, str]]  # kind and key of what an earlier import of this source made

    def are(self, thing: Mapping[str, Any], kind: str) -> bool:
        """Whether something is one of our records: published here, or by somebody who says that it came from us."""
        own, key = _fields_in(thing), text_of(thing.get("id"))
        record_id = text_of(own.get("id"))
        if not self.site or record_id not in self.ids.get(kind, ()) or (kind, key) in self.earlier:
            return False
        about = own.get("imported")
        source = text_of(about.get("source")) if isinstance(about, dict) else ""
        is_from_us = source.startswith(self.site) or (source != "" and source == self.title)
        return is_from_us or key == uuid_at(self.site, kind, record_id)


def _fields_in(thing: Mapping[str, Any]) -> Data:
    for each in parts_of(thing, "attributes"):
        value = text_of(each.get("value"))
        if text_of(each.get("link_type")) != OWN or not value or len(value) > _LONGEST:
            continue
        try:
            data = json.loads(value)
        except (ValueError, RecursionError):
            return {}
        return data if isinstance(data, dict) else {}
    return {}


def own_description(description: str, summary: str, *, has_facts: bool) -> str:
    """The original description, taken from one that begins with the summary and may end with facts."""
    rest = description.removeprefix(summary).strip()
    return rest.rpartition("\n\n")[0].strip() if has_facts else rest


@dataclass(frozen=True, slots=True)
class OwnVocabulary:
    """The words of the directory that records are imported into."""

    ids: Mapping[str, frozenset[str]]  # by vocabulary, and of calendars

    def keep(self, notes: Notes, data: Data) -> Data:
        """Leave out words that are not known here, and say so."""
        known_data = dict(data)
        for field, vocabulary in (("categories", "categories"), ("needs", "needs"), ("serves", "areas")):
            if field in known_data:
                known_data[field] = self._only(notes, known_data[field], vocabulary)
        if isinstance(known_data.get("who"), dict) and "for" in known_data["who"]:
            known_data["who"] = {**known_data["who"], "for": self._only(notes, known_data["who"]["for"], "audiences")}
        if isinstance(known_data.get("access"), dict):
            allowed = self._only(notes, [key for key in known_data["access"] if key != "notes"], "access")
            known_data["access"] = {
                key: value for key, value in known_data["access"].items() if key in (*allowed, "notes")
            }
        if isinstance(known_data.get("sessions"), list):
            known_data["sessions"] = [
                self._session(notes, each) for each in known_data["sessions"] if isinstance(each, dict)
            ]
        return known_data

    def _session(self, notes: Notes, session: Data) -> Data:
        links = (("area", "areas"), ("term_time", "calendars"), ("school_holidays", "calendars"))
        return {
            name: value
            for name, value in session.items()
            if name not in dict(links) or self._only(notes, [value], dict(links)[name])
        }

    def _only(self, notes: Notes, words: Any, vocabulary: str) -> list[Any]:
        if not isinstance(words, list):
            return []
        unknown = [word for word in words if not isinstance(word, str) or word not in self.ids[vocabulary]]
        if unknown:
            notes.add_problem("hsds-word-unknown", f"A word is not in your {vocabulary}. It was left out.")
        return [word for word in words if word not in unknown]


def known_words(assets: Path) -> OwnVocabulary:
    """What is in the vocabulary of a directory; what cannot be read has nothing."""
    vocabularies = ("categories", "needs", "audiences", "areas", "access")
    ids = {name: frozenset(_keys(assets / "vocabulary" / f"{name}.yaml")) for name in vocabularies}
    ids["calendars"] = frozenset(path.stem for path in (assets / "calendars").glob("*.y*ml"))
    return OwnVocabulary(ids)


def _keys(path: Path) -> Data:
    if not path.is_file():
        return {}
    try:
        return parse(read_text(path, path.name, SHARED_LIMITS), path.name, {}, SHARED_LIMITS)
    except Unreadable:
        return {}

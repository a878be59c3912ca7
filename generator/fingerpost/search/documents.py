"""The records in the order of the index, and the words of each with their weights."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from datetime import time

from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.session import Repeats, Session, Weekday
from fingerpost.schedule.rule import rule_of
from fingerpost.search.source import Seen
from fingerpost.search.text import words_to_index

SHORT_NAME, LONG_NAME, BESIDE, SUMMARY, FACT, DESCRIPTION = 12, 10, 6, 5, 3, 2
Weights = dict[str, int]


@dataclass(frozen=True, slots=True)
class Document:
    """One record of the index and its words."""

    record: Record
    sessions: tuple[Session, ...] = ()
    words: Weights = field(default_factory=dict)  # with the sum of the weights of the fields each stands in
    plain: Set[str] = frozenset()  # words of the description alone: most words, so their weight is not kept


def documents_of(seen: Seen) -> list[Document]:
    """Give every record that may be found, in the order that the whole index keeps.

    Activities come first, by main category (in the order of its file), first town and id: what is found
    together then stands together, which packs small and needs few files. Groups and places follow.
    """
    order = {category: number for number, category in enumerate(seen.directory.vocabulary.categories)}

    def place_in_index(activity: Activity) -> tuple[int, str, str]:
        areas = seen.areas_of(activity)
        main = activity.categories[0] if activity.categories else ""
        return order.get(main, len(order)), areas[0].id if areas else "", activity.id

    beside = Beside(seen)
    activities = [_activity(each, seen, beside) for each in sorted(seen.activities, key=place_in_index)]
    groups = [
        Document(each, (), _weigh((each.name, LONG_NAME), (each.summary, SUMMARY)))
        for each in sorted(seen.groups, key=lambda group: group.id)
    ]
    places = [
        Document(each, (), _weigh((each.name, LONG_NAME), (f"{each.town} {each.summary}", SUMMARY)))
        for each in sorted(seen.places, key=lambda place: (place.town, place.id))
    ]
    return activities + groups + places


class Beside:
    """The words that many activities share: of their group, of their place. Cut once each."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._known: dict[str, frozenset[str]] = {}

    def words(self, activity: Activity) -> frozenset[str]:
        if self._seen.is_sensitive(activity):
            return frozenset()  # a group's name may say where it is: "Frome Women's Refuge"
        group = self._seen.group_of(activity)
        found = self._words(f"g {group.id}", group.name) if group else frozenset()
        for session in activity.sessions:
            if place := self._seen.place_of(activity, session):
                found |= self._words(f"p {place.id}", f"{place.name} {place.town}")
        return found

    def _words(self, key: str, text: str) -> frozenset[str]:
        if key not in self._known:
            self._known[key] = frozenset(words_to_index(text))
        return self._known[key]


def _activity(activity: Activity, seen: Seen, beside: Beside) -> Document:
    notes = " ".join(session.notes for session in activity.sessions if session.notes)
    name = words_to_index(activity.name)
    weights: Weights = {}
    _add(weights, name, SHORT_NAME if len(name) <= 3 else LONG_NAME)
    _add(weights, beside.words(activity), BESIDE)
    _add(weights, words_to_index(activity.summary), SUMMARY)
    _add(weights, facts_of(activity, seen), FACT)
    plain = set(words_to_index(f"{activity.description} {activity.who.summary} {notes}"))
    _add(weights, plain & weights.keys(), DESCRIPTION)
    return Document(activity, seen.sessions_of(activity), weights, plain - weights.keys())


def facts_of(activity: Activity, seen: Seen) -> set[str]:
    """Words for what is not written as words: days, parts of the day, free, online, by phone."""
    facts: set[str] = set()
    for session in seen.sessions_of(activity):
        rule = rule_of(session)
        facts.update(rule.days)
        if rule.repeats is Repeats.ONCE and rule.starts_on:
            facts.add(list(Weekday)[rule.starts_on.weekday()])
        if "saturday" in facts or "sunday" in facts:
            facts.add("weekend")
        if session.online:
            facts.update(("online", "zoom"))
        if session.phone:
            facts.update(("phone", "telephone"))
        if session.starts is not None:
            facts.add(part_of_day(session.starts))
    if activity.cost is not None and activity.cost.kind in ("free", "donation"):
        facts.add("free")
    return facts


def part_of_day(at: time) -> str:
    """Morning until midday, evening from 5pm."""
    return "morning" if at.hour < 12 else "afternoon" if at.hour < 17 else "evening"


def _weigh(*fields: tuple[str, int]) -> Weights:
    weights: Weights = {}
    for text, weight in fields:
        _add(weights, words_to_index(text), weight)
    return weights


def _add(weights: Weights, words: Iterable[str], weight: int) -> None:
    for word in set(words):
        weights[word] = weights.get(word, 0) + weight

"""The records in the order of the index, and the words of each with their weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.place import Place
from fingerpost.records.session import Repeats, Session, Weekday
from fingerpost.schedule.rule import WEEK_ORDER, Rule, rule_of
from fingerpost.search.text import words_to_index

SHORT_NAME, LONG_NAME, BESIDE, SUMMARY, FACT, DESCRIPTION = 12, 10, 6, 5, 3, 2

Fields = Iterable[tuple[int, Iterable[str]]]  # weight, words: each word counts once in a field


@dataclass(frozen=True, slots=True)
class Document:
    """One record of the index."""

    record: Record
    sessions: tuple[Session, ...] = ()


def documents_of(edition: Edition) -> list[Document]:
    """Give every record of the index, in its order.

    Activities come first, by main category, first town (each in the order of its file) and id. Records that
    are found together are then close together, which packs small and needs few files. Groups and places follow.
    """
    vocabulary = edition.directory.vocabulary
    categories = {category: number for number, category in enumerate(vocabulary.categories)}
    towns = {area: number for number, area in enumerate(vocabulary.areas)}

    def of_activity(activity: Activity) -> tuple[int, int, str]:
        areas = edition.areas_of(activity)
        main = activity.categories[0] if activity.categories else ""
        return categories.get(main, len(categories)), towns[areas[0].id] if areas else -1, activity.id

    def of_place(place: Place) -> tuple[int, str]:
        area = edition.finder.of_place(place)
        return towns[area.id] if area else -1, place.id

    activities = [
        Document(record, edition.sessions_of(record)) for record in sorted(edition.activities, key=of_activity)
    ]
    groups = [Document(record) for record in sorted(edition.groups, key=lambda group: group.id)]
    return activities + groups + [Document(record) for record in sorted(edition.places, key=of_place)]


def texts_of(documents: Iterable[Document], edition: Edition) -> Iterator[Fields]:
    """Give the words of each document, one at a time, as all of them would fill the memory."""
    shared = SharedWords(edition)
    for document in documents:
        record = document.record
        if isinstance(record, Activity):
            yield _fields_of(record, document.sessions, shared.words(record))
        else:
            about = f"{record.town} {record.summary}" if isinstance(record, Place) else record.summary
            yield (LONG_NAME, words_to_index(record.name)), (SUMMARY, words_to_index(about))


class SharedWords:
    """The words of groups and places, which many activities share, split once each."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._words_by_key: dict[str, frozenset[str]] = {}

    def words(self, activity: Activity) -> frozenset[str]:
        if self._edition.is_sensitive(activity):
            return frozenset()  # a group's name may say where it is: "Frome Women's Refuge"
        group = self._edition.group_of(activity)
        words = self._words(f"g {group.id}", group.name) if group else frozenset()
        for session in activity.sessions:
            if place := self._edition.place_of(activity, session):
                words |= self._words(f"p {place.id}", f"{place.name} {place.town}")
        return words

    def _words(self, key: str, text: str) -> frozenset[str]:
        if key not in self._words_by_key:
            self._words_by_key[key] = frozenset(words_to_index(text))
        return self._words_by_key[key]


def _fields_of(activity: Activity, sessions: Iterable[Session], shared: Iterable[str]) -> Fields:
    notes = " ".join([session.notes for session in activity.sessions if session.notes])
    name = words_to_index(activity.name)
    return (
        (SHORT_NAME if len(name) <= 3 else LONG_NAME, name),
        (BESIDE, shared),
        (SUMMARY, words_to_index(activity.summary)),
        (FACT, facts_of(activity, sessions)),
        (DESCRIPTION, words_to_index(f"{activity.description} {activity.who.summary} {notes}")),
    )


def facts_of(activity: Activity, sessions: Iterable[Session]) -> set[str]:
    """Words for facts that are not text: days, parts of the day, free, online, by phone."""
    facts: set[str] = set()
    for session in sessions:
        rule = rule_of(session)
        facts |= _facts_of_time(rule.days, _dates_of(rule), session.starts)
        if session.online:
            facts |= {"online", "zoom"}
        if session.phone:
            facts |= {"phone", "telephone"}
    if activity.cost is not None and activity.cost.kind in ("free", "donation"):
        facts.add("free")
    return facts


def _dates_of(rule: Rule) -> tuple[date, ...]:
    return (rule.starts_on,) if rule.repeats is Repeats.ONCE and rule.starts_on else rule.dates


@lru_cache(maxsize=4096)
def _facts_of_time(days: tuple[Weekday, ...], dates: tuple[date, ...], starts: time | None) -> frozenset[str]:
    facts: set[str] = {*days, *(WEEK_ORDER[day.weekday()] for day in dates)}
    if facts & {"saturday", "sunday"}:
        facts.add("weekend")
    if starts is not None:
        facts.add(part_of_day(starts))
    return frozenset(facts)


def part_of_day(at: time) -> str:
    """Morning until midday, evening from 5pm."""
    return "morning" if at.hour < 12 else "afternoon" if at.hour < 17 else "evening"

"""The edition: a directory as it may be shown, on one day and in one language, with its indexes built once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlsplit

from fingerpost.edition import addresses
from fingerpost.geography.areas import AreaFinder
from fingerpost.language import ENGLISH, Language
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory
from fingerpost.records.earlier import LastGood
from fingerpost.records.group import Group
from fingerpost.records.left_out import LeftOut
from fingerpost.records.past import Past
from fingerpost.records.place import Place
from fingerpost.records.session import Repeats, Session, Weekday, is_day_and_night
from fingerpost.records.settings import Settings
from fingerpost.records.vocabulary import Area, Term, is_about_crisis
from fingerpost.schedule.bank_holidays import bank_holidays, nation_of
from fingerpost.schedule.dates import DAYS_AHEAD, Occurrence, first_occurrence, occurrences
from fingerpost.schedule.days import Days, days_of
from fingerpost.schedule.words import is_over, say_session, say_session_short

Record = TypeVar("Record", Activity, Group, Place)


@dataclass(frozen=True, slots=True)
class DatedOccurrence:
    """One date of one session of an activity."""

    activity: Activity
    session: Session
    occurrence: Occurrence


@dataclass(frozen=True, kw_only=True, eq=False)
class Edition:
    """What a page kind and a template may ask for. "Open" means neither closed nor moved away.

    ``assets`` says where the shipped files were published: "icons.svg" is at "/fp/1a2b3c4d/icons.svg".
    """

    directory: Directory
    today: date
    language: Language = ENGLISH
    assets: Mapping[str, str] = field(default_factory=dict)
    thanks: tuple[str, ...] = ()  # the credits that the licences of data ask for
    left_out: LeftOut = field(default_factory=LeftOut)  # what is not in the directory, because it has faults
    last_good: Mapping[tuple[str, str], LastGood] = field(default_factory=dict)  # records shown as they were
    past: Past = field(default_factory=Past)  # when entries came, and what has changed, as git remembers it
    pictures: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # width and height of files of docs
    hidden_pictures: frozenset[str] = frozenset()  # files of docs that only what is not shown names
    withheld: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by file: the paths that are not shown
    has_code_pages: bool = True  # each short code has a page; else the page for unknown addresses looks codes up
    unprinted: frozenset[str] = frozenset()  # addresses of menus and posters that could not be set
    prints: bool = False  # there are menus and posters as PDF, to which pages may link

    caches: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)  # see edition/cached.py

    # Caches for what many pages ask: by id, and for a session by identity, which is quicker than by value.
    _areas: dict[str, tuple[Area, ...]] = field(default_factory=dict, init=False, repr=False)
    _places: dict[str, tuple[Place, ...]] = field(default_factory=dict, init=False, repr=False)
    _sessions: dict[str, tuple[Session, ...]] = field(default_factory=dict, init=False, repr=False)
    _above: dict[tuple[str, ...], tuple[Term, ...]] = field(default_factory=dict, init=False, repr=False)
    _next_occurrences: dict[str, DatedOccurrence | None] = field(default_factory=dict, init=False, repr=False)
    _words: dict[int, str] = field(default_factory=dict, init=False, repr=False)
    _short: dict[int, str] = field(default_factory=dict, init=False, repr=False)
    _days: dict[int, Days] = field(default_factory=dict, init=False, repr=False)
    _next: dict[int, Occurrence | None] = field(default_factory=dict, init=False, repr=False)

    def warm_up(self) -> None:
        """Build the indexes now, so that processes forked later share them."""
        for index in (
            self.activities_by_group,
            self.activities_by_place,
            self.activities_by_area,
            self.activities_by_category,
            self.activities_by_need,
        ):
            len(index)
        for year in (self.today.year, self.today.year + 1):
            bank_holidays(self.nation, year)  # once, not in each process: docs/decisions/figures.md

    # -- addresses ---------------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        return self.directory.settings

    @cached_property
    def nation(self) -> str:
        """The nation whose bank holidays count, as named in schedule.bank_holidays."""
        return nation_of(self.settings.country, self.settings.nation)

    @cached_property
    def base(self) -> str:
        """The path the site is mounted at, without a slash at the end: "" or "/directory"."""
        return urlsplit(self.settings.site).path.rstrip("/")

    def url(self, address: str) -> str:
        """An address from the root of the host, as a link needs it."""
        return self.base + address

    def absolute(self, address: str) -> str:
        """The whole address, for canonical links, text messages and patient records."""
        return self.settings.site.rstrip("/") + address

    def asset(self, name: str) -> str:
        """Where a shipped file is, such as "icons.svg"."""
        return self.base + self.assets.get(name, f"/fp/{name}")

    def activity_url(self, activity: Activity) -> str:
        return self.url(addresses.of_activity(activity.id))

    def group_url(self, group: Group) -> str:
        return self.url(addresses.of_group(group.id))

    def place_url(self, place: Place) -> str:
        return self.url(addresses.of_place(place.id))

    def category_url(self, category: Term) -> str:
        return self.url(addresses.of_category(category.id))

    def need_url(self, need: Term) -> str:
        return self.url(addresses.of_need(need.id))

    def town_url(self, area: Area) -> str:
        return self.url(addresses.of_town(area.id))

    # -- records -----------------------------------------------------------------------------------

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """Every open activity that is not over, A to Z: those that lists offer."""
        everything = self.directory.activities.values()
        return _a_to_z(activity for activity in everything if activity.closed is None and not self.is_over(activity))

    @cached_property
    def closed_activities(self) -> tuple[Activity, ...]:
        """Every closed activity, A to Z."""
        return _a_to_z(activity for activity in self.directory.activities.values() if activity.closed is not None)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every open group, A to Z."""
        return _a_to_z(group for group in self.directory.groups.values() if group.closed is None)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every open place that may be shown, A to Z."""
        return _a_to_z(
            place for place in self.directory.places.values() if place.closed is None and not self.is_sensitive(place)
        )

    def group_of(self, activity: Activity) -> Group | None:
        return self.directory.groups.get(activity.group) if activity.group else None

    def place_of(self, activity: Activity, session: Session) -> Place | None:
        """The place of a session; None for a secret one. All pages use this, so that no page can leak a refuge."""
        if not session.place or self.is_sensitive(activity):
            return None
        place = self.directory.places.get(session.place)
        return None if place is None or self.is_sensitive(place) else place

    def places_of(self, activity: Activity) -> tuple[Place, ...]:
        """The places of an activity, in the order of its sessions, each once."""
        if activity.id not in self._places:
            places = (self.place_of(activity, session) for session in activity.sessions)
            self._places[activity.id] = tuple({place.id: place for place in places if place is not None}.values())
        return self._places[activity.id]

    @cached_property
    def _sensitive(self) -> frozenset[tuple[str, str]]:
        kinds = (self.directory.activities, self.directory.groups, self.directory.places)
        everything = (record for records in kinds for record in records.values())
        return frozenset((record.kind, record.id) for record in everything if self.directory.is_sensitive(record))

    def is_sensitive(self, record: Activity | Group | Place) -> bool:
        """Whether nothing that locates this may be shown."""
        return (record.kind, record.id) in self._sensitive

    def has_page(self, record: Activity | Group | Place) -> bool:
        """Whether it has a page of its own: all but a secret place, whose address may say where it is."""
        return not (record.kind == "place" and self.is_sensitive(record))

    def code_of(self, record: Activity | Group | Place) -> str:
        """Its short code, in capitals; "" before it has been published with a ledger."""
        return self.directory.ledger.code_of(record.kind, record.id, record.former_ids)

    def is_crisis(self, activity: Activity) -> bool:
        """Whether one of its categories is marked ``crisis``.

        It is not an outing, and is not similar to anything unmarked.
        """
        return activity.id in self._crises

    def has_crisis_lines(self, activity: Activity) -> bool:
        """Whether its page has the crisis lines at its top: a category or need of it is marked so."""
        needs = self.directory.vocabulary.needs
        return self.is_crisis(activity) or any(is_about_crisis(needs, need.id) for need in self.needs_of(activity))

    @cached_property
    def _crises(self) -> frozenset[str]:
        everything = self.directory.activities.values()
        return frozenset(
            activity.id for activity in everything if any(term.crisis for term in self.categories_of(activity))
        )

    # -- what it is about --------------------------------------------------------------------------

    @cached_property
    def _lineage(self) -> Mapping[str, tuple[str, ...]]:
        """Each category with its ancestors, itself first."""
        categories = self.directory.vocabulary.categories
        lineage: dict[str, tuple[str, ...]] = {}
        for start in categories:
            line: list[str] = []
            at = start
            while at in categories and at not in line:  # a loop of parents is a Problem of its own; here it only ends
                line.append(at)
                at = categories[at].parent
            lineage[start] = tuple(line)
        return lineage

    def categories_of(self, activity: Activity) -> tuple[Term, ...]:
        """The categories an activity is in, its main one first, with those above them."""
        if activity.categories not in self._above:
            categories = self.directory.vocabulary.categories
            ids = dict.fromkeys(above for category in activity.categories for above in self._lineage.get(category, ()))
            self._above[activity.categories] = tuple(categories[category] for category in ids)
        return self._above[activity.categories]

    def needs_of(self, activity: Activity) -> tuple[Term, ...]:
        """The needs an activity meets: those written on it, then those of its categories."""
        needs = self.directory.vocabulary.needs
        derived = (need for category in self.categories_of(activity) for need in category.needs)
        return tuple(needs[need_id] for need_id in dict.fromkeys((*activity.needs, *derived)) if need_id in needs)

    @cached_property
    def finder(self) -> AreaFinder:
        """Knows which town or village a place belongs to."""
        return AreaFinder(self.directory.vocabulary.areas)

    def areas_of(self, activity: Activity) -> tuple[Area, ...]:
        """The areas an activity is in or serves, each once; only what it serves when nobody may know where it is."""
        if activity.id not in self._areas:
            self._areas[activity.id] = tuple(self.finder.of_activity(activity, self.directory))
        return self._areas[activity.id]

    # -- indexes of open activities, each list A to Z --------------------------------------------------

    def _index(self, keys: Callable[[Activity], Iterable[str]]) -> Mapping[str, tuple[Activity, ...]]:
        activities: dict[str, list[Activity]] = {}
        for activity in self.activities:
            for key in keys(activity):
                activities.setdefault(key, []).append(activity)
        return {key: tuple(activities[key]) for key in sorted(activities)}

    @cached_property
    def activities_by_group(self) -> Mapping[str, tuple[Activity, ...]]:
        return self._index(lambda activity: [activity.group] if activity.group else [])

    @cached_property
    def activities_by_place(self) -> Mapping[str, tuple[Activity, ...]]:
        return self._index(lambda activity: [place.id for place in self.places_of(activity)])

    @cached_property
    def activities_by_area(self) -> Mapping[str, tuple[Activity, ...]]:
        return self._index(lambda activity: [area.id for area in self.areas_of(activity)])

    @cached_property
    def activities_by_category(self) -> Mapping[str, tuple[Activity, ...]]:
        """Each category with everything in it and below it."""
        return self._index(lambda activity: [category.id for category in self.categories_of(activity)])

    @cached_property
    def activities_by_need(self) -> Mapping[str, tuple[Activity, ...]]:
        return self._index(lambda activity: [need.id for need in self.needs_of(activity)])

    @property
    def featured_category(self) -> Term | None:
        """The category with a part of the front page to itself; None if none is chosen, or nothing is in it."""
        category = self.settings.front_page.category
        return self.directory.vocabulary.categories[category] if category in self.activities_by_category else None

    # -- when ----------------------------------------------------------------------------------------

    def words(self, session: Session) -> str:
        """When a session happens, as people say it: "Every Tuesday, 10am to midday"."""
        key = id(session)
        if key not in self._words:
            always = self.language.text("Every day, day and night")
            words = always if is_always(session) else say_session(session, self.language, self.today)
            self._words[key] = words
        return self._words[key]

    def short_words(self, session: Session) -> str:
        """When a session happens, in few words for cards and lists: "Tuesdays 10am to midday"."""
        key = id(session)
        if key not in self._short:
            always = self.language.text("Every day, day and night")
            words = always if is_always(session) else say_session_short(session, self.language, self.today)
            self._short[key] = words
        return self._short[key]

    def sessions_of(self, activity: Activity) -> tuple[Session, ...]:
        """The sessions that are not over; all of them, if all are."""
        if activity.id not in self._sessions:
            remaining = tuple(session for session in activity.sessions if not is_over(session, self.today))
            self._sessions[activity.id] = remaining or activity.sessions
        return self._sessions[activity.id]

    def sessions_in(self, activity: Activity, area: Area) -> tuple[Session, ...]:
        """The sessions of an activity that are in a town; all of them, if it only serves the town."""
        sessions = self.sessions_of(activity)
        there = tuple(session for session in sessions if area in self.areas_of_session(activity, session))
        return there or sessions

    def areas_of_session(self, activity: Activity, session: Session) -> tuple[Area, ...]:
        """The town a session is in, and those that its activity serves."""
        areas = self.directory.vocabulary.areas
        place = self.place_of(activity, session)
        own = self.finder.of_place(place) if place else None
        if own is None and not self.is_sensitive(activity):
            own = areas.get(session.area)
        served = (areas.get(area_id) for area_id in activity.serves)
        return tuple({area.id: area for area in (own, *served) if area}.values())

    def is_over(self, activity: Activity) -> bool:
        """Whether it had sessions and all of them are over."""
        return bool(activity.sessions) and all(is_over(session, self.today) for session in activity.sessions)

    def occurrences(self, session: Session, first: date, last: date) -> Iterator[Occurrence]:
        """The dates of a session, both days included."""
        return occurrences(session, self.directory.calendars, self.nation, first, last)

    def next_of(self, session: Session) -> Occurrence | None:
        """The next date of a session, today included; None when there is none or it is not known."""
        key = id(session)
        if key not in self._next:
            self._next[key] = first_occurrence(session, self.days_ahead(session), self.today)
        return self._next[key]

    def days_ahead(self, session: Session) -> Days:
        """The days of a session, as bits from today on."""
        key = id(session)
        if key not in self._days:
            last = self.today + timedelta(days=DAYS_AHEAD - 1)
            calendars, nation = self.directory.calendars, self.nation
            self._days[key] = days_of(session, calendars, nation, self.today, last)
        return self._days[key]

    def next_occurrence(self, activity: Activity) -> DatedOccurrence | None:
        """The next date of an activity, whichever session it is of."""
        if activity.id not in self._next_occurrences:
            self._next_occurrences[activity.id] = self.earliest(activity, activity.sessions)
        return self._next_occurrences[activity.id]

    def sessions_to_join(self, activity: Activity) -> tuple[Session, ...]:
        """The sessions open to somebody new: all of them or, for a full course, those that are not under way."""
        if activity.capacity is None or activity.capacity.state != "full":
            return activity.sessions
        return tuple(
            session
            for session in activity.sessions
            if session.starts_on is None
            or session.ends_on is None
            or not session.starts_on <= self.today <= session.ends_on
        )

    def next_course(self, activity: Activity) -> Occurrence | None:
        """When the next course begins, for a full course that is under way; otherwise None."""
        sessions = self.sessions_to_join(activity)
        if sessions == activity.sessions or (dated := self.earliest(activity, sessions)) is None:
            return None
        return dated.occurrence

    def earliest(self, activity: Activity, sessions: Iterable[Session]) -> DatedOccurrence | None:
        """The next date of some of its sessions."""
        dates = [
            DatedOccurrence(activity, session, day)
            for session in sessions
            if (day := self.next_of(session)) is not None
        ]
        return min(dates, key=_by_time, default=None)

    def occurrences_by_day(self, days: int) -> Mapping[date, tuple[DatedOccurrence, ...]]:
        """What is on for each of the coming days, today first, each day in order of time; every day has an entry.

        A full course that is under way is left out, because nobody new can go.
        """
        by_day: dict[date, list[DatedOccurrence]] = {self.today + timedelta(days=number): [] for number in range(days)}
        last = self.today + timedelta(days=days - 1)
        for activity in self.activities:
            for session in self.sessions_to_join(activity):
                if (first := self.next_of(session)) is None or first.day > last:
                    continue
                for occurrence in self.occurrences(session, self.today, last):
                    by_day[occurrence.day].append(DatedOccurrence(activity, session, occurrence))
        return {day: tuple(sorted(dates, key=_by_time)) for day, dates in by_day.items()}


def is_always(session: Session) -> bool:
    """Whether it is there day and night, so that a next date would be pointless."""
    return (
        session.repeats is Repeats.WEEKLY
        and session.every == 1
        and len(session.days) == len(Weekday)
        and session.starts == time(0)
        and (session.ends is None or session.ends >= time(23, 45) or is_day_and_night(session))
        and not session.not_on
        and not (session.term_time or session.school_holidays or session.months)
    )


def _by_time(dated: DatedOccurrence) -> tuple[date, time, str, str]:
    starts = dated.occurrence.starts
    return (dated.occurrence.day, time.max if starts is None else starts, dated.activity.name, dated.activity.id)


def _a_to_z(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: (record.name.casefold(), record.id)))

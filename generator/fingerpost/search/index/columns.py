"""Columns: the values that filters and sort orders need for every record, in groups that are fetched when needed."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from itertools import islice

from fingerpost.edition.completeness import is_rich
from fingerpost.edition.room import room_of
from fingerpost.edition.wording.freshness import days_of_check
from fingerpost.records.activity import Activity
from fingerpost.records.session import Repeats, Session, Weekday, is_day_and_night
from fingerpost.schedule.bank_holidays import nation_of
from fingerpost.schedule.bits import days_in
from fingerpost.schedule.dates import DAYS_AHEAD
from fingerpost.schedule.days import Days, days_of
from fingerpost.schedule.pattern import PatternTable
from fingerpost.schedule.review import is_checked
from fingerpost.schedule.rule import last_day, rule_of
from fingerpost.search.index.branches import Branch, branches_of
from fingerpost.search.index.concepts import NO_LIMIT, Concepts, features_at, limits_of
from fingerpost.search.index.documents import Document
from fingerpost.search.index.position_columns import where_columns
from fingerpost.search.index.source import Source
from fingerpost.search.packing import Packed, pack_lists, pack_numbers, pack_steps, size_for
from fingerpost.search.text import words_of

KINDS = ("activity", "group", "place")
COSTS = ("free", "donation", "pay-what-you-can", "fixed", "varies", "")
CAPACITIES = ("", "open", "waiting-list", "full", "paused")
WAYS = ("drop-in", "book", "self-referral", "professional-referral", "membership", "phone", "email", "website")
LOW = "low"  # one more option of cost
FIRST_FREE, MET, SENSITIVE, LOW_COST, RICH = 1, 2, 4, 8, 16
NONE = 0xFFFF

# The bits of "fit"; from NAME_WORDS on, the number of words in the name.
NO_ROOM, SPECIAL, NAME_WORDS = 1, 2, 4
MOST_NAME_WORDS = 15
FAR_OFF = 42  # days: an activity whose next date is later cannot be joined now
EPOCH = date(1970, 1, 1)

# In sixteenths of the score: one without room is no use today. What a late check takes off is worked out on the day.
WAITING, FULL, NOT_ACTIVITY = 3, 6, 5

NO_DAYS = Days(0, 0)
NO_OUTING = 1 << 7  # next to the bits of the seven days: a helpline, or a refuge

_DAY_NUMBERS = {day: day.number for day in Weekday}

SessionFacts = tuple[int, int, int, int]  # pattern, starts and ends in minutes, and which of the record's branches


class Columns:
    """All columns of the documents; ``groups`` are the files, ``sessions`` the facts that cards repeat."""

    def __init__(
        self, source: Source, documents: Sequence[Document], concepts: Concepts, today: date, *, in_tiles: bool = False
    ) -> None:
        self._source = source
        self._edition = source.edition
        self._concepts = concepts
        self._today = today
        self._documents = documents
        self._in_tiles = in_tiles
        self._needs_known: dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]] = {}
        self._numbers_by_ids: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        self._first_days: dict[int, int] = {}  # of each pattern that has days
        self._weekdays: list[int] = []  # of each session, as bits
        self.patterns = PatternTable(DAYS_AHEAD)
        self.languages = sorted({language for document in documents for language in _activity_languages(document)})
        self.branches = [branches_of(document, source) for document in documents]
        self.sessions = [
            self._session_facts(document, of_record)
            for document, of_record in zip(documents, self.branches, strict=True)
        ]

    def groups(self) -> dict[str, Packed]:
        """Give each file's columns."""
        return {
            "rank": self._rank(),
            "what": self._what(),
            **where_columns(
                [branch for of_record in self.branches for branch in of_record],
                self._area_numbers,
                in_tiles=self._in_tiles,
            ),
            "when": self._when(),
            "who": self._who(),
            "access": {"access": self._features("yes"), "no": self._features("no")},
        }

    def _rank(self) -> Packed:
        penalties, kinds, agains, olds = [], [], [], []
        for document in self._documents:
            record = document.record
            kinds.append(KINDS.index(record.kind))
            days = days_of_check(self._edition, record)
            # 0 for what a list says and nobody has checked: no check was that long ago.
            agains.append((days.again - EPOCH).days if days else 0 if record.checked else NONE)
            # After that day, so that most are one of a few numbers, which take no room.
            olds.append((days.old - days.again).days if days else 0)
            if not isinstance(record, Activity):
                penalties.append(NOT_ACTIVITY)
                continue
            capacity = room_of(self._edition, record)
            by_state = {"waiting-list": WAITING, "full": FULL, "paused": FULL}
            penalties.append(by_state.get(capacity.state, 0) if capacity else 0)
        ends = [self._last_day(document) for document in self._documents]
        return {
            "penalty": pack_numbers(penalties, 1),
            "kind": pack_numbers(kinds, 1),
            "again": pack_numbers(agains, 2),
            "old": pack_numbers(olds, 2),
            "ends": pack_numbers(ends, 2),
            "branches": pack_numbers((len(branches) for branches in self.branches), 1),
            "fit": pack_numbers(map(self._fit, self._documents), 1),
            "opens": pack_numbers(map(self._opens, self.sessions), 2),
            "from": pack_numbers((ages[0] for ages in self._ages()), 1),
            "to": pack_numbers((ages[1] for ages in self._ages()), 1),
            **self._covers(),
        }

    def _fit(self, document: Document) -> int:
        record = document.record
        words = min(len(set(words_of(record.name)) - self._concepts.stop), MOST_NAME_WORDS) * NAME_WORDS
        if not isinstance(record, Activity):
            return words
        capacity = room_of(self._edition, record)
        has_room = capacity is None or capacity.state not in ("waiting-list", "full", "paused")
        return words | (0 if has_room else NO_ROOM) | (SPECIAL if self._concepts.is_special(record) else 0)

    def _opens(self, sessions: Sequence[SessionFacts]) -> int:
        """The first day it is on, if that is far off; otherwise 0."""
        first = min((self._first_days[fact[0]] for fact in sessions if fact[0] in self._first_days), default=0)
        return first if first > FAR_OFF else 0

    def _ages(self) -> Iterator[tuple[int, int]]:
        for document in self._documents:
            record = document.record
            yield self._concepts.ages_of(record, self._edition) if isinstance(record, Activity) else (0, NO_LIMIT)

    def _covers(self) -> Packed:
        """The branches that come to people, and the only areas that each comes to."""
        branches = [branch for of_record in self.branches for branch in of_record]
        limited = [number for number, branch in enumerate(branches) if branch.covers]
        return {
            "limited": pack_steps(limited, 4),
            "covers": pack_lists([self._area_numbers(branches[number].covers) for number in limited]),
        }

    def _last_day(self, document: Document) -> int:
        """Days from the build to the last session; NONE when no end is known."""
        last = 0
        for session in document.sessions:
            ends = last_day(session)
            if ends is None:
                return NONE
            last = max(last, (ends - self._today).days)
        return min(last, NONE) if document.sessions else NONE

    def _what(self) -> Packed:
        categories, needs = [], []
        for document in self._documents:
            record = document.record
            if isinstance(record, Activity):
                categories.append(self._numbers("category", record.categories))
                needs.append(self._needs(record))
            else:
                categories.append([])
                needs.append([])
        return {"category": pack_lists(categories), "need": pack_lists(needs)}

    def _needs(self, activity: Activity) -> list[int]:
        about = (activity.categories, activity.needs)
        if about not in self._needs_known:
            needs = tuple(need.id for need in self._edition.needs_of(activity))
            self._needs_known[about] = self._numbers("need", needs)
        return self._needs_known[about]

    def _when(self) -> Packed:
        facts = [fact for of_record in self.sessions for fact in of_record]
        patterns = [fact[0] for fact in facts]
        return {
            "n": pack_numbers((len(document.sessions) for document in self._documents), 1),
            # At least two bytes, as nearly every directory needs them.
            "pattern": pack_numbers(patterns, max(2, size_for(patterns))),
            "starts": pack_numbers((fact[1] for fact in facts), 2),
            "ends": pack_numbers((fact[2] for fact in facts), 2),
            "days": pack_numbers(map(int.__or__, self._weekdays, self._no_outings()), 1),
            "branch": pack_numbers((fact[3] for fact in facts), 1),
        }

    def _no_outings(self) -> Iterator[int]:
        """For each session, the flag for those that What's on leaves out."""
        for document in self._documents:
            record = document.record
            if isinstance(record, Activity):
                is_crisis = any(term.crisis for term in self._edition.categories_of(record))
                is_hidden = is_crisis or self._edition.is_sensitive(record)
                yield from (NO_OUTING if is_hidden or session.phone else 0 for session in document.sessions)

    def _session_facts(self, document: Document, branches: Sequence[Branch]) -> list[SessionFacts]:
        directory = self._edition.directory
        branch_of = {session: number for number, branch in enumerate(branches) for session in branch.sessions}
        nation = nation_of(directory.settings.country, directory.settings.nation)
        last = self._today + timedelta(days=DAYS_AHEAD - 1)
        facts = []
        record = document.record
        open_ones = self._edition.sessions_to_join(record) if isinstance(record, Activity) else ()
        for number, session in enumerate(document.sessions):
            days = days_of(session, directory.calendars, nation, self._today, last)
            self._weekdays.append(_weekdays(session, self._today, days.meets))
            if session not in open_ones:
                days = NO_DAYS  # a full course that is under way: its days are no use to anybody who searches
            pattern = self.patterns.add(days)
            if days.meets:
                self._first_days[pattern] = (days.meets & -days.meets).bit_length() - 1
            facts.append((pattern, _minutes(session.starts), _end(session), branch_of[number]))
        return facts

    def _who(self) -> Packed:
        youngest, oldest, costs, flags, checked, capacity = (array("H") for _ in range(6))
        audiences, languages, ways = [], [], []
        for document in self._documents:
            record = document.record
            activity = record if isinstance(record, Activity) else None
            ages = limits_of(activity.who.ages) if activity and activity.who.ages else (0, NO_LIMIT)
            youngest.append(ages[0])
            oldest.append(ages[1])
            cost = activity.cost if activity else None
            costs.append(COSTS.index("free" if _is_free(activity) else cost.kind if cost else ""))
            flags.append(self._flags(activity) if activity else 0)
            checked.append((record.checked.on - EPOCH).days if record.checked and is_checked(record) else 0)
            room = room_of(self._edition, activity) if activity else None
            capacity.append(CAPACITIES.index(room.state if room else ""))
            audiences.append(self._numbers("audience", activity.who.audiences if activity else ()))
            languages.append([self.languages.index(language) for language in _activity_languages(document)])
            ways.append([WAYS.index(way) for way in activity.join.ways if way in WAYS] if activity else [])
        return {
            "youngest": pack_numbers(youngest, 1),
            "oldest": pack_numbers(oldest, 1),
            "cost": pack_numbers(costs, 1),
            "flags": pack_numbers(flags, 1),
            "checked": pack_numbers(checked, 2),
            "capacity": pack_numbers(capacity, 1),
            "audience": pack_lists(audiences),
            "language": pack_lists(languages),
            "ways": pack_lists(ways),
        }

    def _flags(self, activity: Activity) -> int:
        first = activity.cost is not None and (activity.cost.first_visit_free or _is_free(activity))
        return (
            (FIRST_FREE if first else 0)
            | (MET if activity.first_visit.met_by else 0)
            | (SENSITIVE if self._edition.is_sensitive(activity) else 0)
            | (LOW_COST if activity.cost and activity.cost.is_low else 0)
            | (RICH if is_rich(self._edition, activity) else 0)
        )

    def _features(self, answer: str) -> Packed:
        """The access features of each branch with the answer yes, or no; the others, far more, are not known."""
        return pack_lists(
            [
                self._numbers("access", features_at(document.record, branch.place, answer))
                if isinstance(document.record, Activity)
                else []
                for document, branches in zip(self._documents, self.branches, strict=True)
                for branch in branches
            ]
        )

    def _area_numbers(self, ids: tuple[str, ...]) -> list[int]:
        return self._numbers("area", ids)

    def _numbers(self, kind: str, ids: tuple[str, ...]) -> list[int]:
        """Numbers within the kind, as the index file lists them."""
        result = self._numbers_by_ids.get((kind, ids))
        if result is None:
            first = self._concepts.first(kind)
            numbers = (self._concepts.number(kind, identity) for identity in dict.fromkeys(ids))
            result = self._numbers_by_ids[kind, ids] = [number - first for number in numbers if number is not None]
        return result


def _activity_languages(document: Document) -> tuple[str, ...]:
    return document.record.languages if isinstance(document.record, Activity) else ()


def _is_free(activity: Activity | None) -> bool:
    cost = activity.cost if activity else None
    return cost is not None and (cost.kind == "free" or (cost.kind == "fixed" and cost.amount == 0))


def _weekdays(session: Session, today: date, meets: int) -> int:
    """The weekdays of a session as bits, Monday first: those of its rule, or of its dates still to come.

    The 1st of the month falls on any weekday: here those of its dates in the near future or, if all are far off, of the
    first. So a filter for Tuesdays shows it while a Tuesday is near, and its card then gives that date.
    """
    rule = rule_of(session)
    if rule.month_days:
        dates = list(islice(days_in(meets, today), FAR_OFF))
        soon = [day for day in dates if (day - today).days <= FAR_OFF] or dates[:1]
        return sum(1 << number for number in {day.weekday() for day in soon})
    if rule.repeats is Repeats.DATES:
        return sum(1 << number for number in {day.weekday() for day in rule.dates if day >= today})
    if rule.repeats is Repeats.ONCE and rule.starts_on:
        return 1 << rule.starts_on.weekday()
    return sum(1 << _DAY_NUMBERS[day] for day in rule.days)


def _end(session: Session) -> int:
    """The minute it ends; 24:00 for the whole day, by which the browser knows that it is day and night."""
    return 1440 if is_day_and_night(session) else _minutes(session.ends)


def _minutes(at: time | None) -> int:
    return NONE if at is None else at.hour * 60 + at.minute

"""Import a calendar: new activities become records, and for those already here it reports what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from fingerpost.checks.context import Context
from fingerpost.exchange.ical.theirs.changes import Change, change_of, kept_marks
from fingerpost.exchange.ical.theirs.events import Calendar, EventReader
from fingerpost.exchange.ical.theirs.fetch import read_source
from fingerpost.exchange.ical.theirs.group import Gathering, gather
from fingerpost.exchange.ical.theirs.known_events import EarlierActivity, calendar_known, known_elsewhere, with_uids
from fingerpost.exchange.ical.theirs.lines import MOST_EVENTS, read_lines
from fingerpost.exchange.ical.theirs.moved import marks_of, new_marks, with_marks
from fingerpost.exchange.ical.theirs.problem import calendar_problem
from fingerpost.exchange.ical.theirs.record import About, Draft, draft_of, write_draft
from fingerpost.exchange.ical.theirs.where import Whereabouts
from fingerpost.exchange.imports.crisis_lines import refuse_without_crisis_lines
from fingerpost.exchange.imports.field_by_field import digests_of_text
from fingerpost.exchange.imports.last_import import ImportedRecord, file_of, last_import_text
from fingerpost.exchange.imports.outcome import Outcome
from fingerpost.exchange.imports.state_before import Before, state_before
from fingerpost.exchange.tables.directory_to_be import context_for_import
from fingerpost.exchange.tables.privacy.discreet import discreet
from fingerpost.exchange.tables.rows.record_ids import choose_ids
from fingerpost.exchange.tables.table import TableError
from fingerpost.exchange.tables.values.clean_values import clean_web
from fingerpost.files.durable import write_all
from fingerpost.files.records_lock import taking_places
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.erased import is_erased_text
from fingerpost.reading.read import read_directory
from fingerpost.records.directory import Directory
from fingerpost.records.ids import check_id
from fingerpost.records.problem import in_file_order
from fingerpost.records.shorten import shorten
from fingerpost.records.slug import slug_of
from fingerpost.records.span import Span
from fingerpost.writing.new_directory import write_starter
from fingerpost.writing.write import save_record

MOST_ACTIVITIES = 500
Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants of a calendar."""

    source: str  # a file, or an address
    assets: Path
    today: date
    into: str = ""  # the id of the one activity that the whole calendar is of
    only: str = ""  # words that the name of an event must have
    group: str = ""  # the id of who runs what is new
    place: str = ""  # the id of where that is, if the calendar names no place of the directory
    website: str = ""  # where people can read about it, if the calendar does not say
    name: str = ""  # whose calendar it is, on every record
    licence: str = ""
    private: bool = False  # ask addresses of one's own network as well
    update: bool = False  # write what has changed there into records that are here
    overwrite: bool = False  # also into those that a person has edited since
    dry_run: bool = False


@dataclass(slots=True)
class CalendarOutcome:
    """What an import of a calendar did, or would do."""

    total: Outcome
    changes: list[Change]

    @property
    def is_all_done(self) -> bool:
        """Whether nothing is left to look at."""
        return not self.total.rows_left_out and all(change.is_written for change in self.changes)


def import_ical(wish: Wish) -> CalendarOutcome:
    """Write what is new in a calendar, and say what has changed.

    Raises:
        TableError: If the calendar as a whole, or what was asked for, cannot be used. Nothing was written then.
    """
    refuse_without_crisis_lines(wish.assets)
    answer = read_source(wish.source, allow_private=wish.private)
    directory = read_directory(wish.assets)[0] if wish.assets.is_dir() else None
    started = [] if wish.dry_run else write_starter(wish.assets)
    if directory is None and wish.assets.is_dir():
        directory = read_directory(wish.assets)[0]
    here = directory.settings.timezone if directory else "Europe/London"
    calendar = _calendar(answer.content, answer.shown, here)
    about = _about(wish, directory, here, wish.name or calendar.name or answer.name)
    gatherings = gather(calendar.events, only=wish.only, into_one=bool(wish.into))
    elsewhere: dict[int, EarlierActivity] = {}
    if directory and not wish.into:
        elsewhere = known_elsewhere(gatherings.activities, wish.assets, about.source, directory)
    listed = gatherings.activities
    if directory and (earlier := calendar_known(elsewhere, listed, wish.assets, about.source, directory)):
        message = f"This calendar came in before, as {earlier}. It was compared with that."
        calendar.problems.append(calendar_problem("ical-known", Span(answer.shown), message))
        about, elsewhere = replace(about, source=earlier), {}
    before = state_before(wish.assets, about.source)
    context = context_for_import(wish.assets, before.files, (), wish.today)
    outcome = Outcome(skipped=dict(gatherings.skipped), problems=list(calendar.problems), source=about.source)
    outcome.started = started
    outcome.rows = len(gatherings.activities) + sum(gatherings.skipped.values())
    where = Whereabouts(directory, wish.place)
    importing = _Import(wish, about, directory, before, context, where, outcome, elsewhere)
    importing.run(gatherings.activities)
    return CalendarOutcome(outcome, importing.changes)


def _calendar(content: bytes, shown: str, here: str) -> Calendar:
    lines = read_lines(content)
    if not lines.is_calendar:
        message = "That is no calendar: it does not begin with BEGIN:VCALENDAR."
        hint = "It may be a web page. Look for a link that ends in .ics, or is called iCal or Subscribe."
        raise TableError(calendar_problem("ical-unreadable", Span(shown), message, hint, is_error=True))
    calendar = EventReader(lines, shown, here).read()
    if lines.events_found > MOST_EVENTS:
        message = f"Only the first {MOST_EVENTS:,} of {lines.events_found:,} events were read."
        hint = "Ask for a calendar with the dates of this year and the next."
        calendar.problems.append(calendar_problem("ical-many", Span(shown), message, hint))
    if not calendar.events and not calendar.problems:
        message, hint = "The calendar has no events.", "Is it the right one, and is it public?"
        raise TableError(calendar_problem("ical-unreadable", Span(shown), message, hint, is_error=True))
    return calendar


def _about(wish: Wish, directory: Directory | None, here: str, source: str) -> About:
    contact: dict[str, Any] = {}
    ids_by_kind: Mapping[str, Mapping[str, object]] = (
        {"group": directory.groups, "place": directory.places, "activity": directory.activities} if directory else {}
    )
    for kind, record_id in (("group", wish.group), ("place", wish.place), ("activity", wish.into)):
        if record_id and record_id not in ids_by_kind.get(kind, {}):
            message = f"There is no {kind} {shorten(record_id, 60)} that can be read."
            hint = f"Look in {wish.assets.name}/, or run: fingerpost check"
            raise TableError(calendar_problem("ical-no-record", Span(record_id[:60]), message, hint, is_error=True))
    if wish.group and directory:
        theirs = directory.groups[wish.group].contact
        ways = [("website", theirs.website), ("phone", theirs.phone), ("email", theirs.email)]
        contact = dict([way for way in ways if way[1]][:1])
    if wish.website:
        website, _ = clean_web(wish.website)
        contact = {"website": website} if website else contact
    return About(
        source=source[:300],
        here=here,
        today=wish.today,
        licence=wish.licence[:100],
        group=wish.group,
        contact=contact,
    )


@dataclass(slots=True)
class _Import:
    """One import under way."""

    wish: Wish
    about: About
    directory: Directory | None
    before: Before
    context: Context
    where: Whereabouts
    outcome: Outcome
    elsewhere: Mapping[int, EarlierActivity]  # activities that another calendar brought
    changes: list[Change] = field(default_factory=list)

    def run(self, gatherings: list[Gathering]) -> None:
        """Everything: what is new, what is here, and what has gone."""
        wish, outcome, before = self.wish, self.outcome, self.before
        if len(gatherings) > MOST_ACTIVITIES:
            message = f"Only the first {MOST_ACTIVITIES} of {len(gatherings)} activities were taken."
            hint = "Take a part of them with --only WORDS"
            outcome.problems.append(calendar_problem("ical-many", Span(self.about.source), message, hint))
            gatherings = gatherings[:MOST_ACTIVITIES]
        keys = self._keys_of(gatherings)
        gatherings = [each for each in gatherings if not self._is_known(each, keys[id(each)])]
        new = [each for each in gatherings if ("activity", keys[id(each)]) not in before.last and not wish.into]
        candidates = {("activity", keys[id(each)]): _names(each.name) for each in new}
        ids = choose_ids(candidates, before.last, before.in_use)
        now = dict(before.last)
        texts: dict[Path, str] = {}
        there: set[Key] = set()
        for gathering in gatherings:
            key = ("activity", keys[id(gathering)])
            there.add(key)
            record_id = wish.into or ids[key]
            is_new = record_id not in before.files["activity"]
            where = self.where if is_new else Whereabouts(self.directory, wish.place)
            draft = draft_of(gathering, key[1], self.about, where)
            outcome.rows_used += self._keep(draft, key, record_id, now, texts)
        self._remark_on_missing(there, now)
        outcome.problems = sorted(map(discreet, [*outcome.problems, *self.where.problems]), key=in_file_order)
        if not wish.dry_run:
            with taking_places(wish.assets):
                write_all((path, text.encode()) for path, text in texts.items())
                if now != before.last_import:
                    save_record(file_of(before.assets, before.source), last_import_text(now))

    def _is_known(self, gathering: Gathering, key: str) -> bool:
        """Whether another calendar has brought an activity under that name, and this one has not."""
        one = self.elsewhere.get(id(gathering))
        if one is None or ("activity", key) in self.before.last or not one.is_named(gathering):
            return False
        reason = f"here already, from the calendar {one.source}"
        self.outcome.skipped[reason] = self.outcome.skipped.get(reason, 0) + 1
        return True

    def _key_of(self, gathering: Gathering) -> str:
        if self.wish.into:
            return f"into {self.wish.into}"
        keys = gathering.keys
        return next((key for key in keys if ("activity", key) in self.before.last), keys[0])

    def _keys_of(self, gatherings: list[Gathering]) -> dict[int, str]:
        """What each is known by; a series that was made anew, with another UID, by its name alone."""
        keys = {id(each): self._key_of(each) for each in gatherings}
        missing = {key for kind, key in self.before.last if kind == "activity"} - set(keys.values())
        by_name: dict[str, list[str]] = {}
        activities = self.directory.activities if self.directory else {}
        for key in sorted(missing):
            if record := activities.get(self.before.last["activity", key].id):
                by_name.setdefault(record.name.casefold(), []).append(key)
        for each in gatherings:
            alike = by_name.get(each.name.casefold(), [])
            if ("activity", keys[id(each)]) not in self.before.last and len(alike) == 1 and not self.wish.into:
                keys[id(each)] = alike[0]
        return keys

    def _keep(
        self, draft: Draft, key: Key, record_id: str, now: dict[Key, ImportedRecord], texts: dict[Path, str]
    ) -> bool:
        """Whether an activity of the calendar was used."""
        outcome, before = self.outcome, self.before
        path = before.files["activity"].get(record_id)
        last = before.last.get(key)
        if key in before.merged:
            outcome.merged += 1
            return True
        if path is not None and is_erased_text("activity", path.read_text("utf-8", "replace")):
            outcome.erased += 1
            return True
        if last is not None and path is None and not self.wish.overwrite:
            outcome.deleted += 1
            return True
        if path is not None and (last is not None or self.wish.into):
            return self._compare(draft, key, record_id, path, now, texts)
        if draft.is_over:
            outcome.skipped["over"] = outcome.skipped.get("over", 0) + 1
            return False
        write_draft(draft, record_id, self.about, self.where, self.context)
        outcome.problems += draft.problems
        if not draft.text:
            return False
        outcome.new["activity"] = outcome.new.get("activity", 0) + 1
        texts[before.assets / "activities" / f"{record_id}.yaml"] = draft.text
        sessions = read_record("activity", draft.text.encode(), record_id).get("sessions", ())
        marks = new_marks({}, marks_of(draft.gathering.events, self.about.here), (), sessions)
        fields = with_marks(digests_of_text(draft.text), marks)
        now[key] = with_uids(ImportedRecord(record_id, draft.gathering.digest, fields), draft.gathering)
        return True

    def _compare(
        self, draft: Draft, key: Key, record_id: str, path: Path, now: dict[Key, ImportedRecord], texts: dict[Path, str]
    ) -> bool:
        assert self.directory is not None  # noqa: S101 - for the types: a record of it is there
        record, last = self.directory.activities.get(record_id), self.before.last.get(key)
        if record is None or record.closed is not None:
            self.outcome.same += 1  # check says what is wrong with it; what is closed stays closed
            return True
        if last is not None and last.digest == draft.gathering.digest:
            self.outcome.same += 1  # what differs was written by a person here
            return True
        change = change_of(
            draft, record, path, last, self.about, self.directory, self.context, overwrite=self.wish.overwrite
        )
        self.outcome.problems += draft.problems
        if not change.words:
            self.outcome.same += 1
            text = path.read_bytes().decode("utf-8", "replace")
            fields = with_marks(digests_of_text(text), kept_marks(text, last))
            now[key] = with_uids(ImportedRecord(record_id, draft.gathering.digest, fields), draft.gathering)
            return True
        self.changes.append(replace(change, is_written=self.wish.update and bool(change.text)))
        if self.wish.update and change.text:
            self.outcome.changed += 1
            texts[path] = change.text
            # What only a person can decide is said again next time.
            digest = "" if change.is_left else draft.gathering.digest
            fields = with_marks(digests_of_text(change.text), change.marks)
            now[key] = with_uids(ImportedRecord(record_id, digest, fields), draft.gathering)
        return True

    def _remark_on_missing(self, there: set[Key], now: dict[Key, ImportedRecord]) -> None:
        """What was in the calendar at the last import and is no longer there."""
        for key in sorted(now.keys() - there):
            record = self.directory.activities.get(now[key].id) if self.directory else None
            if self.wish.only or self.wish.into or key[1].startswith("into ") or record is None or record.closed:
                continue
            self.outcome.unlisted += 1
            path = self.before.files["activity"].get(now[key].id)
            message = f"{record.name} is no longer in the calendar."
            hint = f"Ask whether it has ended. If so: fingerpost close {record.id} --reason WHY"
            self.outcome.problems.append(
                calendar_problem("ical-gone", Span(path.as_posix() if path else record.id), message, hint)
            )


def _names(name: str) -> list[str]:
    slug = slug_of(name) or "activity"
    return [slug if not check_id(slug, "") else f"{slug[:50].strip('-')}-activity"]

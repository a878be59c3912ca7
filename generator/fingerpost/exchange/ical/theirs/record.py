"""A new record of an activity of a calendar, without what check would refuse."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fingerpost.checks.context import Context
from fingerpost.checks.everything import check_usable
from fingerpost.checks.scan import scan_of
from fingerpost.checks.sensitive import is_sensitive
from fingerpost.exchange.ical.theirs.group import Gathering
from fingerpost.exchange.ical.theirs.problem import calendar_problem
from fingerpost.exchange.ical.theirs.sessions import SessionMaker, Timetable
from fingerpost.exchange.ical.theirs.where import Whereabouts
from fingerpost.exchange.tables.usable import Loss, make_usable
from fingerpost.exchange.tables.values.clean_values import clean_web
from fingerpost.records.activity import Activity
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten
from fingerpost.writing.write import write_record

Data = dict[str, Any]
SHORTEST_SUMMARY, LONGEST_SUMMARY, LONGEST_DESCRIPTION = 20, 200, 5000
LONGEST_HOURS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What all records of a calendar have in common."""

    source: str
    here: str  # the time zone of the directory
    today: date
    licence: str = ""
    group: str = ""  # the id of who runs them
    contact: Data = field(default_factory=dict)  # of that group, or what somebody has given


@dataclass(slots=True)
class Draft:
    """What an activity of a calendar becomes."""

    gathering: Gathering
    key: str
    table: Timetable
    text: str = ""  # of a record; "" where there is none
    problems: list[Problem] = field(default_factory=list)
    is_over: bool = False  # it has no day that is still to come


def draft_of(gathering: Gathering, key: str, about: About, where: Whereabouts) -> Draft:
    """What the calendar says of one activity, before there is a record of it."""
    table = SessionMaker(about.here, about.today, where.of).make(gathering.events)
    return Draft(gathering, key, table, problems=list(table.problems), is_over=not table.sessions)


def write_draft(draft: Draft, record_id: str, about: About, where: Whereabouts, context: Context) -> None:
    """Turn it into a record. If it may be sensitive, only its name and its times are taken."""
    gathering, table = draft.gathering, draft.table
    data = _data(draft, about, table)
    losses, record = make_usable("activity", record_id, data, context)
    if record is None:  # what it says of itself may be what cannot be said
        data = _data(draft, about, table, is_quiet=True)
        quiet, record = make_usable("activity", record_id, data, context)
        losses = losses if record is None else [*losses, *quiet]
    if isinstance(record, Activity) and _may_be_secret(record, context):
        nowhere = SessionMaker(about.here, about.today, where.nowhere).make(gathering.events)
        data = _data(draft, about, nowhere, is_quiet=True)
        losses, record = make_usable("activity", record_id, data, context)
        message = "It may be sensitive, so its place and what the calendar says of it were left out."
        draft.problems.append(calendar_problem("ical-secret", gathering.events[0].span, message))
    draft.problems += _lost(gathering, losses, is_there=record is not None)
    draft.text = write_record(data, "activity") if record else ""


def _may_be_secret(record: Activity, context: Context) -> bool:
    if is_sensitive(record, context):
        return True
    problems = check_usable(record, scan_of(record), context)
    return any(problem.code.startswith("sensitive-") for problem in problems)


def _data(draft: Draft, about: About, table: Timetable, *, is_quiet: bool = False) -> Data:
    gathering = draft.gathering
    event = next((each for each in gathering.events if each.words), gathering.events[0])
    contact = _contact(gathering, about)
    words = "" if is_quiet else event.words
    name = shorten(gathering.name, 100)
    flat = " ".join(words.split())
    # What it says of itself; where that is little or nothing, with its name, and last with whose calendar it is in.
    candidates = (flat, f"{name}. {flat}", f"{name}. It is in the calendar {about.source}.")
    summary = next(text for text in candidates if len(text) >= SHORTEST_SUMMARY)
    hours = shorten("; ".join(table.words), LONGEST_HOURS)
    categories = [word for each in gathering.events for word in each.categories]
    data: Data = {
        "name": name,
        "summary": shorten(summary, LONGEST_SUMMARY),
        "description": shorten(words, LONGEST_DESCRIPTION) if len(flat) > LONGEST_SUMMARY else "",
        "group": about.group,
        "categories": ["uncategorised"],
        "sessions": [dict(session) for session in table.sessions],
        "contact": contact,
        "checked": {"on": about.today.isoformat(), "how": "list"},
        "imported": {
            "source": about.source,
            "licence": about.licence,
            "id": draft.key,
            "fetched_on": about.today.isoformat(),
            "categories": [] if is_quiet else list(dict.fromkeys(categories))[:100],
            "hours": hours,
        },
    }
    data["imported"] = {field: value for field, value in data["imported"].items() if value}
    return {field: value for field, value in data.items() if value}


def _contact(gathering: Gathering, about: About) -> Data:
    """The page that all events name, or else what is known of the group, or else the page of the first."""
    pages = [website for website in dict.fromkeys(each.website for each in gathering.events) if website]
    usable = [website for website in (clean_web(page)[0] for page in pages[:20]) if website]
    if usable and (len(pages) == 1 or not about.contact):
        return {"website": usable[0]}
    return dict(about.contact)


def _lost(gathering: Gathering, losses: list[Loss], *, is_there: bool) -> list[Problem]:
    """Report what the record had to leave out, or why there is none.

    The values are not repeated: they may be private.
    """
    span = gathering.events[0].span
    if is_there:
        return [
            calendar_problem(
                loss.problem.code, span, f"{_field(loss)} could not be used, so it was left out.", loss.problem.hint
            )
            for loss in losses
        ]
    if any(loss.path == "contact" for loss in losses):
        message, hint = "It was left out: nobody says how to reach it.", "Add --group ID, or --website ADDRESS"
    else:
        lost = next((loss for loss in losses if loss.removal is None), None)
        message = f"It was left out: {_field(lost).lower() if lost else 'something'} that a record needs is not there."
        hint = "Write the record yourself."
    return [calendar_problem("ical-left-out", span, message, hint, is_error=True)]


def _field(loss: Loss) -> str:
    words = ": ".join(part for part in loss.path.split(".") if not part.isdecimal())
    return words.replace("_", " ").capitalize() or "Something"

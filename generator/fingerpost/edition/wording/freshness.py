"""Freshness of a record: who checked it, how, when, and when the next check is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.asking import first_way
from fingerpost.edition.wording.contacts import Link, phone_link
from fingerpost.language import Language, mark
from fingerpost.records.directory import Record
from fingerpost.records.parts import Contact
from fingerpost.schedule.review import CheckDays, CheckState, check_days, is_checked, periods_of, rule_of_checks

HOW = {
    "visit": mark("Checked by a visit"),
    "phone": mark("Checked by phone"),
    "email": mark("Checked by email"),
    "website": mark("Checked on their website"),
    "group": mark("Checked by the group"),
    "": mark("Checked"),
}
FROM_LIST = mark("Taken from a list of {date}.")
# What is said of a check that is late: a heading, and what to do where there is a phone and where there is none.
_LATE = {
    CheckState.DUE: (
        mark("Due to be checked"),
        mark("It is most likely still right. Ring before you go."),
        mark("It is most likely still right. Ask before you go."),
    ),
    CheckState.OVERDUE: (
        mark("This check is overdue"),
        mark("It may have changed. Ring before you go."),
        mark("It may have changed. Ask before you go."),
    ),
    CheckState.OLD: (
        mark("Not checked for over a year"),
        mark("It may have changed. Ring first."),
        mark("It may have changed. Ask first."),
    ),
}
# On a card. Scripts say the same on a later day.
SHORTLY = {
    CheckState.CHECKED: mark("Checked {date}"),
    CheckState.DUE: mark("Checked {date}, due again"),
    CheckState.OVERDUE: mark("Checked {date}, overdue"),
    CheckState.OLD: mark("Not checked since {date}"),
    CheckState.LISTED: mark("From a list of {date}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """The box that says when a record was last checked."""

    state: str  # of schedule.review.CheckState: checked | due | overdue | old | listed
    heading: str
    last: str  # a sentence
    advice: str = ""  # a sentence
    phone: Link | None = None  # whom to ring first, when the facts are old
    again: str = ""  # as ``days_for_script`` gives them


def say_freshness(edition: Edition, record: Record, contact: Contact) -> Freshness:
    """Say how fresh a record is on the day of the build."""
    way = first_way(contact, edition.language, edition.settings.country)
    phone = phone_link(contact.phone, edition.settings.country) if way and way.icon == "phone" else None
    if record.checked is None:
        return Freshness(
            state="old",
            heading=edition.language.text("Not checked yet"),
            last=edition.language.text("Nobody has told us that this is right."),
            advice=edition.language.text("Ring first.") if phone else edition.language.text("Ask first."),
            phone=phone,
        )
    if record.checked.is_from_list:
        return _listed(edition, record.checked.on, phone)
    days = days_of_check(edition, record)
    assert days is not None  # noqa: S101  # it was checked
    state = days.state_on(edition.today)
    if state is CheckState.CHECKED:
        return _fresh(edition.language, record.checked.how, record.checked.on, days)
    on = edition.language.date(record.checked.on, weekday=False)
    last = edition.language.text("Last checked on {date}.", date=on)
    heading, ring, ask = _LATE[state]
    return Freshness(
        state=state.value,
        heading=edition.language.text(heading),
        last=last,
        advice=edition.language.text(ring if phone else ask),
        phone=phone,
        again="" if state is CheckState.OLD else _for_script(days, edition.today),
    )


def _listed(edition: Edition, on: date, phone: Link | None) -> Freshness:
    """Say that nobody has checked it. It needs no script: the words have the day, whenever they are read."""
    text = edition.language.text
    is_old = on + relativedelta(years=1) < edition.today
    _, ring, ask = _LATE[CheckState.OLD if is_old else CheckState.OVERDUE]
    return Freshness(
        state="old" if is_old else CheckState.LISTED.value,
        heading=text("Not checked yet"),
        last=text(FROM_LIST, date=edition.language.date(on, weekday=False)),
        advice=text(ring if phone else ask),
        phone=phone,
    )


@lru_cache(maxsize=4096)
def _fresh(language: Language, how: str, on: date, days: CheckDays) -> Freshness:
    return Freshness(
        again=_for_script(days, days.again),
        state="checked",
        heading=language.text(HOW.get(how, HOW[""])),
        last=language.text("on {date}.", date=language.date(on, weekday=False)),
        advice=language.text("We check again by {date}.", date=language.date(days.again, weekday=False)),
    )


def days_of_check(edition: Edition, record: Record) -> CheckDays | None:
    """The days on which the state of its check changes, cached: many records share their rule and their last check."""
    if record.checked is None or not is_checked(record):
        return None
    by_record, periods = _days_known(edition)
    key = (*rule_of_checks(record), record.checked.on)
    if key not in by_record:
        by_record[key] = check_days(record, periods)
    return by_record[key]


def say_check_shortly(edition: Edition, record: Record) -> str:
    """When it was checked, and whether that is still good, for the foot of a card."""
    if record.checked is None:
        return edition.language.text("Not checked yet")
    days = days_of_check(edition, record)
    state = days.state_on(edition.today) if days else CheckState.LISTED
    return edition.language.text(SHORTLY[state], date=edition.language.date(record.checked.on, weekday=False))


def days_for_script(edition: Edition, record: Record) -> str:
    """For a script: the last day of what is said of its check today, and its ``CheckDays``; "" if that will stay."""
    days = days_of_check(edition, record)
    return _for_script(days, edition.today) if days else ""


def _for_script(days: CheckDays, today: date) -> str:
    change = days.next_change(today)
    return f"{change:%Y-%m-%d} {days.again:%Y-%m-%d} {days.old:%Y-%m-%d}" if change else ""


@cache_on_edition()
def _days_known(edition: Edition) -> tuple[dict[object, CheckDays | None], dict[str, relativedelta]]:
    return {}, periods_of(edition.directory)

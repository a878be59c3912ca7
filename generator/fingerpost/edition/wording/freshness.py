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
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.parts import Contact
from fingerpost.schedule.review import next_check, periods_of

HOW = {
    "visit": mark("Checked by a visit"),
    "phone": mark("Checked by phone"),
    "email": mark("Checked by email"),
    "website": mark("Checked on their website"),
    "group": mark("Checked by the group"),
    "": mark("Checked"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """The box that says when a record was last checked."""

    state: str  # fresh | due | old
    heading: str
    last: str  # a sentence
    advice: str = ""  # a sentence
    phone: Link | None = None  # whom to ring first, when the facts are old
    again: str = ""  # until it is old: the day of the next check, and the day it is a year old, for a script


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
    again = _again(edition, record)
    if again >= edition.today:
        return _fresh(edition.language, record.checked.how, record.checked.on, again)
    on = edition.language.date(record.checked.on, weekday=False)
    last = edition.language.text("Last checked on {date}.", date=on)
    if record.checked.on < edition.today - relativedelta(years=1):
        return Freshness(
            state="old",
            heading=edition.language.text("Not checked for over a year"),
            last=last,
            advice=edition.language.text("It may have changed. Ring first.")
            if phone
            else edition.language.text("It may have changed. Ask first."),
            phone=phone,
        )
    return Freshness(
        again=_days(again, record.checked.on),
        state="due",
        heading=edition.language.text("Due to be checked"),
        last=last,
        advice=edition.language.text("It is most likely still right. Ring before you go.")
        if phone
        else edition.language.text("It is most likely still right. Ask before you go."),
        phone=phone,
    )


@lru_cache(maxsize=4096)
def _fresh(language: Language, how: str, on: date, again: date) -> Freshness:
    return Freshness(
        again=_days(again, on),
        state="fresh",
        heading=language.text(HOW.get(how, HOW[""])),
        last=language.text("on {date}.", date=language.date(on, weekday=False)),
        advice=language.text("We check again by {date}.", date=language.date(again, weekday=False)),
    )


def _days(again: date, checked: date) -> str:
    return f"{again:%Y-%m-%d} {checked + relativedelta(years=1):%Y-%m-%d}"


def _again(edition: Edition, record: Record) -> date:
    """The day of the next check, cached: many records share their categories and the day they were checked."""
    assert record.checked is not None  # noqa: S101  # the caller has checked
    dates, periods = _next_checks(edition)
    rule = record.categories if isinstance(record, Activity) else record.kind
    key = (rule, record.checked.on)
    if key not in dates:
        dates[key] = next_check(record, periods) or edition.today
    return dates[key]


@cache_on_edition()
def _next_checks(edition: Edition) -> tuple[dict[object, date], dict[str, relativedelta]]:
    return {}, periods_of(edition.directory)

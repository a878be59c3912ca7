"""One entry of a printed menu: everything that somebody needs who has only the paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from fingerpost.edition import addresses
from fingerpost.edition.card import lang_of
from fingerpost.edition.edition import Edition, is_always
from fingerpost.edition.wording.access import access_tables
from fingerpost.edition.wording.asking import say_ask, with_ask
from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.gatherings import Gathering, gatherings_of, say_address, say_times
from fingerpost.edition.wording.getting_there import ways_to
from fingerpost.edition.wording.joining import COMPANION, say_capacity, say_ways, say_who
from fingerpost.edition.wording.plain_text import in_a_row, stopped
from fingerpost.edition.wording.where import comes, say_served, say_where_shortly
from fingerpost.edition.wording.whom import contact_of, number_of, ways_to_join
from fingerpost.records.activity import Activity
from fingerpost.records.short_code import in_groups
from fingerpost.records.vocabulary import Area
from fingerpost.schedule.bits import days_in
from fingerpost.schedule.rule import is_one_date

NEXT_DATES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of an entry, or a row of steps. ``own``: in the language of the record."""

    label: str
    words: str = ""
    steps: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """An address as it is typed, and the QR code that leads there."""

    address: str
    spoken: str  # the short code as it is read out, or ""
    link: str  # what the code holds
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a menu says about one activity."""

    name: str
    lang: str  # of the record, "" when it is that of the menu
    summary: str
    notice: str
    facts: tuple[Fact, ...]
    code: Code


def entry_of(edition: Edition, activity: Activity, area: Area | None = None, *, distance: str = "") -> Entry:
    """Say an activity; in the menu of a town only its sessions that are there, in that of a practice how far it is."""
    far = Fact(label=edition.language.text("How far"), words=distance)
    return Entry(
        name=activity.name,
        lang=lang_of(edition, activity.language),
        summary=activity.summary,
        notice=say_capacity(edition, activity),
        facts=tuple(fact for fact in (far, *_facts(edition, activity, area)) if fact.words or fact.steps),
        code=code_of(edition, addresses.of_activity(activity.id), edition.code_of(activity)),
    )


def code_of(edition: Edition, address: str, short_code: str = "") -> Code:
    """The address of a page for paper: the one with its short code, if that has a page."""
    text = edition.language.text
    whole = edition.absolute(addresses.of_code(short_code) if short_code and edition.has_code_pages else address)
    typed = whole.partition("://")[2].rstrip("/")
    spoken = text("Code: {code}", code=in_groups(short_code)) if short_code else ""
    return Code(address=typed, spoken=spoken, link=whole, alt=text("QR code for {address}", address=typed))


def _facts(edition: Edition, activity: Activity, area: Area | None) -> Iterator[Fact]:
    text, language, country = edition.language.text, edition.language, edition.settings.country
    contact = contact_of(edition, activity)
    ask = say_ask(contact, language, country)
    yield from _where_and_when(edition, activity, area, ask)
    yield Fact(label=text("Cost"), words=say_cost(activity.cost, language, country, ask))
    yield Fact(label=text("Who"), words=" ".join(stopped(words) for words in say_who(edition, activity)))
    way, others = say_ways(ways_to_join(edition, activity), language)
    steps = activity.join.steps.removeprefix(way).strip()
    yield Fact(label=text("How to join"), words=" ".join(part for part in (way, others, steps) if part))
    yield from _first_visit(edition, activity)
    for place, ways in ways_to(edition, activity):
        words = " ".join(f"{label} {stopped(way)}" for _, label, way in ways)
        yield Fact(label=text("Getting there"), words=f"{place}. {words}" if place else words)
    yield from _access(edition, activity)
    number = number_of(edition, activity)
    name = ", ".join(part for part in (contact.name, contact.role) if part)
    yield Fact(
        label=text("Phone"), words=text("{phone}, {name}", phone=number, name=name) if name and number else number
    )
    if not number and contact.email:
        yield Fact(label=text("Email"), words=contact.email)


def _where_and_when(edition: Edition, activity: Activity, area: Area | None, ask: str) -> Iterator[Fact]:
    text = edition.language.text
    sessions = edition.sessions_in(activity, area) if area else edition.sessions_of(activity)
    gatherings = [each for each in gatherings_of(edition, activity) if any(one in sessions for one in each.sessions)]
    if not gatherings:
        yield Fact(label=text("When"), words=with_ask(text("Not known."), ask))
    for gathering in gatherings:
        dates = say_next_dates(edition, activity, gathering)
        times = say_times(edition, activity, gathering, None)
        yield Fact(label=text("When"), words=" ".join(part for part in (times, dates) if part))
        place = gathering.place
        where = say_address(place) if place else say_where_shortly(edition, activity, *gathering.sessions)
        yield Fact(label=text("Where"), words=where)
    served = say_served(edition, activity)
    if not gatherings or not comes(edition, activity):
        yield Fact(label=text("Where"), words=served)


def say_next_dates(edition: Edition, activity: Activity, gathering: Gathering) -> str:
    """The next few dates in one place; "" if the rule says the date already, or none is known."""
    text, language, today = edition.language.text, edition.language, edition.today
    open_ones = edition.sessions_to_join(activity)
    dates: dict[date, str] = {}
    for session in gathering.sessions:
        if session not in open_ones or is_always(session) or is_one_date(session):
            continue
        meets, ask = edition.days_ahead(session)
        for day in islice(days_in(meets, today), NEXT_DATES):
            words = language.date(day, year=day.year != today.year)
            unsure = ask >> (day - today).days & 1
            dates[day] = text("{date} (a bank holiday, ask first)", date=words) if unsure else words
    following = [dates[day] for day in sorted(dates)[:NEXT_DATES]]
    return text("Next: {dates}.", dates="; ".join(following)) if following else ""


def _first_visit(edition: Edition, activity: Activity) -> Iterator[Fact]:
    text, visit = edition.language.text, activity.first_visit
    yield Fact(label=text("Someone will meet you"), words=visit.met_by, own=True)
    if len(visit.steps) == 1:
        yield Fact(label=text("Your first visit"), words=visit.steps[0], own=True)
    else:
        yield Fact(label=text("Your first visit"), steps=visit.steps, own=True)
    yield Fact(label=text("Bring"), words=visit.bring, own=True)
    yield Fact(label=text("A friend or carer"), words=text(COMPANION.get(visit.companion, "")))


def _access(edition: Edition, activity: Activity) -> Iterator[Fact]:
    """Yes, no and ask, each in a row; several places that differ come one after the other."""
    text, language = edition.language.text, edition.language
    for table in access_tables(edition, edition.places_of(activity), activity.access, activity.access_notes):
        groups: dict[str, list[str]] = {"yes": [], "no": [], "ask": []}
        for row in table.rows:
            note = row.note.removesuffix(".")
            groups.setdefault(row.answer, []).append(
                text("{feature} ({note})", feature=row.name, note=note) if note else row.name
            )
        parts = [
            text("Yes: {features}.", features=in_a_row(language, groups["yes"])) if groups["yes"] else "",
            text("No: {features}.", features=in_a_row(language, groups["no"])) if groups["no"] else "",
            text("Ask about: {features}.", features=in_a_row(language, groups["ask"])) if groups["ask"] else "",
            *(stopped(note) for note in table.notes),
        ]
        words = " ".join(part for part in parts if part)
        yield Fact(label=text("Access"), words=f"{table.place}. {words}" if table.place and words else words)

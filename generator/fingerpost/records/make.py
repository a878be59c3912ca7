"""Plain values that have passed the schema become the frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from fingerpost.records.activity import Activity
from fingerpost.records.calendar import Calendar, DateRange
from fingerpost.records.calendar import Term as CalendarTerm
from fingerpost.records.group import Group
from fingerpost.records.parts import (
    Ages,
    Answer,
    Assurance,
    Capacity,
    Checked,
    Closed,
    Contact,
    FirstVisit,
    GettingThere,
    Imported,
    Join,
    Location,
    Referral,
    Who,
)
from fingerpost.records.place import Place
from fingerpost.records.session import BankHolidays, Cost, Repeats, Session, Week, Weekday
from fingerpost.records.settings import CrisisLine, MapSettings, Settings
from fingerpost.records.spans import Spans
from fingerpost.records.vocabulary import Area, Term

Data = Mapping[str, Any]

_NO_CONTACT = Contact()
_NO_WAY = GettingThere()
_ANYONE = Who()
_NO_JOIN = Join()
_NO_VISIT = FirstVisit()

# The same few days, times and words stand in thousands of records.
as_date = lru_cache(maxsize=8192)(date.fromisoformat)
as_time = lru_cache(maxsize=2048)(time.fromisoformat)


@lru_cache(maxsize=1024)
def _weekdays(days: tuple[str, ...]) -> tuple[Weekday, ...]:
    return tuple(day for day in Weekday if day.value in days)


@lru_cache(maxsize=1024)
def _weeks(weeks: tuple[str, ...]) -> tuple[Week, ...]:
    return tuple(week for week in Week if week.value in weeks)


def _day(data: Data, key: str) -> date | None:
    return as_date(data[key]) if key in data else None


def _dates(data: Data, key: str) -> tuple[date, ...]:
    return tuple(sorted(as_date(day) for day in data[key])) if key in data else ()


def _words(data: Data, key: str) -> tuple[str, ...]:
    return tuple(data[key]) if key in data else ()


def make_activity(record_id: str, data: Data, spans: Spans) -> Activity:
    """An activity out of what its file says."""
    access, access_notes = _access(data)
    return Activity(
        id=record_id,
        file=spans.file,
        spans=spans,
        name=data["name"],
        summary=data["summary"],
        description=data.get("description", ""),
        group=data.get("group", ""),
        categories=tuple(data["categories"]),
        needs=_words(data, "needs"),
        support=data.get("support", "signpost"),
        sessions=tuple(make_session(session) for session in data.get("sessions", ())),
        cost=make_cost(data["cost"]) if "cost" in data else None,
        who=_who(data["who"]) if "who" in data else _ANYONE,
        join=_join(data["join"]) if "join" in data else _NO_JOIN,
        first_visit=_first_visit(data["first_visit"]) if "first_visit" in data else _NO_VISIT,
        getting_there=GettingThere(**data["getting_there"]) if "getting_there" in data else _NO_WAY,
        access=access,
        access_notes=access_notes,
        languages=_words(data, "languages"),
        contact=_contact(data),
        capacity=_capacity(data),
        assurance=_assurance(data),
        serves=_words(data, "serves"),
        **_shared(data),
        checked=_checked(data["checked"]),
    )


def make_group(record_id: str, data: Data, spans: Spans) -> Group:
    """A group out of what its file says."""
    return Group(
        id=record_id,
        file=spans.file,
        spans=spans,
        name=data["name"],
        summary=data["summary"],
        description=data.get("description", ""),
        group_kind=data.get("kind", ""),
        identifiers=_words(data, "identifiers"),
        contact=_contact(data),
        assurance=_assurance(data),
        checked=_checked(data["checked"]) if "checked" in data else None,
        **_shared(data),
    )


def make_place(record_id: str, data: Data, spans: Spans) -> Place:
    """A place out of what its file says."""
    access, access_notes = _access(data)
    return Place(
        id=record_id,
        file=spans.file,
        spans=spans,
        name=data["name"],
        town=data["town"],
        place_kind=data.get("kind", ""),
        summary=data.get("summary", ""),
        description=data.get("description", ""),
        address=_words(data, "address"),
        postcode=_postcode(data.get("postcode", "")),
        location=_location(data["location"]) if "location" in data else None,
        access=access,
        access_notes=access_notes,
        getting_there=GettingThere(**data["getting_there"]) if "getting_there" in data else _NO_WAY,
        contact=_contact(data),
        ods=data.get("ods", ""),
        checked=_checked(data["checked"]) if "checked" in data else None,
        **_shared(data),
    )


def make_session(data: Data) -> Session:
    """A session out of what its file says."""
    return Session(
        repeats=Repeats(data["repeats"]),
        every=data.get("every", 1),
        days=_weekdays(tuple(data.get("days", ()))),
        weeks=_weeks(tuple(data.get("weeks", ()))),
        starts=as_time(data["from"]) if "from" in data else None,
        ends=as_time(data["to"]) if "to" in data else None,
        ends_next_day=data.get("ends_next_day", False),
        starts_on=_day(data, "starts_on"),
        ends_on=_day(data, "ends_on"),
        term_time=data.get("term_time", ""),
        bank_holidays=BankHolidays(data["bank_holidays"]) if "bank_holidays" in data else None,
        not_on=_dates(data, "not_on"),
        also_on=_dates(data, "also_on"),
        place=data.get("place", ""),
        online=data.get("online", ""),
        phone=data.get("phone", False),
        area=data.get("area", ""),
        cost=make_cost(data["cost"]) if "cost" in data else None,
        notes=data.get("notes", ""),
    )


def make_cost(data: Data) -> Cost:
    """A cost; amounts become exact decimals."""
    return Cost(
        kind=data["kind"],
        amount=_money(data, "amount"),
        per=data.get("per", ""),
        concession=_money(data, "concession"),
        first_visit_free=data.get("first_visit_free", False),
        notes=data.get("notes", ""),
    )


def make_term(term_id: str, data: Data) -> Term:
    """An entry of a vocabulary file."""
    return Term(
        id=term_id,
        name=data["name"],
        description=data.get("description", ""),
        parent=data.get("parent", ""),
        words=_words(data, "words"),
        needs=_words(data, "needs"),
        review_every=data.get("review_every", ""),
        also=dict(data.get("also", {})),
        sensitive=data.get("sensitive", False),
        crisis=data.get("crisis", False),
        featured=data.get("featured", False),
        examples=data.get("examples", ""),
    )


def make_area(area_id: str, data: Data) -> Area:
    """A town or village."""
    return Area(
        id=area_id,
        name=data["name"],
        also=_words(data, "also"),
        location=_location(data["location"]) if "location" in data else None,
        outcodes=_words(data, "outcodes"),
        population=data.get("population"),
        parent=data.get("parent", ""),
    )


def make_calendar(calendar_id: str, data: Data, spans: Spans) -> Calendar:
    """A calendar of terms, in order of date."""
    terms = (
        CalendarTerm(
            name=term["name"],
            days=_range(term),
            breaks=tuple(sorted((_range(pause) for pause in term.get("breaks", ())), key=lambda pause: pause.first)),
        )
        for term in data["terms"]
    )
    return Calendar(
        id=calendar_id,
        name=data["name"],
        source=data.get("source", ""),
        terms=tuple(sorted(terms, key=lambda term: term.days.first)),
        spans=spans,
    )


def make_settings(data: Data, spans: Spans) -> Settings:
    """The settings of a directory."""
    area = data.get("area", {})
    box = area.get("bounds")
    editors = dict(data.get("editors", {}))
    hours = editors.pop("hours", "")
    streets = data.get("map", {}).get("streets", "none")
    return Settings(
        title=data["title"],
        site=data["site"],
        tagline=data.get("tagline", ""),
        country=data.get("country", "GB"),
        nation=data.get("nation", "ENG"),
        area_name=area.get("name", ""),
        outcodes=_words(area, "outcodes"),
        bounds=(box["south"], box["west"], box["north"], box["east"]) if box else None,
        timezone=data.get("timezone", "Europe/London"),
        languages=_words(data, "languages") or ("en",),
        editors=Contact(**editors),
        editors_hours=hours,
        review=dict(data.get("review", {})),
        crisis=tuple(CrisisLine(**line) for line in data.get("crisis", ())),
        crisis_words=_words(data, "crisis_words"),
        map=MapSettings(streets=streets) if isinstance(streets, str) else MapSettings(streets="url", **streets),
        submissions=dict(data.get("submissions", {})),
        licence=data.get("licence", "CC-BY-4.0"),
        example=data.get("example", False),
        post_name=data.get("post_name", ""),
        spans=spans,
    )


def _shared(data: Data) -> dict[str, Any]:
    """The fields that all three kinds of record have; most records have few of them."""
    found: dict[str, Any] = {}
    for key in ("sensitive", "language"):
        if key in data:
            found[key] = data[key]
    if "former_ids" in data:
        found["former_ids"] = tuple(data["former_ids"])
    if "confirmed" in data:
        found["confirmed"] = tuple(data["confirmed"])
    if "since" in data:
        found["since"] = as_date(data["since"])
    if "closed" in data:
        closed = data["closed"]
        found["closed"] = Closed(
            on=as_date(closed["on"]), reason=closed.get("reason", ""), instead=tuple(closed.get("instead", ()))
        )
    if "imported" in data:
        imported = data["imported"]
        found["imported"] = Imported(
            source=imported.get("source", ""),
            id=imported.get("id", ""),
            licence=imported.get("licence", ""),
            fetched_on=_day(imported, "fetched_on"),
            categories=tuple(imported.get("categories", ())),
        )
    return found


def _contact(data: Data) -> Contact:
    if "contact" not in data:
        return _NO_CONTACT
    contact = data["contact"]
    if "consent_on" in contact:
        return Contact(**{**contact, "consent_on": as_date(contact["consent_on"])})
    return Contact(**contact)


def _who(data: Data) -> Who:
    ages = data.get("ages")
    return Who(
        summary=data.get("summary", ""),
        ages=Ages(youngest=ages.get("from"), oldest=ages.get("to")) if ages else None,
        audiences=tuple(data.get("for", ())),
    )


def _join(data: Data) -> Join:
    referral = data.get("referral")
    return Join(
        ways=tuple(data.get("ways", ())),
        steps=data.get("steps", ""),
        referral=Referral(
            by=tuple(referral.get("by", ())), criteria=referral.get("criteria", ""), url=referral.get("url", "")
        )
        if referral
        else None,
    )


def _first_visit(data: str | Data) -> FirstVisit:
    if isinstance(data, str):
        return FirstVisit(steps=(data,))
    return FirstVisit(
        met_by=data.get("met_by", ""),
        steps=tuple(data.get("steps", ())),
        bring=data.get("bring", ""),
        companion=data.get("companion", ""),
    )


def _access(data: Data) -> tuple[dict[str, Answer], str]:
    if "access" not in data:
        return {}, ""
    answers: dict[str, Answer] = {}
    notes = ""
    for feature, said in data["access"].items():
        if feature == "notes":
            notes = said
        elif isinstance(said, str):
            answers[feature] = Answer(said)
        else:
            answers[feature] = Answer(said["answer"], said.get("note", ""))
    return answers, notes


def _capacity(data: Data) -> Capacity | None:
    if "capacity" not in data:
        return None
    return Capacity(state=data["capacity"]["state"], as_of=as_date(data["capacity"]["as_of"]))


def _assurance(data: Data) -> tuple[Assurance, ...]:
    return tuple(
        Assurance(
            what=item["what"], seen_by=item.get("seen_by", ""), on=_day(item, "on"), expires=_day(item, "expires")
        )
        for item in data.get("assurance", ())
    )


def _checked(data: Data) -> Checked:
    return Checked(on=as_date(data["on"]), how=data.get("how", ""))


def _location(data: Data) -> Location:
    return Location(lat=data["lat"], lon=data["lon"], source=data.get("from", "by-hand"))


def _range(data: Data) -> DateRange:
    return DateRange(as_date(data["from"]), as_date(data["to"]))


def _postcode(text: str) -> str:
    """As the Post Office writes it: "ba111aa" is BA11 1AA. What is not a postcode stays as it is, to be reported."""
    packed = "".join(text.split()).upper()
    return f"{packed[:-3]} {packed[-3:]}" if packed.isascii() and packed.isalnum() and 5 <= len(packed) <= 7 else text


def _money(data: Data, key: str) -> Decimal | None:
    return Decimal(str(data[key])) if key in data else None

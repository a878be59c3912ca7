"""Plain values that have passed the schema become the settings, the vocabulary and the calendars."""

from __future__ import annotations

from fingerpost.reading.values import Data, location_of, range_of, words_of
from fingerpost.records.calendar import Calendar, SchoolTerm
from fingerpost.records.parts import Age, Ages, Contact
from fingerpost.records.settings import CrisisLine, FrontPage, MapSettings, Settings
from fingerpost.records.spans import Spans
from fingerpost.records.vocabulary import Area, Term


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
        outcodes=words_of(area, "outcodes"),
        bounds=(box["south"], box["west"], box["north"], box["east"]) if box else None,
        timezone=data.get("timezone", "Europe/London"),
        languages=words_of(data, "languages") or ("en",),
        editors=Contact(**editors),
        editors_hours=hours,
        review=dict(data.get("review", {})),
        crisis=tuple(_crisis_line(line) for line in data.get("crisis", ())),
        crisis_words=words_of(data, "crisis_words"),
        map=MapSettings(streets=streets) if isinstance(streets, str) else MapSettings(streets="url", **streets),
        project_allow=words_of(data.get("project", {}), "allow"),
        submissions=dict(data.get("submissions", {})),
        licence=data.get("licence", "CC-BY-4.0"),
        example=data.get("example", False),
        front_page=FrontPage(**data.get("front_page", {})),
        post_name=data.get("post_name", ""),
        host=data.get("host", ""),
        exports_left_out=words_of(data, "exports_left_out"),
        printed_menus=data.get("printed_menus", True),
        **({"leave_to": data["leave_to"]} if "leave_to" in data else {}),
        spans=spans,
    )


def _crisis_line(data: Data) -> CrisisLine:
    return CrisisLine(
        name=data["name"],
        phone=data["phone"],
        text=data.get("text", ""),
        when=data.get("when", ""),
        kinds=words_of(data, "for"),
    )


# What an entry may say, and what it comes to.
_CRISIS = {"self": "self", "others": "others", "lines": "lines", "yes": "yes", "true": "yes"}


def make_term(term_id: str, data: Data) -> Term:
    """An entry of a vocabulary file."""
    return Term(
        id=term_id,
        name=data["name"],
        description=data.get("description", ""),
        parent=data.get("parent", ""),
        words=words_of(data, "words"),
        needs=words_of(data, "needs"),
        review_every=data.get("review_every", ""),
        only_when_named=data.get("only_when_named", False),
        ages=_ages(data["ages"]) if "ages" in data else None,
        also=dict(data.get("also", {})),
        sensitive=data.get("sensitive", False),
        crisis=_CRISIS.get(data.get("crisis", "no"), ""),
        featured=data.get("featured", False),
        examples=data.get("examples", ""),
    )


def _ages(data: Data) -> Ages:
    youngest, oldest = (Age(number=data[end]) if end in data else None for end in ("from", "to"))
    return Ages(youngest=youngest, oldest=oldest)


def make_area(area_id: str, data: Data) -> Area:
    """A town or village."""
    return Area(
        id=area_id,
        name=data["name"],
        also=words_of(data, "also"),
        location=location_of(data["location"]) if "location" in data else None,
        outcodes=words_of(data, "outcodes"),
        population=data.get("population"),
        parent=data.get("parent", ""),
    )


def make_calendar(calendar_id: str, data: Data, spans: Spans) -> Calendar:
    """A calendar of terms, in order of date."""
    terms = (
        SchoolTerm(
            name=term["name"],
            days=range_of(term),
            breaks=tuple(sorted((range_of(pause) for pause in term.get("breaks", ())), key=lambda pause: pause.first)),
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

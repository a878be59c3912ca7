"""The JSON Schema of activities.json."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_DAY: Schema = {"type": "string", "format": "date"}
_TIME: Schema = {"type": "string", "pattern": "^([01][0-9]|2[0-4]):[0-5][0-9]$"}
_URL: Schema = {"type": "string", "format": "uri"}
_IDS: Schema = {"type": "array", "items": {"type": "string", "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$"}}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_YES: Schema = {"type": "boolean"}
_NUMBER: Schema = {"type": "number", "minimum": 0}
_ANSWER: Schema = {"enum": ["yes", "no", "ask"]}


def _object(properties: Schema, *required: str, more: Schema | bool = False) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": more,
    }


_COST = _object(
    {
        "kind": {"enum": ["free", "donation", "pay-what-you-can", "fixed", "varies"]},
        "amount": _NUMBER,
        "per": {"enum": ["visit", "session", "week", "month", "term", "year"]},
        "concession": _NUMBER,
        "first_visit_free": _YES,
        "notes": _TEXT,
    },
    "kind",
)
_SOURCE = _object({"name": _TEXT, "url": _URL, "licence": _TEXT, "licence_url": _URL})
_SESSION = _object(
    {
        "words": {"type": "string", "description": "When, as the page says it."},
        "repeats": {"enum": ["weekly", "monthly", "once", "dates", "some-weeks", "by-arrangement", "unknown"]},
        "every": {"type": "integer", "minimum": 1, "description": "2: every other week, counted from starts_on."},
        "days": _TEXTS,
        "weeks": {"type": "array", "items": {"enum": ["first", "second", "third", "fourth", "fifth", "last"]}},
        "month_days": {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 31}},
        "dates": {"type": "array", "items": _DAY},
        "months": _TEXTS,
        "from": {**_TIME, "description": "A clock time at the place, in summer and in winter."},
        "to": _TIME,
        "ends_next_day": _YES,
        "starts_on": _DAY,
        "ends_on": _DAY,
        "term_time": {**_TEXT, "description": "Only in the terms of this calendar."},
        "school_holidays": _TEXT,
        "bank_holidays": {"enum": ["open", "closed", "ask"]},
        "not_on": {"type": "array", "items": _DAY},
        "also_on": {"type": "array", "items": _DAY},
        "place": {**_TEXT, "description": "The id of one of places."},
        "online": _TEXT,
        "phone": _YES,
        "area": _TEXT,
        "cost": _COST,
        "notes": _TEXT,
    },
    "repeats",
)
_PLACE = _object(
    {
        "id": _TEXT,
        "url": _URL,
        "code": _TEXT,
        "name": _TEXT,
        "summary": _TEXT,
        "language": _TEXT,
        "kind": _TEXT,
        "address": _TEXTS,
        "town": _TEXT,
        "postcode": _TEXT,
        "location": _object({"lat": {"type": "number"}, "lon": {"type": "number"}}, "lat", "lon"),
        "source": _SOURCE,
    },
    *("id", "url", "name", "town"),
)
_ACTIVITY = _object(
    {
        "id": _TEXT,
        "url": {**_URL, "description": "The address of its page, which stays."},
        "code": {**_TEXT, "description": "Its short code, as on paper."},
        "name": _TEXT,
        "summary": _TEXT,
        "description": {**_TEXT, "description": "Markdown: paragraphs, lists, emphasis, links."},
        "language": {**_TEXT, "description": "The language it is written in, when not that of the directory."},
        "group": _TEXT,
        "group_name": _TEXT,
        "categories": {**_IDS, "description": "The first is the main one."},
        "needs": _IDS,
        "areas": {**_IDS, "description": "The towns it is in, or comes to."},
        "serves": _IDS,
        "support": {"enum": ["signpost", "supported", "one-to-one"]},
        "next": {"type": "string", "description": "The next day known on the day this was made, with its time."},
        "sessions": {"type": "array", "items": _SESSION},
        "places": {"type": "array", "items": _PLACE},
        "cost": _COST,
        "who": _object(
            {
                "summary": _TEXT,
                "ages": {"type": "object", "additionalProperties": {"type": ["integer", "string"]}},
                "for": _IDS,
            }
        ),
        "join": {"type": "object"},
        "first_visit": {"type": "object"},
        "getting_there": _object({}, more=_TEXT),
        "access": _object(
            {"notes": _TEXT},
            more={"anyOf": [_ANSWER, _object({"answer": _ANSWER, "note": _TEXT}, "answer")]},
        ),
        "languages": _TEXTS,
        "contact": _object(
            {"name": _TEXT, "role": _TEXT, "phone": _TEXT, "text": _TEXT, "email": _TEXT, "website": _URL}
        ),
        "capacity": _object(
            {"state": {"enum": ["open", "waiting-list", "full", "paused"]}, "as_of": _DAY}, "state", "as_of"
        ),
        "assurance": {"type": "array", "items": {"type": "object", "required": ["what"]}},
        "sensitive": {**_YES, "description": "Nothing that would locate it is in this file."},
        "words": _object({"when": _TEXTS, "cost": _TEXT, "who": _TEXT, "join": _TEXT}),
        "since": _DAY,
        "checked": _object({"on": _DAY, "how": _TEXT}, "on"),
        "listed_on": _DAY,
        "source": _SOURCE,
    },
    *("id", "url", "name", "summary"),
)


def json_schema(address: str) -> Schema:
    """The schema, which names itself by its address."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Activities of a community directory",
        **_object(
            {
                "$schema": _URL,
                "title": _TEXT,
                "publisher": _TEXT,
                "site": _URL,
                "licence": _TEXT,
                "licence_url": _URL,
                "made_on": _DAY,
                "timezone": _TEXT,
                "part": {"type": "integer", "minimum": 1},
                "parts": {"type": "integer", "minimum": 1},
                "next": {**_URL, "description": "Where the rest is."},
                "activities": {"type": "array", "items": {"$ref": "#/$defs/activity"}},
            },
            *("title", "site", "licence", "made_on", "activities"),
        ),
        "$defs": {"activity": _ACTIVITY},
    }

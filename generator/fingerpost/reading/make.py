"""Plain values that the schema accepts become the frozen records."""

from __future__ import annotations

from fingerpost.reading.make_parts import (
    make_access,
    make_assurance,
    make_capacity,
    make_checked,
    make_contact,
    make_first_visit,
    make_join,
    make_shared,
    make_who,
)
from fingerpost.reading.make_session import make_cost, make_session
from fingerpost.reading.values import Data, location_of, postcode_of, words_of
from fingerpost.records.activity import Activity
from fingerpost.records.group import Group
from fingerpost.records.parts import FirstVisit, GettingThere, Join, Photo, Who
from fingerpost.records.place import Place
from fingerpost.records.spans import Spans

_NO_WAY = GettingThere()
_ANYONE = Who()
_NO_JOIN = Join()
_NO_VISIT = FirstVisit()


def make_activity(record_id: str, data: Data, spans: Spans) -> Activity:
    """An activity out of what its file says."""
    access, access_notes = make_access(data)
    return Activity(
        id=record_id,
        file=spans.file,
        spans=spans,
        name=data["name"],
        summary=data["summary"],
        description=data.get("description", ""),
        group=data.get("group", ""),
        categories=tuple(data["categories"]),
        needs=words_of(data, "needs"),
        support=data.get("support", "signpost"),
        sessions=tuple(make_session(session) for session in data.get("sessions", ())),
        cost=make_cost(data["cost"]) if "cost" in data else None,
        who=make_who(data["who"]) if "who" in data else _ANYONE,
        join=make_join(data["join"]) if "join" in data else _NO_JOIN,
        first_visit=make_first_visit(data["first_visit"]) if "first_visit" in data else _NO_VISIT,
        getting_there=GettingThere(**data["getting_there"]) if "getting_there" in data else _NO_WAY,
        photo=Photo(**data["photo"]) if "photo" in data else None,
        access=access,
        access_notes=access_notes,
        languages=words_of(data, "languages"),
        contact=make_contact(data),
        capacity=make_capacity(data),
        assurance=make_assurance(data),
        serves=words_of(data, "serves"),
        **make_shared(data),
        checked=make_checked(data["checked"]),
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
        identifiers=words_of(data, "identifiers"),
        github=words_of(data, "github"),
        contact=make_contact(data),
        assurance=make_assurance(data),
        checked=make_checked(data["checked"]) if "checked" in data else None,
        **make_shared(data),
    )


def make_place(record_id: str, data: Data, spans: Spans) -> Place:
    """A place out of what its file says."""
    access, access_notes = make_access(data)
    return Place(
        id=record_id,
        file=spans.file,
        spans=spans,
        name=data["name"],
        town=data["town"],
        place_kind=data.get("kind", ""),
        summary=data.get("summary", ""),
        description=data.get("description", ""),
        address=words_of(data, "address"),
        postcode=postcode_of(data.get("postcode", "")),
        location=location_of(data["location"]) if "location" in data else None,
        access=access,
        access_notes=access_notes,
        getting_there=GettingThere(**data["getting_there"]) if "getting_there" in data else _NO_WAY,
        photo=Photo(**data["photo"]) if "photo" in data else None,
        contact=make_contact(data),
        ods=data.get("ods", ""),
        checked=make_checked(data["checked"]) if "checked" in data else None,
        **make_shared(data),
    )

"""Where something happens, in words; or that the place is secret."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.asking import with_ask
from fingerpost.edition.wording.contacts import Link, web_link
from fingerpost.edition.wording.directions import directions_to
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.records.session import Session
from fingerpost.records.vocabulary import Area

MOST_TOWNS = 3  # on a card


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """One answer to "where?"."""

    name: str  # "Chantry Rooms", "Online", "By phone"
    href: str = ""
    lines: str = ""  # "14 Pound Lane, Combe Mallet"
    postcode: str = ""
    note: str = ""  # a sentence
    website: Link | None = None
    directions: Link | None = None


def say_where(edition: Edition, activity: Activity, ask: str = "") -> tuple[Where, ...]:
    """Say every place of an activity, in the order of its sessions, each once; never empty.

    The area it serves, and whether it comes to people, come last. ``ask`` says how to find out what nobody knows.
    """
    text = edition.language.text
    if edition.is_sensitive(activity):
        return (_hidden(edition, activity, ask),)
    sessions = edition.sessions_of(activity)
    places = [where for session in sessions if (where := _of_session(edition, activity, session)) is not None]
    if served := say_served(edition, activity):
        places.append(Where(name=served))
    return tuple(dict.fromkeys(places)) or (Where(name=text("Not known"), note=ask),)


def say_where_shortly(edition: Edition, activity: Activity, *of: Session) -> str:
    """Say where in a few words, for cards and lists: "Chantry Rooms, Combe Mallet".

    For the sessions given, or for all of them: the first place, and how many others there are.
    """
    text = edition.language.text
    sessions = of or edition.sessions_of(activity)
    places = _places(edition, activity, sessions)
    online = any(session.online and not edition.place_of(activity, session) for session in sessions)
    phone = any(session.phone and not edition.place_of(activity, session) for session in sessions)
    if places:
        where = name_and_town(places[0])
        if others := len(places) - 1:
            where = edition.language.plural(
                "{place}, and {n} other place", "{place}, and {n} other places", others, place=where
            )
        return (
            text("{place}, or online", place=where)
            if online
            else text("{place}, or by phone", place=where)
            if phone
            else where
        )
    if online or phone:
        return text("Online or by phone") if online and phone else text("Online") if online else text("By phone")
    is_part = 0 < len(of) < len(edition.sessions_of(activity)) or not activity.serves
    area_ids = dict.fromkeys(session.area for session in of) if is_part and not edition.is_sensitive(activity) else ()
    own = tuple(area for area_id in area_ids if (area := edition.directory.vocabulary.areas.get(area_id)))
    if areas := own or edition.areas_of(activity):
        return _in_areas(edition, activity, areas)
    return text("Ask where it is")


def _in_areas(edition: Edition, activity: Activity, areas: Sequence[Area]) -> str:
    """Name the towns of something without a place: somebody comes there, or it is somewhere in or around them."""
    text, area_names = edition.language.text, [area.name for area in areas]
    if more := len(area_names) - MOST_TOWNS:
        area_names = (
            area_names
            if more < 2
            else [*area_names[:MOST_TOWNS], edition.language.plural("{n} more", "{n} more", more)]
        )
    names = edition.language.list_of(area_names)
    if edition.is_sensitive(activity):
        return text("For people in {areas}", areas=names)
    return text("Comes to you in {areas}", areas=names) if activity.serves else text("Around {area}", area=names)


def _places(edition: Edition, activity: Activity, sessions: Sequence[Session]) -> list[Place]:
    places = (edition.place_of(activity, session) for session in sessions)
    return list({place.id: place for place in places if place}.values())


def name_and_town(place: Place) -> str:
    """Name a place with its town."""
    return place.name if place.town.casefold() in place.name.casefold() else f"{place.name}, {place.town}"


def _of_session(edition: Edition, activity: Activity, session: Session) -> Where | None:
    text = edition.language.text
    if place := edition.place_of(activity, session):
        return _at_place(edition, place.id)
    if session.online:
        note = text("From home, on a computer or a phone.")
        return Where(name=text("Online"), note=note, website=web_link(session.online))
    if session.phone:
        return Where(name=text("By phone"), note=text("You do not have to go anywhere."))
    if session.area and activity.serves:
        return None
    if session.area and (area := edition.directory.vocabulary.areas.get(session.area)):
        return Where(
            name=text("Around {area}", area=area.name), href=edition.town_url(area), note=text("Ask where to meet.")
        )
    return None


def at_place(edition: Edition, place: Place) -> Where:
    """Say a place with its address."""
    return _at_place(edition, place.id)


@cache_on_edition(maxsize=16384)
def _at_place(edition: Edition, place_id: str) -> Where:
    place = edition.directory.places[place_id]
    return Where(
        name=place.name,
        href=edition.place_url(place),
        lines=", ".join((*place.address, place.town)),
        postcode=place.postcode.replace(" ", "\xa0"),
        directions=directions_to(place),
    )


def say_served(edition: Edition, activity: Activity) -> str:
    """Say which towns it comes to or, where people come to it, ring or meet online, whom it is for; "" if nobody said.

    A town that is served is not a place to go to.
    """
    if not activity.serves:
        return ""
    areas = edition.directory.vocabulary.areas
    own = (session.area for session in activity.sessions if is_in_area(edition, activity, session))
    served = [area.name for area_id in dict.fromkeys((*activity.serves, *own)) if (area := areas.get(area_id))]
    if not served:
        return ""
    names, text = edition.language.list_of(served), edition.language.text
    if comes(edition, activity):
        return text("Comes to you in {areas}", areas=names)
    return text("For people in {areas}", areas=names)


def comes(edition: Edition, activity: Activity) -> bool:
    """Whether it comes to people in the towns it serves."""
    sessions = activity.sessions
    return bool(activity.serves) and (not sessions or any(is_in_area(edition, activity, each) for each in sessions))


def is_in_area(edition: Edition, activity: Activity, session: Session) -> bool:
    """Whether a session is somewhere in a town, and not at a place, online or by phone."""
    is_left_out = session.place and session.place not in edition.directory.places
    return not (session.online or session.phone or is_left_out or edition.place_of(activity, session))


def _hidden(edition: Edition, activity: Activity, ask: str) -> Where:
    text = edition.language.text
    note = with_ask(text("To keep people safe, we do not say where this is."), ask)
    if areas := edition.areas_of(activity):
        names = edition.language.list_of(area.name for area in areas)
        return Where(name=text("For people in {areas}", areas=names), note=note)
    return Where(name=text("We do not say where"), note=note)

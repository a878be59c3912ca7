"""Branches: a record at one of its places, or online, or by telephone, with the sessions that are held there.

A card must not pair the time of one place with the address of another. So what can be asked of a place (how far, which
town, how to get in) is kept for each branch and not for the record, and a session says which branch it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from fingerpost.edition.edition import Edition
from fingerpost.geography.areas import where_is
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.records.session import Repeats, Session
from fingerpost.records.vocabulary import Area
from fingerpost.search.index.documents import Document
from fingerpost.search.index.source import Source

SCALE = 10_000  # positions are in ten-thousandths of a degree: 11 metres
IN_PERSON, ONLINE, BY_PHONE = 1, 2, 4

Spot = tuple[int, int, int]  # latitude, longitude, and 1 where a record itself is or 0 for a town it is for


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One of the places of a record; one without sessions for a record that has none."""

    place: Place | None = None
    mode: int = IN_PERSON
    areas: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()  # without a position of its own, those of the towns it is for
    sessions: tuple[int, ...] = ()  # their numbers in the record's list
    covers: tuple[
        str, ...
    ] = ()  # for something that comes to people: the only areas it covers; empty when it has a place


def branches_of(document: Document, source: Source) -> tuple[Branch, ...]:
    """Give the branches of a record, at least one, in the order of its sessions, without secret places."""
    record, edition = document.record, source.edition
    if isinstance(record, Place):
        ids = tuple(area.id for area in source.areas_of_place(record))
        return (Branch(place=record, mode=0, areas=ids, spots=_spots(record, source)),)
    if not isinstance(record, Activity):
        return (Branch(mode=0),)
    sessions: dict[str, list[int]] = {}
    for number, session in enumerate(document.sessions):
        sessions.setdefault(_key(record, session, edition), []).append(number)
    if not sessions:
        return (_elsewhere(record, IN_PERSON, (), edition, is_only=True),)
    branches = [_branch(record, document, numbers, source, is_only=len(sessions) == 1) for numbers in sessions.values()]
    placed = sorted(branches, key=lambda branch: branch.place is None)  # what has an address comes first
    return tuple(_at_known_place(branch, placed) for branch in placed)


def _at_known_place(branch: Branch, others: list[Branch]) -> Branch:
    """Move "around Wells" to the place in Wells that the same record has, so that it does not seem nearer."""
    if branch.place is not None or not (branch.spots or (branch.covers and branch.mode == IN_PERSON)):
        return branch
    spots = (other.spots[0] for other in others if other.place and other.spots and set(other.areas) & set(branch.areas))
    spot = next(spots, None)
    return replace(branch, spots=((*spot[:2], 0),)) if spot else branch


def _key(activity: Activity, session: Session, edition: Edition) -> str:
    """The key that the sessions of one branch share."""
    if place := edition.place_of(activity, session):
        return f"place {place.id}"
    if session.online:
        return "online"
    if session.phone:
        return "phone"
    return "" if edition.is_sensitive(activity) else f"area {session.area}"


def _branch(activity: Activity, document: Document, numbers: list[int], source: Source, *, is_only: bool) -> Branch:
    edition = source.edition
    session = document.sessions[numbers[0]]
    mode = ONLINE if session.online else BY_PHONE if session.phone else IN_PERSON
    place = edition.place_of(activity, session)
    if place is None:
        own = "" if edition.is_sensitive(activity) else session.area
        return _elsewhere(activity, mode, numbers, edition, own=own, is_only=is_only)
    there = source.areas_of_place(place)
    served = [edition.directory.vocabulary.areas.get(area_id) for area_id in activity.serves]
    areas = list(dict.fromkeys(area.id for area in (*there, *served) if area))
    return Branch(
        place=place,
        mode=mode,
        areas=tuple(areas),
        spots=_spots(place, source) or _middles(there[-1:]),
        sessions=tuple(numbers),
    )


def _elsewhere(
    activity: Activity, mode: int, numbers: Iterable[int], edition: Edition, *, own: str = "", is_only: bool
) -> Branch:
    """A branch without a place that may be named: around a town, in the towns it serves, online or by phone."""
    areas = edition.directory.vocabulary.areas
    # The only branch there is has all the towns of the record.
    towns = (
        edition.areas_of(activity)
        if is_only
        else [areas[area_id] for area_id in (own, *activity.serves) if area_id in areas]
    )
    ids = tuple(dict.fromkeys(area.id for area in towns))
    numbers = tuple(numbers)
    by_arrangement = all(edition.sessions_of(activity)[number].repeats is Repeats.BY_ARRANGEMENT for number in numbers)
    covers: tuple[str, ...] = ()
    if activity.serves or (ids and by_arrangement):
        covers = ids if activity.serves and mode == IN_PERSON else _with_villages(ids, areas)
    spots = _middles(towns) if mode == IN_PERSON and not covers else ()
    return Branch(mode=mode, areas=ids, spots=spots, sessions=numbers, covers=covers)


def _with_villages(ids: Iterable[str], areas: Mapping[str, Area]) -> tuple[str, ...]:
    """A town and the villages of its postcodes: "around Wells" is for Coxley too, unless it lists what it serves.

    Not the other way round: "around" a village does not include the town.
    """
    area_ids = dict.fromkeys(ids)
    for own in [areas[area_id] for area_id in area_ids]:
        for other in areas.values():
            if set(own.outcodes) & set(other.outcodes) and (other.population or 0) < (own.population or 0):
                area_ids[other.id] = None
    return tuple(area_ids)


def _spots(place: Place, source: Source) -> tuple[Spot, ...]:
    spot = where_is(place, source.table)
    return ((round(spot.lat * SCALE), round(spot.lon * SCALE), 1),) if spot else ()


def _middles(areas: Iterable[Area]) -> tuple[Spot, ...]:
    located = [area.location for area in areas if area.location]
    return tuple(dict.fromkeys((round(spot.lat * SCALE), round(spot.lon * SCALE), 0) for spot in located))

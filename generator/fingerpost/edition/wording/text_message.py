"""A text message about an activity: what somebody needs on the way there, as far as two messages go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, auto

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.ending import is_surely_over
from fingerpost.edition.room import room_of
from fingerpost.edition.wording.contacts import phone_text, texts_link
from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.gatherings import Dated, Gathering, gatherings_of, say_address, say_next
from fingerpost.edition.wording.joining import CAPACITY, say_capacity, say_ways
from fingerpost.edition.wording.plain_text import inside, is_gsm, sentences, septets, stopped, to_gsm
from fingerpost.edition.wording.where import comes, name_and_town
from fingerpost.edition.wording.whom import ways_to_join
from fingerpost.records.activity import Activity
from fingerpost.records.parts import Contact
from fingerpost.records.session import BankHolidays
from fingerpost.records.short_code import in_groups

# Two joined messages hold 153 characters each. If a name needs characters outside their alphabet, four hold 67 each.
AT_MOST = 2 * 153
AT_MOST_WIDE = 4 * 67
NAME_AT_LEAST = 20
SELF_EVIDENT = (
    "drop-in",
    "phone",
    "text",
    "website",
    "email",
)  # ways to join that the number and the address say already


class Slot(IntEnum):
    """The order in a message."""

    NAME = auto()
    ROOM = auto()
    RULE = auto()
    NEXT = auto()
    WHERE = auto()
    OTHERS = auto()
    MET = auto()
    COST = auto()
    JOIN = auto()
    RING = auto()
    CODE = auto()
    ADDRESS = auto()


@dataclass(frozen=True, slots=True)
class Message:
    """The words, and the sentences in them that go out of date."""

    words: str
    dated: tuple[Dated, ...]


Part = tuple[Slot, tuple[str, ...]]  # alternatives for that slot, the best first


def text_message(edition: Edition, activity: Activity, contact: Contact) -> Message:
    """Write the message. It always has the name, a time, where it is, whom to ring and the address of the page.

    Other facts follow while there is room, in the order of ``_besides``, beginning with whether it is full.
    """
    gatherings = sorted(gatherings_of(edition, activity), key=_by_date)
    first = gatherings[0] if gatherings else None
    needed = _needed(edition, activity, contact, gatherings)
    name = to_gsm(stopped(activity.name))
    limit = AT_MOST if is_gsm(name) else AT_MOST_WIDE
    message = {slot: min(map(to_gsm, choices), key=septets) for slot, choices in needed if choices}
    message[Slot.NAME] = _cut(name, max(NAME_AT_LEAST, limit - septets(_joined(message)) - 1))
    for slot, choices in _besides(edition, activity, contact, gatherings):
        _put_in(message, slot, choices, limit)
    following = _next(edition, first)
    is_dated = following is not None and Slot.NEXT in message
    dated = (Dated(f" {to_gsm(following.words)}", following.until),) if following and is_dated else ()
    return Message(_joined(message), dated)


def _needed(edition: Edition, activity: Activity, contact: Contact, gatherings: list[Gathering]) -> list[Part]:
    first = gatherings[0] if gatherings else None
    return [
        (Slot.RULE, _rules(edition, first)),
        (Slot.WHERE, tuple(map(stopped, _wheres(edition, activity, gatherings)))),
        (Slot.RING, _ring(edition, contact)),
        (Slot.ADDRESS, (edition.absolute(addresses.of_activity(activity.id)),)),
    ]


def _besides(edition: Edition, activity: Activity, contact: Contact, gatherings: list[Gathering]) -> Iterator[Part]:
    """The other facts, in order of importance; the last are left out first."""
    text, language = edition.language.text, edition.language
    first, others = (gatherings[0], gatherings[1:]) if gatherings else (None, [])
    if is_surely_over(activity.sessions, edition.today):
        yield Slot.ROOM, (text("This is over."),)
    elif (capacity := room_of(edition, activity)) and capacity.state in CAPACITY:
        yield Slot.ROOM, (say_capacity(edition, activity), text(CAPACITY[capacity.state]))
    if following := _next(edition, first):
        yield Slot.NEXT, (following.words,)
    whole = (say_address(first.place),) if first and first.place else ()
    yield Slot.WHERE, tuple(map(stopped, (*whole, *_wheres(edition, activity, gatherings))))
    cost = sentences(say_cost(activity.cost, language, edition.settings.country))
    yield Slot.COST, (stopped(cost[0]),)
    if activity.first_visit.met_by:
        yield Slot.MET, (text("Someone will meet you at the door."), text("Someone will meet you."))
    if towns := dict.fromkeys(gathering.place.town for gathering in others if gathering.place and gathering.place.town):
        yield Slot.OTHERS, (text("Also in {towns}.", towns=language.list_of(towns)),)
    ways = ways_to_join(edition, activity)
    way, _ = say_ways(ways[:1], language)
    if ways and ways[0] not in SELF_EVIDENT:
        yield Slot.JOIN, (way,)
    yield Slot.RULE, _rules(edition, first)
    yield Slot.RING, _ring(edition, contact)
    yield Slot.COST, tuple(stopped(" ".join(cost[:number])) for number in range(len(cost), 0, -1))
    also = _also(edition, first, others)
    yield Slot.OTHERS, tuple(" ".join(also[:number]) for number in range(len(also), 0, -1))
    if first and all(gathering.bank_holidays == BankHolidays.CLOSED for gathering in first.sessions):
        yield Slot.RULE, (f"{_rules(edition, first)[0]} {text('Not on bank holidays.')}",)
    if code := edition.code_of(activity):
        yield Slot.CODE, (text("Short code: {code}.", code=in_groups(code)),)


def _put_in(message: dict[Slot, str], slot: Slot, choices: tuple[str, ...], limit: int) -> None:
    """Take the first choice that fits, is in the alphabet of text messages, and is not there already."""
    others = [words for at, words in message.items() if at != slot and words]
    room = limit - septets(" ".join(others)) - len(others[:1])  # and a space
    for choice in map(to_gsm, choices):
        fits = septets(choice) <= room and (is_gsm(choice) or limit == AT_MOST_WIDE)
        if choice and fits and choice not in others:
            message[slot] = choice
            return


def _next(edition: Edition, gathering: Gathering | None) -> Dated | None:
    if gathering is None or gathering.following is None:
        return None
    return say_next(edition, gathering, year=gathering.following.occurrence.day.year != edition.today.year)


def _joined(message: dict[Slot, str]) -> str:
    return " ".join(message[slot] for slot in sorted(message) if message[slot])


def _rules(edition: Edition, gathering: Gathering | None) -> tuple[str, ...]:
    """The times of all sessions at a place, and as a shorter choice the time of the next."""
    if gathering is None:
        return (edition.language.text("Ask when it is on."),)
    one = gathering.following.session if gathering.following else gathering.sessions[0]
    every = dict.fromkeys(stopped(edition.short_words(session)) for session in gathering.sessions)
    return " ".join(every), stopped(edition.short_words(one))


def _wheres(edition: Edition, activity: Activity, gatherings: list[Gathering]) -> tuple[str, ...]:
    """Ways to say where it is, the best first; none for a secret place."""
    if edition.is_sensitive(activity):
        return ()
    if gatherings and (place := gatherings[0].place):
        return f"{name_and_town(place)} {place.postcode}".strip(), name_and_town(place), place.town or place.name
    if gatherings and gatherings[0].where:
        alike = [
            gathering.where
            for gathering in gatherings
            if _is_alike(edition, gatherings[0], gathering) and gathering.comes == gatherings[0].comes
        ]
        row = edition.language.list_of([alike[0], *(inside(where, edition.language) for where in alike[1:])])
        return tuple(_comes_to(edition, where) if gatherings[0].comes else where for where in (row, alike[0]))
    areas = [area.name for area in edition.areas_of(activity)]
    if not areas:
        return ()
    row = edition.language.list_of(areas[:3])
    return tuple(_comes_to(edition, where) if comes(edition, activity) else where for where in (row, areas[0]))


def _comes_to(edition: Edition, towns: str) -> str:
    return edition.language.text("Comes to you in {areas}", areas=towns)


def _is_alike(edition: Edition, one: Gathering, other: Gathering) -> bool:
    """Whether neither is at a place and both have the same times, so that one phrase names both."""
    return not (one.place or other.place) and _rules(edition, one)[0] == _rules(edition, other)[0]


def _also(edition: Edition, first: Gathering | None, others: list[Gathering]) -> list[str]:
    """The other places with their times; equal times are not repeated."""
    parts = []
    for gathering in others:
        where = name_and_town(gathering.place) if gathering.place else inside(gathering.where, edition.language)
        if first is None or not where or _is_alike(edition, first, gathering):
            continue
        times = _rules(edition, gathering)[0]
        if times == _rules(edition, first)[0]:
            parts.append(edition.language.text("Also {where}.", where=where))
        else:
            parts.append(edition.language.text("Also {where}: {times}", where=where, times=times))
    return parts


def _ring(edition: Edition, contact: Contact) -> tuple[str, ...]:
    text, country = edition.language.text, edition.settings.country
    if phone := phone_text(contact.phone, country):
        name = inside(contact.name, edition.language)
        with_name = (text("Ring {name} on {phone}.", name=name, phone=phone),) if name else ()
        return (*with_name, text("Ring {phone}.", phone=phone))
    texts = texts_link(contact.text or contact.phone, country)
    return (text("Text {phone}.", phone=texts.words),) if texts else ()


def _cut(name: str, room: int) -> str:
    """A name at its full length, or shortened at a word where it does not fit."""
    if septets(name) <= room:
        return name
    start = name[: room - 3].rpartition(" ")[0] or name[: room - 3]
    return start.rstrip(" ,.;:(-") + "..."


def _by_date(gathering: Gathering) -> date:
    return gathering.following.occurrence.day if gathering.following else date.max

"""A column that says how people meet: online, over the phone, face to face."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Choice, Column, take_over
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.headings import plain
from fingerpost.exchange.tables.propose.yaml_lines import first_of, list_of, quoted

ROLE = "delivery"
_HEADING = re.compile(
    r"(?:(?:service|session|event|class|activity|attendance|meeting|support) )?"
    r"(?:format|delivery|mode|virtual|online|medium|channels?|setting)(?: (?:method|mode|type|format|model|s))?|"
    r"(?:how|method|mode)(?: (?:is it|it is|it s|we|they|of))?(?: (?:delivered|delivery|held|meet|attendance|meeting))|"
    r"(?:is (?:it )?)?(?:online|virtual)(?: (?:event|session|only|meeting))?|(?:online|virtual) or "
    r"(?:in person|face to face)|(?:in person|face to face) or (?:online|virtual)"
)
_BETWEEN = re.compile(r"\s*(?:[,;/|&+\n]|\band\b|\bor\b)\s*")
_ONLINE = re.compile(
    r"(?:on-?line|virtual(?:ly)?|zoom|(?:ms |microsoft )?teams|video(?: calls?| chats?)?|webinars?|"
    r"web ?chats?|live ?chats?|remote(?:ly)?|digital(?:ly)?|live ?streams?)"
    r"(?: (?:only|chats?|sessions?|meetings?|groups?|support|events?|class(?:es)?))?"
)
_PHONE = re.compile(
    r"(?:(?:over|on|by) (?:the )?)?(?:tele)?phone(?: (?:only|calls?|support|line|chats?))*|helpline|phone ?line"
)
_IN_PERSON = re.compile(
    r"(?:face(?: |-)to(?: |-)face|in(?: |-)person|(?:meeting )?(?:in )?a? ?groups?(?: of people| sessions?| work)?|"
    r"(?:one|1)(?: |-)?(?:to|:|2)(?: |-)?(?:one|1)(?: chats?| support| sessions?)?|home visits?|at home|on ?site|"
    r"physical|drop(?: |-)ins?|outreach|workshops?|clubs?|offline|at (?:the|a) venue|venue)(?: only)?"
)
_SEVERAL_WAYS = re.compile(r"hybrid|blended|mixed|both")
_YES, _NO = frozenset(("yes", "y", "true", "1")), frozenset(("no", "n", "false", "0"))
_MOSTLY = 0.8
_MOST_VALUES = 40


class Ways(NamedTuple):
    """How people meet; several may be true of one row."""

    online: bool
    phone: bool
    in_person: bool

    @property
    def is_at_home(self) -> bool:
        """Whether nobody has to go anywhere."""
        return (self.online or self.phone) and not self.in_person


def ways_of_meeting(cell: str) -> Ways | None:
    """How people meet, where a cell says nothing else; a yes says that it can be done online, too.

    >>> ways_of_meeting("Online, Over the phone")
    Ways(online=True, phone=True, in_person=False)
    >>> ways_of_meeting("Meeting a group of people") == ways_of_meeting("Face to face")
    True
    >>> ways_of_meeting("Team quiz")
    """
    bare = " ".join(cell.casefold().split()).strip(" .")
    if bare in _YES or _SEVERAL_WAYS.fullmatch(bare):
        return Ways(online=True, phone=False, in_person=True)
    if bare in _NO:
        return Ways(online=False, phone=False, in_person=True)
    parts = [part for part in _BETWEEN.split(bare) if part]
    if not parts or not all(any(kind.fullmatch(part) for kind in (_ONLINE, _PHONE, _IN_PERSON)) for part in parts):
        return None
    return Ways(*(any(map(kind.fullmatch, parts)) for kind in (_ONLINE, _PHONE, _IN_PERSON)))


def take_delivery(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Take the column that says how people meet, if it is online or on the phone for some."""
    for column in columns:
        if column.table or not _HEADING.fullmatch(plain(column.heading)) or len(column.contents.values) > _MOST_VALUES:
            continue
        cells = column.contents.cells
        ways = [way for cell in cells if (way := ways_of_meeting(cell))]
        if len(ways) >= _MOSTLY * len(cells) and any(way.online or way.phone for way in ways):
            take_over(Choice(column, ROLE, 1, "it says how people meet"), chosen, used)
            return


def where_of(draft: Draft) -> list[str]:
    """What says where a session is: its place, or that it is online or on the phone."""
    place = "<place id>" if draft.has_place else ""
    if not draft.all(ROLE):
        return [f"place: {place}"] if place else []
    column = draft.all(ROLE)[0]
    ways = {cell: way for cell in column.contents.values if (way := ways_of_meeting(cell))}
    at_home = [cell for cell, way in ways.items() if way.is_at_home]
    addresses = [one for role in ("address", "postcode", "venue", "town") for one in draft.all(role) if not one.table]
    parts = []
    if place:
        parts.append("place: " + (_if(column, at_home, f'then: "", otherwise: {place}') if at_home else place))
    sites = [quoted(as_gap(one.name)) for one in draft.all("website")]
    for name, value in (("online", first_of(sites) if sites else ""), ("phone", '"true"')):
        alone = [cell for cell in at_home if getattr(ways[cell], name)]
        beside = [cell for cell, way in ways.items() if getattr(way, name) and way.in_person]
        values = [_if(column, alone, f"then: {value}")] if alone and value else []
        if beside and value and addresses:
            values.append(_if(column, beside, f"then: {value}", f", {quoted(addresses[0].name)}: empty"))
        if values:
            parts.append(f"{name}: {first_of(values)}")
    return parts + _notes(column, ways, addresses, has_site=bool(sites))


def has_where(draft: Draft) -> bool:
    return draft.has_place or bool(draft.all(ROLE))


def _notes(column: Column, ways: dict[str, Ways], addresses: Sequence[Column], *, has_site: bool) -> list[str]:
    texts = []
    if not has_site and (online := [cell for cell, way in ways.items() if way.online and way.is_at_home]):
        texts.append(_if(column, online, "then: Online"))
    for name, words in (("online", "Also online"), ("phone", "Also by phone")):
        if addresses and (cells := [cell for cell, way in ways.items() if getattr(way, name) and way.in_person]):
            texts.append(_if(column, cells, f"then: {words}", f", {quoted(addresses[0].name)}: filled"))
    return [f"notes: {first_of(texts)}"] if texts else []


def _if(column: Column, cells: Sequence[str], then: str, also: str = "") -> str:
    return f"{{when: {{{quoted(column.name)}: {list_of(cells)}{also}}}, {then}}}"

"""Is anything in the directory twice?

Comparing all with all would be fifty million pairs for 10,000 records. So only records that share
something exact are compared: a name, a phone number, a place, a postcode.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import TypeVar

from rapidfuzz import fuzz

from fingerpost.checks.fields import kind_of
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Record
from fingerpost.records.group import Group
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.telephone import Telephone, read_telephone

ALIKE = 92  # of 100: "Chair yoga Frome" and "Frome chair yoga" are 100, "Yoga beginners" and "Yoga improvers" 74
LARGEST_BUCKET = 40  # a library with more activities than this has many names; exact ones are still found
_LITTLE_WORDS = frozenset("the a an and of at in for with".split())  # noqa: SIM905
# Two halls at one postcode are not one for being halls.
_KINDS_OF_PLACE = frozenset("hall centre room rooms church chapel house cafe club school library community".split())  # noqa: SIM905
_TO_SPACES = str.maketrans(dict.fromkeys(".,;:!?()[]\"“”*_/&+-–—|'’", " "))
R = TypeVar("R", Activity, Group, Place)


def check_duplicates(directory: Directory) -> Iterator[Problem]:
    """Warn at the later of two, and name the earlier."""
    town_of = {place.id: place.town.casefold() for place in directory.places.values()}
    country = directory.settings.country
    yield from _pairs(directory.activities.values(), lambda activity: _shared_by_activity(activity, town_of, country))
    yield from _pairs(directory.groups.values(), lambda group: _shared_by_contact(group, country))
    yield from _pairs(directory.places.values(), _shared_by_place)
    yield from check_identifiers(directory)


def check_identifiers(directory: Directory) -> Iterator[Problem]:
    """A charity number belongs to one charity."""
    first: dict[str, Group] = {}
    for group in directory.groups.values():
        for number, identifier in enumerate(group.identifiers):
            other = first.setdefault(identifier, group)
            if other is not group:
                yield Problem(
                    code="identifier-twice",
                    severity=Severity.WARNING,
                    span=group.spans[f"identifiers.{number}"],
                    message=f"{other.name} has the same number, {identifier}.",
                    hint="If they are one group, keep one record and add the other's id to former_ids.",
                )


def _pairs(records: Iterable[R], shared_by: Callable[[R], list[str]]) -> Iterator[Problem]:
    buckets: dict[tuple[str, str], list[R]] = defaultdict(list)
    loose: dict[str, list[tuple[str, R]]] = defaultdict(list)
    for record in records:
        if record.closed is not None:
            continue
        name = _plain(record.name)
        for shared in shared_by(record):
            buckets[name, shared].append(record)
            if shared[:5] != "town ":
                loose[shared].append((name, record))
    reported: set[str] = set()
    for same in buckets.values():
        if len(same) == 1:
            continue
        for record in same[1:]:
            if record.id not in reported and _may_be_one(same[0], record):
                reported.add(record.id)
                yield _problem(record, same[0])
    for near in loose.values():
        if not 1 < len(near) <= LARGEST_BUCKET:
            continue
        for (name, one), (other_name, other) in combinations(near, 2):
            if other.id in reported or name == other_name or not _may_be_one(one, other):
                continue
            if _digits(name) != _digits(other_name):
                continue
            if fuzz.ratio(name, other_name) >= ALIKE or _is_one_place(one, other) or _is_one_group(one, other):
                reported.add(other.id)
                yield _problem(other, one)


def _shared_by_activity(activity: Activity, town_of: dict[str, str], country: str) -> list[str]:
    shared = _shared_by_contact(activity, country)
    places = {session.place for session in activity.sessions if session.place}
    for place in sorted(places) if len(places) > 1 else places:
        shared.append(f"place {place}")
        shared.append(f"town {town_of.get(place, '')}")
    # Two places in one town must not make an activity the same as itself.
    return list(dict.fromkeys(shared)) or ["town "]


def _shared_by_contact(record: Activity | Group, country: str) -> list[str]:
    # 01632 960123 and +44 (0)1632 960123 are one number.
    number = read_telephone(record.contact.phone, country) if record.contact.phone else None
    shared = [f"phone {number.dial}"] if isinstance(number, Telephone) else []
    if isinstance(record, Group):
        if record.contact.website:
            shared.append(f"website {record.contact.website}")
        shared.append("town ")  # a group has no town: the same name is enough
    return shared


def _shared_by_place(place: Place) -> list[str]:
    return [f"postcode {place.postcode}"] if place.postcode else [f"town {place.town.casefold()}"]


def _may_be_one(one: Record, other: Record) -> bool:
    """Two groups of one name but with a phone each, or one activity on two days of a course, are often meant."""
    if isinstance(one, Activity) and isinstance(other, Activity):
        return not (one.group and other.group and one.group != other.group and one.contact.phone != other.contact.phone)
    return True


def _is_one_place(one: Record, other: Record) -> bool:
    """Whether two places at one postcode have one phone or website too, and a word of their names in common."""
    if not (isinstance(one, Place) and isinstance(other, Place) and one.postcode == other.postcode):
        return False
    words = set(_plain(one.name).split()) & set(_plain(other.name).split()) - _KINDS_OF_PLACE
    return bool(words) and bool(_reached_at(one) & _reached_at(other))


def _is_one_group(one: Record, other: Record) -> bool:
    """Whether two groups with one phone or website have one name too, but for words that say more."""
    if not (isinstance(one, Group) and isinstance(other, Group)):
        return False
    shorter, longer = sorted((set(_plain(group.name).split()) - _KINDS_OF_PLACE for group in (one, other)), key=len)
    return bool(shorter) and shorter <= longer and bool(_reached_at(one) & _reached_at(other))


def _reached_at(record: Group | Place) -> set[str]:
    phone = "".join(letter for letter in record.contact.phone if letter.isdigit())[-9:]
    website = record.contact.website.casefold().removeprefix("https://").removeprefix("www.").rstrip("/")
    return {contact for contact in (phone, website) if contact}


def _plain(name: str) -> str:
    words = name.casefold().translate(_TO_SPACES).split()
    return " ".join(sorted([word for word in words if word not in _LITTLE_WORDS])) or name.casefold()


def _digits(name: str) -> str:
    """What tells "Walk 1" from "Walk 2"."""
    return "".join(letter for letter in name if letter.isdigit())


def _problem(record: Record, earlier: Record) -> Problem:
    kind = kind_of(record)
    return Problem(
        code="probable-duplicate",
        severity=Severity.WARNING,
        span=record.spans["name"],
        message=f"{record.name} seems to be the same {kind} as {earlier.name} in {earlier.file}.",
        hint="If it is, keep one record and add the other's id to its former_ids. "
        "If not, say in the names what tells them apart.",
    )

"""Which records may be about the same thing: for the checks, for imports, and for editors who look for duplicates.

Comparing each with every other would be fifty million pairs for 10,000 records. So only records that share something
exact are compared: a name, a phone number, a website, a place, a postcode, or a day and time in one town with a word of
the name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, takewhile
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Record
from fingerpost.records.group import Group
from fingerpost.records.place import Place
from fingerpost.records.telephone import Telephone, read_telephone

ALIKE = 92  # of 100: "Chair yoga Frome" and "Frome chair yoga" are 100, "Yoga beginners" and "Yoga improvers" 74
PART_OF = 95  # words that only one has left aside: "Chair yoga" and "Chair-based yoga" are 100
SAME_NAME = 85  # the same, where the postcode is one
LIKE_NAME = 60  # the same, where the phone number or the website is, and they share a word that few have
LARGEST_BUCKET = 40  # a library with more activities than this has many names; exact ones are still found
MOST_ALIKE = 8  # records that share one phone number or website: more are a switchboard
_LITTLE_WORDS = frozenset("the a an and of at in for with".split())  # noqa: SIM905
# Two halls at one postcode are not one for being halls.
_KINDS_OF_PLACE = frozenset("hall centre room rooms church chapel house cafe club school library community".split())  # noqa: SIM905
# What tells two apart that are alike otherwise, as numbers do: "North Ayrshire" and "South Ayrshire".
_TELLING = frozenset(
    """north south east west upper lower women men girls boys morning afternoon evening beginners improvers advanced
    monday tuesday wednesday thursday friday saturday sunday""".split()  # noqa: SIM905
)
_TO_SPACES = str.maketrans(dict.fromkeys(".,;:!?()[]\"“”*_/&+-–—|'’", " "))
_SHARED = {
    "phone": "phone number",
    "website": "website",
    "postcode": "postcode",
    "place": "place",
    "when": "times in one town",
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two records of one kind that may be the same."""

    one: Record
    other: Record  # the later by id
    because: tuple[str, ...]  # what they share: "phone number", "name"
    is_sure: bool  # enough to warn of it at each check
    score: float  # of their names, of 100

    def say(self) -> str:
        """Why: "the same phone number and name"."""
        *words, last = self.because
        return f"the same {', '.join(words)} and {last}" if words else f"the same {last}"


@dataclass(frozen=True, slots=True)
class _Rare:
    """Values that only a few records of a kind have: their own phone number, a word that is not in every name."""

    signs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Compared:
    """What a record is compared by."""

    record: Record
    name: str  # its words, sorted, without the little ones
    signs: tuple[str, ...]  # "phone +441632960123", "town frome"
    times: frozenset[str] = frozenset()  # "tuesday 10:00"
    towns: frozenset[str] = frozenset()
    postcodes: frozenset[str] = frozenset()


def likenesses(directory: Directory, *, only_sure: bool = False) -> Iterator[Likeness]:
    """Each pair of open records that may be the same thing, once; not those that a person has marked as different.

    Args:
        directory: The records.
        only_sure: Leave out pairs that only a person can judge, which take longer to find.
    """
    country = directory.settings.country
    different = _different_pairs(directory)
    kinds: tuple[Iterable[_Compared], ...] = (
        (
            _activity(record, directory.places, country, only_sure=only_sure)
            for record in directory.activities.values()
            if record.closed is None
        ),
        (_group(record, country) for record in directory.groups.values() if record.closed is None),
        (_place(record, country) for record in directory.places.values() if record.closed is None),
    )
    for kind in kinds:
        for likeness in _pairs(list(kind), only_sure=only_sure):
            if (likeness.one.kind, likeness.one.id, likeness.other.id) not in different:
                yield likeness


def _different_pairs(directory: Directory) -> frozenset[tuple[str, str, str]]:
    """The pairs that a person has marked as different, by their present ids, in either order."""
    if not directory.different:
        return frozenset()
    now = {
        (record.kind, former): record.id
        for records in (directory.activities, directory.groups, directory.places)
        for record in records.values()
        for former in record.former_ids
    }
    pairs = ((kind, now.get((kind, one), one), now.get((kind, two), two)) for kind, one, two in directory.different)
    return frozenset(pair for kind, one, two in pairs for pair in ((kind, one, two), (kind, two, one)))


# -- what a record is compared by --------------------------------------------------------------------


def _activity(activity: Activity, places: Mapping[str, Place], country: str, *, only_sure: bool) -> _Compared:
    ids = sorted({session.place for session in activity.sessions if session.place})
    there = [places[place_id] for place_id in ids if place_id in places]
    towns = dict.fromkeys(places[place_id].town.casefold() if place_id in places else "" for place_id in ids)
    # What has a website of its own is rare: it says little here, and to read them all takes as long as all the rest.
    reached = _phone(activity, country) if only_sure else _reached_at(activity, country)
    signs = [*reached, *(f"place {place_id}" for place_id in ids)]
    signs += [f"town {town}" for town in towns]
    return _Compared(
        activity,
        _plain(activity.name),
        tuple(signs) or ("town ",),
        frozenset() if only_sure else frozenset(_times(activity)),
        frozenset(filter(None, towns)),
        frozenset(place.postcode.upper() for place in there if place.postcode),
    )


def _times(activity: Activity) -> Iterator[str]:
    return (f"{day} {session.starts}" for session in activity.sessions if session.starts for day in session.days)


def _group(group: Group, country: str) -> _Compared:
    # A group has no town: the same name is enough.
    return _Compared(group, _plain(group.name), (*_reached_at(group, country), "town "))


def _place(place: Place, country: str) -> _Compared:
    where = f"postcode {place.postcode.upper()}" if place.postcode else f"town {place.town.casefold()}"
    postcodes = frozenset([place.postcode.upper()] if place.postcode else [])
    return _Compared(place, _plain(place.name), (where, *_reached_at(place, country)), postcodes=postcodes)


def _phone(record: Record, country: str) -> Iterator[str]:
    # 01632 960123 and +44 (0)1632 960123 are one number.
    number = read_telephone(record.contact.phone, country) if record.contact.phone else None
    if isinstance(number, Telephone):
        yield f"phone {number.dial}"


def _reached_at(record: Record, country: str) -> Iterator[str]:
    yield from _phone(record, country)
    if record.contact.website:
        parts = urlsplit(record.contact.website.casefold())
        yield f"website {parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}".rstrip("?")


def _plain(name: str) -> str:
    words = name.casefold().translate(_TO_SPACES).split()
    return " ".join(sorted([word for word in words if word not in _LITTLE_WORDS])) or name.casefold()


# -- which are compared ------------------------------------------------------------------------------


def _pairs(records: list[_Compared], *, only_sure: bool) -> Iterator[Likeness]:
    named: dict[tuple[str, str], list[_Compared]] = defaultdict(list)
    loose: dict[str, list[_Compared]] = defaultdict(list)
    for record in records:
        for sign in record.signs:
            named[record.name, sign].append(record)
            if sign[:5] != "town ":
                loose[sign].append(record)
        if not only_sure:
            for sign in _when(record):
                loose[sign].append(record)
    rare = _Rare() if only_sure else _rare(records, loose)
    # Those of one name are compared with the first alone: a hundred of them would be five thousand pairs.
    rows: list[Iterable[tuple[_Compared, _Compared]]] = [
        [(same[0], other) for other in same[1:]] for same in named.values()
    ]
    rows += [combinations(near, 2) for near in loose.values() if 1 < len(near) <= LARGEST_BUCKET]
    pairs: set[tuple[str, str]] = set()
    for row in rows:
        for one, other in row:
            pair = (one.record.id, other.record.id)
            if pair not in pairs:
                pairs.add(pair)
                if likeness := _judge(one, other, rare, only_sure=only_sure):
                    yield likeness


def _rare(records: list[_Compared], loose: Mapping[str, list[_Compared]]) -> _Rare:
    names = Counter(word for record in records for word in set(record.name.split()))
    return _Rare(
        frozenset(sign for sign, alike in loose.items() if len(alike) <= MOST_ALIKE),
        frozenset(word for word, times in names.items() if times <= max(MOST_ALIKE, len(records) // 50)),
    )


def _when(record: _Compared) -> Iterator[str]:
    """Each town, time and word of the name, so that no bucket has everything that begins at ten on a Tuesday."""
    for town in sorted(record.towns):
        for time in sorted(record.times):
            yield from (f"when {town} {time} {word}" for word in dict.fromkeys(record.name.split()))


# -- whether they may be one -------------------------------------------------------------------------


def _judge(one: _Compared, other: _Compared, rare: _Rare, *, only_sure: bool) -> Likeness | None:
    if not _may_be_one(one.record, other.record):
        return None
    same_name = one.name == other.name
    ratio = 100.0 if same_name else fuzz.ratio(one.name, other.name)
    if only_sure and ratio < ALIKE and isinstance(one.record, Activity):  # nearly all, so quickly
        return None
    shared = [sign for sign in one.signs if sign in other.signs]
    exact = [sign for sign in shared if sign[:5] != "town "]
    if not same_name and (_are_told_apart(one.name, other.name) or _are_apart(one.towns, other.towns)):
        return None
    if _are_apart(*(frozenset(map(_area, each.postcodes)) for each in (one, other))):  # there are two Ashfords
        return None
    score = fuzz.token_set_ratio(one.name, other.name)
    is_sure = bool(shared) and (same_name or bool(exact and (ratio >= ALIKE or _is_one_thing(one, other, exact))))
    because = list(dict.fromkeys(sign.partition(" ")[0] for sign in exact))
    if not is_sure:
        if only_sure:
            return None
        because = list(dict.fromkeys(_likely(one, other, exact, rare, score)))
        if not because:
            return None
    words = [_SHARED[what] for what in because]
    named = "name" if same_name else "nearly the same name" if score >= SAME_NAME else ""
    return Likeness(one.record, other.record, (*words, *filter(None, [named])), is_sure, score)


def _likely(one: _Compared, other: _Compared, exact: list[str], rare: _Rare, score: float) -> Iterator[str]:
    """What two records with somewhat different names share, if it is enough for a person to look."""
    is_activity = isinstance(one.record, Activity)
    # What is at two postcodes of one town has two branches, but for a slip of the keyboard in its name.
    are_branches = is_activity and _are_apart(one.postcodes, other.postcodes)
    if is_activity and (
        _are_apart(one.times, other.times) or (are_branches and fuzz.ratio(one.name, other.name) < ALIKE)
    ):
        return
    for sign in exact:
        what = sign.partition(" ")[0]
        if what == "postcode":
            if score >= SAME_NAME:
                yield what
        elif (
            what in ("phone", "website")
            and sign in rare.signs
            and score >= (SAME_NAME if is_activity else LIKE_NAME)
            and rare.words.intersection(one.name.split(), other.name.split())
        ):
            yield what
    is_then = bool(one.towns & other.towns and one.times & other.times)
    if is_then and (score >= PART_OF or fuzz.ratio(one.name, other.name) >= ALIKE):
        yield "when"


def _area(postcode: str) -> str:
    """The letters that a postcode begins with: "BA" of "BA11 1AA"."""
    return "".join(takewhile(str.isalpha, postcode))


def _are_apart(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and some.isdisjoint(others)


def _may_be_one(one: Record, other: Record) -> bool:
    """Whether they may be the same.

    Two groups of one name with different phones, or one activity on two days, are often meant.
    """
    if isinstance(one, Activity) and isinstance(other, Activity):
        return not (one.group and other.group and one.group != other.group and one.contact.phone != other.contact.phone)
    return True


def _is_one_thing(one: _Compared, other: _Compared, exact: list[str]) -> bool:
    """Whether two places at one postcode, or two groups, share a phone or website, and a name."""
    if isinstance(one.record, Activity):
        return False
    kinds = {sign.partition(" ")[0] for sign in exact}
    words, others = (set(each.name.split()) - _KINDS_OF_PLACE for each in (one, other))
    if not kinds & {"phone", "website"}:
        return False
    if isinstance(one.record, Place):
        return "postcode" in kinds and bool(words & others)
    shorter, longer = sorted((words, others), key=len)
    return bool(shorter) and shorter <= longer


def _are_told_apart(name: str, other: str) -> bool:
    """Whether two names have other numbers or directions: "Walk 1" and "Walk 2", "North" and "South"."""
    signs, others = ({word for word in each.split() if word in _TELLING} for each in (name, other))
    return _digits(name) != _digits(other) or (bool(signs and others) and signs.isdisjoint(others))


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())

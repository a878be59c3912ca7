"""Words in a column of places that are no address of one place: two halls by days, or a sentence about where it is.

No place is made of them, as nobody knows which: visitors read the words with the times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from fingerpost.checks.plain_text import words_of
from fingerpost.checks.whereabouts import numbered_streets
from fingerpost.exchange.tables.building_names import building_of
from fingerpost.exchange.tables.joins import split_name
from fingerpost.exchange.tables.mapping_rules import Spec, columns_in
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.geography.postcode import tidy_postcode
from fingerpost.records.session import Weekday
from fingerpost.records.shorten import shorten
from fingerpost.schedule.hours.caveats import LONGEST

WHERE = "Where: "
_LONGEST = 1_000  # characters of a cell that are looked at, of which a note has room for a fifth
_LONGEST_LINE = 100  # characters, as the schema has a line of an address
_HOUSE = re.compile(r"\d{1,4}[a-z]?(?:[-/]\d{1,4}[a-z]?)? [^\W\d]", re.IGNORECASE)
_LONGEST_NAME = 8  # words of a building or of a house in its street
_MOST_WORDS = 14  # between two commas, without a number: "Friends of the Old School at the Corner House" has nine
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
_DAYS = rf"{_DAY}(?:\s*(?:,|&|/|\+|-|–|and|or|to)\s*{_DAY})*"
_BY_DAYS = re.compile(rf"(?:^|(?<=[.;,\n|])\s*|(?<=\s)){_DAYS}\s*(?::|\s[-–]\s)\s*", re.IGNORECASE)
_WHOLE_DAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)
_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|several|multiple|many|various|different|a number of)"
)
_SEVERAL = re.compile(
    rf"(?:^|\b(?:at|in|from|on|across|of|are|our) ){_NUMBER}(?: [\w'’-]+){{0,3}}? (?:locations|sites|venues|places|"
    r"bases|branches|hospitals|schools|clubs|settings|centres|addresses)\b"
    r"(?! (?:hall|cent|room|caf|hub|pub|inn|club|church|trust|lane|road|street|close|way))"
    r"|\b(?:one|some|any|each|all|most) of (?:our|the|their|these|several|many) [\w'’ -]{0,30}s\b",
    re.IGNORECASE,
)
_NO_ADDRESS = re.compile(
    r"^(?:(?:various|vari(?:es|able)|multiple)(?=\W*$|[,:;(]| (?:place|part|town|area|time|day|hall)s)|"
    r"anywhere|everywhere|wherever|throughout|all over|in and around|across|"
    r"(?:nation|county|borough|city|town)-?wide(?! building)|home visits?|in the community|"
    r"(?:outreach|telephone|phone|mobile)$)\b"
    r"|\b(?:tb[ac]|to be (?:confirmed|announced|arranged|agreed)|on request|by arrangement|by (?:tele)?phone|"
    r"over the phone)\b"
    r"|\b(?:at|in|to) (?:your|their|people['’]?s|clients['’]?|a client['’]s|participants['’]?|members['’]?|"
    r"service users['’]?) (?:own )?(?:home|house)s?\b|\bown homes?\b",
    re.IGNORECASE,
)
_NOT_ONLY_THERE = re.compile(
    r"\b(?:throughout|depending|depends|wherever|whichever)\b|\bonline\b(?! (?:cent|caf|hub))|^virtual(?:ly)?\b|"
    r"^(?:zoom|skype|(?:ms|microsoft) teams)\b|^near (?:the|to|a|my|our) [^,]*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:there (?:is|are|will)|(?:you|we|they) (?:are|is|can|will|may|must|need|have|meet|run|work|offer|visit|"
    r"travel|come|go|should|could|would|see)|you['’](?:ll|re)|we['’](?:ll|re)|"
    r"(?:is|are|will be|can be|being|gets?) (?:\w+ )?(?:held|based|run|taking place|delivered|provided|offered|agreed|"
    r"arranged|confirmed|at|in|on|available|hosted)|tak(?:es?|ing) place|runs? (?:from|in|at|across)|"
    r"(?:please|to) (?:contact|call|phone|ring|email|ask|see|check|get in touch|enquire|visit|book)|"
    r"(?:contact|call|phone|ring|email|ask|text|message) (?:us|for|the (?:group|organiser|office|team|leader)|\w+ for)|"
    r"get in touch|see (?:our|the|their) (?:web ?site|page|calendar)|apply|if you|when you|for (?:details|the address|"
    r"more information|location|venues?))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_no_one_place(text: str, *, has_postcode: bool = False) -> bool:
    """Whether words in a column of places are no address or name of one place.

    >>> is_no_one_place("Mondays: Blue Hall, BA11 1AA. Fridays: Oak Hall, BA11 1BB"), is_no_one_place("Various venues")
    (True, True)
    >>> is_no_one_place("There are six sites: Lake School, Evolve House"), is_no_one_place("At your home")
    (True, True)
    >>> is_no_one_place("Town Hall, 1 High Road, BA11 1AA (please ring)"), is_no_one_place("Church of Our Lady")
    (False, False)

    Args:
        text: Those of a row.
        has_postcode: Whether another column of the row says one.
    """
    bare = " ".join(text.split())
    postcodes = {tidy_postcode(raw) for raw in _POSTCODE.findall(bare)} - {""}
    if len(postcodes) > 1 or _BY_DAYS.match(bare) or len(_days_named(bare)) > 1 or _SEVERAL.search(bare):
        return True
    if postcodes:
        return False
    if _NO_ADDRESS.search(bare) or has_postcode:
        return _NO_ADDRESS.search(bare) is not None
    is_prose = _NOT_ONLY_THERE.search(bare) or _SENTENCE.search(bare) or _is_long(text)
    return bool(is_prose) and not _begins_as_address(bare)


def _begins_as_address(text: str) -> bool:
    """Whether the first part is a house in a street, or a building, whatever is said of the way behind it."""
    first = re.split(r"[,;]", text)[0]
    if len(first.split()) > _LONGEST_NAME or _SENTENCE.search(first) or _NOT_ONLY_THERE.search(first):
        return False
    return bool(_HOUSE.match(first) or building_of([first]))


def _is_long(text: str) -> bool:
    return any(
        len(line) > _LONGEST_LINE or (len(line.split()) > _MOST_WORDS and not re.search(r"\d", line))
        for line in re.split(r"[,;\n]", text)
    )


def _days_named(text: str) -> set[str]:
    return {match[1].casefold() for match in _WHOLE_DAY.finditer(text)}


def where_columns(place: Mapping[str, Spec], names: Collection[str], own: Mapping[str, Spec]) -> tuple[list[str], ...]:
    """The columns in which a row says where a place is: its name, its address, and others with its postcode.

    Args:
        place: The fields of a place in the mapping.
        names: Columns that name what is on, or who runs it: those may be sentences.
        own: The columns of the mapping.
    """
    of_name, of_address, of_postcode = (
        list(dict.fromkeys(_plain_columns(place.get(field, ""), own, names)))
        for field in ("name", "address", "postcode")
    )
    return of_name, of_address, [name for name in of_postcode if name not in {*of_name, *of_address}]


def _plain_columns(spec: Spec, own: Mapping[str, Spec], names: Collection[str]) -> Iterator[str]:
    """The columns of a value but for those of its conditions."""
    if isinstance(spec, dict) and "when" in spec:
        spec = [spec.get("then", ""), spec.get("otherwise", "")]
    yield from (name for name in columns_in(spec, own) if name not in names)


def words_of_where(columns: Sequence[Sequence[str]]) -> Callable[[RowReader], str]:
    """Gives the words of a row in these columns if they are no one place; "" if they may be."""

    def words(reader: RowReader) -> str:
        all_texts = [", ".join(_cells(names, reader)) for names in columns]
        texts = [text for text in all_texts[:2] if text]
        has_postcode = any(map(_POSTCODE.search, all_texts))
        if not any(is_no_one_place(text, has_postcode=has_postcode) for text in texts):
            return ""
        return ", ".join(
            text for number, text in enumerate(texts) if not any(text in other for other in texts[:number])
        )

    return words


def _cells(names: Sequence[str], reader: RowReader) -> Iterator[str]:
    own = [name for name in names if not split_name(name, reader.joins)[0]]
    yield from dict.fromkeys(cell for name in own if (cell := reader.cell(name).strip(" ,;")))


def hold_words(data: dict[str, Any], words: str) -> bool:
    """Write into the sessions that have no place where they are: each those of its day, else all of them.

    Returns:
        Whether that was done: not where a house and its street alone is named, as it may be somebody's home.
    """
    words = re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", words[:_LONGEST]))
    parts = dict(_parts_by_day(words))
    if any(_may_be_a_home(part) for text in (parts.values() or [words]) for part in re.split(r"[.;:\n]", text)):
        return False
    sessions: list[dict[str, Any]] = []
    for session in data.get("sessions") or [{"repeats": "unknown"}]:
        if isinstance(session, dict) and session.keys().isdisjoint(("place", "area", "online", "phone")):
            sessions += (_with_words(*each) for each in _by_day(session, parts, words))
        else:
            sessions.append(session)
    data["sessions"] = sessions
    return True


def _by_day(
    session: dict[str, Any], parts: Mapping[frozenset[str], str], words: str
) -> Iterator[tuple[dict[str, Any], str]]:
    """A session for each part of the words that is of its days, with that part; else as it is, with all of them."""
    days = session.get("days", [])
    fitting = {of_days: part for of_days, part in parts.items() if not of_days.isdisjoint(days)}
    if not days or not set(days) <= set().union(*fitting) or (len(fitting) > 1 and session["repeats"] != "weekly"):
        yield session, words
        return
    for of_days, part in fitting.items():
        yield {**session, "days": [day for day in days if day in of_days]}, part


def _with_words(session: dict[str, Any], words: str) -> dict[str, Any]:
    more = session.get("notes", "")
    note = WHERE + " ".join(words.split()).rstrip(" .")
    note = shorten(note, max(LONGEST - len(more) - 2, LONGEST // 2))
    return {**session, "notes": shorten(". ".join(filter(None, (note, more))), LONGEST)}


def _may_be_a_home(words: str) -> bool:
    """Whether a house and its street is all that is named."""
    streets = numbered_streets(words_of(words.strip()))
    return bool(streets) and streets[0][0] == 0


def forget_words(data: Mapping[str, Any]) -> bool:
    """Take them out of the sessions of what may be secret; give whether there were any."""
    those = [
        one for one in data.get("sessions", ()) if isinstance(one, dict) and str(one.get("notes", "")).startswith(WHERE)
    ]
    for session in those:
        del session["notes"]
    return bool(those)


def _parts_by_day(words: str) -> Iterator[tuple[frozenset[str], str]]:
    """What is said of each day, where all of it is said by days; nothing where a day is said twice."""
    heads = list(_BY_DAYS.finditer(words))
    if not heads or words[: heads[0].start()].strip():
        return
    ends = [*(head.start() for head in heads[1:]), len(words)]
    parts = [
        (_days_of(head[0]), words[head.end() : end].strip(" ,;.\n")) for head, end in zip(heads, ends, strict=True)
    ]
    if sum(len(days) for days, _ in parts) == len(set().union(*(days for days, _ in parts))):
        yield from ((days, part) for days, part in parts if part)


def _days_of(head: str) -> frozenset[str]:
    days: list[Weekday] = []
    for match in re.finditer(rf"(-|–|\bto\b)?\s*({_DAY})", head, re.IGNORECASE):
        day = next(day for day in Weekday if day.startswith(match[2][:3].casefold()))
        if match[1] and days and days[-1].number < day.number:
            days += list(Weekday)[days[-1].number + 1 : day.number]
        days.append(day)
    return frozenset(str(day) for day in days)

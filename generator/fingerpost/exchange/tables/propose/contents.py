"""What is in the cells of a column: the share that are postcodes, phones, times, money and so on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from fingerpost.exchange.tables.propose.likeness import (
    SUBJECTS,
    is_elsewhere,
    is_organisation,
    is_person,
    is_prose,
    is_street,
    names_languages,
)
from fingerpost.exchange.tables.propose.welsh_headings import DAYS_IN_CELLS
from fingerpost.exchange.tables.values.address_parts import read_point
from fingerpost.exchange.tables.values.markdown_links import targets
from fingerpost.exchange.tables.values.no_answer import says_nothing
from fingerpost.exchange.tables.values.text_ways import is_html
from fingerpost.exchange.tables.values.value_ways import read_ages, read_price
from fingerpost.geography.postcode import is_postcode
from fingerpost.records.session import Weekday
from fingerpost.schedule.hours.dates import MONTH
from fingerpost.schedule.hours.read import read_hours

_FEWER = 25  # of those, where looking takes long
LOOKED_AT = 200  # filled cells of a column: enough to see what it holds
_SAMPLE = 60  # of those, to be looked at for what they are
LONG = 80  # characters: a text, not a name
_FEW = 40  # different values, to be kinds of something
_OFTEN = 0.3

_EMAIL = re.compile(r"(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}", re.IGNORECASE)
_WEB = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:co\.uk|org\.uk|gov\.uk|nhs\.uk|org|com|"
    r"net)(?:/\S*)?",
    re.IGNORECASE,
)
_WEBS = re.compile(rf"(?:{_WEB.pattern})(?:[\s,;]+(?:{_WEB.pattern}))*", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:tel:? ?)?(?:\+?44 ?\(?0?\)?|\+[1-9]\d{0,2}|\(?0)?[\d ().-]{7,16}(?: ?(?:ext\.?|x) ?\d+)?(?:.{0,30})?|"
    r"\d{3}[ .-]\d{3}[ .-]\d{4}.{0,20}|\(\d{3}\) ?\d{3}-\d{4}.{0,20}"
)
_TAXPAYER = re.compile(r"\d{2}-\d{7}")  # an American charity's number: 80-0339448
_PHONE_INSIDE = re.compile(r"(?<!\d)\(?\d{3,5}\)?[ .-]?\d{3}[ .-]?\d{3,4}(?!\d)")
_LOCAL_PHONE = re.compile(r"\d{3,4}[ -]?\d{3,4}")  # without the code of its town
_DATE = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:\d{4}[-/.]\d\d[-/.]\d\d(?:[T ].*)?|"
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d(?:(?:,| -)? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?)?|"
    r"\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? (?:19|20)\d\d|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})|(?:{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?)",  # and the year is to be asked
    re.IGNORECASE,
)
_TIME_OF_DAY = re.compile(
    r".*\d(?:T| |, | at )(?:\d{1,2}[:.]\d\d.*|\d{1,2} ?[ap]\.?m\.?)", re.IGNORECASE
)  # after its day
_TIME = re.compile(
    r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)(?::00)?(?: ?[ap]\.?m\.?)?|(?:1[0-2]|0?\d) ?[ap]\.?m\.?|noon|"
    r"midday|midnight",
    re.IGNORECASE,
)
_CLOCK = rf"(?:{_TIME.pattern}|(?:1[0-2]|0?[1-9])|(?:[01]\d|2[0-3])[0-5]\d)"
_TIMES = re.compile(  # from when until when, as short as people write it: 7-9, 10am-12, 1000-1200, 6.30pm for 7
    rf"(?:{_CLOCK}) ?(?:-|–|—|to|till?|until|for) ?(?:{_CLOCK}|late)(?: ?noon)?", re.IGNORECASE
)
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])[0-5]\d")  # 1930, and 930 where a spreadsheet took the 0 away
_PART_OF_DAY = re.compile(
    r"(?:early |late |mid ?-?)?(?:mornings?|afternoons?|evenings?|nights?|[ap]\.?m\.?|(?:lunch|day) ?times?)|all day",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d{1,2} ?(?:-|–|—|to) ?\d{1,2}")  # of anything: hours, ages, weeks, rooms
_DAYS = re.compile(
    r"(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|"
    r"urday)?s?(?:[ ,;/&+-]|and|to)*)+|daily|every ?day|weekdays|"
    rf"{DAYS_IN_CELLS}(?:(?:[ ,;/&+-]|a|i)+{DAYS_IN_CELLS})*",
    re.IGNORECASE,
)
_A_DAY = re.compile(
    r"\b(?:daily|every ?day|week(?:days|ends?)|mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|day|sday|nesday|rsday|urday)?s?\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r".*(?:£|\$|€)\s?\d|free\b|\d+p\b|.*\b(?:no charge|donation)", re.IGNORECASE | re.DOTALL)
_ANSWERS = frozenset(
    [
        "yes",
        "no",
        "y",
        "n",
        "true",
        "false",
        "1",
        "0",
        "x",
        "✓",
        "✗",
        "ask",
        "partial",
        "partly",
        "unknown",
        "n/a",
        "na",
        "-",
        "t",
        "f",
        "yes.",
        "no.",
        "none",
    ]
)
_PARTS = re.compile(r"\s*[;|\n/,•]\s*")
_LONGEST_PART = 45
_TEXT = re.compile(r"[^\W\d_][\W\d_]*[^\W\d_]")
_ADDRESS = re.compile(  # a postcode after other words: British, Canadian, Irish, American, Australian
    r"\w[,\n ]\s*(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]\d[\dW] [A-Z\d]{4}|"
    r"[A-Z]{2},? \d{5}(?:-\d{4})?|(?:ACT|NSW|NT|QLD|SA|TAS|VIC|WA),? \d{4})\b"
)
LONGEST_ADDRESS = 160
_ZIP = re.compile(r"\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]\d[\dW] [A-Z\d]{4}")
_LINK = re.compile(r"<a\s[^<>]*href=[^<>]+>[^<>]*</a>", re.IGNORECASE)  # a web address as HTML, and nothing else
_TELEPHONE = re.compile(r"(?:https?://)?<a\s[^<>]*href=[^<>]*tel:[^<>]+>([^<>]*)</a>", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Contents:
    """The cells of one column."""

    cells: Sequence[str]  # those that are filled, up to ``LOOKED_AT``
    rows: int  # of the table
    filled: int
    first: Sequence[str] = ()  # the cells of the first rows, also the empty ones

    @property
    def filled_share(self) -> float:
        """How many of the rows have something there."""
        return self.filled / self.rows if self.rows else 0.0

    def share(self, kind: str) -> float:
        """How many of the filled cells are of a kind: a key of ``KINDS``."""
        if kind not in self._shares:
            cells = [cell for cell in self.cells[:_SAMPLE] if kind == "yes_no" or not says_nothing(cell)]
            self._shares[kind] = sum(map(KINDS[kind], cells)) / max(len(cells), 1)
        return self._shares[kind]

    @cached_property
    def _shares(self) -> dict[str, float]:
        return {}

    @cached_property
    def hours(self) -> float:
        """How many of the filled cells say days and times; asked for only where it may be, for it takes time."""
        cells = self.cells[:_FEWER]
        return sum(bool(read_hours(cell).sessions) for cell in cells) / max(len(cells), 1)

    @cached_property
    def hours_of_a_day(self) -> float:
        """How many of the filled cells say times, where the heading says the day."""
        cells = list(self.values)[:_FEWER]  # of many that say "closed" one is enough
        readings = (read_hours(cell, day=Weekday.MONDAY) for cell in cells)
        facts = [(bool(reading.sessions), reading.is_closed) for reading in readings]
        if not any(has_hours for has_hours, _ in facts):
            return 0.0
        return sum(has_hours or is_closed for has_hours, is_closed in facts) / max(len(cells), 1)

    @cached_property
    def length(self) -> float:
        """Of a cell in the middle, in characters."""
        return median(map(len, self.cells)) if self.cells else 0.0

    @cached_property
    def values(self) -> Counter[str]:
        """The different values and how often each is there."""
        return Counter(self.cells)

    @property
    def is_different(self) -> bool:
        """Whether no two rows have the same value."""
        return len(self.values) == len(self.cells) and len(self.cells) > 0

    @property
    def are_kinds(self) -> bool:
        """Whether few values come again and again, as kinds of something do."""
        if self.share("list") >= _OFTEN:
            parts = Counter(part for cell in self.cells for part in _PARTS.split(cell) if part)
            return len(parts) <= min(_FEW, 0.5 * parts.total()) and self.share("prose") < _OFTEN
        enough = len(self.values) <= max(2, 0.6 * len(self.cells)) or (len(self.cells) <= 8 and not self.is_different)
        return enough and len(self.values) <= _FEW and self.length <= 60 and self.share("number") < 0.5

    @property
    def are_places(self) -> bool:
        """Whether short names without figures come again and again, as those of towns do."""
        comes_again = len(self.values) <= 0.8 * len(self.cells) or len(self.cells) < 4
        return comes_again and sum(any(c.isdigit() for c in cell) for cell in self.cells) <= 0.05 * len(self.cells)


def contents_of(cells: Iterable[str]) -> Contents:
    """Look at the cells of a column."""
    filled: list[str] = []
    first: list[str] = []
    rows = count = 0
    for cell in cells:
        rows += 1
        if rows <= _SAMPLE:
            first.append(cell)
        if cell:
            count += 1
            if len(filled) < LOOKED_AT:
                filled.append(cell)
    return Contents(filled, rows, count, first)


def _is_list(cell: str) -> bool:
    """Whether it is several short things one after another, and no sentence."""
    parts = [part for part in _PARTS.split(cell.strip()) if part]
    return len(parts) > 1 and all(len(part) <= _LONGEST_PART for part in parts) and not _ADDRESS.search(cell)


def _whole(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda cell: bool(pattern.fullmatch(cell.strip()))


def _has(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda cell: bool(pattern.search(cell))


def _is_phone(cell: str) -> bool:
    if "tel:" in cell and (link := _TELEPHONE.fullmatch(cell.strip())):
        cell = link[1]
    digits = sum(character.isdigit() for character in cell[:25])
    is_other = (
        bool(_DATE.fullmatch(cell)) or "." in cell.strip()[:6] or cell[1:2] == "-" or bool(_TAXPAYER.fullmatch(cell))
    )
    return 9 <= digits <= 14 and bool(_PHONE.match(cell)) and not is_other


KINDS: dict[str, Callable[[str], bool]] = {
    "postcode": is_postcode,
    "email": lambda cell: bool(_EMAIL.fullmatch(targets(cell).strip())),
    "with_email": lambda cell: bool(_EMAIL.search(cell)),
    "web": lambda cell: bool(_WEBS.fullmatch(targets(cell).strip()) or _LINK.fullmatch(cell.strip())),
    "zip": _whole(_ZIP),
    "phone": _is_phone,
    "with_phone": _has(_PHONE_INSIDE),
    "local_phone": _whole(_LOCAL_PHONE),
    "date": _whole(_DATE),
    "date_time": lambda cell: bool(_DATE.fullmatch(cell.strip()) and _TIME_OF_DAY.fullmatch(cell.strip())),
    "time": _whole(_TIME),
    "times": _whole(_TIMES),
    "hour": _whole(_HOUR),
    "part_of_day": _whole(_PART_OF_DAY),
    "range": _whole(_RANGE),
    "days": _whole(_DAYS),
    "with_days": _has(_A_DAY),
    "money": lambda cell: bool(_MONEY.match(cell)),
    "price": lambda cell: read_price(cell).get("kind", "varies") != "varies",
    "yes_no": lambda cell: cell.strip().casefold() in _ANSWERS,
    "languages": names_languages,
    "ages": lambda cell: bool(read_ages(cell)) or cell.strip().casefold() in ("all ages", "all", "adults", "any age"),
    "number": _whole(_NUMBER),
    "point": lambda cell: read_point(cell) is not None,
    "long": lambda cell: len(cell) >= LONG,
    "html": is_html,
    "text": lambda cell: bool(_TEXT.search(cell)),
    "list": _is_list,
    "person": is_person,
    "organisation": is_organisation,
    "street": is_street,
    "prose": is_prose,
    "elsewhere": is_elsewhere,
    **{f"about.{role}": _has(words) for role, words in SUBJECTS.items()},
    "whole_address": lambda cell: len(cell) < LONGEST_ADDRESS and bool(_ADDRESS.search(cell)),
}

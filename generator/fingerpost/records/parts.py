"""The smaller parts that records are made of: contact, who may come, how to join, what was checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Confirmed = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How to reach the people. Phones are as written, checked elsewhere."""

    name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    text: str = ""  # a number for text messages, when it differs
    consent_on: date | None = None  # the day a named person said yes to being public

    def __bool__(self) -> bool:
        return bool(self.phone or self.email or self.website or self.text)


_DAYS = {"weeks": 7, "months": 30.4, "years": 365.25}
_IN_A_YEAR = {"weeks": 52, "months": 12, "years": 1}


@dataclass(frozen=True, slots=True)
class Age:
    """An age as it is written: 18 years, 6 weeks."""

    number: int
    unit: str = "years"  # weeks | months | years

    @property
    def years(self) -> int:
        """Whole years: 18 months is 1."""
        return self.number // _IN_A_YEAR[self.unit]

    @property
    def days(self) -> float:
        """About how many days, to tell the younger of two."""
        return self.number * _DAYS[self.unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """Inclusive; None: no limit that way."""

    youngest: Age | None = None  # "from"
    oldest: Age | None = None  # "to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who may come."""

    summary: str = ""
    ages: Ages | None = None
    audiences: tuple[str, ...] = ()  # "for": ids of vocabulary/audiences.yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """How a professional makes the contact."""

    by: tuple[str, ...] = ()  # gp, link-worker, ...
    criteria: str = ""
    how: str = ""
    what_happens: str = ""  # to the person, once they are referred
    feedback: str = ""  # how and when the referrer hears whether they came
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """How to join; ``ways`` in the order of the record."""

    ways: tuple[str, ...] = ()  # drop-in book self-referral professional-referral membership phone email website
    steps: str = ""
    referral: Referral | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstVisit:
    """What happens when you walk in. A record that gives only text has one step."""

    met_by: str = ""  # somebody meets you at the door
    steps: tuple[str, ...] = ()
    bring: str = ""
    companion: str = ""  # free | pays | ask

    def __bool__(self) -> bool:
        return bool(self.met_by or self.steps or self.bring or self.companion)


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photograph of the door, a file of docs."""

    file: str  # "pictures/old-dairy-door.jpg"
    shows: str  # for somebody who cannot see it
    by: str = ""  # who took it


@dataclass(frozen=True, slots=True, kw_only=True)
class GettingThere:
    """Words about the way."""

    bus: str = ""
    train: str = ""
    parking: str = ""
    community_transport: str = ""
    walking: str = ""

    def __bool__(self) -> bool:
        return bool(self.bus or self.train or self.parking or self.community_transport or self.walking)


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes, no or ask, and a note. What is left out of a record is "not known", never "no"."""

    answer: str  # yes | no | ask
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """Whether there is room, and the day somebody said so."""

    state: str  # open | waiting-list | full | paused
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Assurance:
    """One thing the directory has asked a group about how it is run."""

    what: str  # public-liability-insurance, safeguarding-policy, dbs-checks, first-aider, ...
    seen_by: str = ""  # directory: we have looked at the paper; group: the group says so
    on: date | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The day a person last confirmed a record, and how."""

    on: date
    how: str = ""  # visit | phone | email | website | group | list

    @property
    def is_from_list(self) -> bool:
        """Whether it was only taken from a published list, so that nobody has checked it and the day is the list's."""
        return self.how == "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """When and why it ended, and what to try instead."""

    on: date
    reason: str = ""
    instead: tuple[str, ...] = ()  # ids of the same kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Where a record came from, when it came from somebody else's table."""

    source: str = ""
    id: str = ""
    licence: str = ""
    fetched_on: date | None = None
    categories: tuple[str, ...] = ()  # proposals, in the source's words
    hours: str = ""  # days and times in the source's words; not on any page
    withdrawn: date | None = None  # since when the source says that it is off, or not to be shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Degrees, WGS 84, and where they came from."""

    lat: float
    lon: float
    source: str = "by-hand"  # "from" in the record: geocoder | postcode | by-hand

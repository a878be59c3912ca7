"""The settings of a directory: assets/directory.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fingerpost.records.parts import Contact
from fingerpost.records.spans import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisLine:
    """Somebody to ring now."""

    name: str
    phone: str
    text: str = ""  # such as "text SHOUT to 85258"
    when: str = ""  # "In danger, or badly hurt": shown before the number
    kinds: tuple[str, ...] = ()  # of danger: self, others, child, medical, home; none: nobody has said


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSettings:
    """Which street map, if any; ``streets`` is none, url or self."""

    streets: str = "none"
    url: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """The picture, and the category that has a part of the front page to itself, if there is one."""

    picture: str = "hills"  # hills | town | coast | none, or a file of docs: "pictures/our-bridge.jpg"
    category: str = ""
    words: str = ""
    drawing: str = "none"  # or cup


def is_file(picture: str) -> bool:
    """Whether a picture is a directory's own, and none of Fingerpost's drawings."""
    return "." in picture


NATIONS = ("ENG", "WLS", "SCT", "NIR")  # of the United Kingdom


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the whole directory shares."""

    title: str
    site: str  # "https://directory.example.org/", with the slash
    tagline: str = ""
    country: str = "GB"
    nation: str = "ENG"  # ENG | WLS | SCT | NIR: whose bank holidays
    area_name: str = ""
    outcodes: tuple[str, ...] = ()
    bounds: tuple[float, float, float, float] | None = None  # south, west, north, east, degrees
    timezone: str = "Europe/London"
    languages: tuple[str, ...] = ("en",)
    editors: Contact = field(default_factory=Contact)
    editors_hours: str = ""  # "Monday to Friday, 9am to 4pm"
    review: Mapping[str, str] = field(default_factory=dict)  # crisis, activity, place, group: "6 months"
    crisis: tuple[CrisisLine, ...] = ()
    crisis_words: tuple[str, ...] = ()
    map: MapSettings = field(default_factory=MapSettings)
    project_allow: tuple[str, ...] = ()  # what mkdocs.yml and docs may do beyond what ``init`` writes
    submissions: Mapping[str, str] = field(default_factory=dict)  # github, email, endpoint
    licence: str = "CC-BY-4.0"
    example: bool = False  # every page is marked as an example
    leave_to: str = "https://www.bbc.co.uk/weather"  # where "Leave this page quickly" goes
    front_page: FrontPage = field(default_factory=FrontPage)
    host: str = ""  # cloudflare-pages | cloudflare-pages-paid | github-pages | gitlab-pages | netlify | other
    exports_left_out: tuple[str, ...] = ()  # activity-calendars, whole-calendar, geojson, hsds
    printed_menus: bool = True  # menus and posters as PDF, where what sets them is installed
    post_name: str = ""  # the county's name on the drawn post of the front page
    spans: Spans | None = field(default=None, compare=False, repr=False)

"""What somebody says of a new directory before it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fingerpost.records.placeholders import SITE
from fingerpost.records.settings import Settings
from fingerpost.records.slug import slug_of

EXTRAS = (
    "ical",
    "print",
)  # what a new directory installs beside Fingerpost; receive is for a computer that is always on


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Answers; what is left empty stays a blank for the editors to fill."""

    title: str = ""
    town: str = ""
    country: str = "GB"
    nation: str = "ENG"  # of the United Kingdom; of no meaning elsewhere
    timezone: str = "Europe/London"
    outcodes: tuple[str, ...] = ()
    site: str = ""  # with https:// and a slash at the end
    editors: str = ""  # the name of the team
    email: str = ""
    phone: str = ""
    repository: str = ""  # owner/name on GitHub
    extras: tuple[str, ...] = EXTRAS
    from_index: bool = False  # whether Fingerpost is fetched by its number and hash, and no wheel lies in the folder

    @property
    def name(self) -> str:
        """The name of the site, if one was given or can be made from the town; otherwise ""."""
        return self.title or (f"{self.town} directory" if self.town else "")

    @property
    def address(self) -> str:
        """The address of the site, or a blank for it until there is one."""
        return self.site or SITE


def beginning_of(settings: Settings, extras: tuple[str, ...] = (), *, from_index: bool = False) -> Beginning:
    """What ``init`` was asked to write, as far as the settings of a directory say so today."""
    site = "" if settings.site == SITE else settings.site
    return Beginning(
        title=settings.title,
        town=settings.area_name,
        country=settings.country,
        nation=settings.nation,
        timezone=settings.timezone,
        outcodes=settings.outcodes,
        site=site,
        extras=extras,
        from_index=from_index,
    )


def local_words(text: str, beginning: Beginning) -> str:
    """Put the town, and its postcodes, where our examples name Frome."""
    if not beginning.town:
        return text
    slug = slug_of(beginning.town) or "town"
    text = text.replace("https://directory.example.org/a/frome-", f"{beginning.address}a/{slug}-")
    text = text.replace("selwood-health-centre", f"{slug}-health-centre")
    for example in ("BA11 0AA", "BA11 1AA"):
        # Nobody's postcode is made up: without outcodes an example has none.
        text = text if beginning.outcodes else text.replace(f" {example}", "")
    for outcode in beginning.outcodes[:1]:
        text = text.replace("BA11", outcode).replace("ba11", outcode.lower())
    return text.replace("Frome", beginning.town)


def local_comments(text: str, beginning: Beginning) -> str:
    """The same in what is behind a #, and nowhere else: a group may be called after Frome."""
    return re.sub(r"(?m)^ *#.*$", lambda comment: local_words(comment[0], beginning), text)

"""Where an imported record came from, and on what terms: licences ask for both on the page."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import Link, web_link
from fingerpost.language import Language, mark
from fingerpost.records.directory import Record

# Names are the licensors' own. Source: SPDX licence list 3.27 and nationalarchives.gov.uk.
LICENCES = {
    "OGL-UK-1.0": (mark("Open Government Licence 1.0"), "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/1/"),
    "OGL-UK-2.0": (mark("Open Government Licence 2.0"), "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/"),
    "OGL-UK-3.0": (mark("Open Government Licence 3.0"), "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
    "CC0-1.0": (mark("CC0 1.0, no rights reserved"), "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-BY-2.0": (mark("Creative Commons Attribution 2.0"), "https://creativecommons.org/licenses/by/2.0/"),
    "CC-BY-3.0": (mark("Creative Commons Attribution 3.0"), "https://creativecommons.org/licenses/by/3.0/"),
    "CC-BY-4.0": (mark("Creative Commons Attribution 4.0"), "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-3.0": (mark("Creative Commons Attribution-ShareAlike 3.0"), "https://creativecommons.org/licenses/by-sa/3.0/"),
    "CC-BY-SA-4.0": (mark("Creative Commons Attribution-ShareAlike 4.0"), "https://creativecommons.org/licenses/by-sa/4.0/"),
    "ODbL-1.0": (mark("Open Database License 1.0"), "https://opendatacommons.org/licenses/odbl/1-0/"),
    "ODC-By-1.0": (mark("Open Data Commons Attribution License 1.0"), "https://opendatacommons.org/licenses/by/1-0/"),
    "PDDL-1.0": (mark("Public Domain Dedication and License 1.0"), "https://opendatacommons.org/licenses/pddl/1-0/"),
}  # fmt: skip
_BY_NAME = {name.casefold(): entry for name, entry in LICENCES.items()}


@dataclass(frozen=True, slots=True)
class SourceWords:
    """What a page says of a record's source."""

    name: str
    href: str  # where it is, if its name is an address
    fetched: str  # "on 1 October 2026", or ""
    licence: str
    licence_href: str


def say_source(edition: Edition, record: Record) -> SourceWords | None:
    """Say where a record came from; None if it was written here, or its import says nothing of that.

    Nothing is said for a sensitive record: the list that it is on may say where it is.
    """
    imported, language = record.imported, edition.language
    if imported is None or not (imported.source or imported.licence) or edition.is_sensitive(record):
        return None
    website = web_link(imported.source) if "://" in imported.source else None
    words, href = _licence(imported.licence, language)
    return SourceWords(
        name=website.words if website else imported.source,
        href=website.href if website else "",
        fetched=language.date(imported.fetched_on, weekday=False) if imported.fetched_on else "",
        licence=words,
        licence_href=href,
    )


def _licence(licence: str, language: Language) -> tuple[str, str]:
    """The name and address of a licence, however it is written: SPDX writes OGL-UK-3.0."""
    if entry := _BY_NAME.get(licence.casefold().replace(" ", "-")):
        return language.text(entry[0]), entry[1]
    link: Link | None = web_link(licence) if "://" in licence else None
    return (link.words, link.href) if link else (licence, "")

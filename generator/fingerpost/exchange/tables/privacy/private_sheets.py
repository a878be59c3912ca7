"""Sheets that are not for everybody, by what they are called: those kept back, and those about people."""

from __future__ import annotations

import re

from fingerpost.exchange.tables.table import Table

# Whatever the rows say. Where it is not sure that a name means so, the sheet is left out: to add it takes one line.
_PRIVATE = re.compile(
    # In so many words.
    r"\b(?:private|confidential|internal|restricted|secret|sensitive|personal|hidden|unlisted|unpublished)\b"
    r"|\b(?:not?|never|do ?not|don ?t)\b(?: \w+){0,3} (?:publi\w+|show\w*|share\w*|public|list\w*|display\w*|use\w*)\b"
    r"|\b(?:office|admin\w*|eyes|team|committee|members?|us) only\b|\b(?:unpublish\w*|withheld|embargo\w*)\b"
    # People, and who waits.
    r"|\b(?:volunt\w+|staff|employees?|personnel|committees?|officers?|trustees?|donors?|clients?|patients?|referrals?|members?|attendees?"
    r"|service users?|participants?|key ?holders?|safeguarding|dbs|complaints?|incidents?|mailing list|hr)\b"
    r"|\b(?:waiting|waitlist\w*|pending|awaiting|on ?hold|to (?:be )?(?:check\w*|confirm\w*|approve\w*|review\w*|do)"
    r"|todo|tbc|unconfirmed|unchecked|unverified|unapproved|proposed|applications?|queries)\b"
    # Houses that must not be found.
    r"|\b(?:refuges?|safe ?houses?|shelters?|domestic|abuse|dv|violence|sanctuar\w+)\b"
    # What is not yet, or no more.
    r"|\b(?:rejected|refused|declined|cancell?\w*|withdrawn|suspended|removed|deleted?|inactive|dormant|defunct|lapsed"
    r"|expired|ended|finished|obsolete|superseded|archiv\w*|closed|closures?|ceased|stopped|discontinued|former"
    r"|previous|historic|duplicates?|backup|back ?up|copy|copies|bin|trash|junk|drafts?|wip|work in progress|templates?"
    r"|examples?|samples?|tests?|dummy|past|gone|no longer)\b"
)
_OLD = re.compile(r"\bold\b")
# Old Town is one, and is not what the town was.
_OLD_PLACE = re.compile(
    r"\bold (?:town|city|village|green|street|road|market|mills?|harbour|port|quarter|wharf|bridge|hall|heath|park)\b"
)
# Of headings.
_AT_HOME = re.compile(
    r"\b(?:home|mobile|cell|private|personal|confidential|birth\w*|dob|born|kin|emergency|surname|forenames?"
    r"|(?:first|last|given|family) name|volunteer|staff|employee|client|patient|donor|trustee|member|carer|key ?holder"
    r"|medical|health|allerg\w+|medication|nhs n\w+|ni n\w+|national insurance|dbs|gift aid|bank|iban|password|salary"
    r"|next of kin|diagnos\w+|ethnic\w+|religion|disabilit\w+)\b"
)
# A heading that ends so has addresses on the web: "Volunteer URL", "Home page".
_ON_THE_WEB = re.compile(
    r"(?!.*\b(?:private|personal|confidential)\b).*\b(?:urls?|web ?sites?|web ?pages?|home ?pages?|links?)"
)


def is_kept_back(name: str, table: Table) -> bool:
    """Whether a sheet is not for everybody, by its name; Old Harlow is a place where a row says that it is there."""
    words = _words_of(name)
    if _PRIVATE.search(words):
        return True
    if not _OLD.search(words):
        return False
    return not (_OLD_PLACE.search(words) or _is_in_rows(name, table))


def is_about_people(table: Table) -> bool:
    """Whether a heading is about a person's private life, such as a date of birth."""
    headings = [words for header in table.headers if not _ON_THE_WEB.fullmatch(words := _words_of(header))]
    return any(map(_AT_HOME.search, headings))


def _words_of(name: str) -> str:
    """The words of a name: DoNotPublish_2024 is do not publish 2024."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d])(?=\d)", " ", name)
    return " ".join(re.sub(r"[\W_]+", " ", apart).casefold().split())


def _is_in_rows(name: str, table: Table) -> bool:
    whole = re.compile(rf"\b{re.escape(name.strip().title())}\b")
    return " " in name.strip() and any(whole.search(cell) for row in table.rows for cell in row.cells.values())

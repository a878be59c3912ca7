"""Does nothing say where a refuge is?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.context import Context
from fingerpost.checks.fields import kind_of
from fingerpost.checks.scan import Scan
from fingerpost.geography.postcode import is_postcode
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem, Severity

NOT_SHOWN = "Delete it. It is not shown here, because this report may be public."

# What such a service calls itself. First the single words that have to be there for the slower look.
_HINTS = frozenset(
    """refuge refuges safehouse safehouses abuse abused trafficking trafficked witness asylum violence assault sarc
    children's childrens safe""".split()  # noqa: SIM905
)
_PHRASES = re.compile(
    r"\b(?:(?:women'?s|domestic(?: abuse| violence)?|safe) refuges?|refuge for|refuge accommodation|safe ?houses?"
    r"|domestic (?:abuse|violence)|sexual (?:assault|abuse|violence)|rape crisis|sarc|(?:human )?trafficking|trafficked"
    r"|modern slavery|witness protection|asylum (?:accommodation|hotel|housing)|children'?s homes?"
    r"|honour based (?:abuse|violence))\b"
)
_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\b")
_STREET = re.compile(
    r"\b[0-9]{1,4}[A-Za-z]? (?:[A-Z][A-Za-z'’]+ ){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Close|Drive|Lane|Crescent|Gardens"
    r"|Grove|Terrace|Hill|Square|Row|Court|Way|Mews|Parade)\b"
)


def is_sensitive(record: Record, context: Context) -> bool:
    """Whether nothing that locates this may reach any output: its own flag, or a category's."""
    if record.sensitive:
        return True
    if not isinstance(record, Activity):
        return False
    categories = context.vocabulary.categories
    return any(category in categories and categories[category].sensitive for category in record.categories)


def check_sensitive(record: Record, scan: Scan, context: Context) -> Iterator[Problem]:
    """A location forbidden is an error; words that suggest one should be are a question."""
    if is_sensitive(record, context):
        yield from _check_location(record)
        yield from _check_words(record, scan)
    elif ("list", "categories") in context.unread:
        return  # which may say of it that it is
    elif record.sensitive is None and not scan.words.isdisjoint(_HINTS):
        yield from _ask(record, scan)


def _check_location(record: Record) -> Iterator[Problem]:
    if isinstance(record, Activity):
        for number, session in enumerate(record.sessions):
            if session.place:
                yield Problem(
                    code="sensitive-place",
                    span=record.spans[f"sessions.{number}.place:key"],
                    message="Refuges never say where they are, but this record names a place.",
                    hint="Delete that line. It is not shown here, because this report may be public.",
                    quote=False,
                )
    elif isinstance(record, Place):
        for field in ("address", "postcode", "location"):
            if getattr(record, field):
                yield Problem(
                    code="sensitive-address",
                    span=record.spans[f"{field}:key"],
                    message=f"This place is marked as sensitive, but its record has {_a(field)}.",
                    hint=NOT_SHOWN,
                    quote=False,
                )
    if isinstance(record, Activity | Place) and record.getting_there:
        yield Problem(
            code="sensitive-directions",
            span=record.spans["getting_there:key"],
            message="Refuges never say where they are, but this record says how to get there.",
            hint=NOT_SHOWN,
            quote=False,
        )


def _check_words(record: Record, scan: Scan) -> Iterator[Problem]:
    for path, text in scan.texts:
        if not any(is_postcode(found) for found in _POSTCODE.findall(text)) and not _STREET.search(text):
            continue
        yield Problem(
            code="sensitive-words",
            span=record.spans[path],
            message="Refuges never say where they are, but there is an address or a postcode in this text.",
            hint=NOT_SHOWN,
            quote=False,
        )


def _ask(record: Record, scan: Scan) -> Iterator[Problem]:
    for path, text in scan.texts:
        if _PHRASES.search(text.lower().replace("’", "'")):
            yield Problem(
                code="sensitive-unclear",
                severity=Severity.WARNING,
                span=record.spans[path],
                message=f"This {kind_of(record)} may be one whose address must stay secret. The record does not say.",
                hint="Add sensitive: true to keep it secret, or sensitive: false if anybody may know where it is.",
            )
            return


def check_flag_is_kept(was_sensitive: bool, record: Record, context: Context) -> Iterator[Problem]:
    """Hold a record that was sensitive when it was last published and now is not, whichever way that came about.

    ``was_sensitive`` is what the last published version said.
    """
    code = "held-no-longer-sensitive"
    if was_sensitive and not is_sensitive(record, context) and code not in record.confirmed:
        yield Problem(
            code="held-no-longer-sensitive",
            severity=Severity.WARNING,
            span=record.spans["sensitive"],
            message=f"The address of this {kind_of(record)} was secret until now. This change would show it.",
            hint="If that is right, add confirmed: [held-no-longer-sensitive]. If not, put sensitive: true back.",
            quote=False,
        )


def _a(field: str) -> str:
    return {"address": "an address", "postcode": "a postcode", "location": "coordinates"}[field]

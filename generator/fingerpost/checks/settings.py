"""Can the directory be run with these settings?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import phonenumbers
from babel import Locale

from fingerpost.checks.emails import judge_email
from fingerpost.checks.own_addresses import check_own_addresses
from fingerpost.checks.phones import judge_phone
from fingerpost.checks.placeholders import check_placeholders
from fingerpost.checks.suggest import find_near
from fingerpost.checks.websites import judge_website
from fingerpost.reading.spans import FileSpans
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Record
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.settings import Settings
from fingerpost.records.spans import Spans


def check_settings(directory: Directory) -> Iterator[Problem]:
    """Look at directory.yaml."""
    settings = directory.settings
    spans = settings.spans or FileSpans(Path(), f"{directory.assets.name}/directory.yaml")
    if settings.site.startswith("http://"):
        yield Problem(
            code="site-not-secure",
            severity=Severity.WARNING,
            span=spans["site"],
            message="The address of the site begins with http://, so others on the network can see what people read.",
            hint="Write https:// and ask whoever runs the web server for a certificate.",
        )
    yield from check_own_addresses(settings, spans)
    if directory.files_read:  # until there is a record, nothing is ready for others
        yield from check_placeholders(settings, spans)
    yield from _check_region(settings, spans)
    for number, language in enumerate(settings.languages):
        if not is_language(language):
            yield _language_unknown(language, spans, f"languages.{number}")
    yield from _check_crisis_lines(directory, spans)
    for number, line in enumerate(settings.crisis):
        yield from judge_phone(line.phone, settings.country, spans, f"crisis.{number}.phone")
    editors = settings.editors
    if editors.email:
        yield from judge_email(editors.email, spans, "editors.email")
    if editors.phone:
        yield from judge_phone(editors.phone, settings.country, spans, "editors.phone", may_be_emergency=False)
    if editors.website:
        yield from judge_website(editors.website, spans, "editors.website")
    if email := settings.submissions.get("email"):
        yield from judge_email(email, spans, "submissions.email")
    yield from _check_front_page(directory, spans)
    if settings.bounds is not None:
        south, west, north, east = settings.bounds
        if south >= north or west >= east:
            yield Problem(
                code="bounds-reversed",
                span=spans["area.bounds"],
                message="In the bounds of the area, south must be below north, and west left of east.",
                hint="In Somerset, for example, south: 50.8, west: -3.9, north: 51.4, east: -2.2.",
            )


def _check_crisis_lines(directory: Directory, spans: Spans) -> Iterator[Problem]:
    """Whoever looks for help in danger must find whom to ring."""
    vocabulary = directory.vocabulary
    about_danger = [
        f"{term.id} in {name}.yaml"
        for name, terms in (("categories", vocabulary.categories), ("needs", vocabulary.needs))
        for term in terms.values()
        if term.crisis
    ]
    if about_danger and not directory.settings.crisis and ("settings", "") not in directory.unread:
        yield Problem(
            code="crisis-lines-missing",
            span=spans["title"],
            message=f"Nobody is named to ring in danger, but {about_danger[0]} is marked crisis.",
            hint="Write the lines in directory.yaml: crisis: [{when: Someone to listen, name: Samaritans, "
            "phone: 116 123, for: [self]}]. Ring each first. They are then at the top of those pages.",
        )


def _check_front_page(directory: Directory, spans: Spans) -> Iterator[Problem]:
    category, categories = directory.settings.front_page.category, directory.vocabulary.categories
    if category and category not in categories and ("list", "categories") not in directory.unread:
        near = find_near(category, {key: (term.name, *term.words) for key, term in categories.items()})
        start = f"Write {near}. " if near else ""
        yield Problem(
            code="category-unknown",
            span=spans["front_page.category"],
            message=f"There is no category called {category}.",
            hint=f"{start}The list is in {directory.assets.name}/vocabulary/categories.yaml.",
        )


def check_languages(record: Record) -> Iterator[Problem]:
    """Check that every language a record names has a known code."""
    if record.language and not is_language(record.language):
        yield _language_unknown(record.language, record.spans, "language")
    if isinstance(record, Activity):
        for number, language in enumerate(record.languages):
            if not is_language(language):
                yield _language_unknown(language, record.spans, f"languages.{number}")


@lru_cache(maxsize=1024)
def is_language(code: str) -> bool:
    """Whether the code is one that Unicode knows by a name, or that of a sign language."""
    if code in ("bfi", "isg"):  # British and Irish Sign Language: ISO 639-3, but without a locale
        return True
    return code.partition("-")[0] in Locale("en").languages


def _language_unknown(code: str, spans: Spans, path: str) -> Problem:
    folded = code.casefold()
    names = {name.casefold(): key for key, name in Locale("en").languages.items()}
    near = names.get(folded)
    hint = f"Write {near}." if near else "Use the two-letter code: en for English, cy for Welsh, pl for Polish."
    return Problem(code="language-unknown", span=spans[path], message=f"There is no language {code}.", hint=hint)


def _check_region(settings: Settings, spans: Spans) -> Iterator[Problem]:
    if settings.country not in phonenumbers.SUPPORTED_REGIONS:
        yield Problem(
            code="country-unknown",
            span=spans["country"],
            message=f"There is no country {settings.country}.",
            hint="Use its two capital letters: GB, IE, US.",
        )
    try:
        ZoneInfo(settings.timezone)
    except (KeyError, ValueError, OSError):
        yield Problem(
            code="timezone-unknown",
            span=spans["timezone"],
            message=f"There is no time zone {settings.timezone}.",
            hint="Write the continent and the city, for example Europe/London.",
        )

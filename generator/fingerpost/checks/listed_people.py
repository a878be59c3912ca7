"""Is nobody's own number, mailbox or home in the settings and the lists? They are as public as a record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from fingerpost.checks.listed_texts import listed_texts
from fingerpost.checks.personal_homes import tells_home
from fingerpost.checks.personal_people import names_child, tells_health
from fingerpost.checks.personal_reach import mailboxes_in, mobiles_in
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem, Severity


class _Owner(NamedTuple):
    """Whose mailbox one with its name is."""

    name: str
    id: str


def check_listed_people(directory: Directory) -> Iterator[Problem]:
    """Check the texts of settings and lists as those of a record are checked.

    Nothing can be held back here, so there are only warnings.
    """
    settings = directory.settings
    owner = _Owner(f"{settings.title} {settings.editors.name}", settings.site)
    for file, spans, path, text in listed_texts(directory):
        name = f"personal:{file}"
        if name in settings.project_allow:
            continue
        if not (what := _personal_in(text, settings.country, owner)):
            continue
        yield Problem(
            code="personal-in-list",
            severity=Severity.WARNING,
            span=spans[path],
            message=f"{what} It is published.",
            hint=f'Ask them, or delete it. If they agree, allow it in directory.yaml: project: {{allow: ["{name}"]}}',
            quote=False,
        )


@lru_cache(maxsize=8192)  # a preview asks the same of the same texts each time
def _personal_in(text: str, country: str, owner: _Owner) -> str:
    """What of one person's own is in a text, in words; "" if nothing is."""
    if mobiles_in(text, country):
        return "There is a mobile number here, which is probably somebody's own."
    if mailboxes_in(text, owner):
        return "There is an email address here, which is probably somebody's own."
    if tells_home(text):
        return "This text seems to say where somebody lives."
    if tells_health(text) or names_child(text):
        return "This text seems to be about one person's health, or of a child."
    return ""

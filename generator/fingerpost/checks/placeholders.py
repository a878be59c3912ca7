"""Does the directory still say what ``fingerpost init`` wrote for its editors to change?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.records.placeholders import EMAIL, PHONE, SITE
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.settings import Settings
from fingerpost.records.spans import Spans

CODE = "settings-placeholder"


def check_placeholders(settings: Settings, spans: Spans) -> Iterator[Problem]:
    """A stranger's address, mailbox or number, on every page: a warning here, and an error where it would be published.

    Settings that say ``example: yes`` mean them, and every page of theirs says that it is made up.
    """
    editors = settings.editors
    if settings.example:
        return
    # Settings that name no editors were not started by ``init``, which also writes the address.
    names_editors = bool(editors.name or editors.email or editors.phone)
    for path, value, first, what in (
        ("site", settings.site if names_editors else "", SITE, "the address where the site will be"),
        ("editors.email", editors.email, EMAIL, "a mailbox of the team, or delete the line"),
        ("editors.phone", editors.phone, PHONE, "a number of the team, or delete the line"),
    ):
        if value == first:
            yield Problem(
                code="settings-placeholder",
                severity=Severity.WARNING,
                span=spans[path],
                message=f"{value} is still what fingerpost init wrote, and it is nobody's.",
                hint=f"Write {what}. If the directory is only an example, add example: yes",
            )

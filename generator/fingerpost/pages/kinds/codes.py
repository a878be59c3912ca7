"""The page of a short code, which leads on to what has that code: on any host, and without a script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.codes import code_targets
from fingerpost.edition.edition import Edition
from fingerpost.pages.render.page import Page
from fingerpost.records.short_code import in_groups


def code_pages(edition: Edition) -> Iterator[Page]:
    """A page for each code that leads somewhere; none if the host does not take as many files."""
    text = edition.language.text
    for code, targets in code_targets(edition).items() if edition.has_code_pages else ():
        title = text("Code {code}", code=in_groups(code))
        values: dict[str, Any] = {
            "title": title,
            "hrefs": [edition.url(target) for target in targets],
            "canonical": edition.absolute(targets[0]),
        }
        yield Page(
            kind="code",
            address=addresses.of_code(code),
            title=title,
            description="",
            template="code.html",
            values=values,
            listed=False,
            canonical=targets[0],
            is_bare=True,
            fingerprint_parts=partial(_fingerprint_parts, targets),
        )


def _fingerprint_parts(targets: tuple[str, ...], _: object) -> Iterator[str]:
    yield repr(targets)

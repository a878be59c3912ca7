"""Look at the pages that were written: do those about danger have the crisis lines at their top?

Nobody who looks for help may find a page without them, so this reads the files, whatever made them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import islice
from pathlib import Path

from fingerpost.edition.crisis_pages import must_have_lines
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.crisis import crisis_lines
from fingerpost.files.page_writer import path_of

_BLOCK = re.compile(r'<div class="[^"]*\bfp-crisis\b[^"]*">')
_LEADS_ON = re.compile(r'(?<!<noscript>)<meta http-equiv="refresh" content="0;')  # nobody reads it: another page shows
_NAMED = 5


class CrisisLinesMissing(Exception):
    """Pages about danger say nowhere whom to ring; a sentence for people, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def guard_crisis_lines(edition: Edition, site: Path, pages: Iterable[str]) -> None:
    """Check the pages of a site that has been written and is not published yet.

    Raises:
        CrisisLinesMissing: If one that must have the crisis lines at its top has not.
    """
    numbers = [f'href="{escape(line.link.href)}"' for line in crisis_lines(edition)]
    wrong = [
        address
        for address in sorted(pages)
        if must_have_lines(edition, address) and not _has_lines(Path(path_of(str(site), address)), numbers)
    ]
    if wrong:
        named, more = ", ".join(islice(wrong, _NAMED)), len(wrong) - _NAMED
        raise CrisisLinesMissing(
            f"The crisis lines are not at the top of {named}{f' and {more:,} more' if more > 0 else ''}, "
            "which are about danger.",
            "They are under crisis in directory.yaml. If they are there, this is a fault of Fingerpost: report it.",
        )


def _has_lines(page: Path, numbers: list[str]) -> bool:
    html = page.read_text("utf-8")
    block = _BLOCK.search(html)
    if block is None:
        return _LEADS_ON.search(html) is not None
    words = html[block.end() : html.find("</div></div>", block.end())]
    return bool(numbers) and all(number in words for number in numbers)

"""Is the text free of markup, which would be shown as the characters typed?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.fields import span_of_words
from fingerpost.checks.scan import Scan
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity

# An address in angles is a link of Markdown, and is not repeated.
_TAG = re.compile(r"<(?![\w.+-]+@)/?[A-Za-z][A-Za-z0-9-]{0,20}>?|<!(?:--|\[)")


def check_markup(record: Record, scan: Scan) -> Iterator[Problem]:
    """Nothing is executed and nothing is taken out in silence, so the author has to know."""
    if not scan.has_angle:
        return
    for path, text in scan.texts:
        if "<" in text and (match := _TAG.search(text)):
            yield Problem(
                code="html-in-text",
                severity=Severity.WARNING,
                span=span_of_words(record.spans, path, match[0]),
                message=f"Readers will see {match[0]} on the page as it is typed: HTML has no effect here.",
                hint="Take the HTML out. In a description, **two stars** make words bold."
                if path == "description"
                else "Take the HTML out and leave the words.",
            )

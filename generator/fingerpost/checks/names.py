"""Is the name one that people can read, say and find?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.scan import Scan
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.slug import is_name


def check_names(record: Record, scan: Scan) -> Iterator[Problem]:
    """Names are in lists, titles and patient records, so they have to be words."""
    name = record.name
    if not is_name(name):
        yield Problem(
            code="name-unclear",
            span=record.spans["name"],
            message=f"{name.strip() or 'A blank'} is not a name that people can look for.",
            hint="Write the name as the group says it.",
        )
    for path, text in scan.texts:
        # Short ones are usually initials: NHS, U3A, CAMRA.
        if not text.isupper() or sum(letter.isalpha() for letter in text) <= 6:
            continue
        if path == "name":
            yield Problem(
                code="name-shouting",
                severity=Severity.WARNING,
                span=record.spans[path],
                message=f"The name {name} is all in capitals.",
                hint=f"Write {name.capitalize()}. Capitals are hard to read, and screen readers may spell them out.",
            )
        elif len(text) > 15:
            yield Problem(
                code="text-shouting",
                severity=Severity.WARNING,
                span=record.spans[path],
                message="This text is all in capitals.",
                hint="Use small letters. Capitals are hard to read, and screen readers may spell them out.",
            )

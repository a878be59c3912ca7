"""Is every text in docs free of what opens something, and of numbers that identify a person?

All of docs is published. What is found is never repeated: the report may be public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fingerpost.checks.personal_numbers import birth_dates, personal_numbers
from fingerpost.checks.plain_text import readable
from fingerpost.checks.project.doc_files import DocFile, text_of
from fingerpost.checks.project.layout import Layout
from fingerpost.checks.secrets import secrets_in_text
from fingerpost.records.problem import Problem

# A decimal has as many digits as an NHS number, and so has an id in a table of data.
_DECIMAL = re.compile(r"[0-9]*\.[0-9]{3,}")
_BARE_TEN = re.compile(r"(?<![0-9])[1-9][0-9]{9}(?![0-9])")


def check_doc_secrets(layout: Layout, files: Sequence[DocFile]) -> Iterator[Problem]:
    """Look through every file of text, line by line."""
    for file in files:
        text = text_of(file)
        yield from secrets_in_text(text, layout.shown(file.path))
        for number, line in enumerate(text.split("\n"), start=1):
            if any(map(str.isdigit, line)):
                yield from _in_line(line, layout, file, number)


def _in_line(line: str, layout: Layout, file: DocFile, number: int) -> Iterator[Problem]:
    seen = _DECIMAL.sub(" ", readable(line))
    if "nhs" not in seen.lower():
        seen = _BARE_TEN.sub(" ", seen)
    span = layout.span(file.path, number)
    yield from birth_dates(seen, span)
    # The code of a bank account is looked for among what opens something.
    yield from (problem for problem in personal_numbers(seen, span) if problem.code != "bank-account")

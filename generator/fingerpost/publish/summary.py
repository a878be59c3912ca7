"""The summary of a build on GitHub: which records were left out of the site, and why."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from fingerpost.publish.prepare import Prepared
from fingerpost.records.escaping import plain_of
from fingerpost.records.problem import Problem

MOST_ROWS = 200  # GitHub takes 1 MiB for a step, and a record can have a thousand faults


def say_left_out(prepared: Prepared) -> str:
    """Say in a sentence or two what is not on the new site."""
    return " ".join(_not_new(prepared))


def _not_new(prepared: Prepared) -> Iterator[str]:
    as_they_were, files = len(prepared.edition.last_good), prepared.left_out.files
    if as_they_were == 1:
        yield "1 record is shown as it was before it had an error. Its page says so."
    elif as_they_were:
        yield f"{as_they_were:,} records are shown as they were before they had errors. Their pages say so."
    if files == 1:
        yield "1 record was left out. Its page says that it is being corrected."
    elif files:
        yield f"{files:,} records were left out. Their pages say that they are being corrected."


def write_summary(prepared: Prepared) -> None:
    """Add to the summary of the workflow, where there is one.

    Source: GitHub's documentation, "Workflow commands", GITHUB_STEP_SUMMARY.
    """
    if name := os.environ.get("GITHUB_STEP_SUMMARY"):
        # The site is there, or is not, whatever becomes of the summary.
        with suppress(OSError), Path(name).open("a", encoding="utf-8") as file:
            file.write(as_markdown(prepared))


def as_markdown(prepared: Prepared) -> str:
    """Write the errors as a table. Lines of records are not quoted."""
    return "\n".join(_lines(prepared)) + "\n"


def _lines(prepared: Prepared) -> Iterator[str]:
    errors = prepared.errors
    if prepared.left_out or prepared.edition.last_good:
        yield from ("## The site was built without some changes", "", plain_of(say_left_out(prepared)))
    else:
        yield from ("## The site was not built", "", plain_of(f"{prepared.stopped} The old one stays."))
    yield from ("", "| where | what is wrong | what to do |", "| --- | --- | --- |")
    yield from map(row_of, errors[:MOST_ROWS])
    if len(errors) > MOST_ROWS:
        yield from ("", plain_of(f"There are {len(errors) - MOST_ROWS:,} more: fingerpost check shows them."))
    yield ""


def row_of(problem: Problem) -> str:
    where = f"{problem.span.file}:{problem.span.line}:{problem.span.column} {problem.code}"
    return f"| {' | '.join(plain_of(text) for text in (where, problem.message, problem.hint))} |"

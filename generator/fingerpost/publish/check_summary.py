"""The summary of a check on GitHub: the problems that do not fit beside the lines."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from fingerpost.publish.report import Report, in_github_order
from fingerpost.publish.summary import MOST_ROWS, row_of
from fingerpost.records.escaping import plain_of
from fingerpost.records.problem import Problem

BESIDE_LINES = 10  # of errors, and of warnings


def write_check_summary(report: Report) -> None:
    """Add what GitHub does not show beside the lines: it shows ten errors and ten warnings of a step."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    rest = _not_beside_lines(report)
    if name and rest:
        with suppress(OSError), Path(name).open("a", encoding="utf-8") as file:
            file.write("\n".join(_rest(rest)) + "\n")


def _not_beside_lines(report: Report) -> list[Problem]:
    ordered = in_github_order(report)
    errors = [problem for problem in ordered if problem.is_error]
    warnings = [problem for problem in ordered if not problem.is_error]
    return [*errors[BESIDE_LINES:], *warnings[BESIDE_LINES:]]


def _rest(problems: list[Problem]) -> Iterator[str]:
    yield from ("## What is not shown beside the lines", "")
    yield from ("| where | what is wrong | what to do |", "| --- | --- | --- |")
    yield from map(row_of, problems[:MOST_ROWS])
    if len(problems) > MOST_ROWS:
        yield from ("", plain_of(f"There are {len(problems) - MOST_ROWS:,} more: fingerpost check --all shows them."))

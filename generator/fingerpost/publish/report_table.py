"""The problems as a table, one a line, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from fingerpost.records.escaping import visible
from fingerpost.records.problem import Problem

COLUMNS = ("severity", "code", "file", "line", "column", "message", "hint")
# What a spreadsheet would work out, or run, instead of showing it.
_WORKED_OUT = ("=", "+", "-", "@")


def as_csv(problems: Iterable[Problem]) -> str:
    """Write a line of headings and a line for each problem."""
    output = io.StringIO()
    table = csv.writer(output, lineterminator="\n")
    table.writerow(COLUMNS)
    for problem in problems:
        span = problem.span
        words = [_cell(text) for text in (span.file, problem.message, problem.hint)]
        table.writerow([problem.severity.value, problem.code, words[0], span.line, span.column, *words[1:]])
    return output.getvalue()


def _cell(text: str) -> str:
    value = visible(text)
    return f"'{value}" if value.startswith(_WORKED_OUT) else value

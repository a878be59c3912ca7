"""Reading ``different.csv`` beside the records: pairs that look alike but are different, as somebody has said."""

from __future__ import annotations

import re
from pathlib import Path

from fingerpost.files.plain_file import read_plain
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

NAME = "different.csv"
COLUMNS = ("kind", "id", "other")
_LARGEST = 10_000_000  # bytes
_LINE = re.compile(r"(activity|group|place),([a-z0-9-]+),([a-z0-9-]+)")

Pairs = frozenset[tuple[str, str, str]]  # kind, and two ids in order


def different_file(assets: Path) -> Path:
    """Where the pairs of a directory are kept."""
    return assets / NAME


def read_different(assets: Path, shown: str) -> tuple[Pairs, list[Problem]]:
    """Read the pairs; none if there is no such file.

    Args:
        assets: The folder of records.
        shown: The file as a person would type it.
    """
    try:
        text = read_plain(different_file(assets), _LARGEST) or ""
    except (OSError, UnicodeDecodeError):
        return frozenset(), [_problem(shown, 0, "It cannot be read.")]
    pairs, problems = set(), []
    for number, line in enumerate(text.splitlines(), 1):
        if match := _LINE.fullmatch(line.strip()):
            kind, one, other = match.groups()
            pairs.add((kind, *sorted((one, other))))
        elif line.strip() and line.strip() != ",".join(COLUMNS):
            problems.append(_problem(shown, number, "This line does not name two records."))
    return frozenset((kind, one, other) for kind, one, other in pairs), problems


def _problem(shown: str, line: int, message: str) -> Problem:
    return Problem(
        code="different-line",
        severity=Severity.WARNING,
        span=Span(shown, line) if line else Span(shown),
        message=message,
        hint="Write for example: activity,chair-yoga,seated-yoga. Or delete it: fingerpost duplicates asks again.",
    )

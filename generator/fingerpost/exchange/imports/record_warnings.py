"""What an import warns of at a record that is here already."""

from __future__ import annotations

import shlex
from pathlib import Path

from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span


def record_warning(path: Path, code: str, message: str, hint: str) -> Problem:
    """A warning at the file of a record, of which nothing is quoted: it may be withheld."""
    return Problem(
        code=code, severity=Severity.WARNING, span=Span(path.as_posix()), message=message, hint=hint, quote=False
    )


def command_to_close(record_id: str, assets: Path) -> str:
    """What to type when a record has ended.

    >>> command_to_close("lunch-club", Path("assets"))
    'fingerpost close lunch-club --reason "Why" --assets assets'
    """
    return f'fingerpost close {record_id} --reason "Why" --assets {shlex.quote(assets.as_posix())}'

"""A name, a town or a label that has several lines. The form in the browser reports it too."""

from __future__ import annotations

from typing import Any

from fingerpost.records.problem import Problem
from fingerpost.records.span import Span


def on_several_lines(event: Any, file: str, number: int) -> Problem:
    """The message, which does not quote the text, because it may be an address that stays secret."""
    mark = event.start_mark
    return Problem(
        code="two-lines",
        span=Span(file, mark.line + 1, mark.column + 1, 1),
        message=f"This is on {number} lines, and has to be on one.",
        hint="Write it on one line, beside the name of its field. More can be said in the description.",
        quote=False,
    )

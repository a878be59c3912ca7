"""A problem: one thing to put right, in words for a volunteer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fingerpost.records.span import Span


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"  # the record cannot be published
    WARNING = "warning"  # it can; a code that begins "held-" withholds a field until a person confirms it


# Nobody knows what is in there, so a check could not run to its end.
UNREADABLE = frozenset(("file-unreadable", "folder-unreadable", "history-unreadable", "history-short"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault, where it is and how to correct it.

    ``message`` is a whole sentence, complete in itself; ``hint`` says what to type. Neither ever
    repeats a value that must stay private: the report may be public.
    """

    code: str  # short words joined by hyphens; explained in the handbook; never reused
    severity: Severity = Severity.ERROR
    span: Span
    message: str
    hint: str = ""
    quote: bool = True  # False: the line itself must not be shown, because it holds something private
    field: str = ""  # for "held-" codes: the path withheld, such as "contact.phone"; "" is the whole record

    @property
    def is_error(self) -> bool:
        """Whether the record cannot be published."""
        return self.severity is Severity.ERROR


def in_file_order(problem: Problem) -> tuple[str, int, int, str, str]:
    """Sort key: the order in which a person reads the files."""
    span = problem.span
    return (span.file, span.line, span.column, problem.code, problem.message)

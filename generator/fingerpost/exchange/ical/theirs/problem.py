"""What there is to say of a calendar of somebody else's."""

from __future__ import annotations

from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span


def calendar_problem(code: str, span: Span, message: str, hint: str = "", *, is_error: bool = False) -> Problem:
    """A remark. The content of a calendar may be private, so no line of it is quoted."""
    severity = Severity.ERROR if is_error else Severity.WARNING
    return Problem(code=code, severity=severity, span=span, message=message, hint=hint, quote=False)

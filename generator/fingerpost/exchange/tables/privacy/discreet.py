"""What an import says may be kept in a public log, so it repeats no email address and no mobile number of a cell."""

from __future__ import annotations

import re
from dataclasses import replace

from fingerpost.checks.redact import NOT_SHOWN
from fingerpost.records.problem import Problem

_MAILBOX = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;\"']*\w")
_MOBILE = re.compile(r"(?<![\w.])(?:(?:\+|00)44[ -]?(?:\(0\))?[ -]?|0)7(?:[ -]?[0-9]){8,9}(?![0-9])")
_EXAMPLES = frozenset({"hello@example.org", "cafe@example.org"})  # of hints and of the schemas


def discreet(problem: Problem) -> Problem:
    """The same remark without such values."""
    message, hint = discreet_text(problem.message), discreet_text(problem.hint)
    return (
        problem if (message, hint) == (problem.message, problem.hint) else replace(problem, message=message, hint=hint)
    )


def discreet_text(text: str) -> str:
    """A text without them.

    >>> discreet_text("jo@example.com is not a web address."), discreet_text("call 07700 900123 is not a number.")
    ('(not shown) is not a web address.', 'call (not shown) is not a number.')
    """
    text = _MAILBOX.sub(lambda match: match[0] if match[0] in _EXAMPLES else NOT_SHOWN, text)
    return _MOBILE.sub(NOT_SHOWN, text)

"""The event of an issue, as GitHub writes it into a file for a workflow: the issue as it was at that moment."""

from __future__ import annotations

import json

from fingerpost.intake.submission import NotUnderstood

LARGEST_EVENT = 2 * 1024 * 1024  # bytes: the text of an issue, with each character spelt out, and what is around it


def read_event(raw: bytes) -> tuple[int, bytes]:
    """The number of the issue and its text. It does not include what somebody has changed in the issue since.

    Raises:
        NotUnderstood: If it is not the event of an issue.
    """
    if len(raw) > LARGEST_EVENT:
        raise NotUnderstood(f"The event has more than {LARGEST_EVENT:,} bytes.")
    other = NotUnderstood("This is not the event of an issue.", "Give it the file that GITHUB_EVENT_PATH names.")
    try:
        issue = json.loads(raw)["issue"]
        number, text = issue["number"], issue["body"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotUnderstood(
            "This is not the event of an issue.", "Give it the file that GITHUB_EVENT_PATH names."
        ) from None
    if not isinstance(number, int) or isinstance(number, bool) or not isinstance(text, str | None):
        raise other
    return number, (text or "").encode("utf-8", "replace")

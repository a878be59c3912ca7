"""What somebody sent: what they would like, about which entry, and what they wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Want(StrEnum):
    """What somebody would like to happen."""

    ADD = "add"
    CHANGE = "change"
    RIGHT = "right"  # nothing has changed
    ENDED = "ended"


# What somebody looked for in vain, in the note: for the editors alone. It changes no record, so it is none of ``Want``.
MISSING = "missing"


class NotUnderstood(Exception):
    """What was sent cannot be used; has a sentence for people, and what to do. Neither repeats what was sent."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One thing that somebody sent, read but not judged.

    ``values`` are as a record has them: {"contact": {"phone": "01632 960123"}}. ``words`` are by the field for which
    they have yet to be understood: "sessions", "categories".
    """

    want: Want
    kind: str = "activity"
    entry: str = ""  # which one: an id, an address or a short code
    name: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    source: str = ""  # how they know
    agreed: bool = False  # they say that whoever is named in the contact said yes to that
    remarks: tuple[str, ...] = ()  # for the editor, about what was sent
    place: Mapping[str, Any] = field(default_factory=dict)  # the values of a new place that goes with it
    place_id: str = ""  # by which the sessions name that place
    group: Mapping[str, Any] = field(default_factory=dict)  # the same of a new group that runs it
    group_id: str = ""

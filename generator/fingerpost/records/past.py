"""What earlier versions of the records tell readers: when an entry came, and what they care about has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Key = tuple[str, str]  # kind and id, as they were

PARTS = ("name", "when", "where", "cost")  # what a reader cares about; a day of checking or a comment is none


@dataclass(frozen=True, slots=True)
class PastVersion:
    """One version of a record, as far as readers care."""

    on: date  # when it was published: committed on the line that is published
    parts: Mapping[str, str]  # by PARTS, in a form that only differs where the meaning does; places by their ids
    is_closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is known of the versions before; nothing without git, or where it has only the newest part."""

    began: date | None = None  # when the directory itself came
    old: frozenset[Key] = frozenset()  # what was in it then
    came: Mapping[Key, date] = field(default_factory=dict)  # of what came later
    versions: Mapping[Key, tuple[PastVersion, ...]] = field(default_factory=dict)  # lately, the oldest first

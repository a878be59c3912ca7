"""What was read from somebody: services with their parts, in the names of HSDS 3.0, whatever version it came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

Data = dict[str, Any]


@dataclass(slots=True)
class HsdsSource:
    """Everything that could be read. Parts of a service are inside it, as in the detail of an API."""

    name: str
    services: list[Data] = field(default_factory=list)
    organizations: dict[str, Data] = field(default_factory=dict)  # by id, also those of no service
    locations: dict[str, Data] = field(default_factory=dict)
    places_of_organization: dict[str, list[str]] = field(default_factory=dict)  # ids of locations
    has_links: bool = True  # it says which service is where
    problems: list[Problem] = field(default_factory=list)


# Where a thing came from, beside its fields: a file and a row, or an address.
AT = "\0at"


def span_of(thing: Mapping[str, Any], name: str) -> Span:
    """Where somebody can look a thing up."""
    at = thing.get(AT)
    return at if isinstance(at, Span) else Span(f"{name}: {thing.get('id', 'no id')}")


def import_problem(code: str, span: Span, message: str, hint: str = "", *, is_error: bool = False) -> Problem:
    """A report of one thing that was lost or changed. Its content may be private, so it is not quoted."""
    severity = Severity.ERROR if is_error else Severity.WARNING
    return Problem(code=code, severity=severity, span=span, message=message, hint=hint, quote=False)

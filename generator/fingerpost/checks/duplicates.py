"""Is anything in the directory twice?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.fields import kind_of
from fingerpost.checks.likeness import likenesses
from fingerpost.records.directory import Directory, Record
from fingerpost.records.group import Group
from fingerpost.records.problem import Problem, Severity


def check_duplicates(directory: Directory) -> Iterator[Problem]:
    """Warn at the later of two, and name the earlier."""
    reported: set[tuple[str, str]] = set()
    for likeness in likenesses(directory, only_sure=True):
        key = (likeness.other.kind, likeness.other.id)
        if key not in reported:
            reported.add(key)
            yield _problem(likeness.other, likeness.one)
    yield from check_identifiers(directory)


def check_identifiers(directory: Directory) -> Iterator[Problem]:
    """Check that no two groups have the same charity number."""
    first: dict[str, Group] = {}
    for group in directory.groups.values():
        for number, identifier in enumerate(group.identifiers):
            other = first.setdefault(identifier, group)
            if other is not group:
                yield Problem(
                    code="identifier-twice",
                    severity=Severity.WARNING,
                    span=group.spans[f"identifiers.{number}"],
                    message=f"{other.name} has the same number, {identifier}.",
                    hint="If they are one group, keep one record and add the other's id to former_ids.",
                )


def _problem(record: Record, earlier: Record) -> Problem:
    kind = kind_of(record)
    return Problem(
        code="probable-duplicate",
        severity=Severity.WARNING,
        span=record.spans["name"],
        message=f"{record.name} seems to be the same {kind} as {earlier.name} in {earlier.file}.",
        hint="If it is, make one of them: fingerpost merge. "
        f"If not: fingerpost duplicates --different {earlier.id} {record.id} --kind {kind}",
    )

"""Does the list that a record came from say by now that it is off, or not to be shown?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.fields import kind_of
from fingerpost.checks.withhold import WHOLE
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity

WITHDRAWN = "held-withdrawn"


def check_withdrawn(record: Record) -> Iterator[Problem]:
    """Hold back what its list has withdrawn, until somebody closes it or says that it may be shown."""
    if record.imported is None or record.imported.withdrawn is None:
        return
    if record.closed is not None or WITHDRAWN in record.confirmed:
        return
    yield Problem(
        code="held-withdrawn",
        severity=Severity.WARNING,
        span=record.spans["imported.withdrawn"],
        message=f"The list that this {kind_of(record)} came from says that it is off, or not to be shown. "
        "The record is not shown either.",
        hint=f'If it has ended, type: fingerpost close {record.id} --reason "Why". If it may be shown, '
        f"add confirmed: [{WITHDRAWN}]",
        quote=False,
        field=WHOLE,
    )

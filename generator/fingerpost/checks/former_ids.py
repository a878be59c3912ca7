"""Does every address, old and new, lead to one record only?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.records.directory import Directory, Record
from fingerpost.records.problem import Problem


def check_former_ids(directory: Directory) -> Iterator[Problem]:
    """An id that is used again would send a patient to the wrong door."""
    for records in (directory.activities, directory.groups, directory.places):
        yield from _check_kind(records)


def _check_kind(records: Mapping[str, Record]) -> Iterator[Problem]:
    claimed: dict[str, Record] = {}
    for record in records.values():
        for number, former in enumerate(record.former_ids):
            where = f"former_ids.{number}"
            if former == record.id:
                yield Problem(
                    code="former-id-own",
                    span=record.spans[where],
                    message=f"{former} is the id this record has now, so it is not a former one.",
                    hint="Delete it from former_ids.",
                )
            elif former in records:
                yield Problem(
                    code="former-id-taken",
                    span=record.spans[where],
                    message=f"{former} is given as the old id of {record.name}, but {records[former].name} has it now.",
                    hint=f"An id is never used again. Delete it here, or rename {former}.yaml.",
                )
            elif (other := claimed.setdefault(former, record)) is not record:
                yield Problem(
                    code="former-id-twice",
                    span=record.spans[where],
                    message=f"{other.name} says as well that {former} is its old id.",
                    hint="Keep it in the one record that people who look for it should find.",
                )

"""Does every address, old and new, lead to one record only?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fingerpost.records.directory import Directory, Record
from fingerpost.records.erased import Erased
from fingerpost.records.ids import is_reserved
from fingerpost.records.problem import Problem


def check_former_ids(directory: Directory) -> Iterator[Problem]:
    """Check that no id is used twice, which would send a patient to the wrong door."""
    kinds: dict[str, Mapping[str, Record]] = {
        "activity": directory.activities,
        "group": directory.groups,
        "place": directory.places,
    }
    for kind, records in kinds.items():
        yield from _check_kind(records)
        yield from _check_erased([erased for erased in directory.erased if erased.kind == kind], records)


def _check_erased(erased: Sequence[Erased], records: Mapping[str, Record]) -> Iterator[Problem]:
    """Check that nothing has the address of an erased record, which would lead people astray."""
    formers = {former: record for record in records.values() for former in record.former_ids}
    by_id = {record_id: entry for entry in erased for record_id in (entry.id, *entry.former_ids)}
    for record_id, entry in by_id.items():
        other = records.get(record_id) or formers.get(record_id)
        if other is not None:
            yield Problem(
                code="former-id-erased",
                span=other.spans[""],
                message=f"{record_id} is the address of a record that is erased: {entry.file}.",
                hint="An id is never used again. Give this record another one.",
                quote=False,
            )


def _check_kind(records: Mapping[str, Record]) -> Iterator[Problem]:
    claimed: dict[str, Record] = {}
    for record in records.values():
        for number, former in enumerate(record.former_ids):
            where = f"former_ids.{number}"
            if is_reserved(former):
                yield Problem(
                    code="id-reserved",
                    span=record.spans[where],
                    message=f"{former} is a name that the site or Windows keeps for itself, so no record ever had it.",
                    hint="Delete it from former_ids.",
                )
            elif former == record.id:
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

"""The checks of single records, on every core: each process checks a slice of them and sends back the problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from fingerpost.processes import can_fork, cores, processes
from fingerpost.reading.at_fault import naming_its_record
from fingerpost.records.directory import Key, Record
from fingerpost.records.problem import Problem

# Below this, starting a second process takes longer than it saves.
WORTH_IT = 3_000

SLICES = 16  # more than there are processes, so that they end together

FoundProblem = tuple[Key | None, Problem]  # which record was asked; None: all together
Check = Callable[[Record], Iterable[FoundProblem]]


def check_in_slices(
    records: Sequence[Record], check: Check, meanwhile: Callable[[], Iterable[FoundProblem]], jobs: int = 0
) -> list[FoundProblem]:
    """Ask every record, and in the meantime what only all of them can answer; the problems are in no order.

    Args:
        records: All of them.
        check: Asks one.
        meanwhile: Asks the rest, in this process.
        jobs: How many processes; 0 chooses.
    """
    jobs = jobs or (cores() if len(records) >= WORTH_IT else 1)
    if jobs == 1 or not can_fork():
        return [*meanwhile(), *_check_slice(records, check, 0, 1)]
    # fork: the records are in memory already, and only problems are sent.
    with processes(jobs, _keep_for_parts, (records, check)) as pool:
        slices = pool.map(_check_part, range(SLICES))
        problems_found = [*meanwhile()]
        for problems in slices:
            problems_found += problems
    return problems_found


def _check_slice(records: Sequence[Record], check: Check, part: int, parts: int) -> list[FoundProblem]:
    return [problem for record in records[part::parts] for problem in check(record)]


_here: list[tuple[Sequence[Record], Check]] = []


def _keep_for_parts(records: Sequence[Record], check: Check) -> None:
    _here.append((records, check))


@naming_its_record
def _check_part(part: int) -> list[FoundProblem]:
    records, check = _here[0]
    return _check_slice(records, check, part, SLICES)

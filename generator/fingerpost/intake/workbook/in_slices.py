"""Records changed on every core: each process works out a slice of them and sends back the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.intake.workbook.changing import Changed, Changing, Wanted
from fingerpost.processes import can_fork, cores, no_collector, processes

# Below this, starting processes takes longer than it saves. A slice is what is sent back at once.
WORTH_IT, SLICE = 500, 100


def change_all(changing: Changing, wanted: Sequence[Wanted]) -> Iterator[Changed]:
    """Work out all of them, in their order. No record that is among them may be named by another."""
    if len(wanted) < WORTH_IT or cores() == 1 or not can_fork():
        yield from map(changing.change, wanted)
        return
    # fork: the workbook and the records are in memory already, and only texts are sent.
    with processes(cores(), _keep, (changing, wanted)) as pool:
        for some in pool.map(_change_slice, range(0, len(wanted), SLICE)):
            yield from some


_here: list[tuple[Changing, Sequence[Wanted]]] = []


def _keep(changing: Changing, wanted: Sequence[Wanted]) -> None:
    _here[:] = [(changing, wanted)]


@no_collector()
def _change_slice(start: int) -> list[Changed]:
    changing, wanted = _here[0]
    return [changing.change(each) for each in wanted[start : start + SLICE]]

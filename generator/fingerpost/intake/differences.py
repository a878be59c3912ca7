"""Two versions of the values of a record: what differs between them, field by field, and taking single fields back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from copy import deepcopy
from typing import Any

Data = MutableMapping[str, Any]
Step = str | int
ABSENT = object()  # what stands for the value of a field that is not there any more


def differences(before: Any, after: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Path and new value of each field that differs; ``ABSENT`` for one that went, the last item of a list first."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name, value in after.items():
            if name not in before or before[name] != value:
                yield from (
                    differences(before[name], value, _join(path, name))
                    if name in before
                    else [(_join(path, name), value)]
                )
        yield from ((_join(path, name), ABSENT) for name in before if name not in after)
    elif _is_of_parts(before) and _is_of_parts(after):
        for number, value in enumerate(after):
            if number >= len(before):
                yield _join(path, number), value
            elif before[number] != value:
                yield from differences(before[number], value, _join(path, number))
        yield from ((_join(path, number), ABSENT) for number in reversed(range(len(after), len(before))))
    elif before != after:
        yield path, after


def merge(before: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a record with others put over them; what is not among the others stays. Lists are taken whole."""
    merged = dict(before)
    for name, value in new.items():
        old = merged.get(name)
        merged[name] = merge(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else deepcopy(value)
    return merged


def restore(data: Data, before: Mapping[str, Any], steps: Sequence[Step]) -> bool:
    """Take one field back to what it was, or out; the least that can be. Gives whether anything changed by it."""
    for length in range(len(steps), 0, -1):
        part, last = at(data, steps[: length - 1]), steps[length - 1]
        if not _has(part, last):
            continue
        old = at(before, steps[:length])
        if old == part[last]:
            continue
        was = at(before, steps[: length - 1])
        if isinstance(last, int) and not isinstance(old, Mapping) and isinstance(was, list) and was != part:
            part[:] = deepcopy(was)  # a list of words is taken as a whole: its items have no names
        elif old is not None and (isinstance(last, str) or isinstance(old, Mapping)):
            part[last] = deepcopy(old)
        elif isinstance(last, str) and last in _NEEDED_OF_A_PART and length > 1:
            continue  # the rest says nothing without it
        else:
            del part[last]
            _without_empty(data, steps[: length - 1])
        return True
    return False


# Half a session, a cost without its kind and a check without its day say something that nobody wrote.
_NEEDED_OF_A_PART = frozenset(
    (
        "repeats",
        "days",
        "weeks",
        "month_days",
        "dates",
        "months",
        "from",
        "kind",
        "on",
        "starts_on",
        "term_time",
        "state",
    )
)


def steps_of(path: str) -> list[Step]:
    """The steps of a path such as ``sessions.0.from``."""
    return [int(step) if step.isdecimal() else step for step in path.split(".")] if path else []


def at(data: Any, steps: Sequence[Step]) -> Any:
    """What is at the end of some steps; None if nothing is."""
    for step in steps:
        if not _has(data, step):
            return None
        data = data[step]
    return data


def _without_empty(data: Data, steps: Sequence[Step]) -> None:
    while steps and at(data, steps) in ({}, []):
        del at(data, steps[:-1])[steps[-1]]
        steps = steps[:-1]


def _has(part: Any, step: Step) -> bool:
    if isinstance(part, list):
        return isinstance(step, int) and step < len(part)
    return isinstance(part, Mapping) and step in part


def _is_of_parts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _join(path: str, step: Step) -> str:
    return f"{path}.{step}" if path else str(step)

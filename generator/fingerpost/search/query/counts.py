"""What passes the filters, and how many each option would leave: counts.js in Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fingerpost.search.index.columns import COSTS, LOW, RICH
from fingerpost.search.index.filter_words import DAY_BITS
from fingerpost.search.query.distances import ELSEWHERE, NOWHERE
from fingerpost.search.query.filters import (
    BITS,
    CHECKED,
    GROUP_OF,
    LISTED,
    MODES,
    OF_BRANCH,
    PARTS,
    SOON,
    WITHIN,
    Filters,
    lineage,
    option_ids,
)

Counts = dict[str, dict[str, int]]


def split(filters: Filters, documents: Sequence[int]) -> tuple[list[int], dict[str, list[int]]]:
    """Give the records that pass everything and, for each facet, those that fail only that one."""
    tests = filters.tests()
    passed: list[int] = []
    failed: dict[str, list[int]] = {facet: [] for facet in filters.facets()}
    for document in documents:
        failures = [facet for facet, test in tests.items() if not test(document)]
        if len(failures) > 1:
            continue
        fails = {filters.fails(document, branch) for branch in filters.branches(document)}
        if 0 in fails:
            (failed[failures[0]] if failures else passed).append(document)
        elif not failures:
            for facet, bit in BITS.items():
                if bit in fails:
                    failed[facet].append(document)
    return passed, failed


def count_unsaid(filters: Filters, failed: dict[str, list[int]]) -> int:
    """How many more results there would be if unknown access features were accepted."""
    metres = filters.metres
    return sum(
        any(
            filters.unsaid(branch) is not None and not (metres and metres[branch] == ELSEWHERE)
            for branch in filters.fitting(document, "access")
        )
        for document in failed.get("access", ())
    )


def count_options(filters: Filters, passed: Sequence[int], failed: dict[str, list[int]]) -> Counts:
    """How many records each option would leave if it were the only one of its facet; access features add up.

    Options with none are left out. Groups and places are not counted.
    """
    files = filters.files
    kinds = files.column("rank", "kind")
    activities = [document for document in passed if kinds[document] == 0]
    counts: Counts = {}

    def others(facet: str) -> list[int]:
        return activities + [document for document in failed.get(facet, ()) if kinds[document] == 0]

    def branches(facet: str) -> list[list[int]]:
        """The fitting branches of each record, whatever this facet."""
        return [filters.fitting(document, facet) for document in others(facet)]

    for facet in LISTED:
        ids = option_ids(files, facet)
        starts, values = files.lists(GROUP_OF[facet], facet)
        lines = [lineage(files, number) for number in range(len(ids))] if facet == "category" else []
        tally = [0] * len(ids)
        if facet == "access":
            rows = [filters.fitting(document) for document in activities]
        elif facet in OF_BRANCH:
            rows = branches(facet)
        else:
            rows = [[document] for document in others(facet)]
        for row in rows:
            numbers = {value for number in row for value in values[starts[number] : starts[number + 1]]}
            if lines:
                numbers = {above for number in numbers for above in lines[number]}
            for number in numbers:
                tally[number] += 1
        counts[facet] = {option_id: count for option_id, count in zip(ids, tally, strict=True) if count}

    column = files.column
    counts["cost"] = _tally((cost for document in others("cost") for cost in filters.costs_of(document)), (*COSTS, LOW))
    modes = column("where", "mode")
    counts["mode"] = _tally(
        (
            mode
            for row in branches("mode")
            for bit, mode in enumerate(MODES)
            if any(modes[branch] >> bit & 1 for branch in row)
        ),
        MODES,
    )
    flags = column("who", "flags")
    counts["first"] = _tally(("yes" for document in others("first") if flags[document] & 1), ("yes",))
    counts["met"] = _tally(("yes" for document in others("met") if flags[document] & 2), ("yes",))
    counts["rich"] = _tally(("yes" for document in others("rich") if flags[document] & RICH), ("yes",))
    capacity = column("who", "capacity")
    counts["open"] = _tally(("yes" for document in others("open") if capacity[document] < 2), ("yes",))
    checked = column("who", "checked")
    counts["checked"] = _tally(
        (str(days) for document in others("checked") for days in CHECKED if checked[document] >= filters.today - days),
        tuple(map(str, CHECKED)),
    )
    if filters.metres:
        counts["within"] = _tally(
            (
                str(limit)
                for row in branches("within")
                for limit in WITHIN
                if any(filters.metres[branch] == NOWHERE or filters.metres[branch] <= limit for branch in row)
            ),
            tuple(map(str, WITHIN)),
        )
    counts |= _count_sessions(filters, others("when"))
    return counts


def _count_sessions(filters: Filters, documents: Sequence[int]) -> Counts:
    days: list[str] = []
    parts: list[str] = []
    soon: list[str] = []
    for document in documents:
        in_days: set[str] = set()
        in_parts: set[str] = set()
        in_soon: set[str] = set()
        there = set(filters.fitting(document, "when"))
        for session in filters.sessions(document):
            if filters.branch_of(document, session) not in there:
                continue
            if filters.session_fits(session, use_day=False):
                met = filters.days_of(session, filters.dates)
                in_days |= {day for day, bits in DAY_BITS.items() if met & bits}
                in_soon |= {period for period in SOON if filters.is_on(session, period)}
            if filters.session_fits(session, use_part=False):
                in_parts |= set(filters.parts_of(session))
        days += in_days
        parts += in_parts
        soon += in_soon
    return {"soon": _tally(soon, SOON), "day": _tally(days, tuple(DAY_BITS)), "part": _tally(parts, PARTS)}


def _tally(values: Any, order: Sequence[str]) -> dict[str, int]:
    counts = dict.fromkeys(order, 0)
    for value in values:
        counts[value] += 1
    return {value: count for value, count in counts.items() if count}

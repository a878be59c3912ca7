"""What passes the filters, and how many each option would leave: counts.js in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

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
Level = Callable[[int, Sequence[int]], int]  # of a record by some of its branches: where in the list it would be
LEVELS = 4  # below the line for other places; below others; for some people only; at the top of the list


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


def count_options(filters: Filters, passed: Sequence[int], failed: dict[str, list[int]], level: Level) -> Counts:
    """How many records each option would leave if it were the only one of its facet; access features add up.

    What would be below a line of the list does not count, as in its heading, unless nothing else would be left. Options
    with none are left out. Groups and places are not counted.
    """
    files = filters.files
    kinds = files.column("rank", "kind")
    activities = [document for document in passed if kinds[document] == 0]
    counts: Counts = {}
    whole: dict[int, int] = {}  # the level of a record by all its branches that fit

    def others(facet: str) -> list[int]:
        return activities + [document for document in failed.get(facet, ()) if kinds[document] == 0]

    def count(facet: str, order: Sequence[str], options_of: Callable[[int], Iterable[str]]) -> None:
        """Count options that all branches of a record share."""
        tally = Tally(order)
        for document in others(facet):
            if document not in whole:
                whole[document] = level(document, filters.fitting(document))
            for option in options_of(document):
                tally.add(option, whole[document])
        counts[facet] = tally.counts()

    def count_branches(facet: str, order: Sequence[str], options_of: Callable[[int], Iterable[str]]) -> None:
        """Count options that branches have; access features are counted only where everything else fits."""
        tally = Tally(order)
        for document in activities if facet == "access" else others(facet):
            fitting = filters.fitting(document, "" if facet == "access" else facet)
            for option, rows in _by_option(fitting, options_of).items():
                tally.add(option, level(document, rows))
        counts[facet] = tally.counts()

    def listed(facet: str) -> Callable[[int], Iterable[str]]:
        starts, values = files.lists(GROUP_OF[facet], facet)
        ids = option_ids(files, facet)
        lines = [lineage(files, number) if facet == "category" else [number] for number in range(len(ids))]
        return lambda row: {ids[above] for number in values[starts[row] : starts[row + 1]] for above in lines[number]}

    column = files.column
    for facet in LISTED:
        (count_branches if facet in OF_BRANCH else count)(facet, option_ids(files, facet), listed(facet))
    count("cost", (*COSTS, LOW), filters.costs_of)
    modes, metres = column("where", "mode"), filters.metres
    count_branches("mode", MODES, lambda row: [mode for bit, mode in enumerate(MODES) if modes[row] >> bit & 1])
    flags, capacity, checked = column("who", "flags"), column("who", "capacity"), column("who", "checked")
    count("first", ("yes",), lambda each: ["yes"] if flags[each] & 1 else [])
    count("met", ("yes",), lambda each: ["yes"] if flags[each] & 2 else [])
    count("rich", ("yes",), lambda each: ["yes"] if flags[each] & RICH else [])
    count("open", ("yes",), lambda each: ["yes"] if capacity[each] < 2 else [])
    days = tuple(map(str, CHECKED))
    count("checked", days, lambda each: [day for day in days if checked[each] >= filters.today - int(day)])
    if metres:
        limits = tuple(map(str, WITHIN))
        count_branches(
            "within",
            limits,
            lambda row: [far for far in limits if metres[row] == NOWHERE or metres[row] <= int(far)],
        )
    counts |= _count_sessions(filters, others("when"), level)
    return counts


def _count_sessions(filters: Filters, documents: Sequence[int], level: Level) -> Counts:
    tallies = {"soon": Tally(SOON), "day": Tally(tuple(DAY_BITS)), "part": Tally(PARTS)}
    periods = {period: filters.dates_asked((period,)) for period in SOON}
    for document in documents:
        branches: dict[tuple[str, str], list[int]] = {}
        there = set(filters.fitting(document, "when"))
        for session in filters.sessions(document):
            branch = filters.branch_of(document, session)
            if branch not in there:
                continue
            options: list[tuple[str, str]] = []
            if filters.session_fits(session, use_day=False):
                met = filters.days_of(session, filters.dates)
                options += [("day", day) for day, bits in DAY_BITS.items() if met & bits]
                options += [("soon", period) for period, dates in periods.items() if filters.is_on(session, dates)]
            if filters.session_fits(session, use_part=False):
                options += [("part", part) for part in filters.parts_of(session)]
            for option in options:
                branches.setdefault(option, []).append(branch)
        for (name, chosen), rows in branches.items():
            tallies[name].add(chosen, level(document, rows))
    return {facet: tally.counts() for facet, tally in tallies.items()}


def _by_option(branches: Iterable[int], options_of: Callable[[int], Iterable[str]]) -> Mapping[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for branch in branches:
        for option in options_of(branch):
            rows.setdefault(option, []).append(branch)
    return rows


class Tally:
    """How many records each option would leave, at each level."""

    def __init__(self, order: Sequence[str]) -> None:
        self._numbers = {option: [0] * LEVELS for option in order}

    def add(self, option: str, level: int) -> None:
        """Count one record."""
        self._numbers[option][level] += 1

    def counts(self) -> dict[str, int]:
        """Of each option that leaves any, how many at the highest level that has some."""
        most = {option: next(filter(None, reversed(numbers)), 0) for option, numbers in self._numbers.items()}
        return {option: number for option, number in most.items() if number}

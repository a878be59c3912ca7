"""Does each list of words make a tree, and one that people can find their way in?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.checks.suggest import find_near
from fingerpost.records.problem import Problem
from fingerpost.records.spans import Spans
from fingerpost.records.vocabulary import Area, Term

Entry = Term | Area

MOST_LEVELS = 8  # nobody clicks further, and each page names all that is above it
# Looking for what was meant compares with every entry: a list whose parents are all wrong has another fault.
MOST_SUGGESTIONS = 20


def check_parents(entries: Mapping[str, Entry], spans: Spans) -> Iterator[Problem]:
    """Look at the parent of each entry, in a time that grows no faster than the list."""
    suggestions = 0
    for key, entry in entries.items():
        if entry.parent and entry.parent not in entries:
            suggestions += 1
            near = ""
            if suggestions <= MOST_SUGGESTIONS:
                near = find_near(entry.parent, {other: (term.name,) for other, term in entries.items()})
            yield Problem(
                code="parent-unknown",
                span=spans[f"{key}.parent"],
                message=f"There is no {entry.parent} in this list.",
                hint=f"Write {near}." if near else "Add it to the list, or delete the line.",
            )
    levels, loops = _levels(entries)
    for loop in loops:
        yield _loop(loop, entries, spans)
    cut: set[str] = set()  # what has been reported to have something below it that is too deep
    for key, level in levels.items():
        parent = entries[key].parent
        if level == MOST_LEVELS + 1 and parent not in cut:
            cut.add(parent)
            yield Problem(
                code="parent-too-deep",
                span=spans[f"{key}.parent"],
                message=f"{entries[key].name} is more than {MOST_LEVELS} levels down in this list.",
                hint=f"Give it a parent that is nearer to the top, or delete some of the levels above {parent}.",
            )


def _levels(entries: Mapping[str, Entry]) -> tuple[dict[str, int], list[list[str]]]:
    """Give the level of each entry, from 1 at the top, and the loops; what leads into a loop has no level."""
    levels: dict[str, int] = {}
    loops: list[list[str]] = []
    in_loops: set[str] = set()
    for start in entries:
        line: dict[str, None] = {}  # from the start upwards, in order
        at = start
        while at in entries and at not in levels and at not in in_loops and at not in line:
            line[at] = None
            at = entries[at].parent
        if at in line:
            way = list(line)
            loops.append(way[way.index(at) :])
        if at in line or at in in_loops:
            in_loops.update(line)
            continue
        level = levels.get(at, 0)
        for key in reversed(line):
            level += 1
            levels[key] = level
    # In the order of the file, so that the first of each branch is reported.
    return {key: levels[key] for key in entries if key in levels}, loops


def _loop(loop: list[str], entries: Mapping[str, Entry], spans: Spans) -> Problem:
    first = loop[0]
    others = f" {len(loop)} entries go round in a ring." if len(loop) > 2 else ""
    return Problem(
        code="parent-loop",
        span=spans[f"{first}.parent"],
        message=f"{entries[first].name} is under itself, by way of its parent.{others}",
        hint="One of them has to be at the top: delete its parent.",
    )

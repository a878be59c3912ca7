"""The remarks of an import in a terminal: what changes what a visitor sees comes last, where the eye is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from fingerpost.language.counted import counted

if TYPE_CHECKING:
    from fingerpost.records.problem import Problem

SHOWN_OF_EACH = 5


def show(problem: Problem) -> None:
    """Print one remark, and what to do."""
    warning = "" if problem.is_error else " (warning)"
    click.echo(f"{problem.span} {problem.code}{warning}: {problem.message}")
    if problem.hint:
        click.echo(f"  hint: {problem.hint}")


def show_in_parts(problems: Sequence[Problem], *, every: bool) -> None:
    """Print what was put right, each kind as one line; then the others; and last what a visitor would notice.

    Args:
        problems: In order of row, as each part has them.
        every: Whether to print all of each kind, not only the first few.
    """
    from fingerpost.exchange.tables.report.parts import is_noticeable, part_of
    from fingerpost.exchange.tables.report.titles import TITLES_OF_KINDS  # imported here so that --help answers at once

    first = [problem for problem in problems if is_noticeable(problem)]
    others = [problem for problem in problems if not is_noticeable(problem)]
    harmless = [problem for problem in others if part_of(problem) == "change"]
    if every:
        _show_some(others, every=True)
    else:
        for code, number in Counter(problem.code for problem in harmless).items():
            title = TITLES_OF_KINDS.get(code, code)
            click.echo(f"{counted(number, 'remark')} {code}: {title}. Put right; add --all to see each.")
        _show_some([problem for problem in others if part_of(problem) != "change"], every=False)
    if first and others:
        click.echo("Look at these first: rows left out, times, places and what is private.")
    _show_some(first, every=every)


def _show_some(problems: Sequence[Problem], *, every: bool) -> None:
    """Print remarks in order of row: the first few of each kind, and how many there are more."""
    by_code: Counter[str] = Counter()
    for problem in problems:
        by_code[problem.code] += 1
        if every or by_code[problem.code] <= SHOWN_OF_EACH:
            show(problem)
    more = {code: number - SHOWN_OF_EACH for code, number in by_code.items() if number > SHOWN_OF_EACH and not every}
    for code, number in sorted(more.items()):
        click.echo(f"... and {number:,} more {code}. Add --all to see every one.")

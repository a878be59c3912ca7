"""The records of a project, what lies around them, and what is wrong with both: what a check and a build begin with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fingerpost.cache.records import RecordCache
from fingerpost.checks.project import Layout, Terms, check_project, layout_of
from fingerpost.geography.table import PostcodeTable
from fingerpost.reading.read import Progress, read_directory
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem, in_file_order
from fingerpost.records.settings import Settings


def read_own(
    assets: Path, *, progress: Progress | None = None, jobs: int = 0, kept: RecordCache | None = None
) -> tuple[Directory, list[Problem]]:
    """Read the records of a project; none where ``assets`` is a link, which ``check_project`` says."""
    if not layout_of(assets).assets.is_symlink():
        return read_directory(assets, progress=progress, jobs=jobs, cache=kept)
    nothing = Settings(title="Directory", site="https://directory.example.org/")
    return Directory(assets=assets, settings=nothing), []


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around the records, and what is wrong with it."""

    layout: Layout
    terms: Terms
    problems: list[Problem]
    postcodes: PostcodeTable  # empty where it is damaged


def around_records(assets: Path, read: Directory, terms: Terms | None = None) -> Around:
    """Look at the project that the records are in."""
    layout = layout_of(assets)
    terms = terms or Terms(allow=frozenset(read.settings.project_allow))
    problems = list(check_project(layout, terms))
    damaged = any(problem.code == "postcode-table" for problem in problems)
    return Around(layout, terms, problems, PostcodeTable(assets / ("." if damaged else "postcodes")))


def all_of(*found: Iterable[Problem]) -> list[Problem]:
    """Every problem once, in the order of the files: two who look at one file say the same of it."""
    once = {(problem.code, str(problem.span), problem.message): problem for problems in found for problem in problems}
    odd = {problem.span.file for problem in once.values() if problem.code == "not-a-file"}
    first: dict[str, Problem] = {}
    for problem in once.values():
        if problem.span.file in odd:
            first.setdefault(problem.span.file, problem)
    kept = [problem for problem in once.values() if problem.span.file not in odd]
    return sorted([*kept, *first.values()], key=in_file_order)

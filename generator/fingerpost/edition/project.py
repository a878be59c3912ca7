"""The first step of a check or build: the records of a project, the files around them, and the problems of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from fingerpost.cache.records import RecordCache
from fingerpost.checks.project import Layout, Terms, check_project, layout_of
from fingerpost.checks.project.photographs import Photographs, read_photographs
from fingerpost.geography.table import PostcodeTable
from fingerpost.reading.read import read_directory
from fingerpost.reading.read_records import Progress
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem, in_file_order
from fingerpost.records.settings import Settings


def read_project_records(
    assets: Path, *, progress: Progress | None = None, jobs: int = 0, record_cache: RecordCache | None = None
) -> tuple[Directory, list[Problem]]:
    """Read the records of a project; none if ``assets`` is a link, which ``check_project`` reports."""
    if not layout_of(assets).assets.is_symlink():
        return read_directory(assets, progress=progress, jobs=jobs, cache=record_cache)
    nothing = Settings(title="Directory", site="https://directory.example.org/")
    return Directory(assets=assets, settings=nothing), []


@dataclass(frozen=True, slots=True)
class CheckedProject:
    """The project around the records, and its problems."""

    layout: Layout
    terms: Terms
    problems: list[Problem]
    postcodes: PostcodeTable  # empty where it is damaged
    photographs: Photographs


# Checks the project around the records: as it is, or as somebody proposes it.
CheckProject = Callable[[Path, Directory], CheckedProject]


def checked_project(assets: Path, directory: Directory, terms: Terms | None = None) -> CheckedProject:
    """Check the project that the records are in."""
    layout = layout_of(assets)
    terms = terms or Terms(allow=frozenset(directory.settings.project_allow))
    photographs = read_photographs(layout, directory)
    problems = [*check_project(layout, terms), *photographs.problems]
    damaged = any(problem.code == "postcode-table" for problem in problems)
    postcodes = PostcodeTable(assets / ("." if damaged else "postcodes"))
    return CheckedProject(layout, terms, problems, postcodes, photographs)


def merge_problems(*lists: Iterable[Problem]) -> list[Problem]:
    """Merge lists of problems: each problem once, in the order of the files, as two checks may report the same one."""
    once = {(problem.code, str(problem.span), problem.message): problem for problems in lists for problem in problems}
    odd = {problem.span.file for problem in once.values() if problem.code == "not-a-file"}
    first: dict[str, Problem] = {}
    for problem in once.values():
        if problem.span.file in odd:
            first.setdefault(problem.span.file, problem)
    rest = [problem for problem in once.values() if problem.span.file not in odd]
    return sorted([*rest, *first.values()], key=in_file_order)

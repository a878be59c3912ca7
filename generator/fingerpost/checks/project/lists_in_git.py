"""Is a list of the office, or a page made from one, among the files that git publishes?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from fingerpost.checks.project.allowed import Terms
from fingerpost.checks.project.layout import Layout
from fingerpost.files.mark import NAME as MARK
from fingerpost.reading.git import HistoryUnreadable, ask, is_in_repository
from fingerpost.records.problem import Problem

_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_TABLES = (*_WORKBOOKS, ".csv", ".tsv", ".txt", ".json", ".jsonl", ".geojson", ".ndjson")
_PAGES = (".html", ".htm", ".txt", ".csv")
_AT_DESKS = ("lists", "desk")  # folders that init keeps out of git
_PUBLIC = ("docs", "packages", ".github")
_OUR_OWN = ("ledger.csv", "different.csv", "deprivation.csv", "reads.csv")  # in assets
_MAPPING = ".mapping.yaml"
_PROPOSED_FOR = re.compile(r"# A mapping proposed for (.+?)\. Behind")
# How each page begins that shows cells of a list, or whom to ring: of import --html, --report and due --html. Not the
# templates that they are made from, which have a gap there.
_PRIVATE_PAGE = re.compile(
    r"<title>(?:What [^<{]{1,200} would become|Import of [^<{]{1,200}|To check: [^<{]{1,200})</title>"
    r"|\A\ufeff?(?:Import of [^\n]{1,200}: |row,column,what,record,message,what to do,code\r?\n)"
)
_BEGINNING = 4096  # bytes of a page that are read


def check_lists_in_git(layout: Layout, terms: Terms) -> Iterator[Problem]:
    """Stop at a file with cells that nobody has looked through: a public repository shows it to everybody.

    Without git there is nothing to publish from, and a history that cannot be read is said elsewhere. What a build has
    written is public anyway, and so is a list of open data: the settings allow such a list by name.
    """
    if layout.top is None or not is_in_repository(layout.top):
        return
    endings = dict.fromkeys((*_TABLES, *_PAGES, _MAPPING))
    try:
        tracked = ask(layout.top, ["ls-files", "-z", "--", *(f":(icase)*{ending}" for ending in endings)])
    except HistoryUnreadable:
        return
    names = sorted(name for name in tracked.decode("utf-8", "surrogateescape").split("\0") if name)
    imported = _imported(layout.top, names)
    for name in names:
        path = PurePosixPath(name)
        if path.parts[0] in _PUBLIC or f"list:{name}" in terms.allow:
            continue
        if any((layout.top / folder / MARK).is_file() for folder in path.parents):  # a site that was built
            continue
        if _is_list(path, imported):
            yield _problem(layout, name, "This list is in git, with every column and sheet of it")
        elif _is_private_page(layout.top / name):
            yield _problem(layout, name, "This page of an import or of whom to ring is in git")


def _imported(top: Path, tracked: Collection[str]) -> set[str]:
    """The names of lists for which there is a mapping, without their endings."""
    mappings = {top / name for name in tracked if name.endswith(_MAPPING)} | set(top.glob("*.yaml"))
    stems: set[str] = set()
    for path in mappings:
        if path.name.endswith(_MAPPING):
            stems.add(path.name.removesuffix(_MAPPING))
        if match := _PROPOSED_FOR.match(_beginning(path)):
            stems.add(PurePosixPath(match[1]).stem)
    return stems


def _is_list(path: PurePosixPath, imported: Collection[str]) -> bool:
    if path.suffix.lower() not in _TABLES:
        return False
    if path.parts[0] == "assets" and (len(path.parts) > 2 or path.name in _OUR_OWN):
        return False
    is_at_top = len(path.parts) == 1
    return path.parts[0] in _AT_DESKS or path.stem in imported or (is_at_top and path.suffix.lower() in _WORKBOOKS)


def _is_private_page(path: Path) -> bool:
    return path.suffix.lower() in _PAGES and _PRIVATE_PAGE.search(_beginning(path)) is not None


def _beginning(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            return file.read(_BEGINNING).decode("utf-8", "replace")
    except OSError:
        return ""


def _problem(layout: Layout, name: str, what: str) -> Problem:
    quoted = f'"{name}"' if re.search(r"[^\w./-]", name) else name
    return Problem(
        code="list-in-git",
        span=layout.span((layout.top or layout.assets) / name),
        message=f"{what}. In a public repository everybody can read it.",
        hint=f"Type: git rm --cached {quoted}. It stays on this computer. Write a line /{name} into .gitignore, and "
        "commit both. What was committed before still has it: see Privacy and safety in the handbook. If everybody may "
        f'read all of it, allow it in assets/directory.yaml: project: {{allow: ["list:{name}"]}}',
        quote=False,
    )

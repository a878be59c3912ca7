"""Which room of the package may use which: the table of the design, kept true."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator" / "fingerpost"

# Under every room: files on the disk, and processes.
GROUND = {"files", "processes"}

# In the order of the way: from the records to what leaves.
MAY_USE: dict[str, set[str]] = {
    "files": set(),
    "processes": set(),
    "records": set(),
    "language": set(),
    "cache": {"records"},
    "reading": {"records", "cache"},
    "writing": {"records", "reading"},
    "schedule": {"records", "language"},
    "geography": {"records"},
    "checks": {"records", "cache", "reading", "schedule", "geography"},
}
MAY_USE["edition"] = set(MAY_USE) - {"writing"}
MAY_USE["search"] = {"records", "language", "schedule", "geography", "edition"}
MAY_USE["exchange"] = MAY_USE["edition"] | {"edition", "writing"}
MAY_USE["stewardship"] = MAY_USE["edition"] - {"cache"} | {"edition", "writing"}
MAY_USE["intake"] = MAY_USE["edition"] | {"edition", "writing", "exchange", "stewardship"}
MAY_USE["printing"] = {"records", "language", "schedule", "cache", "edition", "stewardship"}
MAY_USE["pages"] = MAY_USE["edition"] - {"checks"} | {"edition", "exchange", "stewardship", "intake", "printing"}
MAY_USE["publish"] = set(MAY_USE)
MAY_USE["plugin"] = {"publish", "edition"}
MAY_USE["cli"] = set(MAY_USE) - {"schedule", "pages"}
MAY_USE["browser"] = set()  # has no Python

# Names that say nothing, so that everything ends up there.
TELL_NOTHING = {"utils.py", "util.py", "common.py", "base.py", "helper.py", "helpers.py", "misc.py"}

MODULES = sorted(PACKAGE.rglob("*.py"))


@cache
def imported(source: str, module: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Each module that the source imports, as its parts; `module` is where the source is."""
    return frozenset(_imported(source, module))


def _imported(source: str, module: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for node in _statements(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield tuple(alias.name.split("."))
        elif isinstance(node, ast.ImportFrom):
            start = module[: len(module) - node.level] if node.level else ()
            named = tuple(node.module.split(".")) if node.module else ()
            for alias in node.names:
                yield (*start, *named, alias.name)


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """All statements: an import is one, and to walk through the expressions takes most of the time."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.expr):
            yield child
            yield from _statements(child)


def rooms_used(source: str, module: tuple[str, ...]) -> set[str]:
    return {parts[1] for parts in imported(source, module) if parts[0] == "fingerpost" and len(parts) > 1}


def module_of(path: Path) -> tuple[str, ...]:
    return ("fingerpost", *path.relative_to(PACKAGE).with_suffix("").parts)


def room_of(path: Path) -> str:
    return module_of(path)[1]


@pytest.mark.parametrize("own", MAY_USE)
def test_a_room_uses_only_the_rooms_it_may(own: str) -> None:
    others = set(MAY_USE) - {own} - MAY_USE[own] - GROUND
    paths = [path for path in MODULES if room_of(path) == own]

    used = {path: rooms_used(path.read_text(encoding="utf-8"), module_of(path)) for path in paths}

    assert bool(used) is (own != "browser")  # which has no Python
    assert {path: rooms & others for path, rooms in used.items() if rooms & others} == {}
    assert MAY_USE[own] - GROUND - set().union(*used.values()) == set()  # nothing is allowed that no file needs


@pytest.mark.parametrize(
    "line",
    ["from fingerpost.publish import build", "from fingerpost import publish", "from ..publish.build import run"],
)
def test_an_import_from_a_forbidden_room_would_be_seen(line: str) -> None:
    assert rooms_used(line, ("fingerpost", "records", "read")) == {"publish"}


def test_every_folder_of_the_package_is_in_the_table() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith(("_", "."))}

    assert folders - set(MAY_USE) == {"schema"} & folders


def test_only_the_plugin_knows_mkdocs() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in MODULES}
    users = {
        room_of(path)
        for path, source in sources.items()
        if re.search("mkdocs|properdocs|material", source)
        for parts in imported(source, module_of(path))
        if parts[0] in {"mkdocs", "properdocs", "material"}
    }

    assert users == {"plugin"}


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [path.name for path in MODULES if path.name in TELL_NOTHING] == []


def test_every_room_is_in_the_table() -> None:
    assert {room_of(path) for path in MODULES} - {"__init__", "__main__"} == set(MAY_USE) - {
        "browser"
    }  # which has no Python


BY_NAME = re.compile(r"importlib|runpy|pkgutil|_module\b|\b(?:imp|__import__|exec|eval)\b")
# Whether something is installed, and which version; they load nothing.
ASK_ONLY = {
    ("importlib", "metadata", "version"),
    ("importlib", "metadata", "Distribution"),
    ("importlib", "metadata", "PackageNotFoundError"),
    ("importlib", "metadata", "distribution"),
    ("importlib", "util", "find_spec"),
}


def is_named_at_run_time(source: str) -> bool:
    """Whether it imports, or runs a module, by a name that is no part of the program's text."""
    if BY_NAME.search(source) is None:
        return False
    imports = imported(source, ("fingerpost", "room", "file"))
    by_name = any(parts[0] in {"importlib", "imp", "runpy", "pkgutil"} and parts not in ASK_ONLY for parts in imports)
    names = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name | ast.Attribute))
    used = {node.id if isinstance(node, ast.Name) else node.attr for node in names}
    return by_name or not used.isdisjoint({"__import__", "import_module", "exec", "eval", "exec_module", "run_module"})


def test_nothing_is_imported_by_a_name_that_this_test_cannot_read() -> None:
    users = {"/".join(module_of(path)) for path in MODULES if is_named_at_run_time(path.read_text(encoding="utf-8"))}

    assert users == {"fingerpost/cli/__init__"}  # its own commands


@pytest.mark.parametrize(
    "line",
    [
        "import importlib",
        "import importlib as later",
        "from importlib import import_module as bring",
        "import importlib.util",
        "from importlib.util import module_from_spec",
        "import runpy",
        "from runpy import run_module",
        "__import__('fingerpost.publish')",
        "builtins.__import__('fingerpost.publish')",
        "exec('import fingerpost.publish')",
    ],
)
def test_an_import_by_name_would_be_seen(line: str) -> None:
    assert is_named_at_run_time(line)

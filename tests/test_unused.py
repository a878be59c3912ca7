"""Nothing in the package is there for the tests alone, or for nobody: each name is used where it is not defined."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from mkdocs.plugins import EVENTS

from fingerpost.cli import COMMANDS
from tests.unused import Module

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "fingerpost"
# What somebody else calls that no file of ours names, and who.
CALLED_BY = {
    "fingerpost.plugin.watcher.Watcher.schedule": "MkDocs' live server, of what looks at files for it",
    "fingerpost.plugin.watcher.Watcher.unschedule": "the same",
}


@cache
def modules() -> dict[str, Module]:
    """Every module of the package by its name, with dots."""
    paths = {path: ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in PACKAGE.rglob("*.py")}
    return {
        name.removesuffix(".__init__"): Module.of(
            name.removesuffix(".__init__"), path.read_text(encoding="utf-8"), is_package=path.name == "__init__.py"
        )
        for path, name in sorted(paths.items())
    }


def defined_at(name: str, every: dict[str, Module]) -> str:
    """The module and name behind what one imports, where a doorplate hands it on."""
    module, _, last = name.rpartition(".")
    while name not in every and module in every and last not in every[module].names and last in every[module].imports:
        name = every[module].imports[last]
        module, _, last = name.rpartition(".")
    return name


def unused_names(every: dict[str, Module], beside: set[str], of_templates: set[str]) -> Iterator[str]:
    """The names at the top of modules that nothing uses."""
    used, handed_on = set(beside), set()
    for module in every.values():
        for use in module.uses:
            root, _, attribute = use.partition(".")
            used |= {f"{module.name}.{root}"}
            if origin := module.imports.get(root):
                used |= {defined_at(origin, every), defined_at(f"{origin}.{attribute}", every)}
                handed_on |= {origin} & every.keys() if not attribute else set()
    attributes = attributes_of(every) | of_templates
    for module in map(every.__getitem__, handed_on):
        used |= {f"{module.name}.{name}" for name in attributes}
        used |= {defined_at(module.imports[name], every) for name in attributes & module.imports.keys()}
    for module in every.values():
        for name in module.names - module.commands:
            if f"{module.name}.{name}" not in used and not name.startswith("__"):
                yield f"{module.name}.{name}"


def attributes_of(every: dict[str, Module]) -> set[str]:
    """What is taken of anything but a module."""
    attributes = set()
    for module in every.values():
        attributes |= module.attributes
        for use in module.uses:
            root, _, attribute = use.partition(".")
            if attribute and defined_at(module.imports.get(root, ""), every) not in every:
                attributes.add(attribute)
    return attributes


def unused_methods(every: dict[str, Module], of_templates: set[str]) -> Iterator[str]:
    """The methods that nothing uses, or nothing in their own folder if they begin with _."""
    attributes = attributes_of(every) | of_templates
    in_folder = {
        folder: attributes_of({name: module for name, module in every.items() if folder_of(module) == folder})
        for folder in {folder_of(module) for module in every.values()}
    }
    for module in every.values():
        own = {start + text for start in module.beginnings for text in module.texts} | module.uses
        for owner, name in module.methods:
            near = in_folder[folder_of(module)] if name.startswith("_") else attributes
            if name.startswith("__") or name in near or name in own or is_called_by_a_library(module, owner, name):
                continue
            yield f"{module.name}.{owner}.{name}"


def folder_of(module: Module) -> str:
    return module.name if module.is_package else module.name.rpartition(".")[0]


def is_called_by_a_library(module: Module, owner: str, name: str) -> bool:
    """Whether a class of a library, which this one is a kind of, has a method of that name or an event for it."""
    for base in module.bases[owner]:
        root, _, rest = base.partition("[")[0].partition(".")
        origin = f"{module.imports.get(root, '')}.{rest}".strip(".")
        if not origin or origin.startswith("fingerpost"):
            continue
        library, _, last = origin.rpartition(".")
        if hasattr(getattr(import_module(library), last), name):
            return True
        if library.startswith("mkdocs") and name.removeprefix("on_") in EVENTS:
            return True
    return False


def named_outside_python() -> set[str]:
    """What the command line and MkDocs begin with, and the addresses that scripts have under the same names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    starts = {**project["scripts"], **project["entry-points"]["mkdocs.plugins"]}
    commands = {f"fingerpost.cli.{module}.command" for module in COMMANDS.values()}
    script = (PACKAGE / "browser" / "js" / "shared" / "addresses.js").read_text(encoding="utf-8")
    addresses = {f"fingerpost.edition.addresses.{name}" for name in re.findall(r"export const (\w+)", script)}
    return {defined_at(start.replace(":", "."), modules()) for start in starts.values()} | commands | addresses


@cache
def in_templates() -> set[str]:
    """What templates take of a value: the summary of ``{{ entry.summary }}``."""
    paths = [path for folder in ("pages", "stewardship", "printing") for path in PACKAGE.glob(f"{folder}/**/*.html")]
    return {name for path in paths for name in re.findall(r"\.(\w+)", path.read_text(encoding="utf-8"))}


def test_everything_at_the_top_of_a_module_is_used() -> None:
    assert sorted(unused_names(modules(), named_outside_python(), in_templates())) == []


def test_every_method_is_used() -> None:
    assert sorted(unused_methods(modules(), in_templates())) == sorted(CALLED_BY)


@pytest.mark.parametrize(
    ("source", "unused"),
    [
        ("LIMIT = 3", {"LIMIT"}),
        ("LIMIT = 3\nprint(LIMIT)", set()),
        ("def again(n):\n    return again(n - 1)", {"again"}),
        ("def count(): ...\nclass Tally:\n    n: int = count()\nTally()", set()),
        ("def count(): ...\ndef total(count):\n    return count\ntotal(1)", {"count"}),
        ("def day(): ...\nprint([day for day in range(7)])", {"day"}),
        ("class Day: ...\ndef say(day: Day): ...\nsay(1)", set()),
        ("import click\n@click.group()\ndef all(): ...\n@all.command()\ndef one(): ...", set()),
        ("from fingerpost import there\nthere.used()", set()),
        ("from fingerpost import there\nfrom fingerpost.there import used", {"used"}),
        ("from fingerpost.there import used as one\none()", set()),
    ],
)
def test_what_is_not_used_would_be_seen(source: str, unused: set[str]) -> None:
    there = Module.of("fingerpost.there", "def used(): ..." if "there" in source else "")
    here = Module.of("fingerpost.here", source)

    names = unused_names({"fingerpost.here": here, "fingerpost.there": there}, set(), set())

    assert {name.rpartition(".")[2] for name in names} == unused


@pytest.mark.parametrize(
    ("source", "unused"),
    [
        ("class Tally:\n    def count(self): ...", {"count"}),
        ("class Tally:\n    def count(self):\n        return self.count()", {"count"}),
        ("class Tally:\n    def count(self): ...\nTally().count()", set()),
        (
            "class Tally:\n    def _age(self): ...\n    def test(self, facet):\n        getattr(self, f'_{facet}')\n"
            "Tally().test('age')",
            set(),
        ),
        ("from html.parser import HTMLParser\nclass Words(HTMLParser):\n    def handle_data(self, data): ...", set()),
        ("from html.parser import HTMLParser\nclass Words(HTMLParser):\n    def take(self, data): ...", {"take"}),
        ("class Tally:\n    @property\n    def shown(self): ...", set()),
    ],
)
def test_a_method_that_is_not_used_would_be_seen(source: str, unused: set[str]) -> None:
    names = unused_methods({"fingerpost.here": Module.of("fingerpost.here", source)}, {"shown"})

    assert {name.rpartition(".")[2] for name in names} == unused

"""All that MkDocs reads as its configuration: mkdocs.yml, the file that it names with INHERIT, and so on."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from fingerpost.checks.project.layout import Layout
from fingerpost.checks.project.yaml_tree import Node, config_problem, read_tree
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.span import Span

MAX_FILES = 8
# What the reader would change (accents, odd spaces) would be another file than the one that MkDocs opens.
_FILE_NAME = re.compile(r"[A-Za-z0-9._/-][A-Za-z0-9._/ -]*")


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """One of the files."""

    path: Path
    name: str  # from the folder of mkdocs.yml: base.yml, ../other.yml
    root: Node


def read_config(layout: Layout) -> list[ConfigFile]:
    """Read mkdocs.yml first, then what it inherits from; what an earlier file says counts more. None: no project.

    Raises:
        Unreadable: With the file and the reason, if one of them cannot be used.
    """
    files: list[ConfigFile] = []
    path = layout.config
    while path is not None:
        name = Path(os.path.relpath(path, layout.top)).as_posix()
        files.append(ConfigFile(path, name, read_tree(path, layout.shown(path))))
        path = _inherited(layout, files)
    return files


def each_value(files: list[ConfigFile], key: str) -> list[tuple[ConfigFile, Node]]:
    """What the files have at a key of the first level, as far as it counts: only mappings are put together.

    Source: MkDocs 1.6, which merges with mergedeep's strategy REPLACE.
    """
    values = [(file, value) for file in files if (value := file.root.get(key)) is not None]
    mappings = list(takewhile(lambda entry: entry[1].kind == "map", values))
    return mappings or values[:1]


def at_node(layout: Layout, file: ConfigFile, node: Node) -> Span:
    """Where a part of a file is."""
    return layout.span(file.path, node.line, node.column, max(1, len(node.word)))


def _inherited(layout: Layout, files: list[ConfigFile]) -> Path | None:
    last = files[-1]
    node = last.root.get("INHERIT")
    if node is None:
        return None
    # As MkDocs finds it.
    path = Path(os.path.normpath(last.path.parent / node.word))
    wrong = ""
    if node.kind != "word" or node.tag or not _FILE_NAME.fullmatch(node.word):
        wrong = "INHERIT is not the name of a file in plain letters."
    elif any(os.path.realpath(path) == os.path.realpath(file.path) for file in files):
        wrong = f"{last.name} takes its settings from a file that takes them from {last.name}."
    elif not os.path.lexists(path):
        wrong = f"{last.name} takes more settings from {node.word}, which is not there."
    elif len(files) >= MAX_FILES:
        wrong = f"More than {MAX_FILES} files take their settings one from the other."
    if wrong:
        raise Unreadable(
            config_problem(at_node(layout, last, node), wrong, "Write the name of the file, or delete it.")
        )
    return path

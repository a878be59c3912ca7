"""An edition is made of records in one way: read, checked, and without what is held back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import fingerpost

PACKAGE = Path(fingerpost.__file__).parent
FILES = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}

# They say to editors what is wrong or missing in their own files, or show them a list before they take it in.
FOR_EDITORS = {
    "exchange/tables/report/cards.py",
    "publish/built_docs.py",
    "publish/doctor.py",
    "publish/places_to_ask.py",
}


def other_ways(source: str) -> Iterator[str]:
    """What a file outside edition/ does to have an edition without ``load``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "Edition":
                yield f"line {node.lineno}: makes an Edition"
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if alias.name == "Edition" and alias.asname:
                    yield f"line {node.lineno}: Edition under another name"
                elif node.module == "fingerpost.edition.load" and alias.name not in {"load", "Loaded", "FolderMissing"}:
                    yield f"line {node.lineno}: {alias.name}"


def test_only_load_makes_an_edition() -> None:
    outside = {name: list(other_ways(text)) for name, text in FILES.items() if not name.startswith("edition/")}

    assert {name: ways for name, ways in outside.items() if ways} == {}
    assert list(other_ways(FILES["edition/load.py"]))  # the control: there it is made


@pytest.mark.parametrize(
    "line",
    [
        "shown = Edition(directory=directory, today=today)",
        "shown = edition.Edition(directory=directory, today=today)",
        "from fingerpost.edition.edition import Edition as E",
        "from fingerpost.edition.load import _make_edition",
    ],
)
def test_another_way_would_be_seen(line: str) -> None:
    assert list(other_ways(line))


def test_only_what_is_for_editors_has_the_records_as_they_were_read() -> None:
    users = {name for name, text in FILES.items() if ".as_read" in text}

    assert users == FOR_EDITORS

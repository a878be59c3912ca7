"""One place of the package decides what may be shown; every other asks it."""

from __future__ import annotations

import ast
from pathlib import Path

import fingerpost

PACKAGE = Path(fingerpost.__file__).parent
# The decision; the question whether a record has said yes or no; its past; and words that search looks for.
MAY_READ_THE_FLAG = {
    "records/secrecy.py",
    "checks/sensitive.py",
    "checks/earlier.py",
    "checks/earlier_records.py",
    "search/crisis.py",
}


def flags_read(source: str) -> int:
    if "sensitive" not in source:  # most files: to read one as Python takes a hundred times as long
        return 0
    return sum(isinstance(node, ast.Attribute) and node.attr == "sensitive" for node in ast.walk(ast.parse(source)))


def test_nothing_else_reads_the_flag_of_a_record() -> None:
    readers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if flags_read(path.read_text(encoding="utf-8"))
    }

    assert readers == MAY_READ_THE_FLAG


def test_a_reader_of_the_flag_would_be_seen() -> None:
    assert flags_read("shown = not place.sensitive") == 1

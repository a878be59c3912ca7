"""Reading the ledger, ``ledger.csv`` beside the records."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fingerpost.files.plain_file import read_plain
from fingerpost.records.ledger import Ledger, Promise, State
from fingerpost.records.problem import Problem
from fingerpost.records.short_code import is_code
from fingerpost.records.span import Span

NAME = "ledger.csv"
COLUMNS = ("address", "code", "kind", "id", "since", "state", "target")
_LARGEST = 200_000_000  # bytes: a directory of a million records
_ADDRESS = re.compile(r"/(?:[a-z0-9-]+/)+")
_ID = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)?")
_MARK = re.compile(r"[<=>|]{7}(?: |$)")  # what git leaves where two changes meet
_BACK = "Take its last version from git, and leave it to fingerpost build --publish to write it."


def ledger_file(assets: Path) -> Path:
    """Where the ledger of a directory is."""
    return assets / NAME


def read_ledger(assets: Path, shown: str) -> tuple[Ledger, list[Problem]]:
    """Read the ledger of a directory; an empty one if nothing has been published yet.

    Args:
        assets: The folder of records.
        shown: The file as a person would type it.
    """
    try:
        text = read_plain(ledger_file(assets), _LARGEST)
    except (OSError, UnicodeDecodeError) as error:
        is_large = isinstance(error, OSError) and error.errno == errno.EFBIG
        words = "The ledger is larger than any directory needs." if is_large else "The ledger cannot be read."
        return Ledger(), [_unreadable(shown, words)]
    if text is None:
        return Ledger(), []
    problems: list[Problem] = []
    return Ledger(tuple(_promises(text, shown, problems))), problems


def _promises(text: str, shown: str, problems: list[Problem]) -> Iterator[Promise]:
    header, *lines = text.splitlines() or [""]
    if header != ",".join(COLUMNS):
        words = f"The first line of the ledger is not {','.join(COLUMNS)}."
        problems.append(_not_a_line(shown, 1, words))
    for number, line in enumerate(lines, 2):
        if _MARK.match(line):
            problems.append(
                Problem(
                    code="ledger-line",
                    span=Span(shown, number),
                    message="Two changes of the ledger met here, and git has left its marks.",
                    hint="Delete the lines of the marks, and keep every other line, from both sides.",
                )
            )
        elif (promise := _promise(line, number)) is not None:
            yield promise
        elif line.strip():
            problems.append(_not_a_line(shown, number, "This is not a line of the ledger."))


def _promise(line: str, number: int) -> Promise | None:
    values = line.split(",")
    if len(values) != len(COLUMNS):
        return None
    address, code, kind, record_id, since, state, target = values
    shapes = _ADDRESS.fullmatch(address) and (not target or _ADDRESS.fullmatch(target)) and (not code or is_code(code))
    if not (shapes and _ID.fullmatch(kind) and _ID.fullmatch(record_id) and (state == State.MOVED) == bool(target)):
        return None
    try:
        return Promise(
            address=address,
            code=code,
            kind=kind,
            id=record_id,
            since=date.fromisoformat(since),
            state=State(state),
            target=target,
            line=number,
        )
    except ValueError:
        return None


def _unreadable(shown: str, message: str) -> Problem:
    return Problem(code="ledger-unreadable", span=Span(shown), message=message, hint=_BACK)


def _not_a_line(shown: str, number: int, message: str) -> Problem:
    return Problem(code="ledger-line", span=Span(shown, number), message=message, hint=_BACK)

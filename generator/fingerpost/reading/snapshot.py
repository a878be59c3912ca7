"""A folder of records as it is in a commit, written somewhere else; nothing of the commit is run or checked out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from fingerpost.reading.git import HistoryUnreadable, ask, run, started
from fingerpost.reading.schemas import SHARED_LIMITS

_ENDINGS = (".yaml", ".yml", ".csv")
_MOST = 50_000_000  # bytes of one file: the ledger of a large directory
_TREE_ROW = 4  # mode, type, name of the content, path


class NoSuchCommit(Exception):
    """Git has no such commit; has a sentence for people, and what to type."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def commit_of(folder: Path, name: str) -> str:
    """The full name of a commit.

    Raises:
        NoSuchCommit: If git has none of that name, or there is no git here.
    """
    try:
        answer = run(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"])
    except HistoryUnreadable:
        answer = None
    if answer is None or answer.returncode != 0:
        raise NoSuchCommit(f"Git knows no branch or commit called {name}.", "Name one that is here: git branch --all")
    return answer.stdout.decode("ascii", "replace").strip()


def began_at(folder: Path, base: str, head: str) -> str:
    """The commit at which two lines of commits part; the base if they never met."""
    answer = run(folder, ["merge-base", base, head])
    return answer.stdout.decode("ascii", "replace").split()[0] if answer.returncode == 0 else base


def changed_files(folder: Path, before: str, after: str) -> list[str]:
    """The files that differ, from the top of the repository, sorted."""
    question = ["diff-tree", "-r", "-z", "--no-renames", "--no-ext-diff", "--name-only", before, after]
    return sorted(name for name in ask(folder, question).decode("utf-8", "replace").split("\0") if name)


def write_snapshot(folder: Path, commit: str, below: str, into: Path) -> None:
    """Write the records, lists and the ledger of a commit into a folder.

    Args:
        folder: The project.
        commit: The full name of a commit.
        below: The folder of records from the top of the repository, with a slash: "assets/".
        into: Where its files go, without that folder.

    Raises:
        HistoryUnreadable: If git does not give them.
    """
    files = [(name, path.removeprefix(below)) for name, path in _files(folder, commit) if path.startswith(below)]
    with tempfile.TemporaryFile() as names:
        names.write("".join(f"{name}\n" for name, _ in files).encode())
        names.seek(0)
        process = started(folder, ["cat-file", "--batch"], names)
        assert process.stdout is not None  # noqa: S101 - it was asked for
        for name, path in files:
            head = process.stdout.readline().split()
            if len(head) != 3 or head[0].decode() != name:
                process.kill()
                raise HistoryUnreadable("git did not give a file", HistoryUnreadable.MISSING)
            text = process.stdout.read(int(head[2]) + 1)[:-1]
            target = into / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text)
        process.stdout.close()
        process.wait()


def _files(folder: Path, commit: str) -> Iterator[tuple[str, str]]:
    """Name of the content and path of each ordinary file that a directory reads."""
    listed = ask(folder, ["ls-tree", "-r", "-z", "-l", "--full-tree", commit])
    for row in listed.decode("utf-8", "replace").split("\0"):
        about, _, path = row.partition("\t")
        parts = about.split()
        if len(parts) != _TREE_ROW or not parts[0].startswith("100") or not path.endswith(_ENDINGS):
            continue
        largest = _MOST if path.endswith(".csv") else SHARED_LIMITS.size_bytes
        if path.isprintable() and "\\" not in path and ".." not in path.split("/") and int(parts[3]) <= largest:
            yield parts[2], path

"""Every version of the records that git remembers.

Outside a repository there is simply no history.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from fingerpost.reading.git import SECONDS, HistoryUnreadable, ask, is_in_repository, run, started, whole_project

_RECORD = re.compile(r"(?:activities|groups|places)/[^/]+\.ya?ml|vocabulary/categories\.yaml")


@dataclass(frozen=True, slots=True)
class Version:
    """What one commit made of one file."""

    commit: int  # counted from the oldest, which is 0
    path: str  # below the folder of records: activities/moorland-refuge.yaml
    blob: str  # "" where the file was deleted, or became a link
    root: str = ""  # the folder of records it was in, from the top of the repository: "assets/"
    is_elsewhere: bool = False  # of another directory that is still there: only says what its own records were


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The versions of every record and of the categories, oldest first."""

    assets: Path
    versions: tuple[Version, ...]
    is_whole: bool  # False: only the newest part was fetched
    parents: tuple[tuple[int, ...], ...] = ()  # of each commit, as numbers of commits, the first parent first

    def texts(self, blobs: Iterable[str], *, at_most: int) -> Iterator[tuple[str, bytes]]:
        """Give the bytes of some versions; what is larger than ``at_most`` bytes is left out.

        Raises:
            HistoryUnreadable: If git stops before the end, or a version is not here.
        """
        ids = list(dict.fromkeys(blobs))
        if not ids:
            return
        with tempfile.TemporaryFile() as names:
            names.write("".join(f"{blob}\n" for blob in ids).encode())
            names.seek(0)
            with started(self.assets, ["cat-file", "--batch"], names) as process:
                timer = threading.Timer(SECONDS, process.kill)
                timer.start()
                try:
                    assert process.stdout is not None  # noqa: S101 - for the types: it was opened as a pipe
                    yield from _contents(process.stdout, len(ids), at_most)
                finally:
                    timer.cancel()
                    process.kill()


def read_history(assets: Path) -> History | None:
    """Ask git for every version of the records below a folder; None if there is no repository, or no commit yet.

    Raises:
        HistoryUnreadable: If there is a repository and git does not read it.
    """
    if not is_in_repository(assets):
        return None
    if shutil.which("git") is None:
        raise HistoryUnreadable("git is not there", HistoryUnreadable.NO_GIT)
    arguments = ["rev-parse", "--is-shallow-repository", "--show-prefix"]
    shallow, _, prefix = ask(assets, arguments).decode("utf-8", "replace").partition("\n")
    prefix = prefix.rstrip("\n")
    if run(assets, ["rev-parse", "--verify", "--quiet", "HEAD"]).returncode != 0:
        if ask(assets, ["for-each-ref", "--count=1"]):
            raise HistoryUnreadable("the branch has no commit, but another has")
        return None  # nothing was ever committed
    listed = ask(
        assets,
        [
            # Every commit, not only the first parents: a merge can make the published line the second. What a merge
            # made is compared with its first parent, so that the whole of each commit can be known.
            *("log", "-z", "--diff-merges=first-parent", "--raw", "--reverse", "--topo-order", "--full-history"),
            *("--no-renames", "--no-abbrev", "-O/dev/null", "--no-relative", "--no-color"),
            *("--format=tformat:%x01%H %P%x00", "HEAD", *_other_beginnings(assets), "--"),
        ],
    )
    parents: list[tuple[int, ...]] = []
    versions = list(_versions(listed, parents))
    if not parents:
        raise HistoryUnreadable("git listed no commit")
    own_versions = tuple(_ours(versions, prefix, _alive(assets)))
    return History(assets=assets, versions=own_versions, is_whole=shallow != "true", parents=tuple(parents))


def _other_beginnings(assets: Path) -> list[str]:
    """The branches with records that share no first commit with this one.

    Somebody who starts the history again, to make it short, still has the same records, and the secrets among them.
    """
    first = ["rev-list", "--max-parents=0"]
    ours = ask(assets, [*first, "HEAD"]).split()
    others = [commit for commit in ask(assets, [*first, "--branches", "--remotes"]).split() if commit not in ours]
    branches: set[str] = set()
    for other in others:
        arguments = [
            "for-each-ref",
            "--format=%(objectname)",
            f"--contains={other.decode()}",
            "refs/heads",
            "refs/remotes",
        ]
        branches.update(ask(assets, arguments).decode().split())
    return sorted(branch for branch in branches if any(map(_path_of, _names_of(assets, branch))))


def _names_of(assets: Path, commit: str) -> list[str]:
    names = ask(assets, ["ls-tree", "-r", "-z", "--full-tree", "--name-only", commit])
    return names.decode("utf-8", "surrogateescape").split("\0")


def _alive(assets: Path) -> frozenset[str]:
    """The files of the last commit that are still there; a file that was moved without a commit is not."""
    top = whole_project(assets)
    names = (name for name in _names_of(assets, "HEAD") if _path_of(name))
    return frozenset(name for name in names if (top / name).exists())


def _ours(versions: list[Version], prefix: str, alive: frozenset[str]) -> Iterator[Version]:
    """The versions that belong to this directory.

    The folder of records may have had another name. A record that is still in another folder belongs to another
    directory; one that has gone from there may have been moved here, even if others were not.
    """
    removed = {version.root for version in versions if version.root + version.path not in alive}
    for version in versions:
        if version.root == prefix or version.root + version.path not in alive:
            yield version
        elif version.root in removed and not version.path.startswith(("activities/", "places/")):
            yield replace(version, is_elsewhere=True)


def _path_of(whole: str) -> str:
    """The path of a record below its folder of records; "" if it is not a record."""
    path = "/".join(whole.split("/")[-2:])
    return path if _RECORD.fullmatch(path) else ""


def _versions(listed: bytes, parents: list[tuple[int, ...]]) -> Iterator[Version]:
    """Read what git lists: each version, with the folder of records it was in; ``parents`` is filled as it goes."""
    numbers: dict[str, int] = {}
    tokens = iter(listed.decode("utf-8", "surrogateescape").split("\0"))
    for token in tokens:
        head = token.lstrip("\n")
        if head.startswith("\x01"):
            own, *others = head[1:].split()
            numbers[own] = len(parents)
            parents.append(tuple(numbers[parent] for parent in others if parent in numbers))
            continue
        if not head.startswith(":"):
            continue
        whole = next(tokens, "")
        if not (path := _path_of(whole)):
            continue
        _, mode, _, blob, *_ = head.lstrip(":").split(" ")
        yield Version(
            commit=len(parents) - 1,
            path=path,
            blob=blob if mode.startswith("100") else "",
            root=whole.removesuffix(path),
        )


def _contents(stream: IO[bytes], count: int, at_most: int) -> Iterator[tuple[str, bytes]]:
    for _ in range(count):
        head = stream.readline().decode("ascii", "replace").split()
        if not head:
            raise HistoryUnreadable("git stopped", HistoryUnreadable.MISSING)  # it would have had to fetch it
        if len(head) != 3:  # "... missing"
            raise HistoryUnreadable("a version is not here", HistoryUnreadable.MISSING)
        size = int(head[2])
        text, remaining = stream.read(min(size, at_most + 1)), size - min(size, at_most + 1)
        while remaining > 0 and (skipped := stream.read(min(remaining, 1 << 20))):
            remaining -= len(skipped)
        stream.read(1)  # the line end
        if head[1] == "blob" and size <= at_most:
            yield head[0], text

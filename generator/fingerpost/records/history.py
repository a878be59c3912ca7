"""Every version of the records that git remembers.

Without git, or outside a repository, there is simply no history.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from fingerpost.records.git import SECONDS, HistoryUnreadable, ask, is_in_repository, run, started

_RECORD = re.compile(r"(?:activities|groups|places)/[^/]+\.ya?ml|vocabulary/categories\.yaml")


@dataclass(frozen=True, slots=True)
class Version:
    """What one commit made of one file."""

    commit: int  # counted from the oldest, which is 0
    path: str  # below the folder of records: activities/moorland-refuge.yaml
    blob: str  # "" where the file was deleted, or became a link


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The versions of every record and of the categories, oldest first."""

    assets: Path
    versions: tuple[Version, ...]
    is_whole: bool  # False: only the newest part was fetched

    def texts(self, blobs: Iterable[str], *, at_most: int) -> Iterator[tuple[str, bytes]]:
        """Give the bytes of some versions; what is larger than ``at_most`` bytes, or missing, is left out.

        Raises:
            HistoryUnreadable: If git stops before the end.
        """
        wanted = list(dict.fromkeys(blobs))
        if not wanted:
            return
        with tempfile.TemporaryFile() as names:
            names.write("".join(f"{blob}\n" for blob in wanted).encode())
            names.seek(0)
            with started(self.assets, ["cat-file", "--batch"], names) as process:
                timer = threading.Timer(SECONDS, process.kill)
                timer.start()
                try:
                    assert process.stdout is not None  # noqa: S101 - for the types: it was opened as a pipe
                    yield from _contents(process.stdout, len(wanted), at_most)
                finally:
                    timer.cancel()
                    process.kill()


def read_history(assets: Path) -> History | None:
    """Ask git what the records below a folder ever were; None where there is no git or no repository.

    Raises:
        HistoryUnreadable: If there is a repository and git does not read it.
    """
    if shutil.which("git") is None or not is_in_repository(assets):
        return None
    asked = ["rev-parse", "--is-shallow-repository", "--show-prefix"]
    shallow, _, prefix = ask(assets, asked).decode("utf-8", "replace").partition("\n")
    prefix = prefix.rstrip("\n")
    if run(assets, ["rev-parse", "--verify", "--quiet", "HEAD"]).returncode != 0:
        return None  # nothing was ever committed
    listed = ask(
        assets,
        [
            # Every commit, not only the first parents: a merge can make the published line the second.
            *("log", "-z", "-c", "--raw", "--reverse", "--topo-order", "--full-history", "--no-renames", "--no-abbrev"),
            *("-O/dev/null", "--no-relative", "--no-color", "--format=tformat:%x01", "HEAD", "--"),
        ],
    )
    found = list(_versions(listed))
    # The folder of records may have had another name. Another one that is there today is another directory.
    last = {(root, version.path): version.blob for root, version in found}
    others = {root for (root, _), blob in last.items() if blob} - {prefix}
    kept = tuple(version for root, version in found if root not in others)
    return History(assets=assets, versions=kept, is_whole=shallow != "true")


def _versions(listed: bytes) -> Iterator[tuple[str, Version]]:
    """Read what git lists: each version, with the folder of records it was in, such as "assets/"."""
    commit = -1
    tokens = iter(listed.decode("utf-8", "surrogateescape").split("\0"))
    for token in tokens:
        head = token.lstrip("\n")
        if head.startswith("\x01"):
            commit += 1
            head = head[1:].lstrip("\n")
        if not head.startswith(":"):
            continue
        whole = next(tokens, "")
        path = "/".join(whole.split("/")[-2:])
        if not _RECORD.fullmatch(path):
            continue
        parents = len(head) - len(head.lstrip(":"))
        fields = head.lstrip(":").split(" ")
        mode, blob = fields[parents], fields[2 * parents + 1]
        yield whole.removesuffix(path), Version(commit, path, blob if mode.startswith("100") else "")


def _contents(stream: IO[bytes], count: int, at_most: int) -> Iterator[tuple[str, bytes]]:
    for _ in range(count):
        head = stream.readline().decode("ascii", "replace").split()
        if not head:
            raise HistoryUnreadable("git stopped")
        if len(head) != 3:
            continue  # "... missing"
        size = int(head[2])
        text, left = stream.read(min(size, at_most + 1)), size - min(size, at_most + 1)
        while left > 0 and (skipped := stream.read(min(left, 1 << 20))):
            left -= len(skipped)
        stream.read(1)  # the line end
        if head[1] == "blob" and size <= at_most:
            yield head[0], text

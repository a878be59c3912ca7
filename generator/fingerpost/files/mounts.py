"""Mounts below a folder: a disk, a share, or a folder from elsewhere, with somebody's files in it.

A folder of the same disk that is mounted elsewhere has its own disk's number, so ``os.path.ismount`` does not see it
(Python 3.11, Linux 6): the kernel's list does.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_TABLE = Path("/proc/self/mountinfo")  # Linux only; elsewhere a mount is known by the number of its disk
_OCTAL = re.compile(r"\\([0-7]{3})")


def mounts_below(folder: Path, table: Path = _TABLE) -> list[str]:
    r"""List the mounts below a folder, relative to it and without the folder itself.

    Source: proc(5), mountinfo: the fifth word is where it is mounted, with spaces as \040.
    """
    try:
        lines = table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return _other_disks(folder)
    start = os.path.join(os.path.realpath(folder), "")  # noqa: PTH118 - one for the root too
    points = {
        _OCTAL.sub(lambda match: chr(int(match[1], 8)), words[4]) for line in lines if len(words := line.split()) > 4
    }
    return sorted(point.removeprefix(start) for point in points if point.startswith(start) and point != start)


def _other_disks(folder: Path) -> list[str]:
    own = folder.stat().st_dev
    mounts = []
    for here, folders, _ in os.walk(folder):
        for name in list(folders):
            path = Path(here, name)
            if path.lstat().st_dev != own:
                mounts.append(path.relative_to(folder).as_posix())
                folders.remove(name)
    return sorted(mounts)

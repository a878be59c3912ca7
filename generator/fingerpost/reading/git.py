"""Running git, with its own command.

Nothing in a repository can make this run a program, follow a link or ask a server: no hooks, no signatures, no filters,
no fetching.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import IO

SECONDS = 120  # for one question, which takes a second or two where there are 10,000 records
_SAFE = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "i18n.logOutputEncoding=UTF-8"),
    *("-c", "protocol.allow=never"),
    # Git leaves a folder of another account alone because its settings could name a program. None is run here, and a
    # container or a shared computer must not forget what was secret.
    *("-c", "safe.directory=*"),
)


class HistoryUnreadable(Exception):
    """There is a history, but git would not or could not read it.

    ``why`` is one of those below, or "" if nobody knows.
    """

    NO_GIT, OWNER, MISSING = "no git", "owner", "missing"

    def __init__(self, message: str, why: str = "") -> None:
        super().__init__(message)
        self.why = why


def is_in_repository(folder: Path) -> bool:
    """Whether a folder, or one above it, is under git."""
    return whole_project(folder) != Path()


def whole_project(folder: Path) -> Path:
    """The folder that has the .git; the empty path if there is none."""
    here = folder.resolve()
    return next((parent for parent in (here, *here.parents) if os.path.lexists(parent / ".git")), Path())


def ask(folder: Path, question: list[str]) -> bytes:
    """The answer of git.

    Raises:
        HistoryUnreadable: If it would not, or could not.
    """
    answer = run(folder, question)
    if answer.returncode != 0:
        why = HistoryUnreadable.OWNER if b"dubious ownership" in answer.stderr else ""
        raise HistoryUnreadable("git would not read it", why)
    return answer.stdout


def run(folder: Path, question: list[str]) -> subprocess.CompletedProcess[bytes]:
    """Ask git in a folder, whether it has an answer or not.

    Raises:
        HistoryUnreadable: If it does not start or does not end.
    """
    try:
        return subprocess.run(  # noqa: S603 - fixed words; no shell
            [_git(), *_SAFE, *_where(folder), *question],
            cwd=folder,
            env=_environment(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise HistoryUnreadable("git did not answer") from None


def started(folder: Path, question: list[str], names: IO[bytes]) -> subprocess.Popen[bytes]:
    """Ask git for a long answer, to be read as it comes.

    Raises:
        HistoryUnreadable: If it does not start.
    """
    try:
        return subprocess.Popen(  # noqa: S603 - fixed words; no shell
            [_git(), *_SAFE, *_where(folder), *question],
            cwd=folder,
            env=_environment(),
            stdin=names,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        raise HistoryUnreadable("git did not start") from None


def _where(folder: Path) -> list[str]:
    """Name the project explicitly: core.bare and core.worktree in its settings could point elsewhere."""
    top = whole_project(folder)
    return [] if top == Path() else [f"--git-dir={top / '.git'}", f"--work-tree={top}"]


def _git() -> str:
    return shutil.which("git") or "git"


def _environment() -> dict[str, str]:
    """The environment for git, without anything that points it at another repository, configuration or program."""
    environment = {key: value for key, value in os.environ.items() if not key.upper().startswith("GIT_")}
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    return {**environment, **quiet, "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"}

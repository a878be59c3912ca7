"""What somebody proposes to change, and what it is compared with, from git."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from fingerpost.reading.git import HistoryUnreadable, ask, is_in_repository, run

_TYPE = "fingerpost check --proposed --base origin/main"
_FETCH = f"Fetch the branch that it is proposed for, and name it: git fetch origin main, then {_TYPE}"
# The name that actions/checkout gives to what GitHub has merged for a proposal. Nobody can propose such a name.
_MERGED = "refs/remotes/pull/*/merge"
_DEFAULT = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master")


class BaseUnknown(Exception):
    """There is nothing to compare a proposal with; has a sentence for people, and what to type."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The difference between a directory and what somebody proposes it should be."""

    folder: Path  # the project, in the working tree
    prefix: str  # of the project in the repository: "" or "wells/"
    base: str  # the commit that it would be added to
    changed: tuple[str, ...]  # files added, altered or deleted, from the top of the repository, sorted

    def before(self, path: str) -> bytes | None:
        """A file without the proposal, by its path from the top of the repository; None if there is none."""
        answer = run(self.folder, ["cat-file", "blob", f"{self.base}:{path}"])
        return answer.stdout if answer.returncode == 0 else None


def read_proposal(folder: Path, base: str = "") -> Proposal:
    """Ask git what the last commit of a folder proposes.

    Args:
        folder: The project.
        base: A branch or commit to compare with. Without it: what GitHub merged the proposal with, or else the default
            branch of ``origin``. The first parent of any other merge would be of the proposer's own making.

    Raises:
        BaseUnknown: If there is no git, no repository, or nothing to compare with.
    """
    if shutil.which("git") is None:
        raise BaseUnknown(
            "There is no git here, which knows what is proposed.", "Install git, or leave out --proposed."
        )
    if not is_in_repository(folder):
        raise BaseUnknown(
            "This folder is not in the care of git, so nobody can say what is proposed.", "Leave out --proposed."
        )
    try:
        commit = _commit_of_base(folder, base) if base else _likely_base(folder)
        common = run(folder, ["merge-base", commit, "HEAD"])
        if common.returncode != 0:
            raise BaseUnknown("Git does not know where this proposal began.", f"git fetch --unshallow, then {_TYPE}")
        began = common.stdout.decode("ascii").split()[0]
        listed = ask(folder, ["diff-tree", "-r", "-z", "--no-renames", "--no-ext-diff", "--name-only", began, "HEAD"])
        prefix = ask(folder, ["rev-parse", "--show-prefix"]).decode("utf-8", "replace").rstrip("\n")
    except HistoryUnreadable:
        raise BaseUnknown(
            "Git would not say what is proposed.", "Type git status in this folder: it says what is wrong."
        ) from None
    names = sorted(name for name in listed.decode("utf-8", "replace").split("\0") if name)
    return Proposal(folder=folder, prefix=prefix, base=commit, changed=tuple(names))


def _commit_of_base(folder: Path, base: str) -> str:
    commit = _commit(folder, base)
    if not commit:
        raise BaseUnknown(f"Git knows no branch or commit called {base}.", _FETCH)
    return commit


def _likely_base(folder: Path) -> str:
    merged = ask(folder, ["for-each-ref", "--points-at=HEAD", "--format=%(refname)", _MERGED])
    if merged.strip():
        if not _commit(folder, "HEAD^2"):
            raise BaseUnknown(
                "Only the newest commit is here, so there is nothing to compare the proposal with.",
                "Give actions/checkout in .github/workflows/check.yml the line fetch-depth: 0",
            )
        return _commit(folder, "HEAD^1")
    for name in _DEFAULT:
        if commit := _commit(folder, name):
            return commit
    raise BaseUnknown("There is no branch here to compare the proposal with.", _FETCH)


def _commit(folder: Path, name: str) -> str:
    answer = run(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"])
    return answer.stdout.decode("ascii", "replace").strip() if answer.returncode == 0 else ""

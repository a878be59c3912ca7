"""The choice of problems to show: errors only, some files, some codes, or recent changes."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from fingerpost.publish.proposal_checks import project_of
from fingerpost.reading.git import HistoryUnreadable, ask, is_in_repository, run
from fingerpost.records.problem import Problem


class ChoiceWrong(Exception):
    """The choice cannot be made, for example without git: a sentence for people, and what to type."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which problems of a check to show. Each condition leaves out more; without any, all are shown."""

    errors: bool = False  # and no warnings
    files: tuple[Path, ...] = ()  # these, and what is in these folders
    codes: frozenset[str] = frozenset()
    since: str = ""  # a commit or branch: the files that differ from it, those that nobody has committed too

    def __bool__(self) -> bool:
        return bool(self.errors or self.files or self.codes or self.since)

    def of(self, problems: Iterable[Problem], changed: Collection[Path]) -> tuple[Problem, ...]:
        """The chosen problems, in the order they came in; ``changed`` are whole paths."""
        folders = [path.resolve() for path in self.files]
        return tuple(
            problem
            for problem in problems
            if (problem.is_error or not self.errors)
            and (not self.codes or problem.code in self.codes)
            and (not self.since or path_of(problem) in changed)
            and (not folders or any(path_of(problem).is_relative_to(path) for path in folders))
        )


def check_choice(choice: Choice) -> None:
    """Check that each file exists: a misspelt name would look like a file without problems.

    Raises:
        ChoiceWrong: If one is not.
    """
    for path in choice.files:
        if not path.exists():
            raise ChoiceWrong(
                f"There is no file {path.as_posix()}.", "Name files as they are called, with their folders."
            )


def changed_since(assets: Path, name: str) -> frozenset[Path]:
    """Ask git which files around the records differ from a commit, as whole paths.

    Raises:
        ChoiceWrong: If there is no git, no repository, or no such commit.
    """
    folder = project_of(assets)
    if shutil.which("git") is None or not is_in_repository(folder):
        raise ChoiceWrong(
            "Git does not look after this folder, so nobody knows what changed.", "Leave out --changed-since."
        )
    try:
        result = run(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"])
        if result.returncode != 0:
            raise ChoiceWrong(
                f"Git knows no branch or commit called {name}.", "Name one that is here, such as --changed-since HEAD~1"
            )
        commit = result.stdout.decode("ascii", "replace").strip()
        top = Path(ask(folder, ["rev-parse", "--show-toplevel"]).decode("utf-8", "surrogateescape").rstrip("\n"))
        output = ask(
            folder, ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", commit, "--"]
        )
        output += ask(top, ["ls-files", "--others", "--exclude-standard", "-z"])
    except HistoryUnreadable:
        raise ChoiceWrong(
            "Git would not say what changed.", "Type git status in this folder: it says what is wrong."
        ) from None
    names = (name for name in output.decode("utf-8", "surrogateescape").split("\0") if name)
    return frozenset((top / name).resolve() for name in names)


def path_of(problem: Problem) -> Path:
    """The whole path of the file that a problem is in."""
    return Path(problem.span.file).resolve()

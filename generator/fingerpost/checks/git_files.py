"""Is there anything among the records that changes what git makes of them?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from fingerpost.reading.shown_path import shown_path
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

# Each may change or hide records when the project is copied to where it is published. .gitkeep only keeps a folder.
_GIT_FILES = frozenset([".gitattributes", ".gitmodules", ".gitignore", ".gitconfig"])


def check_git_files(directory: Directory) -> Iterator[Problem]:
    """Check that the files checked here are the files published elsewhere."""
    for folder, folders, files in os.walk(directory.assets):
        folders.sort()
        at = Path(folder)
        # A repository may begin in the folder of records itself, but not below it.
        if at != directory.assets and ".git" in (*folders, *files):
            yield Problem(
                code="other-repository",
                span=Span(shown_path(at)),
                message="This folder is a repository of its own, so its files may not be published.",
                hint=f"Delete the .git in {shown_path(at)}, then add its files to your own repository.",
                quote=False,
            )
        if ".git" in folders:
            folders.remove(".git")
        for name in sorted(_GIT_FILES.intersection(files)):
            yield Problem(
                code="git-file",
                span=Span(shown_path(at / name)),
                message=f"{name} tells git to change or leave out files, and no record may be changed on its way.",
                hint=f"Delete it here. What the project needs belongs into the {name} at its top, outside this folder.",
                quote=False,
            )

"""A handbook of one page, for tests of other things: MkDocs takes more than a second for the real one, at each build.

``python -m tests.short_handbook build`` is that command with such a handbook, in a process of its own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]


@contextmanager
def short_handbook() -> Iterator[None]:
    """What is built meanwhile has a handbook of one page; the other pages of Fingerpost's own docs stay."""
    # Loaded now, as a process may have to be another before: see as_on_windows.py.
    from fingerpost.plugin import files
    from fingerpost.publish import handbook, project_paths

    with TemporaryDirectory() as name:
        starter = Path(name)
        (starter / "docs" / "handbook").mkdir(parents=True)
        (starter / "docs" / "handbook" / "index.md").write_text("# Handbook\n")
        for path in (ROOT / "mkdocs.yml", *(ROOT / "docs").glob("*.md")):
            copyfile(path, starter / path.relative_to(ROOT))
        before = handbook.starter_folder, project_paths.starter_folder, files.fields_page
        # By hand: to load unittest.mock takes longer than all this, in each process.
        handbook.starter_folder = project_paths.starter_folder = lambda: starter
        files.fields_page = lambda: "# Every field\n"
        try:
            yield
        finally:
            handbook.starter_folder, project_paths.starter_folder, files.fields_page = before


@contextmanager
def in_own_process() -> Iterator[None]:
    """The short handbook, and the templates that the other processes of the run have compiled."""
    from tests.templates import VARIABLE, shared_templates

    with short_handbook(), shared_templates(os.environ.get(VARIABLE)):
        yield


COMMAND = [sys.executable, "-m", "tests.short_handbook"]


def environ(**more: str) -> dict[str, str]:
    """What a process needs to find this file, wherever it begins."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


if __name__ == "__main__":
    from fingerpost.cli import main

    with in_own_process():
        main()

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
from unittest.mock import patch

ROOT = Path(__file__).parents[1]


@contextmanager
def short_handbook() -> Iterator[None]:
    """What is built meanwhile has a handbook of one page; the other pages of Fingerpost's own docs stay."""
    with TemporaryDirectory() as name:
        starter = Path(name)
        (starter / "docs" / "handbook").mkdir(parents=True)
        (starter / "docs" / "handbook" / "index.md").write_text("# Handbook\n")
        for path in (ROOT / "mkdocs.yml", *(ROOT / "docs").glob("*.md")):
            copyfile(path, starter / path.relative_to(ROOT))
        with (
            patch("fingerpost.publish.handbook.starter_folder", lambda: starter),
            patch("fingerpost.publish.project_paths.starter_folder", lambda: starter),
            patch("fingerpost.plugin.files.fields_page", lambda: "# Every field\n"),
        ):
            yield


COMMAND = [sys.executable, "-m", "tests.short_handbook"]


def environ(**more: str) -> dict[str, str]:
    """What a process needs to find this file, wherever it begins."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


if __name__ == "__main__":
    from fingerpost.cli import main

    with short_handbook():
        main()

"""Each finding can be run, opens with its statement, and is in the table. Only running it shows whether it holds."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "findings"
SCRIPTS = sorted(path for path in FOLDER.iterdir() if path.name != "README.md")
# A version from PyPI or npm, or the one that a program gives of itself.
PINNED = re.compile(r"[\w\]]==\d|[a-z]@\d+\.\d+\.\d+")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_finding_can_be_run_by_its_name(script: Path) -> None:
    assert script.suffix == ".sh"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_finding_opens_with_what_it_states(script: Path) -> None:
    statement = opening(script.read_text(encoding="utf-8"))

    assert re.search(r"\d+\.\d+", statement[0]), "The first lines name the software and its version."
    assert re.search(r":\s", statement[0]), "After that they say what it does."
    assert statement[1].startswith("A good guess: ")
    assert any(part.startswith("What to do: ") for part in statement)
    assert any(re.search(r"^Seen on \d+ \w+ \d{4}", part, re.MULTILINE) for part in statement)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_finding_installs_pinned_packages_in_a_temporary_folder_and_compares_what_it_prints(script: Path) -> None:
    text = script.read_text(encoding="utf-8")

    assert "set -euo pipefail" in text
    assert "mktemp -d" in text
    assert "trap 'rm -rf" in text
    assert PINNED.search(text)
    assert "\n#> " in text
    assert re.search(r"^(?:\S.*)?\bdiff ", text, re.MULTILINE)
    assert "import fingerpost" not in text
    assert "from fingerpost" not in text


def test_the_table_has_every_finding_once_and_in_order() -> None:
    table = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert re.findall(r"^\| \[([a-z0-9-]+)\]\(\1\.sh\) \|", table, re.MULTILINE) == [path.stem for path in SCRIPTS]


def opening(text: str) -> list[str]:
    """The paragraphs of the comment below the first line, each as one line or, with a list in it, as several."""
    lines = text.splitlines()[1:]
    comment = lines[: next(number for number, line in enumerate(lines) if not line.startswith("#"))]
    return re.split(r"\n\n", "\n".join(line.removeprefix("#").removeprefix(" ") for line in comment))

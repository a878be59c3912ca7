"""Print what came of each hostile input by each way in: ``python -m tests.intake``."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from fingerpost.reading.read import read_directory
from tests.conftest import USUAL_FILES
from tests.intake.hostile_cases import CASES
from tests.intake.test_hostile_submissions import WAYS, outcome


def main() -> None:
    """Print a line for each input."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, text in USUAL_FILES.items():
            path = Path("assets") / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        directory, _ = read_directory(Path("assets"))
        print(f"{'':5} {'field':12} {'must':11} " + " ".join(f"{way:20}" for way in WAYS) + "input")
        for case in CASES:
            came = [
                "" if "change" in way and case.field == "name" else outcome(directory, write(case), case)[0]
                for way, write in WAYS.items()
            ]
            shown = ascii(case.text[:40]) if not case.private else "(private)"
            print(
                f"{case.number:5} {case.field:12} {case.outcome:11} " + " ".join(f"{each:20}" for each in came) + shown
            )


if __name__ == "__main__":
    main()

"""A made-up directory to build, and each thing that is timed on it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.generate import write_directory

ROOT = Path(__file__).parents[2]
FINGERPOST = Path(sys.executable).parent / "fingerpost"
READ_ONLY = (
    "import sys, pathlib; from fingerpost.reading.read import read_directory; read_directory(pathlib.Path(sys.argv[1]))"
)

BUILD, CHANGED, CHECK, READ = "fingerpost build", "one record changed", "fingerpost check", "reading only"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to time. What `prepare` does is not timed."""

    name: str
    command: Sequence[str | Path]
    folder: Path
    prepare: Callable[[], None] = lambda: None


def cache_of(folder: Path) -> Path:
    """Where the builds of a project keep their cache."""
    return folder.with_name(f"{folder.name}-cache")


class Project:
    """A folder with a made-up directory in it, and the site built from it."""

    def __init__(self, folder: Path, records: int) -> None:
        self.folder = folder
        self.records = records
        self.assets = folder / "assets"
        self.site = folder / "site"
        self.changes = 0
        write_directory(self.assets, records)
        for name in ("mkdocs.yml", "docs"):
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name)
            elif source.exists():
                shutil.copy(source, folder / name)

    def forget(self) -> None:
        """Delete everything that a build leaves behind, so that the next one is cold."""
        for leftover in self.folder.iterdir():
            if leftover.name not in ("assets", "docs", "mkdocs.yml"):
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        shutil.rmtree(cache_of(self.folder), ignore_errors=True)

    def change_one_record(self) -> None:
        record = sorted((self.assets / "activities").iterdir())[self.records // 2]
        self.changes += 1
        first, _, rest = record.read_text(encoding="utf-8").partition("\n")
        record.write_text(f"{first.split(' no. ')[0]} no. {self.changes}\n{rest}", encoding="utf-8")

    def steps(self) -> list[Step]:
        assets = ("--assets", self.assets)
        build = [FINGERPOST, "build", *assets, "--site-dir", self.site]
        return [
            Step(READ, [sys.executable, "-c", READ_ONLY, self.assets], self.folder),
            Step(CHECK, [FINGERPOST, "check", *assets], self.folder),
            Step(BUILD, build, self.folder, self.forget),
            Step(CHANGED, build, self.folder, self.change_one_record),
        ]

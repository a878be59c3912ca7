"""The records of the example directory, damaged by chance: each is read and checked, and what is let by is built."""

from __future__ import annotations

from pathlib import Path
from random import Random

from fingerpost.reading.layout import FOLDERS
from tests.fuzz.damage import damaged
from tests.fuzz.directories import Files

EXAMPLE = Path(__file__).parents[2] / "assets"
SHARED = ("directory.yaml", "vocabulary/*.yaml", "calendars/*.yaml")


def example_files() -> Files:
    """Settings, lists, calendars and records of the example."""
    patterns = (*SHARED, *(f"{folder}/*.yaml" for folder in FOLDERS.values()))
    return {
        path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
        for pattern in patterns
        for path in sorted(EXAMPLE.glob(pattern))
    }


def mutated_directory(rng: Random, records: int) -> Files:
    """The example, and so many damaged copies of its records beside it."""
    files = example_files()
    real = [name for name in files if name.split("/")[0] in FOLDERS.values()]
    for number in range(records):
        name = rng.choice(real)
        files[f"{name.split('/')[0]}/copy-{number}.yaml"] = damaged(rng, files[name])
    return files


def directory_with_one_shared_file_damaged(rng: Random) -> Files:
    """The example without most of its records, and something wrong in its settings, a list or a calendar."""
    files = example_files()
    shared = [name for name in files if name.split("/")[0] not in FOLDERS.values()]
    name = rng.choice(shared)
    chosen_files = {each for each in files if each in shared or rng.random() < 0.05}
    return {each: damaged(rng, raw) if each == name else raw for each, raw in files.items() if each in chosen_files}

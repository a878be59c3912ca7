"""Whatever the check lets by, the build builds: random directories, and nothing that is raised.

Each batch says its seed, which is always the same here. ``make fuzz`` tries eighty times as many, every night, and
others with ARGS="--seed N".
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.fuzz import harness
from tests.fuzz.directories import random_directory
from tests.fuzz.harness import check_and_build
from tests.fuzz.mutated import directory_with_one_shared_file_damaged, mutated_directory
from tests.thorough import many

SEED = 8
BATCHES = many(1, 2)
RECORDS = many(300, 1_000) * BATCHES
MOST_BUILT = many(30, 100)  # of a batch: making pages takes ten times as long as checking


@pytest.mark.parametrize("batch", range(BATCHES))
def test_what_the_check_lets_by_the_build_builds(batch: int, tmp_path: Path) -> None:
    print(f"seed {SEED}, batch {batch}")
    files = random_directory(Random(f"random {SEED} {batch}"), RECORDS // BATCHES)

    outcome = check_and_build(files, tmp_path / "town", most_built=MOST_BUILT)

    assert outcome.faults == []
    assert outcome.records == RECORDS // BATCHES
    assert outcome.let_by > outcome.records / 2, outcome.codes  # else little was tried
    assert outcome.pages > MOST_BUILT


def test_odd_settings_and_lists_are_refused_or_built(tmp_path: Path) -> None:
    built = 0
    for number in range(many(2, 6)):
        print(f"seed {SEED}, odd {number}")
        outcome = check_and_build(random_directory(Random(f"odd {SEED} {number}"), 40, odd=True), tmp_path / "town")

        assert outcome.faults == []
        built += outcome.pages > 0
    assert built


def test_damaged_records_raise_nothing(tmp_path: Path) -> None:
    print(f"seed {SEED}")
    rng = Random(f"mutated {SEED}")

    records = check_and_build(mutated_directory(rng, many(150, 500)), tmp_path / "town", build=False)
    shared = [
        check_and_build(directory_with_one_shared_file_damaged(rng), tmp_path / "town", build=False) for _ in range(5)
    ]

    assert [each.faults for each in (records, *shared)] == [[]] * 6
    assert records.refused > many(30, 100)


def test_a_fault_of_one_record_is_found_among_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = random_directory(Random(f"fault {SEED}"), 40)
    chosen = next(name for name in files if name.startswith("groups/"))
    real = harness.prepare

    def faulty(assets: Path, **options: object) -> object:
        if (assets / chosen).exists():
            raise OverflowError("planted")
        return real(assets, **options)

    monkeypatch.setattr(harness, "prepare", faulty)

    (fault,) = check_and_build(files, tmp_path / "town").faults

    assert "OverflowError: planted" in fault
    assert fault.count("\n--- ") == 1
    assert f"--- {chosen}" in fault

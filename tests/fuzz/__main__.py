"""Random and damaged records, outside ``make test``: python -m tests.fuzz --records 100000 --seed 1."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tests.fuzz.directories import random_directory
from tests.fuzz.harness import Outcome, check_and_build
from tests.fuzz.mutated import directory_with_one_shared_file_damaged, mutated_directory

BATCH = 5_000
SHARED_TO_ONE_BATCH = 5  # directories with a damaged list, calendar or settings, for each batch of records


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--records", type=int, default=100_000, help="how many, in batches of 5,000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=("mutated", "random"), default="mutated")
    parser.add_argument("--only-check", action="store_true", help="build nothing: several times as quick")
    arguments = parser.parse_args()
    total, began = Outcome(), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / "town"
        for number in range(-(-arguments.records // BATCH)):
            rng = Random(f"{arguments.kind} {arguments.seed} {number}")
            size = min(BATCH, arguments.records - number * BATCH)
            make = mutated_directory if arguments.kind == "mutated" else random_directory
            outcome = check_and_build(make(rng, size), here, build=not arguments.only_check)
            for _ in range(SHARED_TO_ONE_BATCH):
                outcome.add(check_and_build(directory_with_one_shared_file_damaged(rng), here, build=False))
            total.add(outcome)
            seconds = time.perf_counter() - began
            print(f"seed {arguments.seed}, batch {number}: {outcome.summary}, {seconds:.0f} s in all", flush=True)
            for fault in outcome.faults:
                print(fault)
    print(f"seed {arguments.seed}, {arguments.kind}: {total.summary}")
    for code, times in total.codes.most_common():
        print(f"  {times:7,} {code}")
    return 1 if total.faults else 0


sys.exit(main())

"""More schedules than ``make test`` tries: python -m tests.exchange.readers --schedules 1000 --seed 1."""

from __future__ import annotations

import argparse
import sys

from tests.exchange.readers.compare import differences

BATCH = 200


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.exchange.readers", description=__doc__)
    parser.add_argument("--schedules", type=int, default=1_000, help="how many, in batches of 200")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    faults = 0
    for number in range(-(-arguments.schedules // BATCH)):
        size = min(BATCH, arguments.schedules - number * BATCH)
        lines = list(differences(size, arguments.seed * 1_000 + number))
        faults += len(lines)
        print(f"seed {arguments.seed}, batch {number}: {size} schedules, {len(lines)} differences", flush=True)
        for line in lines:
            print(line)
    return 1 if faults else 0


sys.exit(main())

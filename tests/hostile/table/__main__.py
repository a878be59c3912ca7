"""Print the whole table as Markdown: every case, what must come of it, what comes of it, and where that is shown.

python -m tests.hostile.table [NUMBER ...]
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from tests.hostile.table.desk import Built, Desk
from tests.hostile.table.row import Row
from tests.hostile.table.rows import ROWS

AS_IT_MUST, IN_PART, NOT_BUILT, DIFFERS = "as it must be", "in part", "not built", "differs"


def main(wanted: list[str]) -> int:
    """Run the cases that are named, or all; gives the number of those that differ from what they must be."""
    print("| | input | must be | is | where | longest | memory |")
    print("|---|---|---|---|---|---|---|")
    counts: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        shared: dict[str, Built] = {}
        for each in ROWS:
            if not wanted or each.number in wanted:
                counts[_print(each, Path(folder), shared)] += 1
    print()
    print(", ".join(f"{count} {what}" for what, count in sorted(counts.items())), f"of {sum(counts.values())}.")
    print()
    print("Longest: of one input, seconds. Memory: the most that this process has needed by then, MB;")
    print("both with the build where a case looks at pages, which the first of them has to wait for.")
    return counts[DIFFERS]


def _print(each: Row, folder: Path, shared: dict[str, Built]) -> str:
    longest, faults = 0.0, []
    for trial in each.trials:
        began = time.perf_counter()
        try:
            trial.run(Desk(Path(mkdtemp(dir=folder)), shared))
        except Exception as error:
            faults.append(f"{type(error).__name__}: {error}".splitlines()[0][:200])
        longest = max(longest, time.perf_counter() - began)
    what = _outcome(each, faults)
    is_so = "; ".join(part for part in (what, *faults, each.later, each.short) if part).replace("|", "\\|")
    where = ", ".join([*sorted({trial.where for trial in each.trials}), *each.held])
    seconds = f"{longest:.2f}" if each.trials else ""
    memory = f"{_memory_mb():.0f}" if each.trials else ""
    print(f"| {each.number} | {each.what} | {each.must} | {is_so} | {where} | {seconds} | {memory} |", flush=True)
    return what


def _outcome(each: Row, faults: list[str]) -> str:
    if faults:
        return DIFFERS
    if not each.is_run:
        return NOT_BUILT
    return IN_PART if each.later else AS_IT_MUST


def _memory_mb() -> float:
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))

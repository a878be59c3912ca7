"""What a workbook costs: python -m tests.bench.workbook [--records 10000].

A made-up directory is exported as a workbook and brought back as people do it: as it was, with a cell changed in every
hundredth row of activities, and with one changed in each row.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.generate import write_directory
from tests.bench.measure import run
from tests.intake.workbook.desk import Book


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.workbook", description=__doc__)
    parser.add_argument("--records", type=int, default=10_000, help="activities")
    arguments = parser.parse_args()
    program = Path(sys.executable).parent / "fingerpost"
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_directory(folder / "assets", arguments.records)
        path = folder / "desk" / "directory.xlsx"

        def say(what: str, *words: str | Path) -> None:
            cost = run([program, *words], folder=folder, environ=os.environ)
            print(f"{what:<44} {cost.wall_s:6.1f} s {cost.cpu_s:6.1f} s cpu {cost.memory_mb:5.0f} MB", flush=True)

        say("export", "export", "--to", "xlsx", "--out", "desk")
        print(f"{'the workbook':<44} {path.stat().st_size / 1024**2:6.1f} MB")
        say("import, nothing changed", "import", "xlsx", path)
        for every, what in ((100, "import, every hundredth price changed"), (1, "import, every price changed")):
            book = Book.open(path)
            amount, kind = book.column("Activities", "Cost: amount"), book.column("Activities", "Cost: kind of cost")
            for row in book.sheets["Activities"][1::every]:
                row[kind], row[amount] = "fixed", 7.25
            say(what, "import", "xlsx", book.save(folder / "changed.xlsx"))


if __name__ == "__main__":
    main()

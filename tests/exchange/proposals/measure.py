"""How many of the columns that a person would map are proposed right.

Run it: python -m tests.exchange.proposals.measure
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import yaml

from fingerpost.exchange.tables.propose.proposal import columns_of, propose
from tests.exchange.proposals.made_up import FILES, FLAT, as_csv, wanted

HERE = Path(__file__).parent
ROWS = 200  # of a table that is cut
DATA = HERE.parents[3] / "shared" / "data"


@dataclass(frozen=True)
class Measure:
    """One table: how many columns a person would map, which of them are wrong, and what was mapped beside them."""

    table: str
    columns: int
    wrong: list[str]
    beside: list[str]


def measure(name: str, path: Path, expected: Mapping[str, str]) -> Measure:
    proposal = propose(path)
    got = {choice.column.name: role for role, choices in proposal.chosen.items() for choice in choices}
    for link in proposal.source.links:
        if not link.is_inside:
            got.setdefault(link.left, "link")
    empty = {column.name for column in columns_of(proposal.source) if not column.contents.filled}
    expected = {
        column: role for column, role in expected.items() if column not in empty
    }  # nobody can say what is in them
    wrong = [
        f"{column}: {got.get(column, 'left out')}, not {role}"
        for column, role in expected.items()
        if got.get(column, "left out") not in role.split("|")
    ]
    beside = [f"{column}: {role}" for column, role in got.items() if column not in expected]
    return Measure(name, len(expected), wrong, beside)


def made_up(folder: Path) -> Iterator[Measure]:
    for number, (name, columns) in enumerate(FLAT.items()):
        path = folder / f"{number}" / "table.csv"
        path.parent.mkdir()
        path.write_bytes(as_csv(columns, ";" if "semicolons" in name else ","))
        yield measure(name, path, wanted(columns))
    for file, write in FILES.items():
        path = folder / file.partition(".")[0] / file
        path.parent.mkdir()
        yield measure(file, path, write(path))


def real(file: Path = HERE / "real.yaml", data: Path = DATA, *, cut_into: Path | None = None) -> Iterator[Measure]:
    """The real tables; with ``cut_into`` only the first rows of each, in that folder, which is quicker."""
    for name, expected in yaml.safe_load(file.read_text("utf-8")).items():
        path = data / name
        if path.is_file():
            yield measure(name, _cut(path, cut_into / name) if cut_into else path, expected)


def _cut(path: Path, to: Path) -> Path:
    to.parent.mkdir(parents=True, exist_ok=True)
    for file in path.parent.glob(f"*{path.suffix}"):
        copy = to.with_name(file.name)
        if path.suffix != ".csv":
            copy.write_bytes(file.read_bytes())
        elif not copy.exists():
            with (
                file.open(encoding="utf-8-sig", newline="") as table,
                copy.open("w", encoding="utf-8", newline="") as out,
            ):
                csv.writer(out).writerows(islice(csv.reader(table), ROWS))
    return to


def show(measures: list[Measure]) -> None:
    for one in measures:
        print(f"{one.columns - len(one.wrong)} of {one.columns}  {one.table}")
        for line in one.wrong:
            print(f"    {line}")
        if one.beside:
            print(f"    mapped too: {', '.join(one.beside)}")
    columns, wrong = sum(one.columns for one in measures), sum(len(one.wrong) for one in measures)
    print(f"{columns - wrong} of {columns}: {100 * (columns - wrong) / columns:.1f} % in {len(measures)} tables")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        show(list(real(Path(sys.argv[1]), Path(sys.argv[2]))))
    else:
        with tempfile.TemporaryDirectory() as folder:
            show([*made_up(Path(folder)), *real()])

"""Time a whole build of a large made-up directory side by side with Hugo writing as many pages of as many bytes.

    make bench ARGS="--records 10000 --runs 3"

The runs take turns, so that a busy moment of the machine falls on everybody, and the medians are compared. Only the
ratios mean anything on another machine.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench import hugo
from tests.bench.generate import BENCH_DAY
from tests.bench.measure import Cost, Failed, middle, run
from tests.bench.project import BUILD, CHANGED, CHECK, FINGERPOST, Project, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one size of directory cost, each step the median of its runs."""

    records: int
    files: int  # in the built site
    site_mb: float
    costs: dict[str, Cost]  # by the name of the step


def environ() -> dict[str, str]:
    """The same day for every build, and no colours in what it prints."""
    noon = datetime.combine(BENCH_DAY, time(12), tzinfo=UTC)
    return {**os.environ, "SOURCE_DATE_EPOCH": str(int(noon.timestamp())), "NO_COLOR": "1"}


def can(command: str) -> bool:
    return subprocess.run([FINGERPOST, command, "--help"], capture_output=True, check=False).returncode == 0


def hugo_steps(project: Project, folder: Path) -> list[Step]:
    hugo.write_project(folder, project.site)
    return [
        Step(name, [binary], folder, lambda: shutil.rmtree(folder / "public", ignore_errors=True))
        for name, binary in hugo.find_hugos().items()
    ]


def take(step: Step) -> Cost:
    step.prepare()
    return run(step.command, folder=step.folder, environ=environ())


def time_all(folder: Path, records: int, runs: int, say: Callable[[str], None]) -> Result:
    """Time every step that exists, taking turns."""
    say(f"Writing {records:,} made-up activities")
    project = Project(folder / "project", records)
    steps = project.steps()
    site: list[int] = []
    if can("build"):
        say("Building once, so that Hugo knows what to write")
        take(steps[2])
        site = hugo.sizes(project.site)
        steps += hugo_steps(project, folder / "hugo")
    else:
        say("There is no `fingerpost build` yet, so there is nothing to put beside Hugo.")
        steps = [step for step in steps if step.name not in (BUILD, CHANGED)]
    if not can("check"):
        say("There is no `fingerpost check` yet.")
        steps = [step for step in steps if step.name != CHECK]
    costs: dict[str, list[Cost]] = {step.name: [] for step in steps}
    for number in range(runs):
        say(f"Run {number + 1} of {runs}")
        for step in steps:
            costs[step.name].append(take(step))
            if step.name.startswith("Hugo") and hugo.sizes(step.folder / "public") != site:
                raise Failed(f"{step.name} did not write the same files as Fingerpost, so the times say nothing.")
    return Result(
        records=records,
        files=len(site),
        site_mb=sum(site) / 1e6,
        costs={name: middle(taken) for name, taken in costs.items()},
    )


def ratios(costs: dict[str, Cost]) -> dict[str, float]:
    """The figures that the design promises, each as a ratio of two runs side by side."""
    hugos = {name: cost for name, cost in costs.items() if name.startswith("Hugo")}
    found: dict[str, float] = {}
    if BUILD in costs:
        cold = costs[BUILD]
        found["one record changed, of a cold build"] = costs[CHANGED].wall_s / cold.wall_s
        for name, cost in hugos.items():
            found[f"time of a cold build, of {name}"] = cold.wall_s / cost.wall_s
            found[f"processor time of a cold build, of {name}"] = cold.cpu_s / cost.cpu_s
            found[f"memory of a cold build, of {name}"] = cold.memory_mb / cost.memory_mb
    return found


def show(console: Console, result: Result) -> None:
    title = f"{result.records:,} activities; the site is {result.files:,} files, {result.site_mb:,.0f} MB"
    table = Table(title=title, title_justify="left")
    table.add_column("median of the runs")
    for heading in ("seconds", "processor seconds", "memory, MB"):
        table.add_column(heading, justify="right")
    for name, cost in result.costs.items():
        table.add_row(name, f"{cost.wall_s:.2f}", f"{cost.cpu_s:.2f}", f"{cost.memory_mb:,.0f}")
    console.print(table)
    for name, ratio in ratios(result.costs).items():
        console.print(f"{ratio:6.2f}  {name}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description="Time a large build beside Hugo's.")
    parser.add_argument("--records", type=int, default=10_000, help="how many activities")
    parser.add_argument("--runs", type=int, default=3, help="how often each is timed")
    parser.add_argument("--tenfold", action="store_true", help="then once with ten times as many")
    parser.add_argument("--json", action="store_true", help="print figures for a program")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it there")
    arguments = parser.parse_args()
    console = Console(highlight=False, stderr=arguments.json)
    with tempfile.TemporaryDirectory(prefix="fingerpost-bench-") as temporary:
        folder = arguments.keep or Path(temporary)
        results: list[Result] = []
        try:
            for size, runs in [(arguments.records, arguments.runs)] + [(arguments.records * 10, 1)] * arguments.tenfold:
                results.append(time_all(folder / str(size), size, runs, console.print))
                show(console, results[-1])
        except Failed as failed:
            console.print(str(failed))
            return 1
    if arguments.tenfold and BUILD in results[1].costs:
        small, large = (result.costs[BUILD].wall_s for result in results)
        console.print(f"{large / small:6.2f}  time of a cold build of ten times as many")
    if arguments.json:
        print(json.dumps([asdict(result) | {"ratios": ratios(result.costs)} for result in results], indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

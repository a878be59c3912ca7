"""That the benchmark measures what it says. Nothing here is timed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fingerpost.reading.read import read_directory
from tests.bench import hugo
from tests.bench.generate import write_directory
from tests.bench.measure import Failed, run

HOLD_60_MB = "import time; held = bytearray(60_000_000); time.sleep(0.5)"
START_A_CHILD = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {HOLD_60_MB!r}])"
TWO_PROCESSES = f"{START_A_CHILD}; {HOLD_60_MB}; child.wait()"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_size_gives_the_same_directory(tmp_path: Path) -> None:
    write_directory(tmp_path / "one", records=20)
    write_directory(tmp_path / "two", records=20)

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_made_up_directory_can_be_read_without_a_problem(tmp_path: Path) -> None:
    write_directory(tmp_path / "assets", records=200)

    directory, problems = read_directory(tmp_path / "assets")

    assert len(directory.activities) == 200
    assert problems == []


@pytest.mark.parametrize("version", hugo.find_hugos())
def test_hugo_writes_as_many_files_of_as_many_bytes(version: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for number, size in enumerate([1, 90, 5_000, 12_345, 30_000]):
        (site / f"a/{number}").mkdir(parents=True)
        (site / f"a/{number}/index.html").write_text("x" * size)
    (site / "search.json").write_text("x" * 7_777)

    hugo.write_project(tmp_path / "hugo", site)
    subprocess.run([hugo.find_hugos()[version]], cwd=tmp_path / "hugo", check=True, capture_output=True)

    assert hugo.sizes(tmp_path / "hugo" / "public") == hugo.sizes(site)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory of several processes needs /proc")
def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    cost = run([sys.executable, "-c", TWO_PROCESSES], folder=tmp_path, environ=os.environ)

    assert cost.memory_mb > 120


def test_processor_time_counts_what_a_child_used(tmp_path: Path) -> None:
    busy = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(20_000_000))'])"

    cost = run([sys.executable, "-c", busy], folder=tmp_path, environ=os.environ)
    idle = run([sys.executable, "-c", "pass"], folder=tmp_path, environ=os.environ)

    assert cost.cpu_s > idle.cpu_s * 2


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no such record"):
        run([sys.executable, "-c", "raise SystemExit('no such record')"], folder=tmp_path, environ=os.environ)

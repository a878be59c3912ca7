"""Run a command and say what it cost: time on the wall, processor time, memory of all its processes together."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SAMPLE_SECONDS = 0.1


class Failed(Exception):
    """A measured command did not succeed; the text is what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run took."""

    wall_s: float
    cpu_s: float  # of the command and every process it waited for
    memory_mb: float  # the most that all its processes held at once


def run(command: Sequence[str | Path], *, folder: Path, environ: Mapping[str, str]) -> Cost:
    """Run a command to its end.

    Memory that processes share is counted once: we add up proportional set sizes (PSS), sampled ten times a second, and
    never report less than the kernel's own high-water mark of the largest process. Where there is no ``/proc`` that
    mark is all we have.

    Raises:
        Failed: If the command ends with anything but 0.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environ, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
        watch = MemoryWatch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)  # wait4 took it, so Popen cannot
        watch.stop()
        if process.returncode:
            output.seek(0)
            words = output.read().decode(errors="replace")[-3000:]
            raise Failed(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{words}")
    largest_kb = usage.ru_maxrss / (1024 if os.uname().sysname == "Darwin" else 1)
    return Cost(
        wall_s=wall,
        cpu_s=usage.ru_utime + usage.ru_stime,
        memory_mb=max(watch.peak_kb, largest_kb) / 1024,
    )


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure, so that one disturbed run does not count."""
    return Cost(
        wall_s=median(cost.wall_s for cost in costs),
        cpu_s=median(cost.cpu_s for cost in costs),
        memory_mb=median(cost.memory_mb for cost in costs),
    )


class MemoryWatch(threading.Thread):
    """Adds up the memory of every process of one session, until asked to stop."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.peak_kb = 0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(SAMPLE_SECONDS):
            self.peak_kb = max(self.peak_kb, sum(pss_kb(pid) for pid in processes_of(self.session)))

    def stop(self) -> None:
        self.ended.set()
        self.join()


def processes_of(session: int) -> list[int]:
    """The processes of a session: the command itself and all it started, its workers' workers too."""
    numbers = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            # After the name, which may hold anything: state, parent, group, session.
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (OSError, ValueError):  # it has ended meanwhile
            continue
        if int(fields[3]) == session:
            numbers.append(int(entry.name))
    return numbers


def pss_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)

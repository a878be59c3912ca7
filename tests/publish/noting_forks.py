"""Run fingerpost, and note in the file that FORKS names how many threads lived beside its own whenever it forked."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from fingerpost.checks import slices
from fingerpost.cli import main
from fingerpost.publish import workers as build_workers
from fingerpost.reading import workers
from tests.short_handbook import in_own_process

_fork = os.fork


def _noted() -> int:
    with Path(os.environ["FORKS"]).open("a", encoding="utf-8") as file:
        file.write(f"{threading.active_count() - 1}\n")
    return _fork()


if __name__ == "__main__":
    for module in (workers, slices, build_workers):
        module.WORTH_IT = 1  # as if there were thousands
        module.cores = lambda: 2
    os.fork = _noted
    with in_own_process():
        main()

"""What takes long to build is built once in a run, and all its processes read it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

PATIENCE = 600  # seconds


def folder_of_run(factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of the run have; a worker has one of its own in it."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], None]) -> Path:
    """The folder ``site`` that ``build`` has made; whoever comes while it is made waits for it.

    Source: pytest-xdist, "Making session-scoped fixtures execute only once".
    """
    shared = folder_of_run(factory) / f"once-{name}"
    shared.mkdir(exist_ok=True)
    done, site = shared / "done", shared / "site"
    # A lock that every system has, and that a process which is killed gives back.
    with closing(sqlite3.connect(shared / "lock", timeout=PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        if not done.exists():
            build(site)
            done.touch()
    return site

"""Fingerpost's commands in the process of the tests: its start, and that of MkDocs, take longer than most of them."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from fingerpost.cli import main

ROOT = Path(__file__).parents[1]
FINGERPOST = (sys.executable, "-m", "fingerpost")
MORNING = "1795219200"  # 21 November 2026, the day of tests.conftest.TODAY, in seconds since 1970


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, cwd: Path, **environ: str) -> Done:
    """Run a command in a folder, as somebody types it there."""
    out, err = io.StringIO(), io.StringIO()
    ends = signal.getsignal(signal.SIGTERM)
    with (
        chdir(cwd),
        patch.dict(os.environ, {"SOURCE_DATE_EPOCH": MORNING, **environ}),
        patch.object(sys, "argv", ["fingerpost", *arguments]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        finally:
            signal.signal(signal.SIGTERM, ends)
    return Done(code, out.getvalue(), err.getvalue())


def run_apart(*arguments: str, cwd: Path, command: Sequence[str] = FINGERPOST, **environ: str) -> Done:
    """Run a command in a process of its own: where the start, the environment or the end of one is the subject."""
    done = subprocess.run(
        [*command, *arguments],
        cwd=cwd,
        env={**os.environ, "SOURCE_DATE_EPOCH": MORNING, "PYTHONPATH": str(ROOT), **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)

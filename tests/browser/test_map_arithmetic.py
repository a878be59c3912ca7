"""The arithmetic of the map, tested in Node, where it needs no page."""

from __future__ import annotations

import re
from pathlib import Path

from tests.search.node import node


def test_the_arithmetic_of_the_map_is_right() -> None:
    done = node("--test", Path(__file__).parent / "map.test.mjs")

    assert done.returncode == 0, done.stdout
    assert re.search(r"^\S+ pass [1-9]", done.stdout, re.MULTILINE), "no test was run"

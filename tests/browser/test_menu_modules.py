"""The modules of "My menu" that need no page, tested by Node."""

from __future__ import annotations

import re
from pathlib import Path

from tests.search.node import node


def test_the_modules_pass_their_own_tests() -> None:
    done = node(Path(__file__).parent / "menu.test.mjs")

    assert done.returncode == 0, done.stdout
    assert re.search(r"^\S+ pass [1-9]", done.stdout, re.MULTILINE), "no test was run"

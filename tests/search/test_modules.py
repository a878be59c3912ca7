"""The browser's search modules, tested by Node itself."""

from __future__ import annotations

from tests.search.node import HERE, node


def test_the_modules_pass_their_own_tests() -> None:
    done = node("--test", HERE / "modules.test.mjs")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "fail 0" in done.stdout
    assert "pass 0" not in done.stdout

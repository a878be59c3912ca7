"""The suite itself: what it leaves out is there."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import SLOW


def test_what_is_slow_is_named_rightly() -> None:
    here = Path(__file__).parent

    assert [name for name in SLOW if not (here / name).exists()] == []

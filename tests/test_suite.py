"""The suite itself: what it leaves out is there."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import SLOW
from tests.nightly import NIGHTLY


def test_what_is_slow_is_named_rightly() -> None:
    here = Path(__file__).parent

    assert [name for name in SLOW if not (here / name).exists()] == []


def test_what_is_tried_every_night_is_named_rightly() -> None:
    here = Path(__file__).parent
    names = {name.partition("[")[0] for name in NIGHTLY}

    assert [name for name in sorted(names) if not _is_there(here, *name.partition("::")[::2])] == []


def _is_there(here: Path, file: str, test: str) -> bool:
    return (here / file).is_file() and f"def {test}" in (here / file).read_text(encoding="utf-8")

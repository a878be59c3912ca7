"""The finder's modules that need no page, tested by Node, against what Python says on the other pages."""

from __future__ import annotations

import json
import re
from datetime import date, time, timedelta
from pathlib import Path

from fingerpost.language import ENGLISH
from fingerpost.pages.shipping.find_words import find_words
from tests.search.node import node

TODAY = date(2026, 11, 23)
CLOCK = [time(minute // 60, minute % 60) for minute in range(0, 24 * 60, 35)]


def minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def what_python_says() -> dict[str, list[object]]:
    days = [TODAY + timedelta(days=17 * n) for n in range(-3, 30)]
    return {
        "times": [(minutes(at), ENGLISH.time(at)) for at in (*CLOCK, time(0), time(12))],
        "ranges": [
            (minutes(one), minutes(other), ENGLISH.time_range(one, other))
            for one, other in zip(CLOCK, CLOCK[3:], strict=False)
        ],
        "dates": [(f"{day}", ENGLISH.date(day, year=day.year != TODAY.year)) for day in days],
        "miles": [(metres, ENGLISH.miles(metres / 1000)) for metres in range(0, 40_000, 377)],
    }


def test_the_modules_pass_their_own_tests(tmp_path: Path) -> None:
    inputs = tmp_path / "given.json"
    inputs.write_text(json.dumps({"words": find_words(ENGLISH), "python": what_python_says()}))

    done = node(Path(__file__).parent / "find.test.mjs", inputs)

    assert done.returncode == 0, done.stdout
    assert re.search(r"^\S+ pass [1-9]", done.stdout, re.MULTILINE), "no test was run"

"""One hostile record among good ones, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fingerpost.records.problem import Problem

GOOD = (
    b"name: Chair yoga\n"
    b"summary: Gentle stretches in a chair, for anyone.\n"
    b"categories: [arts]\n"
    b"sessions: [{repeats: weekly, days: [tuesday], from: 10:00, to: 11:30}]\n"
    b"contact: {phone: 01632 960125}\n"
    b"checked: {on: 2026-10-01, how: phone}\n"
)

Ask = Callable[..., list[Problem]]


@pytest.fixture
def ask(site) -> Ask:
    """Check a directory in which one record, and only that, is hostile; the others must come to no harm."""

    def check(content: bytes, name: str = "activities/hostile.yaml") -> list[Problem]:
        report = site({name: content}).check()

        assert not report.failure
        assert [problem for problem in report.problems if problem.span.file != f"assets/{name}"] == []
        return list(report.problems)

    return check


def line(text: str) -> bytes:
    """Give the good record with one line more, or one instead of the line of that key."""
    key = text.split(":", maxsplit=1)[0]
    rest = [each for each in GOOD.decode().splitlines() if each.split(":")[0] != key]
    return ("\n".join([*rest, text]) + "\n").encode()

"""One case of the list of hostile inputs: what goes in, what must come of it, and how that is tried here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.hostile.table.desk import Desk

REJECT, FAIL, NORM, WARN, LITERAL, HOLD = "refused", "build stops", "put right", "warned of", "shown as typed", "held"


@dataclass(frozen=True)
class Trial:
    """One input, really run through the product; raises AssertionError when something else comes of it."""

    where: str  # what it goes through: "check", "build", "import" ...
    run: Callable[[Desk], None]


@dataclass(frozen=True)
class Row:
    """A case; without a trial it is held by other tests, or is of something not built yet."""

    number: str  # as in the list: "A1" to "O5"
    what: str
    must: str
    trials: tuple[Trial, ...] = ()
    held: tuple[str, ...] = ()  # other tests that show it: "tests/publish/test_swap.py::test_nothing_is_left"
    later: str = ""  # what is not built yet, and the number of the issue that brings it
    short: str = ""  # where what is true now falls short of the list, or differs from it on purpose

    @property
    def is_run(self) -> bool:
        return bool(self.trials or self.held)


def row(number: str, what: str, must: str, *trials: Trial, **more: str | tuple[str, ...]) -> Row:
    """Put a row together, so that its trials can be set one below the other."""
    return Row(number, what, must, trials, **more)  # type: ignore[arg-type]

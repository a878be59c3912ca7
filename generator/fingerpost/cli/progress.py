"""A bar on the terminal for work that takes more than a moment."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE_SECONDS = 2.0  # a bar that comes and goes at once is only a flicker
A_SECOND = 10  # times that it is drawn, at most


@contextmanager
def show_progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function to call with how much is done and how much there is; it draws only on a terminal.

    It draws when it is called, and not from a thread: the work may start processes, and a lock that a thread holds at
    that moment would be held in them for ever.
    """
    bar: Progress | None = None
    began = last_drawn = time.monotonic()

    def tell(count: int, total: int) -> None:
        nonlocal bar, last_drawn
        now = time.monotonic()
        if bar is None:
            if not sys.stderr.isatty() or now - began < PATIENCE_SECONDS:
                return
            from rich.console import Console  # imported here because most runs are over before a bar is needed
            from rich.progress import Progress

            bar = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)
            bar.add_task(label, total=total)
            bar.start()
        is_due = count >= total or now - last_drawn > 1 / A_SECOND
        last_drawn = now if is_due else last_drawn
        bar.update(bar.task_ids[0], completed=count, total=total, refresh=is_due)

    try:
        yield tell
    finally:
        if bar is not None:
            bar.stop()

"""How a command that writes records keeps others from writing meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fingerpost.cli.stop import stop


@contextmanager
def alone(command: str, assets: Path, *, writes: bool = True) -> Iterator[None]:
    """Lock the records until the block ends; if another command has them, end this one with 2.

    ``writes`` is false for a command that only says what it would do.
    """
    from fingerpost.files.records_lock import AnotherWriter, only_writer

    if not writes:
        yield
        return
    try:
        with only_writer(assets):
            yield
    except AnotherWriter:
        message = "Another command is changing the records at this moment, so nothing was done."
        raise stop(command, message, "Wait until it is done, then type it again.") from None

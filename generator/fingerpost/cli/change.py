"""How a command that changes records says what it has changed, or why it could not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.alone import alone
from fingerpost.cli.stop import stop

if TYPE_CHECKING:
    from fingerpost.stewardship.changes import Changes


def change(command: str, assets: Path, plan: Callable[[], Changes]) -> None:
    """Make a plan, write it and say each thing that was done; if that cannot be, end the command with 2."""
    from fingerpost.edition.clock import ClockWrong
    from fingerpost.stewardship.files_of_records import CannotChange

    try:
        with alone(command, assets):
            lines = plan().write(assets)
    except (CannotChange, ClockWrong) as reason:
        raise stop(command, reason.message, reason.hint) from None
    except OSError as error:
        raise stop(command, f"{error.filename or assets} could not be changed: {error.strerror}.") from None
    for line in lines:
        click.echo(line)

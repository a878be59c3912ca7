"""How a command says that it cannot go on."""

from __future__ import annotations

from pathlib import Path

import click


def stop(command: str, message: str, hint: str = "") -> SystemExit:
    """Print a sentence and what to do, and give what ends the command with 2."""
    click.echo(f"fingerpost {command}: {message}", err=True)
    if hint:
        click.echo(f"  hint: {hint}", err=True)
    return SystemExit(2)


def stop_unless_it_ends(path: Path, *endings: str, command: str, option: str) -> None:
    """Stop before a file is written whose name is that of something else: a slip may name a record.

    Raises:
        SystemExit: If its name has another ending.
    """
    if path.suffix.lower() not in endings:
        raise stop(command, f"{path} has another ending than {endings[0]}.", f"Write {option} {path.stem}{endings[0]}")

"""How a command says that it cannot go on."""

from __future__ import annotations

import click


def stop(command: str, message: str, hint: str = "") -> SystemExit:
    """Print a sentence and what to do, and give what ends the command with 2."""
    click.echo(f"fingerpost {command}: {message}", err=True)
    if hint:
        click.echo(f"  hint: {hint}", err=True)
    return SystemExit(2)

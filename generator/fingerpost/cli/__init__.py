"""Thin click commands, one module each, no logic."""

from __future__ import annotations

import importlib

import click

# Imported only when asked for, so that --help answers at once.
COMMANDS = {
    "init": "init",
    "new": "new",
    "check": "check",
    "build": "build",
    "serve": "serve",
    "import": "import_",
    "locate": "locate",
    "postcodes": "postcodes",
}


class Lazy(click.Group):
    """A group that loads a command's module only when that command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands, in the order of a first day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command: module ``fingerpost.cli.<module>``, attribute ``command``."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"fingerpost.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command


@click.command(cls=Lazy)
@click.version_option(package_name="fingerpost")
def main() -> None:
    """Turn a folder of records into a public directory of community groups and activities."""

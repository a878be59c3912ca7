"""Thin click commands, one module each, no logic."""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import os
import sys

import click

# Imported only when asked for, so that --help answers at once.
COMMANDS = {
    "init": "init",
    "upgrade": "upgrade",
    "new": "new",
    "rename": "rename",
    "duplicates": "duplicates",
    "merge": "merge",
    "close": "close",
    "check": "check",
    "changes": "changes",
    "doctor": "doctor",
    "build": "build",
    "serve": "serve",
    "find": "find",
    "due": "due",
    "gaps": "gaps",
    "links": "links",
    "state": "state",
    "owners": "owners",
    "intake": "intake",
    "receive": "receive",
    "inbox": "inbox",
    "import": "import_",
    "confirm": "confirm",
    "export": "export",
    "locate": "locate",
    "postcodes": "postcodes",
    "basemap": "basemap",
}


class Lazy(click.Group):
    """A group that loads a command's module only when that command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name the commands, in the order of a first day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command: module ``fingerpost.cli.<module>``, attribute ``command``."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"fingerpost.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command


@click.command(cls=Lazy, epilog='Begin with: fingerpost init mytown. Then: fingerpost new activity "Chair yoga"')
@click.version_option(package_name="fingerpost")
def commands() -> None:
    """Turn a folder of records into a public directory of community groups and activities."""


def main() -> None:
    """Run a command; whatever goes wrong inside Fingerpost itself is reported in a sentence, not in a traceback."""
    _print_any_character()
    # Python would free every object one by one: at the end of a build of 2,000 activities 0.3 processor seconds.
    atexit.register(gc.freeze)
    try:
        commands()
    except Exception as error:
        if os.environ.get("FINGERPOST_TRACEBACK"):
            raise
        from fingerpost.reading.at_fault import REPORT_IT, failure_of  # imported here so that --help answers at once

        if fault := failure_of(error):
            click.echo(f"fingerpost: {fault}", err=True)
            click.echo(f"  hint: {REPORT_IT}", err=True)
            sys.exit(2)
        # The text of an error may quote a record, so only its kind is shown.
        click.echo(f"fingerpost: Something went wrong inside Fingerpost itself ({type(error).__name__}).", err=True)
        click.echo(
            "  hint: Nothing was published. Set FINGERPOST_TRACEBACK=1, run it again, and report what it says.",
            err=True,
        )
        sys.exit(2)


def _print_any_character() -> None:
    """Have a file or a pipe take UTF-8, as Python 3.15 will by default; a character that a terminal lacks is spelt out.

    On Windows a file would take some 250 characters, and a Welsh name would stop the command.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_chosen = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if is_chosen else "utf-8", errors="backslashreplace")

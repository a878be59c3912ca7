"""The handbook's page of commands: made from the commands themselves, so that it is never out of date."""

from __future__ import annotations

from collections.abc import Iterator

import click

from fingerpost.cli import commands

_WIDTH = 88


def commands_page() -> str:
    """Every command with what ``--help`` prints, in Markdown."""
    lines = [
        "# Commands",
        "",
        "Type these in a terminal, in the folder that holds `assets`. Each says the same with `--help` after it. "
        "In a checkout of Fingerpost itself, write `.venv/bin/fingerpost` for `fingerpost`.",
        "",
        "A command ends with 0 when all is well, 1 when there is something to put right, and 2 when it could not run. "
        "Scripts can rely on that.",
    ]
    for path, command in all_commands():
        with click.Context(command, info_name=path, terminal_width=_WIDTH, max_content_width=_WIDTH) as context:
            lines += ["", f"## {path}", "", "```text", command.get_help(context), "```"]
    return "\n".join(lines) + "\n"


def all_commands() -> Iterator[tuple[str, click.Command]]:
    """Each command with its whole name, such as ``fingerpost import csv``."""
    yield from _below("fingerpost", commands)


def _below(path: str, group: click.Command) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(group, click.Group):
        return
    context = click.Context(group, info_name=path)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None and not command.hidden:
            yield f"{path} {name}", command
            yield from _below(f"{path} {name}", command)


if __name__ == "__main__":
    click.echo(commands_page(), nl=False)

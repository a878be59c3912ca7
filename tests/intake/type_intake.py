"""Typing ``fingerpost intake`` in the process of the tests, with something piped in."""

from __future__ import annotations

from click.testing import CliRunner, Result

from fingerpost.cli import commands

TODAY = {"SOURCE_DATE_EPOCH": "1795219200"}  # 21 November 2026


def type_intake(text: str | bytes, *words: str) -> Result:
    """Pipe a text into the command, in the current folder."""
    result = CliRunner().invoke(commands, ["intake", *words, "-"], input=text, env=TODAY)
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result

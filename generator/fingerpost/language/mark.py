"""Mark words for translation where they are written, when they are looked up somewhere else."""

from __future__ import annotations


def mark(message: str) -> str:
    """Give the message back unchanged; the catalogue finds it by the name of this function.

    >>> NAMES = {"first": mark("1st")}
    >>> NAMES["first"]
    '1st'
    """
    return message

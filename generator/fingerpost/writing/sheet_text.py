"""A text for a cell of a workbook, so that it is a text and nothing else."""

from __future__ import annotations


def sheet_text(words: str) -> str:
    """What to hand to XlsxWriter for these words.

    It writes what begins with <r> and ends with </r> into the file as it is, as if it were its own markup: such a name
    could put a formula into any cell. A space behind it stops that; whoever reads the workbook takes it off.

    >>> sheet_text("<r>Tea</r>")
    '<r>Tea</r> '
    """
    return f"{words} " if words.startswith("<r>") else words

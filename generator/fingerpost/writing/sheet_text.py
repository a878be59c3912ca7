"""A text for a cell of a workbook, so that it is a text and nothing else."""

from __future__ import annotations


def sheet_text(words: str) -> str:
    """What to hand to XlsxWriter for these words.

    It takes what begins with <r> and ends with </r> for a rich text of its own, and the words would not be in the cell.
    A space behind them stops that; whoever reads the workbook takes it off.

    >>> sheet_text("<r>Tea</r>")
    '<r>Tea</r> '
    """
    return f"{words} " if words.startswith("<r>") else words

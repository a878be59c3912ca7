"""The numbers of rows in words, for what is said of several of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.exchange.tables.table import row_name

_MOST = 5  # that are named


def first_rows(rows: Sequence[int], sheets: Sequence[str] = ()) -> str:
    """The numbers of the first rows, and how many more there are.

    Args:
        rows: Their numbers, in order.
        sheets: Those that are below each other in the table, if there are several.

    >>> first_rows([3]), first_rows([3, 7, 9, 12, 15, 20, 31])
    ('row 3', 'rows 3, 7, 9, 12, 15 and 2 more')
    """
    more = len(rows) - _MOST
    numbers = ", ".join(row_name(row, sheets) for row in rows[:_MOST]) + (f" and {more:,} more" if more > 0 else "")
    return f"{'row' if len(rows) == 1 else 'rows'} {numbers}"

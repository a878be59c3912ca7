"""A long text, cut at a word."""

from __future__ import annotations


def shorten(text: str, at_most: int) -> str:
    """Cut a text at a word, and add three dots; a text without a space is cut at the limit.

    >>> shorten("A group with a name that goes on and on until nobody can remember how it began", 58)
    'A group with a name that goes on and on until nobody can…'
    """
    if len(text) <= at_most:
        return text
    cut = text[:at_most].rpartition(" ")[0] or text[: at_most - 1]
    return cut.rstrip(" ,.;:(-") + "…"

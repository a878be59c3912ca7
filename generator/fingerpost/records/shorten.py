"""A long text, cut at a word."""

from __future__ import annotations


def shorten(text: str, at_most: int) -> str:
    """Cut a text at a word and say so with three dots; one without a space in it is cut where it has to be.

    >>> shorten("A group with a name that goes on and on until nobody can remember how it began", 58)
    'A group with a name that goes on and on until nobody can…'
    """
    if len(text) <= at_most:
        return text
    cut = text[:at_most].rpartition(" ")[0] or text[: at_most - 1]
    return cut.rstrip(" ,.;:(-") + "…"

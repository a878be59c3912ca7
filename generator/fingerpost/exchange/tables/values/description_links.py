"""A web address of a cell as a link in a description, which is Markdown."""

from __future__ import annotations

import re

from fingerpost.exchange.tables.mapping_rules import as_text
from fingerpost.exchange.tables.values.clean_values import clean_web

_ENCODED = {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", " ": "%20"}
_IN_MARKDOWN = re.compile(r"([\\`*_\[\]<>&])")


def description_link(cell: str, shown_as: str) -> str:
    r"""A link with these words; "" where the cell has no web address.

    >>> description_link("www.example.org/book_(a)", "Book [now]")
    '[Book \\[now\\]](https://www.example.org/book_%28a%29)'
    >>> description_link("javascript:alert(1)", "Book"), description_link("ring us", "Book")
    ('', '')
    """
    address, _ = clean_web(as_text(cell)) if cell else (None, None)
    if not address or not shown_as:
        return ""
    safe = "".join(_ENCODED.get(character, character) for character in str(address))
    words = _IN_MARKDOWN.sub(r"\\\1", shown_as)
    return f"[{words}]({safe})"

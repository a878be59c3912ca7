"""Markdown links in a cell that should have only a phone number or an address."""

from __future__ import annotations

import re

_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]*)\]\(\s*<?(?P<target>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)"
)
_PLAIN_TARGET = re.compile(r"(?:mailto|tel):", re.IGNORECASE)


def targets(text: str) -> str:
    """The same, with where each link leads to in its place; what a link of the web is called is left out.

    >>> targets("[Our site](https://example.org/a)"), targets("[https://example.org](https://example.org)")
    ('https://example.org/a', 'https://example.org')
    >>> targets("Jo [jo@example.org](mailto:jo@example.org), [01632 960123](tel:01632960123)")
    'Jo jo@example.org, 01632 960123'
    """
    return _LINK.sub(_target, text) if "](" in text else text


def _target(link: re.Match[str]) -> str:
    words, target = link["words"].strip(), link["target"]
    if not (scheme := _PLAIN_TARGET.match(target)):
        return target
    bare = target[scheme.end() :].partition("?")[0]
    has_number = sum(map(str.isdigit, words)) >= sum(map(str.isdigit, bare)) > 0
    return words if (has_number and scheme[0].lower() == "tel:") or words == bare else bare

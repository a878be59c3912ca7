"""Descriptions: a Markdown subset to HTML that cannot do harm."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from fingerpost.pages.escaping import escape_text

# Paragraphs, lists, emphasis and links: DESIGN, section 10. Headings would break the order of the page's own.
TAGS = {"p", "br", "ul", "ol", "li", "em", "strong", "a"}
ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "ol": {"start"}, "*": set()}
SCHEMES = {"http", "https", "mailto", "tel"}

_PARSER = MarkdownIt("zero").enable(["emphasis", "link", "list", "newline", "escape", "entity"])

# Most descriptions are plain sentences, and the parser takes 20 times as long as this test.
_MAYBE_MARKDOWN = re.compile(r"[\\`*_\[\]<>&]|^ {0,3}(?:[-+]|\d{1,9}[.)])(?:\s|$)|^(?: {4}|\t)| {2,}$", re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@lru_cache(maxsize=256)  # hardly two records say the same
def render_markdown(text: str) -> Markup:
    """Turn a description into HTML of a few tags.

    Tags typed in the text are shown as they were typed, and links go only to the web, mailboxes and telephones.
    """
    if not _MAYBE_MARKDOWN.search(text):
        paragraphs = [_paragraph(part) for part in _GAP.split(text.strip()) if part.strip()]
        return Markup("\n".join(paragraphs))  # noqa: S704  # each escaped below
    html = nh3.clean(_PARSER.render(text), tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    return Markup(html.strip())  # noqa: S704  # cleaned by nh3 in the line above


def _paragraph(text: str) -> str:
    lines = "\n".join(line.strip() for line in text.strip().splitlines())
    return f"<p>{escape_text(lines)}</p>"

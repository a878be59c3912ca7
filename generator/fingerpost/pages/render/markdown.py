"""Descriptions: a subset of Markdown, turned into safe HTML."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from fingerpost.records.web_address import Refused, read_mailbox, read_web, without_tracking

# Paragraphs, lists, emphasis and links: DESIGN, section 10. Headings would break the order of the page's own.
TAGS = {"p", "br", "ul", "ol", "li", "em", "strong", "a"}
ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "ol": {"start"}, "*": set()}
SCHEMES = {"http", "https", "mailto", "tel"}

_PARSER = MarkdownIt("zero").enable(["emphasis", "link", "list", "newline", "escape", "entity"])
# Otherwise a Cyrillic letter in a host would become code (xn--...) before it can be judged.
_PARSER.normalizeLink = lambda url: url  # type: ignore[method-assign]

# Most descriptions are plain sentences, and the parser takes 20 times as long as this test.
_MAYBE_MARKDOWN = re.compile(r"[\\`*_\[\]<>&]|^ {0,3}(?:[-+]|\d{1,9}[.)])(?:\s|$)|^(?: {4}|\t)| {2,}$", re.MULTILINE)
_ON_THIS_SITE = re.compile(r"/(?![/\\]|%5c)|#", re.IGNORECASE)
_GAP = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@lru_cache(maxsize=256)  # hardly any two records have the same description
def render_markdown(text: str) -> Markup:
    """Turn a description into HTML of a few tags.

    Tags typed in the text are shown as they were typed, and links go only to the web, mailboxes and telephones.
    """
    if not _MAYBE_MARKDOWN.search(text):
        paragraphs = [_paragraph(part) for part in _GAP.split(text.strip()) if part.strip()]
        return Markup("\n".join(paragraphs))  # noqa: S704  # each escaped below
    html = nh3.clean(
        _PARSER.render(text),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=_allowed_value,
    )
    return Markup(html.strip())  # noqa: S704  # cleaned by nh3 in the line above


def _allowed_value(_tag: str, attribute: str, value: str) -> str | None:
    """The address that a link may keep; None leaves only its words."""
    scheme, _, rest = value.partition(":")
    if attribute != "href" or scheme.lower() == "tel":
        return value
    if scheme.lower() == "mailto":
        return value if isinstance(read_mailbox(unquote(rest)), str) else None
    if _ON_THIS_SITE.match(value):
        return value
    web = read_web(value)
    return None if isinstance(web, Refused) else without_tracking(web.href)


def _paragraph(text: str) -> str:
    lines = "\n".join(line.strip() for line in text.strip().splitlines())
    return f"<p>{escape(lines)}</p>"

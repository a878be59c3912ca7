"""What HTML lets one leave out: quotes, end tags and line ends that say nothing, from templates and shells.

A page is mostly what stands around its words, ten thousand times over. What a browser makes of the page is the same,
but for space between blocks, which nobody sees. Only our own markup comes here, before any record is put into it.
"""

from __future__ import annotations

import re

# Signs of a template are left alone, and so is what stands between them and a quote.
_SIGNS = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_BLOCKS = (
    "!doctype|html|head|body|meta|link|title|script|main|header|footer|nav|aside|section|article|div|p|h1|h2|h3|ul|ol|li|dl|"
    "dt|dd|table|caption|thead|tbody|tr|th|td|form|fieldset|legend|details|summary|template|noscript"
)
_AFTER_BLOCK = re.compile(rf"(</?(?:{_BLOCKS})\b[^<>]*>)\s*\n\s*", re.IGNORECASE)
_BEFORE_BLOCK = re.compile(rf"\s*\n\s*(?=</?(?:{_BLOCKS})\b)", re.IGNORECASE)
# HTML, section 13.1.2.3: unquoted values; after a value there must be a space or the end of the tag.
_QUOTED = re.compile(r'(?<=[\s"][a-z])([a-z-]*)="([\w./:#%;,!-]+)"(?=[\s>])')
# Section 13.1.2.4. A paragraph ends where its parent ends or another block begins; the others wherever they may end.
_PARAGRAPH = re.compile(r"</p>(?=</?(?:div|li|dd|td|section|aside|article|main|p|ul|ol|dl|table|h2|h3|details|form)\b)")
_ALWAYS = re.compile(r"</(?:li|dt|dd|tr|th|td|thead|tbody|option)>")


def thrifty(html: str) -> str:
    r"""Leave out what says nothing.

    >>> thrifty('<ul class="fp-az" role="list">\n<li><p class="a b">Tea</p></li>\n<li>{{ two }}</li>\n</ul>\n')
    '<ul class=fp-az role=list><li><p class="a b">Tea<li>{{ two }}</ul>'
    """
    parts = _SIGNS.split(html)
    parts[::2] = [_spare(part) for part in parts[::2]]
    return "".join(parts)


def _spare(html: str) -> str:
    html = _BEFORE_BLOCK.sub("", _AFTER_BLOCK.sub(r"\1", html))
    return _ALWAYS.sub("", _PARAGRAPH.sub("", _QUOTED.sub(r"\1=\2", html)))

"""Does a page of docs, as rendered, contain only what cannot run, lead away or ask other servers?

Nobody can guess from its source what Markdown and its extensions make of a page, so the rendered page is read. The list
says what may be there; anything else is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from fingerpost.checks.project.allowed import Terms
from fingerpost.checks.project.doc_files import DocFile
from fingerpost.checks.project.layout import Layout
from fingerpost.records.problem import Problem

_ELEMENTS = frozenset(
    """a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div
    dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd label li main mark nav ol p picture pre
    q rp rt ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul
    var wbr""".split()  # noqa: SIM905
)
_ATTRIBUTES = frozenset(
    """abbr align alt border cellpadding cellspacing cite class colspan datetime decoding dir download headers height
    hidden href hreflang id lang loading markdown media name open rel reversed role rowspan scope sizes span src srcset
    start style summary tabindex target title translate type valign value width""".split()  # noqa: SIM905
)
_LINKS = frozenset(("http", "https", "mailto", "tel", "sms", "geo"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# What may be said of one element alone: nothing that could lay it over the rest of the page, or fetch anything.
_STYLES = re.compile(
    r"(?:\s*(?:text-align|vertical-align|(?:max-|min-)?width|height|margin(?:-\w+)?|padding(?:-\w+)?|font-(?:size|weight|style)"
    r"|list-style-type|white-space|float|clear)\s*:\s*[\w.%\s]{1,40}(?:;|$))*\s*"
)
# A comment that browsers and Python's reader take for the same: HTML ends it at these signs, and begins none inside it.
# Source: HTML Living Standard, 13.1.6 and 13.2.5.43.
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>|<!--).)*-->", re.DOTALL)
_ODD = re.compile(r"<!|<\?|</(?![A-Za-z])")
_UNSEEN = re.compile(r"[\x00-\x20\x7f]")  # what browsers leave out of an address before they read its scheme


def check_doc_html(layout: Layout, file: DocFile, html: str, source: str, terms: Terms) -> Iterator[Problem]:
    """Read a page as it was made, and say where in its source the trouble is."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if odd := _ODD.search(_COMMENT.sub("", html)):
        # Where two readers do not agree what is a comment, one of them sees what the other does not.
        reader.troubles.append(("", "a comment or a sign that readers of HTML take in different ways", odd[0]))
    for name, what, clue in reader.troubles:
        if name in terms.allow:
            continue
        line, column = _find(source, clue)
        yield Problem(
            code="docs-script",
            span=layout.span(file.path, line, column, max(1, len(clue))),
            message=f"There is {what} on this page.",
            hint="Delete it."
            if not name
            else f'Delete it, or let whoever keeps the directory allow it by name in assets/directory.yaml: project: {{allow: ["{name}"]}}',  # noqa: E501
            quote=False,
        )


class _Reader(HTMLParser):
    """Collects what may not be there: the name to allow it by, what it is, and words to find it by."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.troubles: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            self.troubles.append((f"html:{tag}", f"the element <{tag[:30]}>", f"<{tag}"))
            return  # what it carries goes with it
        for name, value in attrs:
            if name.startswith("on"):
                self.troubles.append((f"html:{name}", f"{name[:30]}, which runs a script,", f"{name}="))
            elif name not in _ATTRIBUTES and not name.startswith(("aria-", "data-")):
                self.troubles.append((f"html:{name}", f"the attribute {name[:30]}", name))
            elif name == "style" and not _STYLES.fullmatch(value or ""):
                self.troubles.append(("html:style", "a style that can cover the page, or fetch something,", "style="))
            elif name in ("href", "cite"):
                self._judge_link(value or "")
            elif name == "src":
                self._judge_picture(value or "")
            elif name == "srcset":
                for candidate in (value or "").split(","):
                    self._judge_picture(candidate.strip().partition(" ")[0])

    def handle_decl(self, decl: str) -> None:
        self.troubles.append(("", "a declaration", f"<!{decl[:12]}"))

    def unknown_decl(self, data: str) -> None:
        self.troubles.append(("", "a declaration", f"<![{data[:12]}"))

    def handle_pi(self, data: str) -> None:
        self.troubles.append(("", "an instruction to a program", f"<?{data[:12]}"))

    def _judge_link(self, address: str) -> None:
        scheme = _SCHEME.match(_UNSEEN.sub("", address))
        if scheme and scheme[1].lower() not in _LINKS:
            self.troubles.append(("", f"a link that begins with {scheme[1][:20].lower()}:", address))

    def _judge_picture(self, address: str) -> None:
        plain = _UNSEEN.sub("", address)
        if _SCHEME.match(plain) or plain.replace("\\", "/").startswith("//"):
            self.troubles.append(("", "a picture that another server, or no file, is asked for", address))


def _find(source: str, clue: str) -> tuple[int, int]:
    """Line and column of the first place that looks like it; the beginning, if Markdown made it of something else."""
    match = re.search(re.escape(clue), source, re.IGNORECASE)
    if match is None:
        scheme = _SCHEME.match(clue)
        match = re.search(re.escape(scheme[0]), source, re.IGNORECASE) if scheme else None
    if match is None:
        return 1, 1
    line = source.count("\n", 0, match.start()) + 1
    return line, match.start() - (source.rfind("\n", 0, match.start()) + 1) + 1

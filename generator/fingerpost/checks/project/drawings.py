"""Does an SVG drawing in docs only draw? Opened on its own it is a page, where our policy does not apply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from fingerpost.checks.project.allowed import Terms
from fingerpost.checks.project.doc_files import DocFile, is_too_large
from fingerpost.checks.project.layout import Layout
from fingerpost.records.problem import Problem

# html.parser gives names in lower case.
_ACTIVE = frozenset(
    "script foreignobject iframe embed object audio video handler listener set animate animatetransform discard".split()  # noqa: SIM905
)
_PAGES = ("#", "/", "https://", "http://", "mailto:", "tel:")
_HERE = ("#", "data:image/png", "data:image/jpeg", "data:image/webp", "data:image/gif")


def check_drawings(layout: Layout, files: Sequence[DocFile], terms: Terms) -> Iterator[Problem]:
    """Read every drawing that nobody has allowed by name."""
    for file in files:
        if not file.name.lower().endswith(".svg") or f"file:{file.name}" in terms.allow or is_too_large(file):
            continue
        try:
            text = file.path.read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        reader = _Reader()
        # A parser of HTML takes what lies between CDATA marks for a comment; what reads XML does not.
        reader.feed(text.replace("<![CDATA[", "         ").replace("]]>", "   "))
        reader.close()
        if reader.trouble:
            what, line, column = reader.trouble
            yield Problem(
                code="docs-script",
                span=layout.span(file.path, line, column + 1),
                message=f"There is {what} in this drawing.",
                hint="Save it again as a plain SVG, or as a PNG. Or let whoever keeps the directory allow it by name "
                f'in assets/directory.yaml: project: {{allow: ["file:{file.name}"]}}',
                quote=False,
            )


class _Reader(HTMLParser):
    """Keeps the first thing that does more than draw: what it is, its line, its column from 0."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.trouble: tuple[str, int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = tag.rpartition(":")[2]
        if tag in _ACTIVE:
            self._note(f"the element <{tag}>")
        for whole, value in attrs:
            name = whole.rpartition(":")[2]
            address = "".join((value or "").split()).lower()
            if name.startswith("on"):
                self._note(f"{name[:30]}, which runs a script,")
            elif name in ("href", "src") and address and not address.startswith(_PAGES if tag == "a" else _HERE):
                self._note("something that is fetched or opened from elsewhere")

    def handle_decl(self, decl: str) -> None:
        if "[" in decl or "entity" in decl.lower():
            self._note("a declaration of its own")

    def handle_pi(self, data: str) -> None:
        if not data.startswith("xml "):
            self._note("an instruction to a program")

    def _note(self, what: str) -> None:
        self.trouble = self.trouble or (what, *self.getpos())

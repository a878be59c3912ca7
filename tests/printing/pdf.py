"""What is inside a PDF: its words, its structure, the size of its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure tree, in the order of reading."""

    def below(kids: Any) -> Iterator[Any]:
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                if "/K" in kid:
                    yield from below(kid.K)

    yield from below(pdf.Root.StructTreeRoot.K)


def tags(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S).removeprefix("/") for element in elements(pdf)]


def alternatives(pdf: pikepdf.Pdf) -> list[str]:
    """The words for each picture."""
    return [str(element.get("/Alt", "")) for element in elements(pdf) if str(element.S) == "/Figure"]


def words(pdf: pikepdf.Pdf) -> str:
    """The text of all pages, in the order in which it is set."""
    return "".join(text for page in pdf.pages for text, _ in _runs(page)).replace("\xa0", " ")


def sizes(pdf: pikepdf.Pdf) -> set[float]:
    """The size of every run of text, in points."""
    return {size for page in pdf.pages for _, size in _runs(page)}


def _runs(page: pikepdf.Page) -> Iterator[tuple[str, float]]:
    fonts = {name: _map_of(font) for name, font in page.Resources.Font.items()}
    glyphs: dict[int, str] = {}
    size = 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            glyphs, size = fonts[str(operands[0])], float(operands[1])
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    pairs = (int.from_bytes(codes[at : at + 2]) for at in range(0, len(codes), 2))
                    yield "".join(glyphs.get(code, "") for code in pairs), round(size, 1)


_ROW = re.compile(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", re.MULTILINE)


def _map_of(font: Any) -> dict[int, str]:
    """Which letters a glyph is for. Source: ISO 32000, ToUnicode CMaps."""
    text = font.ToUnicode.read_bytes().decode("latin-1")
    rows = _ROW.findall(text.partition("endcodespacerange")[2])
    return {int(code, 16): bytes.fromhex(letters).decode("utf-16-be") for code, letters in rows}

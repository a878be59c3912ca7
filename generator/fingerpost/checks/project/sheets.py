"""Does a style sheet of the directory's own ask no other server?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from fingerpost.checks.project.layout import Layout
from fingerpost.reading.schemas import Limits
from fingerpost.reading.yaml_text import Unreadable, decode, place_of, read_bytes
from fingerpost.records.problem import Problem, Severity

_SHEET = Limits(size_bytes=1024 * 1024, nodes=1, keys=1)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n]?|([^\n]))")
# What a sheet fetches: @import "x", @import url(x), url(x), image-set("x" 1x), src("x").
_FETCHED = re.compile(r"""(?:@import\s*|(?:url|src|image-set)\(\s*)["']?\s*([^"')\s]+)""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)


def check_own_sheet(layout: Layout) -> Iterator[Problem]:
    """Look at assets/site.css, which every page uses."""
    yield from check_sheet(layout, layout.assets / "site.css")


def check_sheet(layout: Layout, path: Path) -> Iterator[Problem]:
    """Look at one sheet, if it is there."""
    if not path.exists() or path.is_symlink():  # which check_links has said
        return
    file = layout.shown(path)
    try:
        text = decode(read_bytes(path, file, _SHEET), file, _SHEET, is_yaml=False)
    except Unreadable as unreadable:
        yield from unreadable.problems
        return
    for match in _FETCHED.finditer(_plain(text)):
        address = match[1]
        if _ELSEWHERE.match(address) and not address.lower().startswith(("data:image/", "data:font/", "#", "url(")):
            yield Problem(
                code="sheet-other-server",
                severity=Severity.WARNING,
                span=place_of(text, min(match.start(), len(text)), file),
                message="This line asks another server, and every page blocks that.",
                hint="Put the picture or the typeface into docs, and write its address there: url(/img/x.png)",
                quote=False,
            )


def _plain(text: str) -> str:
    """The text without comments and escapes; lines stay where they are."""
    text = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return _ESCAPE.sub(lambda match: _character(match[1]) if match[1] else match[2], text)


def _character(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if 32 <= number < 0xD800 else " "

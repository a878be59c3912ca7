"""Bundled style sheets: a sheet that imports others from its own folder is shipped with them inside it."""

from __future__ import annotations

import re
from pathlib import Path

# Only names without a folder: an import from elsewhere, such as the map's vendored sheet, stays a separate file.
_IMPORT = re.compile(r'^@import url\("([\w.-]+\.css)"\);\n', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)  # none of our sheets has text in quotes that could look like one


def imported(sheet: Path) -> list[Path]:
    """The sheets that are shipped inside this one, in their order."""
    return [sheet.with_name(name) for name in _IMPORT.findall(_text(sheet))]


def shipped_sheet(sheet: Path) -> str:
    """The sheet with what it imports in place, and without comments and indents."""
    return minify(_IMPORT.sub(lambda match: _text(sheet.with_name(match[1])), _text(sheet)))


def minify(sheet: str) -> str:
    r"""Remove comments, indents and empty lines.

    >>> minify("/* Tea. */\n@layer a {\n  p { margin: 0; } /* none */\n\n}\n")
    '@layer a {\np { margin: 0; }\n}\n'
    """
    lines = (line.strip() for line in _COMMENT.sub("", sheet).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def _text(sheet: Path) -> str:
    return sheet.read_text(encoding="utf-8")

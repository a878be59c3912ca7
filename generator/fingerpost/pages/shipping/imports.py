"""The imports of a script: a page names them all, so that they are fetched at once and not one after another."""

from __future__ import annotations

import re
from functools import cache
from posixpath import dirname, join, normpath

from fingerpost.files.own import PACKAGE
from fingerpost.pages.shipping.browser_files import without_comments

_FOLDER = PACKAGE / "browser"
# At the beginning of a line, as all of ours are. A dynamic import("./map.js") is loaded when needed, so it is not one.
_IMPORT = re.compile(r'^(?:import|export)\b[^;"]*"(\.[^"]+)";', re.MULTILINE)


@cache
def imported_by(script: str) -> tuple[str, ...]:
    """What a shipped script imports, what that imports, and so on: "js/shared/days.js" and the like, sorted."""
    imports: set[str] = set()
    waiting = [script]
    while waiting:
        name = waiting.pop()
        for address in _IMPORT.findall(without_comments((_FOLDER / name).read_text(encoding="utf-8"))):
            imported = normpath(join(dirname(name), address))
            if imported not in imports:
                imports.add(imported)
                waiting.append(imported)
    return tuple(sorted(imports))

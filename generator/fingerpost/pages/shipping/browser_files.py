"""Files shipped to visitors: fonts and pictures as they are, scripts and style sheets without comments."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from fingerpost.files.own import PACKAGE
from fingerpost.pages.shipping.icons import icon_styles
from fingerpost.pages.shipping.style_sheets import imported, shipped_sheet

OWN_SHEET = "own.css"
WORDS = "js/words.js"  # empty in the source: script_words.py writes it for a language
FOLDER = "fp"  # of the site; short, because every page names it a dozen times
_FOLDER = PACKAGE / "browser"
# Comments on lines of their own. None of our scripts has text of several lines that could look like one.
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class BrowserFiles:
    """The files and the folder of the site they go to.

    The folder's name is made from everything in it, so that a browser may keep the files for ever,
    and files can name each other as they do in the source.
    """

    version: str  # 8 hexadecimal digits
    names: tuple[str, ...]  # as "css/fingerpost.css", sorted
    own_sheet: bytes = b""  # a directory's own style sheet, which is shipped as own.css
    words: bytes = b""  # what is shipped as WORDS

    @property
    def addresses(self) -> dict[str, str]:
        """Where each file is on the site, from its root."""
        names = (*self.names, OWN_SHEET) if self.own_sheet else self.names
        return {name: f"/{FOLDER}/{self.version}/{name}" for name in names}

    def copy_to(self, site: Path) -> None:
        """Write the files into a site."""
        for name in self.names:
            target = site / FOLDER / self.version / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self.words if name == WORDS and self.words else _shipped(name))
        if self.own_sheet:
            (site / FOLDER / self.version / OWN_SHEET).write_bytes(self.own_sheet)


def browser_files(own_sheet: bytes = b"", words: bytes = b"") -> BrowserFiles:
    """List the files to ship, with a directory's own style sheet and the words of its language."""
    paths = [
        path
        for path in _FOLDER.rglob("*")
        if path.is_file() and not any(part.startswith((".", "__")) for part in path.relative_to(_FOLDER).parts)
    ]
    inside = {
        other for path in paths if _is_own_sheet(path.relative_to(_FOLDER).as_posix()) for other in imported(path)
    }
    names = sorted(path.relative_to(_FOLDER).as_posix() for path in paths if path not in inside)
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode() + b"\0" + _shipped(name))
    digest.update(own_sheet + b"\0" + words)
    return BrowserFiles(version=digest.hexdigest()[:8], names=tuple(names), own_sheet=own_sheet, words=words)


def without_comments(script: str) -> str:
    r"""Remove comments on lines of their own, a third of the size of a script.

    >>> without_comments("/** Says tea. */\nconst tea = 1; // warm\n  // Why.\nrun(/** @type {any} */ (tea));\n")
    'const tea = 1; // warm\nrun(/** @type {any} */ (tea));\n'
    """
    return _COMMENT.sub("", script)


def _is_own_sheet(name: str) -> bool:
    return name.endswith(".css") and not name.startswith("vendor/")


def _shipped(name: str) -> bytes:
    if _is_own_sheet(name):
        sheet = shipped_sheet(_FOLDER / name)
        return (sheet + icon_styles() if name == "css/fingerpost.css" else sheet).encode()
    content = (_FOLDER / name).read_bytes()
    return without_comments(content.decode()).encode() if name.startswith("js/") else content

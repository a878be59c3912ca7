"""Files shipped to visitors: fonts and pictures as they are, scripts and style sheets joined and without comments."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fingerpost.files.own import PACKAGE
from fingerpost.pages.shipping.icons import icon_styles
from fingerpost.pages.shipping.joined_scripts import PARTS, Scripts
from fingerpost.pages.shipping.style_sheets import imported, shipped_sheet

OWN_SHEET = "own.css"
FOLDER = "fp"  # of the site; short, because every page names it a dozen times
_FOLDER = PACKAGE / "browser"


@dataclass(frozen=True, slots=True)
class BrowserFiles:
    """The files and the folder of the site they go to.

    The folder's name is made from everything in it, so that a browser may keep the files for ever,
    and files can name each other as they do in the source.
    """

    version: str  # 8 hexadecimal digits
    contents: Mapping[str, bytes]  # by name, as "css/fingerpost.css", sorted
    own_sheet: bytes = b""  # a directory's own style sheet, which is shipped as own.css

    @property
    def names(self) -> tuple[str, ...]:
        """Those of Fingerpost itself."""
        return tuple(self.contents)

    @property
    def addresses(self) -> dict[str, str]:
        """Where each file is on the site, from its root."""
        names = (*self.names, OWN_SHEET) if self.own_sheet else self.names
        return {name: f"/{FOLDER}/{self.version}/{name}" for name in names}

    def copy_to(self, site: Path) -> None:
        """Write the files into a site."""
        for name, content in self.contents.items():
            target = site / FOLDER / self.version / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        if self.own_sheet:
            (site / FOLDER / self.version / OWN_SHEET).write_bytes(self.own_sheet)


@lru_cache(maxsize=4)  # a preview asks for the same each time, and joins scripts only once
def browser_files(own_sheet: bytes = b"", words: bytes = b"", rules: bytes = b"") -> BrowserFiles:
    """List the files to ship, with a directory's own style sheet and the words of its language."""
    paths = [
        path
        for path in _FOLDER.rglob("*")
        if path.is_file() and not any(part.startswith((".", "__")) for part in path.relative_to(_FOLDER).parts)
    ]
    inside = {
        other for path in paths if _is_own_sheet(path.relative_to(_FOLDER).as_posix()) for other in imported(path)
    }
    names = sorted(
        name
        for path in paths
        if path not in inside and ((name := path.relative_to(_FOLDER).as_posix()) in PARTS or not _is_own_script(name))
    )
    scripts = Scripts(words, rules)
    contents = {name: _shipped(name, scripts) for name in names}
    digest = hashlib.sha256()
    for name, content in contents.items():
        digest.update(name.encode() + b"\0" + content)
    digest.update(own_sheet)
    version = digest.hexdigest()[:8]
    return BrowserFiles(version=version, contents=contents, own_sheet=own_sheet)


def _is_own_sheet(name: str) -> bool:
    return name.endswith(".css") and not name.startswith("vendor/")


def _is_own_script(name: str) -> bool:
    return name.startswith("js/")


def _shipped(name: str, scripts: Scripts) -> bytes:
    if _is_own_sheet(name):
        sheet = shipped_sheet(_FOLDER / name)
        return (sheet + icon_styles() if name == "css/fingerpost.css" else sheet).encode()
    return scripts.joined(name).encode() if _is_own_script(name) else (_FOLDER / name).read_bytes()

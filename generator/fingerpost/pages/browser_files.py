"""What is shipped to the visitor as it is written: style sheets, scripts, fonts, pictures."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

OWN_SHEET = "own.css"
_FOLDER = Path(__file__).parents[1] / "browser"


@dataclass(frozen=True, slots=True)
class BrowserFiles:
    """The files and the folder of the site they go to.

    The folder's name is made from everything in it, so that a browser may keep the files for ever,
    and files can name each other as they do in the source.
    """

    version: str  # 10 hexadecimal digits
    names: tuple[str, ...]  # as "css/tokens.css", sorted
    own_sheet: bytes = b""  # a directory's own style sheet, which is shipped as own.css

    @property
    def addresses(self) -> dict[str, str]:
        """Where each file is on the site, from its root."""
        names = (*self.names, OWN_SHEET) if self.own_sheet else self.names
        return {name: f"/assets/fingerpost/{self.version}/{name}" for name in names}

    def copy_to(self, site: Path) -> None:
        """Write the files into a site."""
        for name in self.names:
            target = site / "assets" / "fingerpost" / self.version / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(_FOLDER / name, target)
        if self.own_sheet:
            (site / "assets" / "fingerpost" / self.version / OWN_SHEET).write_bytes(self.own_sheet)


def browser_files(own_sheet: bytes = b"") -> BrowserFiles:
    """Look at what is shipped."""
    names = sorted(
        path.relative_to(_FOLDER).as_posix()
        for path in _FOLDER.rglob("*")
        if path.is_file() and not any(part.startswith((".", "__")) for part in path.relative_to(_FOLDER).parts)
    )
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode() + b"\0" + (_FOLDER / name).read_bytes())
    digest.update(own_sheet)
    return BrowserFiles(version=digest.hexdigest()[:10], names=tuple(names), own_sheet=own_sheet)

"""Where the parts of a directory lie: its records, its editorial pages, its mkdocs.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fingerpost.files.own import starter_folder

_FOLDER_SETTINGS = re.compile(
    r"""^\s*(docs_dir|custom_dir)\s*:\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s#'"][^#\n]*))""", re.M
)


@dataclass(frozen=True, slots=True)
class Project:
    """The folder a directory lives in."""

    config: Path  # mkdocs.yml
    assets: Path

    def written_by_people(self) -> Iterator[tuple[Path, str]]:
        """Every path that holds somebody's work, with what that is."""
        home = self.assets.resolve().parent
        yield self.assets, "your records"
        for folder in (self.config.parent, home):
            yield folder / "docs", "your pages"
            yield folder / "mkdocs.yml", "the frame of the site"
        yield self.config, "the frame of the site"
        yield home / ".git", "the history of your records"
        yield home / ".github", "what GitHub does for you"
        yield home / ".cache" / "fingerpost", "what builds keep for the next one"
        try:
            settings = self.config.read_text("utf-8", "replace")
        except OSError:
            return  # told by whoever reads it
        for name, *values in _FOLDER_SETTINGS.findall(settings):
            folder = self.config.parent / "".join(values).strip()
            yield folder, "your pages" if name == "docs_dir" else "your templates"


def find_project(assets: Path) -> Project:
    """The mkdocs.yml beside a folder of records, or Fingerpost's own when there is none.

    So a folder that holds nothing but imported records can be built as it is.
    """
    beside = assets.resolve().parent / "mkdocs.yml"
    return Project(config=beside if beside.is_file() else starter_folder() / "mkdocs.yml", assets=assets)

"""Paths of a project: its records, its editorial pages, its mkdocs.yml."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fingerpost.checks.project.config_files import MAX_FILES
from fingerpost.checks.project.yaml_tree import read_tree
from fingerpost.files.own import starter_folder
from fingerpost.reading.yaml_text import Unreadable

# For a file that cannot be read as settings.
_FOLDER_SETTINGS = re.compile(
    r"""^\s*(docs_dir|custom_dir)\s*:\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s#'"][^#\n]*))""", re.M
)


@dataclass(frozen=True, slots=True)
class Project:
    """The folder a directory lives in."""

    config: Path  # mkdocs.yml
    assets: Path

    def written_by_people(self) -> Iterator[tuple[Path, str]]:
        """Every path with somebody's work in it, and what that is."""
        home = self.assets.resolve().parent
        yield self.assets, "your records"
        for folder in (self.config.parent, home):
            yield folder / "docs", "your pages"
            yield folder / "mkdocs.yml", "the frame of the site"
        yield home / ".git", "the history of your records"
        yield home / ".github", "what GitHub does for you"
        for file in self.config_files():
            yield file, "the frame of the site"
            for setting, folder_name in _folders_named(file):
                # MkDocs counts from the first file; whoever wrote the other may have meant its own folder.
                for base in (self.config.parent, file.parent):
                    yield base / folder_name, "your pages" if setting == "docs_dir" else "your templates"

    def config_files(self) -> Iterator[Path]:
        """mkdocs.yml, the file that it takes settings from with INHERIT, and so on, as far as they can be read."""
        files: list[Path] = []
        path = self.config
        while path not in files and len(files) < MAX_FILES:
            files.append(path)
            yield path
            try:
                inherited = read_tree(path, path.name).get("INHERIT")
            except (OSError, Unreadable):
                return  # reported when it is read
            if inherited is None or not inherited.word:
                return
            path = Path(os.path.normpath(path.parent / inherited.word))


def _folders_named(file: Path) -> Iterator[tuple[str, str]]:
    """The folders that a file of settings names, with the name of the setting."""
    try:
        root = read_tree(file, file.name)
    except Unreadable:
        text = file.read_text("utf-8", "replace") if file.is_file() else ""
        yield from ((name, "".join(values).strip()) for name, *values in _FOLDER_SETTINGS.findall(text))
        return
    except OSError:
        return
    theme = root.get("theme")
    for name, node in (("docs_dir", root.get("docs_dir")), ("custom_dir", theme.get("custom_dir") if theme else None)):
        if node is not None and node.word:
            yield name, node.word


def find_project(assets: Path) -> Project:
    """The mkdocs.yml beside a folder of records, or Fingerpost's own when there is none.

    So a folder with nothing but imported records can be built as it is.
    """
    config = assets.resolve().parent / "mkdocs.yml"
    return Project(config=config if config.is_file() else starter_folder() / "mkdocs.yml", assets=assets)

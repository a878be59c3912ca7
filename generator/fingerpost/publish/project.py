"""Where the parts of a directory lie: its records, its editorial pages, its mkdocs.yml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fingerpost.records.starter import starter_folder


@dataclass(frozen=True, slots=True)
class Project:
    """The folder a directory lives in."""

    config: Path  # mkdocs.yml
    assets: Path


def find_project(assets: Path) -> Project:
    """The mkdocs.yml beside a folder of records, or Fingerpost's own when there is none.

    So a folder that holds nothing but imported records can be built as it is.
    """
    beside = assets.resolve().parent / "mkdocs.yml"
    return Project(config=beside if beside.is_file() else starter_folder() / "mkdocs.yml", assets=assets)

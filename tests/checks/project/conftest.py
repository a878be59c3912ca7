"""Tiny whole projects: what ``fingerpost init`` writes around the records, and the files a test adds or replaces."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from fingerpost.cli.generator import mkdocs
from fingerpost.files.own import starter_folder
from fingerpost.publish.build import build_site
from fingerpost.publish.report import Report, check_folder
from tests.conftest import TODAY, OpenSite

CONFIG = (starter_folder() / "mkdocs.yml").read_text("utf-8")


class Project:
    """A project on disk, which is the current folder."""

    def check(self) -> Report:
        return check_folder(Path("assets"), today=TODAY, generator=mkdocs)

    def problems(self) -> list[str]:
        """Place and code of each, such as ``docs/about.md:3:1 docs-link-gone``."""
        report = self.check()
        assert report.failure == ""
        return [f"{problem.span} {problem.code}" for problem in report.problems]

    def build(self) -> int:
        return build_site(
            Path("assets"), Path("site"), generator=mkdocs, profile=False, allow_empty=False, jobs=1, use_cache=False
        )


OpenProject = Callable[[Mapping[str, str | bytes]], Project]


@pytest.fixture
def project(site: OpenSite, short_handbook: None, monkeypatch: pytest.MonkeyPatch) -> OpenProject:
    """Write a project: paths from its top; those below assets as ``site`` takes them."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # TODAY

    def write(files: Mapping[str, str | bytes]) -> Project:
        start = "assets/"
        site({name.removeprefix(start): text for name, text in files.items() if name.startswith(start)})
        around = {"mkdocs.yml": CONFIG, "docs/about.md": "# About us\n\nWho we are.\n"} | dict(files)
        for name, text in around.items():
            if not name.startswith(start):
                path = Path(name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Project()

    return write

"""The interface of a site generator, which renders the editorial pages and the shells; commands pass one in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from fingerpost.publish.prepare import Prepared
from fingerpost.publish.site_generator import Shells
from fingerpost.records.problem import Problem


class RenderFailed(Exception):
    """The site could not be rendered: a sentence for people, then the messages of the generator."""

    def __init__(self, *lines: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(*lines)
        self.problems = list(problems)

    def __str__(self) -> str:
        return "\n  ".join(str(line) for line in self.args)


class SiteGenerator(Protocol):
    """What a build needs from a site generator; ``fingerpost.plugin`` is the one for MkDocs."""

    def render_shells(self, config_file: Path, folder: Path, prepared: Prepared, *, strict: bool = True) -> Shells:
        """Render the editorial pages into a folder, and the shells.

        Raises:
            RenderFailed: If it could not, or warned of anything.
        """
        ...

    def serve_site(self, config_file: Path, *, assets: Path, address: str, opened: Callable[[str], None]) -> None:
        """Serve a preview, and build again whenever something changes; returns when interrupted.

        Raises:
            RenderFailed: If its configuration cannot be used.
        """
        ...


# Called only when pages are rendered: loading a generator takes longer than checking most directories.
LoadGenerator = Callable[[], SiteGenerator]

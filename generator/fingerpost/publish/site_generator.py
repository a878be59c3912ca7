"""What a site generator needs from Fingerpost: the parts around its pages, and where to leave the shells.

MkDocs is one such generator; ``plugin/`` connects its events to this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from fingerpost.cache.folder import Cache
from fingerpost.edition.stages import Stages
from fingerpost.files.own import PACKAGE
from fingerpost.pages.render.chrome import chrome, page_head
from fingerpost.pages.render.policy import picture_sources, policy
from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.pages.render.sitemap import SitemapEntry
from fingerpost.publish.editorial import Editorial
from fingerpost.publish.placeholders import fill
from fingerpost.publish.prepare import Prepared
from fingerpost.publish.workers import Workers
from fingerpost.publish.write_site import BuildResult, write_site

THEME = PACKAGE / "pages" / "theme"
SHELL_NAMES = SHELLS


class Shells:
    """Everything around the pages of one build, and the rendered shells."""

    def __init__(
        self,
        prepared: Prepared,
        *,
        preview: bool = False,
        by_name: Mapping[str, Shell] | None = None,
        editorial: Iterable[SitemapEntry] = (),
    ) -> None:
        self.prepared = prepared
        pictures = picture_sources(prepared.edition.settings.map)
        self._preview = {"policy": policy(preview=True, pictures=pictures)} if preview else {}
        self.title = prepared.edition.settings.title
        self.site = prepared.edition.settings.site
        self.assets = prepared.edition.directory.assets
        self.mark = prepared.edition.asset("img/mark.svg")
        self.by_name = dict(by_name or {})
        self.editorial = list(editorial)
        project, edition = prepared.project, prepared.edition
        self.docs = Editorial(project.layout, project.terms, edition.directory, edition.left_out)

    def shell_context(self, name: str) -> dict[str, Any]:
        """What theme/main.html takes for a shell."""
        slots = {"head": HEAD_SLOT, "main": MAIN_SLOT, "is_shell": True}
        return chrome(self.prepared.edition, section=name) | slots | self._preview

    def page_context(self, *, title: str, description: str, address: str, listed: bool) -> dict[str, Any]:
        """What theme/main.html takes for an editorial page."""
        head = page_head(self.prepared.edition, title, description, address)
        if listed:
            self.editorial.append(SitemapEntry(address))
        return chrome(self.prepared.edition, section="") | {"head": head, "is_shell": False} | self._preview

    def fill(self, markdown: str) -> str:
        """Replace the placeholders of an editorial page.

        Raises:
            NameUnknown: If the page asks for something the settings do not have.
        """
        return fill(markdown, self.prepared.edition.settings)

    def keep_shell(self, name: str, html: str) -> None:
        """Keep a rendered shell.

        Raises:
            ShellBroken: If the theme's main.html lost a slot.
        """
        self.by_name[name] = Shell.cut(html)

    def write_site(
        self,
        site: Path,
        *,
        stages: Stages,
        workers: Workers | None = None,
        first_pages: bool = False,
        editorial: Path | None = None,
        cache: Cache | None = None,
    ) -> BuildResult:
        """Write everything that is made from records.

        Args:
            site: The folder of the site.
            stages: Takes the time of each stage.
            workers: The other processes, if this one does not write everything.
            first_pages: Leave the search files and the exports to be written later.
            editorial: A folder of pages to move into the site, if they are not there already.
            cache: The cache of the last build.
        """
        return write_site(
            self.prepared,
            self.by_name,
            self.editorial,
            site,
            stages=stages,
            workers=workers,
            first_pages=first_pages,
            editorial_folder=editorial,
            cache=cache,
        )


def with_policy(html: str) -> str:
    """A page that brings scripts of its own, with the policy that allows just those."""
    scripts = _InlineScripts()
    scripts.feed(html)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts.scripts)}">'
    return html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{meta}', 1)


class _InlineScripts(HTMLParser):
    """Collects the inline scripts that a browser would run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self._open: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        runs = attributes.get("type") in (None, "", "module", "text/javascript")
        if tag == "script" and "src" not in attributes and runs:
            self._open = []

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._open is not None:
            self.scripts.append("".join(self._open))
            self._open = None

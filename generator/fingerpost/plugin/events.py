"""The MkDocs plugin: what Fingerpost does at each event of a build.

MkDocs renders the editorial pages, and each shell once; Fingerpost does the rest. The order of MkDocs' events is in
docs/decisions/0004-own-shell.md.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar

import click
from markupsafe import escape
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from fingerpost.edition.clock import forget_empty_day, today
from fingerpost.edition.stages import Stages
from fingerpost.files.mark import write_mark
from fingerpost.plugin.files import doc_file, handbook_files, is_handbook, is_own, shell_files, shell_name
from fingerpost.plugin.preview import look_more_often, reason_of_failure
from fingerpost.publish.editorial import (
    WELL_KNOWN,
    DocFile,
    is_left_out,
    leave_notes_out,
    odd_below,
    without_comments,
)
from fingerpost.publish.guard import NotOurs, guard_site
from fingerpost.publish.handbook import handbook_nav
from fingerpost.publish.losses import guard_records, published
from fingerpost.publish.prepare import FolderMissing, Prepared, prepare
from fingerpost.publish.project_paths import Project
from fingerpost.publish.quick_preview import PreviewCache, QuickPreview
from fingerpost.publish.report_forms import as_text
from fingerpost.publish.site_generator import THEME, Shells, with_policy
from fingerpost.publish.stop_reasons import STOPS, stop_reason
from fingerpost.publish.workers import workers_of
from fingerpost.publish.write_site import BuildResult


class FingerpostConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's own settings: only where the records are. All else is in assets/directory.yaml."""

    assets = config_options.Type(str, default="assets")


class FingerpostPlugin(BasePlugin[FingerpostConfig]):  # type: ignore[no-untyped-call]
    """Renders the shells, then hands over to Fingerpost."""

    folder: ClassVar[Path | None] = None  # the records, when a command names them

    def __init__(self) -> None:
        self.prepared: Prepared | None = None  # set by ``render_shells``, otherwise read here
        self.finished: BuildResult | None = None
        self.stages = Stages()
        self.serving = False
        self.jobs = 0  # processes; 0 lets each part of the work choose
        self.only_shells = False  # only the editorial pages and shells are rendered
        self.shells: Shells | None = None
        self.cache: PreviewCache | None = None  # only while a preview is served
        self.quick: QuickPreview | None = None  # the preview that is shown
        self.refusal = ""  # the message that stopped the build
        self.pictures: list[Path] = []  # the copies of pictures in docs

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs gives both
        """Reset: with this hook, MkDocs keeps one instance for as long as the process runs, as serving needs."""
        self.serving = command == "serve"
        self.only_shells, self.prepared, self.shells = False, None, None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the records first: without them there is nothing to render."""
        forget_empty_day()
        assets = self.folder or Path(config.config_file_path or ".").parent / self.config.assets
        # A preview has a folder of its own, which MkDocs makes and deletes.
        if not self.only_shells and not self.serving:
            _guard(config, assets)
        if self.serving and self.cache is None:
            self.cache = PreviewCache.for_preview(assets, Path(config.site_dir))
        if self.cache is not None:
            self.cache.begin(Path(config.site_dir))
        if self.prepared is None or self.serving:
            self.prepared = self._prepare(assets, config)
        self.shells = shells = Shells(self.prepared, preview=self.serving)
        config.site_name = escape(shells.title)  # MkDocs' own templates do not escape it
        if not self.serving:
            config.site_url = shells.site
        config.theme.dirs.insert(0, str(THEME))
        # The handbook's: Material's own picture is not among the files of a site.
        config.theme["favicon"] = shells.mark
        config.theme["logo"] = config.theme.get("logo") or shells.mark
        # Fingerpost has its own: the sitemap has the date of each record, and the 404 page has the search.
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        config.watch.append(str(shells.assets))
        if "attr_list" not in config.markdown_extensions:
            config.markdown_extensions.append("attr_list")  # the handbook's own anchors
        if config.nav is None:
            config.nav = handbook_nav()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add one empty page for each shell, and the handbook where the project has none of its own."""
        for shell in shell_files(config):
            files.append(shell)
        own = self._own_files(files, config)
        self._required_shells.docs.check_files(own)
        self._stop_at_errors()
        for page in handbook_files(config):
            if files.get_file_from_path(page.src_uri) is None:
                files.append(page)
        for file in [file for file in files if file.src_uri.endswith(".map") or file.src_uri == "sitemap.xml"]:
            # Source maps are half of Material's weight, and of use only to its own developers. The template of MkDocs'
            # sitemap would be copied as a file, because it is no longer among the static templates.
            files.remove(file)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:  # noqa: ARG002
        """Give handbook pages Material's layout, and replace the placeholders in the others."""
        if is_handbook(page):
            page.meta.setdefault("template", "handbook.html")
            return markdown
        return self._required_shells.fill(markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Check each rendered page of docs, and remove its editors' comments."""
        if is_own(page.file, config):
            self._required_shells.docs.check_page(doc_file(page.file), html)
            return without_comments(html)
        return html

    def on_env(self, env: Any, **_: Any) -> Any:
        """Stop before anything is written, if a page must not be published."""
        self._stop_at_errors()
        return env

    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> Any:
        """Give the template the finished parts around the page."""
        if name := shell_name(page):
            context["fingerpost"] = self._required_shells.shell_context(name)
            return context
        context["fingerpost"] = self._required_shells.page_context(
            title=str(page.title),
            description=str(page.meta.get("description", "")),
            address=f"/{page.url}" if page.url not in (".", "./") else "/",
            listed=bool(page.meta.get("listed", True)),
        )
        return context

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Keep the shells; give Material's pages the policy that fits their scripts."""
        if name := shell_name(page):
            self._required_shells.keep_shell(name, output)
            return ""  # MkDocs writes nothing for an empty page
        return with_policy(output) if is_handbook(page) and not self.serving else output

    def _write_records(self, *, config: MkDocsConfig) -> None:
        """Write everything that is made from records."""
        for picture in self.pictures:
            leave_notes_out(picture)
        if self.only_shells:
            return
        site = Path(config.site_dir)
        try:
            shells = self._required_shells
            with workers_of(shells.prepared, site, jobs=self.jobs, cache=self.cache) as workers:
                self.finished = shells.write_site(site, stages=self.stages, workers=workers, cache=self.cache)
        except KeyboardInterrupt:
            raise
        except STOPS as stop:
            raise PluginError(f"fingerpost: {' '.join(stop_reason(stop, site))}") from None
        if self.cache is not None:
            self.cache.keep_pages(self.finished.page_files)
            self.quick = QuickPreview(Path(config.config_file_path), site, shells, self.cache, self.finished.exports)

    @event_priority(-100)  # after everything other plugins write
    def _mark_site(self, *, config: MkDocsConfig) -> None:
        """Mark the files as Fingerpost's own, so that the next build may replace them."""
        if self.prepared and not self.only_shells and not self.serving:
            write_mark(
                Path(config.site_dir), published(self.prepared), self.finished.page_files if self.finished else None
            )

    on_post_build = CombinedEvent(_write_records, _mark_site)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
        """Keep a preview going after a failed build: MkDocs would serve nothing until the next."""
        # From now on threads watch and answer. What one of them had locked would stay locked in a copy of this process.
        self.jobs = 1
        build, site = server.builder, Path(config.site_dir)
        project = Project(config=Path(config.config_file_path), assets=self.folder or self._required_shells.assets)
        for file in filter(Path.is_file, project.config_files()):
            server.watch(str(file))

        def build_or_say_why() -> None:
            if self._show_records(config):
                return
            if reason := reason_of_failure(build, project):
                if self.cache is not None:
                    self.cache.put_back(site)
                click.echo(f"{reason.rstrip()}\nThe preview still shows the site as it was before.", err=True)

        server.builder = build_or_say_why
        look_more_often(server, self._required_shells.prepared.records)
        return server

    def _show_records(self, config: MkDocsConfig) -> bool:
        """Show a change of records alone, which needs nothing of MkDocs; False if MkDocs has to build."""
        forget_empty_day()
        if self.quick is None or self.shells is None:
            return False
        try:
            self.quick.finish()
            if not self.quick.has_docs_as_they_are:
                return False
            prepared = self._prepare(self.shells.assets, config)
            if prepared is not self.prepared and not self.quick.shows(prepared):
                return False
        except KeyboardInterrupt:
            raise
        except Exception:  # the build meets it again, and says what it is
            if os.environ.get("FINGERPOST_TRACEBACK"):
                raise
            return False
        self.prepared, self.shells = prepared, self.quick.shells
        return True

    def on_shutdown(self) -> None:
        """Clear up after a preview."""
        if self.quick is not None:
            with suppress(Exception):  # there is nobody to see it any more
                self.quick.finish()
        if self.cache is not None:
            self.cache.end()

    @property
    def _required_shells(self) -> Shells:
        if self.shells is None:
            raise PluginError("fingerpost: MkDocs has not read its configuration yet")
        return self.shells

    def _own_files(self, files: Files, config: MkDocsConfig) -> list[DocFile]:
        """The files of docs that will be published; MkDocs follows symbolic links, and what they lead to is dropped."""
        odd = list(odd_below(Path(config.docs_dir)))
        hidden = self._required_shells.prepared.edition.hidden_pictures
        for file in [file for file in files if is_own(file, config)]:
            path = Path(file.abs_src_path or "")
            if file.src_uri in hidden or any(path == outside or path.is_relative_to(outside) for outside in odd):
                files.remove(file)
            elif file.src_uri.startswith(f"{WELL_KNOWN}/") and not is_left_out(PurePosixPath(file.src_uri)):
                file.inclusion = InclusionLevel.INCLUDED  # MkDocs leaves out all that begins with a dot
        own = [
            doc_file(file)
            for file in files
            if is_own(file, config) and file.inclusion.value > InclusionLevel.DRAFT.value
        ]
        self.pictures = [Path(config.site_dir) / file.target for file in own if not file.is_page]
        return own

    def _stop_at_errors(self) -> None:
        docs = self._required_shells.docs
        if docs.has_errors:
            self.refusal = as_text(self._required_shells.prepared.records, docs.problems)
            raise PluginError(self.refusal)

    def _prepare(self, assets: Path, config: MkDocsConfig) -> Prepared:
        site = (config.site_url or "") if self.serving else ""
        try:
            prepared = prepare(
                assets,
                today=today(),
                site=site,
                stages=self.stages,
                jobs=self.jobs,
                cache=self.cache,
                for_real=not self.serving,
            )
            if not self.serving:
                guard_records(prepared, Path(config.site_dir))
        except FolderMissing:
            raise PluginError(
                f"fingerpost: there is no folder {assets}. Set assets under plugins in mkdocs.yml."
            ) from None
        except KeyboardInterrupt:
            raise
        except STOPS as stop:
            raise PluginError(f"fingerpost: {' '.join(stop_reason(stop, assets))}") from None
        if prepared.errors:
            if self.serving and self.prepared is not None:
                # The preview goes on with the last good records: a hanging server helps nobody.
                click.echo(as_text(prepared.records, prepared.errors), err=True)
                click.echo("The preview still shows the records as they were before.", err=True)
                return self.prepared
            raise PluginError(as_text(prepared.records, prepared.errors))
        return prepared


def _guard(config: MkDocsConfig, assets: Path) -> None:
    """Guard the folder of the site, which MkDocs empties whatever is in it."""
    project = Project(config=Path(config.config_file_path or "mkdocs.yml"), assets=assets)
    try:
        guard_site(Path(config.site_dir), project)
    except NotOurs as wrong:
        raise PluginError(f"fingerpost: {wrong.message} {wrong.hint}") from None

"""The MkDocs plugin: the only module that knows MkDocs.

MkDocs renders the editorial pages, and each shell once; Fingerpost does the rest. The order of MkDocs' events is in
docs/decisions/0004-own-shell.md.
"""

from __future__ import annotations

import logging
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar
from urllib.parse import urlsplit

import click
from markupsafe import escape
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import base, config_options, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from fingerpost.edition.clock import forget_empty_day, today
from fingerpost.edition.stages import Stages
from fingerpost.files.mark import write_mark
from fingerpost.publish.editorial import (
    WELL_KNOWN,
    DocFile,
    Layout,
    check_theme_language,
    is_left_out,
    layout_of,
    leave_notes_out,
    odd_below,
    refused_settings,
    without_comments,
)
from fingerpost.publish.generator import RenderFailed
from fingerpost.publish.guard import NotOurs, guard_edited, guard_site
from fingerpost.publish.handbook import FIELDS, fields_page, handbook_folder, handbook_nav
from fingerpost.publish.losses import guard_records, published
from fingerpost.publish.prepare import FolderMissing, Prepared, prepare
from fingerpost.publish.preview_cache import PreviewCache
from fingerpost.publish.project_paths import Project
from fingerpost.publish.quick_preview import QuickPreview
from fingerpost.publish.report_forms import as_text
from fingerpost.publish.site_generator import SHELL_NAMES, THEME, Shells, with_policy
from fingerpost.publish.stop_reasons import STOPS, stop_reason
from fingerpost.publish.workers import workers_of
from fingerpost.publish.write_site import BuildResult

_FEW = 2_000  # records: to look at the files of so many takes some 10 ms
_SHELL_FOLDER = "fingerpost-shell"
_REPORT = "Set FINGERPOST_TRACEBACK=1, run it again, and report what it says."
_NOT_NAMED = "{} does not name the plugin fingerpost."


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
        self.jobs = 0
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
        for name in SHELL_NAMES:
            shell = File.generated(config, f"{_SHELL_FOLDER}/{name}.md", content="")
            shell.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(shell)
        own = self._own_files(files, config)
        self._required_shells.docs.check_files(own)
        self._stop_at_errors()
        for page in _handbook(config):
            if files.get_file_from_path(page.src_uri) is None:
                files.append(page)
        for file in [file for file in files if file.src_uri.endswith(".map") or file.src_uri == "sitemap.xml"]:
            # Source maps are half of Material's weight, and of use only to its own developers. The template of MkDocs'
            # sitemap would be copied as a file, because it is no longer among the static templates.
            files.remove(file)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:  # noqa: ARG002
        """Give handbook pages Material's layout, and replace the placeholders in the others."""
        if _is_handbook(page):
            page.meta.setdefault("template", "handbook.html")
            return markdown
        return self._required_shells.fill(markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Check each rendered page of docs, and remove its editors' comments."""
        if _is_own(page.file, config):
            self._required_shells.docs.check_page(_doc_file(page.file), html)
            return without_comments(html)
        return html

    def on_env(self, env: Any, **_: Any) -> Any:
        """Stop before anything is written, if a page must not be published."""
        self._stop_at_errors()
        return env

    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> Any:
        """Give the template the finished parts around the page."""
        if name := _shell_name(page):
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
        if name := _shell_name(page):
            self._required_shells.keep_shell(name, output)
            return ""  # MkDocs writes nothing for an empty page
        return with_policy(output) if _is_handbook(page) and not self.serving else output

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
        build, site = server.builder, Path(config.site_dir)
        project = Project(config=Path(config.config_file_path), assets=self.folder or self._required_shells.assets)
        for file in filter(Path.is_file, project.config_files()):
            server.watch(str(file))

        def build_or_say_why() -> None:
            if self._show_records(config):
                return
            if why_not := _why_not(build, project):
                if self.cache is not None:
                    self.cache.put_back(site)
                click.echo(f"{why_not.rstrip()}\nThe preview still shows the site as it was before.", err=True)

        server.builder = build_or_say_why
        _look_more_often(server, self._required_shells.prepared.records)
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
        for file in [file for file in files if _is_own(file, config)]:
            path = Path(file.abs_src_path or "")
            if file.src_uri in hidden or any(path == outside or path.is_relative_to(outside) for outside in odd):
                files.remove(file)
            elif file.src_uri.startswith(f"{WELL_KNOWN}/") and not is_left_out(PurePosixPath(file.src_uri)):
                file.inclusion = InclusionLevel.INCLUDED  # MkDocs leaves out all that begins with a dot
        own = [
            _doc_file(file)
            for file in files
            if _is_own(file, config) and file.inclusion.value > InclusionLevel.DRAFT.value
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
                assets, today=today(), site=site, stages=self.stages, cache=self.cache, for_real=not self.serving
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


def render_shells(config_file: Path, folder: Path, prepared: Prepared, *, strict: bool = True) -> Shells:
    """Render the editorial pages into a folder, and the shells.

    Raises:
        RenderFailed: With one plain sentence, if MkDocs could not, or warned of anything.
    """
    _quiet()
    warnings = _WarningCollector()
    logging.getLogger("mkdocs").addHandler(warnings)
    shells: Shells | None = None
    stopped = False
    try:
        config = _load(config_file, prepared.project.layout, warnings, site_dir=str(folder))
        plugin = config.plugins.get("fingerpost")
        if not isinstance(plugin, FingerpostPlugin):
            raise RenderFailed(_NOT_NAMED.format(config_file))
        theme = config.theme
        if wrong := list(check_theme_language(prepared.project.layout, theme.get("language"), theme.dirs)):
            text = as_text(prepared.records, wrong).rstrip()
            raise RenderFailed(f"{config_file.name} cannot be used.\n{text}\n", problems=wrong)
        plugin.prepared, plugin.only_shells, plugin.shells = prepared, True, None
        try:
            mkdocs_build.build(config)
        finally:
            shells = plugin.shells
    except RenderFailed:
        raise
    except (MkDocsException, SystemExit) as error:
        stopped = True
        if shells is None:
            raise RenderFailed(f"{config_file.name} cannot be used.", *(warnings.messages or [str(error)])) from None
        if not warnings.messages and not shells.docs.has_errors:
            raise RenderFailed(str(error)) from None
    except Exception as error:
        if _is_ours(error):
            raise
        # MkDocs logs the name of the page first, and then passes the exception on.
        if shells is None or not warnings.messages:
            raise _refused(config_file, prepared.project.layout, [], _setting_in_hand(error)) from None
        stopped = True
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)
    if shells is None:
        raise RenderFailed("MkDocs ended without a site.", *warnings.messages)
    for message in warnings.messages:
        if isinstance(plugin, FingerpostPlugin) and message == plugin.refusal:
            continue  # MkDocs repeats it
        shells.docs.check_warning(Path(config.docs_dir), message)
    # Counted here, because mkdocs --strict --quiet counts nothing and would let broken links pass.
    if stopped or shells.docs.has_errors or (strict and warnings.messages):
        text = as_text(prepared.records, shells.docs.problems).rstrip()
        raise RenderFailed(f"The pages in docs cannot be published.\n{text}\n", problems=shells.docs.problems)
    return shells


def serve_site(config_file: Path, *, assets: Path, address: str, opened: Callable[[str], None]) -> None:
    """Serve a preview, and build again whenever a record or a page changes; returns when interrupted.

    Raises:
        RenderFailed: If mkdocs.yml cannot be used.
    """
    _quiet()
    layout = layout_of(assets)
    warnings = _WarningCollector()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        config = _load(config_file, layout, warnings)
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)
    if "fingerpost" not in config.plugins:
        raise RenderFailed(_NOT_NAMED.format(config_file.name))
    mount = urlsplit(config.site_url or "/").path
    opened(f"http://{address}{mount}")
    FingerpostPlugin.folder = assets
    # Otherwise ending the process would leave the folder of the preview behind.
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        mkdocs_serve.serve(str(config_file), dev_addr=address)
    except (MkDocsException, OSError):
        raise
    except Exception as error:
        if _is_ours(error):
            raise
        raise _refused(config_file, layout, [], _setting_in_hand(error)) from None


def _why_not(build: Callable[[], object], project: Project) -> str:
    """Build; give a message if that failed, "" if not."""
    warnings = _WarningCollector()
    log = logging.getLogger("mkdocs")
    is_alone = not log.handlers  # under mkdocs serve, MkDocs prints its warnings itself
    log.addHandler(warnings)
    try:
        config = _load(project.config, layout_of(project.assets), warnings)
        if "fingerpost" not in config.plugins:
            return _NOT_NAMED.format(project.config.name)
        build()
    except RenderFailed as failure:
        return str(failure)
    except (MkDocsException, SystemExit) as error:
        return "\n".join(warnings.messages) or str(error)
    except Exception as error:
        if os.environ.get("FINGERPOST_TRACEBACK"):
            raise
        if _is_ours(error):
            return f"Something went wrong inside Fingerpost itself ({type(error).__name__}). {_REPORT}"
        setting = _setting_in_hand(error)
        return "\n".join(warnings.messages) or str(_refused(project.config, layout_of(project.assets), [], setting))
    finally:
        log.removeHandler(warnings)
    for message in warnings.messages if is_alone else []:
        click.echo(message, err=True)
    return ""


class _WarningCollector(logging.Handler):
    """A log handler that keeps every warning, in order."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _interrupt(*_: object) -> None:
    """Stop as Ctrl and C does.

    Raises:
        KeyboardInterrupt: Always.
    """
    raise KeyboardInterrupt


def _load(config_file: Path, layout: Layout, warnings: _WarningCollector, **options: str) -> MkDocsConfig:
    """Let MkDocs read its configuration, which imports what is named in it.

    Raises:
        RenderFailed: Whatever went wrong: MkDocs does not turn every error into an exception of its own.
    """
    try:
        return load_config(str(config_file), **options)
    except (MkDocsException, SystemExit):
        raise _refused(config_file, layout, warnings.messages) from None
    except Exception as error:
        if os.environ.get("FINGERPOST_TRACEBACK"):
            raise
        raise _refused(config_file, layout, [], _setting_in_hand(error)) from None


def _refused(config_file: Path, layout: Layout, messages: list[str], setting: str = "") -> RenderFailed:
    problems = refused_settings(layout, messages, setting)
    lines = [f"{problem.span} {problem.code}: {problem.message}\n    hint: {problem.hint}" for problem in problems]
    return RenderFailed(f"{config_file.name} cannot be used.", *lines, problems=problems)


def _setting_in_hand(error: Exception) -> str:
    """The setting that MkDocs was reading when an exception was raised; "" if that is not known."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if isinstance(frame.f_locals.get("self"), MkDocsConfig) and isinstance(frame.f_locals.get("key"), str):
            return str(frame.f_locals["key"])
        if frame.f_code is get_navigation.__code__:
            return "nav"
    return ""


def _is_ours(error: Exception) -> bool:
    """Whether an exception was raised in Fingerpost or in code it called, and not by MkDocs."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)][1:]  # the first is where it was caught
    return any(str(frame.f_globals.get("__name__", "")).startswith("fingerpost.") for frame in frames)


def _look_more_often(server: LiveReloadServer, records: int) -> None:
    """See a change at once: MkDocs looks at all files twice a second, which is right where there are very many."""
    if records > _FEW:
        return
    watched = list(server._watched_paths)
    server._watched_paths.clear()
    server.observer = type(server.observer)(timeout=0.1)
    server.build_delay = 0.05
    for path in watched:
        server.watch(path)


def _shell_name(page: Page) -> str:
    folder, _, name = page.file.src_uri.removesuffix(".md").partition("/")
    return name if folder == _SHELL_FOLDER else ""


def _handbook(config: MkDocsConfig) -> Iterator[File]:
    """Every file of the handbook: the hand-written ones, and the fields, made from the schemas."""
    folder = handbook_folder()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            uri = f"handbook/{path.relative_to(folder).as_posix()}"
            yield File.generated(config, uri, abs_src_path=str(path))
    yield File.generated(config, f"handbook/{FIELDS}", content=fields_page())


def _guard(config: MkDocsConfig, assets: Path) -> None:
    """Guard the folder of the site, which MkDocs empties whatever is in it."""
    project = Project(config=Path(config.config_file_path or "mkdocs.yml"), assets=assets)
    try:
        guard_site(Path(config.site_dir), project)
        guard_edited(Path(config.site_dir))
    except NotOurs as wrong:
        raise PluginError(f"fingerpost: {wrong.message} {wrong.hint}") from None


def _is_own(file: File, config: MkDocsConfig) -> bool:
    """Whether a file is one of the directory's own, and not Fingerpost's or the theme's."""
    return file.generated_by is None and file.src_dir == config.docs_dir


def _doc_file(file: File) -> DocFile:
    return DocFile(Path(file.abs_src_path or ""), file.src_uri, file.dest_uri)


def _is_handbook(page: Page) -> bool:
    return page.file.src_uri.startswith("handbook/")


def _quiet() -> None:
    """Silence the announcements that Material and MkDocs print at every build."""
    forget_empty_day()
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")

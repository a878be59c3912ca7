"""What the commands ask of MkDocs: to render the shells of a build, and to serve a preview."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from fingerpost.plugin.configuration import (
    NOT_NAMED,
    WarningCollector,
    collect_warnings,
    is_ours,
    load,
    refusal_of,
    setting_in_hand,
    silence_mkdocs,
)
from fingerpost.plugin.events import FingerpostPlugin
from fingerpost.publish.editorial import Layout, check_theme_language, layout_of
from fingerpost.publish.generator import RenderFailed
from fingerpost.publish.prepare import Prepared
from fingerpost.publish.report_forms import as_text
from fingerpost.publish.site_generator import Shells


def render_shells(config_file: Path, folder: Path, prepared: Prepared, *, strict: bool = True) -> Shells:
    """Render the editorial pages into a folder, and the shells.

    Raises:
        RenderFailed: With one plain sentence, if MkDocs could not, or warned of anything.
    """
    silence_mkdocs()
    layout = prepared.project.layout
    with collect_warnings() as warnings:
        config = load(config_file, layout, warnings, site_dir=str(folder))
        plugin = config.plugins.get("fingerpost")
        if not isinstance(plugin, FingerpostPlugin):
            raise RenderFailed(NOT_NAMED.format(config_file))
        if wrong := list(check_theme_language(layout, config.theme.get("language"), config.theme.dirs)):
            text = as_text(prepared.records, wrong).rstrip()
            raise RenderFailed(f"{config_file.name} cannot be used.\n{text}\n", problems=wrong)
        plugin.prepared, plugin.only_shells, plugin.shells = prepared, True, None
        is_whole = _build(config, plugin, config_file, layout, warnings)
    shells = plugin.shells
    if shells is None:
        raise RenderFailed("MkDocs ended without a site.", *warnings.messages)
    for message in warnings.messages:
        if message == plugin.refusal:
            continue  # MkDocs repeats it
        shells.docs.check_warning(Path(config.docs_dir), message)
    # Counted here, because mkdocs --strict --quiet counts nothing and would let broken links pass.
    if not is_whole or shells.docs.has_errors or (strict and warnings.messages):
        text = as_text(prepared.records, shells.docs.problems).rstrip()
        raise RenderFailed(f"The pages in docs cannot be published.\n{text}\n", problems=shells.docs.problems)
    return shells


def _build(
    config: MkDocsConfig, plugin: FingerpostPlugin, config_file: Path, layout: Layout, warnings: WarningCollector
) -> bool:
    """Let MkDocs build; False if it stopped at something that its warnings or the pages of docs explain.

    Raises:
        RenderFailed: If nothing explains it.
    """
    try:
        mkdocs_build.build(config)
    except RenderFailed:
        raise
    except (MkDocsException, SystemExit) as error:
        if plugin.shells is None:
            raise RenderFailed(f"{config_file.name} cannot be used.", *(warnings.messages or [str(error)])) from None
        if not warnings.messages and not plugin.shells.docs.has_errors:
            raise RenderFailed(str(error)) from None
        return False
    except Exception as error:
        if is_ours(error):
            raise
        # MkDocs logs the name of the page first, and then passes the exception on.
        if plugin.shells is None or not warnings.messages:
            raise refusal_of(config_file, layout, [], setting_in_hand(error)) from None
        return False
    return True


def serve_site(config_file: Path, *, assets: Path, address: str, opened: Callable[[str], None]) -> None:
    """Serve a preview, and build again whenever a record or a page changes; returns when interrupted.

    Raises:
        RenderFailed: If mkdocs.yml cannot be used.
    """
    silence_mkdocs()
    layout = layout_of(assets)
    with collect_warnings() as warnings:
        config = load(config_file, layout, warnings)
    if "fingerpost" not in config.plugins:
        raise RenderFailed(NOT_NAMED.format(config_file.name))
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
        if is_ours(error):
            raise
        raise refusal_of(config_file, layout, [], setting_in_hand(error)) from None


def _interrupt(*_: object) -> None:
    """Stop as Ctrl and C does.

    Raises:
        KeyboardInterrupt: Always.
    """
    raise KeyboardInterrupt

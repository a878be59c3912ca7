"""Preview: serves the site on this computer for the people who write it."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from fingerpost.edition.clock import today
from fingerpost.publish.build import CANNOT, ERRORS, SUCCESS
from fingerpost.publish.generator import RenderFailed, SiteGenerator
from fingerpost.publish.prepare import prepare
from fingerpost.publish.project_paths import find_project
from fingerpost.publish.report_forms import as_text
from fingerpost.publish.stop_reasons import STOPS, say_stop


def preview(assets: Path, address: str, generator: SiteGenerator) -> int:
    """Serve until interrupted; 0, 1 or 2 as ``build_site`` gives them."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    if code := _look(assets, console):
        return code
    try:
        generator.serve_site(
            find_project(assets).config,
            assets=assets,
            address=address,
            opened=lambda url: console.print(f"Building. Then open {url} and stop with Ctrl and C.", markup=False),
        )
    except KeyboardInterrupt:
        return SUCCESS
    except OSError as error:
        console.print(f"fingerpost serve: {address} cannot be used: {error.strerror}.", markup=False)
        console.print("  hint: Choose another, such as --address 127.0.0.1:8001", markup=False)
        return CANNOT
    except RenderFailed as failure:
        console.print(f"fingerpost serve: {failure}", markup=False)
        return CANNOT
    return SUCCESS


def _look(assets: Path, console: Console) -> int:
    """Read and check once before anything is served; the first build reads the records again."""
    try:
        prepared = prepare(assets, today=today())
    except STOPS as stop:
        say_stop(stop, "serve", assets, None, console)
        return CANNOT
    if prepared.errors:
        console.print(as_text(prepared.records, prepared.errors), markup=False)
        return ERRORS
    return SUCCESS

"""The site on this machine, for the people who write it."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from fingerpost.edition.clock import today
from fingerpost.publish.build import CANNOT, DONE, ERRORS
from fingerpost.publish.cannot import STOPS, say_stop
from fingerpost.publish.generator import RenderFailed, SiteGenerator
from fingerpost.publish.prepare import prepare
from fingerpost.publish.project_paths import find_project
from fingerpost.publish.report_forms import as_text


def preview(assets: Path, address: str, generator: SiteGenerator) -> int:
    """Serve until interrupted; 0, 1 or 2 as ``build_site`` gives them."""
    said = Console(stderr=True, highlight=False, soft_wrap=True)
    if code := _look(assets, said):
        return code
    try:
        generator.serve_site(
            find_project(assets).config,
            assets=assets,
            address=address,
            opened=lambda url: said.print(f"Building. Then open {url} and stop with Ctrl and C.", markup=False),
        )
    except KeyboardInterrupt:
        return DONE
    except OSError as error:
        said.print(f"fingerpost serve: {address} cannot be used: {error.strerror}.", markup=False)
        said.print("  hint: Choose another, such as --address 127.0.0.1:8001", markup=False)
        return CANNOT
    except RenderFailed as failed:
        said.print(f"fingerpost serve: {failed}", markup=False)
        return CANNOT
    return DONE


def _look(assets: Path, said: Console) -> int:
    """Read and check once before anything is served; what was read is not kept, because the first build reads it."""
    try:
        prepared = prepare(assets, today=today())
    except STOPS as stop:
        say_stop(stop, "serve", assets, None, said)
        return CANNOT
    if prepared.errors:
        said.print(as_text(prepared.records, prepared.errors), markup=False)
        return ERRORS
    return DONE

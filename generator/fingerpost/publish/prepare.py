"""Preparing a build: the edition, and the files for browsers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import ParamSpec

from fingerpost.cache.folder import Cache
from fingerpost.edition.load import FolderMissing, Loaded, load
from fingerpost.edition.past import with_past
from fingerpost.intake.rules import rules_script
from fingerpost.pages.shipping.browser_files import BrowserFiles, browser_files
from fingerpost.pages.shipping.script_words import script_words
from fingerpost.printing.available import can_print

_Options = ParamSpec("_Options")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared(Loaded):
    """An edition whose pages know where their scripts and style sheets are."""

    files: BrowserFiles


def _and_browser_files(load: Callable[_Options, Loaded]) -> Callable[_Options, Prepared]:
    def load_with_files(*args: _Options.args, **options: _Options.kwargs) -> Prepared:
        loaded = load(*args, **options)
        cache = options.get("cache")
        loaded = with_past(loaded, cache if isinstance(cache, Cache) else None)
        return with_browser_files(loaded, prints=bool(options.get("for_real")) and wants_print(loaded) and can_print())

    return load_with_files


prepare = _and_browser_files(load)


def wants_print(loaded: Loaded) -> bool:
    """Whether the directory wants menus and posters."""
    return loaded.edition.settings.printed_menus


def with_browser_files(loaded: Loaded, *, prints: bool = False) -> Prepared:
    """Collect the files for browsers, and tell the edition their addresses.

    Args:
        loaded: The edition.
        prints: Menus and posters are made as well. A preview has none, because they would delay it.
    """
    edition = loaded.edition
    own_sheet, language = _own_sheet(edition.directory.assets), edition.language
    files = browser_files(own_sheet, script_words(language), rules_script(language))
    values = {
        attribute.name: getattr(loaded, attribute.name) for attribute in fields(loaded) if attribute.name != "edition"
    }
    return Prepared(edition=replace(edition, assets=files.addresses, prints=prints), files=files, **values)


def _own_sheet(assets: Path) -> bytes:
    path = assets / "site.css"
    # A link could lead anywhere on this computer, and what it leads to would be published.
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b""


__all__ = ["FolderMissing", "Prepared", "prepare", "wants_print", "with_browser_files"]

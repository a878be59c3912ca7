"""What a build begins with: the edition, and the files that browsers get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import ParamSpec

from fingerpost.edition.load import FolderMissing, Loaded, load
from fingerpost.pages.shipping.browser_files import BrowserFiles, browser_files
from fingerpost.pages.shipping.script_words import script_words

_Options = ParamSpec("_Options")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared(Loaded):
    """An edition whose pages know where their scripts and style sheets are."""

    files: BrowserFiles


def _then_dress(load: Callable[_Options, Loaded]) -> Callable[_Options, Prepared]:
    def load_and_dress(*args: _Options.args, **options: _Options.kwargs) -> Prepared:
        return dress(load(*args, **options))

    return load_and_dress


prepare = _then_dress(load)


def dress(loaded: Loaded) -> Prepared:
    """Gather the files for browsers, and let the pages of an edition know their addresses."""
    edition = loaded.edition
    files = browser_files(_own_sheet(edition.directory.assets), script_words(edition.language))
    values = {each.name: getattr(loaded, each.name) for each in fields(loaded) if each.name != "edition"}
    return Prepared(edition=replace(edition, assets=files.addresses), files=files, **values)


def _own_sheet(assets: Path) -> bytes:
    path = assets / "site.css"
    # A link could lead anywhere on this computer, and what it leads to would be published.
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b""


__all__ = ["FolderMissing", "Prepared", "dress", "prepare"]

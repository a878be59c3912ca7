"""The site generator that the commands use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fingerpost.publish.generator import SiteGenerator


def mkdocs() -> SiteGenerator:
    """MkDocs, loaded now."""
    from fingerpost import plugin

    return plugin

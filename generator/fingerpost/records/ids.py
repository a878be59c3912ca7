"""Ids: the names of files, which become addresses."""

from __future__ import annotations

import re

from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

MAX_LENGTH = 60
_SHAPE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")

# Windows cannot store files of these names, and somebody's computer may have to.
_WINDOWS = frozenset(["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))])
# Names the site needs for itself.
_SITE = frozenset(
    [
        "index",
        "search",
        "assets",
        "tags",
        "404",
        "sitemap",
        "feed",
        "api",
        "map",
        "about",
        "admin",
        "cy",
        "find",
        "browse",
        "menu",
        "new",
        "data",
        "add",
        "insight",
    ]
)


def is_reserved(name: str) -> bool:
    """Whether the site needs this name for itself, or Windows cannot store a folder of it."""
    return name in _WINDOWS or name in _SITE


def is_windows_name(name: str) -> bool:
    """Whether Windows keeps this name for a device."""
    return name.lower() in _WINDOWS


def check_id(record_id: str, file: str) -> Problem | None:
    """What is wrong with the name of a record's file, if anything."""
    span = Span(file)
    if not _SHAPE.match(record_id) or len(record_id) > MAX_LENGTH:
        return Problem(
            code="id-shape",
            span=span,
            message="The name of this file cannot become a web address.",
            hint=f"Rename it: small letters, digits and single hyphens, at most {MAX_LENGTH}, such as chair-yoga.yaml",
            quote=False,
        )
    if is_reserved(record_id):
        return Problem(
            code="id-reserved",
            span=span,
            message=f"{record_id} is a name that the site or Windows keeps for itself.",
            hint=f"Rename the file, for example {record_id}-group.yaml",
            quote=False,
        )
    return None

"""What a proposal may change together, and what it allows itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from fingerpost.checks.project.layout import Layout
from fingerpost.checks.project.yaml_tree import read_tree_of
from fingerpost.reading.proposal import Proposal
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.problem import Problem

TOGETHER = "with-records"  # the name to allow it by
_RECORD = re.compile(r"(?:.*/)?(?:activities|groups|places)/[^/]+\.ya?ml")
_RUNS = frozenset((".css", ".htm", ".html", ".js", ".mjs", ".py", ".svg"))


def allowed_in(settings: bytes | None) -> frozenset[str]:
    """The names under ``project: {allow: [...]}`` in the text of a settings file; none if it cannot be read."""
    if not settings:
        return frozenset()
    try:
        root = read_tree_of(settings.decode("utf-8"), "")
    except (Unreadable, UnicodeDecodeError):
        return frozenset()
    project = root.get("project")
    names = project.get("allow") if project else None
    return frozenset(item.word for item in names.items if item.kind == "word") if names else frozenset()


def check_together(
    layout: Layout, proposal: Proposal, *, before: frozenset[str], now: Iterable[str]
) -> Iterator[Problem]:
    """Ask whether one proposal changes records and also what makes or guards the site.

    Who looks at a changed record does not look for a changed program beside it.

    Args:
        layout: The project.
        proposal: What is changed.
        before: What the settings allow without the proposal.
        now: What they would allow with it.
    """
    if TOGETHER in before or not any(map(_RECORD.fullmatch, proposal.changed)):
        return
    settings = f"{proposal.prefix}{layout.assets.name}/directory.yaml"
    more = {settings} if set(now) - before else set()
    others = [name for name in proposal.changed if name in more or _makes_the_site(name, layout, proposal)]
    if not others:
        return
    first, rest = others[0], len(others) - 1
    also = f" and {rest:,} more file{'s' if rest > 1 else ''} like it" if rest else ""
    what = "what the directory allows" if first in more else first
    yield Problem(
        code="proposal-mixed",
        span=layout.span(in_project(layout, proposal, first)),
        message=f"This proposal changes records, and also {what}{also}.",
        hint="Propose them apart: the records in one, and everything else in another.",
        quote=False,
    )


def _makes_the_site(name: str, layout: Layout, proposal: Proposal) -> bool:
    """Whether a file makes or guards the site: everything except records, vocabulary, pictures and pages."""
    path = PurePosixPath(name)
    if path.suffix.lower() in _RUNS or path.name == "CODEOWNERS" or ".github" in path.parts:
        return True
    if _RECORD.fullmatch(name) or path.suffix.lower() == ".md":
        return False
    return not name.removeprefix(proposal.prefix).startswith((f"{layout.assets.name}/", "docs/"))


def in_project(layout: Layout, proposal: Proposal, name: str) -> Path:
    """The path of a file of a proposal on this computer, whether or not it exists."""
    top = layout.top or layout.assets.parent
    for _ in PurePosixPath(proposal.prefix).parts:
        top = top.parent
    return top / name

"""Which files in docs stay out of the site because of their names?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from fingerpost.checks.project.layout import Layout
from fingerpost.records.problem import Problem, Severity

WELL_KNOWN = ".well-known"  # RFC 8615: where other computers look for security.txt and the like
_TEMPLATES = "templates"
_LITTER = frozenset((".ds_store", ".directory", ".localized"))


def is_left_out(name: PurePosixPath) -> bool:
    """Whether a file of docs is not published: MkDocs leaves out what begins with a dot, and a folder of templates."""
    own = name.parts[1:] if name.parts[0] == WELL_KNOWN else name.parts
    return name.parts[0] == _TEMPLATES or any(part.startswith(".") for part in own)


def check_doc_hidden(layout: Layout) -> Iterator[Problem]:
    """Say of each file or folder that is left out that it is; no link is followed."""
    docs = layout.docs
    if docs is None or docs.is_symlink():
        return
    for at, folders, files in os.walk(docs):
        below = PurePosixPath(Path(at).relative_to(docs).as_posix())
        for name in sorted((*folders, *files)):
            if not is_left_out(below / name):
                continue
            if name in folders:
                folders.remove(name)
            if name.lower() in _LITTER or name.startswith(".git"):
                continue
            yield Problem(
                code="docs-left-out",
                severity=Severity.WARNING,
                span=layout.span(Path(at, name)),
                message="This is in docs, and is left out of the site because of its name.",
                hint="Give it a name that does not begin with a dot, and is not templates. "
                f"Only {WELL_KNOWN} at the top of docs is published.",
                quote=False,
            )

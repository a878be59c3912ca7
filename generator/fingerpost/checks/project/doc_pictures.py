"""Does a picture in docs say where it was taken?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.checks.project.doc_files import DocFile, is_too_large
from fingerpost.checks.project.layout import Layout
from fingerpost.checks.project.pictures import KINDS, PictureBroken, bare, has_notes, says_where
from fingerpost.records.problem import Problem, Severity

_PICTURES = frozenset((".avif", ".gif"))  # of which nothing is left out, so nothing may be in them
_OTHERS = frozenset((".svg", ".css", ".pdf", ".mp4", ".webm"))


def check_doc_pictures(layout: Layout, files: Sequence[DocFile]) -> Iterator[Problem]:
    """Look into every picture. Its notes are left out when it is published; the file itself keeps them."""
    for file in files:
        suffix = file.suffix
        if suffix not in KINDS | _PICTURES | _OTHERS or is_too_large(file):
            continue
        try:
            data = file.path.read_bytes()
            where = bare(data, file.name).had_position if suffix in KINDS else says_where(data)
        except OSError:
            continue
        except PictureBroken:
            yield Problem(
                code="picture-broken",
                span=layout.span(file.path),
                message=f"{file.name} is not the kind of picture that its name says, or breaks off.",
                hint="Save it again as a JPEG, PNG or WebP picture.",
                quote=False,
            )
            continue
        if where:
            yield Problem(
                code="picture-position",
                # What is left out when published is only a warning: whoever can see the repository can see it.
                severity=Severity.WARNING if suffix in KINDS else Severity.ERROR,
                span=layout.span(file.path),
                message=f"{file.name} says where it was taken.",
                hint="It is left out of the site. Take it out of the file as well: everybody who can see the "
                "repository can read it."
                if suffix in KINDS
                else "Save it again without its position, or as a JPEG.",
                quote=False,
            )
        elif suffix in _PICTURES and has_notes(data):
            yield Problem(
                code="picture-notes",
                span=layout.span(file.path),
                message=f"{file.name} has notes of a camera or a program in it, which may name people.",
                hint="Save it again without them, or as a JPEG, PNG or WebP picture: there they are left out.",
                quote=False,
            )

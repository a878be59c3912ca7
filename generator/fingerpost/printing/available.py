"""Whether what printing needs is installed: the extra ``fingerpost[print]``."""

from __future__ import annotations

from importlib.util import find_spec

LIBRARIES = ("typst", "fontTools")


def can_print() -> bool:
    """Whether PDFs can be made."""
    return all(find_spec(library) for library in LIBRARIES)

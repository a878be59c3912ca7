"""Where Fingerpost's own files are: inside the installed package, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
_CHECKOUT = Path(__file__).parents[3]


def schema_folder() -> Path:
    """Where the schemas are."""
    installed = PACKAGE / "schema"
    return installed if installed.is_dir() else _CHECKOUT / "schema"


def starter_folder() -> Path:
    """What a new directory starts from."""
    installed = PACKAGE / "starter"
    return installed if installed.is_dir() else _CHECKOUT

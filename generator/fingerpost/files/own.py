"""Where Fingerpost's own files are: inside the installed package, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
CHECKOUT = Path(__file__).parents[3]


def schema_folder() -> Path:
    """Where the schemas are."""
    installed = PACKAGE / "schema"
    return installed if installed.is_dir() else CHECKOUT / "schema"


def starter_folder() -> Path:
    """What a new directory starts from."""
    installed = PACKAGE / "starter"
    return installed if installed.is_dir() else CHECKOUT


def is_installed() -> bool:
    """Whether Fingerpost was installed from a wheel, and does not run from its source."""
    return (PACKAGE / "starter").is_dir()

"""The way to the site generator, which only its adapter knows."""

from __future__ import annotations

import importlib
from typing import Any


def adapter() -> Any:
    """Load the adapter by its name: nothing here may depend on which site generator it is for."""
    return importlib.import_module("fingerpost.plugin")

"""The wheel of this checkout, which ``fingerpost init`` puts into a directory."""

from __future__ import annotations

import pytest

from fingerpost.writing.own_wheel import Wheel, own_wheel


@pytest.fixture(scope="session")
def fingerpost_wheel() -> Wheel:
    """Made once: it takes half a second."""
    return own_wheel()

"""The wheel of this checkout, which ``fingerpost init`` puts into a directory."""

from __future__ import annotations

import pytest

from fingerpost.writing.own_wheel import Wheel
from tests.wheel import wheel_of_checkout


@pytest.fixture(scope="session")
def fingerpost_wheel() -> Wheel:
    return wheel_of_checkout()

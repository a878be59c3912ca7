"""The wheel of this checkout, which ``fingerpost init`` puts into a directory."""

from __future__ import annotations

from functools import cache

from fingerpost.writing.own_wheel import Wheel, own_wheel


@cache
def wheel_of_checkout() -> Wheel:
    """Made once in a process: it takes half a second, and the same program always gives the same bytes."""
    return own_wheel()

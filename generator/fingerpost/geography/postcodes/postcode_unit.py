"""What every source of postcodes gives, and the error it may raise."""

from __future__ import annotations

from typing import NamedTuple


class Unit(NamedTuple):
    """One postcode and where it is, in degrees, WGS 84."""

    postcode: str  # tidy
    lat: float
    lon: float


class SourceError(Exception):
    """Raised while a file of postcodes is read: what is wrong with it, in words, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

"""How much is tried: a sample in ``make test``, and every night, with FINGERPOST_THOROUGH=1, as much as there is."""

from __future__ import annotations

import os

IS_THOROUGH = os.environ.get("FINGERPOST_THOROUGH") == "1"


def many(usual: int, thorough: int) -> int:
    """How many random examples a test tries."""
    return thorough if IS_THOROUGH else usual

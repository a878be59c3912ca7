"""Common first names of the United Kingdom.

A name that is not here is missed, but somebody who reads the record will notice it. A rule for any capital letter would
hold back half of the records.
"""

from __future__ import annotations

from pathlib import Path

FIRST_NAMES = frozenset((Path(__file__).parent / "first_names.txt").read_text(encoding="utf-8").split())

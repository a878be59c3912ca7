"""First names of the United Kingdom.

A name that is not here is missed, but somebody who reads the record will notice it. A rule for any capital letter would
hold back half of the records. The form in the browser knows only the common ones: an entry is checked again on arrival.
"""

from __future__ import annotations

from pathlib import Path

COMMON_FIRST_NAMES = frozenset((Path(__file__).parent / "first_names.txt").read_text(encoding="utf-8").split())
FIRST_NAMES = COMMON_FIRST_NAMES | frozenset(
    (Path(__file__).parent / "rarer_first_names.txt").read_text(encoding="utf-8").split()
)

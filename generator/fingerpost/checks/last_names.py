"""Last names of the United Kingdom, as a mailbox spells them.

Those that are also usual words of groups and places, such as Hall, Hill, Young or Church, are left out. The form in the
browser knows only the common ones.
"""

from __future__ import annotations

from pathlib import Path

COMMON_LAST_NAMES = frozenset((Path(__file__).parent / "last_names.txt").read_text(encoding="utf-8").split())
LAST_NAMES = COMMON_LAST_NAMES | frozenset(
    (Path(__file__).parent / "rarer_last_names.txt").read_text(encoding="utf-8").split()
)

"""Common last names of the United Kingdom, as a mailbox spells them.

Those that are also usual words of groups and places, such as Hall, Hill, Young or Church, are left out.
"""

from __future__ import annotations

from pathlib import Path

LAST_NAMES = frozenset((Path(__file__).parent / "last_names.txt").read_text(encoding="utf-8").split())

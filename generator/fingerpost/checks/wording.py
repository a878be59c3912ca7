"""The message and the hint for one kind of fault."""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """The code, what is wrong and what to do. Parts in braces are filled in by whoever finds the fault."""

    code: str
    message: str
    hint: str

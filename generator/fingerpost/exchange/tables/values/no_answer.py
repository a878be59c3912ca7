"""What people write into a cell for which they have no answer: such a cell is as good as an empty one."""

from __future__ import annotations

_NONE = frozenset(
    {
        *("-", "--", "---", "–", "—", "n/a", "na", "n.a", "#n/a", "none", "nil", "null", "nan"),
        *("not applicable", "not available", "not relevant", "no information", "no data"),
    }
)
_NOT_KNOWN = frozenset(
    {
        *("?", "??", "unknown", "not known", "unspecified", "not specified", "not stated", "not given", "not provided"),
        *("tbc", "tba", "tbd", "to be confirmed", "to be announced", "to be decided"),
    }
)
NO_ANSWERS = _NONE | _NOT_KNOWN
_LONGEST = max(map(len, NO_ANSWERS)) + 4  # with a full stop, or in brackets


def says_nothing(text: str) -> bool:
    """Whether a text says only that nobody knows.

    >>> says_nothing("Not known"), says_nothing("(TBC)"), says_nothing("None of us drive"), says_nothing("")
    (True, True, False, False)
    """
    return len(text) <= _LONGEST and text.casefold().strip(" .*()[]") in NO_ANSWERS


def says_none(text: str) -> bool:
    """Whether a text says that there is nothing to say, rather than that nobody knows what.

    >>> says_none("N/A"), says_none("Unknown")
    (True, False)
    """
    return says_nothing(text) and text.casefold().strip(" .*()[]") not in _NOT_KNOWN

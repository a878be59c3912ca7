"""What people write into a cell for which they have no answer: such a cell is as good as an empty one."""

from __future__ import annotations

NO_ANSWERS = frozenset(
    {
        *("?", "??", "-", "--", "---", "–", "—", "n/a", "na", "n.a", "#n/a", "none", "nil", "null", "nan"),
        *("unknown", "not known", "unspecified", "not specified", "not stated", "not given", "not provided"),
        *("tbc", "tba", "tbd", "to be confirmed", "to be announced", "to be decided"),
        *("not applicable", "not available", "not relevant", "no information", "no data"),
    }
)
_LONGEST = max(map(len, NO_ANSWERS)) + 4  # with a full stop, or in brackets


def says_nothing(text: str) -> bool:
    """Whether a text says only that nobody knows.

    >>> says_nothing("Not known"), says_nothing("(TBC)"), says_nothing("None of us drive"), says_nothing("")
    (True, True, False, False)
    """
    return len(text) <= _LONGEST and text.casefold().strip(" .*()[]") in NO_ANSWERS

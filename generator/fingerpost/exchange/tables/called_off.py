"""Words that say a row is off: cancelled, withdrawn, not to be shown."""

from __future__ import annotations

import re

_OFF = re.compile(
    r"closed|inactive|ceased|archived|draft|deleted|removed|expired|suspended|withdrawn|"
    r"cancell?ed|postponed|called off|rejected|pending|hidden|private|confidential|unpublished|trash|spam|"
    r"not (?:active|live|running|for|on|public|published|listed|approved|to be)|"
    r"(?:do not|don't|never) (?:publish|show|list|share|display|use)",
    re.IGNORECASE,
)
_TO_BE_LOOKED_AT = re.compile(r"(?:(?:in|under|for|needs|awaiting) )?(?:review|moderation|approval)", re.IGNORECASE)
_CALLED_OFF = re.compile(
    r"(?:(?:event|now|sorry,?|it is|it's|has been) )*(?:cancell?ed|postponed|called off)(?: .{0,40})?", re.IGNORECASE
)
CALLED_OFF = ("cancelled", "canceled", "postponed", "called off")


def is_off(cell: str) -> bool:
    """Whether a cell of a column about the state of rows says that one is not on, or not for everybody yet.

    >>> is_off("Cancelled"), is_off("under review"), is_off("Live"), is_off("Under new management")
    (True, True, False, False)
    """
    return bool(_OFF.search(cell) or _TO_BE_LOOKED_AT.fullmatch(cell.strip(" .!-")))


def is_called_off(time: str) -> bool:
    """Whether a cell for the time of an event says that there is none.

    >>> is_called_off("CANCELLED"), is_called_off("Postponed to March"), is_called_off("7pm, doors 6.30pm")
    (True, True, False)
    """
    return bool(_CALLED_OFF.fullmatch(time.strip(" .!*()")))

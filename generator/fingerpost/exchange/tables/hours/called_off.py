"""Words that say a row is off: cancelled, withdrawn, not to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.schedule.hours.dates import MONTH

_STATES = (
    r"closed|(?:in|non)-?active|ceased|archived?|unlisted|draft|deleted|expired|suspended|withdrawn|on hold|paused|"
    r"cancell?ed|postponed|called off|rejected|pending|hidden|private|confidential|unpublished|trash|spam"
)
_ENDED = (  # at the beginning: "Season ended early" says nothing of the group
    r"(?:(?:now|has|have|had|is|was|been|sadly|permanently|group|club|service|it|they) )*"
    r"(?:(?:folded|dormant|disbanded|ended|finished|discontinued|defunct|dissolved|stopped|shut(?: down)?|gone|"
    r"retired|terminated|obsolete|superseded|duplicate|wound (?:up|down)|in abeyance|abandoned|"
    r"exclude[d]?)"
    r"(?! (?:for|until|till|to)\b)|lapsed(?! member)|(?:internal|staff|office)(?: use)? only)"
)
_NO_LONGER = (
    r"no longer (?:active|live|running|runs|on|public|(?:to be )?(?:published|listed)|approved|available|meeting|meets|"
    r"exists|existing|operating|operates|functioning|going|held|"
    r"taking place|in (?:existence|operation|use))"
    r"(?=\s*(?:$|[-–—,.;:(]))"
)
_OFF = re.compile(
    rf"(?<![a-z])(?:{_STATES})(?![a-z])|^(?:{_ENDED})(?![a-z])|{_NO_LONGER}|"
    r"not (?:active|live|running|for|on|public|published|listed|approved|to be)|"
    r"^(?:no|n|false|0|(?:to (?:be )?)?(?:remove|delete|archive)d?)$|"
    r"^not (?:available|(?:currently )?(?:meeting|operating|happening))"
    r"(?: (?:any ?more|at present|at the moment|now))?$|"
    r"(?:do not|don't|never) (?:publish|show|list|share|display|use|include|print|advertise)",
    re.IGNORECASE,
)
_AT_DAYS = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?|s)?|weekends?|weekdays|"
    r"(?:bank |school |public )?holidays?|half[ -]?terms?|lunch\w*"
)
_AT_TIMES = (
    rf"{_AT_DAYS}|christmas|easter|new year|(?:the )?(?:summer|winter|spring|autumn)|(?:this|next) (?:week|month|time)|"
    rf"{MONTH}"
)
_ONLY_IN_PART = re.compile(  # a group that is on, and closed to others or at times: "Closed group", "Closed Mondays"
    r"(?:closed|cancell?ed|suspended|paused)[-–—:,( ]+(?:full|group|club|members(?:hip)?|list|sessions?|class|course|"
    rf"(?:(?:on|every|at|over|in|during|for)(?: the)? )?(?:{_AT_TIMES}))(?![a-z])(?!\W*(?:19|20)?\d\d)|"
    r"(?:closed|cancell?ed|suspended|paused)\b.*\botherwise (?:on|open|running|as (?:usual|normal))",
    re.IGNORECASE,
)
_TO_BE_LOOKED_AT = re.compile(r"(?:(?:in|under|for|needs|awaiting) )?(?:review|moderation|approval)", re.IGNORECASE)
_REMOVED = re.compile(
    r"(?:now |has been |was )?removed(?: from (?:the |our )?(?:list|directory|(?:web ?)?site))?", re.IGNORECASE
)
_ON_AFTER_ALL = re.compile(
    rf"\b(?:(?:no longer|(?:not|never|un) ?(?:been )?) ?(?:{_STATES})|was (?:{_STATES})[-–—,.;:() ]+now confirmed|"
    r"(?:now|on|back|up) (?:on(?! hold)|open|live|running|again)|going ahead|re-?(?:open|instat)\w*|^open|"
    r"refund\w*|booking\w*|to new|waiting list)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b\d{1,2}[:.]\d\d(?![.\d])|\b(?:noon|midday|midnight)\b", re.IGNORECASE
)
_AT_ANOTHER_TIME = re.compile(
    rf"\bnow (?:(?:confirmed|at)\b|{_CLOCK.pattern})|(?:{_CLOCK.pattern}) now\b(?! (?:{_STATES}))", re.IGNORECASE
)
_ONE_TIME = re.compile(rf"(?:{_CLOCK.pattern})(?: ?(?:-|–|—|to|until|till) ?(?:{_CLOCK.pattern}))?", re.IGNORECASE)
_ONLY_OFF = re.compile(r"(?:(?:now|is|has been|at) )*(?:cancell?ed|postponed|called off)(?: (?:was|at))*")
_CALLED_OFF = re.compile(
    r"(?:(?:this |the )?(?:event|show|concert|meeting)|now|sorry,?|it is|it's|is|has been|was| )*"
    r"(?:cancell?ed|postponed|called off)"
    r"(?:\s*[-–—,.:;!(].{0,40}| [0-9][0-9/.-]{3,9}|"
    r" (?:until|till|to|from|due|owing|because|by|for|sorry|today|tonight|this) ?.{0,40})?",
    re.IGNORECASE,
)
# The parts of a name that are apart from it: in brackets or stars, before or after a colon or a dash.
_APART = (
    re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\*+([^*]*)\*+"),
    re.compile(r"^([^:/|]*?)(?: ?[:/|]| [-–—]|[-–—] )"),
    re.compile(r"(?:[:/|]| [-–—]|[-–—] )(?=([^:/|]*)$)"),
)
_CRIED = re.compile(r"(?<!not )(?<!never )(?<!longer )(?<!was )\b(?:CANCELL?ED|POSTPONED|CALLED OFF)\b")
_ON = re.compile(
    r"(?:still |currently |now |is )*(?:active|live|open|current|running|ongoing|on|published|public|visible|listed|"
    r"confirmed|scheduled|approved|operational|operating|trading|available|in (?:use|operation)|established|new|"
    r"verified|updated|checked|up to date|complete|ok|okay|yes|y|true|1|meeting|going)",
    re.IGNORECASE,
)
_NOT_FOR_SOME = re.compile(r"(?:no longer|not available) (?:for|in|on|at|to) ", re.IGNORECASE)
_LONGEST_NAME = 300  # characters that are looked at: with very many dashes, that takes the square of their number
CALLED_OFF = "called off"


def is_off(cell: str) -> bool:
    """Whether a cell of a column about the state of rows says that one is not on, or not for everybody yet.

    What it is now, or whom it is with, changes nothing: "Closed - now flats".

    >>> is_off("Cancelled"), is_off("under review"), is_off("Live"), is_off("Under new management")
    (True, True, False, False)
    >>> is_off("Removed from waiting list"), is_off("No longer hidden")
    (False, False)
    >>> is_off("Folded"), is_off("No longer meets"), is_off("Closed - full"), is_off("Closed Mondays")
    (True, True, False, False)
    >>> is_off("Private - now by invitation only"), is_off("Not available for new members")
    (True, False)
    """
    cell = cell.strip(" .!-")
    if _ON_AFTER_ALL.search(cell) or _CLOCK.search(cell) or _ONLY_IN_PART.match(cell):
        return False
    return bool(_OFF.search(cell) or _REMOVED.fullmatch(cell) or _TO_BE_LOOKED_AT.fullmatch(cell))


def is_on(cell: str) -> bool:
    """Whether a cell of a column about the state of rows plainly says that one is on.

    >>> is_on("Active"), is_on("Currently running"), is_on("Active, but folding"), is_on("Closed group")
    (True, True, False, False)
    """
    cell = cell.strip(" .!-")
    return not is_off(cell) and bool(_ON.fullmatch(cell) or _ON_AFTER_ALL.search(cell) or _NOT_FOR_SOME.match(cell))


def says_only_days(cell: str) -> bool:
    """Whether a cell says only on which days: "Mondays and Fridays", "bank holidays".

    >>> says_only_days("Mon & Wed"), says_only_days("June 2025"), says_only_days("")
    (True, False, False)
    """
    rest, days = re.subn(rf"\b(?:{_AT_DAYS})\b", "", cell, flags=re.IGNORECASE)
    return days > 0 and not re.search(r"\w", re.sub(r"\b(?:on|every|in|at|and|the|to|or|all)\b", "", rest))


def is_called_off(time: str) -> bool:
    """Whether a cell for the time of an event says, as a whole, that there is none.

    A time may be in it, if it is the one that is off. Two times are not: only the second may be. Nor is a time
    beside "now", or after "from": it may be the new one.

    >>> is_called_off("CANCELLED"), is_called_off("Postponed to March"), is_called_off("7pm, doors 6.30pm")
    (True, True, False)
    >>> is_called_off("7.30pm, not cancelled"), is_called_off("Was cancelled, now on again")
    (False, False)
    >>> is_called_off("CANCELLED 7.30pm"), is_called_off("2pm, 7.30pm cancelled")
    (True, False)
    >>> is_called_off("8pm now, was postponed"), is_called_off("Has been postponed from 7pm")
    (False, False)
    """
    if _ON_AFTER_ALL.search(time) or _AT_ANOTHER_TIME.search(time):
        return False
    if _CLOCK.search(time):
        rest, times = _ONE_TIME.subn(" ", time.casefold())
        return times == 1 and bool(_ONLY_OFF.fullmatch(" ".join(re.sub(r"[-–—,.:;!*()]", " ", rest).split())))
    return bool(_CALLED_OFF.fullmatch(time.strip(" .!*()")))


def is_called_off_in_name(name: str) -> bool:
    """Whether the name of an event says that it is off, apart from the name itself or in capitals.

    >>> is_called_off_in_name("CANCELLED: Sing-a-long"), is_called_off_in_name("Quiz (postponed to 5 March)")
    (True, True)
    >>> is_called_off_in_name("CANCELLED Quiz"), is_called_off_in_name("CANCELLED STAMPS CLUB")
    (True, False)
    >>> is_called_off_in_name("Cancelled stamps club"), is_called_off_in_name("Never cancelled: a play")
    (False, False)
    """
    name = name[:_LONGEST_NAME]
    rest, cries = _CRIED.subn("", name)
    if cries and (re.search(r"[a-z]", rest) or not re.search(r"\w", rest)):
        return True
    return any(is_called_off(part) for parts in _parts_of(name) for part in parts if part)


def _parts_of(name: str) -> Iterator[tuple[str, ...]]:
    """The parts of a name that are set apart, including those between two dashes."""
    for pattern in _APART:
        for matches in pattern.finditer(name):
            yield matches.groups()

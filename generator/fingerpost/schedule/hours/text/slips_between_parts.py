"""Short ways to write several parts of a day, with what is meant: "Fri.1 - 6pm to 7pm: Fri.2 - 7pm to 8pm"."""

from __future__ import annotations

import re

from fingerpost.schedule.hours.dates import MONTH
from fingerpost.schedule.hours.words.asides import DAY

_TIME = r"\d{1,2}(?:[:.][0-5]\d)?(?:\s?[ap]\.?m\b\.?)?"
_MONTHS = rf"(?:{MONTH})\b\.?"
SLIPS_BETWEEN_PARTS = (
    (re.compile(rf"(?<=[\dm])\s?~\s?(?={_TIME})", re.IGNORECASE), " - "),  # 09:00~18:00
    (re.compile(r"(?<=\d):\s?(?=[ap]m\b)", re.IGNORECASE), ""),  # 10:pm
    (  # 7-30 until 10pm
        re.compile(
            r"(?<![\d.:-])(?<!aged )(?<!ages )(?<!age )(\d{1,2})-(15|30|45)"
            r"(?=\s?(?:-|to|until|till)\s?\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b)",
            re.IGNORECASE,
        ),
        r"\1:\2",
    ),
    (  # Fri.1 - 18.30 to 19.30
        re.compile(rf"\b({DAY})\.\d(?:\s?-\s?|:\s)(?={_TIME}\s?(?:-|to|until)\s?\d)", re.IGNORECASE),
        r"\1 ",
    ),
    (  # Fri 18.30 to 19.30: Fri 19.30 to 20.30
        re.compile(
            rf"(?:(?<=[:.][0-5]\d)|(?<=[ap]m))\s?:\s+(?=(?:{DAY})\s+{_TIME}\s?(?:-|to|until)\s?\d)", re.IGNORECASE
        ),
        " ; ",
    ),
    (  # Saturdays 10-12 April to September: of one weekday these are hours
        re.compile(
            rf"(\b(?:{DAY})s?:?\s+\d{{1,2}}\s?(?:-|to)\s?\d{{1,2}})\s+(?={_MONTHS}\s?(?:-|to|until|through)\s?{_MONTHS}(?!\s?\d))",
            re.IGNORECASE,
        ),
        r"\1, ",
    ),
    (  # First session starts 8.30am, last session starts 9.15pm
        re.compile(
            rf"\bfirst\s+(?:session|booking|class|slot|game|entry)\s+(?:starts|begins|is)\s+(?:at\s+)?({_TIME})\s*[,;]?\s*(?:and\s+)?(?:the\s+)?"
            rf"(last\s+(?:session|booking|class|slot|game|entry))\s+(?:starts|begins|is)\s+(?:at\s+)?({_TIME})(?=\s*(?:$|[.;,)]))",
            re.IGNORECASE,
        ),
        r"from \1 (\2 at \3)",
    ),
    (  # 7am to last booking at 9.40pm
        re.compile(
            rf"({_TIME})\s?(?:-|to|until|till)\s?(last\s+(?:session|booking|class|slot|game))\s+(?:starts\s+|begins\s+|is\s+)?(?:at\s+)?({_TIME})"
            r"(?=\s*(?:$|[.;,)]))",
            re.IGNORECASE,
        ),
        r"from \1 (\2 at \3)",
    ),
    (  # Mondays: after 6pm
        re.compile(
            rf"(^(?:{DAY})s?(?:\s?(?:-|to|and|&)\s?(?:{DAY})s?)?)\s?:?\s?\bafter\s+(?={_TIME}\s*[*.]?\s*$)",
            re.IGNORECASE,
        ),
        r"\1 from ",
    ),
)

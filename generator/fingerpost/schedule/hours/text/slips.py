"""Slips of the keyboard and short ways to write, with what is meant: "11.3Oam", "10.am", "7\u00bd-9\u00bdpm"."""

from __future__ import annotations

import re

from fingerpost.schedule.hours.text.slips_between_parts import SLIPS_BETWEEN_PARTS

_TIME = r"(?:\d{1,2}(?:[.:][0-5]\d)?(?:\s?[ap]\.?m\b\.?)?|(?:12\s?)?(?:noon|midday)\b)"
SLIPS = (
    (  # with 1 hour closure for lunch 12.30-1.30pm
        re.compile(
            r"[,;]?\s*(?:\bwith\s+|\band\s+|\bbut\s+)?(?:\b(?:an?|one|half\s+an|1|1/2)\s+)?(?:hour(?:'?s)?\s+|hourly\s+|hr\s+)?"
            r"\b(?:(?:closures?|closing)\s+(?:for|from|at|over|during)\s+lunch(?:\s?time)?|lunch(?:\s?time)?\s+(?:closures?|closing))"
            rf"(?:\s*:|\s+(?:from|is|of|at))?\s+(?=(?:between\s+)?{_TIME}\s*(?:-|to|until|and)\s*{_TIME})",
            re.IGNORECASE,
        ),
        ", closed for lunch ",
    ),
    (  # last Friday of the month. Gigs start at 7.30pm
        re.compile(
            rf"(?<=month)\.\s+(?=(?:[a-z'-]+\s+){{0,3}}(?:starts?|begins?)\s+(?:at\s+)?{_TIME}(?!\s*(?:-|to\b)))",
            re.IGNORECASE,
        ),
        ", ",
    ),
    (re.compile(r"(?<=\d{4})\s+x\s?(?=\d{1,5}\s*\()", re.IGNORECASE), " ext "),  # of a telephone
    (re.compile(r"\bclose(?=\s+(?:for|at|over|during)\s+lunch)", re.IGNORECASE), "closed"),
    (
        re.compile(
            r"(\bclose[sd]?\s+(?:for|at|over)\s+lunch(?:time)?),(?=\s+(?:mon|tue|wed|thu|fri|sat|sun))", re.IGNORECASE
        ),
        r"\1",
    ),
    (  # (Mon,10:00,13:00)
        re.compile(r"\(((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*),\s?(\d{1,2}:\d\d),\s?(\d{1,2}:\d\d)\)", re.IGNORECASE),
        r"\1 \2-\3",
    ),
    (  # sun terrace
        re.compile(
            r"\bsun(?=[\s-]?(?:terrace|lounge|room|deck|trap|shade|screen|cream|hat|shine|roof|bed|light)s?\b)",
            re.IGNORECASE,
        ),
        "sunny ",
    ),
    (  # Monday to Saturday 9am to 5pm but closes at 1pm on Wednesdays
        re.compile(
            rf"((?:{_TIME}|\b(?:week|mon|tues|wednes|thurs|fri|satur|sun)days?))[.,]?\s+(?:(?:and|but|it|we)\s+){{0,2}}"
            rf"(?:until|till|clos(?:es?|ing)\s+(?:early\s+)?at)\s+({_TIME})\s+on\s+((?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
            r"(?=\s*(?:$|[.;,)]))",
            re.IGNORECASE,
        ),
        r"\1 (\3 until \2)",
    ),
    (  # between 8am and 12 noon and 1.30 and 6.30pm
        re.compile(
            rf"(\bbetween\s+{_TIME}\s+and\s+{_TIME}[^.;\d]{{0,40}}?\band\s+)({_TIME})\s+and\s+(?={_TIME})",
            re.IGNORECASE,
        ),
        r"\1\2 to ",
    ),
    (
        re.compile(r"(?<![\w.])(?-i:[Il])st(?=\s*(?:,|&|/|and\b|or\b|mon|tues?|wed|thu|fri|sat|sun))", re.IGNORECASE),
        "1st",
    ),
    (re.compile(r"(?<=from)(?=\d)|(?<=\d)(?=to\d)", re.IGNORECASE), " "),  # from10to12 noon
    (re.compile(r"(?<=[ap]m)\.(?=\s+and\s+\d)", re.IGNORECASE), ""),  # between 10.30am. and 12 noon
    (  # 1pm-to 5pm
        re.compile(r"(?<=[\dm])\s*-+\s*(?:to|until|till)\b\s*-*\s*(?=\d|noon\b|midday\b)", re.IGNORECASE),
        " to ",
    ),
    (re.compile(r"(?<=[\dm])\s+to\s*-+\s*(?=\d|noon\b|midday\b)", re.IGNORECASE), " to "),
    (re.compile(r"(?<=[\dmn])\s*-+(?:\s+-+)+\s*(?=\d|noon\b|midday\b)", re.IGNORECASE), " - "),  # 10:00 - - 12:00
    (  # no house: "12n Main Street"
        re.compile(
            r"\b12\s?n(?!\w|\.?\s+(?-i:[A-Z])\w+\s+(?:street|st|road|rd|avenue|ave|lane|drive)\b)", re.IGNORECASE
        ),
        "12 noon",
    ),
    (re.compile(r"(?<=\d),(?=(?:00|15|30|45)\s?[ap]\.?m\b)", re.IGNORECASE), ":"),
    (re.compile(r"(?<=\d)\u00bd(?=\s*(?:(?:years?|yrs?)\b|\)))"), ""),  # 10\u00bd years
    (  # 7\u00bd-9\u00bdpm
        re.compile(
            r"(?<![\d.,:£$])(\d{1,2})\u00bd(?=(?:\s?(?:-|to)\s?\d{1,2}(?:[:.]\d\d|\u00bd)?)?\s?[ap]\.?m\b)",
            re.IGNORECASE,
        ),
        r"\1:30",
    ),
    (re.compile(r"(?<=[ap]m)-ish\b|(?<=[ap]m)\s*\(ish\)", re.IGNORECASE), " ish"),
    (re.compile(r"(?<=\d)\.\s?(?=[ap]\.?\s?m\b)", re.IGNORECASE), ""),  # 10.am, 8.a.m., 7. p.m.
    (re.compile(r"(?<=\d)[oO](?=\s?[ap]\.?m\b)|(?<=\d[.:]\d)[oO]\b|(?<=\d[.:])[oO](?=\d)"), "0"),  # 11.3Oam
    (re.compile(r"(?<![\w.])[lI](?=\d(?:[.:]\d\d|\s?[ap]\.?m\b))|(?<=\d)[lI](?=[.:]\d\d)"), "1"),  # l0.30am
    (  # 6,15 to 7.45
        re.compile(
            r"(?<=\d),(?=[0134][05]\s?(?:-|to|until)\s?\d{1,2}[.:,][0134][05](?!\d))"
            r"|(?<=[.:][0134][05] to \d),(?=[0134][05]\b)"
            r"|(?<=[.:][0134][05]-\d),(?=[0134][05]\b)"
        ),
        ":",
    ),
    (re.compile(r"(?<=\d) :(?=[0-5]\d\s?[ap]\.?m\b)", re.IGNORECASE), ":"),  # 1 :30pm
    (  # Mon;Tue;Wed 9am
        re.compile(
            r"\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*);(?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:;|\s|:))",
            re.IGNORECASE,
        ),
        r"\1, ",
    ),
    (  # Fri (1st, 3rd) 7.30pm, but not Monday (1st) March
        re.compile(
            r"\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*) \(((?:[1-5](?:st|nd|rd|th)|last)"
            r"(?:(?:, ?| ?& ?| and )(?:[1-5](?:st|nd|rd|th)|last))*)\)"
            r"(?!\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
            re.IGNORECASE,
        ),
        r"\2 \1",
    ),
    (re.compile(r"(?<=day) \((a\.?m|p\.?m|mornings?|afternoons?|evenings?)\.?\)", re.IGNORECASE), r" \1"),
    (re.compile(r"(?<=days) \((a\.?m|p\.?m|mornings?|afternoons?|evenings?)\.?\)", re.IGNORECASE), r" \1"),
    (
        re.compile(
            r"\(\s*(?=(?:to|until|till)\s+(?:about\s+|approx\.?\s+)?\d{1,2}(?:[.:]\d\d)?(?:\s?[ap]\.?m)?\s*\))(to|until|till)([^()]*)\)",
            re.IGNORECASE,
        ),
        r" to\2",
    ),
    (  # (2nd & 4th week of the month)
        re.compile(
            r"(?<=\()((?:the\s+)?(?:\d(?:st|nd|rd|th)|first|second|third|fourth|last)(?:\s*(?:&|and|,)\s*(?:\d(?:st|nd|rd|th)|first"
            r"|second|third|fourth|last))?)\s+weeks?\s+(?:of|in)\s+(?:(?:the|each|every)\s+)?month(?=\))",
            re.IGNORECASE,
        ),
        r"\1 of the month",
    ),
    (  # Closed Mondays. 10am-5pm Tuesday to Sunday
        re.compile(r"(?<=\bclosed )((?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\.(?=\s+\d)", re.IGNORECASE),
        r"\1 ;",
    ),
    (  # 10-30-12.30, 10-15 to 11-15
        re.compile(
            r"(?<![\d.:-])(?<!aged )(?<!ages )(?<!age )(\d{1,2})-(00|15|30|45)"
            r"(?=\s?(?:-|to|until|till)\s?\d{1,2}[-.:](?:00|15|30|45)(?!\d))",
            re.IGNORECASE,
        ),
        r"\1:\2",
    ),
    (  # between 12-00 and 2-00pm
        re.compile(
            r"(?<=\bbetween )(\d{1,2})-(00|15|30|45)(?=\s+and\s+\d{1,2}[-.:](?:00|15|30|45)(?!\d))", re.IGNORECASE
        ),
        r"\1:\2",
    ),
    (
        re.compile(
            r"(?:(?<=:[0134][05] to )|(?<=:[0134][05]-)|(?<=:[0134][05] and ))(\d{1,2})-(00|15|30|45)(?!\d)",
            re.IGNORECASE,
        ),
        r"\1:\2",
    ),
    (
        re.compile(r"(?<=[ap]\.m\.),\s+(?=to\s+\d)|(?<=\d[ap]m),\s+(?=to\s+\d)", re.IGNORECASE),
        " ",
    ),  # 7 p.m., to 7.30 p.m.
    (
        re.compile(r"(?<![\d.:])((?:[89]|1[01])[:.][0-5]\d)\s+(?=noon\b(?!\s*(?:-|to\b|until\b)))", re.IGNORECASE),
        r"\1-",
    ),  # 10.30 noon
    (re.compile(r"(?<![\w.:])([01]?\d|2[0-3])h([0-5]\d)\b"), r"\1:\2"),  # 19h30
    (  # Tues10am
        re.compile(
            r"\b(mon|tues?|weds?|thurs?|thu|fri|sat|sun)(?=\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|-))", re.IGNORECASE
        ),
        r"\1 ",
    ),
    (  # Monday n/a
        re.compile(r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)days?)\s*[:-]?\s+n/a\b", re.IGNORECASE),
        r"\1: closed",
    ),
    (  # except in August when we don't meet
        re.compile(
            r"(\b(?:except|apart\s+from|excluding)\b[^.;,()\d]{1,40}?),?\s+when\s+(?:(?:we|they|it)\s+(?:don't|do\s+not|doesn't|does\s+not)\s+"
            r"(?:meet|run|open)|(?:we|they)\s+(?:are|have)\s+(?:closed|a\s+break)|it\s+is\s+closed|there\s+(?:is|are)\s+no\s+"
            r"(?:meetings?|sessions?|class(?:es)?|service))\b(?=\s*(?:$|[.;,)]))",
            re.IGNORECASE,
        ),
        r"\1",
    ),
    (  # except Wednesday when it is 9am-1pm
        re.compile(r"(?<=day),? when (?:it|we)(?:'s| is| are)?(?: open)?(?: from)? (?=\d)", re.IGNORECASE),
        " ",
    ),
    *SLIPS_BETWEEN_PARTS,
    (re.compile(r"\bmth\b", re.IGNORECASE), "month"),
    (re.compile(r"\(term\)", re.IGNORECASE), "(term time)"),
    (re.compile(r"\b(day|time|date)\(s\)", re.IGNORECASE), r"\1s"),
)

"""Conditions and exceptions that no field of a session can express: "while supplies last".

The hours beside them are read, and the words go into the notes, so that no limit is lost.
"""

from __future__ import annotations

from fingerpost.schedule.hours.dates import MONTH
from fingerpost.schedule.hours.words.asides import DAY
from fingerpost.schedule.hours.words.feasts import FEAST

_STOCK = (
    r"(?:(?:all|the|our)\s+)*(?:supplies|supply|stocks?|food|they|items|goods|provisions|meals|boxes|bags|parcels|produce"
    r"|places|spaces|tickets|everything|it)(?:'s)?"
)
_END = r"(?=\s*(?:$|[.;,)]))"
_WITHOUT = r"\b(?:except(?:ing)?|excluding|excl\.?|apart\s+from|other\s+than|but\s+not)\s+(?:for\s+|on\s+|in\s+)?"
_SEASON = r"(?:period|season|break|weeks?|weekend|fortnight)"
_INDICATED = r"(?:indicated|stated|noted|notified|announced|advertised|specified|agreed)"

CONDITIONS: tuple[tuple[str, str], ...] = (
    (
        "as_long_as",
        rf"(?:-\s*|\bto\s+)?(?:\bor\s+)?\b(?:while|whilst|as\s+long\s+as|so\s+long\s+as)\s+{_STOCK}\s+(?:still\s+)?"
        r"(?:lasts?|remain|allow|are\s+available)\b"
        rf"|(?:-\s*|\bto\s+)?(?:\bor\s+)?(?:until|till|'?til|when|once)\s+{_STOCK}\s+"
        r"(?:(?:is|are|has|have|been|all|runs?|sells?|fully|goes)\s+)*"
        r"(?:lasts?|gone|out|distributed|used\s+up|exhausted|depleted|given\s+(?:out|away)|taken|finished|sold(?:\s+out)?)\b"
        r"(?:\s*\(by\s+\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?\))?"
        r"|(?:-\s*|\bto\s+|\bor\s+)?\b(?:until|till|'?til)\s+(?:all\s+)?"
        r"(?:(?:we\s+(?:are\s+)?|it\s+|they\s+(?:are\s+)?)?(?:sold|sells?)\s+out|we(?:\s+have|'ve)?\s+run\s+out|it\s+runs\s+out|gone|full)\b"
        r"(?:\s+of\s+(?:food|stock|supplies|items))?(?!\s+(?:at|by|\d|time))"
        r"|\bor\s+(?:(?:until|till|at)\s+)?(?:dusk|sunset|sundown|nightfall|dark)\b(?:\s+in\s+(?:the\s+)?winter\b)?(?!\s+(?:if\b|(?:at\s+)?\d))"
        r"|-\s*(?:gone|sold\s+out)\b(?!\s+\d)|\bto\s+(?:gone|sold\s+out)\b(?!\s+(?:at|by|\d))",
    ),
    (
        "exception_in_words",  # of the year, or of days that are counted from a feast
        rf",?\s*{_WITHOUT}(?:the\s+)?(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|last)\s+(?:{DAY})"
        r"(?:\s+(?:of|in)\s+(?:the|each|every)\s+month)?,?\s+when\s+(?:it|we|they|this|the\s+\w+)\s+"
        r"(?:(?:will\s+be|is|are|meets?|moves?)\s+)(?:held\s+|to\s+)?(?:at|in)\s+[^.;\d]{1,60}"
        rf"|\(\s*(?:if|unless|being|often|sometimes|occasionally|when|whenever|depending|(?:and\s+)?(?:on\s+)?other\s+(?:days|times|dates))"
        rf"\s+(?:(?!\b(?:{DAY}|{MONTH}|terms?|holidays?|weeks?|fortnight\w*|monthly|closed|cancelled|only|not)\b)[^()]){{1,120}}\)"
        rf"|{_WITHOUT}(?:the\s+)?(?:(?:{DAY}|days?|weeks?|weekends?|fortnight)\s+)"
        r"(?:(?:closest|nearest)(?:\s+to)?|(?:immediately\s+|just\s+)?(?:before|after|following|preceding)|between|around|over|of)\s+"
        rf"(?:the\s+)?{FEAST}(?:\s+(?:and|&|or)\s+(?:the\s+)?{FEAST})*(?:\s+{_SEASON})?{_END}"
        rf"|{_WITHOUT}(?:over|during|around|between)\s+(?:the\s+)?{FEAST}(?:\s+(?:and|&|or)\s+(?:the\s+)?{FEAST})*(?:\s+{_SEASON})?{_END}"
        rf"|{_WITHOUT}(?:the\s+)?(?:christmas|xmas|easter|festive)(?:\s+(?:and|&)\s+new\s+year)?\s+{_SEASON}{_END}"
        rf"|{_WITHOUT}(?:the\s+)?(?:holy|maundy|palm|easter(?!\s+mon)|ash|shrove|mothering|remembrance)\s+(?:{DAY}){_END}"
        rf"|(?:{_WITHOUT}|\bclosed\s+(?:on\s+|over\s+)?)(?:the\s+)?(?:bank|public)\s+holiday\s+(?:weeks?|weekends?)\b"
        rf"|{_WITHOUT}(?:the\s+)?(?:christmas|xmas)(?:\s*,\s*|\s+)(?:(?:and|&|or)\s+)?easter(?!\s+mon){_END}"
        rf"|(?:{_WITHOUT}|\bclosed\s+(?:on\s+)?)(?:the\s+)?(?:2[4-6](?:th)?(?:\s*(?:,|&|and|-|to)\s*2[56](?:th)?)*\s+(?:of\s+)?dec(?:ember)?"
        r"|dec(?:ember)?\s+2[4-6](?:th)?(?:\s*(?:,|&|and|-|to)\s*2[56](?:th)?)*)"
        rf"(?:\s*(?:,|&|and)\s*(?:and\s+)?(?:1(?:st)?\s+jan(?:uary)?|{FEAST}))?\b(?!,?\s+20\d\d){_END}"
        rf"|(?:{_WITHOUT}|\bclosed\s+(?:on\s+)?)(?:the\s+)?last\s+(?:{DAY})\s+(?:of|in)\s+(?:(?:the|each|every)\s+)?month{_END}"
        rf"|(?<=\()(?:the\s+)?last\s+(?:{DAY})\s+(?:of|in)\s+(?:(?:the|each|every)\s+)?month\s+(?:is\s+)?closed(?=\))"
        rf"|(?:,|\band\b|&)\s*(?:over\s+|at\s+|during\s+)?(?:the\s+)?(?:christmas|xmas|easter|festive)(?:\s+(?:and|&)\s+new\s+year)?"
        rf"\s+{_SEASON}{_END}"
        rf"|(?:{_WITHOUT}|\bclosed\s+)(?:at\s+|over\s+|for\s+|during\s+)?(?:the\s+)?(?:easter(?:\s+(?:and|&|or)\s+(?:christmas|xmas))?"
        rf"|(?:christmas|xmas)\s+(?:and|&|or)\s+easter){_END}"
        rf"|{_WITHOUT}(?:the\s+)?(?:school\s+)?summer\s+(?:holidays?\s+)?(?:period|break){_END}"
        rf"|{_WITHOUT}(?:when|if)\s+(?:(?!\b(?:{DAY}|{MONTH}|terms?|holidays?|weeks?)\b)[^.;,()\d]){{1,60}}{_END}"
        rf"|{_WITHOUT}(?:(?:bank|public)\s+)?holidays?\s*,?\s*(?:or\s+|and\s+)?(?:unless\s+|if\s+|when\s+|where\s+|as\s+)?"
        rf"otherwise\s+{_INDICATED}\b",
    ),
    (
        "feast_included",
        rf"\bincluding\s+(?:over|during|throughout|at|on)\s+(?:the\s+)?{FEAST}(?:\s+(?:and|&)\s+(?:the\s+)?{FEAST})?(?:\s+{_SEASON})?\b",
    ),
    (
        "some_holidays",  # and nobody says which
        rf"\b(?:including|incl\.?|except|excluding|but\s+not|not)\s+(?:on\s+)?(?:most|some|certain|many)\s+(?:(?:{DAY})\s+)?"
        rf"(?:bank|public)\s+holidays?(?:\s+(?:{DAY}))?\b",
    ),
    (
        "moved_by_holiday",  # "unless it is a bank holiday, when it is the second Monday"
        r",?\s*\bunless\s+(?:it|there|this|that)(?:\s+is|'s)\s+a\s+(?:bank|public)\s+holiday,?\s+(?:when|then|in\s+which\s+case)\s+"
        r"(?:(?:it|we)\s+(?:is|are|meets?|will\s+be)\s+)?(?:held\s+)?(?:on\s+)?(?:the\s+)?(?:\d(?:st|nd|rd|th)|second|third|fourth|last|next|following)\s+"
        rf"(?:{DAY})\b(?![^.;()\n]{{0,20}}\d)",
    ),
    (
        "end_to_confirm",  # "Mondays 7.30pm - TBC"
        r"(?:(?<=[\dm])|(?<=[\dm] ))-\s*(?:tbc|tba|tbd|to\s+be\s+confirmed)\b(?=\s*(?:$|[.;,)]))",
    ),
    (
        "on_some_days",  # which nobody can tell from the week: "on match days", "home games only"
        r"\b(?:(?:on|not|except|only|non)[\s-]+)+(?:home\s+)?(?:match|market|game|race|show|polling)[\s-]?days?\b(?:\s+only)?"
        r"|\bhome\s+(?:games|matches|fixtures)\b(?:\s+only)?|\b(?:in|during)\s+(?:good|fine|dry|suitable)\s+weather\b"
        r"|\bweather[\s-]dependent\b|\bas\s+(?:advertised|announced|posted)\b",
    ),
    (
        "irregular",
        r"\bnow\s+and\s+(?:then|again)\b|\b(?:in|by)\s+rotation\b|\bevery\s+so\s+often\b|\bonce\s+in\s+a\s+while\b"
        r"|\bfrom\s+time\s+to\s+time\b|(?<=day )or\s+so\b|(?<=day )but\s+(?:one|two)\b|\bon\s+and\s+off\b"
        r"|\bnon[\s-]term[\s-]?time\b|\b(?:from|since|starting)\s+(?:after\s+)?(?:easter|christmas|xmas|new\s+year)\b"
        r"|\b(?:pre|post)[\s-]season\b|\balternat(?:e|es|ed|ing)\s+between\b|\b(?:first|last|[1-4](?:st|nd|rd|th))\s+working\b"
        r"|\b(?:[2-9]|1[0-2]|two|three|four|five|six|eight|nine|ten|eleven|twelve)\s+(?:meetings|sessions)\s+(?:a|per|each)\s+year\b",
    ),
    (
        "until_dark",  # when that is, the season says
        r"(?:\b(?:until|till|'?til|to)\s+|-\s*)(?:dusk|sunset|nightfall|dark)\b(?!\s+(?:at|by)\b)",
    ),
    (
        "booked_first",
        r"(?<=\()appointments?(?=\))|\bpre-?\s?booked\s+(?:appointments?|visits?|visitors|groups?|slots?|sessions?|tours?)\b(?:\s+slots?\b)?(?:\s+only\b)?"
        r"|\bby\s+(?:prior|advance)\s+booking\b(?:\s+only\b)?",
    ),
    (
        "special_in_a_week",  # "10am (5th joint service)"
        r"(?:(?<=\d )|(?<=[ap]m )|(?<=noon ))\(\s*(?:[1-5](?:st|nd|rd|th))\s+"
        rf"(?:(?!{DAY}\b)[a-z]+\s+){{0,2}}(?:service|worship|communion|eucharist|mass|meeting|practice|rehearsal|session|walk|concert)\s*\)",
    ),
    (
        "beside_a_service",  # whose time is not written: "Sundays after morning service"
        r"\b(?:(?:straight|immediately|shortly|directly|just)\s+)?(?:after|following)\s+(?:the\s+)?"
        r"(?:(?:sunday|morning|evening|afternoon|day-?time|daily|main|family|parish|first|last|vigil)\s+){0,2}"
        r"(?:services?|mass|masses|worship|communion|eucharist|church|evensong|matins|benediction)"
        r"(?=\s*(?:$|[.;,)(]))(?!,?\s*at\s+\d)"
        r"|(?:(?<=day )|(?<=days )|(?<=day, )|(?<=days, )|(?<=daily )"
        r"|(?<=mon )|(?<=tue )|(?<=tues )|(?<=wed )|(?<=thu )|(?<=fri ))after\s+school(?:\s+hours)?"
        r"(?=\s*(?:$|[.;,(]|-?\s*\d|from\s+\d|until\s+\d|till\s+\d))",
    ),
    ("by_the_sun", r"\bat\s+(?:dusk|sunset|dawn|sunrise|first\s+light)\b"),
    (
        "part_closes",  # before the rest: "Cafe 9am-4pm (kitchen closes 3pm)"
        r"\(\s*(?:the\s+)?(?:kitchen|counter|bar|till|hot\s+food|food|cafe)\s+(?:closes|shuts|finishes|stops|ends)\s+(?:at\s+)?"
        r"\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?\s*\)",
    ),
    (
        "late_some_day",  # until when, nobody says: "Mon-Fri 9am-5pm, late opening Thursday"
        rf"\blate[\s-]+openings?(?:\s+on|:)?\s+(?:{DAY})(?:\s+(?:evenings?|nights?))?{_END}",
    ),
    (
        "in_other_hours",  # of the house, which are not said here
        r"\bduring\s+(?:the\s+)?(?:(?!school\b|term\b|term-time\b)[a-z]+\s+){0,3}?(?:opening|office|working|business|surgery)\s+"
        r"(?:hours|times)\b"
        r"|(?<=[.;,] )(?:(?:in|during)\s+(?:the\s+)?)?school\s+holidays\s*[:-]\s*(?:please\s+)?"
        r"(?:see|check|contact|ask|ring|call|visit)\b[^.;\d]{1,60}",
    ),
    (
        "not_certain",  # whether it is on, or on which of the days
        r"\b(?:possibly|maybe|perhaps|hopefully|provisional(?:ly)?"
        r"|(?:(?<=[,;.] )|(?<=\())to\s+be\s+confirmed)\b(?=\s*(?:$|[.;,)]))"
        rf"|\b(?:on\s+demand|as\s+(?:and\s+when\s+)?(?:required|needed|requested)|limited\s+(?:opening\s+)?hours|late\s+openings?){_END}"
        r"|\b(?:when|if|where)\s+(?:there\s+(?:is|are)|we\s+have)\s+(?:enough\s+|sufficient\s+)?"
        r"(?:demand|interest|numbers|people|staff|volunteers)\b"
        r"|\b(?:for\s+|on\s+)?an?\s+trial\s+(?:period|basis|run)\b|\bas\s+a\s+(?:trial|pilot)\b"
        rf"|\bunless\s+(?:hired|booked|cancelled|closed|snow\w*|wet|raining|an?\s+(?:wedding|funeral|event|match|function)\b){_END}"
        rf"|\b(?:not|except)\s+(?:on\s+|during\s+)?(?:eid|diwali|ramadan|passover|yom\s+kippur|vaisakhi|hanukkah){_END}"
        rf"|\b(?:leader|tides?|light|staff|staffing|numbers|health|conditions)\s+permitting\b|\bif\s+(?:there\s+are\s+)?enough\s+[a-z]+{_END}"
        rf"|\b(?:when|if|where)\s+(?:(?:the|an?|our)\s+)?[a-z]+\s+(?:is\s+|are\s+)?available{_END}"
        rf"|\bbar(?:ring)?\s+(?:christmas|xmas|easter)(?:\s+(?:and|&)\s+(?:easter|new\s+year))?{_END}"
        rf"|\b(?:the\s+)?academic\s+year(?:\s+only)?{_END}|\b(?:when|until|from\s+when|from)\s+(?:the\s+)?clocks\s+(?:go\s+\w+|change){_END}"
        rf"|(?-i:\b(?:BST|GMT)\b)\s+only{_END}|(?:(?<=[,;.] )|(?<=\())(?:trial|pilot|under\s+review){_END}"
        rf"|\b(?:in|during)\s+daylight\s+saving(?:s)?(?:\s+time)?{_END}",
    ),
    (
        "only_once",  # or for a few days, and not each week
        rf"\b(?:today|tonight|tomorrow|this\s+week|this\s+month|this\s+year|christmas|easter|halloween)\s+only{_END}"
        rf"|\bhalf[\s-]termly\b|(?:(?<=[,;.] )|(?<=\())(?:now\s+)?(?:ended|finished|ceased|discontinued|folded){_END}"
        rf"|\bone[\s-]off(?:\s+(?:event|session|class|workshop|meeting))?{_END}",
    ),
    ("for_a_while", r"\bfor\s+an?\s+(?:limited|short)\s+(?:time|period)(?:\s+only)?\b"),
)

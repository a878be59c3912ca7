"""Remarks beside hours that do not change them: when doors open, how often people may come, where to read more."""

from __future__ import annotations

from fingerpost.schedule.hours.dates import MONTH

DAY = (
    r"mondays?|tuesdays?|wednesdays?|wensdays?|wendsdays?|wendnesdays?|thursdays?|fridays?|saturdays?|sundays?|wednes"
    r"|thurs|thur|thu|tues|tue|weds|wed"
    r"|mons?|fris?|sats?|suns?"
)
_DATED = rf"{DAY}|{MONTH}|terms?|holidays?|weeks?|weekdays?|weekends?|daily|every|each|closed|not|first|last"
_TIME = r"(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?|noon\b|midday\b)"
_ONE_TIME = rf"{_TIME}(?!\s?(?:-|to\b|until\b|till\b|[:.]?\d|[ap]\.?m))"
_GAP = rf"(?:(?!\b(?:{DAY})\b)[^.;,()\d\n]){{0,40}}?"
_SENTENCE = r"(?:(?!\.\s+(?-i:[A-Z]))[^;\n])"  # what goes on until it ends
_PEOPLE = (
    r"(?:clients?|neighbou?rs?|people|households?|famil(?:y|ies)|residents|you|guests|customers|visitors|individuals"
    r"|persons?)"
)

ASIDES: tuple[tuple[str, str], ...] = (
    (
        "changed",  # and what it is now is beside it
        r"\*{2,}\s*change\s+of\s+(?:times?|days?|venue|location)(?:\s+(?:and|&)\s+(?:times?|days?|venue|location))?\s*\*{2,}",
    ),
    (
        "of_board",  # how often it meets, and not the group
        r"(?:(?<=[.;:,)] )|(?<=[.;:,)]))(?:the\s+)?(?:board|committee|trustees|executive|council)\s+"
        r"(?:(?:meetings?|meets|members|are|is|held)\s+)+(?:monthly|quarterly|fortnightly|weekly|(?:once|twice)\s+a\s+(?:month|year)"
        r"|(?:each|every)\s+(?:month|quarter))\b(?=\s*(?:$|[.;)]))",
    ),
    (
        "to_confirm",  # and it is not the time
        r"\b(?:costs?|prices?|fees?|charges?|venue|location|place|room|speaker|leader|tutor|teacher)\s*:?\s*(?:is\s+|to\s+be\s+)?"
        r"(?:tbc|tba|tbd|confirmed|announced|decided)\b|[£$€]\s?(?:tbc|tba)\b",
    ),
    (
        "vigil",  # on Saturday
        r"\bvigil\s+(?:mass\s+)?(?:of|for)\s+(?:the\s+)?sundays?\b|\bsunday\s+vigil\b(?:\s+mass\b)?"
        r"|\b(?:first\s+)?mass\s+(?:of|for)\s+sundays?\b(?!,?\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th|\s+[A-Z]))"
        r"|(?<=\()sunday\s+mass(?=\))",
    ),
    (
        "sunday_school",  # "Eucharist with Sunday School (1st Sunday)"
        r"(?:\bwith|\band|&)\s+sunday\s+(?:school|club)(?=\s*\((?:the\s+)?(?:\d(?:st|nd|rd|th)|first|second|third|fourth|last)\b)",
    ),
    (
        "yearly",  # besides: "we give two concerts a year"
        r"\b(?:two|three|four|several|a\s+few|[2-6])\s+(?:\w+\s+)?(?:concerts?|outings?|trips?|shows?|performances?|exhibitions?"
        r"|productions?|fairs?|dinners?|socials?)\s+(?:a|per|each|every)\s+year\b",
    ),
    ("midweek", r"\bmiddle\s+of\s+the\s+week\b"),
    (
        "founded",  # long ago
        r"\b(?:formed|founded|established|set\s+up)\b[^.;,()\d\n]{0,30}?\b(?:in|since)\s+"
        rf"(?:(?:{MONTH})\.?\s+)?(?:1[89]\d\d|20[01]\d|202[0-4])\b(?!\s?[-:])",
    ),
    (
        "we_ring",
        r"\b(?:we|ringers)\s+(?:also\s+)?ring\b(?=\s+(?:for|on|at|every|each|before|from|most)\b)"
        r"(?![^.;]{0,80}\b(?:to\s+(?!\d|noon)|you\b|them\b|everyone\b))",
    ),  # the bells, and no telephone "to confirm"
    (
        "call_in",
        r"\bcall\s+in(?=\s+(?:any|on|every|each|between|at|from|to\s+see|for\s+an?)\b)"
        r"(?![^.;]{0,80}\bto\s+(?:book|reserve|confirm|check|arrange|register)\b)",
    ),  # and visit
    (
        "late_night",  # "late night Thursday till 8pm": on that day until then
        rf"\blate[\s-]+(?:nights?|opening|evening)(?:\s+on|:)?(?=\s+(?:{DAY})\b,?\s*(?:until|till|'?til|to)\s+\d)",
    ),
    (
        "thing_soon",  # and not the group
        r"\b(?:cafes?|caf\u00e9|shop|bar|kitchen|toilets?|car\s?park|web-?\s?site|page|newsletter|lift)\s+(?:(?:is|are|will\s+be)\s+)?"
        r"(?:re-?open\w*|return\w*|back|opening|open)\s+(?:again\s+)?(?:soon|shortly)\b",
    ),
    (
        "not_now",
        r"(?<=[\dm)] )-\s*off(?=\s*(?:$|[.;]))|\b(?:off|not|isn't|aren't)"
        r"(?:\s+(?:on|running|meeting|happening|operating|taking\s+place))?"
        r"\s+(?:at\s+(?:the\s+|this\s+)?(?:moment|present|minute|time)|right\s+now|just\s+now|currently|for\s+now)\b"
        r"|\b(?:resum\w+|re-?start\w*|re-?open\w*|return\w*|back|starting|starts|launching)\s+(?:again\s+)?(?:soon|shortly)\b"
        r"|\b(?:currently|presently)\s+(?:not\s+(?:running|meeting|operating|taking\s+place|on)|off|paused|suspended|cancelled)\b",
    ),
    (
        "with_note",  # on which conditions, which no field says: the words go with the hours
        r"\b(?:only,?\s+)?(?:when|where|if|as|subject\s+to\s+being)\s+available\b"
        r"|\bexcept\s+(?:for|in)\s+(?:an?\s+|the\s+)?(?:case\s+of\s+)?emergenc(?:y|ies)\b"
        # how often one may come, which is not how often it is
        r"|\blimit(?:ed\s+to)?:?\s+(?:\d\s?x|x\s?\d)\b(?:\s+(?:per|a|each|every)\s+(?:week|month|year))?"
        r"|\b(?:once\s+)?every\s+(?:14|21|28|30|45|60|90|180)\s+days\b"
        r"|\b(?:on\s+|in\s+)?(?:dry|fine)\s+(?:days?|weather|evenings?|mornings?|afternoons?)\s+only\b"
        r"|\bif\s+(?:it\s+is\s+|it's\s+)?(?:dry|fine|not\s+raining)\b(?=\s*(?:$|[.;)]))"
        r"|\b(?:4\d|50|51)\s+weeks\s+(?:a|per|of\s+the|in\s+the)\s+year\b"
        r"|\*{2,}\s*change\s+of\s+[a-z ]{3,30}?\s(?:starting|from|beginning|as\s+of)\s+(?:the\s+)?"
        rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH})|(?:{MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?)\b[^*\d]{{0,3}}\*{{2,}}"
        rf"|\bpre-?\s?book(?:ed|ing)\b(?:(?!\b(?:{DAY})\b)[^.;,()\d\n]){{0,30}}?\bonly\b"
        rf"|\bsubject\s+to\s+(?!change|availability)(?:(?!\b(?:{_DATED})\b)[^.;()\d]){{1,50}}"
        rf"|\bexcept\s+(?:during|when|for)\s+(?:(?!\b(?:{_DATED})\b)[^.;,()\d]){{0,40}}?"
        r"\b(?:events?|exams?|examinations?|services|functions|weddings|funerals)\b"
        rf"|(?:(?<=noon )|(?<=\d[ap]m )|(?<=\d [ap]m )|(?<=[:.]\d\d ))"
        rf"with\s+(?:[a-z']+\s+){{1,3}}(?:available\s+)?(?:between|from)\s+{_TIME}\s*"
        rf"(?:-|to|and|&|until)\s*{_TIME}"
        r"|\bor\s+(?:until\s+|at\s+)?(?:dusk|sunset|dark)\b(?:\s*,?\s*(?:if\s+(?:earlier|sooner)|whichever\s+is\s+(?:the\s+)?"
        r"(?:earlier|sooner|first)))"
        r"|\b(?:may\s+be\s+|sometimes\s+|occasionally\s+)?closed\s+(?:for|during)\s+(?:(?:private|special|some|college|certain)\s+)?"
        r"(?:events?|functions|services|weddings|exams)\b(?=\s*(?:$|[.;,)]))"
        r"|\b(?:please\s+)?(?:e-?mail|call|contact|phone|ring|text|message)\b[^.;()\d\n]{0,40}?"
        r"\bto\s+(?:set|arrange|agree|find|fix|schedule)\s+(?:up\s+)?a\s+(?:mutually\s+)?(?:convenient|suitable)\s+"
        r"(?:time|date|day)\b",
    ),
    (
        "holy_days",  # of which each church has a list of its own
        rf"(?<=; )holy\s*days?\b(?:(?!\b(?:{DAY})\b)[^;])*(?=;|$)"
        rf"|(?<=[a-z.] )(?:and|&)\s+holy\s*days?(?:\s+of\s+obligation)?\b(?=:?\s+\d)",
    ),
    ("holy_days_among_others", r"(?<=; )holy\s*days?\b"),
    (
        "to_book",  # when one may, and not when it is
        r"\b(?:bookings?|reservations?|orders?|appointments?|enquiries|tickets?)\s+(?:can|may|must|should)\s+(?:also\s+)?be\s+"
        rf"(?:made|taken|placed|booked|bought|reserved)\b(?=[^.;()\n]{{0,60}}\b(?:every|daily|each|{DAY})\b)",
    ),
    (
        "school_year",
        r"\b(?:during|in|throughout|through)\s+(?:the\s+)?school\s+year\b(?=\s*(?:$|[.;,)]|in\b|at\b))|(?<=\()school\s+(?:year|days)(?:\s+only)?(?=\))"
        r"|\bon\s+school\s+days\b(?=\s*(?:$|[.;,)]))",
    ),
    (
        "deadline",  # until when one must have written, or be gone: no time to come
        r"\b(?:bookings?|registrations?|applications?|orders?|entries|sign-?ups?|requests?|nominations?|referrals?)\b"
        r"(?:(?!\b(?:required|essential|needed|necessary)\b)[^.;()\n]){0,40}?\b(?:close[sd]?|closing|due|cut-?off|must\s+be|end\s+(?:at|on))\b"
        r"|\bhalf[\s-]days?\b|\bearly\s+clos(?:e|es|ing|ure)\b|\bdeadlines?\b|\bcut-?off\b|\bcarriages\b|\bcurfews?\b|\blights\s+out\b|\bcheck(?:-|\s)?outs?\b(?!\s+(?:our|their|the|your)\b)|\bwake-?\s?ups?\b"
        r"|\b(?:must\s+)?(?:leave|be\s+out|vacate|exit|return|be\s+back)\s+(?:the\s+\w+\s+)?(?:by|before|at)\b"
        r"|\bschool\s+(?:times?|days?|weeks?|hours|nights?|years?(?!\s*\d)|calendar|dates|is|are)\b"
        r"|\bschools\s+(?:is|are|calendars?)\b",
    ),
    (
        "measure",  # how long a session lasts, for how many, and all the hours of a day again
        r"\b(?:(?!24)\d{1,2}(?:[.,]5)?|one|two|three|an?|half\s+an)[\s-]*(?:hours?|hrs?|mins?|minutes?)\s+"
        r"(?:long|weekly|(?:per|a|each)\s+(?:week|session)|sessions?|slots?|lessons?|class(?:es)?|workshops?|meetings?|walks?)\b"
        r"|\b\d{2,5}\+?\s+(?:people|families|clients|students|pupils|children|households|meals|members|locations|sites|partners)\b"
        r"(?:\s+(?:a|per|each|every)\s+(?:day|week|month|year)\b)?|\blast\s+names?\b"
        r"|\bincluding\s+(?:nights?|evenings?)(?:\s*(?:,|and|&)\s*(?:nights?|evenings?|weekends?|holidays?))*\b",
    ),
    (
        "ask_first",  # "please ring first", "check before you travel"
        r"\b(?:please\s+)?(?:check|ring|call|phone|telephone|contact|e-?mail|text|message|enquire)\b"
        rf"(?:(?!\b(?:{DAY})\b)[^.;,()\d\n]){{0,40}}?\b(?:first|before(?:hand)?|ahead|in\s+advance|prior)\b"
        r"(?:\s+(?:to\s+)?(?:you\s+)?(?:attend(?:ing)?|com(?:e|ing)|visit(?:ing)?|travel(?:ling)?|go(?:ing)?|set(?:ting)?\s+(?:off|out)"
        r"|your\s+(?:first\s+)?visit|arriv(?:e|ing)|(?:to\s+)?(?:check|confirm)(?:\s+(?:dates?|times?|availability|that\s+it\s+is\s+on)){0,2}))?(?=\s*(?:$|[.;,)*]))",
    ),
    (
        "look_up",  # where there is more to read
        r"\b(?:please\s+)?(?:check|see|view|visit|find\s+out)\b"
        r"(?:(?!\b(?:weeks?|dates?|days|months?|if|whether|var\w+|chang\w+)\b)[^.;,()\d]){0,40}\b(?:schedule|timetable|calendar|website|"
        r"facebook|listings?|about)\b(?:\s+(?:before|in\s+advance)\b(?:\s+(?:attending|coming|visiting|you\s+\w+))?)?",
    ),
    (
        "announced",  # where the dates are, or who comes
        r"\bdates?\s+(?:(?:is|are|to\s+be|will\s+be)\s+)?(?:announced|posted|published|advertised)\b[^.;()\d]{0,40}"
        r"|\b(?:see|check)\b[^.;,()\d]{0,60}\b(?:this\s+month|next\s+(?:meeting\s+|session\s+)?dates?)\b",
    ),
    (
        "order",  # in which people are seen, or a club that is named for when it is
        r"\bfirst[\s-]+come\b(?:\W{1,3}first[\s-]+serve[d]?\b)?(?:\s+basis\b)?|\b(?:places|spaces|numbers)\s+(?:are\s+)?limited\b(?:\s+to\s+\d{1,3}\b(?=\s*(?:$|[.;,)]|people|per\b)))?"
        r"|\blimited\s+(?:places|spaces|numbers)\b"
        r"|\bthe\s+first\s+\d+\s+(?:people|clients|families)\b"
        r"|\b(?:after|before)[\s-]?school\s+(?:club|care|program(?:me)?)s?\b",
    ),
    (
        "not_of_these",  # "Office Mon-Fri 9-5; program hours vary": hours of another thing
        r"\b(?:(?:specific|individual)\s+)?"
        r"(?:program(?:me)?|class|intake|shelter|group|workshop|event|site|service|clinic|meal|meeting|activit(?:y|ie))s?\s+"
        r"(?:hours|times|schedules?)\s+(?:may\s+)?(?:vary|varies|differ)\b(?:\s+(?:by|per|depending\s+on)\s+\w+)?"
        r"|\bcall\s+(?:us\s+)?for\s+(?:other|different|specific|more)\s+[^.;,()\d]{1,40}",
    ),
    (
        "arrival",
        rf"\b(?:please\s+)?(?:the\s+)?(?:doors?|gates?|(?:drive[\s-]thru\s+)?line|queue)\s+opens?\b{_GAP}{_ONE_TIME}"
        rf"|\b(?:please\s+)?(?:arrive|be\s+in\s+line|line\s+up)\b{_GAP}{_ONE_TIME}"
        rf"|[-,(]\s*(?:the\s+)?gates?\s+(?:(?:are|is)\s+)?(?:clos(?:es?|ed)|lock(?:s|ed)?|shut)\s+(?:at\s+)?{_ONE_TIME}\)?(?=\s*(?:$|[.;,]))"
        rf"|\bdoors\s+(?:at\s+)?{_ONE_TIME}(?=\s*[,;/]\s*[^.;,\d]{{1,30}}\bfrom\s+{_TIME})"
        rf"|\bdoors\s+(?:at\s+)?{_ONE_TIME}(?=\s*[,;/-]?\s*(?:starts?|starting|begins?)\s+(?:at\s+)?{_TIME})"
        r"|\b(?:open\s+)?until\s+(?:\d+|an?|one|half\s+an)\s+(?:hours?|minutes?|mins?)\s+before\s+clos\w+(?:\s+time)?"
        r"|\blast\s+[^.;()\d]{1,40}\d+\s+min(?:ute)?s\s+before\s+clos\w+"
        r"|\b(?:transactions?|orders?|service|serving|admissions?|entry|intakes?)\s+(?:ends?|stops?|closes?)\s+\d+\s+min(?:ute)?s\s+before\s+clos\w+"
        rf"|(?<=\()last\s+[a-z]+\s+(?:at\s+)?{_ONE_TIME}(?=\))"
        rf"|(?<=\(){_TIME}\s+(?:arrivals?|doors?|doors\s+open|set-?\s?up|registration|check-?in|warm-?\s?up)(?=\))"
        rf"|(?<=\()(?:meet(?:ing)?|assemble|gather)\s+(?:at\s+|from\s+)?{_ONE_TIME}(?=\))"
        rf"|(?:(?<=[ap]m )|(?<=[:.]\d\d ))\({_ONE_TIME}\s+(?:start|prompt\s+start|kick-?\s?off)\)"
        rf"|(?<=\()doors?\s+(?:open\s+)?(?:at\s+|from\s+)?{_ONE_TIME}(?=\))"
        rf"|\blast\s+(?:\w+\s+){{0,2}}(?:entry|admission|order|appointment|intake|client|seating|serving|tour)s?\b"
        rf"{_GAP}{_ONE_TIME}"
        rf"|\b(?:reserve|book|order|call|phone|ring)\b{_GAP}\b(?:from|after|before)\s+{_ONE_TIME}"
        r"|(?<=\()(?:please\s+)?(?:call|phone|ring|text|email)\b[^()\n]{0,80}(?=\))"
        rf"|\bintakes?\s+ends?\s+(?:at\s+)?{_ONE_TIME}(?:\s+(?:daily|each\s+day))?"
        rf"|\bno\s+(?:more\s+)?(?:entry|entries|admittance|admissions?)\b{_GAP}{_ONE_TIME}"
        rf"|(?<!with )\b(?:register|registration|sign[\s-]?(?:up|in)s?|tickets?)\b{_GAP}{_ONE_TIME}"
        rf"(?!\.?,?\s+(?:on\s+)?(?:{DAY}|daily|nightly|every|each)\b)",
    ),
    ("after_hours", r"\bafter[\s-]hours\b"),
    (
        "machine",  # that takes a message day and night
        r"\b(?:answer\s?phone|answering\s+machine|voice\s?mail)\s+(?:service\s+)?at\s+(?:all\s+)?other\s+times\b"
        r"|\b24(?:\s?/\s?7|[\s-]?(?:hours?|hrs?))\s+(?:\w+\s+){0,2}"
        r"(?:answer\s?phone|answering|voice\s?mail|message|recorded\s+\w+)\b(?:\s+(?:service|machine|line))?",
    ),
    (
        "short_number",  # "24/7 via 211", "911 for emergencies"
        r"\b(?:call|dial|via|text|ring)\s+\d{3}\b(?!\s?[.:-]?\s?\d)"
        r"|(?<![-:.\d])(?<!- )(?<!to )\b(?:999|911|988)\b(?!\s?(?:-|to\b|[ap]\.?m|hrs?))",
    ),
    (
        "limit",  # how often one may come, which is not how often it is
        rf"\b(?:{_PEOPLE}\s+(?:may|can|are|must)|can\s+come|may\s+(?:access|visit|receive|attend|come|use)"
        r"|receive\s+(?:assistance|food)|limit(?:ed)?)\b"
        rf"{_SENTENCE}{{0,60}}?\b(?:once|twice|one|two|three|four|\d|every(?=\s+other))\b(?:(?!\b(?:{DAY})\b)[^.;,()\d]){{0,25}}?"
        rf"(?:\b(?:a|per|each|every|other)\s+|/\s?)(?:\d+\s+)?(?:calendar\s+)?(?:weeks?|months?|years?|days)\b(?!\s*,?\s*(?:on\b|{DAY}))",
    ),
    (
        "holiday_shift",  # "If that Monday is a federal holiday, we open on Tuesday"
        rf"\bif\b{_SENTENCE}{{0,80}}?(?<!school )\b(?:federal|bank|public|legal)?\s*holidays?\b"
        rf"(?:(?!\)\s*$){_SENTENCE}){{0,160}}",
    ),
    (
        "some_more",  # besides: "Mon-Fri 9-5; some evenings"
        r"(?:(?<=[;.] )|(?<=[;.]))some\s+(?:\w+\s+){0,3}?"
        r"(?:evenings?|weekends?|saturdays?|sundays?|clinics?|events?|sites?)\b"
        r"(?:(?!\bby\b)[^.;,()\d\n])*(?=[.;\n]|$)",
    ),
    (
        "notice",
        r"\b(?:within|at\s+least|allow|up\s+to|minimum\s+of)\s+(?:24|48|72)[\s-]?(?:hours?|hrs?)\b'?"
        r"|\b(?:24|48|72)[\s-]?(?:hours?|hrs?)'?s?'?\s+(?:notice|in\s+advance|ahead|before|prior|response|turnaround|advance)\b",
    ),
)

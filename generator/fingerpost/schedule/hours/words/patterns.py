"""What the words of hours look like, in the order in which they are looked for."""

from __future__ import annotations

import re

from fingerpost.schedule.hours.dates import FULL_MONTH, MONTH
from fingerpost.schedule.hours.text.spoken_times import UNCLEAR
from fingerpost.schedule.hours.words.arrival import FIRST_OF_TWO
from fingerpost.schedule.hours.words.asides import ASIDES, DAY
from fingerpost.schedule.hours.words.conditions import CONDITIONS
from fingerpost.schedule.hours.words.day_letters import LETTER, SHORT, UNCLEAR_LETTER
from fingerpost.schedule.hours.words.feast_services import FEAST_SERVICE
from fingerpost.schedule.hours.words.feasts import FEAST
from fingerpost.schedule.hours.words.figures import ADDRESSES_AND_NUMBERS, STREETS, SUMS_AND_AGES
from fingerpost.schedule.hours.words.how_often import HOW_OFTEN, ONE_MONTH
from fingerpost.schedule.hours.words.part_of_year import PART_OF_YEAR
from fingerpost.schedule.hours.words.prose import PROSE
from fingerpost.schedule.hours.words.taken_away import TAKEN_AWAY

_NOT_AFTER = r"(?<![\d£$])(?<!\d[:.])"
_FIGURES = (
    r"\d{1,2}\s?[:.;]\s?[0-5]\d(?::[0-5]\d)?"  # 9.30, 09:30:00
    r"|\d{3,4}(?=\s?(?:-|to\b|until\b|[ap]\.?m|hrs?\b))"
    r"|(?:(?<=-)|(?<=- )|(?<=to )|(?<=to around )|(?<=to about ))\d{3,4}(?!\w|\.\d)"  # 930-1130
    r"|\d{1,2}(?=\s?(?:[ap]\.?\s?m\b|o'?\s?clock)|[ap]\b)"  # 9am
)
_HALF = r"[ap]\.\s?m\b\.?|[ap]\s?m\b(?:\.(?=\s*(?:to|until|-)))?|hrs?\b|h\b"
_HALF += r"|o'?\s?clock(?:\s?[ap]\.?m\b)?|[ap]\b|noon\b|midday\b"
# "1 St Tuesday", in capitals by the machine; but no saint of "10am - 4 St John's", and no day of "Tue 10 Th 11".
_APART = rf"(?:nd|rd|(?-i:st|th|ST|TH)|st(?!\.?\s+(?!(?:{DAY})\b)(?-i:[A-Z]))|th(?=\s+(?:(?:{DAY})s?|of)\b))"
_HEADS = r"(?:^|(?<=[;.|(])|(?<=[;.|(] ))"  # where a sentence begins
_AROUND = r"(?:(?:in|during|over|on)\s+)?(?:(?:the|all|any|uk|local|english)\s+){0,3}"
# Two figures after a month are a year, unless they are or may be a time, or are a day of the next month.
_NO_TIME = (
    r"(?!\s?[:.]?\d|\s?[ap]\.?m|st\b|nd\b|rd\b|th\b|\s?(?:-|to\b|until\b)\s?\d{1,2}"
    rf"(?:[:.]\d\d|\s?[ap]\.?m|\s?noon|\s*(?:$|[;,.)]))|\s+(?:{MONTH})\b)"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s*(?:,|and|or|&)\s*){{1,30}}\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH})\s+20\d\d"
    rf"|(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{MONTH})\b\.?(?:,?\s+20\d\d|\s+(?!1[0-2]\b)\d\d{_NO_TIME})?"
    rf"|(?:{MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?[:.]\d|\s?[ap]\.?m)(?:,?\s+20\d\d)?"
    rf"|\d{{1,2}}-(?:{MONTH})-(?:20)?\d\d\b"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d"
)
_PATTERNS: tuple[tuple[str, str], ...] = (
    *ADDRESSES_AND_NUMBERS,
    (
        "also_arranged",
        r"\bor\s+(?:please\s+)?(?:(?:call|phone|ring|contact)\b[^.;\n]{0,30}?\s+for\s+(?:an?\s+)?|(?:make\s+)?(?:an?\s+)?(?=appointments?\s+by\s+(?:call|phon)))"
        r"app(?:oin)?tm?e?n?ts?\b(?:\s+by\s+(?:call|phone|phoning)\w*)?",
    ),
    (
        "arranged",
        r"\b(?:call|phone|ring)\b[^.;\n]{0,30}?\s+for\s+(?:an?\s+)?app(?:oin)?tm?e?n?ts?\b",
    ),
    ("part_of_year", PART_OF_YEAR),
    *PROSE,
    *CONDITIONS,
    *ASIDES,
    *STREETS,
    (
        "heading",
        rf"\bwhen\s*[:?]|\b(?:schedule|dates?)(?:\s*(?:and|&|/)\s*times?)?\s*:"
        rf"(?=\s*(?:(?:on|the|every|each|all\s+year|year|daily|weekdays?|{DAY})\b|\d|(?:first|second|third|fourth|last)\b|(?:{MONTH})\b))",
    ),
    (
        "followed_by",
        r",?\s*\b(?:and\s+)?(?:is\s+)?followed\s+(?:immediately\s+)?by\b(?=[^.;()\n\d]{1,60}\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m))",
    ),
    ("spoken_time", UNCLEAR),
    ("from_the_end", r"\bpenultimate\b|\b(?:next|second|third|2nd|3rd)[\s-]+(?:to[\s-]+)?last\b"),
    ("of_quarter", r"\b(?:of|in|per|each|every|a|once)\s+(?:(?:the|each|every|a)\s+)?quarter\b|\bsemesters?\b"),
    (
        "holiday_else",  # "1st Monday (2nd Monday if a bank holiday)", "except bank holidays then second Monday"
        r"\((?!\d(?:st|nd|rd|th),?\s+(?:please\s+)?(?:check|confirm|ring)\b)"
        r"[^()]{1,60}\bif\b[^()]{0,40}\b(?<!school )holiday[^()]{0,40}\)"
        rf"|(?:[-,]\s*(?:or\s+)?|\bor\s+)(?:the\s+)?(?:\d(?:st|nd|rd|th)|second|third|fourth|last)(?:\s+(?:{DAY}))?\s+if\b[^.;()\n]{{0,60}}"
        r"\b(?<!school )holidays?\b(?![^.;()\n]{0,20}\d)",
    ),
    ("holiday_moved", r"\b(?:bank|public)\s+holidays?,?\s+(?:then|when|in\s+which)\b"),
    *SUMS_AND_AGES,
    (
        "day_and_night",
        r"\b24\s?/\s?7(?:/\s?365)?\b|\bday\s+and\s+night\b|\b(?:open\s+)?24\s?(?:-\s?)?(?:hours?|hrs?)\b"
        r"(?:(?:\s+(?:a|per)|/)\s?day)?(?:\s*[,/]?\s*(?:and\s+)?(?:7|seven)\s?days(?:\s*(?:a|per|/)\s*week)?\b)?"
        r"|\bround\s+the\s+clock\b|\b(?:always\s+open|(?:open\s+)?at\s+all\s+times)(?=\s*(?:$|[.;,)]|and\b))",
    ),
    (
        "feast_range",  # "Easter to October", "until Easter"
        rf"\b{FEAST}(?=\s*(?:-|to\b|until\b|till\b|through\b)\s*(?:the\s+|end\s+of\s+|mid[\s-]+|early\s+|late\s+)*(?:{MONTH})\b)"
        rf"|\b(?:{MONTH})\s*(?:-|to\b|until\b|till\b|through\b)\s*{FEAST}\b",
    ),
    ("of_feast", FEAST_SERVICE),
    ("feasts", rf"\b{FEAST}(?:(?:\s*,\s*|\s+)(?:(?:and|&|or)\s+)?(?:on\s+)?{FEAST})*\b"),
    (
        "bank_holidays_may_differ",
        r"\bbank(?:\s+(?:and|&)\s+public)?\s+holidays?(?:\s+and\s+public\s+holidays?)?\s+(?:may|might|can|could)\b"
        r"[^.;,]{0,60}\b(?:differ\w*|vary|change\w*|alternative)\b[^.;,]{0,40}",
    ),
    (
        "bank_holidays",
        rf"\b{_AROUND}(?:(?:major|observed)\s+)?"
        r"(?:bank|public|statutory|national|federal|government|legal|official|major|state|city|county)"
        r"(?:(?:\s*,\s*|\s+(?:and|&|or)\s+)(?:public|statutory|national|federal|state|city|county)){0,2}\s+"
        r"(?:hol(?:iday)?s?)(?:\s+mondays?)?\b|(?-i:\bBHs?\b|\bPH\b)",
    ),
    (
        "in_the_holidays",
        r"\b(?:during|in|over)\s+(?:the\s+)?holidays\b|\b(?:most|some)\s+holidays\b"
        r"|\bhols\b(?!\s*:)|(?<!^)(?<![;.|(])(?<![;.|(] )\bhols\b|\bw/c\b\.?",
    ),
    ("holidays", r"(?<!school )(?<!summer )\b(?:on\s+)?(?:all\s+|the\s+)?holidays\b"),
    ("half_term", rf"\b{_AROUND}half[\s-]?terms?(?:\s+holidays?)?\b"),
    (
        "term",
        rf"\b{_AROUND}(?:school\s+)?term[\s-]?times?(?:\s+dates)?\b|\b{_AROUND}school\s+terms?\b|\b(?:in|during)\s+term\b"
        rf"|\bterm[\s-]dates\b|(?-i:\bTTO\b)|{_HEADS}term(?=\s*:)|\bduring\s+school(?=\s*(?:$|[.;,)]))"
        r"|\b(?:when|while|whenever|that)\s+school\s+is\s+in(?:\s+session)?(?=\s*(?:$|[.;,)]))",
    ),
    (
        "in_holidays_too",
        r"\b(?:and\s+)?(?:in\s+|during\s+)?(?:the\s+)?school\s+holidays\s+(?:are\s+)?(?:included|as\s+well|also|too)\b",
    ),
    (
        "school_holidays",
        rf"\b{_AROUND}(?:school|academic)(?:\s+(?:summer|easter))?\s+(?:hol(?:iday)?s?|breaks?|vacations?)\b"
        rf"|{_HEADS}hols(?=\s*:)",
    ),
    (
        "unless_announced",
        r"\bunless\s+(?:otherwise\s+)?(?:announced|stated|notified|advertised|advised|posted|noted|indicated)(?:\s+otherwise)?\b"
        r"|(?<!closed )(?<!shut )(?<!not )\b(?:nearly|almost)\s+(?=every\b)",
    ),
    ("next_day", r"\b(?:the\s+)?(?:next|following)\s+day\b"),
    *HOW_OFTEN,
    (
        "also_appointment",
        r"\b(?:at\s+)?(?:other|alternative|alternate|additional|different)\s+(?:hours|times|days)\b[^.;()\d]{0,30}?"
        r"\bby\s+(?:appointments?|arrangement|request|appt\.?)"
        r"|\b(?:appointments|visits)\s+(?:are\s+)?(?:also\s+)?(?:available\s+|possible\s+)?at\s+other\s+times\b"
        r"|\b(?:or|and)\s+(?:at\s+)?any\s?(?:other\s+)?time\s+(?:by|on|upon)\s+(?:appointment|arrangement|request)\b"
        r"|\b(?:or|and)\s+(?:please\s+)?call\s+(?:us\s+)?(?:to\s+(?:make|schedule|arrange|set\s+up)|for)\s+(?:an?\s+)?app(?:oin)?tm?e?n?t\b"
        r"|\bcall\s+to\s+arrange\s+an\s+appointment\s+for\s+other\s+times\b",
    ),
    (
        "not_arranged",
        r"\b(?:no|without(?:\s+an?)?)\s+(?:need\s+for\s+(?:an?\s+)?)?(?:prior\s+)?appointments?"
        r"(?:\s+(?:(?:is|are)\s+)?(?:necessary|required|needed)\b|(?=\s*(?:$|[.;,)])))"
        r"|\bappointments?\s+(?:(?:is|are)\s+)?not\s+(?:necessary|required|needed)\b",
    ),
    (
        "appointment",
        r"\bappointment\s+hours\b|\b(?:strictly\s+)?(?:by|on|upon)\s+(?:prior\s+)?(?:appointments?|arrangement|request|appt\.?|app\.(?=\s+only))(?:\s+only)?"
        r"\b|\b(?:appointments?|appts?\.?|apps?t\.?)\s+only\b|\b(?:appointments?|appts?\.?)\s+(?:necessary|required|needed)\b",
    ),
    (
        "daylight",
        r"\b(?:dawn|sunrise)\s*(?:-|to|until|till)\s*(?:dusk|sunset|dark)\b|\b(?:(?:in|during)\s+)?daylight(?:\s+hours)?\b(?!\s+sav)",
    ),
    (
        "varies",
        r"\b(?:times?|hours|days|dates?|schedules?|this|these|it)?\s*(?:(?:is|are)\s+)?(?:may|can|could|might)\s+(?:also\s+)?(?:change|differ)\b"
        r"(?:\s+(?:at\s+short\s+notice|without\s+notice))?|\b(?:is\s+|are\s+)?subject\s+to\s+(?:change|availability)\b"
        r"|\b(?:(?:times?|hours)\s+)?depend(?:s|ing)\s+(?:up)?on\s+(?:the\s+)?(?!day|week|month|season|term)[^.;,()\d]{1,40}|\bweather\s+permitting\b"
        r"|\b(?:hours|times)\s+(?:(?:are|is|may\s+be|will\s+be)\s+)?(?:extended|reduced|longer|shorter|different|modified|adjusted)\b"
        r"|\b(?:extended|reduced|special|different)\s+(?:\w+\s+)?hours\b"
        r"|\b(?:(?:may|can|will|do|does|could|might)\s+)?var(?:y|ies|ied|ying)\b"
        r"(?:\s+(?:by|per|depending\s+on|according\s+to|from|between)\s+[^.;,()\d]{1,40}|\s+(?:daily|weekly|monthly))?|\bfluctuates?\b",
    ),
    ("out_of_hours", r"\bout[\s-]of[\s-](?:office[\s-])?hours\b"),
    ("not_known", r"\bwe\s+do\s+not\s+know\s+the\s+times\b"),
    ("all_day", r"\ball\s+day\b"),
    ("by_time", rf"\bby\s+(?=\d{{1,2}}(?:[:.]\d\d|\s?[ap]\.?m)|noon\b|midday\b|(?:{DAY})\b)"),
    ("for_givers", r"\(\s*donations?(?:\s+only)?\s*\)"),
    (
        "open_in_weeks",
        r"(?<=\()open(?=\s+(?:on\s+)?(?:the\s+)?(?:\d(?:st|nd|rd|th)|first|second|third|fourth|last)\b)",
    ),  # to all
    ("day_off", rf"\b(?:{DAY})\s+off\b|\b(?:is|are|we're)\s+off\s+(?:on\s+)?(?=(?:{DAY})\b)"),
    *TAKEN_AWAY,
    ("also", r"\b(?:including|includes?|inc\.?|incl\.?|also|plus|too|as\s+well\s+as)(?!\w)"),
    ("date", _DATE),
    ("said_again", r"(?:(?<=[ap]m )|(?<=12:00 )|(?<=12\.00 ))\((?:noon|midday|midnight)\)"),  # 12:00 pm (noon)
    ("first_of_two", FIRST_OF_TWO),
    ("clock", rf"{_NOT_AFTER}(?:12\s?)?(?:\(?(?:noon|midday|mid-day|midnight)\b(?:\)|\.(?=\s*-))?)"),
    ("clock_figures", rf"{_NOT_AFTER}(?:{_FIGURES})(?:\s?(?:{_HALF}))?(?!\d|:\d|\.\d)"),
    (
        "first_weeks",  # "first two Saturdays of the month"
        rf"\b(?:the\s+)?first\s+(?:two|three|four|[234])\s+(?=(?:{DAY})\b,?\s+"
        rf"(?:(?:of|in)\s+{ONE_MONTH}|(?:each|every|per|a)\s+month|monthly)\b)",
    ),
    (
        "bare_weeks",  # "every 1&3 Sundays of the month"
        r"(?<![\d.:])(?<!at )\b[1-5]\s?(?:(?:&|and|,|/)\s?[1-5]\s?){1,3}"
        rf"(?=\s*\b(?:{DAY})\b\s+(?:(?:of|in)\s+(?:{ONE_MONTH}|month)|(?:each|every|per|a)\s+month|monthly)\b)"
        rf"|(?<=every )[1-5]\s?(?:(?:&|and)\s?[1-5]\s?)(?=\s*\b(?:{DAY})\b)",
    ),
    (
        "ordinal",
        rf"\b(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th|\s{_APART})|first|second|third|fourth|fifth|last|final"
        rf"|forth(?=\s+(?:{DAY})\b))\b",
    ),
    (
        "weekdays",
        r"\b(?:week[\s-]?days?|(?:(?<=every )|(?<=each )|(?<=all ))working\s+days?"
        r"|m\s?-\s?f\b|(?-i:M\s?(?:to|through|thru)\s?F)\b)",
    ),
    ("weekends", r"\bweek[\s-]?ends?\b"),
    (
        "letters",  # MWF, MTWThF; but MF may be from Monday to Friday
        r"(?-i:\b(?=[MTWFhH]{2,8}\b)(?!(?:TH|Th|MF|MT|TF)\b)M?(?:T(?![hH]))?W?(?:T[hH])?F?\b)(?=:?\s+\d|\s*$)",
    ),
    ("letter", LETTER),
    ("unclear_letter", UNCLEAR_LETTER),
    (
        "named_day",  # of the year
        r"\b(?:holy|maundy|palm|easter|ash|shrove|divine\s+mercy|mothering|remembrance|pentecost|trinity|whit|black|cyber|pancake"
        rf"|christmas|boxing)\s+(?:{DAY})\b",
    ),
    (
        "day",
        rf"(?:\b(?:{DAY})\b|{SHORT})(?:'s?\b)?(?:\.(?=\s*(?:[-\d&,/(]|(?:by|to|through|thru|and|or|at|from|(?:night|morning|afternoon|evening)s?)\b)))?",
    ),
    (
        "month_year",
        rf"(?:\b(?:the\s+)?end\s+of\s+)?\b(?:{MONTH})\.?,?\s+20\d\d\b",
    ),
    ("month", rf"(?!(?-i:may\b))\b(?:{FULL_MONTH}|(?:{MONTH})\b\.?)(?!\w)"),  # after a full name, "." is a stop
    (
        "open_end",  # from when it is, and nobody says until when
        r"(?:\b(?:until|till|'?til|to)\s+|-\s*)(?:late|close|closing(?:\s+time)?|finish)\b(?!\s+(?:at|by)\b)|-\s*\?+",
    ),
    ("until", r"\b(?:until|till|'?til|up\s+to|ending|ends(?:\s+at)?|finishes(?:\s+at)?|conclud(?:es|ing)(?:\s+at)?)\b"),
    ("to", r"\b(?:to|through(?:\s+to)?|thru)\b"),
    ("between", r"\bbetween\b"),
    (
        "from",
        rf"\b(?:open(?:s|ing)?(?=\s+(?:on\s+)?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{MONTH})\s+20\d\d)|from|starting(?:\s+(?:at|on|from))?|starts(?:\s+(?:at|on|from))?|commencing|beginning|begins)\b",
    ),
    ("onwards", r"\bonwards?\b|\bstart\b"),
    ("and", r"\b(?:(?:and\s+)?then|and)\b(?:\s+again\b)?|&|\+"),
    ("every", r"\b(?:every|each)\b"),
    (
        "one",
        rf"\bone\b|\b(?:a|1)(?=\s+(?:{DAY})\s+(?:(?:morning|afternoon|evening)\s+)?(?:(?:each|every|per|a)\s+month|/\s?month)\b)",
    ),
    ("ask", r"\bask\s+(?:about|which)\b"),
    ("only", r"\bonly\b"),
    ("half_alone", r"(?<![\d.] )(?<![\d.])\b[ap]\.?m\b\.?"),
    ("part_of_day", r"\b(?:mornings?|afternoons?|evenings?|eves?)\b|(?<=day )nights?\b|(?<=days )nights?\b"),
    ("lunch", r"\b(?:for\s+)?lunch(?:\s?time)?s?(?:\s+(?:break|period|closure))?\b"),
    (
        "during",
        rf"\bduring\b(?!\s+(?:the\s+)?(?:months?\s+of\s+)?(?:{MONTH}|{DAY}|week|(?:\w+\s+){{0,2}}(?:school|term|half))\b)",
    ),
    (
        "noise",
        r"\b(?:during|(?:the\s+)?months?\s+of(?=\s+(?-i:[A-Z]))|open(?:s|ing)?|hours?|hrs|times?|the|on|at|is|are|we|in|of|for|inclusive|regular|session|sessions|meets?|"
        r"held|runs?|running|takes\s+place|usual|day|days|o'?clock)\b|:",
    ),
    ("number", r"(?<!\d)(?<!\d[.:])\d{1,2}(?![\d:]|\.\d)(?:h\b)?"),
    ("stop", rf",\s*(?:but\s+)?open\s*:?\s*(?=(?:{DAY})\b)|;|[.!](?=\s|$|-)|\||\n"),
    ("comma", r","),
    ("slash", r"/+"),
    ("opens", r"[(\[]"),
    ("closes", r"[)\]]"),
    ("dash", r"-+"),
    ("digits", r"\d[\d.,:]*"),
    ("word", rf"[^\W\d]+(?:['-](?!(?:{DAY})\b)[^\W\d]+)*"),
    ("sign", r"\S"),
)
LEXER = re.compile(r"\s*(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS) + ")", re.IGNORECASE)

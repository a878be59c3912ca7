"""Figures that are no times: addresses, telephones, sums of money, ages."""

from __future__ import annotations

from fingerpost.schedule.hours.dates import MONTH
from fingerpost.schedule.hours.words.asides import DAY
from fingerpost.schedule.hours.words.numbered import AGES, LABEL_WITH_NUMBER, TEAM_OR_GRADE

_STREET = (
    "street|st|road|rd|lane|avenue|ave|close|drive|way|place|square|terrace|gardens?|crescent|hill|row|court|grove|parade"
    "|green|mews|broadway|walk|quay|wharf|dr|blvd|boulevard|hwy|highway|pkwy|parkway|ln|ct|sq|cres|gdns|tce|turnpike"
)
_NAMES = rf"(?:(?!(?:{DAY}|{MONTH})\b)(?-i:[A-Z])[\w']*\.?\s+){{1,3}}"  # of a street

ADDRESSES_AND_NUMBERS: tuple[tuple[str, str], ...] = (
    ("address_of_page", r"(?:https?://|www\.)[^\s()<>]+|\b[\w.+-]*\w@[a-z][\w-]*(?:\.[\w-]+)*\.[a-z]{2,}\b"),
    ("team_or_grade", TEAM_OR_GRADE),
    (
        "postcode",
        r"(?-i:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b|\b[a-z]{1,2}\d[a-z\d]?\s\d(?![ap]m|st|nd|rd|th)[a-z]{2}\b",
    ),
    (
        "postcode_half",
        r"(?-i:\b(?!(?:MON|TUE|WED|THU|FRI|SAT|SUN|MO|TU|WE|TH|FR|SA|SU|AM|PM)\d)[A-Z]{1,2}\d{1,2}[A-Z]?\b)(?!\s?[-:.]\s?\d)(?:\s\d(?=\s*$))?"
        r"|(?-i:\b[A-Z]\d[A-Z]\s\d[A-Z]\d\b)|(?-i:\b(?:NSW|VIC|QLD|TAS|ACT),?\s+\d{4}\b)",
    ),
    (
        "phone",
        r"\b(?:ext|extn|extension)\b\.?:?\s?\d{1,5}(?:\s*(?:,|or|and|&|/)\s*\d{1,5}\b(?!\s?(?:[:.]\d|[ap]\.?m)))*"
        r"|\btext\s+\w+\s+to\s+(?:\d{5,6}|\d{3}-\d{3})\b|\b2-1-1\b|\b\d{3}\.\d{3}\.\d{4}\b"
        r"|(?:\+44\s?|\b(?!(?:[01]\d|2[0-4])[0-5]\d\s?-\s?(?:[01]\d|2[0-4])[0-5]\d\b)0)\d(?:[\d\s()-]{7,12})\d\b|(?:\+?1[\s.-])?(?:\(\d{3}\)|\b\d{3}-)\s?\d{3}\s?-\s?(?:\d{4}|(?-i:[A-Z]{4}))\b(?:\s?x\s?\d{1,5}\b)?",
    ),
)

STREETS: tuple[tuple[str, str], ...] = (
    (
        "one_to_one",
        r"(?<![\d.:])(?<!- )(?<!-)\b1\s?[:-]\s?1\b(?!\s?(?:[:.-]?\s?\d|[ap]\.?m|to\b))|\b1-to-1\b"
        r"|\b\d{1,2}[\s-]a[\s-]side\b",
    ),
    (
        "course",  # of so many weeks
        r"\b(?:an?\s+)?(?:[2-9]|1[0-2]|two|three|four|five|six|eight|ten|twelve)[\s-]weeks?[\s-]+(?:long\s+)?"
        r"(?:course|programme|program|block|series|project|workshop)s?\b"
        r"|(?:^|(?<=; )|(?<=[(]))(?:[2-9]|1[0-2]|four|five|six|eight|ten|twelve)\s+weeks(?=\s+(?:from|starting)\b)"
        r"|\b(?:for|over)\s+(?:[2-9]|1[0-2]|two|three|four|five|six|eight|ten|twelve)\s+weeks\b(?!\s+(?:old|to|and|or|only|after|before)\b)",
    ),
    (
        "lasting",  # for how long, which says no other time
        r"(?:\(\s*|(?<!closed )(?<!closes )(?<!shut )\b(?:for|lasts?|lasting)\s+)"
        r"(?:approx\.?\s+|approximately\s+|about\s+|around\s+|up\s+to\s+)?"
        r"(?!(?:24|48|72)\b)(?:\d{1,2}(?:[.,](?:5|25|75)|\u00bd|\s1/2(?=\s))?|an?|one|two|three|half\s+an)[\s-]?(?:hours?|hrs?|mins?|minutes?)\b"
        rf"(?:\s+and\s+a\s+half\b)?(?!\s+(?:sessions?|slots?|lessons?|appointments?|before|after|earlier|later|at|from|over|lunch|prior|either|each|every|only|notice|free)\b|\s+on\s+(?:{DAY})\b)"
        r"(?:\s+per\s+(?:session|class|practice|lesson|game)\b)?\s*\)?",
    ),
    (
        "duration",  # "6pm - 1 hour", "Duration: 90 minutes"
        r"(?:(?:(?<=[ap]m )|(?<=[:.]\d\d ))[-|]|(?<=[ap]m, )|\bduration\s*:?)\s*"
        r"(?:(?:approx\.?|about|around|both|each|all)\s+)?"
        r"(?:(?:[1-3]|an?|one|two|three|half\s+an)(?:\.5|\u00bd)?\s?(?:hours?|hrs?)|(?:30|40|45|50|60|75|90)\s?(?:mins?|minutes?))\b"
        r"(?!\s+(?:may|can|will|var|before|after|from|notice|later|earlier|each|only|of|in|free|slots?|sessions?|lessons?))",
    ),
    ("illness", r"\bcovid(?:[\s-]?(?:20)?19)?\b"),
    ("zip", r"(?<![\d.:-])\d{5}(?:-\d{4})?\b(?![.:]\d)"),
    (
        "floor",
        r"\b(?:the\s+)?(?:ground|lower|upper|first|second|third|fourth|1st|2nd|3rd|4th)\s+(?:floor|entrance|door)\b"
        r"|\b(?:room|suite|rm|level|ste|building|bldg|unit|apt|flat|lot|plot|junction|troop|pack)\.?\s?\d{1,4}(?:[a-z]|/\d{1,3})?\b"
        r"(?!\s?(?:[:.]\d|[ap]\.?\s?m\b|-|to\b))(?<!\d[ap])|#\s?\d{1,4}\b"
        r"|\b(?:units|rooms|suites|flats)\s+\d{1,3}\s?(?:-|&|and|to)\s?\d{1,3}\b(?!\s?(?:[:.]\d|[ap]\.?\s?m\b|-))",
    ),
    (
        "road",  # that has a number: I-15, Hwy 95A
        r"(?-i:\bI-\d{1,3}\b)"
        r"|\b(?:hwy|highway|route|rte?|us)[\s-]\d{1,3}[a-z]?\b(?!\s?(?:[:.]\d|[ap]\.?\s?m\b|-|to\b))(?<!\d[ap])",
    ),
    (
        "address_of_several",  # "46-48 Mill Road" and "2/32 Mill Street", where they can be no hours and no date
        rf"(?<![-.:/\d])(?<!- )(?<!to )\b(?:\d{{1,4}}\s?-\s?(?:2[5-9]|[3-9]\d|\d{{3}})"
        rf"|\d{{1,3}}/(?:1[3-9]|[2-9]\d|\d{{3}}))[a-z]?,?\s+{_NAMES}(?:{_STREET})\b"
        r"|(?:(?:(?<=\d\d )|(?<=[ap]m ))\d{1,3}(?:\s?-\s?|/)\d{1,4}|(?:(?<=\d\d, )|(?<=[ap]m, ))"
        r"(?:\d{1,3}\s?-\s?(?:1[3-9]|[2-9]\d|\d{3})|\d{1,3}/\d{1,4}))[a-z]?,?\s+"
        rf"{_NAMES}(?:{_STREET})\b",
    ),
    (
        "address_by_compass",  # 1301 N. Madison, 377 East 2nd
        r"(?<![-.:/\d])(?<!- )(?<!to )(?<!day )(?<!days )(?<!mon )(?<!tue )(?<!tues )(?<!wed )(?<!weds )(?<!thu )"
        r"(?<!thur )(?<!thurs )"
        r"(?<!fri )(?<!sat )(?<!sun )"
        r"\b\d{3,5}\s+(?-i:(?:[NSEW]|[NS][EW])\b\.?|North|South|East|West)\s+"
        rf"(?:(?!(?:{DAY}|{MONTH})\b)(?-i:[A-Z])[\w']{{2,}}|\d{{1,3}}(?:st|nd|rd|th))\b(?:\s+(?:{_STREET})\b)?",
    ),
    (
        "house_number",  # "No. 10 Mill Lane"
        r"\bno\.\s?\d{1,4}[a-z]?\b(?!\s?(?:[:.]\d|[ap]\.?\s?m\b|-|to\b))|(?-i:\bNo\s\d{1,4}[a-z]?(?=,?\s+(?:The\s)?[A-Z][a-z]+\b))",
    ),
    (
        "meeting_number",  # of a meeting online
        r"\b(?:meeting\s+id|zoom(?:\s+id)?|passcode|password)\s*:?\s*\d[\d\s-]{2,14}\d\b(?!\s?(?:[:.]\d|[ap]\.?\s?m\b))",
    ),
    ("sat_nav", r"\bsat[\s-]?nav\b"),
    (
        "house_after_dash",  # "9am - 5 Mill Lane": of a house, or the end
        r"(?:(?<=[ap]m )|(?<=[ap]\.m\. )|(?<=[:.]\d\d )|(?<=noon )|(?<=\s\d )|(?<=\s\d\d ))-\s+"
        rf"\d{{1,4}}[a-z]?\s+{_NAMES}(?:{_STREET})\b",
    ),
    (
        "address",  # 128a Mill Street, but not the end of "10 to 2 Mill Street"
        rf"(?<![-.:\d])(?<!- )(?<!to )(?<!till )(?<!until )(?<!from )\b\d{{1,5}}[a-z]?,?\s+"
        rf"(?:(?:(?!(?:{DAY}|{MONTH})\b)(?-i:[A-Z])[\w']*\s+){{1,3}}|\d{{1,3}}(?:st|nd|rd|th)\s+)(?:{_STREET})\b",
    ),
)

SUMS_AND_AGES: tuple[tuple[str, str], ...] = (
    (
        "room_for",  # how many there may be: "Limit of 16 on each session"
        r"\b(?:(?:up\s+to|groups?\s+of)\s+\d{1,3}\s+"
        r"(?:(?:free|young|older|hot|frozen)\s+)?(?:people|persons|places|children|kids|babies|participants|players|members"
        r"|adults|swimmers|families|households|guests|visitors|items|bags|boxes|parcels|meals|tickets|tables|teams)\b"
        r"(?!\s+(?:at|from)\b))|\b(?:(?:places|spaces|numbers)\s+(?:are\s+)?)?(?:limit(?:ed)?(?:\s+(?:of|to))?|max(?:imum)?\.?(?:\s+of)?|min(?:imum)?\.?(?:\s+of)?|capacity(?:\s+of)?)\s*:?\s*\d{1,3}"
        r"(?:\s*(?:people|persons|places|spaces|players|children|participants|swimmers|members|adults"
        r"|(?:on|in|at|for|per)\s+(?:(?:each|every|a|the)\s+)?(?:session|class|group|walk)(?:es|s)?)){0,3}(?=\s*(?:$|[.;,)]))",
    ),
    (
        "metres",  # that one can swim or run
        r"(?<![-:.\d])(?<!- )(?<!to )\b(?:\d{3,4}|[2-9][05])\s?"
        r"(?:m\b(?!\.)|metres?\b|meters?\b|yards?\b|yds?\b|lengths?\b)",
    ),
    ("label_number", LABEL_WITH_NUMBER),
    (
        "distance",  # "3-5 miles", "10k"
        r"(?<![\d.:])\b\d{1,2}(?:\.\d)?(?:\s?(?:-|to|or|and|&|/)\s?\d{1,2}(?:\.\d)?)?(?:\s?(?:miles?|milers?|(?-i:mi)|kms?)|k"
        r"|\s?k(?=\s+(?:runs?|races?|walks?|jogs?|training|plans?|courses?|routes?)\b))\b",
    ),
    (
        "money",
        r"[£$€]\s?\d+(?:[.,]\d\d?)?(?:\s+(?:per|for)\s+\d{1,2}\s+(?:sessions|classes|lessons|visits)\b|\s+per\s+\d{1,2}\s+weeks\b|\s+for\s+\d{1,2}(?=\s*(?:$|[.;,)](?!\d)))"
        r"|\s?(?:pp|per\s+\w+))?"
        r"|(?<!-)(?<!- )\b(?:1[3-9]|[2-9]\d|\d{3,})p\b(?!\.?\s?m\b)(?!\s?-)",
    ),
    (
        "age",
        rf"{AGES}|"
        r"\b(?:youth|young\s+(?:adults|people)|teens?|juniors?|seniors?|minis|infants|cubs|beavers|scouts|guides|brownies|rainbows"
        r"|squirrels|explorers|toddlers?|babies|tots|kids|children|girls|boys)\s+\(\d{1,2}\s?-\s?\d{1,2}\)"
        r"|(?<=[a-z] )(?<!day )(?<!days )(?<!mon )(?<!tue )(?<!tues )(?<!wed )(?<!thu )(?<!thurs )"
        r"(?<!fri )(?<!sat )(?<!sun )"
        r"\((?:[4-9]|1\d)\s?-\s?(?:1[3-9]|2[0-5])\)(?=\s*:)"
        r"|\b\d{1,2}\s*(?:months?|mths?)\s*(?:-|to)\s*\d{1,2}(?:\.5)?\s*(?:years?|yrs?)\b"
        r"|\b(?:youth|junior|senior)\s+(?:club|group)s?\s+\(\d{1,2}\s?-\s?(?:1[3-9]|2\d)\)"
        r"|\b(?:youth|young\s+(?:adults|people)|teens?)\s+\(?\d{1,2}\s?-\s?(?:1[3-9]|[2-9]\d)\b(?!\s?(?:[ap]\.?m|[:.]\d))|\b\d+\s?-\s?\d+\s*y/?o\b"
        r"|\b(?:up\s+to|until)\s+\d+\s*(?:years?|yrs?|months?)(?:\s+old|\s+of\s+age)?\b|\b\d+\s+(?:and|&|or)\s+(?:under|over|older|above)\b"
        r"|(?-i:\bU-?)\d{1,2}'?s?\b(?:\s*(?:,|&|\band\b|/|-)\s*(?-i:U)-?\d{1,2}'?s?\b)*"
        r"|\b\d{1,2}\s?-\s?\d{1,2}s\b|\bgrades?\s+\d{1,2}[a-z]?(?:\s*(?:-|to|and|&)\s*\d{1,2})?\b(?!\s?(?:[:.]\d|[ap]\.?\s?m\b))"
        r"|\b(?:reception|nursery)\s*(?:-|to|and|&)\s*(?:year|yr)\s?\d{1,2}\b"
        r"|\b(?:school\s+)?(?:years?|yrs?)\s+\d{1,2}(?:\s*,\s*\d{1,2})+\s*(?:,\s*)?(?:and|&)\s*\d{1,2}\b(?!\s?(?:[ap]\.?m|[:.]\d))"
        r"|\b(?:(?:each|every|all)\s+)?year\s+groups?\b|\bearly\s+years\b|\b[1-9]00\s+(?:card|club|whist)\b"
        r"|\b(?:school\s+)?(?:years?|yrs?)\s+\d+(?:\s*(?:-|to|and|&)\s*\d+|\s?\+)|(?-i:\bP[1-7])\s?-\s?P?[2-7]\b"
        r"|\byou(?:'re|\s+are)\s+\d{1,2}\s*(?:-|to)\s*\d{1,2}\b(?!\s?(?:[ap]\.?m|[:.]\d))"
        r"|\b\d+\s*-?\s*(?:to|-)\s*\d+[\s-]*(?:year|yr)s?[\s-]+olds?\b"
        r"|\b(?:ages?|aged)\s*:?\s*\d+(?:\.5(?!\d))?(?:\s*(?:-|to|and)\s*\d+(?:\.5(?!\d))?)?(?:\s*(?:years?|yrs?|months?))?(?:\s*\+|\s+old)?"
        r"|\b(?:under|over)[\s-]?\d+'?s?\b|\b\d+\s?\+|\b\d+(?:\s*(?:-|to)\s*\d+)?[\s-]*(?:years?|yrs?)[\s-]?olds?\b"
        r"|\b\d+\s?(?:-|to)\s?\d+\s+months\b(?!\s+(?:course|programme|block))|\b\d{1,2}\s+months\s?(?:\+|and\s+(?:over|above|up)\b|or\s+(?:over|older)\b)"
        r"|\b\d+(?:\.5)?(?:\s*(?:-|to)\s*\d+(?:\.5)?)?\s+(?:years|yrs)\b|\b\d{1,2}\s?(?:-|to)\s?\d{1,2}yrs\b",
    ),
)

"""How often in words: so many a week or a month, every other one, some of them, all year."""

from __future__ import annotations

from fingerpost.schedule.hours.words.asides import DAY

_SEVERAL_DAYS = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+"
    r"(?:mornings|afternoons|evenings|nights)\b)"
)
_SOME_WEEKS = (  # "some Saturdays", "2 Saturdays a month", "twice a month on Tuesdays"
    rf"\b(?:some|scheduled|select(?:ed)?|certain|various|several|occasional)\s+(?={_SEVERAL_DAYS})"
    rf"|^some\s+(?=(?:{DAY})\s+\d)"  # "some Tuesday 7.30pm"
    rf"|(?:^|(?<=; ))(?:on\s+)?(?:(?:some|certain)\s+weeks|occasionally),?\s+(?:on\s+)?(?=(?:{DAY})\b)"
    rf"|\b(?:[23]|two|three)\s+(?={_SEVERAL_DAYS}\s*(?:\s(?:a|per|each|every|(?:of|in)\s+(?:the|each|every))\s+month|/\s?month|\smonthly)\b(?!\s+(?:per|limit|max|for)\b))"
    rf"|\b(?:one|1)\s+(?:or|to|-)\s+(?:two|2)\s+(?={_SEVERAL_DAYS}\s+(?:a|per|each|every)\s+month\b)"
    rf"|(?:(?<=mon )|(?<=tue )|(?<=tues )|(?<=wed )|(?<=thu )|(?<=thurs )"
    r"|(?<=fri )|(?<=sat )|(?<=sun )|(?<=day )|(?<=days ))"
    r"twice(?:\s?/\s?|\s+(?:a|per|each|every)\s+)month\b"
    rf"|\btwice\s+(?:a|per|each|every)\s+month\b(?=,?\s+(?:on\s+)?(?:an?\s+)?(?:{DAY})\b)"
    r"|\b(?:[2-6]|two|three|four|five|six)\s+times\s+(?:a|per|each|every)\s+year\b"
    rf"(?=,?\s+(?:on\s+)?(?:an?\s+)?(?:{DAY})\b)"
)
SMALL_NUMBERS = {"two": 2, "second": 2, "2nd": 2, "three": 3, "third": 3, "3rd": 3, "four": 4, "fourth": 4, "4th": 4}
SMALL_NUMBERS |= {"five": 5, "six": 6, "eight": 8}
ONE_MONTH = r"(?:the|each|every|any|a)(?:\s+calendar)?\s+month"
HOW_OFTEN: tuple[tuple[str, str], ...] = (
    ("some_weeks", _SOME_WEEKS),
    (
        "once_a_month",
        rf"\bmonthly\b(?=\s*(?:$|[.;,)]|(?:on\s+)?(?:an?\s+)?(?:{DAY})\b))"
        rf"|\bmonthly\s+-\s+(?=(?:{DAY})\b)"
        rf"|\bonce\s+(?:a|per|each|every)\s+month\b(?=,?\s+(?:on\s+)?(?:an?\s+)?(?:{DAY})\b)"
        rf"|\b(?:each|every)\s+month\s+on\s+an?\s+(?=(?:{DAY})\b)",
    ),
    (
        "of_month",
        rf"\b(?:of|in)\s+{ONE_MONTH}\b|\b(?:of|in)\s+month\b|\b(?:each|every|per|a)\s+month\b|/\s?month\b|\bmonthly\b",
    ),
    ("weekly", r"\b(?:each|every|per|a)\s+week\b|\bweekly\b"),
    (
        "fortnight",
        r"\b(?:every\s+other|alternate|alternating|every\s+alternat(?:e|ive))\b(?:\s+weeks?(?:\s+on)?)?(?!\s+(?:days?|months?|hours?|dates?)\b)"
        rf"|\b(?:fortnight(?:ly|s)|every\s+fortnight|once\s+(?:a|every|per)\s+fortnight|once\s+every\s+(?:two|2)\s+weeks)\b(?:\s+on)?(?:\s+a(?=\s+(?:{DAY})\b))?",
    ),
    (
        "weeks_apart",
        rf"\bevery\s+(?:\d+|{'|'.join(SMALL_NUMBERS)})\s+weeks?\b(?:\s+on)?(?:\s+a(?=\s+(?:{DAY})\b))?"
        r"|\b(?:[2-9]|two|three|four|five|six|eight)[\s-]+weekly\b(?:\s+on)?",
    ),
    (
        "months_apart",
        rf"\bevery\s+(?:\d+|{'|'.join(SMALL_NUMBERS)})\s+months?\b(?:\s+on)?|\bevery\s+other\s+month\b"
        r"|\b(?:alternate|alternating)\s+months\b|\bquarterly\b",
    ),
    (
        "year_round",
        r"\byear[\s-]+round\b|\b52\s+weeks\s+(?:a|per|of\s+the|in\s+the)\s+year\b|\ball\s+(?:the\s+)?year(?:[\s-]+round)?\b|\bthroughout\s+the\s+year\b|\bonce\s+a\s+week\b",
    ),
    (
        "daily",
        rf"\b(?:daily|nightly|(?:every\s?day|any\s+day(?!,?\s+(?:from\s+)?(?:{DAY})\b)|(?:every|each)\s+(?:day|night|evening|morning|afternoon)(?!\s*[-,:]?\s*\(?(?:from\s+)?(?:{DAY})\s*(?:-|to\b)))(?:\s+of\s+the\s+(?:week|year))?"
        r"|(?:7|seven)\s?(?:days|nights)(?!\s+(?:in\s+advance|notice|before|ahead|prior|after))(?:\s*(?:a\b|per\b|/)\s*week)?|all\s+week|365\s+days(?:\s*(?:a\b|per\b|/)\s*year)?)\b",
    ),
    (
        "how_often",
        rf"\bevery\s+(?:\d|two|three|four|five|six)\s+(?=(?:{DAY})\b)|"
        r"\b\d\s*(?:x|times|days|evenings|mornings)\s+(?:\w+\s+)?(?:a|per|each|every)\s+(?:week|month|year)\b"
        r"|\b(?:once|twice|two|three|four|five|six)\s+(?:\w+\s+)?(?:a|per|each|every)\s+(?:week|month|year)\b|\b(?:two|three|four|five|six)\s+days\s+of\s+the\s+week\b"
        r"|\b\d\s*x\s+\w+\s+(?:a|per)\s+(?:week|month)\b|\bbi-?(?:weekly|monthly)\b|\b(?:once|twice)\s+(?:monthly|weekly)\b|\b(?:yearly|annually)\b",
    ),
)

"""Numbers that are of a class, a place or an age: "Session 1", "Court 3", "Grade 5 Ballet", "50 plus", "U6/7/8"."""

from __future__ import annotations

from fingerpost.schedule.hours.words.asides import DAY

_PARTS = "group|session|level|stage|team|squad|year|yr|grade|block|part|shift"
_PLACES = "class|court|pitch|lane|studio|hall|pool|gym|field|rink"
_TIME = r"(?:\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]\.?m\b)"
_RANGE = r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?\s?(?:-|to\b|until\b)\s?(?:\d|noon\b|midday\b)"
_NAME = (
    r"\s+(?!(?:to|until|till|and|or|on|in|at|for|from|by|the|every|each|is|are|am|pm|noon|midday|sharp|start|onwards|weekly"
    rf"|mins?|minutes?|hours?|hrs?|o'?clock|{DAY})s?\b)(?-i:[A-Z])?[a-z]{{3,}}"
)
# What may be behind the number, so that it is not the time when the thing begins: "class 7 on Mondays".
_BEHIND = (
    r"\s*:(?:\s|$)",
    r"\s*\)",
    rf"\s*-?,?\s+(?:{DAY})s?\b(?!\s*(?:-|to\b)\s*(?:\d|noon))",
    rf"\s+(?:is|are|runs?|starts?|begins?|from|at)\s+(?:at\s+|from\s+)?{_TIME}",
    rf"\s*-?\s+(?={_TIME}){_RANGE}",
    rf"{_NAME}(?=[^\n]*{_TIME})",
)
LABEL_WITH_NUMBER = (
    rf"(?<!the )(?<!our )\b(?:{_PARTS}|{_PLACES})\s+\d{{1,2}}[a-d]?\b(?={'|'.join(_BEHIND)})"
    rf"|\b(?:{_PARTS})\s+\d{{1,2}}[a-d]?\b(?={_NAME}|\s+{_TIME})"
    r"|(?<=, )(?-i:Studio|Gym|Court|Pitch|Lane|Pool|Field|Rink)\s\d{1,2}(?=\s*(?:$|[;)]))"
    r"|(?<=[a-z] )(?<!the )(?:court|pitch|field|studio|rink|green)\s\d{1,2}(?=\s*(?:$|[;)]))"
)

_BANDS = (
    "squirrels|beavers|cubs|scouts|explorers|rainbows|brownies|guides|rangers|juniors|seniors|infants|toddlers|minis"
)
AGES = (
    r"(?<![\d.:-])(?<!- )(?<!to )(?:16|18|21|[3-9][05])\s+plus\b(?!\s*\d)"
    r"|\b\d{1,2}\s?(?:-|to)\s?\d{1,2}'s\b|\b\d{1,2}\s?\+\s*(?:years?|yrs?)[\s-]*olds?\b"
    r"|\b(?:years?|yrs?|stages?|levels?|grades?|courts?|pitch(?:es)?|lanes?)\s?\d{1,2}(?:\s?(?:/|&|and)\s?\d{1,2}){1,4}\b(?!\s?(?:[ap]\.?m|[:.]\d|-|to\b))"
    r"|\b(?:ages?|aged)\s*:?\s*\d{1,2}\s?(?:1/2|\u00bd)\s*(?:-|to|and)\s*\d{1,2}(?:\s?(?:1/2|\u00bd))?\b"
    r"|\b(?:birth|bumps?|newborns?|crawling|walking)\s*(?:-|to)\s*\d{1,2}\s*(?:months?|mths?|years?|yrs?)\b"
    r"|\b(?:spaces?|places?|room)\s+for\s+\d{1,3}(?=\s*(?:$|[.;,)]))"
    r"|\b[2-9]\s+(?:sessions|classes|groups|slots)\s*(?=:)"
    r"|\b(?:under|over)[\s-]?\d{1,2}(?:\s?/\s?\d{1,2}){1,5}'?s?\b"
    r"|\b\d{1,2}(?:\s1/2)?\s*(?:-|to)\s*\d{1,2}\s1/2\s*(?:years?|yrs?)\b(?:[\s-]olds?\b)?"
    r"|\b(?:years?|yrs?|y)\s?\d{1,2}\s*(?:-|to|and|&)\s*(?:years?|yrs?|y)\s?\d{1,2}\b"
    rf"|\b(?:{_BANDS})\s+\d{{1,2}}\s?-\s?\d{{1,2}}(?=,?:?\s+(?:{DAY})s?\b[^.;\n]{{0,14}}\d)"
)
# Before a postcode is looked for: "U6/7/8", "G3/4".
TEAM_OR_GRADE = r"(?-i:\bU)\d{1,2}(?:\s?/\s?U?\d{1,2}){1,5}'?s?\b|(?-i:\bG)\d/\d\b"

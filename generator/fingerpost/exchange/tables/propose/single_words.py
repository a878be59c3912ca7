"""Words that mean something in any heading: weaker than a heading that is known, and only with fitting contents."""

from __future__ import annotations

import re

# For each role the words of which one is enough, wherever it is in a heading.
SINGLE: dict[str, re.Pattern[str]] = {
    role: re.compile(rf"\b(?:{words})\b")
    for role, words in {
        "name": r"names?|titles?",
        "group": (
            r"organi[sz]ations?|organi[sz]ers?|org|providers?|provided|agency|agencies|company|operators?|operated|"
            r"owners?|owned|managing|managed|management|host(?:ed|s)?|institutions?|authority|council|sponsors?|"
            r"publishers?|employer|charity|trust|run by|delivered|department|body|partners?"
        ),
        "address": r"address(?:es)?|street|road|addr",
        "town": r"town|city|village|municipality|suburb|settlement|locality|hamlet|post ?town|island|commune",
        "area": (
            r"areas?|region|district|ward|borough|neighbou?rhoods?|community|catchment|zone|county|locality|"
            r"based|atoll|province|quarter|parish|neighbou?rhood"
        ),
        "postcode": r"post ?codes?|zip|postal code|eircode",
        "phone": r"tele?phones?|phones?|tel|mobiles?|landline|helpline|call|cell|contacts?",
        "email": r"e ?mails?",
        "website": r"web ?sites?|web|urls?|links?|homepage|online|www|uri|page|site|href",
        "hours": r"hours|times?|opening|open|schedule|when|timetable|opens",
        "day": r"days?|weekday|dow",
        "cost": r"costs?|prices?|fees?|charges?|subs|payment|admission|donation",
        "ages": r"ages?|aged",
        "who": (
            r"eligib\w+|genders?|sex|audience|clients?|beneficiar\w+|suitab\w+|population|serves?|"
            r"served|target|open to|for whom|residen\w+|criteria|intended|accepts?|qualif\w+"
        ),
        "category": (
            r"categor\w+|types?|kinds?|themes?|topics?|tags?|sector|classification|keywords?|genre|subjects?|"
            r"activities|focus|services|features|programmes?|strategy|interests?|sports?|projects?|series|strand|level|"
            r"filters?|style|format"
        ),
        "description": (
            r"desc\w*|about|details?|info\w*|notes?|summary|overview|comments?|remarks?|services?|support|"
            r"activit\w+|programmes?|facilities|offers?|offered|features|content|text|blurb|bio|mission|aims?"
        ),
        "join": (
            r"refer\w*|book(?:ing|ings)?|apply|application|register|registration|join(?:ing)?|arrange|access(?:ing)?|"
            r"admissions?|sign ?up|enrol\w*|requirements?"
        ),
        "contact_name": (
            r"contacts?|coordinator|leader|manager|secretary|chair\w*|head|person|organi[sz]er|poc|tutor|trainer|instructor|teacher|coach|facilitator|host|steward|respondent"
        ),
        "checked": (
            r"updat\w+|check\w*|verif\w+|review\w*|modif\w+|edit\w*|amend\w*|extract\w*|assur\w+|confirm\w*|"
            r"inspect\w*|revis\w+|as of|correct|accurate|refreshed"
        ),
        "languages": r"languages?",
        "bus": r"transport|bus|buses|directions|getting there",
        "access_notes": r"accessib\w+|disab\w+|wheelchair",
        "latitude": r"lat|latitude",
        "longitude": r"lon|long|lng|longitude",
        "closed": r"status|closed|closure",
        "bring": r"bring|wear|documents",
    }.items()
}
ALONE = 0.75  # how plainly a heading says it that is that word and no other
_MAY_BE_ALONE = frozenset({"group", "area", "who", "contact_name", "category", "join"})
_YOUNGEST = re.compile(r"\b(?:low\w*|min\w*|young\w*|from|over|start|begin)\b")
_OLDEST = re.compile(r"\b(?:high\w*|max\w*|old\w*|to|until|under|up|end)\b")
_DATE = re.compile(r"\b(?:dates?|season|term|period)\b")
_FIRST = re.compile(r"\b(?:starts?|begins?|from|first)\b")
_LAST = re.compile(r"\b(?:ends?|until|to|finish(?:es)?)\b")
_OF_TWO = 0.9
_AGE = re.compile(r"\bages?\b")


def single_words_of(words: str) -> dict[str, float]:
    """What the words of a heading may mean one by one, and how plainly."""
    roles = {
        role: ALONE if pattern.fullmatch(words) and role in _MAY_BE_ALONE else 0.5
        for role, pattern in SINGLE.items()
        if pattern.search(words)
    }
    if _DATE.search(words):
        first, last = bool(_FIRST.search(words)), bool(_LAST.search(words))
        if first != last:
            roles["start_date" if first else "end_date"] = _OF_TWO
    if _AGE.search(words):
        youngest, oldest = bool(_YOUNGEST.search(words)), bool(_OLDEST.search(words))
        if youngest != oldest:
            roles["age_from" if youngest else "age_to"] = 1.0
    return roles

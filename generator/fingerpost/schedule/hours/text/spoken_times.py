"""Times that are spelt out become figures: "half past seven", "nine o'clock", "between six and eight"."""

from __future__ import annotations

import re

from fingerpost.schedule.hours.words.words import FULL_NAMES

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR = f"(?:{'|'.join(_HOURS)})"
_FIGURES = r"(?<![\d:.])\d{1,2}(?![\d:.])"
_TIME = r"\d{1,2}(?:[:.][0-5]\d)?(?![\d:.])"
_DAY = rf"(?:{'|'.join(FULL_NAMES)})s?"
_MINUTES = {"quarter": 15, "fifteen": 15, "half": 30, "thirty": 30, "forty-five": 45}
_MINUTES |= {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
# What may come after a time, but not after a number of people, years or places.
_END = (
    r"(?=\s*(?:$|[.,;)-]|[ap]\.?m\b|noon\b"
    rf"|(?:on|every|each|till|until|sharp|prompt|{_DAY})\b|(?:in|at)\s+(?:the|our|st)\b))"
)
_PAST = re.compile(
    r"\b(?:a\s+)?(?:(?P<before>quarter)\s+to"
    r"|(?P<after>half|quarter|five|ten|twenty(?:[ -]five)?)(?:\s+minutes)?\s+past)"
    rf"\s+(?P<hour>{_HOUR}\b|{_FIGURES})",
    re.IGNORECASE,
)
_AND_MINUTES = re.compile(
    rf"\b(?P<hour>{_HOUR})[ -](?P<after>fifteen|thirty|forty[ -]five)\b(?:{_END}|(?=\s+(?:to|and)\s+(?:{_HOUR}\b|\d)))",
    re.IGNORECASE,
)
_O_CLOCK = re.compile(rf"(?P<hour>\b{_HOUR}\b|{_FIGURES})\s?o'?\s?clock\b(?P<half>\s?[ap]\.?m\b)?", re.IGNORECASE)
_NOON = re.compile(r"\btwelve(?=\s+(?:noon|midday|midnight)\b)", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?P<lead>\b(?:between|from|{_DAY},?)\s+)(?P<first>{_HOUR}\b|{_TIME})(?P<join>\s+(?:and|to|till|until)\s+)"
    rf"(?P<last>{_HOUR}\b|{_TIME}){_END}",
    re.IGNORECASE,
)
_AT = re.compile(
    rf"(?P<lead>\b(?:at|from|until|till)\s+)(?P<hour>{_HOUR})\b(?:{_END}|(?=\s+(?:for\s+(?!one\b|an?\s+price)[a-z]|(?:we|there|you)\b)))",
    re.IGNORECASE,
)
_OF_DAY = re.compile(
    rf"(?P<lead>\b(?:at|from|to|until|till|about|around|between|{_DAY})\s+|-\s?)?(?P<time>(?<![\d:.£$]){_TIME})\s+"
    r"(?:in\s+the\s+(?P<part>morning|afternoon|evening)|at\s+(?P<night>night))\b",
    re.IGNORECASE,
)
_HOURS_OF = {"morning": range(1, 12), "afternoon": (12, *range(1, 7)), "evening": range(4, 12), "night": range(6, 12)}
_OF_PEOPLE = re.compile(  # "for children from five to eleven"
    r"\b(?:age[ds]?|children|kids|boys|girls|years?|babies|pupils|people|teams?|groups?|classes|courses)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
# What is left of such words is a time too, and nobody can say which.
UNCLEAR = (
    rf"\b(?:half|quarter)\s+(?:past|to)\b|\bo'?\s?clock\b"
    rf"|\b{_HOUR}[ -]thirty\b"
    rf"|(?<!aged )(?<!ages )(?<!age )\b{_HOUR}\s+(?:till|until)\s+(?:{_HOUR}\b|\d)"
    rf"|(?<!from )\b(?:five|ten|twenty)\s+(?:to|past)\s+(?:{_HOUR}\b|\d)(?=\s*(?:$|[.,;)]|on\b|every\b|each\b))"
)


def in_figures(text: str) -> str:
    """Give a text with the times that are spelt out in figures.

    >>> in_figures("Fridays from half past six until quarter to eight"), in_figures("nine o'clock on Thursdays")
    ('Fridays from 6.30 until 7.45', '9.00 on Thursdays')
    >>> in_figures("between six and eight on Mondays"), in_figures("for children from five to eleven")
    ('between 6 and 8 on Mondays', 'for children from five to eleven')
    """
    text = _PAST.sub(_past, text)
    text = _AND_MINUTES.sub(_past, text)
    text = _O_CLOCK.sub(_o_clock, text)
    text = _NOON.sub("12", text)
    text = _RANGE.sub(_range, text)
    text = _AT.sub(lambda match: f"{match['lead']}{_number(match['hour'])}.00", text)
    return _OF_DAY.sub(_of_day, text)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _HOURS.index(word.casefold()) + 1


def _past(match: re.Match[str]) -> str:
    hour, parts = _number(match["hour"]), match.groupdict()
    if hour > len(_HOURS):
        return match[0]
    if parts.get("before"):
        return f"{(hour - 2) % 12 + 1}.45"
    return f"{hour}.{_MINUTES['-'.join(match['after'].casefold().split())]:02}"


def _o_clock(match: re.Match[str]) -> str:
    hour = _number(match["hour"])
    if hour > len(_HOURS):
        return match[0]
    return f"{hour}{match['half']}" if match["half"] else f"{hour}.00"


def _range(match: re.Match[str]) -> str:
    """Give both hours in figures, if one is spelt out; "Mondays ten to twelve" may begin at 11.50."""
    first, last = match["first"], match["last"]
    is_led = match["lead"].casefold().split()[0] in ("between", "from")
    is_of_minutes = first.casefold() in ("five", "ten", "twenty") and match["join"].strip().casefold() == "to"
    has_and = match["join"].strip().casefold() == "and"
    if (first[0].isdigit() and last[0].isdigit()) or (is_of_minutes and not is_led):
        return match[0]
    if (has_and and not match["lead"].casefold().startswith("between")) or _OF_PEOPLE.search(
        match.string[: match.start()]
    ):
        return match[0]
    return match["lead"] + _in_figures(first) + match["join"] + _in_figures(last)


def _in_figures(time: str) -> str:
    return time if time[0].isdigit() else str(_number(time))


def _of_day(match: re.Match[str]) -> str:
    time, part = match["time"], (match["part"] or match["night"]).casefold()
    hour = int(time.replace(".", ":").partition(":")[0])
    if hour not in _HOURS_OF[part] or (not match["lead"] and time.isdigit()):
        return match[0]
    return f"{match['lead'] or ''}{time}{'am' if part == 'morning' else 'pm'}"

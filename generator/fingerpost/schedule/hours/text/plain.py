"""Take off what is only the form of a cell: tags, entities, odd dashes, Welsh beside English."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from fingerpost.schedule.hours.dates import MONTH
from fingerpost.schedule.hours.text.ends_of_days import with_other_ends
from fingerpost.schedule.hours.text.other_week import with_other_weeks
from fingerpost.schedule.hours.text.rrule_words import rules_in_words
from fingerpost.schedule.hours.text.slips import SLIPS
from fingerpost.schedule.hours.text.spoken_times import in_figures
from fingerpost.schedule.hours.text.tables import without_cells
from fingerpost.schedule.hours.words.asides import DAY
from fingerpost.schedule.hours.words.part_of_year import with_whole_months
from fingerpost.schedule.hours.words.words import FULL_NAMES

_LINE = re.compile(r"<\s*(?:br|/p|/li|/div|/tr|li|p)\b[^<>]{0,200}>|[\r\n\u2022\u00b7]+", re.IGNORECASE)
_DOT_BETWEEN_DAYS = re.compile(rf"\b((?:{DAY})s?)\s*\u00b7\s*(?=(?:{DAY})s?\b)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_ITEM = re.compile(r"(?:^|(?<=\n))\s*(?:\(?\d{1,2}[.)]|[*-])\s+(?=(?:the\s+)?[A-Z])")  # "2. Mill Library, Fri 1pm-2pm"
_TAG = re.compile(r"<[^<>]{0,500}>")
_GLUED = re.compile(
    r"(?<=[a-z])(?=[A-Z][a-z]{2})|(?<=\d)(?=(?:to|until|till)\b|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))"
    r"|(?<=\d[ap]m)(?=(?:to|until|till)\b)|(?<=[ \d]to)(?=\d)"
    r"|(?<=[a-z]{3}\.)(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))"
)  # 4:30pmTuesday, 1:00to, 2pmto, details.Monday
_NEW_LINE = re.compile(
    rf"(?<=\d[ap]m)(?=(?-i:[A-Z])[a-z]+)(?=(?:{'|'.join(FULL_NAMES)}|{MONTH})\b)", re.IGNORECASE
)  # 2pmNovember
_STOP_AFTER_PM = re.compile(  # "10 a.m. - 2 p.m. Neighbors may call": the sentence ends too
    rf"(?<=[ap]\.m)\.(?=\s+(?-i:[A-Z][a-z]+)\b)(?!\s+(?:{'|'.join(FULL_NAMES)}|mon|tues?|wed|thurs?|thu|fri|sat|sun|{MONTH}"
    r"|to|until|till|through|thru|and|or|on|daily|every|each)s?\b)",
    re.IGNORECASE,
)
# A dash in UTF-8 that was read as another code, once or twice.
_READ_AS_LATIN = re.compile("\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u20ac\u0153|\u00e2\u20ac[\u201c\u201d]")
_WELSH = re.compile(
    r"\b(?:bob\s+)?(?:dydd(?:iau)?\s+)?(llun|mawrth|mercher|iau|gwener|sadwrn|sul)\b"
    r"|(?<=\d)\s?(yp|yb|yh)\b"
    r"|(?<=[\d ])\b(i|a|ac|dan)\b(?=\s*(?:\d|dydd|llun|mawrth|mercher|iau|gwener|sadwrn|sul))",
    re.IGNORECASE,
)
# A spreadsheet's times where the cells have no form of a time: parts of a day, 0.4375 for 10:30.
_PARTS = re.compile(r"(?<![\d.,£$])(0\.\d{1,17})\s*-\s*([01]\.\d{1,17}|1)(?![\d.])")
_LOST = re.compile(
    r"(?<=[a-z\d.])\s?\ufffd\s?(?=(?:\d|noon|midday|midnight|mon|tue|wed|thu|fri|sat|sun))", re.IGNORECASE
)
_SPACED_HALF = re.compile(r"(?<=\d)\s?([ap])\s+\.\s*m\b(?:\s?\.)?", re.IGNORECASE)  # 11 a .m .
_EQUALS = re.compile(
    r"(?<=[\dm])\s*[=>]\s*(?=\d)|(?<=\d[ap]m)\s?\.{2,3}\s?(?=\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b|12\s?noon\b)|(?<=\d[ap]m):(?=\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b)"
    r"|(?<=\d[ap]m)\s+\?\s+(?=\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b)|(?<=\d)\s+\?\s+(?=\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b)"
)  # 2=3pm, 2pm:4pm, 2pm ? 4pm
_HALF_APART = re.compile(r"(?<=\d):\s?(?=[ap]\.?\s?m\b)", re.IGNORECASE)  # 5:pm
_SMALL_DAY = re.compile(r"\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b")
# Letters of days in a text without capitals: "m-f: 9am-5pm", "t, w: 3pm"
_SMALL_LETTER = re.compile(
    r"(?<![\w.'])(?:m|w|f|t|th|tu)(?=\s*(?:[-&/,:]|\.:|and\b|to\b)\s*(?:(?:m|w|f|t|th|tu|sa|su|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b|\d))"
)
_DAYS_GO_ON = re.compile(
    rf"(?<=[a-z]),[ \t]*[\r\n]+\s*(?=(?:{'|'.join(FULL_NAMES)})\b)", re.IGNORECASE
)  # a comma ends the line: "Monday-Wednesday,\nThursday 10am"
# A line that is one bracket is of the line before: "9am-5pm\n(closed 1pm-2pm)".
_BRACKET_LINE = re.compile(r"(?<=[\w.])[ \t]*[\r\n]+[ \t]*(\([^()\n]{1,120}\))[ \t]*(?=[\r\n]|$)")
_IS_WITHOUT = re.compile(  # "Not Monday,\nTuesday 10am": the day of the next line is none of those left out
    r"\b(?:not|no|never|none|without|minus|bar|barring|save|expect|exc\w*|exceptions?|apart|other\s+than|outside|but|off"
    r"|clos\w+|shut)\b",
    re.IGNORECASE,
)
_HAS_TIME = re.compile(  # "Tuesday 10am", "Tuesday weekly from 10:00", but no "Tuesday and 25 December"
    rf"\s*(?:(?:{'|'.join(FULL_NAMES)})s?\b\s*(?:(?:,|&|-|:|\band\b|\bto\b)\s*)?){{1,7}}"
    r"[^\d\n;]{0,60}?"
    r"(?:\d{1,2}(?:[:.]\d\d|\s?[ap]\.?\s?m\b|\s?[-\u2013]|\s?to\b)|noon\b|midday\b)",
    re.IGNORECASE,
)
_TIME = r"(\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|noon\b)?|noon|midday)"
_START_AND_END = re.compile(  # "start 10am, finish 12pm", "Start time: 10am, End time: 12pm"
    rf"\bopens?(?:\s+time)?(?:\s*:|\s+at|\s+from)?\s*{_TIME}\s*[,;/-]?\s*(?:and\s+)?closes?(?:\s+time)?(?:\s*:|\s+at)?\s*{_TIME}"
    rf"|\b(?:starts?|starting|begins?|beginning)(?:\s+time)?(?:\s*:|\s+(?:promptly\s+)?at|\s+from)?\s*{_TIME}(?:\s+(?:prompt|sharp))?"
    r"\s*[,;/-]?\s*(?:and\s+)?(?:(?:we|it)\s+)?(?:ends?|ending|finish(?:es|ing)?)(?:\s+time)?(?:\s*:|\s+at)?\s*"
    rf"{_TIME}"
    rf"|(?<![\d.:-]){_TIME}\s+start\s*[,;/-]?\s*(?:and\s+)?{_TIME}\s+finish\b"
    rf"|(?<![\d.:-]){_TIME}\s+start\s*[,;/-]?\s*(?:and\s+)?finish(?:es|ing)?\s+(?:at\s+)?{_TIME}",
    re.IGNORECASE,
)
_CLOSE = 0.02  # minutes: what is lost where a part of a day is written with six digits
_LETTERS = ("M", "Tu", "W", "Th", "F", "Sa", "Su")
_LETTER = "(?:M|Tu?|W|Th|F|Sa|Su)"
_APART = re.compile(rf"(?<![\w/.]){_LETTER}(?: {_LETTER}){{1,6}}(?=:?\s+\d)")  # M W F 9am
_DASH_IN_TIME = re.compile(r"(?<![\d.:])(?<!\d-)(\d{1,2})-(00|15|30|45)(?=\s?[ap]\.?m\b)", re.IGNORECASE)  # 7-00pm
_M_W_F = re.compile(r"(?<![\w/.-])(?:M-W-F|Mon-Wed-Fri)(?![\w/.-])")
_TU_TH = re.compile(r"(?<![\w/.-])(?:TuTh|TUTH|TueThu)(?![\w/.-])(?=:?\s)")
_HOLIDAYS = re.compile(
    r"\((?:holidays|hols)\)|(?:^|(?<=[;.,] ))(?:holidays|hols)"
    r"(?=\s*[:-]\s*(?:mon|tue|wed|thu|fri|sat|sun|daily|weekdays))",
    re.IGNORECASE,
)
_IS_OF_TERM = re.compile(r"\(term|(?:^|; |\. )(?:in\s+)?(?:school\s+)?term[\s-]?time\s*[:-]", re.IGNORECASE)
_STROKES = re.compile(r"(?<!:)//")
_IS_WELSH = re.compile(
    r"\b(?:dydd|ddydd|llun|mercher|iau|gwener|sadwrn|pob|bob|bore|mis|rhwng|ar agor|ar gau|dyddiol|prynhawn|nos)\b",
    re.IGNORECASE,
)
_IN_ENGLISH = dict(zip(("llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul"), FULL_NAMES, strict=True))
_IN_ENGLISH |= {"i": "to", "a": "and", "ac": "and", "yp": "pm", "yh": "pm", "dan": "until", "yb": "am"}
_SPANISH_DAYS = ("lunes", "martes", "mi[eé]rcoles", "jueves", "viernes", "s[aá]bados?", "domingos?")
_SPANISH = re.compile(
    rf"\b(?:los\s+|cada\s+|todos\s+los\s+|(?:primer|segundo|tercer|cuarto)\s+|\d(?:ro|er|cer|do|to|o)\b|(?:{'|'.join(_SPANISH_DAYS)})\b)",
    re.IGNORECASE,
)
_IS_SPANISH = re.compile(rf"\b(?:{'|'.join(_SPANISH_DAYS)})\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2192\u2212~", "-"),
        **dict.fromkeys("\u00ad\u200b\ufeff", ""),
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
    }
)


def normal(text: str) -> str:
    """Make one plain line of a cell; a break in it becomes a semicolon.

    >>> normal("Mon 9am&ndash;1pm<br>Fri 1pm–5pm")
    'Mon 9am-1pm ; Fri 1pm-5pm'
    """
    if "<!--" in text:
        text = _COMMENT.sub(" ", text)
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "\u20ac" in text:
        text = _READ_AS_LATIN.sub("-", text)
    if "\ufffd" in text:
        text = _LOST.sub("-", text)  # 9am\ufffd5pm: a dash that was read as another code, and lost
    if "FREQ=" in text.upper():
        text = rules_in_words(text)
    if "\u00b7" in text:
        text = _DOT_BETWEEN_DAYS.sub(r"\1, ", text)
    text = _ITEM.sub(" ", text)
    if "\n" in text:
        text = _DAYS_GO_ON.sub(_joined, text)
        text = _BRACKET_LINE.sub(r" \1", text)
    text = without_cells(text)
    text = _EQUALS.sub("-", _TAG.sub(" ", _LINE.sub(" ; ", text)).translate(_PLAIN))
    if text == text.lower():
        text = _SMALL_DAY.sub(lambda match: match[0].capitalize(), text)
        text = _SMALL_LETTER.sub(lambda match: match[0].capitalize(), text)
    for slip, correction in SLIPS:
        text = slip.sub(correction, text)
    text = with_other_ends(with_other_weeks(with_whole_months(in_figures(text))))
    if _IS_OF_TERM.search(text):
        text = _HOLIDAYS.sub(
            lambda match: "(school holidays)" if match[0][0] == "(" else "school holidays", text
        )  # of the school, beside "(term time)"
    text = _TU_TH.sub("Tuesday and Thursday", text)
    text = _M_W_F.sub("Monday, Wednesday and Friday", _APART.sub(_named, text))
    if any(word in text.casefold() for word in ("start", "begin", "close")):
        text = _START_AND_END.sub(_from_start_to_end, text)
    text = _DASH_IN_TIME.sub(r"\1:\2", text)
    if ":" in text:
        text = _HALF_APART.sub(" ", text)
    if "0." in text:
        text = _PARTS.sub(_times_of_parts, text)
    if "dydd" in text.casefold():  # Mawrth alone is March
        text = _WELSH.sub(_english, text)
    if " ." in text:
        text = _SPACED_HALF.sub(r" \1.m.", text)
    if ".m." in text.casefold():
        text = _STOP_AFTER_PM.sub(". ;", text)
    return " ".join(_GLUED.sub(" ", _NEW_LINE.sub(" ; ", text)).split())


def _joined(match: re.Match[str]) -> str:
    """Give the comma alone where the line before ends with a day, but not from a day left out to one with a time."""
    before = match.string[: match.start()].casefold()
    line = before.splitlines()[-1]
    is_apart = _IS_WITHOUT.search(line) and _HAS_TIME.match(match.string, match.end())
    return ", " if before.endswith(FULL_NAMES) and not is_apart else match[0]


def _named(match: re.Match[str]) -> str:
    """Give the names of letters that are in the order of the week: "M W F" is Monday, Wednesday and Friday."""
    days = [_LETTERS.index("Tu" if letter == "T" else letter) for letter in match[0].split()]
    from_sunday = days[1:] if days[0] == _LETTERS.index("Su") else days  # "Su M T"
    is_rising = all(first < last for first, last in pairwise(from_sunday))
    return "/".join(FULL_NAMES[day].capitalize() for day in days) if is_rising else match[0]


def _from_start_to_end(match: re.Match[str]) -> str:
    lead = "at " if match.string[: match.start()].endswith("We ") else ""  # else it would be Wednesday
    return lead + "-".join(time for time in match.groups() if time)


def two_languages(text: str) -> tuple[str, str] | None:
    """Cut a line that says the same in Welsh and in English, with two strokes between; None for another.

    >>> two_languages("Pob bore Llun 10-12 // Every Monday morning 10-12")
    ('Pob bore Llun 10-12', 'Every Monday morning 10-12')
    """
    halves = [half.strip() for half in _STROKES.split(text)]
    if len(halves) != 2 or not all(halves) or not _IS_WELSH.search(halves[0]) or _IS_WELSH.search(halves[1]):
        return None
    return halves[0], halves[1]


def without_spanish(text: str) -> tuple[str, set[int]] | None:
    """Cut off the Spanish of a text that says the same in English first, with the days that it names.

    None if there is no Spanish, or it has other figures than the English.

    >>> without_spanish("Sunday, 12-2 pm Domingo, 12-2 pm"), without_spanish("Sunday, 12-2 pm Domingo, 12-3 pm")
    (('Sunday, 12-2 pm', {6}), None)
    """
    if not _IS_SPANISH.search(text):
        return None
    days = {number for number, name in enumerate(_SPANISH_DAYS) if re.search(rf"\b{name}\b", text, re.IGNORECASE)}
    match = _SPANISH.search(text) if days else None
    if match is None or not match.start():
        return None
    english, spanish = text[: match.start()].strip(), text[match.start() :]
    is_same = set(_NUMBERS.findall(english)) == set(_NUMBERS.findall(spanish))
    return (english, days) if is_same else None


def _times_of_parts(match: re.Match[str]) -> str:
    """Give the times of two parts of a day; the words as they are where one is no time of five minutes."""
    minutes = [float(part) * 1440 for part in match.groups()]
    is_time = all(abs(number - round(number / 5) * 5) < _CLOSE for number in minutes) and minutes[0] < minutes[1]
    if not is_time or len(match[0]) < len("0.375-0.5"):
        return match[0]
    return "-".join(f"{round(number) // 60:02}:{round(number) % 60:02}" for number in minutes)


def _english(match: re.Match[str]) -> str:
    return _IN_ENGLISH[(match[1] or match[2] or match[3]).casefold()]

"""What sentences say beside hours, and what is no matter of them: since when a club has been, how many there are."""

from __future__ import annotations

from fingerpost.schedule.hours.dates import MONTH
from fingerpost.schedule.hours.words.asides import DAY

_YEAR = r"(?:1[89]\d\d|20[01]\d|202[0-4])\b(?!\s?[-:/])"
_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|several|a\s+few)"
_NO_TIME = r"(?!\s?[:.]\d|\s?[ap]\.?m\b|:|\s+for\s+\d)"
_FOUNDING = r"(?:formed|founded|established|set\s+up|started|begun|began|created|opened|launched|inaugurated|born)"
_DAYS_OF = rf"(?:{DAY}|daily|weekdays?|weekends?|every|each)"
_TIME = r"(?:\d{1,2}(?:[:.][0-5]\d)?\s?(?:[ap]\.?m\b\.?)|\d{1,2}[:.][0-5]\d|(?:12\s?)?(?:noon|midday))"
_PAST = r"(?:started|began|commenced|reopened|re-opened|opened|launched|restarted|resumed|returned)"

PROSE: tuple[tuple[str, str], ...] = (
    (
        "since_year",  # "running since 1975", "was founded in 1998", "in existence since the hall opened in 1968"
        rf"\bsince\s+(?:about\s+|around\s+|at\s+least\s+)?(?:(?:early|late|{MONTH})\s+)?(?!1[89][0-5]\d){_YEAR}"
        rf"|\b(?:been|running|meeting|met|existed|going)\s+(?:(?!\b(?:{_DAYS_OF})\b)[^.;,()\d]){{0,30}}?\bsince\s+{_YEAR}"
        rf"|\b(?:(?:was|were)\s+)?(?:first\s+|originally\s+)?{_FOUNDING}\s+(?:\w+\s+){{0,3}}?(?:back\s+)?in\s+(?:(?:{MONTH})\s+)?{_YEAR}"
        rf"|\bin\s+(?:existence|operation)\s+since\b(?:(?!\b(?:{_DAYS_OF})\b)[^.;,()\d])*?\bin\s+(?:(?:{MONTH})\s+)?{_YEAR}"
        r"|\bsince\s+the\s+(?:\d{4}|\d{2}|nineteen\s+\w+|early|late|mid)[\s-]*(?:\d{2,4})?'?s\b",
    ),
    (
        "begun",  # without the year, but it has begun; the words go into the notes
        rf"\b{_PAST}\s+on\s+(?:(?:{DAY}),?\s+)?(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{MONTH})"
        rf"|(?:{MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?)\b(?!\s?[:.]\d|\s?[ap]\.?m\b|,?\s+20\d\d)",
    ),
    (
        "again",
        r"\bonce\s+(?:again|more)\b|\bfor\s+the\s+first\s+time\b|\bat\s+first\b|\b(?:going|goes?|comes?)\s+first\b",
    ),
    (
        "hours_in_all",  # "an extra five hours a week"
        rf"\b(?:an?\s+)?(?:(?:extra|additional|further|total\s+of)\s+)?(?!24\b){_NUMBER}\s+(?:extra\s+|more\s+)?hours?\s+"
        r"(?:a|per|each|every)\s+(?:week|day|month|fortnight)\b",
    ),
    (
        "how_many",  # "groups of up to 12", "a friendly group of 12 to 15 people"
        rf"\bgroups?\s+of\s+(?:up\s+to\s+|about\s+|around\s+|over\s+|some\s+|between\s+)?{_NUMBER}(?:\s*(?:-|to|or|and)\s*{_NUMBER})?\b{_NO_TIME}",
    ),
    (
        "different",  # but no "different day each week"
        rf"\b{_NUMBER}\s+(?:very\s+)?different\b(?=\s+[a-z])(?!\s+(?:days?|times?|dates?|weeks?|hours|{DAY})\b)"
        r"|\b(?:with\s+)?an?\s+(?:different|new)\s+(?:speaker|theme|topic|walk|craft|activity|subject|leader|game|film|story"
        r"|book|recipe|project|guest|menu|quiz|challenge|route)\s+(?:each|every)\s+(?:week|month|time|session|meeting)\b",
    ),
    (
        "minutes_before",  # "come a few minutes before the start", but no "10 minutes before 7pm"
        rf"\b{_NUMBER}\s+min(?:ute)?s?\s+(?:before|prior\s+to|ahead\s+of)\s+(?:the\s+|your\s+|each\s+)?"
        r"(?:starting|start|session|class|meeting|lesson|service|appointment)(?:\s+time)?\b",
    ),
    (
        "either_place",  # "either in the church or in the hall"
        rf"\beither\b(?=\s+(?:(?!\b(?:{_DAYS_OF}|mornings?|afternoons?|evenings?|noon|midday|weekly|monthly)\b)[^\d.;()])"
        rf"{{3,90}}?\bor\b(?!\s+(?:(?:on|at|in)\s+)?(?:the\s+)?(?:\d|noon|midday|(?:{_DAYS_OF}|morning|afternoon|evening|first|second"
        r"|third|fourth|last)\b)))",
    ),
    ("of_week", r"\b(?:highlight|high\s+point|best\s+part|rest)\s+of\s+(?:our|the|your|my)\s+week\b"),
    (
        "within_hours",  # "during office hours, which are Monday to Friday 9am-5pm"
        r"\bduring\s+(?:(?:the|our|its|normal|usual|\w+'s)\s+){0,3}(?:opening|office|working|business)\s+hours\b"
        rf"(?:,?\s+(?:which\s+are|of|on|from)|\s*:)?(?=\s+(?:{DAY}|weekdays)\b)",
    ),
    (
        "reduced_hours",  # and what they are now is beside it
        r"\b(?:reduced|limited|shorter|restricted)\s+(?:opening\s+)?(?:days\s+and\s+)?(?:hours|times|days)(?:\s+for\s+\w+)?"
        rf"\s*(?::|\bof\b|\bfrom\b|\bare\b)(?=\s*(?:(?:{DAY})\b|\d))",
    ),
    (
        "price_of_time",  # "£20 a year"
        r"[£$€]\s?\d+(?:[.,]\d+)?\s+(?:(?:a|per|each|every)\s+|/\s?)(?:year|month|term|half[\s-]term|annum|quarter)\b"
        r"(?:\s+(?:subscription|membership|fee)s?\b)?",
    ),
    (
        "when_there_is",
        r",\s*when\s+there\s+(?:is|are|will\s+be)\s+(?:all\s+sorts|always|also|usually|plenty|lots|many|a\s+range|tea|coffee)\b",
    ),
    (
        "other_occasions",  # besides, and nobody says when: the words go into the notes
        r"\b(?:and\s+)?(?:also\s+)?(?:as\s+well\s+as\s+)?(?:on|at)\s+(?:some\s+)?other\s+(?:occasions|times|days)\s+(?:as\s+(?:arranged|advertised|required)|for\s+\w+)\b"
        r"|\b(?:any\s+)?(?:(?:school\s+)?holiday|half[\s-]term)\s+(?:activities|sessions|events|clubs?|provision)\s+(?:will\s+be|are)\s+"
        r"(?:advertised|announced|posted|published|notified|confirmed)\b(?:\s+(?:separately|nearer\s+the\s+time))?(?=\s*(?:$|[.;)]))"
        r"|\b(?:and|but)\s+(?:is|are)\s+(?:self-service|unstaffed)\s+at\s+(?:all\s+)?other\s+times\b",
    ),
    (
        "moved_when",  # "except when there is a competition, when it moves to the third Saturday"
        rf"\bexcept\s+when\b(?:(?!\b(?:{DAY}|{MONTH}|terms?|holidays?|weeks?)\b)[^.;()\d]){{1,60}}?,?\s+when\s+it\s+(?:moves|is\s+moved)\s+to\s+"
        rf"(?:the\s+)?(?:\d(?:st|nd|rd|th)|first|second|third|fourth|last|next|following)\s+(?:{DAY})\b"
        r"|\bunless\s+(?:they|it|this|that)\s+(?:coincides?|falls?|clash(?:es)?)\s+(?:with|on)\s+an?\s+(?:bank|public)\s+holiday\b",
    ),
    ("allowed", r"\bmay\s+(?:also\s+)?(?:enrol|enroll|register)\b|\bmay\s+(?:also\s+)?attend\b(?=\s*(?:$|[.;,)]))"),
    ("season_runs", rf"\b(?:(?:the|our)\s+)?(?:season|programme)\s+(?:runs|is|lasts|goes)(?=\s+from\s+(?:{MONTH})\b)"),
    (
        "book_by",  # until when one may, and no time to come
        r"\b(?:please\s+)?(?:book|pre-?book|order|reserve|reply|rsvp|sign\s+up|let\s+us\s+know)\b"
        rf"(?:(?!\b(?:{DAY}|to|and)\b)[^.;,()\d]){{0,30}}?\b(?:by|before|no\s+later\s+than)\s+"
        rf"(?:{_TIME}\s+(?:on\s+)?(?:the\s+)?(?:(?:previous|preceding)\s+)?(?:{DAY})|(?:the\s+)?(?:(?:previous|preceding)\s+)?(?:{DAY})"
        rf"(?!\s+(?:from|at)\b|\s*\d)|{_TIME}(?=\s+the\s+(?:day|week)\b))"
        rf"(?:\s+(?:the\s+(?:day|week)\s+)?(?:before|prior|beforehand)\b)?",
    ),
    (
        "varies_then",
        r"\b(?:(?:(?:opening\s+)?(?:times?|hours)|days|these|this|it)\s+)?(?:may|might|can|could|will)\s+(?:also\s+)?(?:vary|change|differ|be\s+(?:different|reduced))\s+(?:during|in|over|at|on)\s+(?:the\s+)?"
        rf"(?:school\s+holidays?|half[\s-]terms?|bank\s+holidays?|holidays|summer|winter|christmas|easter|term[\s-]?time)\b(?!\s*[(:,-]?\s*(?:from\s+|between\s+)?(?:{MONTH})\b)",
    ),
    ("it_begins", r"\b(?:it|they)\b(?=\s+(?:starts?|begins?|runs?|opens?|meets?|lasts?)\b)"),
    ("limited_to", rf"\blimited\s+to\b(?=\s+(?:{DAY})\b)"),
    ("look_after", r"\blook(?:s|ing)?\s+after\b"),
    (  # "one on Tuesday and a third on Friday"
        "another_one",
        r"\ba\s+(?:second|third|fourth)\b(?=\s+(?:(?:one|class|session|group|meeting)\s+)?(?:on|at|is)\b)",
    ),
    (
        "hoped_for",  # and may never be
        r"\bhopes?\s+to\s+(?:be\s+)?(?:re-?start|resume|re-?open|return|start|begin|open|launch|run|hold|offer)(?:ing)?\b",
    ),
    ("retail_till", r"\b(?:retail|shop|cash)\s+till\b"),
    (
        "before_doing",  # "before cooking lunch together"
        r"\bbefore\s+(?!starting|beginning|opening|closing|finishing|ending|leaving|meeting|evening|morning)[a-z]{3,}ing\b"
        r"(?!\s+(?:at\s+|from\s+)?\d)",
    ),
    (
        "next_date",  # beside a rule for the days of the month, which says it too
        rf"(?:,\s*)?(?:\b(?:and|with)\s+)?\b(?:our|the)\s+next\s+(?:session|meeting|one|date|event|walk|clinic)\s+"
        rf"(?:(?:is|will\s+be|being|takes\s+place|on)\s+)*(?:(?:{DAY}),?\s+)?(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{MONTH})"
        rf"|(?:{MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?)\b(?=\s*(?:$|[.;)]))",
    ),
    ("while_open", r"\bwhen\s+the\s+(?:[a-z]+\s+){1,3}is\s+open\b(?=\s*(?:$|[.;,)]))"),
)
PROSE_WORDS = (
    *("since_year", "again", "hours_in_all", "how_many", "different", "minutes_before", "either_place", "of_week"),
    *(
        "price_of_time",
        "when_there_is",
        "allowed",
        "book_by",
        "look_after",
        "another_one",
        "retail_till",
        "before_doing",
    ),
)
PROSE_NOTES = ("varies_then", "begun", "reduced_hours", "other_occasions", "moved_when", "while_open")

"""What words that take a time away look like: closed, except, no longer, not yet, only during something."""

from __future__ import annotations

from fingerpost.schedule.hours.dates import MONTH
from fingerpost.schedule.hours.words.asides import DAY
from fingerpost.schedule.hours.words.bar import BAR_A_DAY, UNCLEAR_BAR

OF_WEEK = r"\s+(?:on\s+)?(?:the\s+)?(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|last)\b"  # before a day
# "Every Sunday but the fifth"
_BUT_A_WEEK = (
    rf"(?:(?<=every day )|(?<=each day )|(?<=daily ))but(?=\s+(?:{DAY})\b)"
    r"|(?:(?<=day )|(?<=days ))but(?=\s+(?:the\s+)?(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|last)\b)"
)
_NONE_THAT_DAY = r"(?<=day: )no\s+(?:mass|services?|clinics?|market)(?=\s*(?:$|[.;,]))"  # "Monday: no Mass."
TAKEN_AWAY: tuple[tuple[str, str], ...] = (
    (
        "no_more",  # what was, is not yet, or is not for visitors
        r"\b(?:prior\s+to|before)\s+(?:the\s+)?(?:suspension|closure|pandemic|lockdown|covid(?:-19)?)\b(?:\s*:.*)?"
        # one day, and not each week: "live this Wednesday 7.30pm", but not "this Wednesday group"
        rf"|(?<!on )\bthis\s+(?:coming\s+|next\s+|bank\s+holiday\s+)?(?:{DAY})(?<!days)"
        r"(?=\s*(?:$|[.;,)!:-]|\d|(?:at|from|we|in|with|and|the|until|night|(?:morning|afternoon|evening)\b(?!\s+[a-z]))\b))"
        r"|\b(?:tonight|tomorrow)\b(?!\s+only)"
        rf"|\bno\s+longer\b|\bnot\s+(?:every|each|always)\b|\bnot\s+all\s+(?=(?:{DAY})\b)|\bused\s+to\s+(?:be|meet|run|open)\b|\bnot\s+(?:yet|currently|available)\b|\bon\s+hold\b"
        r"|\b(?:staff|deliver(?:y|ies))\s+(?:only|training|meetings?)\b|\bprivate\s+(?:hire|bookings?|sessions?|events?|functions?)\b",
    ),
    (
        "no_such",
        rf"\bno\s+(?:walk[\s-]?ins?|drop[\s-]?ins?|services?(?!{OF_WEEK})|access|intakes?|new|food|meals?|lunch|visitors|public)\b",
    ),
    (
        "more_to_come",
        r"\b(?:will|shall)\s+also\s+(?:be\s+)?(?:run|running|held|meet|meeting|open|happen|take\s+place)\b",
    ),
    (
        "columns",  # of a file: "Friday,7:00pm,9:00pm" may be two services, or from one to the other
        r"(?<=day),(?=\d{1,2}[:.][0-5]\d\s?(?:[ap]m)?,\d{1,2}[:.][0-5]\d\s?(?:[ap]m)?(?:$|,))",
    ),
    (
        "houses_or_hours",  # "Tuesdays 9-11 Mill Avenue": neighbours on one side of a street have such numbers
        r"(?:(?<=day )|(?<=days )|(?<=mon )|(?<=tue )|(?<=tues )|(?<=wed )"
        r"|(?<=thu )|(?<=thurs )|(?<=fri )|(?<=sat )|(?<=sun ))"
        r"(?:1-3|3-5|5-7|7-9|9-11|11-13),?\s+(?:(?-i:[A-Z])[\w']*\s+){1,3}"
        r"(?:street|road|lane|avenue|drive|crescent|terrace|grove)\b",
    ),
    ("only_during", rf"\bduring\s+(?:the\s+)?(?!(?:{MONTH}|school|term)\b)[^.;,()]{{1,40}}\bonly\b"),
    (
        "about_month",
        rf"\b(?:mid|early|late|(?:the\s+)?(?:beginning|middle|end|start)\s+of)[\s-]+(?:{MONTH})\b(?!\.?,?\s+20\d\d)",
    ),
    (
        "opens_in",
        rf"\b(?:resum(?:es?|ing)|re-?start(?:s|ing)?|return(?:s|ing)?|back)\s+(?:again\s+)?(?:in\s+|from\s+|on\s+)?(?:{MONTH})\b"
        rf"|\b(?:resum(?:es?|ing)|re-?start(?:s|ing)?|re-?commenc(?:es?|ing))\s+(?:on\s+)?(?:(?:{DAY})\s+)?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH})\b"
        rf"|\b(?:re-?)?(?:open(?:s|ing)?|start(?:s|ing)?|begin(?:s|ning)?|launch\w*)\s+in\s+(?:{MONTH})\b",
    ),
    (
        "closed",
        rf"\b(?:closed(?:\s*-\s*00?:00|\s+to\s+(?:the\s+)?public)?|close(?=\s+(?:on\s+)?(?:{DAY})\b)|{_NONE_THAT_DAY}|closes|closing|shut|(?<!the\s)dark(?=\s*:?\s*(?:in\s+)?(?:{MONTH})\b)|not\s+open|no\s+(?:session|meeting|club|group|class)s?|no\s+(?:confession|mass|clinic|rehearsal|market)(?:e?s)?(?=\s+(?:on\s+)?(?:{DAY})\b)|no\s+services?(?={OF_WEEK})|closure)\b"
        r"|(?-i:(?<=\bMo )|(?<=\bTu )|(?<=\bWe )|(?<=\bTh )|(?<=\bFr )|(?<=\bSa )|(?<=\bSu ))off\b(?=\s*(?:[;,]|$))",
    ),
    (
        "except",
        rf"\b(?:with\s+the\s+exceptions?\s+of|outside(?:\s+of)?(?=\s+(?:school\s+)?terms?\b)|(?:without|minus|barring)(?=\s+(?:{DAY})\b)|{BAR_A_DAY}|unless(?:\s+(?:it|that|this)(?:\s+is|'s|\s+falls\s+on))?(?:\s+(?:on\s+)?an?)?(?=\s+(?:bank|public)\s+holiday\b)|expect(?=\s+(?:in\s+|for\s+)?(?:{MONTH})\b)|except(?:ing)?(?:\s+for)?|excl(?:udes?|uding|\.)?|excludes?|exc\.?|ex\.?(?=\s+(?:{MONTH}|{DAY}|bank|public|BHs?|school|term)\b)|apart\s+from|other\s+than|{_BUT_A_WEEK}|but\s+"
        r"not|not|never|no)(?!\w)",
    ),
    ("unclear_bar", UNCLEAR_BAR),
)

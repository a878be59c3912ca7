"""Other words for the choices of a field, yes and no in other words, and lists written as one text."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from fingerpost.reading.schemas import Schema
from fingerpost.reading.suggest import nearest

# By field: what people type, as a pattern for the whole of it, and the choice it means.
_MEANT: dict[str, dict[str, str]] = {
    "support": {
        r"(?:1|one)[\s:/-]*(?:(?:2|to|on)[\s-]*)?(?:1|one)|121|buddy|buddying|buddied|accompanied": "one-to-one",
        r"sign ?post(?:ing|ed|s)?|information": "signpost",
        r"support(?:ive)?|help(?:ed)?": "supported",
    },
    "how": {
        r"(?:by |on the )?(?:tele)?phone(?: call)?|phoned|ringing|rang|rung|call|called|by telephone": "phone",
        r"(?:by |an )?e-?mail(?:ed)?|wrote|written": "email",
        r"in person|visited|went|face to face|saw them": "visit",
        r"(?:the |their )?(?:web|web ?page|web ?site|site|online|internet|facebook)|looked online": "website",
        r"(?:the |by the )?(?:group|organiser|they told us|told)": "group",
    },
    "ways": {
        r"(?:just )?(?:turn|come|show|walk)(?:ing)? ?(?:up|in|along)": "drop-in",
        r"no (?:need to )?book(?:ing)?(?: (?:needed|required))?": "drop-in",
        r"book(?:ing|ed)?(?: (?:online|ahead|needed|required|in advance))?": "book",
        r"self[ -]?refer(?:ral)?": "self-referral",
        r"(?:gp |doctor |professional )?referr?(?:al|ed)?(?: only)?": "professional-referral",
        r"(?:by )?(?:tele)?phone|ring|call|by phone": "phone",
        r"(?:by )?e-?mail": "email",
        r"online|web|on ?line form": "website",
        r"members?(?: only)?|join|subscription": "membership",
    },
    "state": {
        r"(?:some )?(?:spaces|places|room|yes|available|not full)": "open",
        r"wait(?:ing)?[ -]?list(?:ed)?|wait": "waiting-list",
        r"full(?: up)?|no (?:spaces|places|room)|closed|no": "full",
        r"(?:on )?(?:hold|pause|break)|stopped|suspended": "paused",
    },
    "kind": {
        r"paid|pay|charge|charged|charges|fee|fees|ticket|tickets|set|price": "fixed",
        r"pay (?:what|as) you (?:can|like|want|feel|wish)|pwyc": "pay-what-you-can",
        r"free of charge|no charge|nothing|nil|none": "free",
        r"donations?(?: welcome)?|by donation|voluntary|contribution": "donation",
        r"depends|various|variable|different|range|from": "varies",
    },
    "per": {
        r"(?:per |each |a )?(?:person|head|time|go|visit|entry|adult)|each|one": "visit",
        r"(?:per |each |a )?(?:class|lesson|meeting|session)": "session",
        r"(?:per |each |a )?week|weekly": "week",
        r"(?:per |each |a )?month|monthly": "month",
        r"(?:per |each |a )?(?:term|half[ -]term|course)|termly": "term",
        r"(?:per |each |a )?(?:year|annum)|annual(?:ly)?|yearly": "year",
    },
    "bank_holidays": {
        r"n|no|false|none|shut|not open|off": "closed",
        r"y|yes|true|on|as usual|runs": "open",
        r"unknown|not sure|maybe|tbc|\?": "ask",
    },
}
_YES = re.compile(r"(?:y|yes|yep|yeah|true|ok|on|x|✓|✔|tick|1|yes[ ,!.].*|yes please|full|fully)")
_NO = re.compile(r"(?:n|no|nope|none|not|false|off|0|✗|✘|no[ ,!.].*|never)")
_PARTLY = re.compile(
    r"(?:part|partly|partial|partially|some|somewhat|sort of|mostly|limited|half|in part|true-?ish|yes-?ish)"
)
_JOINTS = re.compile(r"\s*(?:[,;|>/+•\n])+\s*")
_AND = re.compile(r"\s*(?:[,;|>/&+•\n]|\band\b)+\s*")  # "arts and crafts" may be one id
_MOST = 200  # characters: beyond that it is no list of words


def choice_for(field: str, value: str) -> str:
    """The choice of a field that somebody meant, or "".

    >>> choice_for("support", "1-2-1"), choice_for("how", "rang"), choice_for("per", "each")
    ('one-to-one', 'phone', 'visit')
    """
    text = " ".join(value.casefold().split())
    return next((choice for pattern, choice in _MEANT.get(field, {}).items() if re.fullmatch(pattern, text)), "")


def answer_line(field: str, value: str) -> str:
    """The line for an access feature that is answered in words other than yes, no and ask.

    >>> answer_line("step_free_entrance", "Y")
    'step_free_entrance: yes'
    >>> answer_line("answer", "partial")
    'answer: ask and note: "...", with what there is in place of the dots'
    """
    text = value.strip().casefold()
    if _PARTLY.fullmatch(text):
        note = '"...", with what there is in place of the dots'
        return (
            f"answer: ask and note: {note}"
            if field == "answer"
            else f"{field}: {{answer: ask, note: {note[:5]}}}{note[5:]}"
        )
    answer = yes_or_no(text) or "ask"
    return f"{field}: {answer}" + ("" if yes_or_no(text) else ", until somebody knows")


def yes_or_no(value: str) -> str:
    """The one of the two that was meant, or "".

    >>> yes_or_no("Y"), yes_or_no("nope"), yes_or_no("maybe")
    ('yes', 'no', '')
    """
    text = value.strip().casefold()
    return "yes" if _YES.fullmatch(text) else "no" if _NO.fullmatch(text) else ""


def language_code(value: str) -> str:
    """The code of a language from its English name, or from a code in capitals; "" when there is none.

    >>> language_code("English"), language_code("BSL"), language_code("PL"), language_code("Elvish")
    ('en', 'bfi', 'pl', '')
    """
    text = value.strip().casefold()
    return _codes().get(text) or (text if text in _codes().values() else "")


@cache
def _codes() -> dict[str, str]:
    names = {name.casefold(): key for key, name in Locale("en").languages.items() if len(key) <= 3}
    signs = {"bsl": "bfi", "british sign language": "bfi", "irish sign language": "isg"}
    return names | signs


def list_line(field: str, value: str, schema: Schema) -> str:
    """A list of ids, choices or languages that was written as one text, corrected; "" if it is not one.

    >>> ids = {"items": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}}
    >>> list_line("categories", "arts > Talking cafe", ids)
    'categories: [arts, talking-cafe]'
    """
    parts = items_of(field, value, schema.get("items", {}))
    return f"{field}: [{', '.join(parts)}]" if parts else ""


def items_of(field: str, value: str, items: Schema) -> list[str]:
    """The things that a text names, each as it must be written; [] if one of them is not clear."""
    if not 0 < len(value) <= _MOST:
        return []
    choices = [str(choice) for choice in items.get("enum", ())]
    pattern = str(items.get("pattern", ""))
    joints = _AND if choices or field == "languages" else _JOINTS
    parts = [part for part in joints.split(value.strip("[] ")) if part]
    if choices:
        values = [nearest(part, choices) or choice_for(field, part) for part in parts]
    elif field == "languages":
        values = [language_code(part) for part in parts]
    elif pattern.startswith("^[a-z0-9]+("):
        values = ["-".join(re.findall("[a-z0-9]+", part.casefold())) for part in parts]
    else:
        return []
    return list(dict.fromkeys(values)) if all(values) else []

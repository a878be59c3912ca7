"""Words in a text that may be a value: step-free, free, women only. Proposals for a person to confirm, never facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

MOST = 20  # proposals of one record; as the schema has it

# What turns a phrase round, or into a question, in the words just before or after it.
_DOUBT_BEFORE = re.compile(
    r"\b(?:no|not|isn't|is not|without|unfortunately|never|limited|lacks?|don't have|hopes? to|if|sugar|gluten|smoke|"
    r"drug|alcohol|dairy|nut|feel|toll|hands|pain|stress|for)(?:[\s-]+\w+){0,2}[\s-]*\Z",
    re.IGNORECASE,
)
_DOUBT_AFTER = re.compile(
    r"\A[\s,-]*(?:is |are )?"
    r"(?:not|unavailable|to|of (?!charge)|from|up|time|spaces?|range|flow|parking|wi-?fi|school meals)\b",
    re.IGNORECASE,
)
_DOUBT_IN_SENTENCE = re.compile(  # "Hearing loop broken at present", "Step-free access is planned for 2027"
    r"\b(?:broken|not (?:yet )?work\w*|out of (?:order|use|action)|planned|coming|will be|"
    r"to be (?:installed|fitted|added)|"
    r"being (?:repaired|installed|fitted|built)|under repair|limited|difficult|tricky|poor|closed|temporarily|soon|"
    r"available from|from 20\d\d)\b",
    re.IGNORECASE,
)
_REACH = 40  # characters of the same sentence
# What may be said of an activity or a place: field, value, and how people say it. Before that, what is in every such
# saying, in small letters: most texts have none of it, and are not looked at more closely.
_ACCESS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "access.step_free_entrance",
        "yes",
        ("step", "access", "wheelchair", "ramp"),
        (
            r"step[\s-]free(?: access| entrance| entry)?",
            r"level access",
            r"wheelchair[\s-](?:access(?:ible)?|friendly)",
            r"(?:fully )?accessible (?:building|venue|entrance)",
            r"ramped? (?:access|entrance)",
        ),
    ),
    (
        "access.step_free_entrance",
        "no",
        ("wheelchair", "step"),
        (r"(?:not|no) (?:wheelchair[\s-]access(?:ible)?|step[\s-]free(?: access)?)",),
    ),
    (
        "access.accessible_toilet",
        "yes",
        ("accessible", "disabled", "wheelchair"),
        (r"(?:accessible|disabled|wheelchair) (?:toilets?|loos?|wc|facilities)",),
    ),
    ("access.changing_places", "yes", ("changing places",), (r"changing places(?: toilet)?",)),
    ("access.hearing_loop", "yes", ("loop",), (r"(?:hearing|induction|t)[\s-]loop",)),
    ("access.lift", "yes", ("lift",), (r"(?:a |there is a )lift(?: to (?:all|the) \w+)?", r"lift access")),
    (
        "access.blue_badge_parking",
        "yes",
        ("disabled", "blue badge"),
        (r"(?:disabled|blue badge) (?:parking|bays?|spaces?)",),
    ),
    ("access.parking_nearby", "yes", ("park",), (r"(?:free |on-?site |ample )parking", r"car park")),
    ("access.baby_changing", "yes", ("baby",), (r"baby[\s-]chang(?:e|ing)(?: facilities)?",)),
)
# What may be said of an activity only.
_OTHERS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("access.bsl", "yes", ("bsl", "british sign"), (r"BSL(?: interpreter)?", r"british sign language")),
    (
        "cost.kind",
        "free",
        ("free", "no charge"),
        (
            r"free of charge",
            r"free (?:entry|admission|to (?:attend|join|all))",
            r"(?:it's|it is|sessions? (?:is|are)|is|are|all|completely|totally) free",
            r"no charge",
            r"(?<=[.,:;!] )free(?=[.,;!])",
            r"free (?:session|class|event|activity|drop-in|group|advice|service|course|club)s?",
        ),
    ),
    (
        "cost.kind",
        "donation",
        ("donation",),
        (r"(?:by |voluntary |suggested |small )?donations?(?: welcome| only| requested)?",),
    ),
    (
        "who.for",
        "women",
        ("women", "woman", "ladies", "female"),
        (r"(?:wom[ae]n|ladies|female)[\s-]only", r"only (?:for|open to) women", r"for women(?! (?:and|&|or) men)"),
    ),
    ("who.for", "men", ("men",), (r"men[\s-]only", r"only (?:for|open to) men", r"for men(?! (?:and|&|or) women)")),
    ("who.for", "carers", ("carer",), (r"for (?:unpaid |family )?carers", r"carers'? (?:group|cafe|support)")),
    (
        "who.for",
        "people-with-dementia",
        ("dementia",),
        (r"dementia[\s-]friendly", r"(?:people )?(?:living )?with dementia"),
    ),
    (
        "who.for",
        "older-people",
        ("over ", "aged ", "for older"),
        (r"(?:over|aged) (?:50|55|60|65)s?(?: and over|\+)?", r"for older people"),
    ),
    (
        "join.ways",
        "drop-in",
        ("drop", "just turn", "no need", "no book", "no appoint"),
        (
            r"drop[\s-]?in",
            r"just turn up",
            r"no need to book",
            r"no (?:booking|appointment) (?:needed|required|necessary)",
        ),
    ),
    (
        "join.ways",
        "book",
        ("book",),
        (
            r"booking (?:is )?(?:essential|required|necessary|recommended)",
            r"(?:must|please) book(?: ahead| in advance)?",
            r"pre-book(?:ing)?",
        ),
    ),
    (
        "join.ways",
        "professional-referral",
        ("refer",),
        (r"(?:by |gp |professional )referral (?:only|from|by|required|is needed)", r"must be referred"),
    ),
    ("join.ways", "self-referral", ("refer",), (r"self[\s-]refer(?:rals?)?",)),
    (
        "first_visit.companion",
        "ask",
        ("carer", "companion"),
        (r"(?:carers?|companions?) (?:go |get in |come )?(?:free|welcome)",),
    ),
)
SAYINGS = [
    (field, value, signs, re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE), kinds)
    for group, kinds in ((_ACCESS, ("activity", "place")), (_OTHERS, ("activity",)))
    for field, value, signs, phrases in group
]
_NEGATIVE = ("no",)


def words_that_may_be_values(texts: Any, kind: str, data: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """What the texts of a row may be saying, as field, value and the words; only for fields that the record has not.

    Args:
        texts: A text, or a list of them.
        kind: Of the record.
        data: The record as it is so far.
    """
    pairs: set[tuple[str, str]] = set()
    for text in map(str, texts if isinstance(texts, list) else [texts]):
        folded = text.casefold()
        for field, value, signs, words, kinds in SAYINGS:
            for sign in signs:
                if sign in folded:
                    break
            else:
                continue
            if kind not in kinds or (field, value) in pairs or _has(data, field):
                continue
            match = next(
                (match for match in words.finditer(text) if value in _NEGATIVE or _is_plain(match, text)),
                None,
            )
            if match and len(pairs) < MOST:
                pairs.add((field, value))
                yield {"field": field, "value": value, "words": " ".join(match[0].split())}


def _is_plain(match: re.Match[str], text: str) -> bool:
    """Whether nothing just before or after a phrase takes it back: "no step-free access", "gluten free"."""
    before = re.split(r"[.!?;:\n]", text[max(0, match.start() - 60) : match.start()])[-1]
    after = text[match.end() : match.end() + _REACH]
    sentence = re.split(r"[.!?;:\n]", after)[0]
    return (
        not _DOUBT_BEFORE.search(before) and not _DOUBT_AFTER.match(after) and not _DOUBT_IN_SENTENCE.search(sentence)
    )


def _has(data: Mapping[str, Any], field: str) -> bool:
    value: Any = data
    for step in field.split("."):
        if not isinstance(value, Mapping) or step not in value:
            return False
        value = value[step]
    return True

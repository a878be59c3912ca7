"""Words that say a time is not exact, or does not always apply: "usually", "about 7pm", "times vary".

The times beside them are read as written, and the words go into the notes of the session, where every visitor sees
them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from fingerpost.schedule.hours.words.kinds import Kind, Token

LONGEST = 200  # characters of a note, as the schema has it
# Whom to ring is no matter of hours, and may be private; what is kept of a cell is in a public file.
REACH = re.compile(r"\S+@\S+|(?:\+\d|\(?\b0)[\d\s()-]{8,14}\d\b")
_TIMES = frozenset({Kind.CLOCK, Kind.NUMBER, Kind.DAY_AND_NIGHT})
_NEXT = frozenset({*_TIMES, Kind.LUNCH, Kind.ORDINAL, Kind.FROM, Kind.BETWEEN, Kind.DAYS, Kind.EVERY})
_BREAKS = frozenset({Kind.STOP, Kind.OPENS, Kind.CLOSES, Kind.COMMA})
_STAY = frozenset({Kind.DAYS, Kind.AND, Kind.TO, Kind.DASH, Kind.SLASH, Kind.VARIES})

# What an answer without any day or time is made of.
_SILENT = frozenset(
    (
        *(Kind.WORDS, Kind.NOISE, Kind.VAGUE, Kind.CAVEAT, Kind.NEARLY, Kind.VARIES, Kind.COMMA, Kind.STOP),
        *(Kind.OPENS, Kind.CLOSES, Kind.DASH, Kind.SLASH, Kind.AND, Kind.TO, Kind.FROM, Kind.UNTIL),
        *(Kind.ONLY, Kind.ALSO, Kind.EXCEPT, Kind.LENGTH),
    )
)
_SILENT_WORDS = frozenset(("tbc", "tba", "tbd", "date", "dates"))
_ARRANGED = re.compile(
    r"\b(?:call|contact|phone|ring|e-?mail|text|message)\b[^.;()\d]{0,40}\b(?:to\s+(?:arrange|schedule|set\s+up)|(?:for|to\s+(?:make|book))\s+an?\s+"
    r"app(?:oin)?tm?e?n?t)\b|\bas\s+(?:needed|required|arranged)\b|\bwhen\s+(?:needed|required|requested)\b|\bby\s+invitation\b",
    re.IGNORECASE,
)

_PART_OF_DAY = re.compile(
    r"\d{1,2}(?:[:.][0-5]\d)?\s?[ap]\.?\s?m\b|(?<![\w.])[ap]\.?m\b|(?<![\d£$€.:])\d{1,2}:[0-5]\d(?!\d)|\b(?:noon|midday|midnight)\b"
    r"|\b(?:mornings?|afternoons?|evenings?|lunch\s?times?|tea\s?times?|day-?time|after\s+(?:school|work|lunch|dark)"
    r"|nightly|overnight|(?:every|each)\s+night)\b",
    re.IGNORECASE,
)


def says_none(tokens: Sequence[Token]) -> bool:
    """Whether a text says no day and no time: "Ring for details", "Times vary"."""
    return all(token.kind in _SILENT or token.text.casefold() in _SILENT_WORDS for token in tokens)


def is_arranged(plain: str) -> bool:
    """Whether such a text says that one arranges a time."""
    return bool(_ARRANGED.search(REACH.sub("", plain)))


def without_caveats(tokens: Sequence[Token]) -> tuple[list[Token], list[str]]:
    """Take such words out, and give them.

    What a text says about the times that vary goes with the word: "Times vary in the school holidays" is one remark.
    """
    if not any(token.kind in (Kind.CAVEAT, Kind.NEARLY, Kind.VARIES) for token in tokens):
        return list(tokens), []
    rest: list[Token] = []
    caveats: list[str] = []
    for is_break, group in groupby(tokens, key=lambda token: token.kind in _BREAKS):
        part = list(group)
        if not is_break and any(token.kind is Kind.VARIES for token in part):
            caveats += [token.text for token in part if token.kind is Kind.VARIES]
            if not any(token.kind in _TIMES for token in part):
                part = [token for token in part if token.kind in _STAY]
        rest += part
    plain: list[Token] = []
    for at, token in enumerate(rest):
        if token.kind is Kind.NEARLY:
            is_caveat = _is_of_time(rest, at)
            caveats += [token.text] if is_caveat else []
            plain += [] if is_caveat else [Token(Kind.WORDS, token.text)]
        elif token.kind is Kind.CAVEAT:
            caveats.append(token.text)
        else:
            plain.append(token)
    return plain, caveats


def _is_of_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is beside a time: "about 7pm", "7pm ish", and not "talks about birds"."""
    follows = next((token for token in tokens[at + 1 :] if token.kind is not Kind.NOISE), None)
    before = next((token for token in tokens[:at][::-1] if token.kind is not Kind.NOISE), None)
    if tokens[at].text.casefold().startswith("ish") or tokens[at].text.casefold() == "approx":
        skipped = (Kind.NOISE, Kind.COMMA, Kind.OPENS, Kind.STOP)
        before = next((token for token in tokens[:at][::-1] if token.kind not in skipped), None)  # "10am-12pm (approx)"
        return any(token is not None and token.kind in _NEXT for token in (before, follows))
    return follows is not None and follows.kind in _NEXT


def says_part_of_day(plain: str) -> bool:
    """Whether a text says a time or a part of the day, which a session without a time has lost.

    >>> says_part_of_day("Monday - art group a.m."), says_part_of_day("Quiz night, Mondays")
    (True, False)
    """
    return bool(_PART_OF_DAY.search(REACH.sub("", plain)))


def note_of(plain: str, caveats: Sequence[str] = ()) -> str:
    """Give the words as a note of a session; of a text that is too long, those around the first that was said.

    >>> note_of("Usually Tuesdays, 10am-12pm. Ring 01632 960123")
    'In their words: Usually Tuesdays, 10am-12pm. Ring …'
    """
    words = " ".join(REACH.sub("\u2026", plain.replace(" ; ", "; ")).split()).strip(" ;")
    note = f"In their words: {words}"
    if len(note) <= LONGEST:
        return note
    room = LONGEST - len("In their words: \u2026\u2026")
    at = max(words.find(caveats[0]), 0) if caveats else 0
    if at + len(caveats[0] if caveats else "") > room:
        first = max(at - room // 2, 0)
        words = "\u2026" + words[first:].partition(" ")[2]
    return f"In their words: {words[: room + 1].rsplit(' ', 1)[0]}\u2026"

"""What a cell of hours says beside days and times: "Monday evenings", "10-11 (babies)". It goes into the notes."""

from __future__ import annotations

import re
from dataclasses import replace

from fingerpost.exchange.tables.values.clean_values import ImportNote
from fingerpost.records.shorten import shorten
from fingerpost.schedule.hours.caveats import REACH, note_of
from fingerpost.schedule.hours.read import Reading

_MOST = 12  # words that are shown to visitors; more is a description
_SHOWN = 60
ADDS_NOTHING = frozenset(
    """at class classes hours in meeting meetings meets on only opening open session sessions the time times
    we""".split()  # noqa: SIM905
)
TO_REACH = re.compile(  # whom to ask may be private
    r"\b(?:ask|call|contact|e-?mail|mobile|mob|phone|ring|tel|telephone|text|whatsapp)\b|@|\d{5}", re.IGNORECASE
)


def with_words_beside(text: str, reading: Reading) -> tuple[Reading, ImportNote | None]:
    """The reading of a cell with the words that are no days and times in the notes of its sessions, and a remark.

    Only where all of its days and times were read: elsewhere the whole cell is named.
    """
    words = [word for word in reading.words if word.casefold() not in ADDS_NOTHING]
    if not words or not reading.is_whole or not reading.sessions:
        return reading, None
    shown = shorten(REACH.sub("…", " ".join(text.split())), _SHOWN)
    if len(words) > _MOST or TO_REACH.search(text):
        return reading, ImportNote(
            code="hours-words",
            message=f"{shown} says more than days and times. The words are on no page.",
            hint="They are in the record, under imported. Write what a visitor needs into its notes.",
        )
    note = note_of(text)
    sessions = tuple(session if "notes" in session else {**session, "notes": note} for session in reading.sessions)
    return replace(reading, sessions=sessions), ImportNote(
        code="hours-words",
        message=f"{shown} says more than days and times. The words are in the notes.",
        hint="Shorten the notes to what a visitor needs.",
    )

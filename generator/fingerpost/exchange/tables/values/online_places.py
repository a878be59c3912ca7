"""A meeting on the internet in a column of places: "Online (Zoom)" says how people meet, and is no place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from fingerpost.exchange.tables.mapping_rules import Spec, columns_in
from fingerpost.exchange.tables.rows.row_reader import RowReader, Value

_PROGRAM = (
    r"zoom|(?:ms|microsoft) teams|google ?(?:meet|hangouts?)|skype|web-?ex|go ?to ?meeting|jitsi|facebook live|youtube|"
    r"whats ?app"
)
_ONLINE = rf"(?:on-?line|virtual(?:ly)?|ar-lein|over the internet|on the internet|{_PROGRAM})"
# "Teams" alone may be the part of Gateshead.
_BESIDE = (
    r"(?:held|meets?|meetings?|events?|sessions?|class(?:es)?|groups?|only|teams|live|video|calls?|conference|links?|on|"
    r"via|by|over|through|using|with|and|or|the|a|an|currently|at present|tbc)"
)
_IS_ONLINE = re.compile(rf"(?:(?:{_BESIDE}|{_ONLINE})(?:[\s,()/&:;.–-]+|\Z))+", re.IGNORECASE)
_NAMED = re.compile(rf"\b{_ONLINE}(?!\w)", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:zoom\.us|teams\.(?:microsoft|live)\.com|meet\.google\.com)/", re.IGNORECASE)
_WHERE = ("place", "area", "online", "phone")
_NAMING_FIELDS = ("name", "address", "town")


@lru_cache(maxsize=4096)
def is_online(text: str) -> bool:
    """Whether words in a column of places say that people meet on the internet, and no more.

    >>> is_online("Online (Zoom)"), is_online("Zoom"), is_online("Online via Teams")
    (True, True, True)
    >>> is_online("Teams Community Hall"), is_online("Teams"), is_online("Online and Village Hall")
    (False, False, False)
    """
    bare = text.strip(" ().,")
    return _NAMED.search(bare) is not None and _IS_ONLINE.fullmatch(bare) is not None


def online_words(
    specs: Mapping[str, Spec], fields: Mapping[str, Value], own: Mapping[str, Spec]
) -> Callable[[RowReader], str]:
    """Gives the words of a row that say so where the name, the address or the town of a place should be; "" if none do.

    Args:
        specs: What the mapping says of each field of the place.
        fields: The same, ready to be worked out.
        own: The columns of the mapping.
    """
    naming = [name for name in _NAMING_FIELDS if name in fields]
    columns = tuple(dict.fromkeys(column for name in naming for column in columns_in(specs[name], own)))
    is_written_there = any(_NAMED.search(str(specs[name])) for name in naming)

    def words(reader: RowReader) -> str:
        if not is_written_there and not any(_NAMED.search(reader.cell(column)) for column in columns):
            return ""  # of nearly every row, and a value takes longer to work out
        texts = (_text_of(fields[name](reader)) for name in naming)
        return next((text for text in texts if text and is_online(text)), "")

    return words


def _text_of(value: Any) -> str:
    return ", ".join(str(part) for part in value if part) if isinstance(value, list) else str(value or "")


def hold_online(data: dict[str, Any], words: str) -> None:
    """Say it in the sessions of an activity: with its web address, where it has one, and with the words.

    Links into a meeting are for those who have been asked, so they are not taken.
    """
    website = str(data.get("contact", {}).get("website", ""))
    for session in data.setdefault("sessions", []) or [{"repeats": "unknown"}]:
        if session.keys().isdisjoint(_WHERE):
            if website and not _MEETING.search(website):
                session["online"] = website
            session["notes"] = ". ".join(part for part in (words, session.get("notes", "")) if part)
        if session not in data["sessions"]:
            data["sessions"].append(session)

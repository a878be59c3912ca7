"""A line that takes texts in a list: the word to send it, and whether it answers day and night."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from fingerpost.records.telephone import Telephone, read_telephone

# The word is in capitals or in quotes, so that "Text us to 85258" has none.
_WORD = (
    r"(?:(?:the )?(?i:word) )?"
    r"""(?:["'“‘]\s?(?P<quoted>[A-Za-z][A-Za-z0-9]{0,14})\s?["'”’]|(?P<plain>[A-Z][A-Z0-9]{1,14}))"""
)
_NUMBER = r"(?P<number>[0-9]{5,7}|[0-9]{2,3} [0-9]{3}(?: [0-9]{2})?)(?![0-9/])"
_TEXT = re.compile(rf"\b(?i:text|txt|sms|send|tecstiwch)\s+{_WORD}\s+(?i:to|i)\s+{_NUMBER}")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_ALWAYS = re.compile(
    r"\b24 ?/ ?7\b(?! ?[0-9])|\b24[ -]?(?:hours?|hrs?)\b(?! (?:of|before|notice|in advance))|\bday (?:and|or) night\b",
    re.IGNORECASE,
)


def word_to_text(text: str, country: str) -> str:
    """The word and the number as a record has them, where a cell says to text the one to the other; "" if it does not.

    >>> word_to_text("Free: text HERON to 85258, day or night", "GB")
    'HERON to 85258'
    >>> word_to_text("Text us on 85258", "GB")
    ''
    """
    match = _TEXT.search(text)
    number = read_telephone(match["number"], country) if match else None
    if match is None or not isinstance(number, Telephone) or not number.is_for_texts:
        return ""
    return f"{(match['quoted'] or match['plain']).upper()} to {number.printed}"


def without_word(text: str) -> str:
    """What else such a cell says."""
    return _TEXT.sub(" ; ", text)


def is_always_answered(text: str) -> bool:
    """Whether a cell says beside a number that it answers day and night: "24/7"."""
    return _ALWAYS.search(text) is not None


def without_always(text: str) -> str:
    """A cell without "24/7", whose figures are of no number."""
    return " ".join(_ALWAYS.sub(" ", text).split())


def fit_texts(data: dict[str, Any], cells: Iterable[str], country: str) -> None:
    """Take a number that takes no calls as one for texts, and one beside another that a cell says to send a word to.

    Where only a text of the record says the word for that number, the word is taken from there.
    """
    contact = data.get("contact", {})
    if not isinstance(contact, dict):
        return  # a mapping makes a word of it, which is named
    number = read_telephone(str(contact.get("phone", "")), country) if contact.get("phone") else None
    if not contact.get("text"):
        if isinstance(number, Telephone) and number.is_for_texts:
            contact["text"] = contact.pop("phone")
        elif line := next((line for cell in cells if (line := word_to_text(cell, country))), ""):
            contact["text"] = line
    if not contact.get("text"):
        return
    for sentence in _sentences_of(data):
        line = word_to_text(sentence, country)
        if line and line.endswith(f" to {contact.get('text')}"):
            contact["text"] = line
            return


def say_always(data: dict[str, Any], cells: Iterable[str], country: str) -> None:
    """Say day and night of what has no other times, where a cell of its number does, or a sentence about its text."""
    sessions, contact = data.get("sessions", []), data.get("contact", {})
    line = str(contact.get("text", "")) if isinstance(contact, dict) else ""
    about_line = (each for each in _sentences_of(data) if line and word_to_text(each, country) == line)
    if any(not isinstance(each, dict) or each.get("repeats") != "unknown" for each in sessions) or not any(
        map(is_always_answered, (*cells, *about_line))
    ):
        return
    data["sessions"] = [{"phone": True, "repeats": "weekly", "days": list(_DAYS), "from": "00:00", "to": "24:00"}]


def _sentences_of(data: dict[str, Any]) -> list[str]:
    texts = (data.get("summary"), data.get("description"), data.get("join", {}).get("steps"))
    return [sentence for text in texts if text for sentence in _SENTENCE_END.split(str(text))]

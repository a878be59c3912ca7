"""What may be chosen in a cell, in the language of the site: the workbook shows it, and an import recognises it.

In between, a cell has the same value as its record, so a workbook in any language is compared with the records in the
same way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from fingerpost.exchange.workbook.cells import IN_FILE, Cell
from fingerpost.exchange.workbook.columns import Column, Form
from fingerpost.language import ENGLISH, Language
from fingerpost.language.mark import mark

# Each value that the schemas let one choose, as a translator reads it.
WORDS: Mapping[str, str] = {
    "anyone": mark("anyone"),
    "april": mark("April"),
    "ask": mark("ask"),
    "august": mark("August"),
    "book": mark("book"),
    "by-arrangement": mark("by arrangement"),
    "by-hand": mark("by hand"),
    "cafe": mark("cafe"),
    "charity": mark("charity"),
    "cic": mark("community interest company"),
    "closed": mark("closed"),
    "co-operative": mark("co-operative"),
    "community-centre": mark("community centre"),
    "community-group": mark("community group"),
    "company": mark("company"),
    "council": mark("council"),
    "dates": mark("on certain dates"),
    "december": mark("December"),
    "donation": mark("donation"),
    "drop-in": mark("drop in"),
    "email": mark("by email"),
    "faith-group": mark("faith group"),
    "february": mark("February"),
    "fifth": mark("fifth"),
    "first": mark("first"),
    "fixed": mark("fixed price"),
    "fourth": mark("fourth"),
    "free": mark("free of charge"),
    "friday": mark("Friday"),
    "full": mark("full"),
    "geocoder": mark("geocoder"),
    "gp": mark("GP"),
    "gp-practice": mark("GP practice"),
    "group": mark("by the group itself"),
    "hall": mark("hall"),
    "health-professional": mark("health professional"),
    "hospital": mark("hospital"),
    "january": mark("January"),
    "july": mark("July"),
    "june": mark("June"),
    "last": mark("last"),
    "leisure-centre": mark("leisure centre"),
    "library": mark("library"),
    "list": mark("from a list"),
    "link-worker": mark("link worker"),
    "march": mark("March"),
    "may": mark("May"),
    "membership": mark("membership"),
    "monday": mark("Monday"),
    "month": mark("month"),
    "monthly": mark("monthly"),
    "museum-or-theatre": mark("museum or theatre"),
    "nhs": mark("NHS"),
    "no": mark("no"),
    "november": mark("November"),
    "nurse": mark("nurse"),
    "october": mark("October"),
    "office": mark("office"),
    "once": mark("once"),
    "one-to-one": mark("one to one"),
    "open": mark("open"),
    "other": mark("another kind"),
    "outdoors": mark("outdoors"),
    "paused": mark("paused"),
    "pay-what-you-can": mark("pay what you can"),
    "pays": mark("pays"),
    "phone": mark("by phone"),
    "place-of-worship": mark("place of worship"),
    "police": mark("police"),
    "postcode": mark("postcode"),
    "professional-referral": mark("referral by a professional"),
    "pub": mark("pub"),
    "saturday": mark("Saturday"),
    "school": mark("school"),
    "second": mark("second"),
    "self-referral": mark("self-referral"),
    "september": mark("September"),
    "session": mark("session"),
    "shop": mark("shop"),
    "signpost": mark("signpost"),
    "social-worker": mark("social worker"),
    "some-weeks": mark("some weeks, ask which"),
    "sunday": mark("Sunday"),
    "supported": mark("supported"),
    "term": mark("term"),
    "third": mark("third"),
    "thursday": mark("Thursday"),
    "tuesday": mark("Tuesday"),
    "unknown": mark("not known"),
    "varies": mark("varies"),
    "visit": mark("visit"),
    "waiting-list": mark("waiting list"),
    "website": mark("website"),
    "wednesday": mark("Wednesday"),
    "week": mark("week"),
    "weekly": mark("weekly"),
    "year": mark("year"),
    "yes": mark("yes"),
}
_BETWEEN = re.compile(r"([;\n,])")
_NOTE = re.compile(r"\s*[:;,.(–—-]")


def words_of(language: Language) -> dict[str, str]:
    """What each value is called in a language; a value that it has no word for is not in it."""
    if language is ENGLISH:
        return {}
    by_value = {value: " ".join(language.text(words).split()) for value, words in WORDS.items()}
    in_file = {IN_FILE: language.text(IN_FILE).strip()}
    return {value: word for value, word in (by_value | in_file).items() if word and word != WORDS.get(value, IN_FILE)}


def choices_in(column: Column) -> tuple[str, ...]:
    """The values that a column lets one choose."""
    return column.choices or (("yes", "no") if column.form is Form.YES_NO else ())


def words_in(column: Column, words: Mapping[str, str]) -> dict[str, str]:
    """The words of a language for the values of a column; none that could be confused with another."""
    choices = choices_in(column)
    by_value = {value: words[value] for value in choices if value in words and not _BETWEEN.search(words[value])}
    times = Counter(by_value.get(value, value).casefold() for value in choices)
    return {value: word for value, word in by_value.items() if times[word.casefold()] == 1}


def say(column: Column, cell: Cell, by_value: Mapping[str, str]) -> Cell:
    """A cell as the workbook has it."""
    if not by_value or not isinstance(cell, str):
        return cell
    if column.form is Form.ANSWER:
        answer, colon, note = cell.partition(":")
        return f"{by_value.get(answer, answer)}{colon}{note}"
    if column.form is Form.WORDS:
        return "; ".join(by_value.get(part, part) for part in cell.split("; "))
    return by_value.get(cell, cell)


def values_in(column: Column, languages: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The values that words mean in a column, in any of the languages: the word, in lower case, and its value."""
    choices = choices_in(column)
    values: dict[str, str] = {}
    for words in languages:
        if IN_FILE in words:
            values[words[IN_FILE].casefold()] = IN_FILE
        for value, word in words_in(column, words).items():
            if word.casefold() not in choices:  # what is written in English is meant in English
                values.setdefault(word.casefold(), value)
    return values


def read(column: Column, cell: Cell, values: Mapping[str, str]) -> Cell:
    """A cell as its record would say it; words that are not in the list stay."""
    if not values or not isinstance(cell, str):
        return cell
    text = cell.strip()
    if column.form is Form.ANSWER:
        for word in sorted(values, key=len, reverse=True):
            rest = text[len(word) :]
            if text[: len(word)].casefold() == word and (not rest or _NOTE.match(rest)):
                return values[word] + rest
        return cell
    if column.form is Form.WORDS:
        parts = _BETWEEN.split(text)
        return "".join(_with_same_spaces(part, values) for part in parts)
    return values.get(text.casefold(), cell)


def _with_same_spaces(part: str, values: Mapping[str, str]) -> str:
    word = part.strip()
    return part.replace(word, values[word.casefold()]) if word.casefold() in values else part

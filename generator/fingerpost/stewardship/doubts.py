"""What an import was not sure of, and wrote beside the record for a person to say: hours, categories, proposals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fingerpost.checks.references import UNCATEGORISED
from fingerpost.reading.layout import FOLDERS
from fingerpost.records.vocabulary import Vocabulary
from fingerpost.schedule.hours.read import read_hours
from fingerpost.stewardship.files_of_records import CannotChange, RecordFile, files_of

# 09:00 - 05:00: an afternoon, typed as it is said.
_RANGE = re.compile(r"\b([01]?\d)([:.][0-5]\d) ?(-|–|to) ?(0?[1-9]|1[01])([:.][0-5]\d)\b(?! ?[ap]\.?m)")
_BARE = re.compile(  # 7-8, of which both have the same half of the day
    r"(?<![\d:.])(\d{1,2}(?:[:.][0-5]\d)?) ?(-|–|to) ?(\d{1,2}(?:[:.][0-5]\d)?)(?![\d:.]| ?(?:[ap]\.?m|noon))",
    re.IGNORECASE,
)
_BARE_TIME = re.compile(r"(?<![\d:.])(\d{1,2}[:.][0-5]\d)(?![\d:.]| ?(?:[ap]\.?m|noon))", re.IGNORECASE)
_OF_ALL = ("place", "area", "online", "phone", "cost")  # of the first session, kept beside hours that are new


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that can be given by its number."""

    words: str
    value: Any


@dataclass(frozen=True, slots=True)
class Doubt:
    """One value to choose."""

    file: RecordFile
    name: str  # of the record
    what: str  # hours, category or proposal
    path: str  # of the words, in the record
    words: str  # of the source
    now: str  # what the record says as it is
    choices: tuple[Choice, ...] = field(default=())


def doubts_in(assets: Path, vocabulary: Vocabulary) -> Iterator[Doubt]:
    """Every doubt of every record that can be read, in order of kind and id.

    Args:
        assets: The folder of records.
        vocabulary: For the names of categories.
    """
    for kind in FOLDERS:
        for file in files_of(assets, kind):
            if b"imported:" not in file.path.read_bytes():
                continue
            try:
                values = file.values()
            except CannotChange:
                continue  # check says why
            yield from _doubts_of(file, values, vocabulary)


def _doubts_of(file: RecordFile, values: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Doubt]:
    about = values.get("imported")
    if not isinstance(about, Mapping):
        return
    name = str(values.get("name", file.id))
    if isinstance(words := about.get("hours"), str) and _is_doubtful(words):
        choices = tuple(_readings(words))
        yield Doubt(file, name, "hours", "imported.hours", words, say_sessions(values.get("sessions")), choices)
    if values.get("categories") == [UNCATEGORISED]:
        theirs = about.get("categories")
        theirs = ", ".join(map(str, theirs)) if isinstance(theirs, list) else ""
        yield Doubt(file, name, "category", "categories", theirs, "no category yet", tuple(_near(theirs, vocabulary)))
    proposals = about.get("proposed")
    for number, proposal in enumerate(proposals if isinstance(proposals, list) else ()):
        if isinstance(proposal, Mapping) and {"field", "value"} <= proposal.keys():
            words = f"{proposal['field']}: {proposal['value']}"
            yield Doubt(
                file,
                name,
                "proposal",
                f"imported.proposed.{number}",
                str(proposal.get("words", "")),
                str(values["name"]) if proposal["field"] == "name" and "name" in values else "nothing",
                (Choice(words, (str(proposal["field"]), proposal["value"])),),
            )


def _is_doubtful(words: str) -> bool:
    reading = read_hours(words)
    return not reading.is_whole or bool(reading.assumed)


def _readings(words: str) -> Iterator[Choice]:
    """What a person may have meant who wrote 09:00 - 05:00, or 7-8: in the morning, or in the evening."""
    meant = [_RANGE.sub(_in_the_afternoon, words)]
    if read_hours(words).on_days:
        ranges = [_BARE.sub(rf"\1{half} \2 \3{half}", words) for half in ("am", "pm")]
        meant += [_BARE_TIME.sub(rf"\1{half}", text) for half, text in zip(("am", "pm"), ranges, strict=True)]
    for text in dict.fromkeys(meant):
        if text != words and (reading := read_hours(text)).is_whole:
            yield Choice(say_sessions(reading.sessions), list(reading.sessions))


def _in_the_afternoon(match: re.Match[str]) -> str:
    starts, ends = int(match[1]), int(match[4])
    later = ends + 12 if ends <= starts < ends + 12 else ends
    return f"{match[1]}{match[2]}{match[3]}{later}{match[5]}"


def _near(theirs: str, vocabulary: Vocabulary) -> Iterator[Choice]:
    """The categories that share a word with what the list says."""
    wanted = _words(theirs)
    for category in vocabulary.categories.values():
        if category.id != UNCATEGORISED and wanted & _words(" ".join((category.name, *category.words))):
            yield Choice(category.name, category.id)


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[^\W\d_]{4,}", text.casefold())}


def say_sessions(sessions: Any) -> str:
    """Sessions in a few words, for a person who compares: monday, tuesday 10:00 to 12:00."""
    return "; ".join(_say(session) for session in sessions or () if isinstance(session, Mapping)) or "nothing"


def _say(session: Mapping[str, Any]) -> str:
    repeats = str(session.get("repeats", ""))
    if repeats == "unknown":
        return "times that nobody knows"
    weeks, days = (", ".join(map(str, session.get(name, ()))) for name in ("weeks", "days"))
    times = " to ".join(str(session[name]) for name in ("from", "to") if session.get(name))
    named = {"repeats", "weeks", "days", "from", "to", *_OF_ALL}
    rest = ", ".join(f"{name} {value}" for name, value in session.items() if name not in named)
    days = f"some of {days}" if repeats == "some-weeks" and days else days
    return " ".join(part for part in (weeks, days or repeats, times, rest and f"({rest})") if part)


def beside_hours(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the first session of a record says besides times, which also applies to new hours."""
    sessions = values.get("sessions")
    first = sessions[0] if isinstance(sessions, list) and sessions else {}
    return {name: first[name] for name in _OF_ALL if isinstance(first, Mapping) and name in first}

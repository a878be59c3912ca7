"""Take out of every message what must not be shown, because a report may be as public as a page.

Each check reports what it found without repeating it, but others look at the same record, and name it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from fingerpost.checks.fields import Texts, kind_of, texts_of
from fingerpost.checks.personal_reach import MAILBOX
from fingerpost.checks.sensitive import addresses_of
from fingerpost.checks.withhold import HELD, WHERE, WHOLE
from fingerpost.records.directory import Directory, Record
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem

NOT_SHOWN = "(not shown)"
_SHORTEST = 4  # characters: less than that is in nearly every sentence


def without_held_values(directory: Directory, problems: Sequence[Problem]) -> list[Problem]:
    """The problems, without anything held back or secret in their messages."""
    silent = [problem for problem in problems if not problem.quote]
    secret = [record for record in directory.places.values() if directory.is_sensitive(record)]
    if not silent and not secret:
        return list(problems)
    records = {
        record.file: record
        for kind in (directory.activities, directory.groups, directory.places)
        for record in kind.values()
    }
    hidden: dict[str, dict[str, str]] = defaultdict(dict)  # by file: each value, and what is written instead
    for problem in silent:
        if (record := records.get(problem.span.file)) is not None:
            hidden[record.file] |= dict(_values(record, problem))
    for place in secret:  # it has no page, and its name and its town are nowhere
        hidden[place.file] |= dict(_all_of(place))
    writers = {file: writer for file, values in hidden.items() if (writer := _writer(values))}
    everywhere = _writer({value: NOT_SHOWN for values in hidden.values() for value in values if _is_telling(value)})
    return [_without(problem, writers, everywhere) for problem in problems]


def _without(
    problem: Problem, writers: dict[str, Callable[[str], str]], everywhere: Callable[[str], str] | None
) -> Problem:
    message, hint = problem.message, problem.hint
    used = [writers[file] for file in writers if file == problem.span.file or file in message]
    for write in (*used, *((everywhere,) if everywhere else ())):
        message, hint = write(message), write(hint)
    if (message, hint) == (problem.message, problem.hint):
        return problem
    return replace(problem, message=message[:1].upper() + message[1:], hint=hint[:1].upper() + hint[1:])


def _writer(values: dict[str, str]) -> Callable[[str], str] | None:
    long = sorted((value for value in values if len(value) >= _SHORTEST), key=len, reverse=True)
    if not long:
        return None
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, long))})(?!\w)")
    return lambda text: pattern.sub(lambda match: values[match[0]], text)


def _is_telling(value: str) -> bool:
    """Whether a value can hardly be meant by anything else, in the message of another record."""
    return " " in value or "@" in value or any(map(str.isdigit, value))


def _values(record: Record, problem: Problem) -> Iterator[tuple[str, str]]:
    """What must not be repeated because of one problem, and what is written instead."""
    if not problem.code.startswith(HELD):
        # It points at what it found, and does not say in which field that is.
        at = [*texts_of(record), *addresses_of(record), *_contact(record)]
        yield from _instead(record, (entry for entry in at if record.spans[entry[0]] == problem.span))
    elif problem.field == WHOLE:
        yield from _all_of(record)
    elif problem.field == WHERE:
        yield from _instead(record, _where(record))
    else:
        value: Any = record
        for name in problem.field.split("."):
            value = value[int(name)] if isinstance(value, tuple) else getattr(value, name)
        yield from _instead(record, [(problem.field, value)] if isinstance(value, str) else [])


def _all_of(record: Record) -> Iterator[tuple[str, str]]:
    texts = texts_of(record)
    yield from _instead(record, (*texts, *_mailboxes(texts), *addresses_of(record), *_contact(record), *_where(record)))


def _mailboxes(texts: Texts) -> list[tuple[str, str]]:
    """A message about a link may have the mailbox alone, as it would be written rightly."""
    return [(path, match[0]) for path, text in texts for match in MAILBOX.finditer(unquote(text))]


def _contact(record: Record) -> list[tuple[str, str]]:
    contact = record.contact
    return [("contact.phone", contact.phone), ("contact.text", contact.text), ("contact.email", contact.email)]


def _where(record: Record) -> list[tuple[str, str]]:
    if not isinstance(record, Place):
        return []
    return [*((f"address.{number}", line) for number, line in enumerate(record.address)), ("postcode", record.postcode)]


def _instead(record: Record, values: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for path, value in values:
        if value and path not in ("id", "former_ids"):
            yield value, f"this {kind_of(record)}" if path == "name" else NOT_SHOWN

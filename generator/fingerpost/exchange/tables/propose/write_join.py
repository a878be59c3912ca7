"""How people join or get in touch: what is written of phones, web pages, and columns on booking and referral."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.headings import plain
from fingerpost.exchange.tables.propose.mixed_contacts import WAYS, Mixed, mixed_contacts
from fingerpost.exchange.tables.propose.more_links import books, for_referrers, for_visitors
from fingerpost.exchange.tables.propose.yaml_lines import first_of, list_of, quoted, with_reason

_YES, _NO = ("yes", "y", "true"), ("no", "n", "false", "not required", "not needed")
# What a bare yes and a bare no mean below a heading on how to join.
_ANSWERS = {
    re.compile(r"\bself\b"): ("You can refer yourself.", ""),
    re.compile(r"\breferr?"): ("You need to be referred.", "You do not need to be referred."),
    re.compile(r"\bdrop in\b"): ("Just drop in.", ""),
    re.compile(r"\b(?:book|regist|sign ?up|appl)"): ("Please book first.", "There is no need to book."),
}


def join_lines(draft: Draft) -> Iterator[str]:
    """The ways to get in touch, and what to do."""
    mixed = mixed_contacts(draft)
    kinds = [role for role in WAYS if draft.all(role) or (mixed and role in mixed.kinds)]
    ways = [_way(draft, role, mixed) for role in kinds]
    if not ways and draft.answers.contact:
        ways.append("website")
    columns = draft.all("join")
    steps = [column for column in columns if column.contents.share("yes_no") < 0.6]
    others = [column for column in columns if column not in steps]
    for column in [*others, *(column for column in steps if _has_answers(column) and _meanings(column))]:
        ways.insert(0, f"{{when: {{{quoted(column.name)}: [yes, y, true, '1', x]}}, then: {_way_of_yes(column)}}}")
    pages = [column for column in for_visitors(draft) if books(column) or not kinds]
    for column in reversed(pages or (for_referrers(draft) if not kinds else [])):
        # Whether or not somebody has said yet how else people get in touch: what is shown below is what comes in.
        ways.insert(0, f"{{when: {{{quoted(column.name)}: filled}}, then: {_way_of_page(column)}}}")
    if not ways and not steps:
        return
    yield "join:"
    if ways:
        yield with_reason("  ways:", "how people can get in touch")
        for way in ways:
            yield f"    - {way}"
    if steps:
        yield with_reason(f"  steps: {first_of([_steps(draft, column) for column in steps])}", draft.why("join"))
    if pages := for_referrers(draft):
        url = first_of([quoted(as_gap(column.name)) for column in pages])
        yield with_reason(f"  referral: {{url: {url}}}", "its heading is about referring somebody")


def _way_of_page(column: Column) -> str:
    return "self-referral" if "self" in plain(column.heading).split() else "book"


def _way_of_yes(column: Column) -> str:
    words = plain(column.heading)
    if "self" in words:
        return "self-referral"
    if "referral" in words:
        return "professional-referral"
    return "drop-in" if "drop in" in words else "book"


def _has_answers(column: Column) -> bool:
    """Whether some cells say yes or no, and nothing more."""
    return any(cell.casefold().strip() in (*_YES, *_NO) for cell in column.contents.cells)


def _meanings(column: Column) -> tuple[str, str] | None:
    return next((words for heading, words in _ANSWERS.items() if heading.search(plain(column.heading))), None)


def _steps(draft: Draft, column: Column) -> str:
    """The words of a column on how to join; a bare yes or no below "Booking" as a person would say it."""
    text = draft.text(column)
    if _has_answers(column):
        for cells, words in zip((_YES, _NO), _meanings(column) or ("", ""), strict=True):
            answer = quoted(words) if words else '""'
            text = f"{{when: {{{quoted(column.name)}: {list_of(cells)}}}, then: {answer}, otherwise: {text}}}"
    return text


def _way(draft: Draft, role: str, mixed: Mixed | None) -> str:
    """A way to get in touch, where one of its columns is filled."""
    also = [mixed.way(role)] if mixed and role in mixed.kinds and mixed.column not in draft.all(role) else []
    none = "".join(f"{quoted(own.name)}: empty, " for own in draft.own_contacts)
    ways = [
        f"{{when: {{{none if draft.of_hall(column) else ''}{quoted(column.name)}: filled}}, then: {role}}}"
        for column in draft.contacts(role)
        if not mixed or column is not mixed.column or role in mixed.kinds
    ] + also
    return ways[0] if len(ways) == 1 else f"{{first_of: [{', '.join(ways)}]}}"

"""What a proposal changes, for somebody who has never seen a file of records: words, before and after, and pictures.

Everything that somebody else wrote is escaped, so that GitHub neither renders it nor notifies anybody.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from fingerpost.language.counted import counted
from fingerpost.publish.card_picture import card_picture
from fingerpost.records.escaping import plain_of, visible
from fingerpost.stewardship.what_changes import RecordChange, WhatChanges

MARK = "<!-- what changes for the reader -->"
LONGEST = 60_000  # characters: GitHub takes 65,536 in a comment
MANY = 50  # records: more than a person changes in an evening
_MOST_NAMED = 20
_STATES = {
    "new": "A new page",
    "changed": "A page changes",
    "closed": "Something has ended: its page stays, and says so",
    "deleted": "A record is deleted",
    "unreadable": "A record that has an error: nobody would see the change",
}


def as_markdown(changes: WhatChanges, pictures_at: str = "") -> str:
    """For the pull request.

    Args:
        changes: All of them.
        pictures_at: Where the pictures of ``pictures`` will be, with a slash at the end; "" for none.
    """
    head = list(_head(changes))
    parts = ["\n".join(_record(change, pictures_at)) for change in changes.records]
    while sum(map(len, (*head, *parts))) > LONGEST and parts:
        parts.pop()
    rest = len(changes.records) - len(parts) + changes.more
    foot = ["", f"{counted(rest, 'more record is', 'more records are')} not shown here."] if rest else []
    return "\n".join([MARK, *head, *parts, *foot, *_others(changes)]) + "\n"


def as_text(changes: WhatChanges) -> str:
    """For a terminal."""
    lines: list[str] = []
    for change in changes.records:
        lines.append(f"{_STATES[change.state]}: {change.name} {change.address}".rstrip())
        lines += [f"  {caution}" for caution in change.cautions]
        lines += [f"  {fact.label}: {fact.before or 'nothing'} -> {fact.after or 'nothing'}" for fact in change.facts]
    lines += [f"Would lead nowhere: {address}" for address in changes.lost]
    total = len(changes.records) + changes.more
    lines.append(f"{counted(total, 'record')}, {counted(len(changes.others), 'other file')}.")
    return "\n".join(map(visible, lines))


def as_json(changes: WhatChanges) -> str:
    """For other programs."""
    return json.dumps(asdict(changes), indent=2, ensure_ascii=False, default=str)


def pictures(changes: WhatChanges) -> Iterator[tuple[str, str]]:
    """Name and text of each picture: the cards of activities, as far as they differ."""
    for change in changes.records:
        before, after = change.cards
        if before != after:
            for card, name, caption in ((before, "before", "Before"), (after, "after", "After")):
                if card is not None:
                    yield f"{change.id}-{name}.svg", card_picture(card, caption)


def _head(changes: WhatChanges) -> Iterator[str]:
    yield "## What changes for the reader"
    yield ""
    total = len(changes.records) + changes.more
    if changes.lost:
        yield f"{counted(len(changes.lost), 'address', 'addresses')} that people have on paper would lead nowhere:"
        yield from ("", *(f"- {plain_of(address)}" for address in changes.lost[:_MOST_NAMED]))
        yield from ("", "Do not accept it like this: rename or close the record instead.", "")
    else:
        yield from ("No address that people have on paper would die.", "")
    if total > MANY:
        yield from (f"It changes {total:,} records at once. Ask why before you accept it.", "")
    if not total:
        yield from ("No page of a record changes.", "")


def _record(change: RecordChange, pictures_at: str) -> Iterator[str]:
    where = f" ({plain_of(change.address)})" if change.address else ""
    yield f"### {plain_of(change.name)}{where}"
    yield from ("", f"{_STATES[change.state]}.", "")
    for caution in change.cautions:
        yield from (f"> **Look at this first.** {caution}", "")
    before, after = change.cards
    if pictures_at and before != after:
        shown = [name for card, name in ((before, "before"), (after, "after")) if card is not None]
        yield " ".join(f"![The card {name}]({pictures_at}{change.id}-{name}.svg)" for name in shown)
        yield ""
    if change.facts and change.state != "deleted":
        yield "| | before | after |"
        yield "| --- | --- | --- |"
        for fact in change.facts:
            yield f"| {plain_of(fact.label)} | {plain_of(fact.before) or '–'} | {plain_of(fact.after) or '–'} |"
        yield ""
    elif change.has_more:
        yield from ("Something that the words above do not tell: look at **Files changed**.", "")


def _others(changes: WhatChanges) -> Iterator[str]:
    if changes.others:
        yield ""
        words = counted(len(changes.others), "file that is no record changes", "files that are no records change")
        yield f"{words}: {', '.join(plain_of(name) for name in changes.others[:_MOST_NAMED])}"

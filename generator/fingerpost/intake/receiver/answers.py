"""What to write to whoever sent something: ready to be copied into an e-mail, for an editor to read over."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.edition import addresses
from fingerpost.intake.proposed_change import ProposedChange
from fingerpost.intake.receiver.inbox import Entry, in_groups
from fingerpost.intake.submission import Want
from fingerpost.records.settings import Settings


def say_accepted(entry: Entry, changes: Sequence[ProposedChange], settings: Settings) -> str:
    """The answer to what was taken, with the address of the page and what was left out."""
    change = changes[-1]
    page = settings.site.rstrip("/") + addresses.of_record(change.kind, change.id)
    begin = {
        Want.ADD: f"{change.name} will be in {settings.title} when the site is next made, usually by tomorrow: {page}",
        Want.RIGHT: f"We have noted that everything about {change.name} is still right: {page}",
        Want.ENDED: f"We have noted that {change.name} has ended. Its page says so: {page}",
        Want.CHANGE: f"We have changed the entry of {change.name}. You will see it by tomorrow: {page}",
    }[change.want]
    left_out = [line for each in changes for line in each.not_taken]
    parts = ["Thank you for writing to us.", begin]
    if left_out:
        parts.append("\n".join(["We did not take all of it:", *(f"- {line}" for line in left_out)]))
    parts.append("If something is not right, or changes later, use “Change this entry” on that page.")
    return _signed(entry, parts, settings)


def say_noted(entry: Entry, settings: Settings) -> str:
    """The answer to somebody who looked for something in vain."""
    thanks = "Thank you for writing to us. We have noted what you looked for: it shows us what is missing here."
    return _signed(entry, [thanks], settings)


def say_declined(entry: Entry, reason: str, settings: Settings) -> str:
    """The answer to what was not taken, with the reason that the editor gave."""
    parts = ["Thank you for writing to us. We have read what you sent, and have not put it into the directory."]
    if reason:
        parts.append(reason)
    parts.append("If you see it differently, or something has changed, answer this message.")
    return _signed(entry, parts, settings)


def _signed(entry: Entry, parts: Sequence[str], settings: Settings) -> str:
    signature = [settings.editors.name or "The editors", settings.title]
    return "\n\n".join(["Hello,", *parts, "\n".join(signature), f"(Your receipt: {in_groups(entry.receipt)})"])

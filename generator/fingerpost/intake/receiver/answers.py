"""What to write to whoever sent something: to be copied into an email, for an editor to read over.

It is in the site's first language, as the form was. What was left out, and why, is for editors first and in English.
"""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.edition import addresses
from fingerpost.intake.proposed_change import ProposedChange
from fingerpost.intake.receiver.inbox import Entry, in_groups
from fingerpost.intake.submission import Want
from fingerpost.language import Language
from fingerpost.records.settings import Settings


def say_accepted(entry: Entry, changes: Sequence[ProposedChange], settings: Settings, language: Language) -> str:
    """The answer to what was taken, with the address of the page and what was left out."""
    change, text = changes[-1], language.text
    page = settings.site.rstrip("/") + addresses.of_record(change.kind, change.id)
    gaps = {"name": change.name, "page": page, "site": settings.title}
    begin = {
        Want.ADD: text("{name} will be in {site} when the site is next made, usually by tomorrow: {page}", **gaps),
        Want.RIGHT: text("We have noted that everything about {name} is still right: {page}", **gaps),
        Want.ENDED: text("We have noted that {name} has ended. Its page says so: {page}", **gaps),
        Want.CHANGE: text("We have changed the entry of {name}. You will see it by tomorrow: {page}", **gaps),
    }[change.want]
    left_out = [line for each in changes for line in each.not_taken]
    parts = [text("Thank you for writing to us."), begin]
    if left_out:
        parts.append("\n".join([text("We did not take all of it:"), *(f"- {line}" for line in left_out)]))
    parts.append(text("If something is not right, or changes later, use “Change this entry” on that page."))
    return _signed(entry, parts, settings, language)


def say_noted(entry: Entry, settings: Settings, language: Language) -> str:
    """The answer to somebody who looked for something in vain."""
    noted = language.text("We have noted what you looked for: it shows us what is missing here.")
    return _signed(entry, [f"{language.text('Thank you for writing to us.')} {noted}"], settings, language)


def say_declined(entry: Entry, reason: str, settings: Settings, language: Language) -> str:
    """The answer to what was not taken, with the reason that the editor gave."""
    text = language.text
    read = text("We have read what you sent, and have not put it into the directory.")
    parts = [f"{text('Thank you for writing to us.')} {read}"]
    if reason:
        parts.append(reason)
    parts.append(text("If you see it differently, or something has changed, answer this message."))
    return _signed(entry, parts, settings, language)


def _signed(entry: Entry, parts: Sequence[str], settings: Settings, language: Language) -> str:
    text = language.text
    signature = [settings.editors.name or text("The editors"), settings.title]
    receipt = text("(Your receipt: {receipt})", receipt=in_groups(entry.receipt))
    return "\n\n".join([text("Hello,"), *parts, "\n".join(signature), receipt])

"""What a professional asks about an activity: who may refer, for whom, how, and what they hear afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.asking import say_ask
from fingerpost.edition.wording.contacts import Link, web_link
from fingerpost.edition.wording.joining import say_capacity, say_referrers
from fingerpost.edition.wording.plain_text import in_a_row, stopped
from fingerpost.language import mark
from fingerpost.records.activity import Activity
from fingerpost.records.parts import Contact, Referral

SUPPORT_LEVELS = {
    "signpost": mark("Signposting: the person goes by themselves."),
    "supported": mark("Supported: somebody helps the person to take the first step."),
    "one-to-one": mark("One to one: the person sees the same worker each time."),
}
# What a link worker asks in each case, so that a gap is said and not left to be guessed.
LABELS = {
    "criteria": mark("Who it is for"),
    "how": mark("How to refer"),
    "what_happens": mark("What happens next"),
    "feedback": mark("What you hear afterwards"),
}


@dataclass(frozen=True, slots=True)
class ReferralAnswer:
    """One thing that a professional asks."""

    name: str
    words: str
    own: bool = False  # the record's own words, in its own language


@dataclass(frozen=True, slots=True)
class ForProfessionals:
    """The block for professionals on the page of an activity."""

    answers: tuple[ReferralAnswer, ...]
    form: Link | None
    unknown: str  # "how to refer and what happens next"; "" where all is known
    ask: str


def for_professionals(edition: Edition, activity: Activity, contact: Contact) -> ForProfessionals | None:
    """What the record says to professionals; None if it says no more to them than to everybody."""
    referral = activity.join.referral
    if referral is None and activity.support in ("", "signpost"):
        return None
    language = edition.language
    answers = [*_referral(edition, referral)] if referral else []
    if level := SUPPORT_LEVELS.get(activity.support, ""):
        answers.append(ReferralAnswer(language.text("Level of support"), language.text(level)))
    if room := say_capacity(edition, activity):
        answers.append(ReferralAnswer(language.text("Is there room?"), room))
    unknown = [language.text(name) for key, name in LABELS.items() if referral and not _says(referral, key)]
    return ForProfessionals(
        tuple(answers),
        web_link(referral.url) if referral else None,
        in_a_row(language, unknown) if unknown else "",
        say_ask(contact, language, edition.settings.country),
    )


def _referral(edition: Edition, referral: Referral) -> Iterator[ReferralAnswer]:
    text = edition.language.text
    if referral.by:
        people = say_referrers(referral.by, edition.language)
        yield ReferralAnswer(text("Who can refer somebody"), stopped(people[0].upper() + people[1:]))
    for key, name in LABELS.items():
        if words := getattr(referral, key):
            yield ReferralAnswer(text(name), words, own=True)


def _says(referral: Referral, key: str) -> bool:
    """Whether a thing is known; a form says how to refer."""
    return bool(getattr(referral, key) or (key == "how" and referral.url))

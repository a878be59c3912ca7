"""Texts of a service: what HSDS or Open Referral UK has no field for is written where every reader shows it."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import web_link
from fingerpost.edition.wording.getting_there import ways_to
from fingerpost.edition.wording.joining import COMPANION, SUPPORT, is_who_known, say_referrers, say_ways, say_who
from fingerpost.edition.wording.plain_text import stopped
from fingerpost.edition.wording.record_text import say_contact
from fingerpost.edition.wording.source import say_source
from fingerpost.edition.wording.where import say_served
from fingerpost.edition.wording.whom import contact_of, ways_to_join
from fingerpost.records.activity import Activity


def description_of(edition: Edition, activity: Activity, who: str, how: str) -> str:
    """The summary, the description, and a last paragraph of facts, one in a line.

    Args:
        edition: The directory on its day.
        activity: The activity.
        who: Who may come, as ``eligibility_of`` says it.
        how: How to join, as ``how_to_join`` says it.
    """
    parts = [activity.summary, activity.description.strip(), "\n".join(_facts(edition, activity, who, how))]
    return "\n\n".join(part for part in parts if part)


def eligibility_of(edition: Edition, activity: Activity) -> str:
    """Who may come, in sentences; "" if nobody knows."""
    if not is_who_known(activity):
        return ""
    return " ".join(stopped(sentence) for sentence in say_who(edition, activity))


def how_to_join(edition: Edition, activity: Activity) -> str:
    """How to join, and how a professional refers somebody."""
    text, join = edition.language.text, activity.join
    sentences = [*say_ways(ways_to_join(edition, activity), edition.language)]
    if join.steps:
        sentences.append(stopped(join.steps))
    if referral := join.referral:
        if referral.by:
            sentences.append(text("Who can refer: {people}.", people=say_referrers(referral.by, edition.language)))
        if referral.criteria:
            sentences.append(text("Criteria: {criteria}", criteria=stopped(referral.criteria)))
        if referral.how:
            sentences.append(text("How to refer: {how}", how=stopped(referral.how)))
        if link := web_link(referral.url):
            sentences.append(text("Referral form: {address}", address=link.href))
        if referral.what_happens:
            sentences.append(text("What happens next: {what}", what=stopped(referral.what_happens)))
        if referral.feedback:
            sentences.append(text("What the referrer hears: {feedback}", feedback=stopped(referral.feedback)))
    return " ".join(sentence for sentence in sentences if sentence)


def _facts(edition: Edition, activity: Activity, who: str, how: str) -> Iterator[str]:
    text = edition.language.text
    if who:
        yield text("Who: {who}", who=who)
    yield text("Join: {way}", way=how)
    if support := SUPPORT.get(activity.support):
        yield text(support)
    if contact := say_contact(edition, contact_of(edition, activity)):
        yield contact
    visit = activity.first_visit
    if visit.met_by:
        yield stopped(f"{text('Someone will meet you at the door')}: {visit.met_by}")
    if visit.steps:
        yield " ".join(stopped(step) for step in visit.steps)
    if visit.bring:
        yield f"{text('Bring:')} {stopped(visit.bring)}"
    if companion := COMPANION.get(visit.companion):
        yield f"{text('A friend or carer')} {text(companion)}"
    if served := say_served(edition, activity):
        yield stopped(served)
    for name, ways in ways_to(edition, activity):
        if name:
            yield stopped(name)
        for _, label, words in ways:
            yield f"{label} {stopped(words)}"
    features = edition.directory.vocabulary.access
    for key, answer in activity.access.items():
        yield _access(features[key].name if key in features else key, answer.answer, answer.note)
    if activity.access_notes:
        yield activity.access_notes
    if source := say_source(edition, activity):
        yield stopped(", ".join(part for part in (source.name, source.href, source.licence) if part))


def _access(name: str, answer: str, note: str) -> str:
    return stopped(f"{name}: {answer}. {note}" if note else f"{name}: {answer}")

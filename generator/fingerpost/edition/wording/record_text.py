"""Text for the record, as plain text: what a link worker pastes into a patient's notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.ending import is_surely_over
from fingerpost.edition.wording.asking import say_ask, with_ask
from fingerpost.edition.wording.contacts import phone_text, texts_link, web_link
from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.freshness import FROM_LIST, HOW
from fingerpost.edition.wording.gatherings import Dated, Gathering, gatherings_of, say_address, say_next, say_times
from fingerpost.edition.wording.joining import say_capacity, say_referrers, say_ways, say_who
from fingerpost.edition.wording.plain_text import inside, plain, stopped
from fingerpost.edition.wording.where import comes, say_served
from fingerpost.edition.wording.whom import ways_to_join
from fingerpost.language import Language, mark
from fingerpost.reading.shared_lists import UNCATEGORISED
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.parts import Checked, Contact
from fingerpost.records.short_code import in_groups
from fingerpost.records.web_address import read_mailbox

# What a referral is in the patient's record, as a British clinical system knows it; the names are SNOMED's own.
# Source: SNOMED CT UK edition, the two concepts of social prescribing. They never stand on a record of ours.
CODES = (
    ("Referral to social prescribing service", "871731000000106"),
    ("Social prescribing declined", "871711000000103"),
)
GOOD_TO_KNOW = {
    "step_free_entrance": mark("Step-free"),
    "accessible_toilet": mark("Accessible toilet"),
    "hearing_loop": mark("Hearing loop"),
}


def record_lines(edition: Edition, activity: Activity, contact: Contact) -> tuple[str, ...]:
    """Say an activity in lines, one fact each and none shortened; the last is the address of its page."""
    text, language = edition.language.text, edition.language
    way, other_ways = say_ways(ways_to_join(edition, activity), language)
    ask = say_ask(contact, language, edition.settings.country)
    lines = [
        _heading(edition, activity),
        text("This is over.") if is_surely_over(activity.sessions, edition.today) else say_capacity(edition, activity),
        _who(edition, activity),
        *_referral(activity, language),
        *_where_and_when(edition, activity, ask),
        text("Cost: {cost}", cost=stopped(say_cost(activity.cost, language, edition.settings.country, ask))),
        text("Join: {way}", way=" ".join(words for words in (way, other_ways) if words)),
        say_contact(edition, contact),
        _good_to_know(edition, activity),
        _checked(language, activity.checked),
        say_code(edition, activity),
    ]
    facts = [plain(line) for line in lines if line]
    return (*dict.fromkeys(facts), edition.absolute(addresses.of_activity(activity.id)))


def say_code(edition: Edition, record: Record) -> str:
    """Say the short code of a record in a line; "" if it has none yet."""
    code = edition.code_of(record)
    return edition.language.text("Short code: {code}", code=in_groups(code)) if code else ""


def code_lines(edition: Edition) -> tuple[str, ...]:
    """What may be put before the words for the record: "Referral to social prescribing service (871731000000106)"."""
    return tuple(f"{name} ({code})" for name, code in CODES) if edition.settings.country == "GB" else ()


def dated_words(edition: Edition, activity: Activity) -> tuple[Dated, ...]:
    """The sentences that go out of date. A script removes them when they have."""
    sentences = (say_next(edition, sentence) for sentence in gatherings_of(edition, activity))
    return tuple(Dated(f" {plain(sentence.words)}", sentence.until) for sentence in sentences if sentence)


def _heading(edition: Edition, activity: Activity) -> str:
    main = next((kind for kind in edition.categories_of(activity) if kind.id != UNCATEGORISED.id), None)
    if main is None or main.name.casefold().removesuffix("s") in activity.name.casefold():
        return activity.name
    return f"{activity.name} ({main.name[0].lower()}{main.name[1:]})"


def _who(edition: Edition, activity: Activity) -> str:
    who = " ".join(stopped(sentence) for sentence in say_who(edition, activity))
    is_labelled = activity.who.audiences and not activity.who.summary and not activity.who.ages  # "For: ..."
    return who if is_labelled else edition.language.text("Who: {who}", who=who)


def _where_and_when(edition: Edition, activity: Activity, ask: str) -> Iterator[str]:
    """Each place, and below it its own times. Places with the same times and no dates share a line."""
    text = edition.language.text
    by_times: dict[str, list[Gathering]] = {}
    for gathering in gatherings_of(edition, activity):
        by_times.setdefault(say_times(edition, activity, gathering, say_next(edition, gathering)), []).append(gathering)
    for times, gatherings in (by_times or {with_ask(text("Not known."), ask): []}).items():
        if edition.is_sensitive(activity):
            yield with_ask(text("Where: not shared, to keep people safe."), ask)
        elif names := _names_of(edition, gatherings) or _towns_of(edition, activity):
            row = [names[0], *(inside(name, edition.language) for name in names[1:])]
            is_long = any("," in name for name in names)
            yield text("Where: {where}", where="; ".join(row) if is_long else edition.language.list_of(row))
        yield text("When: {when}", when=times)
    if (
        (served := say_served(edition, activity))
        and not comes(edition, activity)
        and not edition.is_sensitive(activity)
    ):
        yield stopped(served)


def _names_of(edition: Edition, gatherings: Sequence[Gathering]) -> list[str]:
    """Each place, and last the towns that it comes to."""
    names = [say_address(each.place) if each.place else each.where for each in gatherings if not each.comes]
    if towns := [each.where for each in gatherings if each.comes]:
        names.append(edition.language.text("Comes to you in {areas}", areas=edition.language.list_of(towns)))
    return [name for name in names if name]


def _towns_of(edition: Edition, activity: Activity) -> list[str]:
    """The towns of something without a place."""
    if served := say_served(edition, activity):
        return [served]
    return [area.name for area in edition.areas_of(activity)]


def _referral(activity: Activity, language: Language) -> Iterator[str]:
    if (referral := activity.join.referral) is None:
        return
    if referral.by:
        yield language.text("Who can refer: {people}.", people=say_referrers(referral.by, language))
    if referral.criteria:
        yield language.text("Criteria: {criteria}", criteria=stopped(referral.criteria))
    if referral.how:
        yield language.text("How to refer: {how}", how=stopped(referral.how))
    if link := web_link(referral.url):
        yield language.text("Referral form: {address}", address=link.href)
    if referral.what_happens:
        yield language.text("What happens next: {what}", what=stopped(referral.what_happens))
    if referral.feedback:
        yield language.text("What the referrer hears: {feedback}", feedback=stopped(referral.feedback))


def say_contact(edition: Edition, contact: Contact) -> str:
    """Say in one line who answers, and every way to reach them; "" if there is none."""
    country = edition.settings.country
    texts = texts_link(contact.text, country) if contact.text != contact.phone else None
    website = web_link(contact.website)
    ways = (
        phone_text(contact.phone, country),
        edition.language.text("text {phone}", phone=texts.words) if texts else "",
        contact.email if contact.email and isinstance(read_mailbox(contact.email), str) else "",
        website.href if website else "",
    )
    details = ", ".join(part for part in (inside(contact.name, edition.language), *ways) if part)
    return edition.language.text("Contact: {details}", details=details) if any(ways) else ""


def _good_to_know(edition: Edition, activity: Activity) -> str:
    places = edition.places_of(activity)
    theirs = places[0].access if len(places) == 1 else {}
    has = tuple(
        feature
        for feature in GOOD_TO_KNOW
        if (answer := activity.access.get(feature) or theirs.get(feature)) is not None and answer.answer == "yes"
    )
    return _say_good_to_know(edition.language, has, bool(activity.first_visit.met_by))


@lru_cache(maxsize=64)
def _say_good_to_know(language: Language, features: tuple[str, ...], met: bool) -> str:
    first = [language.text("Someone will meet new people at the door.")] if met else []
    return " ".join((*first, *(stopped(language.text(GOOD_TO_KNOW[feature])) for feature in features)))


@lru_cache(maxsize=4096)
def _checked(language: Language, checked: Checked) -> str:
    if checked.is_from_list:
        from_list = language.text(FROM_LIST, date=language.date(checked.on, weekday=False))
        return f"{language.text('Not checked yet.')} {from_list}"
    return f"{language.text(HOW.get(checked.how, HOW['']))} {language.date(checked.on, weekday=False)}."

"""What the form's script says and knows: its words, and what the settings say about where an entry goes."""

from __future__ import annotations

from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.costs import PER
from fingerpost.edition.wording.joining import OTHER_WAYS, WAYS
from fingerpost.language import Language
from fingerpost.language.amounts import currency_of
from fingerpost.pages.shipping.form_data import parts_of
from fingerpost.pages.shipping.ways_data import ways_data
from fingerpost.pages.shipping.when_words import locale_of, when_words


def add_words(edition: Edition) -> dict[str, Any]:
    """By the names of browser/js/add.js; add/words.js lists the gaps in each."""
    language, settings = edition.language, edition.settings
    text = language.text
    return {
        "schedule": when_words(language),
        "preview": {**_preview(language), "language": locale_of(language), "currency": currency_of(settings.country)},
        "faults": _faults(language),
        "begins": text("Error:"),
        "count": language.plural_forms("There is {n} answer to put right", "There are {n} answers to put right"),
        "areas": {area.id: area.name for area in edition.directory.vocabulary.areas.values()},
        "shards": parts_of(edition),
        "says": _says(language),
        "settings": ways_data(edition),
        "country": settings.country,
        "data": edition.url(addresses.ADD_DATA),
        "root": edition.url(addresses.HOME),
    }


def _faults(language: Language) -> dict[str, str]:
    text = language.text
    return {
        "time": text("Write the time as you say it, such as 2pm or 10:30am"),
        "unclear": text("Is that in the morning or the afternoon? Write {hour}am or {hour}pm"),
        "starts": text("Write when it starts, such as 2pm"),
        "often": text("Choose how often it is"),
        "days": text("Tick the days it is on"),
        "weeks": text("Tick which weeks of the month, or write the date of the month"),
        "monthDays": text("Write dates of the month in figures, such as 15, or 1 and 15"),
        "dates": text("Write the dates it is on, such as 5 December 2026"),
        "day": text("“{typed}” is not a date that we can read. Write it such as 5 December 2026"),
        "next": text("Write the date of the next one, so that we can count the weeks from it"),
        "amount": text("Write the price in figures, such as 3 or 3.50"),
        "age": text("Write the age in figures, such as 18, or 6 weeks"),
        "contact": text("Give one way to reach somebody: a phone number, an email address or a website"),
        "where": text("Choose where it is"),
        "place": text("Choose the place from the list, or say that it is not there"),
        "online": text("Write the web address at which people join"),
        "area": text("Choose a town or village"),
        "sensitive": text("Ring or write to us instead, so that nobody can find where it is"),
    }


def _says(language: Language) -> dict[str, Any]:
    text = language.text
    return {
        "session": text("Day and time {n}"),
        "takenOut": text("Taken out."),
        "saved": text("What you write is kept on this device."),
        "deleted": text("Your draft is deleted. Nothing of it is left on this device."),
        "confirmDelete": text("Delete what you have written? It cannot be brought back."),
        "unsaved": text("This browser keeps nothing. Do not close the page before you have finished."),
        "elsewhere": text("This is about the first day. Other days stay at: {places}."),
        "allTheRest": text("everything else that you have said above"),
        "found": language.plural_forms("{n} place found", "{n} places found"),
        "none": text("We have no place of that name yet."),
        "groupsFound": language.plural_forms("{n} group found", "{n} groups found"),
        "noGroup": text("We have no group of that name yet."),
        "changing": text("Change {name}"),
        "changesOnly": text(
            "Change what is no longer right, and leave the rest as it is. Then press the button at the end: we read it "
            "before it goes on the site."
        ),
        "gone": text("We could not fetch that entry. Ring or write to us instead."),
        "left": language.plural_forms("{n} character left", "{n} characters left"),
        "over": language.plural_forms("{n} character too many", "{n} characters too many"),
        "nothing": text("Not said"),
        "change": text("Change"),
        "copy": text("Copy the text"),
        "sending": text("Sending…"),
        "taken": text("Thank you. We have it, and your draft is no longer needed."),
        "leftOut": text("We have kept what you sent, and will ask before any of this is on the site:"),
        "refused": text("It was not accepted. {message}"),
        "busy": text("The editors’ computer is busy. Try again in a few minutes, or choose another way."),
        "failed": text("It could not be sent. Are you online? Try again, or choose another way."),
        "notLoaded": text(
            "A part of this page could not be fetched. Are you online? Your draft is kept: try again later."
        ),
    }


def _preview(language: Language) -> dict[str, Any]:
    text = language.text
    return {
        "name": text("The name comes here"),
        "summary": text("What happens comes here."),
        "free": text("Free."),
        "donation": text("Free, or give what you like."),
        "whatYouCan": text("Pay what you can."),
        "varies": text("The cost varies."),
        "fromAmount": text("From {amount}."),
        "per": {per: text(words) for per, words in PER.items()},
        "most": text("Most people give {amount}."),
        "lower": text("Lower price: {amount}."),
        "lowerFree": text("free"),
        "firstFree": text("Your first visit is free."),
        "noCost": text("Cost not known"),
        "ways": {way: text(words) for way, words in WAYS.items()},
        "otherWays": {way: text(words) for way, words in OTHER_WAYS.items()},
        "askHow": text("Ask how to join."),
        "online": text("Online"),
        "byPhone": text("By phone"),
        "around": text("Around {area}"),
        "askWhere": text("Ask where it is"),
        "anyone": text("Open to anyone."),
        "overAge": text("Aged {age} or over."),
        "underAge": text("Aged {age} or under."),
        "ages": text("Aged {youngest} to {oldest}."),
        "notKnown": text("Not known."),
    }

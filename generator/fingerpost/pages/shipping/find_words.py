"""The words of the finder's script, in the language of the page."""

from __future__ import annotations

from typing import Any

from fingerpost.edition.wording.freshness import SHORTLY
from fingerpost.edition.wording.joining import CAPACITY
from fingerpost.language import Language
from fingerpost.language.language import WEEKDAYS


def find_words(language: Language) -> dict[str, Any]:
    """The words of browser/js/find/, by the names it uses; shared/find-words.js lists the gaps in each."""
    text, plural_forms = language.text, language.plural_forms
    return {
        "heading": {
            "all": plural_forms("{n} result", "{n} results"),
            "near": plural_forms("{n} result near {place}", "{n} results near {place}"),
            "in": plural_forms("{n} result in {place}", "{n} results in {place}"),
            "words": plural_forms("{n} result for “{words}”", "{n} results for “{words}”"),
            "wordsNear": plural_forms(
                "{n} result for “{words}” near {place}", "{n} results for “{words}” near {place}"
            ),
            "wordsIn": plural_forms("{n} result for “{words}” in {place}", "{n} results for “{words}” in {place}"),
        },
        "nothing": {
            "all": text("Nothing fits all of that yet"),
            "near": text("Nothing near {place} fits all of that yet"),
            "in": text("Nothing in {place} fits all of that yet"),
            "words": text("Nothing for “{words}” yet"),
            "wordsNear": text("Nothing for “{words}” near {place} yet"),
            "wordsIn": text("Nothing for “{words}” in {place} yet"),
        },
        "here": text("where you are"),
        "skip": text("Skip to the results"),
        "chosen": plural_forms("{n} chosen", "{n} chosen"),
        "filters": text("Filters"),
        "filtersChosen": plural_forms("Filters ({n} chosen)", "Filters ({n} chosen)"),
        "count": text("({n})"),
        "some": plural_forms("{n} result that fits some of your words", "{n} results that fit some of your words"),
        "special": text("For some people only: see who each is for"),
        "elsewhere": text("Does not cover {place}"),
        "onlySome": text("Nothing fits every word. These fit some of them."),
        "more": plural_forms(
            "{n} more fits some of your words. It is below.", "{n} more fit some of your words. They are below."
        ),
        "understood": text("We looked for “{words}”."),
        "unknown": text("We do not know the word “{word}”."),
        "nearest": text("Look for “{word}” instead"),
        "placeUnknown": text("We do not know where “{place}” is. Try a town, a village or a postcode near you."),
        "postcodeUnknown": text(
            "We do not know the postcode “{postcode}”. It may be outside our part of the country. "
            "Try only its first half, or a town or village."
        ),
        "noPostcodes": text("We cannot look up postcodes here. Type a town or village instead."),
        "placeTaken": text("We took “{typed}” to mean {place}."),
        "placePart": text("We do not know {typed} itself, so we looked around {place}."),
        "onlyIn": text("We do not know where {place} is on the map, so these are the ones in {place} only."),
        "namesakes": text("There is more than one {place}. Or did you mean:"),
        "beside": text("{place}, near {other}"),
        "drop": plural_forms("leave out “{filter}” ({n} result)", "leave out “{filter}” ({n} results)"),
        "dropAll": plural_forms("leave out all the filters ({n} result)", "leave out all the filters ({n} results)"),
        "onMap": plural_forms("{n} of {all} on a map", "{n} of {all} on a map"),
        "offMap": text("None of these are on a map"),
        "notOnMap": plural_forms(
            "{n} is only in the list: it has no place of its own, or we do not say where it is.",
            "{n} are only in the list: they have no place of their own, or we do not say where they are.",
        ),
        "dropWords": plural_forms(
            "leave out the words, and keep the rest ({n} result)",
            "leave out the words, and keep the rest ({n} results)",
        ),
        "filterList": text("{filter} and {more}"),
        "leftOut": plural_forms(
            "{n} more. Type its first letters to see it.", "{n} more. Type the first letters of one to see it."
        ),
        "noneSuch": text("Nothing in this list begins with that."),
        "tell": {
            "subject": text("Nothing found"),
            "lead": text("I looked for this in the directory, and nothing was found:"),
            "what": text("What: {words}"),
            "where": text("Where: {place}"),
            "filters": text("Filters: {filters}"),
        },
        # Translators: what people type, with | between; as many as there are.
        "nearMe": text("near me|nearby|near here|near by|close to me|close by|round here|near where i live"),
        "taken": text(
            "We took words of day, time, cost or access as filters. To look for a word itself, write it in “quotes”."
        ),
        "saysYes": plural_forms("{n} says yes.", "{n} say yes."),
        "noneSaysYes": text("None says yes."),
        "showUnsaid": plural_forms("{n} has not said: show it too", "{n} have not said: show them too"),
        "unsaid": plural_forms("{n} has not said: ask first", "{n} have not said: ask first"),
        "withUnsaid": text("With those that have not said"),
        "notKnown": text("{feature}: not known, ask first"),
        "near": text("Near where you are"),
        "on": text("On {date}"),
        "age": text("Aged {age}"),
        "anything": text("Anything"),
        "asked": text("{what}, {where}"),
        "within": plural_forms("{n} of them is within {distance}.", "{n} of them are within {distance}."),
        "outside": text("Nothing here is within 20 miles of {place}, which seems to be outside our area."),
        "line": {
            "straight": text("Miles are in a straight line from {place}, so the way there is longer."),
            "middle": text("the middle of {place}"),
            "here": text("Miles are in a straight line from about where you are, so the way there is longer."),
        },
        "showing": text("Showing {shown} of {all}"),
        "showMore": plural_forms("Show {n} more", "Show {n} more"),
        "away": text("{distance} away"),
        "nextIn": text("Next in {town}: "),
        "joinFrom": text("You can join from: "),
        "alsoIn": text("{place}. Also in {towns}"),
        "otherPlaces": plural_forms("{place}, and {n} other place", "{place}, and {n} other places"),
        "walk": plural_forms("About {n} minute on foot", "About {n} minutes on foot"),
        "miles": {
            "whole": plural_forms("{n} mile", "{n} miles"),
            "mixed": text("{n}{fraction} miles"),
            "part": text("{fraction} mile"),
            "least": text("less than ¼ mile"),
        },
        "checks": [text(words) for words in SHORTLY.values()],
        "capacity": {state: text(words) for state, words in CAPACITY.items()},
        "kinds": {"group": text("A group"), "place": text("A building or place")},
        "goTo": text("Go straight to the page of “{words}”"),
        "codeMeant": text("Did you mean the short code {code}?"),
        "today": text("Today"),
        "tomorrow": text("Tomorrow"),
        "dated": text("{day}, {hours}"),
        "now": text("On now, until {time}"),
        "locating": text("Finding out where you are…"),
        "notLocated": text("Your device did not say where you are. Type a town or postcode instead."),
        "failed": text("The search could not be loaded. Here are other ways to look."),
        "broken": text("The results could not be loaded"),
        "time": {
            "midday": text("midday"),
            "midnight": text("midnight"),
            "am": text("{hour}am"),
            "pm": text("{hour}pm"),
            "amMinutes": text("{hour}:{minute}am"),
            "pmMinutes": text("{hour}:{minute}pm"),
            "range": text("{starts} to {ends}"),
        },
        "date": {
            "plain": text("{weekday} {day} {month}"),
            "year": text("{weekday} {day} {month} {year}"),
            "days": [language.day(day) for day in WEEKDAYS],
            "months": [language.month(number) for number in range(1, 13)],
        },
    }

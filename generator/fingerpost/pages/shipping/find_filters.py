"""The filters of the finder: groups of options, named as the search files name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.joining import say_languages
from fingerpost.language import mark
from fingerpost.language.language import WEEKDAYS
from fingerpost.records.session import LOW_COST
from fingerpost.records.vocabulary import Term

MOST_BOXES = 60  # as many as people can look through
# Metres, days: search.filters counts these, and the names of facets and options are its own.
MILES = {1: 1609, 3: 4828, 5: 8047, 10: 16093, 20: 32187}
CHECKED = {"30": mark("In the past month"), "90": mark("In the past 3 months"), "180": mark("In the past 6 months")}
SOON = {
    "today": mark("Today"),
    "tomorrow": mark("Tomorrow"),
    "week": mark("This week"),
    "weekend": mark("This weekend"),
    "next-week": mark("Next week"),
}
DAYS_TOGETHER = {"weekday": mark("Weekdays"), "weekend": mark("Weekends")}
PARTS = {"morning": mark("Mornings"), "afternoon": mark("Afternoons"), "evening": mark("Evenings")}
COSTS = {
    "free": mark("Free"),
    "donation": mark("Give what you like"),
    "pay-what-you-can": mark("Pay what you can"),
    "fixed": mark("There is a price"),
    "varies": mark("The cost varies"),
}
WAYS = {
    "drop-in": mark("Just turn up"),
    "book": mark("Book a place first"),
    "self-referral": mark("Ask to join yourself"),
    "professional-referral": mark("A doctor, nurse or link worker refers you"),
    "membership": mark("Join as a member"),
    "phone": mark("Ring first"),
    "email": mark("Email first"),
    "website": mark("Join on the website"),
}
MODES = {"in-person": mark("In person"), "online": mark("Online"), "phone": mark("By phone")}


@dataclass(frozen=True, slots=True)
class Option:
    """One checkbox. ``parent`` is the option above it, which has to be chosen first."""

    facet: str
    value: str
    words: str
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterGroup:
    """A group of checkboxes; with ``one``, only one can be chosen. ``extra`` names a further field: "age" or "date"."""

    id: str
    words: str
    options: tuple[Option, ...]
    one: bool = False
    extra: str = ""

    @property
    def is_long(self) -> bool:
        """Whether there are too many boxes to read: the browser shows the fullest, and others as somebody types."""
        return len([option for option in self.options if not option.parent]) > MOST_BOXES


def filter_groups(edition: Edition) -> list[FilterGroup]:
    """Every group, in the order in which people ask: what, how far, when, how much, then the rest."""
    text = edition.language.text
    vocabulary = edition.directory.vocabulary
    languages = sorted({code for activity in edition.activities for code in activity.languages})
    language_options = [Option("language", code, say_languages((code,), edition.language)) for code in languages]
    miles = [
        Option("within", str(metres), edition.language.plural("Up to {n} mile", "Up to {n} miles", n))
        for n, metres in MILES.items()
    ]
    days = [*_marked(edition, "soon", SOON), *_marked(edition, "day", DAYS_TOGETHER)]
    days += [Option("day", day, edition.language.day(day)) for day in WEEKDAYS]
    most = edition.language.money(LOW_COST, edition.directory.settings.country)
    costs = [*_marked(edition, "cost", COSTS), Option("cost", "low", text("Low cost (at most {amount})", amount=most))]
    areas = sorted(vocabulary.areas.values(), key=lambda area: (area.name.casefold(), area.id))
    groups = [
        _group("need", text("What matters to you"), _terms("need", vocabulary.needs.values())),
        _group("category", text("Kind of activity"), _kinds(edition)),
        _group("within", text("How far you can go"), [Option("within", "", text("Any distance")), *miles], one=True),
        _group("when", text("Day and time"), [*days, *parts_of_the_day(edition)], extra="date"),
        _group("cost", text("Cost"), [*costs, Option("first", "yes", text("First visit free"))]),
        _group(
            "join",
            text("How you join"),
            [
                *_marked(edition, "ways", WAYS),
                Option("met", "yes", text("Someone will meet you at the door")),
                Option("open", "yes", text("Not full")),
            ],
        ),
        _group("mode", text("In person, online or by phone"), _marked(edition, "mode", MODES)),
        _group("access", text("Getting in and taking part"), _terms("access", vocabulary.access.values())),
        _group("who", text("Who it is for"), _terms("audience", vocabulary.audiences.values()), extra="age"),
        _group("area", text("Town or village"), [Option("area", area.id, area.name) for area in areas]),
        _group("language", text("Language"), language_options),
        _group(
            "checked",
            text("When we last checked"),
            [Option("checked", "", text("At any time")), *_marked(edition, "checked", CHECKED)],
            one=True,
        ),
        _group(
            "known",
            text("How much we know"),
            [Option("rich", "yes", text("Entries with everything a visitor wants to know"))],
        ),
    ]  # fmt: skip
    return [group for group in groups if group.options]


def parts_of_the_day(edition: Edition) -> list[Option]:
    """Morning, afternoon, evening."""
    return _marked(edition, "part", PARTS)


def _group(id_: str, words: str, options: Iterable[Option], *, one: bool = False, extra: str = "") -> FilterGroup:
    return FilterGroup(id=id_, words=words, options=tuple(options), one=one, extra=extra)


def _terms(facet: str, terms: Iterable[Term]) -> list[Option]:
    return [Option(facet, term.id, term.name) for term in terms]


def _marked(edition: Edition, facet: str, words: dict[str, str]) -> list[Option]:
    return [Option(facet, value, edition.language.text(label)) for value, label in words.items()]


def _kinds(edition: Edition) -> list[Option]:
    """Each kind followed by those below it; empty ones are left out, as there may be hundreds."""
    categories = edition.directory.vocabulary.categories
    below: dict[str, list[Term]] = {}
    for category in categories.values():
        if category.id in edition.activities_by_category:
            below.setdefault(category.parent if category.parent in categories else "", []).append(category)
    options: list[Option] = []
    waiting = list(reversed(below.get("", [])))
    while waiting:
        term = waiting.pop()
        options.append(Option("category", term.id, term.name, term.parent if term.parent in categories else ""))
        waiting.extend(reversed(below.get(term.id, [])))
    return options

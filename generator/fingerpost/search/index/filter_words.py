"""Filter words: words of day, time, cost and access that set filters, as patterns for the readers.

A query is split by ``words_of`` and joined with a space before each word, and the patterns are matched against that.
They use nothing that Python's and the browser's regular expressions treat differently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from fingerpost.language import Language
from fingerpost.language.language import WEEKDAYS
from fingerpost.search.index.concepts import Concept, Phrase
from fingerpost.search.text import words_of

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# The values of "day": the days of the week as bits, Monday first.
DAY_BITS = {"weekday": 31, "weekend": 96} | {day: 1 << number for number, day in enumerate(DAYS)}
FEBRUARY = 2
SHORTEST_SLIP = 6  # characters of a word in which a slip is corrected; shorter ones are near to too many others

Change = dict[str, list[str]]  # what a filter adds to the state of a search; empty: the words stay in the query

# 7pm, 7:30pm, 7 to 9pm, 11 to 1pm: the part of the day in which it begins. The readers write 7:30 as 7h30.
_HOURS = {"morning": ("[5-9]|1[01]", "am"), "afternoon": ("12|[1-4]", "pm"), "evening": ("[5-9]|1[01]", "pm")}
_ENDS = {"afternoon": "1[0-2]|[1-9]", "evening": "1[01]|[5-9]"}  # in the same half of the day, given once for both
# 19:00, 7:30, 10:30 to 12, 7 o'clock: an hour from 5 to 8 may be in either half of the day.
_HOURS_OF_DAY = {
    "0[5-9]|9|1[01]": ("morning",),
    "12|1[3-6]|[1-4]": ("afternoon",),
    "1[7-9]|2[0-3]": ("evening",),
    "[5-8]": ("morning", "evening"),
}
_MINUTES = "(?:[h ]?[0-5][0-9])?"
_CLOCK = f"(?:1[0-2]|[1-9]){_MINUTES}"


def filter_words(
    language: Language,
    concepts: Sequence[Concept],
    everyday: Sequence[Sequence[Phrase]],
    families: Callable[[str], str],
) -> dict[str, Any]:
    """Give the content of filters.json.

    ``lead``: words that belong to a filter when they come before it. ``entries``: patterns, each with the filters it
    sets, in the order in which they are tried; with 1, only right after another filter. ``date`` sets a month, whose
    day is the number among the words, or a number of days from today: "12", "+2". ``anything``: words that say nothing
    about what somebody looks for. ``slips``: words that are recognised with one or two wrong characters.
    """
    text = language.text
    plain = _plain(language)
    # Translators: phrases in which the words of filters mean something else, such as "coffee morning"; | between them.
    other = text(
        "coffee morning|coffee mornings|good morning|morning sickness|afternoon tea|afternoon teas|evening class|"
        "evening classes|evening primrose|sunday school|sunday service|good friday|black friday|mothering sunday|"
        "weekend away|weekend break|weekend breaks|free time|free from|free range|free school meals|im free|i am free|"
        "we are free|gluten free|dairy free|sugar free|nut free|smoke free|alcohol free|drug free|debt free|pain free|"
        "scent free|barrier free|step free|stress free|hands free|get online|getting online|go online|going online|"
        "online banking|online safety|online shopping|online form|online forms|online betting|online gambling|"
        "online dating|online scam|online scams|online fraud|safe online"
    )
    # Translators: right after one of these, a word of a filter is what somebody does not want: "not on a Monday".
    denied = text("not|except|never|other than|apart from|before|until|cant do|cannot do")
    # Translators: words that go with the word of a filter after them: "on a Monday", "in the evening".
    lead = text("on|at|in|for|from|every|each|a|an|the|any|some|around|about|and|or|also|only|this|next|early|late")
    # Translators: words of getting in and taking part that are conditions, as in "step free", "wheelchair access".
    telling = text("step|steps|wheelchair|access|accessible|disabled|parking|loop|print")
    dates = list(_dates(language))
    conditions = "|".join((*(_any(phrases) for phrases, _ in plain), *(pattern for pattern, _ in dates)))
    entries: list[list[Any]] = [
        *([pattern, {"access": [feature]}, 0] for feature, pattern in _access(telling, concepts, everyday, families)),
        [f"(?:{_any(denied)}) (?:(?:{_any(lead)}) )*(?:{conditions}|{_CLOCK} ?[ap]m|[0-9]+(?:h[0-9]+| oclock))", {}, 0],
        *([pattern, change, 0] for pattern, change in dates),
        [_any(other), {}, 0],
        *([_any(phrases), change, 0] for phrases, change in plain),
        *([_time(part), {"part": [part]}, 0] for part in _HOURS),
        *([_hour(hours), {"part": [*parts]}, 0] for hours, parts in _HOURS_OF_DAY.items()),
        # Translators: as in "Tuesday night"; "night" alone may be about sleep.
        [_any(text("night|nights|eve")), {"part": ["evening"]}, 1],
        [_any(text("am")), {"part": ["morning"]}, 1],
        [_any(text("pm")), {"part": ["afternoon", "evening"]}, 1],
    ]
    # Translators: words that say nothing of what somebody looks for, such as "things" of "things to do today".
    anything = text(
        "thing|things|activity|activities|event|events|group|groups|session|sessions|happening|going|go|open|stuff"
    )
    in_time = "|".join(phrases for phrases, change in plain if not {"day", "soon"}.isdisjoint(change))
    slips = {phrase for phrase in _any(in_time).split("|") if " " not in phrase and len(phrase) >= SHORTEST_SLIP}
    return {
        "lead": f"((?:(?:{_any(lead)}) )*)",
        "entries": entries,
        "anything": " ".join(words_of(anything)),
        "slips": " ".join(sorted(slips)),
    }  # fmt: skip


def _plain(language: Language) -> list[tuple[str, Change]]:
    """Phrases, with | between, and the filters they set; longer ones come before those they contain."""
    text = language.text
    # Translators: from here to "by telephone", what people type, with | between; as many as there are.
    days: list[tuple[str, Change]] = [
        (text("weekday|weekdays|during the week|in the week|monday to friday|mon to fri"), {"day": ["weekday"]}),
        (text("weekend|weekends"), {"day": ["weekend"]}),
    ]
    # Translators: other words for Monday, Tuesday and so on, in this order: | between days, a space between words.
    others = text(
        "mondays mon|tuesdays tues tue|wednesdays weds wed|thursdays thurs thur|fridays fri|saturdays|sundays"
    )
    for day, weekday, more in zip(DAYS, WEEKDAYS, others.split("|"), strict=False):
        days.append(("|".join((language.day(weekday), *more.split())), {"day": [day]}))
    return [
        (text("this morning"), {"soon": ["today"], "part": ["morning"]}),
        (text("this afternoon"), {"soon": ["today"], "part": ["afternoon"]}),
        (text("this evening|tonight"), {"soon": ["today"], "part": ["evening"]}),
        (text("today"), {"soon": ["today"]}),
        (text("tomorrow"), {"soon": ["tomorrow"]}),
        (text("this weekend|the coming weekend"), {"soon": ["weekend"]}),
        (text("this week|later this week|the rest of the week"), {"soon": ["week"]}),
        (text("next week"), {"soon": ["next-week"]}),
        *days,
        (text("during the day|daytime"), {"part": ["morning", "afternoon"]}),
        (text("morning|mornings|before lunch"), {"part": ["morning"]}),
        (text("afternoon|afternoons|after lunch|midday|noon|lunchtime|lunchtimes"), {"part": ["afternoon"]}),
        (text("evening|evenings|after work"), {"part": ["evening"]}),
        (text("free|free of charge|no cost|no charge|costs nothing"), {"cost": ["free"]}),
        (text("cheap|cheaper|low cost|affordable|inexpensive|not expensive|not too expensive"), {"cost": ["low"]}),
        (text("online|on zoom|on the internet"), {"mode": ["online"]}),
        (text("by phone|on the phone|over the phone|by telephone"), {"mode": ["phone"]}),
    ]


def _dates(language: Language) -> Iterator[tuple[str, Change]]:
    """Sat 28th November, 5 Dec 2026, December 5; the day after tomorrow. Impossible days do not count."""
    text = language.text
    # Translators: short names of the months, from January on: | between months, a space between words.
    short = text("jan|feb|mar|apr|may|jun|jul|aug|sept sep|oct|nov|dec").split("|")
    days = "|".join(_any(phrases) for phrases, change in _plain(language) if change.get("day", [""])[0] in DAYS)
    # Translators: days that are other words too, and are days before a date.
    days = f"{days}|{_any(text('sat|sun'))}"
    for number in range(1, 13):
        month = _any("|".join((language.month(number), *" ".join(short[number - 1 : number]).split())))
        last = "|30" if number in (4, 6, 9, 11) else "|3[01]" if number != FEBRUARY else ""
        day = f"(?:[12][0-9]|0?[1-9]{last})(?:st|nd|rd|th)?"
        pattern = f"(?:(?:{days}) )?(?:the )?{day} (?:of )?(?:{month})|(?:{month}) (?:the )?{day}"
        yield f"(?:{pattern})(?: 20[0-9][0-9])?", {"date": [str(number)]}
    yield _any(text("the day after tomorrow|day after tomorrow")), {"date": ["+2"]}


def _any(phrases: str) -> str:
    """A pattern for any of them, the longest first."""
    alternatives = {" ".join(words_of(phrase)) for phrase in phrases.split("|")} - {""}
    return "|".join(sorted(alternatives, key=lambda phrase: (-len(phrase), phrase)))


def _time(part: str) -> str:
    hours, half = _HOURS[part]
    pattern = f"(?:{hours}){_MINUTES} ?{half}(?:(?: to)? {_CLOCK} ?[ap]m)?"
    ends = _ENDS.get(part, "1[0-2]|[1-9]")
    shared = f"(?:{hours}){_MINUTES}(?: to)? (?:{ends}){_MINUTES} ?{half}"
    if part == "morning":
        shared = f"{shared}|(?:[89]|1[01]){_MINUTES}(?: to)? (?:12|[1-5]){_MINUTES} ?pm"
    return f"{pattern}|{shared}"


def _hour(hours: str) -> str:
    return f"(?:{hours})(?:h[0-5][0-9]| oclock)(?:(?: to)? (?:[01]?[0-9]|2[0-3])(?:h[0-5][0-9]| oclock)?)?"


def _access(
    telling: str, concepts: Sequence[Concept], everyday: Sequence[Sequence[Phrase]], families: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """The features that have phrases of several words with a telling one and no other meaning, with a pattern."""

    def key(phrase: Phrase) -> Phrase:
        return tuple(families(word) for word in phrase)

    telling_words = set(telling.split("|"))
    meanings: dict[Phrase, set[str]] = {}
    for concept, more in zip(concepts, everyday, strict=True):
        for phrase in (*concept.phrases, *more):
            meanings.setdefault(key(phrase), set()).add(f"{concept.kind} {concept.id}")
    for concept in concepts:
        if concept.kind == "access":
            name, *more = concept.phrases
            own = [phrase for phrase in more if len(meanings[key(phrase)]) == 1]
            if len(meanings[key(name)]) == 1:
                own.append(tuple(words_of(concept.name)))  # all of them: "way in without steps"
            own = [phrase for phrase in own if len(phrase) > 1 and not telling_words.isdisjoint(phrase)]
            if own:
                yield concept.id, _any("|".join(" ".join(phrase) for phrase in own))

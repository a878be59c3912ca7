"""What each of several hours is of: "Office: Mon-Fri 9-5, Shop: Tue 10-1"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import dropwhile, takewhile

from fingerpost.schedule.hours.clauses.clause import COMMA, STOP, Walk

# Words that do not say what it is; and those that say it is another time of the year, or only part of what is open.
_EMPTY = frozenset(
    (
        STOP,
        COMMA,
        "only",
        "and",
        "the",
        "for",
        "with",
        "also",
        "a",
        "an",
        "to",
        "in",
        "our",
        "we",
        "have",
        "there",
        "until",
        "from",
    )
)
_EXCEPTIONAL = frozenset(
    (
        *("christmas", "xmas", "easter", "ramadan", "festive", "boxing", "year's", "july", "temporary"),
        *(
            "training",
            "staff",
            "staffed",
            "phone",
            "telephone",
            "phones",
            "lines",
            "closing",
            "exception",
            "exceptions",
        ),
        *("covid", "covid-19", "lockdown", "hour", "hours", "earlier", "shorter", "extended", "new", "old", "now"),
    )
)
# A part of what is offered, which may well be inside the hours of the whole; and what is answered from afar.
PARTS = frozenset(
    (
        *("drop-in", "drop-ins", "walk-in", "walk-ins", "drop", "walk", "intake", "intakes", "program", "programs"),
        *("programme", "programmes", "clinic", "clinics", "orientation", "class", "classes", "group", "groups"),
        *("workshop", "workshops", "shelter", "residential", "office", "offices", "administration", "administrative"),
        *("admin", "kitchen", "pantry", "childcare", "nursery", "creche", "interviews", "counselling", "counseling"),
        *("cafe", "café", "pool", "pools", "gym", "baths", "spa", "sauna", "shop", "reception"),
    )
)
_CLIENTS = frozenset(("clients", "client", "patients", "members", "people", "families", "participants", "residents"))
_OFFICES = frozenset(("office", "offices", "administration", "administrative", "admin", "business"))
TELEPHONES = frozenset(
    (
        *("hotline", "helpline", "warmline", "warm-line", "line", "lines", "telephone", "phone", "phones"),
        *("webchat", "web-chat", "livechat", "chat"),
        *("questions", "enquiries", "inquiries", "queries", "voicemail", "callback", "callbacks"),
    )
)
_VISITS = frozenset(("shelter", "shelters", "intake", "intakes", "residential", "department", "room"))
_BREAKS = frozenset(("lunch", "lunchtime", "break", "closed", "not", "no", "without", "except"))
_DANCES, _DANCING = frozenset(("line", "lines")), frozenset(("dance", "dances", "dancing", "dancers"))
_LIVE = frozenset(("live", "web", "online", "phone", "telephone", "text", "video"))
_CENTRES = frozenset(("centre", "center"))
_FROM_AFAR = TELEPHONES | frozenset(  # day and night
    (
        *("on-call", "call", "toll-free", "crisis", "emergency", "customer", "recorded", "automated", "answering"),
        *("voice", "voicemail", "online", "website", "information"),
    )
)


@dataclass(frozen=True, slots=True)
class Label:
    """The words around the hours of a clause."""

    before: frozenset[str]  # before its hours or among its days
    after: frozenset[str]  # among its days or after its hours
    lead: frozenset[str]  # those that begin its sentence
    trail: frozenset[str]  # those that follow its hours, in the same part of the sentence
    heading: frozenset[str]  # a line above it, which is of the lines below too
    is_day_and_night: bool  # and without days
    is_sentence: bool  # whether what names it begins a sentence: "Mon-Fri 9am-4pm. Emergency bags Mon-Thu 10am-2pm"

    @property
    def own(self) -> frozenset[str]:
        """What names it: what begins its sentence, or its bracket behind."""
        return self.lead or self.trail

    @property
    def is_part(self) -> bool:
        """Whether it names a part of what is offered: "drop-in: Monday 9am-11am", "homes operate 24 hours"."""
        is_named = bool(self.own - _OFFICES) if self.is_day_and_night else bool(self.own & PARTS)
        is_named |= self.is_sentence and not self.own & _BREAKS
        is_of_clients = bool(self.own & _CLIENTS)  # "intake for new clients" is no new time
        return is_named and not (self.own - ({"new"} if is_of_clients else set())) & (_EXCEPTIONAL | _FROM_AFAR)

    @property
    def has_name(self) -> bool:
        """Whether words name it that do not say when it is closed."""
        return bool(self.own) and not self.own & (_EXCEPTIONAL | _BREAKS | _FROM_AFAR)

    @property
    def is_from_afar(self) -> bool:
        """Whether it is when a telephone is answered, and not when there is somebody to visit."""
        if self.is_day_and_night:
            words = self.lead | self.trail
            is_visit = bool(words & _VISITS) and not is_telephone(words)  # "emergency shelter intake: 24/7"
            return bool(words & _FROM_AFAR) and not is_visit
        return is_telephone(self.lead)

    @property
    def is_of_telephone_only(self) -> bool:
        """Whether nothing but a telephone is named after its hours: "Mon-Fri 9am-5pm (by phone)"."""
        words = self.trail - {"by", "only"}
        return bool(words) and words <= TELEPHONES


def is_telephone(words: frozenset[str]) -> bool:
    """Whether these words are of a telephone: a helpline, a call centre; but no line dancing, and no tea and chat."""
    names = words & TELEPHONES - (_DANCES if words & _DANCING else frozenset())
    names -= frozenset() if words & _LIVE or words == {"chat"} else {"chat"}
    return bool(names) or words == {"call"} or ("call" in words and bool(words & _CENTRES))


def labels_of(walk: Walk, *, own_only: bool = False) -> list[Label]:
    """Give the words beside each clause; where it has none, those of the clause before it.

    Args:
        walk: What was read.
        own_only: Whether each clause has its own words only.
    """
    after = [*(clause.before for clause in walk.clauses[1:]), tuple(walk.since)]
    labels: list[Label] = []
    lead: frozenset[str] = frozenset()
    is_sentence = False
    for clause, words in zip(walk.clauses, after, strict=False):
        is_last = clause is walk.clauses[-1]  # else what comes after a comma begins the next
        trail = takewhile(lambda word: not _is_break(word), dropwhile(_is_break, words) if is_last else words)
        own_trail = _label(tuple(trail))
        if own_only or own_trail or _label(clause.lead):
            lead = _label(clause.lead)
            is_sentence = bool(lead) and STOP in clause.before[-len(clause.lead) - 1 :][:1]
        heading = _label(_heading(clause.before)) or (labels[-1].heading if labels else frozenset())
        labels.append(
            Label(
                _label(clause.before + clause.inside),
                _label(clause.inside + words),
                lead,  # "Food bank: Wed 10am-noon, Thurs 2pm-4pm": the second is of it too
                own_trail,
                heading,
                not clause.days and bool(clause.spans) and all(span.is_all_day for span in clause.spans),
                is_sentence,
            )
        )
    return labels


def are_apart(one: Label, other: Label) -> bool:
    """Whether the hours are of two things that both have a name: then both may be at the same time.

    The later needs a name only, where it is one of a part.
    """
    if one.own and one.own == other.own:
        return False  # "reception 9am-5pm, Wednesday reception 9am-1pm"
    if other.is_part or (other.heading & PARTS and one.heading != other.heading):
        return True
    pairs = ((one.before, other.before), (one.after, other.after), (one.heading, other.heading))
    return any(a and b and a != b and not (a | b) & _EXCEPTIONAL for a, b in pairs)


def _is_break(word: str) -> bool:
    return word in (STOP, COMMA)


def _heading(before: tuple[str, ...]) -> tuple[str, ...]:
    """Give the line above: "Gym: Mon-Fri 6am-10pm", with a break after the word."""
    if len(before) < 2 or before[-1] != STOP:
        return ()
    words = tuple(takewhile(lambda word: not _is_break(word), reversed(before[:-1])))
    is_after_comma = len(before) > len(words) + 1 and before[-len(words) - 2] == COMMA
    return () if is_after_comma else words


def _label(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in words for word in text.casefold().split()) - _EMPTY

"""Words that make times those of something else than the visit, where nothing else in the grammar reads them.

When one may ring, make an appointment or has to be gone is no time to come: such a clause is never certain.
"""

from __future__ import annotations

from collections.abc import Iterable

from fingerpost.schedule.hours.clauses.clause import Clause, sentence
from fingerpost.schedule.hours.clock import MIDNIGHT, Span

_TO_REACH = frozenset(("call", "phone", "ring", "register", "contact", "book", "email", "text", "telephone", "calling"))
_CALLS = frozenset(("call", "ring", "calling"))  # "call Monday to Friday 9am-5pm"
_FIRST = frozenset(("ahead", "first", "before", "beforehand", "advance", "centre", "center", "emergency", "on-call"))
_APPOINTMENTS = frozenset(("appointment", "appointments"))
_NOT_NEEDED = frozenset(("no", "not", "without", "needed", "required", "necessary", "recommended", "preferred"))
_TO_MAKE = frozenset(("make", "schedule", "book", "arrange", "call", "phone", "ring"))
_EMERGENCIES = frozenset(("emergency", "emergencies"))
_PREPARATIONS = frozenset(
    ("set", "setup", "set-up", "setting", "preparation", "prep", "rehearsal", "volunteers", "helpers")
)
FIGURES = 7  # of a telephone, at least
SHORT = 2  # words: "Intake appointments Monday 9am-3pm"
_ENDS = frozenset(
    (
        *("empties", "empty", "depart", "departs", "leave", "leaves", "vacate", "end", "ends", "finish", "finishes"),
        *("close", "shut", "shuts"),
    )
)
_LEAVE = frozenset(("leave", "leaves", "depart", "departs"))
_WALKS = frozenset(("walk", "walks", "ride", "rides", "ramble", "rambles", "hike", "hikes", "tour", "tours"))
_ORDERS = frozenset(("order", "orders", "ordering", "pre-order", "pre-orders", "preorder"))
_GIVERS = frozenset(
    (
        "drop-off",
        "drop-offs",
        "dropoff",
        "dropoffs",
        "donation",
        "donations",
        "donate",
        "donors",
        "volunteer",
        "volunteers",
    )
)  # first in a sentence
_NO_VISIT = frozenset(
    (
        *("telephone", "telephones", "phone", "phones", "tel", "bookings", "booking", "book", "tickets", "deliveries"),
        *("cleaning", "maintenance"),
    )
)
_PARTS_OF_DAY = {"morning": (0, 12 * 60), "afternoon": (11 * 60, 18 * 60), "evening": (15 * 60, MIDNIGHT)}  # minutes
_PARTS_OF_DAY |= {"am": (0, 12 * 60), "pm": (12 * 60, MIDNIGHT)}


def doubt_of_other_things(clauses: Iterable[Clause]) -> None:
    """Mark the clauses whose own words say that their times are no times to come."""
    is_to_call = False
    for clause in clauses:
        inside = {word.casefold() for word in clause.inside}
        clause.is_unsure |= any(map(_is_number, clause.inside))  # "Weekends: 01632 960123 (24/7)"
        clause.is_unsure |= len(clause.spans) > 1 and bool(inside & _PREPARATIONS)  # "set up 9am, open 10am"
        clause.is_unsure |= bool(inside & _EMERGENCIES)  # "Sat-Sun emergencies only 24 hours"
        clause.is_unsure |= bool(inside & _ENDS) and all(
            span.ends is None for span in clause.spans
        )  # "Fri close at 4pm"
        if not clause.before:
            clause.is_unsure |= is_to_call  # "to call: Monday 9am-5pm, Tuesday 9am-1pm"
            continue
        near = sentence(clause.before)
        words = {word for text in near for word in text.casefold().split()}
        if words:
            is_to_call = bool(words & _CALLS) and not words & _FIRST  # "you can ring us between 9am and 5pm"
        is_arranged = "by-arrangement" in clause.facts and not clause.days  # "By appointment only. Ring the office"
        if is_arranged and not clause.spans:
            continue
        is_to_reach = not _TO_REACH.isdisjoint(word.casefold() for word in clause.before)
        are_ends = words & (_ENDS - _LEAVE if words & _WALKS else _ENDS)  # "walks leave at 10am"
        is_end = all(span.ends is None for span in clause.spans) and bool(are_ends)
        is_of_givers = bool(near) and (near[0].casefold() in _GIVERS or "donations" in words)
        is_order = _is_order([word.casefold() for word in near])
        clause.is_unsure |= (
            is_to_call
            or (
                _is_number(clause.before[-1]) and not is_arranged
            )  # "01632 960123 (Mon-Fri 9am-5pm)": when somebody answers
            or is_order  # "phone orders Thursday 9am-11am"
            or is_of_givers  # "Donations Monday 9am-noon; distribution Tuesday"
            or _is_no_visit([word.casefold() for word in near])
            or is_end  # "shelter empties every morning: 7am"
            or clause.before[-1].casefold() in _CALLS
            or (is_to_reach and not (clause.has_body or is_arranged))
            or (bool(words & _APPOINTMENTS) and len(near) <= SHORT and not clause.facts and not words & _NOT_NEEDED)
            or (bool(words & _APPOINTMENTS) and bool(words & _TO_MAKE))  # "to make an appointment: Monday-Friday"
        )


def _is_number(word: str) -> bool:
    """Whether it is the number of a telephone."""
    return sum(letter.isdigit() for letter in word) >= FIGURES and not any(map(str.isalpha, word.replace("x", "")))


def _is_no_visit(words: list[str]) -> bool:
    """Whether its sentence begins with what is done from afar, or by volunteers: "Bookings open Mondays 9am"."""
    is_alone = len(words) == 1 and words[0] in _NO_VISIT
    is_of_committee = words[:1] in (["committee"], ["trustees"]) and set(words[1:]) <= {"meet", "meets", "meeting"}
    is_sale = words[:1] == ["tickets"] and words[1:2] in (["sale"], ["available"], ["from"], ["sold"])
    pairs = (["drop", "off"], ["setting", "up"], ["booking", "line"], ["booking", "office"], ["bookings", "line"])
    return is_alone or is_of_committee or is_sale or words[:1] == ["sorting"] or words[:2] in pairs


def _is_order(words: list[str]) -> bool:
    """Whether something is ordered then, and not done "in order to" something else."""
    pairs = zip(words, [*words[1:], ""], strict=False)
    return any(word in _ORDERS and after != "to" for word, after in pairs)


def is_in_other_part(words: tuple[str, ...], span: Span) -> bool:
    """Whether the hours begin in another part of the day than a word says: "Mon mornings & Wed evenings 7pm-9pm"."""
    return any(
        word.casefold().removesuffix("s") == part and not first <= span.starts <= last
        for word in words
        for part, (first, last) in _PARTS_OF_DAY.items()
    )

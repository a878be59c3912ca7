"""Filters: which records pass each: filters.js in Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from fingerpost.search.index.columns import COSTS, LOW, LOW_COST, NONE, RICH, WAYS
from fingerpost.search.index.filter_words import DAY_BITS, DAYS
from fingerpost.search.query.distances import NOWHERE
from fingerpost.search.query.site import SearchFiles

SOON = ("today", "tomorrow", "week", "weekend", "next-week")
ANY_DAY = 127  # days of the week, as bits
PARTS = ("morning", "afternoon", "evening")
_PART_EDGES = (0, 720, 1020, 1440)  # minutes
LONG_ENOUGH = 60  # minutes: a session that goes on for an hour into the afternoon counts as afternoon too
MODES = ("in-person", "online", "phone")
CHECKED = (30, 90, 180)  # days
WITHIN = (1609, 4828, 8047, 16093, 32187)  # metres: 1, 3, 5, 10 and 20 miles
KINDS = ("activity", "group", "place")
LISTED = ("category", "need", "audience", "access", "area", "language", "ways")

# In the order of answers. One session has to fit "soon", "day", "part" and "on" together, and its branch the facets of
# branches.
FACETS = (
    *("category", "need", "soon", "day", "part", "on", "area", "within", "cost", "first", "met", "mode"),
    *("access", "age", "audience", "ways", "language", "checked", "open", "rich", "kind"),
)
_ABOUT_PLACES = ("area", "near", "within", "kind")  # facets that groups and places have too
OF_BRANCH = ("area", "near", "within", "mode", "access")
WHEN = ("soon", "day", "part", "on")
GROUP_OF = {  # the file of the search files that each facet is in
    "category": "what",
    "need": "what",
    "area": "where",
    "audience": "who",
    "language": "who",
    "ways": "who",
    "access": "access",
}
BITS = {facet: 1 << place for place, facet in enumerate((*OF_BRANCH, "when"))}

State = dict[str, Any]


@dataclass
class Filters:
    """The filters of a search: for each facet, a test of a record by its number."""

    files: SearchFiles
    state: State
    today: int  # days since 1 January 1970
    offset: int  # today, in days from the first of the patterns
    minute: int  # of today: a session that has ended by then does not count for today
    metres: Sequence[int]  # to each branch; empty when no place is given
    near: int = -1  # the number of the area to search in, when it has no position

    def __post_init__(self) -> None:
        self._failing: dict[int, int] = {}  # for each tested branch, the facets it fails, as bits
        self._of_branch = self._tests_of_branch()
        self._features = self.option_numbers("access", self.state["access"]) if self.state.get("access") else set()
        self._asks_when = any(self.state.get(facet) for facet in WHEN)
        self._chosen = reduce(or_, (DAY_BITS.get(day, 0) for day in self.state.get("day") or DAYS), 0)
        self._bits: dict[tuple[int, tuple[int, ...]], int] = {}  # by pattern and dates: the days of the week
        self.dates = self.dates_asked(self.state.get("soon") or ())

    def facets(self) -> list[str]:
        """The facets that are set; day, part and date are one, "when"."""
        return [*self.tests(), *self._of_branch, *(["when"] if self._asks_when else [])]

    def tests(self) -> dict[str, Callable[[int], bool]]:
        """The tests of facets that are set and apply to a record as a whole."""
        tests: dict[str, Callable[[int], bool]] = {}
        for facet in FACETS:
            if self.state.get(facet) and facet not in (*WHEN, *OF_BRANCH):
                tests[facet] = getattr(self, f"_{facet}", None) or self._listed(facet)
        if self._asks_when or any(facet not in _ABOUT_PLACES for facet in (*tests, *self._of_branch)):
            kinds = self.files.column("rank", "kind")
            tests["an activity"] = lambda document: kinds[document] == 0
        return tests

    def _tests_of_branch(self) -> dict[str, Callable[[int], bool]]:
        tests: dict[str, Callable[[int], bool]] = {}
        for facet in OF_BRANCH:
            if facet == "near" or (facet == "within" and not self.metres):
                continue
            if self.state.get(facet):
                tests[facet] = getattr(self, f"_{facet}", None) or self._listed(facet)
        if self.near >= 0:
            tests["near"] = self._in_the_area()
        return tests

    # -- branches and sessions -----------------------------------------------------------------

    def branches(self, document: int) -> range:
        """The numbers of a record's branches."""
        return range(self.files.branches[document], self.files.branches[document + 1])

    def sessions(self, document: int) -> range:
        """The numbers of a record's sessions."""
        starts = self.files.column("when", "n")
        return range(starts[document], starts[document + 1])

    def branch_of(self, document: int, session: int) -> int:
        """The number of the branch that a session belongs to."""
        return self.files.branches[document] + self.files.column("when", "branch")[session]

    def unsaid(self, branch: int) -> list[int] | None:
        """The access features asked for that are not known at a branch; None if one is known to be missing."""
        if not self._features:  # as in most searches, which ask it of each branch some ten times
            return []
        files = self.files
        (starts, yes), (refused, no) = files.lists("access", "access"), files.lists("access", "no")
        unsaid = self._features - set(yes[starts[branch] : starts[branch + 1]])
        is_no = -1 in unsaid or not unsaid.isdisjoint(no[refused[branch] : refused[branch + 1]])
        return None if is_no else sorted(unsaid)

    def fails(self, document: int, branch: int) -> int:
        """The facets that a branch fails, as bits; day, part and date must fit one of its sessions."""
        if branch not in self._failing:
            failing = sum(BITS[facet] for facet, test in self._of_branch.items() if not test(branch))
            if self._asks_when and not any(
                self.branch_of(document, session) == branch and self.session_fits(session)
                for session in self.sessions(document)
            ):
                failing |= BITS["when"]
            self._failing[branch] = failing
        return self._failing[branch]

    def fitting(self, document: int, but_for: str = "") -> list[int]:
        """The branches of a record that pass everything, or everything except one facet."""
        spared = ~BITS.get(but_for, 0)
        return [branch for branch in self.branches(document) if not self.fails(document, branch) & spared]

    def fitting_sessions(self, document: int) -> tuple[int, ...] | None:
        """The sessions at the times asked for, by position in the record's list; None: no time was asked for."""
        if not self._asks_when:
            return None
        sessions = self.sessions(document)
        return tuple(session - sessions.start for session in sessions if self.session_fits(session))

    @property
    def weekdays(self) -> int:
        """The days of the week asked for, as bits, Monday first; all of them if none is."""
        dated = ANY_DAY if self.dates is None else sum({1 << self._weekday(day) for day in self.dates})
        return self._chosen & dated

    @property
    def begins(self) -> int:
        """The first date asked for, from the first of the patterns; today, if there is none or it is past."""
        return max(min(self.dates or (self.offset,)), self.offset)

    # -- one test for each facet ------------------------------------------------------------------

    def _listed(self, facet: str) -> Callable[[int], bool]:
        starts, values = self.files.lists(GROUP_OF[facet], facet)
        numbers = self.option_numbers(facet, self.state[facet])
        return lambda number: any(values[place] in numbers for place in range(starts[number], starts[number + 1]))

    def option_numbers(self, facet: str, options: Sequence[str]) -> set[int]:
        """The numbers behind the options chosen; a category brings those below it."""
        ids = option_ids(self.files, facet)
        numbers = {number for number, option_id in enumerate(ids) if option_id in options}
        if facet == "category":
            numbers = {number for number in range(len(ids)) if numbers & set(lineage(self.files, number))}
        return numbers or {-1}  # an unknown option matches nothing, rather than everything

    def _in_the_area(self) -> Callable[[int], bool]:
        starts, values = self.files.lists("where", "area")
        modes = self.files.column("where", "mode")

        def is_in(branch: int) -> bool:
            own = values[starts[branch] : starts[branch + 1]]
            # A branch online or by phone counts as near.
            return self.near in own or (not own and modes[branch] > 1)

        return is_in

    def _within(self, branch: int) -> bool:
        # A branch without a position, such as one that meets online, counts as near.
        away = self.metres[branch]
        return away == NOWHERE or away <= int(self.state["within"])

    def _access(self, branch: int) -> bool:
        unsaid = self.unsaid(branch)
        return unsaid == [] or (unsaid is not None and bool(self.state.get("unsaid")))

    def _cost(self, document: int) -> bool:
        return any(cost in self.state["cost"] for cost in self.costs_of(document))

    def costs_of(self, document: int) -> tuple[str, ...]:
        """The cost options of a record; a low cost may be free, a donation or a small price."""
        cost = COSTS[self.files.column("who", "cost")[document]]
        is_low = self.files.column("who", "flags")[document] & LOW_COST
        return (cost, LOW) if is_low else (cost,)

    def _first(self, document: int) -> bool:
        return bool(self.files.column("who", "flags")[document] & 1)

    def _met(self, document: int) -> bool:
        return bool(self.files.column("who", "flags")[document] & 2)

    def _rich(self, document: int) -> bool:
        return bool(self.files.column("who", "flags")[document] & RICH)

    def _open(self, document: int) -> bool:
        return self.files.column("who", "capacity")[document] < 2

    def _mode(self, branch: int) -> bool:
        mode = self.files.column("where", "mode")[branch]
        return any(mode >> number & 1 for number, mode_name in enumerate(MODES) if mode_name in self.state["mode"])

    def _age(self, document: int) -> bool:
        age = int(self.state["age"])
        youngest, oldest = self.files.column("who", "youngest"), self.files.column("who", "oldest")
        return youngest[document] <= age <= oldest[document]

    def _checked(self, document: int) -> bool:
        return self.files.column("who", "checked")[document] >= self.today - int(self.state["checked"])

    def _kind(self, document: int) -> bool:
        return KINDS[self.files.column("rank", "kind")[document]] in self.state["kind"]

    # -- sessions ------------------------------------------------------------------------------

    def dates_asked(self, soon: Sequence[str]) -> tuple[int, ...] | None:
        """The dates of "this week" and the like, and of the one day asked for; None if no date is.

        In days from the first of the patterns. A week ends on Sunday, and its past days are left out.
        """
        weekday = self._weekday(self.offset)
        ranges = {
            "today": (0, 0),
            "tomorrow": (1, 1),
            "weekend": (max(0, 5 - weekday), 6 - weekday),
            "week": (0, 6 - weekday),
            "next-week": (7 - weekday, 13 - weekday),
        }
        spans = [ranges[period] for period in soon if period in ranges]
        dates = {self.offset + day for first, last in spans for day in range(first, last + 1)}
        on = int(self.state.get("on") or 0) - self.today + self.offset
        if not self.state.get("on"):
            return tuple(sorted(dates)) if soon else None
        return (on,) if not soon or on in dates else ()

    def session_fits(self, session: int, *, use_day: bool = True, use_part: bool = True) -> bool:
        """Whether a session meets on the days and dates, and in the parts of the day, that are asked for."""
        asks_for_days = self.state.get("day") or self.dates is not None
        if use_day and asks_for_days and not self.days_of(session, self.dates) & self._chosen:
            return False
        parts = self.state.get("part")
        return not (use_part and parts) or any(part in parts for part in self.parts_of(session))

    def is_on(self, session: int, dates: tuple[int, ...] | None) -> bool:
        """Whether a session meets on one of the dates of "this week" or the like, and on a day that is asked for."""
        return bool(self.days_of(session, dates) & self._chosen)

    def days_of(self, session: int, dates: tuple[int, ...] | None) -> int:
        """The days of the week on which a session meets, as bits: of these dates alone, if there are any.

        A session that has ended does not count for today; one that goes on past midnight has not ended.
        """
        if dates is None:
            return self.files.column("when", "days")[session] & ANY_DAY
        starts, ends = (self.files.column("when", name)[session] for name in ("starts", "ends"))
        over = starts if ends == NONE else ends if ends > starts else NONE
        if over <= self.minute and self.offset in dates:
            dates = tuple(date for date in dates if date != self.offset)
        pattern = self.files.column("when", "pattern")[session]
        if (pattern, dates) not in self._bits:
            met = {self._weekday(date) for date in dates if meets_on(self.files.patterns, pattern, date)}
            self._bits[pattern, dates] = sum(1 << day for day in met)
        return self._bits[pattern, dates]

    def _weekday(self, offset: int) -> int:
        """Monday is 0."""
        return (self.today - self.offset + offset + 3) % 7  # 1 January 1970 was a Thursday

    def parts_of(self, session: int) -> list[str]:
        """The parts of the day a session is in."""
        starts = self.files.column("when", "starts")[session]
        ends = self.files.column("when", "ends")[session]
        if starts == NONE:
            return []
        parts = []
        for number, part in enumerate(PARTS):
            begins, stops = _PART_EDGES[number], _PART_EDGES[number + 1]
            is_inside = begins <= starts < stops
            if is_inside or (ends != NONE and min(ends, stops) - max(starts, begins) >= LONG_ENOUGH):
                parts.append(part)
        return parts


def option_ids(files: SearchFiles, facet: str) -> list[str]:
    """The ids behind the numbers of a column."""
    if facet == "language":
        return list(files.options["language"])
    if facet == "ways":
        return list(WAYS)
    return [option[0] for option in files.options[facet]]


def lineage(files: SearchFiles, category: int) -> list[int]:
    """A category and those above it; a loop of parents ends where it began."""
    line: list[int] = []
    while category >= 0 and category not in line:
        line.append(category)
        category = files.options["category"][category][2]
    return line


def meets_on(patterns: tuple[str, int, bytes], pattern: int, offset: int) -> bool:
    """Whether the bit of a day is set."""
    _, days, data = patterns
    if not 0 <= offset < days:
        return False
    return bool(data[pattern * ((days + 7) // 8) + (offset >> 3)] >> (offset & 7) & 1)

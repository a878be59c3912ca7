"""Words become phrases: days, hours, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from fingerpost.schedule.hours.clock import Clock, Span, alone, span_of
from fingerpost.schedule.hours.months_and_dates import JOINS, TO, MonthsAndDates
from fingerpost.schedule.hours.phrase import Days, Hours, Mark, Phrase, Said
from fingerpost.schedule.hours.tokens import Kind, Token

_NEAR = 4  # words
_TIMES = frozenset({Kind.DAYS, Kind.CLOCK, Kind.ORDINAL, Kind.TERM, Kind.SCHOOL_HOLIDAYS, Kind.MONTH})
_MARKS = {Kind.COMMA: "comma", Kind.STOP: "stop", Kind.OPENS: "opens", Kind.CLOSES: "closes", Kind.CLOSED: "closed"}
_MARKS |= {
    Kind.EXCEPT: "except",
    Kind.WORDS: "words",
    Kind.HARD: "hard",
    Kind.PART_OF_DATE: "hard",
    Kind.LUNCH: "lunch",
}
_MARKS |= {Kind.AND: "and", Kind.SLASH: "and", Kind.ONE: "words", Kind.ALSO: "also", Kind.ONLY: "only"}
_SAID = {
    Kind.TERM: "term_time",
    Kind.SCHOOL_HOLIDAYS: "school_holidays",
    Kind.BANK_HOLIDAYS: "bank_holidays",
    Kind.APPOINTMENT: "by-arrangement",
    Kind.NOT_KNOWN: "unknown",
}


class Phrases(MonthsAndDates):
    """Goes through the words once, from the first to the last."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        clocks = [token.value for token in tokens if token.kind is Kind.CLOCK and isinstance(token.value, Clock)]
        self.counts_to_24 = any(clock.is_24 for clock in clocks) and not any(clock.half for clock in clocks)
        self.part = ""
        self.is_doubled = False
        self.phrases: list[Phrase] = []

    def read(self) -> list[Phrase]:
        """Every phrase, in order."""
        while self.at < len(self.tokens):
            self.phrases += self._next()
        return self.phrases

    def _next(self) -> list[Phrase]:
        kind = self.kind()
        if kind in (Kind.DAYS, Kind.ORDINAL, Kind.EVERY):
            return self._days()
        if kind in (Kind.CLOCK, Kind.NUMBER, Kind.BETWEEN, Kind.FROM, Kind.UNTIL):
            return self._hours_or_dates()
        if kind is Kind.MONTH:
            return [self.months()]
        if kind is Kind.DATE:
            return [self.dates()]
        token = self.take()
        if kind in (Kind.VAGUE, Kind.AND) and self.kind() is Kind.APPOINTMENT:
            return [Mark("comma")]
        if kind is Kind.TO or (kind is Kind.VAGUE and not self._is_near_time()):
            return [Mark("words", token.text)]
        if kind is Kind.DASH:
            return self._dash()
        if kind in (Kind.WEEKS, Kind.MONTHS_APART):
            return [Said("every", (kind, token.value))]
        if kind is Kind.OF_MONTH:
            return [Said("monthly")]
        if kind is Kind.WEEKLY:
            return [Said("weekly")]
        if kind is Kind.DAY_AND_NIGHT:
            return [Hours(Span(0, 0, next_day=True), token.text)]
        if kind is Kind.ALL_DAY:
            return [Mark("words", token.text)]
        if kind is Kind.PART_OF_DAY:
            return self._part_of_day(token)
        if kind in _SAID:
            return [Said(_SAID[kind])]
        return [Mark(_MARKS.get(kind, "hard") if kind else "hard", token.text)]

    def _is_near_time(self) -> bool:
        """Whether a day or a time of the same sentence is among the few words before or after the one just taken."""
        before = self.tokens[max(self.at - 1 - _NEAR, 0) : self.at - 1][::-1]
        after = self.tokens[self.at : self.at + _NEAR]
        same = [list(takewhile(lambda token: token.kind is not Kind.STOP, words)) for words in (before, after)]
        return any(token.kind in _TIMES for words in same for token in words)

    def _dash(self) -> list[Phrase]:
        """A dash is no word between a day and its hours; where hours would be it says that there are none."""
        before = self.phrases[-1] if self.phrases else None
        follows = self.kind()
        is_blank = follows in (None, Kind.SLASH, Kind.STOP, Kind.COMMA) or (
            follows is Kind.DAYS and isinstance(before, Hours) and before.is_empty
        )
        after_slash = self.at >= 2 and self.tokens[self.at - 2].kind is Kind.SLASH
        if after_slash:
            return [Hours(None, "-", is_empty=True)]
        return [Hours(None, "-", is_empty=True)] if is_blank and isinstance(before, Days) else []

    def _days(self) -> list[Phrase]:
        begins, self.part, self.is_doubled = self.at, "", False
        is_every = self.kind() is Kind.EVERY
        if is_every:
            self.take()
        weeks: list[int] = []
        while self.kind() is Kind.ORDINAL:
            weeks.append(int(str(self.take().value)))
            if self.kind() in JOINS and self.kind(1) is Kind.ORDINAL:
                self.take()
        if self.kind() is not Kind.DAYS:
            return self._month_days(weeks, begins, is_every=is_every)
        days = self._day_list(has_weeks=bool(weeks))
        of_month = self.kind() is Kind.OF_MONTH
        if of_month:
            self.take()
        if not weeks:
            found = Days(days, is_unsure=self.is_doubled)
            return [found, Said("monthly")] if of_month else [found]
        is_unsure = any(week not in (1, 2, 3, 4, 5, -1) for week in weeks) or (
            is_every and not of_month and any(week > 1 for week in weeks)
        )
        order = sorted(set(weeks), key=lambda week: week % 100)
        return [Days(days, weeks=tuple(order), is_unsure=is_unsure)]

    def _month_days(self, numbers: list[int], begins: int, *, is_every: bool) -> list[Phrase]:
        if numbers and all(1 <= number <= 31 for number in numbers) and self.kind() is Kind.OF_MONTH:
            self.take()
            return [Days(month_days=tuple(sorted(set(numbers))))]
        if not numbers and is_every:
            return []
        text = " ".join(token.text for token in self.tokens[begins : self.at])
        return [Mark("hard", text)] if numbers else []

    def _day_list(self, *, has_weeks: bool) -> tuple[int, ...]:
        days: list[int] = []
        is_joined = True
        while True:
            first = self.take().value
            if not is_joined and isinstance(first, tuple) and set(first) & set(days):
                self.is_doubled = True  # "Mon and Tue Mon 9am to 1pm Tue ...": a list, and then its parts
            is_joined = True
            if self.kind() in TO and self.kind(1) is Kind.DAYS:
                self.take()
                days += _from_to(first, self.take().value)
            else:
                days += first if isinstance(first, tuple) else ()
            if (
                self.kind() in (Kind.AND, Kind.SLASH, Kind.COMMA)
                and self.kind(1) is Kind.AND
                and self.kind(2) is Kind.DAYS
            ):
                self.take()
            if self.kind() in JOINS and (self.kind(1) is Kind.DAYS) and not (has_weeks and self._is_closed_next(2)):
                self.take()
            elif self.kind() in JOINS and self.kind(1) is Kind.EVERY and self.kind(2) is Kind.DAYS:
                self.take()
                self.take()
            elif self.kind() is not Kind.DAYS:
                break
            else:
                is_joined = False
        return tuple(sorted(set(days)))

    def _is_closed_next(self, ahead: int) -> bool:
        return self.kind(ahead) is Kind.CLOSED

    def _hours_or_dates(self) -> list[Phrase]:
        lead = self.take() if self.kind() in (Kind.BETWEEN, Kind.FROM, Kind.UNTIL) else None
        kind = self.kind()
        if lead and kind is Kind.DATE:
            return [self.dates(lead.kind)]
        if lead and kind is Kind.MONTH and lead.kind is not Kind.UNTIL:
            begins = self.at
            months = self.months(between=lead.kind is Kind.BETWEEN)
            is_range = self.at - begins > 1  # "from October" begins, and nothing says when it ends
            return [months if is_range else Mark("hard", lead.text)]
        if kind not in (Kind.CLOCK, Kind.NUMBER):
            if lead and kind in (Kind.PART_OF_DATE, Kind.MONTH, Kind.HARD, Kind.SCHOOL_HOLIDAYS, Kind.TERM):
                return [Mark("hard", lead.text)]
            return [] if lead is None or lead.kind is not Kind.UNTIL else [Mark("hard", lead.text)]
        return self._hours(lead.kind if lead else None)

    def _hours(self, lead: Kind | None) -> list[Phrase]:
        begins = self.at
        first = self.take()
        start = first.value if isinstance(first.value, Clock) else Clock(99, 0)
        joins = {*TO, Kind.UNTIL} | ({Kind.AND} if lead is Kind.BETWEEN else set())
        if lead is not Kind.UNTIL and self.kind() in joins and self.kind(1) in (Kind.CLOCK, Kind.NUMBER):
            self.take()
            last = self.take()
            end = last.value if isinstance(last.value, Clock) else Clock(99, 0)
            next_day = self.kind() is Kind.NEXT_DAY
            if next_day:
                self.take()
            text = " ".join(token.text for token in self.tokens[begins : self.at])
            return [self._range(start, end, text, begins, next_day=next_day)]
        if self.kind() in joins and self.kind(1) not in (Kind.DAYS, Kind.OF_MONTH):
            self.take()  # "9am -", "6pm till late"
            return [Mark("hard", first.text)]
        return self._single(start, first.text, lead)

    def _single(self, at: Clock, text: str, lead: Kind | None) -> list[Phrase]:
        if self.kind() is Kind.ONWARDS:
            self.take()
        moment = alone(at, counts_to_24=self.counts_to_24, part=self.part) if at.form != "bare" or at.half else None
        if moment is None:
            is_count = at.form == "bare" and lead is None and self._is_word(self.at)  # "46 Mill Lane"
            return [Mark("words" if is_count else "hard", text)]
        next_day = self.kind() is Kind.NEXT_DAY
        if next_day:
            self.take()
        if lead is Kind.UNTIL or next_day:
            return [Mark("hard", text)]  # an end alone is no session
        return [Hours(Span(moment, None), text)]

    def _range(self, start: Clock, end: Clock, text: str, begins: int, *, next_day: bool) -> Hours | Mark:
        if (start.form == end.form == "bare" and not (start.half or end.half)) and (
            self._is_word(begins - 1) or self._is_word(self.at)
        ):
            return Mark("hard", text)  # "for 5 to 11": of what?
        if start == end and not next_day and not start.half:
            return Hours(None, text, is_empty=True)  # a form's way to say closed
        if start.form == end.form == "full" and start.hour == end.hour == 20 and end.minute - start.minute in (0, 1, 2):
            return Mark("hard", text)  # 2022-2023
        return Hours(span_of(start, end, counts_to_24=self.counts_to_24, part=self.part, next_day=next_day), text)

    def _is_word(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].kind is Kind.WORDS

    def _part_of_day(self, token: Token) -> list[Phrase]:
        word = token.text.casefold().removesuffix("s")
        word = "evening" if word == "eve" else word
        follows = self.kind() in (Kind.CLOCK, Kind.NUMBER, Kind.FROM, Kind.BETWEEN, Kind.COMMA, Kind.DASH)
        if self.phrases and isinstance(self.phrases[-1], Days) and follows:
            self.part = word
            return []
        has_times = any(token.kind in (Kind.CLOCK, Kind.NUMBER) for token in self.tokens)
        return [Mark("words" if has_times else "hard", token.text)]


def _from_to(first: object, last: object) -> list[int]:
    if not (isinstance(first, tuple) and isinstance(last, tuple)) or len(first) != 1 or len(last) != 1:
        return [*(first if isinstance(first, tuple) else ()), *(last if isinstance(last, tuple) else ())]
    return [(first[0] + n) % 7 for n in range((last[0] - first[0]) % 7 + 1)]


def with_days(phrases: list[Phrase], day: int) -> list[Phrase]:
    """Put the day of the column before the hours of a cell that names none."""
    if any(isinstance(phrase, Days) for phrase in phrases):
        return phrases
    return [Days((day,)), *phrases]

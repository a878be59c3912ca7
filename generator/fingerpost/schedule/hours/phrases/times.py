"""Hours among the words, and the walk through the words that finds them: ranges, single times, times to begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from fingerpost.schedule.hours.clock import MIDNIGHT, NOON, Clock, Span
from fingerpost.schedule.hours.phrases.day_ahead import part_ahead
from fingerpost.schedule.hours.phrases.months_and_dates import JOINS, TO
from fingerpost.schedule.hours.phrases.only_time import is_only_time
from fingerpost.schedule.hours.phrases.phrase import Days, Fact, Hours, Mark, Phrase
from fingerpost.schedule.hours.phrases.programme import NO_NAMES
from fingerpost.schedule.hours.phrases.ranges import MORNING, alone, evening_of, habit_of, morning_of, span_of
from fingerpost.schedule.hours.phrases.starts import COMMA_MARK, JOIN_MARKS, Starts
from fingerpost.schedule.hours.words.arrival import first_of_two
from fingerpost.schedule.hours.words.kinds import Kind, Token
from fingerpost.schedule.hours.words.lengths import end_by_length
from fingerpost.schedule.hours.words.words import ENDS_IN_WORDS

_LUNCHTIMES = (Mark("lunch", "lunchtime"), Mark("lunch", "lunchtimes"))
# What one comes for, in words that are never the name of a time: "to sing", but no "to tea" and no "to five"
_PURPOSE = re.compile(
    r"to (?:sing|pray|knit|sew|learn|receive|worship|praise|meet|hear|enjoy|share|celebrate|discuss|explore|study|chat"
    r"|help|support|watch|join|practi[sc]e|(?:walk|dance|talk|play|eat|cook) (?:together|a|the))\b"
)
LAST_HOUR = 24
_EARLY_AFTERNOON = 14 * 60 + 30  # "6-8, 4-6" may be an evening
_LONGEST_BEFORE = 3 * 60  # minutes, of what ends when the next begins
DATED = (Kind.MONTH, Kind.DATE, Kind.PART_OF_DATE, Kind.MONTH_YEAR)


class Times(Starts):
    """Where it is in the words, and the hours it comes to."""

    def __init__(self, tokens: Sequence[Token], *, is_exact: bool = False) -> None:
        super().__init__(tokens)
        clocks = [token.value for token in self.tokens if token.kind is Kind.CLOCK and isinstance(token.value, Clock)]
        self.habit = habit_of(ranges_of(self.tokens), clocks)
        if is_exact:
            self.habit = self.habit._replace(is_late=True)  # by the clock that counts to 24, whatever it says
        self.part = ""  # of the day, as the words before say

    def hours_or_dates(self) -> list[Phrase]:
        lead = self.take() if self.kind() in (Kind.BETWEEN, Kind.FROM, Kind.UNTIL) else None
        if lead and lead.kind is not Kind.BETWEEN and (words := self._day_of_date()):
            self.at += words
        kind = self.kind()
        if lead and kind in DATED and (between := self.between()):
            return [between]
        if lead and kind is Kind.MONTH_YEAR:
            return self._from_month(lead, self.take())
        if lead and kind is Kind.DATE:
            return [self.dates(lead.kind)]
        if lead and kind is Kind.MONTH and lead.kind is not Kind.UNTIL:
            begins = self.at
            months = self.months(between=lead.kind is Kind.BETWEEN)
            is_range = self.at - begins > 1  # "from October" begins, and nothing says when it ends
            return [months if is_range else Mark("hard", lead.text)]
        if kind not in (Kind.CLOCK, Kind.NUMBER):
            if lead and kind in (
                Kind.PART_OF_DATE,
                Kind.MONTH,
                Kind.HARD,
                Kind.SCHOOL_HOLIDAYS,
                Kind.TERM,
                Kind.FEASTS,
            ):
                return [Mark("hard", lead.text)]
            return [] if lead is None or lead.kind is not Kind.UNTIL else [Mark("hard", lead.text)]
        return self._hours(lead.kind if lead else None)

    def _day_of_date(self) -> int:
        """How many words of the day of the week are before its date: "from Tuesday, 6 October 2026"."""
        words = 2 if self.kind(1) is Kind.COMMA else 1
        if self.kind() is not Kind.DAYS or self.kind(words) is not Kind.DATE:
            return 0
        days, dates = self.tokens[self.at].value, self.tokens[self.at + words].value
        is_same = isinstance(dates, tuple) and len(dates) == 1 and days == (dates[0].weekday(),)
        return words if is_same else 0

    def _from_month(self, lead: Token, month: Token) -> list[Phrase]:
        days = month.value if isinstance(month.value, tuple) else ()
        if lead.kind is Kind.FROM and days:
            return [Fact("starts_on", days[0])]
        if lead.kind is Kind.UNTIL and days and "end" in month.text.casefold().split():
            return [Fact("ends_on", days[-1])]
        return [Mark("hard", month.text)]  # "until March 2026": with March, or without?

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
        if self.kind() is Kind.DASH and start.half and self._is_end_missing():
            self.take()
            return self._single(start, first.text, lead)  # "Wed: 1pm-"
        if start.half and self._is_purpose():
            return self._single(start, first.text, lead)  # "10.30am to worship together"
        if self.kind() is Kind.DASH and start.half and self._is_name_next():
            self.take()
            return self._single(start, first.text, lead)  # "Yoga 8pm - Mill Hall - £5"
        if self.kind() in joins and self.kind(1) not in (Kind.DAYS, Kind.OF_MONTH, Kind.ORDINAL, Kind.EVERY):
            self.take()  # "9am -", "6pm till late"
            if self.kind() is Kind.WORDS and self.tokens[self.at].text.casefold().startswith("while"):
                return self._single(start, first.text, lead)  # "10am - while supplies last"
            return [Mark("hard", first.text)]
        if self.kind() in TO and self.kind(1) is Kind.DAYS and self.kind(2) in (Kind.CLOCK, Kind.NUMBER):
            self.take()
            return [Mark("hard", first.text)]  # "Monday 9am - Tuesday 8am"
        return self._single(start, first.text, lead)

    def _is_after_day(self) -> bool:
        """Whether days or dates are just before, or with a comma, or "lunchtime", between."""
        is_between = len(self.phrases) > 1 and (self.phrases[-1] in _LUNCHTIMES or self.phrases[-1] == COMMA_MARK)
        last = self.phrases[-2] if is_between else self.phrases[-1]
        return isinstance(last, Days) or (isinstance(last, Fact) and last.what == "dates")

    def _is_purpose(self) -> bool:
        """Whether the next words say what one comes for, and not until when, as "to five" and "to teatime" do."""
        is_led = self.kind() is Kind.TO and self.kind(1) is Kind.WORDS
        words = " ".join(token.text for token in self.tokens[self.at : self.at + 3])
        return is_led and _PURPOSE.match(words) is not None

    def _is_name_next(self) -> bool:
        """Whether the name of a place or a price is after the dash, and no word for a time: "8pm - Mill Hall"."""
        follows = self.tokens[self.at + 1] if self.kind(1) is Kind.WORDS else None
        return follows is not None and follows.text.casefold().split()[0] not in ENDS_IN_WORDS | NO_NAMES

    def _is_end_missing(self) -> bool:
        """Whether a dash is the last of its line, and the next line begins with another day."""
        return self.kind(1) is None or (self.kind(1) is Kind.STOP and self.kind(2) in (None, Kind.DAYS))

    def _single(self, at: Clock, text: str, lead: Kind | None) -> list[Phrase]:
        before = next((phrase for phrase in reversed(self.phrases) if phrase != Mark("comma", ",")), None)
        if at.form == "dot" and not at.half and self.is_price_next():
            return [Mark("words", text)]  # "Tuesdays 4.50 per session"
        if lead is Kind.FROM and isinstance(before, Hours) and before.span and before.span.ends is None:
            return [Mark("hard", text)]  # "7pm, starts 7.30pm"
        is_start = lead is Kind.FROM
        if self.kind() is Kind.ONWARDS:
            self.take()
            is_start = True
        is_after_day = self._is_after_day() if self.phrases else lead is Kind.FROM
        if is_after_day and at.literal == 0 and not at.half and not lead:
            return [Hours(None, text, is_empty=True)]  # 0:00 is what a form has where nobody filled it in
        moment = None
        if at.form != "bare" or at.half:
            moment = alone(
                at,
                counts_to_24=self.habit.counts_to_24,
                part=self.part or self._part_ahead(at),
                is_after_day=is_after_day
                or lead is Kind.FROM
                or self.is_right_before_day(at)
                or self.is_next_start(at)
                or is_only_time(self.tokens, self.at - 1),
                latest=MIDNIGHT if is_start else self.latest_start(),
            )
        is_listed = is_after_day or self.is_after_start() or self.is_after_name(at) or self.is_before_day(at)
        if moment is None and (evening := self.evening_after_start(at)) is not None:
            moment = evening
        if moment is None and is_listed:
            moment = self.half_of_last(at)
        if moment is None:
            is_meal = self.kind() is Kind.LUNCH and not is_after_day  # "1 lunch"
            is_count = at.form == "bare" and lead is None and (is_meal or self.is_word(self.at))  # "46 Mill Lane"
            return [Mark("words" if is_count else "hard", text)]
        next_day = self.kind() is Kind.NEXT_DAY
        if next_day:
            self.take()
        if lead is Kind.UNTIL and at.half and not next_day:
            return [Fact("until", (moment, text))]  # "Monday-Friday 9am-5pm (Thursday until 8pm)"
        if lead is Kind.UNTIL or next_day:
            return [Mark("hard", text)]  # an end alone is no session
        is_listed = (
            self.phrases[-1:] != [] and self.phrases[-1] in JOIN_MARKS and isinstance(self.phrases[-2:][0], Hours)
        )
        is_arrival = first_of_two(text) is not None  # "6pm for 6.30pm for 2 hours": from which of them?
        ends, count = (None, 0) if is_listed or is_arrival else end_by_length(self.tokens, self.at, moment)
        self.at += count
        return [Hours(Span(moment, ends), text)]

    def _part_ahead(self, at: Clock) -> str:
        """Give the part of the day that is named with the next day, if no day before still waits for its hours."""
        here = [*takewhile(lambda phrase: phrase != Mark("stop", ";"), reversed(self.phrases))]
        hours, days = (sum(isinstance(phrase, kind) for phrase in here) for kind in (Hours, Days))
        return "" if at.half or days > hours else part_ahead(self.tokens, self.at)

    def _range(self, start: Clock, end: Clock, text: str, begins: int, *, next_day: bool) -> Hours | Mark:
        is_bare = start.form == end.form == "bare" and not (start.half or end.half)
        is_falling = start.hour > end.hour  # as ages do not
        is_led = self.is_word(begins - 1) and not (is_falling and self.kind() in (Kind.DAYS, Kind.EVERY, Kind.ORDINAL))
        is_unclear = self.is_word(self.at) and not self.is_of_day(begins, is_falling=is_falling)
        if is_bare and (is_led or is_unclear):
            return Mark("hard", text)  # "for 5 to 11": of what?
        if max(start.hour, end.hour) > LAST_HOUR:
            return Mark("hard", text)  # "12.30-45"
        if is_bare and start == end and MORNING - 60 <= start.literal <= MORNING + 60:
            return Hours(Span(start.literal, start.literal + NOON, is_assumed=True), text)  # "Mon-Sat 8-8"
        if start == end and not next_day and not start.half:
            if self.habit.has_twelve and start.literal:
                return Mark("hard", text)  # 09:00-09:00 beside 10:00-05:00 may be twelve hours
            return Hours(None, text, is_empty=True)  # a form's way to say closed
        if start.form == end.form == "full" and start.hour == end.hour == 20 and end.minute - start.minute in (0, 1, 2):
            return Mark("hard", text)  # 2022-2023
        part = self.part or ("" if start.half or end.half else self._part_ahead(start))
        span = span_of(start, end, self.habit, part=part, next_day=next_day)
        if span is None and not (next_day or start.half or end.half) and (ends := self.last_end()) is not None:
            span = evening_of(start, end, after=ends)  # "Mon-Thu 12-3, 6-11"
        if span is None and not next_day and (follows := self._next_range()) is not None:
            span = (
                morning_of(start, end, before=follows.starts) if follows.starts <= _EARLY_AFTERNOON else None
            )  # "8-12 & 1-5pm"
            lasts = end.literal - start.literal
            if follows.starts % NOON == end.literal % NOON and 0 < lasts <= _LONGEST_BEFORE and not end.half:
                span = Span(follows.starts - lasts, follows.starts)  # "6-7 & 7-8pm"
        return Hours(span, text)

    def _next_range(self) -> Span | None:
        """Give the hours that follow on the same day."""
        is_list = self.kind() in JOINS and self.kind(2) in TO
        clocks = [self.tokens[self.at + ahead].value for ahead in (1, 3)] if is_list and self.kind(3) else []
        first, last = clocks if len(clocks) == 2 else (None, None)
        if not isinstance(first, Clock) or not isinstance(last, Clock):
            return None
        return span_of(first, last, self.habit, part=self.part)


def ranges_of(tokens: Sequence[Token]) -> Iterator[tuple[Clock, Clock]]:
    """Every time that is followed by "to" and another."""
    for first, between, last in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if between.kind in (*TO, Kind.UNTIL) and isinstance(first.value, Clock) and isinstance(last.value, Clock):
            yield first.value, last.value

"""Days among the words, their weeks of the month, and days of the month by number."""

from __future__ import annotations

from fingerpost.schedule.hours.context.weeks import may_end_weeks, weeks_of
from fingerpost.schedule.hours.phrases.day_ahead import part_of_day
from fingerpost.schedule.hours.phrases.months_and_dates import JOINS, TO
from fingerpost.schedule.hours.phrases.phrase import Days, Fact, Hours, Mark, Phrase
from fingerpost.schedule.hours.phrases.times import Times
from fingerpost.schedule.hours.words.kinds import Kind
from fingerpost.schedule.hours.words.words import GROUPS

_WITHOUT_DASH = ([0, 3], [0, 4], [0, 5], [0, 6], [1, 4], [1, 5])  # "Mon Fri": two days, or a dash was lost
SECOND = 2  # "every second Saturday" is every other one to many, and the second of the month to others


class NamedDays(Times):
    """Where it is in the words, and the days it comes to."""

    has_caveat = False  # whether its words are needed beside what was read
    is_doubled = False  # whether the days that were read last could be two things

    def days_in_words(self) -> list[Phrase]:
        begins, self.part, self.is_doubled = self.at, "", False
        is_every = self.kind() is Kind.EVERY
        if is_every:
            self.take()
        weeks: list[int] = []
        is_choice = False
        while self.kind() is Kind.ORDINAL:
            weeks += weeks_of(self.take())
            if self.kind() in TO and self.kind(1) is Kind.ORDINAL:
                self.take()
                last = weeks_of(self.take())[-1]
                weeks += range(weeks[-1] + 1, last + 1) if 0 < weeks[-1] < last else [0]  # 1st to 3rd Saturday
            if self.kind() in JOINS and self.kind(1) is Kind.AND and self.kind(2) is Kind.ORDINAL:
                self.take()
            if (self.kind() in JOINS or self.is_or()) and self.kind(1) is Kind.ORDINAL:
                is_choice |= self.is_or()
                self.take()
        if self.kind() is not Kind.DAYS:
            return self._month_days(weeks, begins, is_every=is_every)
        named = self.at
        days = self._day_list(has_weeks=bool(weeks))
        list_of_days = self.tokens[named : self.at]
        if self.kind() is Kind.PART_OF_DAY and self.kind(1) is Kind.OF_MONTH:
            self.part = part_of_day(self.take().text)  # "last Saturday evening of the month"
        of_month = self.kind() is Kind.OF_MONTH
        if of_month:
            self.take()
        if not weeks and (after := self._weeks_after()):
            return [Days(days, weeks=tuple(sorted(set(after), key=lambda week: week % 100)))]
        if not weeks:
            phrase = Days(days, is_unsure=self.is_doubled)
            is_one = begins > 0 and self.tokens[begins - 1].kind is Kind.ONE  # "one Saturday a month"
            of_month &= not (begins > 0 and self.tokens[begins - 1].kind is Kind.SOME_WEEKS)  # "2 Saturdays a month"
            of_month &= not is_every  # "every Friday in the month"
            return [phrase, Fact("monthly", "once" if is_one else True)] if of_month else [phrase]
        is_counted = is_every and not of_month and len(weeks) == 1  # "every third Saturday": hardly every three weeks
        self.has_caveat |= is_choice
        is_second = is_counted and weeks[0] == SECOND and not self._has_other_weeks()
        self.has_caveat |= is_counted and weeks[0] >= SECOND
        is_one_day = len(days) == 1 or days == GROUPS["weekend"]
        is_unsure = any(week not in (1, 2, 3, 4, 5, -1) for week in weeks)  # "1st or 15th Tuesday"
        if (is_second or is_choice) and is_one_day and not (self.is_doubled or is_unsure):
            return [Fact("some"), Days(days)]  # every other one, or the second of the month: some of them
        is_unsure |= is_second or is_choice
        several = (GROUPS["weekend"], GROUPS["weekday"])
        is_unsure |= any(token.value in several for token in list_of_days)  # a weekend that two months share
        is_unsure |= not of_month and may_end_weeks(list_of_days)
        order = sorted(set(weeks), key=lambda week: week % 100)
        return [Days(days, weeks=tuple(order), is_unsure=is_unsure)]

    def _has_other_weeks(self) -> bool:
        """Whether another week of the month is named: "every 2nd Tuesday and every 4th Tuesday"."""
        weeks = {token.value for token in self.tokens if token.kind is Kind.ORDINAL}
        return bool(weeks & {1, 3, 4, 5, -1})

    def _weeks_after(self) -> list[int]:
        """Read the weeks of "Saturday, 1st and 3rd of the month"; nothing if it is something else."""
        at = 1 if self.kind() in (Kind.COMMA, Kind.DASH, Kind.OPENS) else 0
        weeks: list[int] = []
        while self.kind(at) is Kind.ORDINAL:
            weeks += weeks_of(self.tokens[self.at + at])
            at += 1
            if self.kind(at) in JOINS and self.kind(at + 1) is Kind.ORDINAL:
                at += 1
        if not weeks or self.kind(at) is not Kind.OF_MONTH or not set(weeks) <= {1, 2, 3, 4, 5, -1}:
            return []
        self.at += at + 1
        return weeks

    def _month_days(self, numbers: list[int], begins: int, *, is_every: bool) -> list[Phrase]:
        if numbers and all(1 <= number <= 31 for number in numbers) and self.kind() is Kind.OF_MONTH:
            self.take()
            return [Days(month_days=tuple(sorted(set(numbers))))]
        if not numbers and is_every:
            return []
        text = " ".join(token.text for token in self.tokens[begins : self.at])
        is_of_word = len(numbers) == 1 and numbers[0] > 0 and self.kind() is Kind.WORDS  # "the 2nd white door"
        is_of_word &= not is_of_word or self.tokens[self.at].text.casefold() not in (
            "a",
            "an",
        )  # "on the fourth a social"
        return [Mark("words" if is_of_word else "hard", text)] if numbers else []

    def _day_list(self, *, has_weeks: bool) -> tuple[int, ...]:
        days: list[int] = []
        is_joined, has_gap = True, False
        while True:
            first = self.take().value
            if not is_joined and isinstance(first, tuple) and set(first) & set(days):
                self.is_doubled = True  # "Mon and Tue Mon 9am to 1pm Tue ...": a list, and then its parts
            is_joined = True
            if self.kind() is Kind.COMMA and self.kind(1) is Kind.DASH and self.kind(2) is Kind.DAYS:
                self.take()  # "Mondays,- Fridays"
            if self.kind() in TO and self.kind(1) is Kind.DAYS:
                self.take()
                last = self.take().value
                self.is_doubled |= first == last  # "Sun-Sun": one day, or all
                days += _from_to(first, last)
                self.is_doubled |= self.kind() in TO and self.kind(1) is Kind.DAYS  # "Mon - Wed - Fri"
            else:
                days += first if isinstance(first, tuple) else ()
            if (
                self.kind() in (Kind.AND, Kind.SLASH, Kind.COMMA)
                and self.kind(1) is Kind.AND
                and self.kind(2) is Kind.DAYS
            ):
                self.take()
            has_next = self.kind() in JOINS and self.kind(1) is Kind.DAYS
            is_apart = (has_weeks and self._is_closed_next(2)) or self._is_by_arrangement_next()
            if has_next and not is_apart:
                self.take()
            elif self.kind() in JOINS and self.kind(1) is Kind.EVERY and self.kind(2) is Kind.DAYS and not has_weeks:
                self.take()
                self.take()
                before = self.phrases[-1] if self.phrases else None  # "every other Tuesday and every Thursday"
                self.is_doubled |= isinstance(before, Fact) and before.what in ("every", "some")
            elif self.kind() is not Kind.DAYS or is_apart:
                break
            else:
                is_joined = False
                has_gap = True
        self.is_doubled |= has_gap and days in _WITHOUT_DASH
        return tuple(sorted(set(days)))

    def _is_closed_next(self, ahead: int) -> bool:
        return self.kind(ahead) is Kind.CLOSED

    def _is_by_arrangement_next(self) -> bool:
        """Whether only the next days are by arrangement: "9am-2pm Fridays, weekends by arrangement"."""
        is_next = self.kind() is Kind.COMMA and self.kind(2) is Kind.APPOINTMENT
        return is_next and any(isinstance(phrase, Hours) for phrase in self.phrases)


def _from_to(first: object, last: object) -> list[int]:
    if not (isinstance(first, tuple) and isinstance(last, tuple)) or len(first) != 1 or len(last) != 1:
        return [*(first if isinstance(first, tuple) else ()), *(last if isinstance(last, tuple) else ())]
    return [(first[0] + n) % 7 for n in range((last[0] - first[0]) % 7 + 1)]

"""Words become phrases: days, hours, and what is said of them."""

from __future__ import annotations

from itertools import takewhile

from fingerpost.schedule.hours.clock import Span
from fingerpost.schedule.hours.details import are_inside, details_at
from fingerpost.schedule.hours.kinds import Kind, Token
from fingerpost.schedule.hours.months_and_dates import JOINS, TO
from fingerpost.schedule.hours.phrase import Days, Hours, Mark, Phrase, Said
from fingerpost.schedule.hours.times import DATED, Times
from fingerpost.schedule.hours.weeks import may_end_weeks, weeks_of
from fingerpost.schedule.hours.words import GROUPS

_NEAR = 4  # words
_WITHOUT_DASH = ([0, 3], [0, 4], [0, 5], [0, 6], [1, 4], [1, 5])  # "Mon Fri": two days, or a dash was lost
SECOND = 2  # "every second Saturday" is every other one to many
_TIMES = frozenset(
    {Kind.DAYS, Kind.CLOCK, Kind.ORDINAL, Kind.TERM, Kind.SCHOOL_HOLIDAYS, Kind.MONTH, Kind.DAY_AND_NIGHT}
)
_MARKS = {Kind.COMMA: "comma", Kind.STOP: "stop", Kind.OPENS: "opens", Kind.CLOSES: "closes", Kind.CLOSED: "closed"}
_MARKS |= {
    Kind.EXCEPT: "except",
    Kind.WORDS: "words",
    Kind.HARD: "hard",
    Kind.PART_OF_DATE: "hard",
    Kind.LUNCH: "lunch",
    Kind.VARIES: "varies",
}
_MARKS |= {Kind.AND: "and", Kind.SLASH: "and", Kind.ONE: "words", Kind.ALSO: "also", Kind.ONLY: "only"}
_SAID = {
    Kind.TERM: "term_time",
    Kind.SCHOOL_HOLIDAYS: "school_holidays",
    Kind.BANK_HOLIDAYS: "bank_holidays",
    Kind.APPOINTMENT: "by-arrangement",
    Kind.NOT_KNOWN: "unknown",
}


class Phrases(Times):
    """Goes through the words once, from the first to the last."""

    has_caveat = False  # whether its words are needed beside what was read
    is_doubled = False  # whether the days that were read last could be two things

    def read(self) -> list[Phrase]:
        """Every phrase, in order."""
        while self.at < len(self.tokens):
            self.phrases += self._next()
        return self.phrases

    def _next(self) -> list[Phrase]:
        kind = self.kind()
        if details := details_at(self.tokens, self.at):
            inside = Phrases(details).read()
            if are_inside(inside, self.phrases):
                self.at += 1 + len(details)
                self.at += self.kind() is Kind.CLOSES
                return [Mark("comma"), Mark("detail", " ".join(token.text for token in details))]
        if kind in (Kind.DAYS, Kind.ORDINAL, Kind.EVERY):
            return self._days()
        if kind in (Kind.CLOCK, Kind.NUMBER, Kind.BETWEEN, Kind.FROM, Kind.UNTIL):
            return self.hours_or_dates()
        if kind in DATED and (between := self.between()):
            return [between]
        if kind is Kind.MONTH:
            return [self.months()]
        if kind is Kind.DATE:
            return [self.dates()]
        token = self.take()
        if kind in (Kind.VAGUE, Kind.AND) and self.kind() is Kind.APPOINTMENT:
            return [Mark("comma"), Mark("also", token.text)]
        if kind is Kind.TO or (kind is Kind.VAGUE and not (self._is_near_time() and self._is_choice(token))):
            return [Mark("words", token.text)]
        if kind is Kind.DASH:
            return self._dash()
        if kind in (Kind.WEEKS, Kind.MONTHS_APART):
            is_adverb = any(word in token.text.casefold() for word in ("week", "fortnight"))
            says = Said("every", (kind, token.value, is_adverb))
            return [says] if self.kind() is not Kind.WORDS else [says, Mark("hard", token.text)]  # "fortnightly letter"
        if kind is Kind.ONCE_A_MONTH:
            return [Said("monthly", "once")]
        if kind is Kind.OF_MONTH:
            return [Said("monthly")]
        if kind is Kind.WEEKLY:
            return [Said("weekly")]
        if kind is Kind.DAY_AND_NIGHT:
            return self._day_and_night(token)
        if kind in (Kind.ALL_DAY, Kind.ONWARDS):
            return [Mark("words", token.text)]
        if kind is Kind.PART_OF_DAY:
            return self._part_of_day(token)
        if kind is Kind.APPOINTMENT:
            return [Said("by-arrangement", token.text)]
        if kind is Kind.ALSO_APPOINTMENT:
            return [Mark("also"), Said("by-arrangement", token.text)]
        if kind is Kind.FEASTS:
            if self._is_from_to():
                return [Mark("hard", token.text)]  # "from Christmas to New Year": all the days between
            return [Said("feasts") if self._is_taken_away() else Mark("words", token.text)]
        if kind in _SAID:
            return [Said(_SAID[kind])]
        return [Mark(_MARKS.get(kind, "hard") if kind else "hard", token.text)]

    def _is_from_to(self) -> bool:
        """Whether the word just taken is where something begins or ends that lasts for days."""
        before = self.tokens[self.at - 2] if self.at > 1 else None
        ends = (Kind.FROM, Kind.BETWEEN, Kind.UNTIL, *TO)
        days = (Kind.FEASTS, Kind.DATE, Kind.PART_OF_DATE, Kind.MONTH)
        return (self.kind() in ends and self.kind(1) in days) or (
            before is not None and (before.kind in ends or before.text.casefold() == "over")
        )

    def _is_taken_away(self) -> bool:
        """Whether "closed" or "except" comes before the word just taken, in the same sentence."""
        before = takewhile(lambda token: token.kind is not Kind.STOP, reversed(self.tokens[: self.at - 1]))
        return any(token.kind in (Kind.CLOSED, Kind.EXCEPT) for token in before)

    def _is_choice(self, token: Token) -> bool:
        """Whether "or", if it is that, is between days or times, and not "by telephone or in person"."""
        return token.text.casefold() != "or" or self.kind() is not Kind.WORDS

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
            weeks += weeks_of(self.take())
            if self.kind() in TO and self.kind(1) is Kind.ORDINAL:
                self.take()
                last = weeks_of(self.take())[-1]
                weeks += range(weeks[-1] + 1, last + 1) if 0 < weeks[-1] < last else [0]  # 1st to 3rd Saturday
            if self.kind() in JOINS and self.kind(1) is Kind.AND and self.kind(2) is Kind.ORDINAL:
                self.take()
            if self.kind() in JOINS and self.kind(1) is Kind.ORDINAL:
                self.take()
        if self.kind() is not Kind.DAYS:
            return self._month_days(weeks, begins, is_every=is_every)
        named = self.at
        days = self._day_list(has_weeks=bool(weeks))
        list_of_days = self.tokens[named : self.at]
        if self.kind() is Kind.PART_OF_DAY and self.kind(1) is Kind.OF_MONTH:
            self.part = _part(self.take().text)  # "last Saturday evening of the month"
        of_month = self.kind() is Kind.OF_MONTH
        if of_month:
            self.take()
        if not weeks and (after := self._weeks_after()):
            return [Days(days, weeks=tuple(sorted(set(after), key=lambda week: week % 100)))]
        if not weeks:
            found = Days(days, is_unsure=self.is_doubled)
            is_one = begins > 0 and self.tokens[begins - 1].kind is Kind.ONE  # "one Saturday a month"
            return [found, Said("monthly", "once" if is_one else True)] if of_month else [found]
        is_counted = is_every and not of_month and len(weeks) == 1  # "every third Saturday": hardly every three weeks
        self.has_caveat |= is_counted and weeks[0] > SECOND
        is_unsure = any(week not in (1, 2, 3, 4, 5, -1) for week in weeks) or (is_counted and weeks[0] == SECOND)
        self.has_caveat |= any(token.value == GROUPS["weekend"] for token in list_of_days)  # one that two months share
        is_unsure |= any(token.value == GROUPS["weekday"] for token in list_of_days)  # "first weekday"
        is_unsure |= not of_month and may_end_weeks(list_of_days)
        order = sorted(set(weeks), key=lambda week: week % 100)
        return [Days(days, weeks=tuple(order), is_unsure=is_unsure)]

    def _weeks_after(self) -> list[int]:
        """Read the weeks of "Saturday, 1st and 3rd of the month"; nothing where it is another thing."""
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
        is_of_word = (
            len(numbers) == 1 and numbers[0] > 0 and self.kind() is Kind.WORDS
        )  # "the 2nd white door", "on your first visit"
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
                self.is_doubled |= isinstance(before, Said) and before.what == "every"
            elif self.kind() is not Kind.DAYS or is_apart:
                break
            else:
                is_joined = False
                has_gap = True
        self.is_doubled |= has_gap and days in _WITHOUT_DASH
        return tuple(sorted(set(days)))

    def _is_closed_next(self, ahead: int) -> bool:
        return self.kind(ahead) is Kind.CLOSED

    def _day_and_night(self, token: Token) -> list[Phrase]:
        before = next((phrase for phrase in reversed(self.phrases) if phrase != Mark("comma", ",")), None)
        if "days" in token.text.casefold() and isinstance(before, Days):
            return [Mark("hard", token.text)]  # "Wednesdays, 24 hours, 7 days": which?
        return [Hours(Span(0, 0, next_day=True), token.text)]

    def _is_by_arrangement_next(self) -> bool:
        """Whether only the next days are by arrangement: "9am-2pm Fridays, weekends by arrangement"."""
        is_next = self.kind() is Kind.COMMA and self.kind(2) is Kind.APPOINTMENT
        return is_next and any(isinstance(phrase, Hours) for phrase in self.phrases)

    def _part_of_day(self, token: Token) -> list[Phrase]:
        word = _part(token.text)
        before = self.phrases[-2] if len(self.phrases) > 1 else None
        if isinstance(before, Mark) and before.what in ("closed", "except"):
            return [Mark("detail", token.text)]  # "closed Wednesday afternoon"
        follows = self.kind() in (Kind.CLOCK, Kind.NUMBER, Kind.FROM, Kind.BETWEEN, Kind.COMMA, Kind.DASH)
        follows &= self.kind() is not Kind.COMMA or self.kind(1) is not Kind.DAYS  # "Mon mornings, Wed evenings 7-9"
        is_half = token.text.casefold() in ("am", "pm") and self.kind() in (Kind.CLOCK, Kind.NUMBER)
        if self.phrases and (isinstance(self.phrases[-1], Days) or is_half) and follows:
            self.part = word
            return []
        is_of_day = isinstance(self.phrases[-1] if self.phrases else None, Days)
        if is_of_day and self._is_only_part():
            return [Mark("hard", token.text)]  # "Mon-Fri mornings only"
        has_times = any(each.kind in (Kind.CLOCK, Kind.NUMBER) for each in self.tokens)
        is_beside_days = self.kind() is Kind.AND and self.kind(1) is Kind.DAYS  # "evenings and weekends by appointment"
        if not is_of_day and (is_beside_days or not has_times):
            return [Mark("hard", token.text)]
        return [Mark("detail" if is_of_day else "words", token.text)]

    def _is_only_part(self) -> bool:
        """Whether "only" follows, and no time before the next day or the end of the sentence."""
        ends = (Kind.STOP, Kind.CLOSES, Kind.DAYS)
        rest = takewhile(lambda token: token.kind not in ends, self.tokens[self.at :])
        return self.kind() is Kind.ONLY and not any(token.kind in (Kind.CLOCK, Kind.NUMBER) for token in rest)


def _part(text: str) -> str:
    word = text.casefold().removesuffix("s")
    return {"eve": "evening", "night": "evening", "am": "morning"}.get(word, word)


def _from_to(first: object, last: object) -> list[int]:
    if not (isinstance(first, tuple) and isinstance(last, tuple)) or len(first) != 1 or len(last) != 1:
        return [*(first if isinstance(first, tuple) else ()), *(last if isinstance(last, tuple) else ())]
    return [(first[0] + n) % 7 for n in range((last[0] - first[0]) % 7 + 1)]


def with_days(phrases: list[Phrase], day: int) -> list[Phrase]:
    """Put the day of the column before the hours of a cell that names none."""
    if any(isinstance(phrase, Days) for phrase in phrases):
        return phrases
    return [Days((day,)), *phrases]

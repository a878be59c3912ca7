"""A time alone among the words: whether it is when something begins, by what is before and behind it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from fingerpost.schedule.hours.clock import MIDNIGHT, NOON, Clock
from fingerpost.schedule.hours.phrases.day_ahead import is_before_day
from fingerpost.schedule.hours.phrases.months_and_dates import JOINS, TO, MonthsAndDates
from fingerpost.schedule.hours.phrases.phrase import Days, Fact, Hours, Mark, Phrase
from fingerpost.schedule.hours.phrases.ranges import EARLIEST, LATE_START, LATEST
from fingerpost.schedule.hours.words.kinds import Kind, Token
from fingerpost.schedule.hours.words.words import COUNTED

COMMA_MARK = Mark("comma", ",")
JOIN_MARKS = (COMMA_MARK, Mark("and", "&"), Mark("and", "and"))
_QUARTER = 15  # minutes
_AN_HOUR, _EVENING = 60, 7 * 60  # between these nobody means the morning
_MORNING = 9 * 60
_PRICED = frozenset(("per", "pp", "pounds"))


class Starts(MonthsAndDates):
    """Where it is in the words, and the phrases so far, beside which a time alone may be a beginning."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        self.phrases: list[Phrase] = []

    def latest_start(self) -> int:
        """Until when a time after a comma or none is when it begins: by night after a date, late after one day."""
        last = next((phrase for phrase in reversed(self.phrases) if phrase != COMMA_MARK), None)
        if isinstance(last, Fact) and last.what == "dates":
            return MIDNIGHT
        return LATE_START if isinstance(last, Days) and len(last.days) == 1 else LATEST

    def is_price_next(self) -> bool:
        """Whether the figures just taken are a price: "4.50 per session"."""
        follows = self.tokens[self.at] if self.kind() is Kind.WORDS else None
        return follows is not None and follows.text.casefold().split()[0] in _PRICED

    def last_end(self) -> int | None:
        """Give when the hours just before end, with a comma or "and" between; None if there are none."""
        before = self.phrases[-2:] if self.phrases[-1:] != [] and self.phrases[-1] in JOIN_MARKS else []
        hours = before[0] if len(before) == 2 else None
        return hours.span.ends if isinstance(hours, Hours) and hours.span and not hours.span.next_day else None

    def is_next_start(self, at: Clock) -> bool:
        """Whether it is later than the start before it, and a comma is between: "Mon 9.30 Yoga, 11.00 Tai chi"."""
        before = next((phrase for phrase in reversed(self.phrases) if not isinstance(phrase, Mark)), None)
        starts = before.span.starts if isinstance(before, Hours) and before.span else None
        return starts is not None and self.is_after_start() and at.minute % _QUARTER == 0 and starts < at.literal

    def evening_after_start(self, at: Clock) -> int | None:
        """Give a time after noon that comes after one in the morning: "Sunday 9.00 Communion, 6.30 Evensong"."""
        before = next((phrase for phrase in reversed(self.phrases) if not isinstance(phrase, Mark)), None)
        starts = before.span.starts if isinstance(before, Hours) and before.span else None
        is_early = (
            _AN_HOUR <= at.literal < _EVENING and at.minute % _QUARTER == 0 and not (at.half or at.form == "bare")
        )
        is_after_morning = starts is not None and _MORNING <= starts < NOON and self.is_after_start()
        return at.literal + NOON if is_early and is_after_morning and at.form in ("colon", "dot") else None

    def is_after_start(self) -> bool:
        """Whether a time to begin is just before, and "and" or a comma."""
        before = next((phrase for phrase in reversed(self.phrases) if not isinstance(phrase, Mark)), None)
        is_listed = bool(self.phrases) and self.phrases[-1] in JOIN_MARKS
        return is_listed and isinstance(before, Hours) and before.span is not None and before.span.ends is None

    def is_after_name(self, at: Clock) -> bool:
        """Whether a day and then only words are before: "Sunday services 9.15 & 11am"."""
        back = reversed(self.phrases)
        before = next((phrase for phrase in back if phrase != COMMA_MARK and not _is_words(phrase)), None)
        return isinstance(before, Days) and at.form != "bare"

    def is_before_day(self, at: Clock) -> bool:
        """Whether it begins a sentence in which a list of times comes before the day: "9.00 & 11am, Sundays"."""
        is_first = not self.phrases or self.phrases[-1] == Mark("stop", ";")
        ahead = 0
        while self.kind(ahead) in JOINS and self.kind(ahead + 1) is Kind.CLOCK:
            ahead += 2
        ahead += self.kind(ahead) is Kind.COMMA
        return is_first and at.form in ("colon", "dot") and self.kind(ahead) is Kind.DAYS

    def is_right_before_day(self, at: Clock) -> bool:
        """Whether it begins a sentence, and its day is next: "10.30 every Sunday", "2.30, 1st & 3rd Tuesdays"."""
        here = takewhile(lambda phrase: phrase != Mark("stop", ";"), reversed(self.phrases))
        is_first = all(_is_words(phrase) for phrase in here)  # "The club meets at 2.30 on the first Tuesday"
        return is_first and at.form in ("colon", "dot") and is_before_day(self.tokens, self.at)

    def half_of_last(self, at: Clock) -> int | None:
        """Give a time to begin that takes its half from the last of a list: "Sundays 9.15 & 11am"."""
        ahead, times = 0, [at]
        while self.kind(ahead) in JOINS and self.kind(ahead + 1) in (Kind.CLOCK, Kind.NUMBER):
            if self.kind(ahead) is Kind.COMMA and ahead and self.kind(ahead - 2) is Kind.AND:
                return None  # "Tuesdays 2 & 4, 7pm": the 2nd and 4th
            clock = self.tokens[self.at + ahead + 1].value
            if not isinstance(clock, Clock) or clock.is_24:
                return None
            times.append(clock)
            ahead += 2
            if clock.half:
                break
        half = times[-1].half
        is_list = half in ("am", "pm") and self.kind(ahead) not in (*TO, Kind.UNTIL) and not at.is_24
        minutes = [time.literal % NOON + (NOON if half == "pm" else 0) for time in times]
        is_rising = all(first < last for first, last in pairwise(minutes))
        return minutes[0] if is_list and is_rising and minutes[0] >= EARLIEST else None

    def is_word(self, at: int) -> bool:
        """Whether a word that says nothing of days and times is there."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind is Kind.WORDS

    def is_of_day(self, begins: int, *, is_falling: bool) -> bool:
        """Whether a range of figures before a word is of the day before it ("Tuesday 11 - 1 Craft club").

        After a comma it may be an age ("Mondays, 5-7 girls"), unless it falls: "Mon-Fri, 9-5 Mill Hall".
        """
        before = self.tokens[begins - 1].kind if begins else None
        word = self.tokens[self.at].text.casefold()
        is_led = before in (Kind.FROM, Kind.BETWEEN, Kind.PART_OF_DAY)
        is_led |= isinstance(self.phrases[-1] if self.phrases else None, Days)
        is_apart = self.phrases[-1:] in ([COMMA_MARK], [Mark("stop", ";")]) and isinstance(self.phrases[-2:][0], Days)
        is_led |= is_apart and (is_falling or word.split()[0] == "with" or word[0] == "\u00a3")
        return is_led and word not in COUNTED


def _is_words(phrase: Phrase) -> bool:
    return isinstance(phrase, Mark) and phrase.what == "words"

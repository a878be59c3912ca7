"""Words become phrases: days, hours, and what applies to them."""

from __future__ import annotations

from itertools import takewhile

from fingerpost.schedule.hours.clock import Span
from fingerpost.schedule.hours.phrases.beside import are_beside, words_beside
from fingerpost.schedule.hours.phrases.day_ahead import part_of_day
from fingerpost.schedule.hours.phrases.details import (
    are_inside,
    details_at,
    is_meal_before,
    is_soon_after,
    may_be_elsewhere,
)
from fingerpost.schedule.hours.phrases.months_and_dates import TO
from fingerpost.schedule.hours.phrases.named_days import NamedDays
from fingerpost.schedule.hours.phrases.phrase import Days, Fact, Hours, Mark, Phrase
from fingerpost.schedule.hours.phrases.times import DATED, ranges_of
from fingerpost.schedule.hours.words.kinds import Kind, Token
from fingerpost.schedule.hours.words.lengths import is_of_a_range

_NEAR = 4  # words
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
_FACTS = {
    Kind.TERM: "term_time",
    Kind.SCHOOL_HOLIDAYS: "school_holidays",
    Kind.BANK_HOLIDAYS: "bank_holidays",
    Kind.APPOINTMENT: "by-arrangement",
    Kind.NOT_KNOWN: "unknown",
}


class Phrases(NamedDays):
    """Goes through the words once, from the first to the last."""

    def read(self) -> list[Phrase]:
        """Every phrase, in order."""
        while self.at < len(self.tokens):
            self.phrases += self._next()
        return self.phrases

    def _next(self) -> list[Phrase]:
        kind = self.kind()
        if details := details_at(self.tokens, self.at):
            inside = Phrases(details).read()
            is_before = is_meal_before(details, inside, self.phrases)
            self.has_caveat |= is_before or (kind is Kind.OPENS and may_be_elsewhere(details))
            is_led = "with" in (self.tokens[self.at].text.casefold(), details[0].text.casefold())
            if is_before or are_inside(inside, self.phrases) or (is_led and is_soon_after(inside, self.phrases)):
                self.at += 1 + len(details)
                self.at += self.kind() is Kind.CLOSES
                return [Mark("comma"), Mark("detail", " ".join(token.text for token in details))]
        if (words := words_beside(self.tokens, self.at)) and are_beside(Phrases(words).read(), self.phrases):
            self.at += 1 + len(words)
            self.at += self.kind() is Kind.CLOSES
            return [Mark("beside", " ".join(token.text for token in words))]
        if kind in (Kind.DAYS, Kind.ORDINAL, Kind.EVERY):
            return self.days_in_words()
        if kind in (Kind.CLOCK, Kind.NUMBER, Kind.BETWEEN, Kind.FROM, Kind.UNTIL):
            return self.hours_or_dates()
        if kind in DATED and (between := self.between()):
            return [between]
        if kind is Kind.MONTH:
            return [self.months()]
        if kind is Kind.DATE:
            return [self.dates()]
        token = self.take()
        self.has_caveat |= kind is Kind.AND and token.text.casefold() == "or"
        if kind is Kind.VAGUE and token.text.casefold() == "or" and self.kind() is Kind.ALSO_APPOINTMENT:
            return [Mark("comma")]  # "or at other times by appointment"
        if kind in (Kind.VAGUE, Kind.AND) and self.kind() is Kind.APPOINTMENT:
            return [Mark("comma"), Mark("also", token.text)]
        if kind is Kind.TO or (kind is Kind.VAGUE and not (self._is_near_time() and self._is_choice(token))):
            return [Mark("words", token.text)]
        if kind is Kind.DASH:
            return self._dash()
        if kind in (Kind.WEEKS, Kind.MONTHS_APART):
            is_adverb = any(word in token.text.casefold() for word in ("week", "fortnight"))
            says = Fact("every", (kind, token.value, is_adverb))
            return [says] if self.kind() is not Kind.WORDS else [says, Mark("hard", token.text)]  # "fortnightly letter"
        if kind is Kind.LENGTH:
            self.has_caveat |= not is_of_a_range(token, ranges_of(self.tokens))
            return [Mark("words", token.text)]
        if kind is Kind.PART_OF_YEAR:
            return [Fact("part-of-year")]
        if kind is Kind.COURSE:
            return [Fact("course", token.value)]
        if kind is Kind.SOME_WEEKS:
            self.has_caveat |= not token.text.casefold().startswith("some")
            return [Fact("some")]
        if kind is Kind.ONCE_A_MONTH:
            return [Fact("monthly", "once")]
        if kind is Kind.OF_MONTH:
            return [Fact("monthly")]
        if kind is Kind.WEEKLY:
            return [Fact("weekly")]
        if kind is Kind.DAY_AND_NIGHT:
            return self._day_and_night(token)
        if kind in (Kind.ALL_DAY, Kind.ONWARDS):
            return [Mark("words", token.text)]
        if kind is Kind.PART_OF_DAY:
            return self._part_of_day(token)
        if kind is Kind.APPOINTMENT:
            return [Fact("by-arrangement", token.text)]
        if kind is Kind.ALSO_APPOINTMENT:
            return [Mark("also"), Fact("by-arrangement", token.text)]
        if kind is Kind.FEASTS:
            if self._is_from_to():
                return [Mark("hard", token.text)]  # "from Christmas to New Year": all the days between
            return [Fact("feasts") if self._is_taken_away() else Mark("words", token.text)]
        self.has_caveat |= kind is Kind.TERM and token.text.casefold().split()[-1] in ("year", "days", "only")
        if kind in _FACTS:
            return [Fact(_FACTS[kind])]
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

    def _day_and_night(self, token: Token) -> list[Phrase]:
        before = next((phrase for phrase in reversed(self.phrases) if phrase != Mark("comma", ",")), None)
        if "days" in token.text.casefold() and isinstance(before, Days):
            return [Mark("hard", token.text)]  # "Wednesdays, 24 hours, 7 days": which?
        return [Hours(Span(0, 0, next_day=True), token.text)]

    def _part_of_day(self, token: Token) -> list[Phrase]:
        word = part_of_day(token.text)
        before = self.phrases[-2] if len(self.phrases) > 1 else None
        if isinstance(before, Mark) and before.what in ("closed", "except"):
            return [Mark("detail", token.text)]  # "closed Wednesday afternoon"
        follows = self.kind() in (Kind.CLOCK, Kind.NUMBER, Kind.FROM, Kind.BETWEEN, Kind.COMMA, Kind.DASH)
        follows |= self.kind() is Kind.OPENS and self.kind(1) in (Kind.CLOCK, Kind.NUMBER)  # "Tuesday afternoons (2-4)"
        follows &= self.kind() is not Kind.COMMA or self.kind(1) is not Kind.DAYS  # "Mon mornings, Wed evenings 7-9"
        is_half = token.text.casefold() in ("am", "pm") and self.kind() in (Kind.CLOCK, Kind.NUMBER)
        if self.phrases and (isinstance(self.phrases[-1], Days) or is_half) and follows:
            self.part = word
            return []
        is_before_bracket = self.kind() is Kind.OPENS and self.kind(1) in (Kind.CLOCK, Kind.NUMBER)
        if self._is_after_hours() or (self.phrases and isinstance(self.phrases[-1], Days) and is_before_bracket):
            self.part = word
            return []
        is_of_day = isinstance(self.phrases[-1] if self.phrases else None, Days)
        if self._is_cell_of_own():
            return [Mark("detail", token.text)]
        if is_of_day and self._is_only_part():
            return [Mark("hard", token.text)]  # "Mon-Fri mornings only"
        has_times = any(each.kind in (Kind.CLOCK, Kind.NUMBER) for each in self.tokens)
        self.has_caveat |= is_of_day and not has_times  # "Tuesday mornings", of which no field says the half
        is_beside_days = self.kind() is Kind.AND and self.kind(1) is Kind.DAYS  # "evenings and weekends by appointment"
        if not (is_of_day or is_beside_days or has_times) and self.kind() in (Kind.DAYS, Kind.ORDINAL, Kind.EVERY):
            self.has_caveat = True  # "on the morning of the first Wednesday"
            return [Mark("detail", token.text)]
        if not is_of_day and (is_beside_days or not has_times):
            return [Mark("hard", token.text)]
        return [Mark("detail" if is_of_day else "words", token.text)]

    def _is_after_hours(self) -> bool:
        """Whether it is between two ranges of one day: "Monday 9.45am-11.45am, evening 7-9pm"."""
        before = [phrase for phrase in self.phrases[-2:] if phrase not in (Mark("comma", ","), Mark("and", "and"))][-1:]
        is_before = before != [] and isinstance(before[0], Hours) and before[0].span is not None
        return is_before and self.kind() in (Kind.CLOCK, Kind.NUMBER) and self.kind(1) in (Kind.DASH, Kind.TO)

    def _is_cell_of_own(self) -> bool:
        """Whether the part of the day just taken is between commas, after the only day: "Monday, evenings, weekly"."""
        kinds = [token.kind for token in self.tokens]
        is_between = self.at == 3 and kinds[:2] == [Kind.DAYS, Kind.COMMA] and self.kind() in (None, Kind.COMMA)
        return is_between and not any(kind in (Kind.CLOCK, Kind.NUMBER, Kind.DAYS) for kind in kinds[3:])

    def _is_only_part(self) -> bool:
        """Whether "only" follows, and no time before the next day or the end of the sentence."""
        ends = (Kind.STOP, Kind.CLOSES, Kind.DAYS)
        rest = takewhile(lambda token: token.kind not in ends, self.tokens[self.at :])
        return self.kind() is Kind.ONLY and not any(token.kind in (Kind.CLOCK, Kind.NUMBER) for token in rest)


def with_days(phrases: list[Phrase], day: int) -> list[Phrase]:
    """Put the day of the column before the hours of a cell that names none."""
    if any(isinstance(phrase, Days) for phrase in phrases):
        return phrases
    return [Days((day,)), *phrases]

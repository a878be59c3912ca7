"""What is taken away: closed, except, not, no."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import takewhile

from fingerpost.schedule.hours.clauses.clause import COMMA, STOP, Clause, Cut, plain_words, sentence
from fingerpost.schedule.hours.clauses.labels import TELEPHONES
from fingerpost.schedule.hours.clauses.other_end import OtherEnd
from fingerpost.schedule.hours.clauses.part_away import leave_out_part
from fingerpost.schedule.hours.phrases.phrase import Days, Fact, Hours, Mark
from fingerpost.schedule.hours.words.feasts import is_feast

LONGEST = 62  # days of one closure that is written down day by day
_NOON = (11 * 60, 15 * 60)  # when a break may be for lunch
# What may be closed while the rest of the place is open.
_INSIDE = frozenset(
    (
        *("cafe", "café", "kitchen", "restaurant", "bar", "pool", "pools", "gym", "sauna", "spa", "creche", "counter"),
        *("dispensary", "upstairs", "annexe", "garden", "lift", "toilets"),
    )
)
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "eve")  # "except Tuesday morning"


def _has_break(clause: Clause) -> bool:
    """Whether its hours leave out a time about noon."""
    return any(
        a.ends is not None and _NOON[0] <= a.ends < b.starts <= _NOON[1]
        for a, b in zip(clause.spans, clause.spans[1:], strict=False)
    )


class Closing(OtherEnd):
    """Reads what follows such a word."""

    def say(self, what: str, value: object) -> None:
        """Record what applies to one clause, or to all."""
        raise NotImplementedError

    def is_of_others(self) -> bool:
        """Whether the bank holidays that were just named are those of something else than the hours."""
        raise NotImplementedError

    def without(self, mark: Mark) -> None:
        """Read what is taken away; after days alone, "closed" is all there is to say."""
        self.is_closed |= mark.what == "closed"
        if len(self.phrases) == 1:
            return
        if mark.what == "closed" and self.before == Fact("bank_holidays"):
            self._close_days_beside()
            self.say_without("bank_holidays", "closed")
            return
        has_name = any(word not in (STOP, COMMA) for word in self.since)
        is_ending = mark.text.casefold() in ("closes", "closing")
        if is_ending and has_name and self.clause is not None and self.clause.has_body:
            self.not_read(mark.text)  # "Mon-Fri 9am-5pm, payment window closes Wed 12pm-5pm"
            return
        is_lunch = isinstance(first := self.peek(), Mark) and first.what == "lunch"
        while isinstance(follows := self.peek(), Mark) and follows.what in ("lunch", "opens", "also"):
            self.at += 1
        if is_lunch and not isinstance(follows, Hours | Days) and all(_has_break(each) for each in self.clauses):
            self.words += ["lunch"] if self.clauses else []  # "9am-12pm and 1pm-5pm, closed for lunch"
            return
        clause = self.clause
        if clause is not None and self.is_here(clause) and clause.days and not clause.has_body:
            is_of_next = isinstance(follows, Days) and self.was("comma")  # "Mon-Wed, closed Thurs-Fri"
            if mark.what == "closed" and not isinstance(follows, Fact) and not is_of_next:
                self._closed_on(clause)
                return
            is_open = True
        else:
            is_open = False
        match follows:
            case Hours() if self._is_of(TELEPHONES):
                self.at += 1  # "Mon-Fri 8am-6pm. Phone lines closed 1pm-2pm"
                self.words.append(mark.text)
            case Days() if mark.what == "closed" and self._is_of(TELEPHONES):
                self.not_read(mark.text)
            case Hours() | Days() if mark.what == "closed" and self._is_of(_INSIDE):
                self.not_read(mark.text)  # "Mon-Fri 8am-6pm. Cafe closed Mondays"
            case Hours() if mark.what == "closed" or is_lunch:
                self._cut(clause if self.depth or not self.is_after_comma else None)
            case Days():
                self._days_away(mark, follows, is_open=is_open)
            case Fact():
                self._fact_away(mark, follows)
            case Mark(what="words") if mark.text.casefold() in ("no", "not") and not is_feast(follows.text):
                self.words.append(mark.text)  # "no charge"
            case _:
                self.not_read(mark.text)

    def _close_days_beside(self) -> None:
        """Close the days of "Sundays and bank holidays closed" too."""
        clause, follows = self.clause, self.peek()
        is_end = follows is None or (isinstance(follows, Mark) and follows.what == "stop")
        is_bare = clause is not None and self.is_here(clause) and bool(clause.days) and not clause.has_body
        if clause is not None and is_bare and is_end and not clause.has_words_inside:
            clause.has_body = True
            for each in self.clauses:
                each.facts.setdefault("bank_holidays", "closed")

    def _is_of(self, names: frozenset[str]) -> bool:
        """Whether the present sentence has one of these names, and what is before it has none."""
        own = [text for text in sentence(tuple(self.since)) if text != COMMA]
        here, before = plain_words(own), plain_words(self.words[: len(self.words) - len(own)])
        return bool(self.clauses) and bool(here & names) and not before & names

    def _days_too(self, mark: Mark) -> None:
        """Close the days of "closed bank holidays and weekends" too."""
        join, days, after = self.peek(), self.peek(1), self.peek(2)
        is_joined = isinstance(join, Mark) and join.what in ("and", "comma")
        is_end = after is None or (isinstance(after, Mark) and after.what in ("stop", "closes"))
        if is_joined and is_end and isinstance(days, Days) and not days.weeks:
            self.at += 1
            self._days_away(mark, days, is_open=False)

    def _closed_on(self, clause: Clause) -> None:
        clause.has_body = True
        if self.phrases[max(self.at - 4, 0) : self.at - 2] == [Fact("bank_holidays"), Mark("and", "and")]:
            for each in self.clauses:  # "Bank holidays and Sundays closed"
                each.facts.setdefault("bank_holidays", "closed")
        follows = self.peek()
        if isinstance(follows, Hours) and follows.is_empty:
            self.at += 1
        elif isinstance(follows, Hours):
            self._cut(clause)  # "Tuesday closed 1-2"

    def _fact_away(self, mark: Mark, fact: Fact) -> None:
        self.at += 1
        if fact.what != "months" and isinstance(after := self.peek(), Fact) and after.what == "months":
            self.at += 1
            self.not_read(mark.text)  # "closed on bank holidays in May"
            return
        match fact:
            case Fact(what="bank_holidays"):
                self.say_without("bank_holidays", "closed")
                self._days_too(mark)
            case Fact(what="feasts"):
                self.say("feasts", True)
            case Fact(what="school_holidays"):
                self.say_without("term_time", True)
            case Fact(what="term_time"):
                self.say_without("school_holidays", True)
            case Fact(what="months", value=tuple() as months):
                self.say_without("months", tuple(month for month in range(1, 13) if month not in months))
                for clause in self.clauses if self.depth and self._may_be_of_several() else ():
                    clause.is_unsure |= self.is_here(clause)
            case Fact(what="every", value=(_, 2, _)) if isinstance(away := self.peek(), Days) and not away.weeks:
                self.at += 1
                self._every_other_away(mark, away)
            case Fact(what="dates"):
                self.dates_of_all("not_on", fact.value)
            case Fact(what="dates-between", value=(date() as first, date() as last)) if (last - first).days < LONGEST:
                days = tuple(first + timedelta(number) for number in range((last - first).days + 1))
                for clause in self.clauses:
                    clause.facts["not-between"] = days
                if not self.clauses:
                    self.not_read(mark.text)
            case _:
                self.not_read(mark.text)

    def _every_other_away(self, mark: Mark, away: Days) -> None:
        """Take away every other day: "closed alternate Fridays"; not only for a time, or a part of the day."""
        follows = self.peek()
        is_more = isinstance(follows, Fact | Hours | Days)
        is_part = isinstance(follows, Mark) and (
            follows.text.casefold().startswith(_PARTS_OF_DAY) or follows.text.casefold() in ("am", "pm")
        )
        if is_more or is_part:
            self.not_read(mark.text)
            return
        self.every_gone.append(away)
        self._holidays_away()

    def _may_be_of_several(self) -> bool:
        """Whether it may be of more clauses than the last: "Tuesdays 10am and Thursdays 2pm (not in August)"."""
        inside = takewhile(lambda phrase: phrase != Mark("opens", "("), reversed(self.phrases[: self.at]))
        return self.is_one_of_several and not any(isinstance(phrase, Days) for phrase in inside)

    def say_without(self, what: str, value: object) -> None:
        """Put down what is said once something is taken away."""
        if what == "bank_holidays" and self.is_of_others():
            return
        self.say(what, value)
        if what == "bank_holidays":  # "ask" is put down for the bare words
            for clause in self.clauses:
                if clause.segment == self.segment and clause.facts.get(what) == "ask":
                    clause.facts[what] = value
            again = [(name, value if (name, was) == (what, "ask") else was, at) for name, was, at in self.wide]
            self.wide = list(dict.fromkeys(again))  # "Bank holidays: closed" says it once
        if isinstance(follows := self.peek(), Mark) and follows.what == "and" and isinstance(self.peek(1), Fact):
            self.at += 1  # "closed bank holidays and school holidays"
            self.without(Mark("except", "and"))

    def dates_of_all(self, what: str, days: object) -> None:
        """Put down the days on which the clause of this sentence does not meet, or meets too; or else all of them."""
        for clause in self.clauses[-1:] if self.is_here(self.clause) else self.clauses:
            clause.facts[what] = days
        if not self.clauses:
            self.not_read(what)

    def _cut(self, clause: Clause | None) -> None:
        hours = self.peek()
        self.at += 1
        if not isinstance(hours, Hours) or hours.span is None:
            self.not_read(hours.text if isinstance(hours, Hours) else "closed")
            return
        days: tuple[int, ...] = ()
        while (
            isinstance(mark := self.peek(), Mark) and mark.what in ("lunch", "comma") and isinstance(self.peek(1), Days)
        ):
            self.at += 1
        if isinstance(follows := self.peek(), Days) and follows.weeks:
            self.not_read("closed")  # "closed 8am-9.30am on the 1st Wednesday"
            return
        if isinstance(follows, Days) and (clause is None or clause.has_body):
            self.at += 1
            days, clause = follows.days, None
        self.cuts.append(Cut(hours.span, days, clause))

    def _days_away(self, mark: Mark, days: Days, *, is_open: bool) -> None:
        self.at += 1
        if self._is_of_months():
            self.not_read(mark.text)  # "Mon-Fri 9am-5pm; July and August closed Fri"
            return
        clause = self.clause
        after = self.peek()
        if days.weeks and isinstance(after, Mark) and after.what == "opens" and isinstance(self.peek(1), Hours):
            self.not_read(mark.text)  # "Thursday 7.30pm except 2nd Thursday (7pm)"
            return
        if isinstance(after, Mark) and after.what == "lunch":
            after = self.peek(1)
        if mark.what == "closed" and isinstance(after, Hours):
            if isinstance(self.peek(), Mark):
                self.at += 1
            self._cut_on(days)
            return
        is_part = isinstance(after, Mark) and (
            after.text.casefold().startswith(_PARTS_OF_DAY) or after.text.casefold() in ("am", "pm")
        )
        waits = mark.what == "except" and clause is not None and not clause.has_body and isinstance(after, Hours)
        if days.weeks and not (days.is_unsure or is_part or (isinstance(after, Hours | Fact) and not waits)):
            self.weeks_gone.append(days)
            while self.is_list_of_weeks():
                self.at += 2
                if isinstance(spec := self.phrases[self.at - 1], Days):
                    self.weeks_gone.append(spec)
        elif is_part and isinstance(after, Mark) and not days.month_days and self._part_away(days, after):
            self.at += 1
        elif days.weeks or days.month_days or is_part or (self.depth and self.has_words_in_bracket):
            self.not_read(mark.text)
        elif clause is None:
            self.closed_days.append(days.days)
        elif isinstance(after, Hours) and not is_open:
            is_range = any(span.ends is not None for span in clause.spans)
            clause.remove(days.days)
            new = self.new()
            new.days.append(days)
            new.is_unsure = is_range and after.span is not None and after.span.ends is None  # "1pm-5pm except Fri 4pm"
        elif clause.segment == self.segment and not (mark.what == "closed" and clause.has_body):
            others = [each for each in self.clauses if each is not clause]
            if not any(set(days.days) & set(spec.days) for spec in clause.days) and (
                mark.what == "closed"
                or not clause.days
                or any(set(days.days) & set(spec.days) for each in others for spec in each.days)
            ):
                self.not_read(mark.text)  # but "Tues-Sun (not Mon) 10-5" says it twice
            clause.remove(days.days)
        else:
            self.closed_days.append(days.days)
        self._holidays_away()

    def _part_away(self, days: Days, part: Mark) -> bool:
        """Take a half of some days away that ends its sentence or bracket: "9am-1pm, 2pm-5pm (closed Wed pm)"."""
        follows = self.peek(1)
        is_end = follows is None or (isinstance(follows, Mark) and follows.what in ("stop", "closes"))
        if not is_end or days.weeks:
            return False
        return leave_out_part(self.clauses, {*days.days}, part.text)

    def _is_of_months(self) -> bool:
        """Whether the days that were just named are closed in some months only."""
        first, follows = self.phrases[self.at - 3] if self.at >= 3 else None, self.peek()
        is_before = (
            isinstance(first, Fact) and first.what == "months" and bool(self.clauses) and not self.is_here(self.clause)
        )
        is_after = isinstance(follows, Fact) and follows.what == "months"
        return is_before or (is_after and bool(self.clauses))

    def _holidays_away(self) -> None:
        """Read the rest of "closed Sundays and bank holidays", and of "closed Mondays except bank holidays"."""
        mark, fact = self.peek(), self.peek(1)
        if isinstance(mark, Mark) and mark.what == "except" and fact == Fact("bank_holidays"):
            self.at += 2
            self.say_without("bank_holidays", "ask")  # it may be open then: which of the days, one asks
            return
        if isinstance(mark, Mark) and mark.what in ("and", "comma") and fact == Fact("bank_holidays"):
            self.at += 1
            self.without(Mark("except", mark.text))

    def is_list_of_weeks(self) -> bool:
        """Whether more weeks follow: "closed 1st Tuesday, 3rd Friday"."""
        mark, spec = self.peek(), self.peek(1)
        is_joined = isinstance(mark, Mark) and mark.what in ("comma", "and")
        return is_joined and isinstance(spec, Days) and bool(spec.weeks) and not isinstance(self.peek(2), Hours)

    def _cut_on(self, days: Days) -> None:
        hours = self.peek()
        self.at += 1
        if isinstance(hours, Hours) and hours.span is not None and not days.weeks:
            self.cuts.append(Cut(hours.span, days.days, None))
        else:
            self.not_read("closed")

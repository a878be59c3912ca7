"""What is said about days and hours reaches the clause it belongs to, or all clauses."""

from __future__ import annotations

from itertools import dropwhile, takewhile

from fingerpost.schedule.hours.clauses.clause import COMMA, plain_words, sentence
from fingerpost.schedule.hours.clauses.days_again import DaysAgain
from fingerpost.schedule.hours.clauses.labels import PARTS
from fingerpost.schedule.hours.phrases.phrase import Days, Fact, Hours, Mark

_WIDE = frozenset({"term_time", "school_holidays", "bank_holidays", "months"})
# What is there when the rest is closed.
_STEPS_IN = frozenset(
    ("emergency", "emergencies", "out-of-hours", "on-call", "crisis", "urgent", "outside", "other", "otherwise")
)
_TELEPHONES = frozenset(("helpline", "hotline", "line", "lines", "telephone", "phones"))
_OF_SCHOOL = frozenset({"term_time", "school_holidays"})


class Saying(DaysAgain):
    """Judges of which clauses something is said."""

    def say(self, what: str, value: object) -> None:
        """Record what applies to one clause, or to all."""
        if what == "until":
            self.until(value)
            return
        if what == "weekly" and self._is_of_all_before():
            return
        if what == "feasts":
            self.has_feasts = True
            return
        if what == "by-arrangement" and self.before == Fact("bank_holidays") and self.clauses:
            return  # "Bank holidays: by appointment": one asks
        if what == "by-arrangement" and (self.is_arranged_already() or self.is_of_another_thing(str(value))):
            return
        is_later = self.clause is not None and self.clause.has_body and self._has_words_since()
        is_other = what == "dates" or (what == "monthly" and not self.is_here(self.clause))
        if is_later and is_other and not isinstance(self.peek(), Days):
            self.not_read(what)  # "Every Tuesday 7pm. Next meeting 5 May 2026. The board meets monthly."
            return
        is_own = what == "by-arrangement" and bool(self.clauses) and not self.is_here(self.clause)
        if is_own and not (self.was("also") or isinstance(self.peek(), Days)):
            for each in self.clauses:  # "Tuesday 1pm-3pm; Thursday 9am-noon. Ring for an appointment."
                each.facts[what] = value
            return
        if what == "bank_holidays":
            if self.is_of_others():
                return
            value = "open" if self.was("also") else "ask"
            if not self.is_here(self.clause) and self.clauses and isinstance(self.peek(), Days):
                self.not_read("bank holidays")  # "Mon 9am-1pm; bank holidays Tue 9am-1pm"
            if (
                self.clause is not None
                and self.clause.has_body
                and isinstance(self.peek(), Hours)
                and not self.was("and")
            ):
                self.at += 1  # "Bank holidays: 10am to 4pm": others than the day would have, so one asks first
        if what in _WIDE:
            self._say_wide(what, value)
            return
        clause = self.clause
        if what == "dates" and clause is not None and clause.days and not clause.has_body and not self.depth:
            what = "on-dates"  # "Saturday 5 December 2026"
        is_how_often = what in ("every", "monthly", "some")
        has_days_next = is_how_often and isinstance(self.peek(), Days)
        if (is_how_often or what == "weekly") and self._is_of_next_thing(is_weekly=what == "weekly"):
            is_last = sum(isinstance(phrase, Days) for phrase in self.phrases[self.at :]) == 1
            is_plain = what == "every" and isinstance(value, tuple) and is_last
            # "Art fortnightly on Mondays 2pm and chess fortnightly at 7pm on Fridays"
            self.pending[what] = (*value[:2], False) if is_plain and isinstance(value, tuple) else value
            return
        is_next = has_days_next and (
            self.is_after_comma
            or (what == "some" and clause is not None and bool(clause.days))
            or (clause is not None and bool(clause.days) and clause.has_body and isinstance(self.peek(1), Hours))
        )
        if has_days_next and clause is not None and clause.days and not clause.has_body and self.is_here(clause):
            clause.is_unsure = True  # "Weekdays and alternate Saturdays 9am-5pm"
        if what == "by-arrangement" and clause is None and self.is_of_things_to_ask_for(str(value)):
            self.words.append(str(value))
            return
        if clause is None or clause.segment != self.segment or (is_next and clause.has_body):
            self.pending[what] = value
            if what == "by-arrangement" and clause is None:
                self.arranged_in = self.segment
            if what in ("starts_on", "ends_on", "dates-between"):
                self.dated_from.append(len(self.clauses))
        elif what == "by-arrangement" and isinstance(self.before, Days) and clause.has_body and len(clause.days) > 1:
            last = clause.days.pop()  # "9am-2pm Fridays, weekends by arrangement"
            later = self.new()
            later.days.append(last)
            later.facts[what] = value
        elif what == "by-arrangement" and self.is_arranged_after_comma(clause, str(value)):
            for each in self.clauses:
                if each.segment == self.segment:
                    each.facts[what] = value
        elif what == "by-arrangement" and self.is_after_comma and clause.spans:
            self.new().facts[what] = value  # "Monday 10 to 12, or by appointment"
        else:
            clause.is_unsure |= has_days_next and len(clause.spans) > 1  # "10am and 2pm on alternate Tuesdays"
            clause.facts[what] = (*value[:2], False) if what == "every" and isinstance(value, tuple) else value
            if (
                what in ("every", "monthly", "some")
                and self.is_after_comma
                and clause.has_body
                and self.is_one_of_several
            ):
                self.hard_in.add(self.segment)  # of the last, or of all of them?

    def _is_of_next_thing(self, *, is_weekly: bool) -> bool:
        """Whether another thing has been named since the last hours, and its day comes next, or after its hours."""
        clause = self.clause
        is_done = clause is not None and clause.has_body and bool(clause.days)
        is_done &= self._has_words_since() or self.is_after_comma
        ahead = [phrase for phrase in self.phrases[self.at : self.at + 3] if phrase != Mark("words", "a")]
        if is_weekly:  # "and the weekly coffee morning is on Friday"
            rest = takewhile(lambda phrase: phrase != Mark("stop", ";"), self.phrases[self.at :])
            ahead = [phrase for phrase in rest if not isinstance(phrase, Mark)]
        first, second = (*ahead, None, None)[:2]
        has_days = isinstance(first, Days) or (isinstance(first, Hours) and isinstance(second, Days))
        return is_done and has_days and not self.depth

    def _is_of_all_before(self) -> bool:
        """Whether it says again that the days before are those of each week: "Mondays 2pm. We play every week."."""
        clause = self.clause
        is_later = clause is not None and clause.has_body and bool(clause.days) and not self.is_here(clause)
        is_plain = all(set(each.facts).isdisjoint(("every", "some", "monthly")) for each in self.clauses)
        is_weekly = not any(spec.weeks for each in self.clauses for spec in each.days)
        return is_later and is_plain and is_weekly and not isinstance(self.peek(), Days | Hours)

    def is_of_others(self) -> bool:
        """Whether the bank holidays that were just named are those of something else than the hours.

        "Mon-Fri 9am-5pm. Emergency team out of hours, bank holidays included" says nothing of the office. Where it is
        another part of the place, as a cafe, it may say something of both.
        """
        if self.clause is None or not self.clause.has_body:
            return False
        own = [text for text in sentence(tuple(self.since)) if text != COMMA]
        here, before = plain_words(own), plain_words(self.words[: len(self.words) - len(own)])
        if here & _STEPS_IN:
            return True
        parts = (PARTS | _TELEPHONES) & here
        if parts and (self.was("also") or before & PARTS) and not parts & before:
            self.not_read("bank holidays")
        return False

    def _say_wide(self, what: str, value: object) -> None:
        clause = self.clause
        if what == "months" and self.season is not None:
            self.season.months = value if isinstance(value, tuple) else ()
            return
        if what == "school_holidays" and self.was("also"):
            return
        is_as_written = isinstance(here := self.phrases[self.at - 1], Fact) and here.what == what  # nothing taken away
        is_later = bool(self.clauses) and not self.is_here(clause) and self._is_end_of_part()
        if what == "school_holidays" and is_later and is_as_written:
            self.not_read(what)  # "Tuesdays 10am-12pm. Open in the school holidays."
            return
        if what in _OF_SCHOOL and self.was("and") and is_as_written:
            self.not_read(what)  # "Mon-Fri 3pm-6pm and school holidays"
            return
        is_after_hours = self.is_after_comma and clause is not None and clause.has_body and clause.days
        if what in _OF_SCHOOL and is_after_hours and self.is_here(clause) and isinstance(self.peek(), Days):
            self.pending[what] = value  # "Term time Mon-Fri 3pm-6pm, school holidays Mon-Fri 8am-6pm"
            return
        is_next = what == "months" and self.is_after_comma and clause is not None and clause.has_body and clause.days
        if is_next and self.is_here(clause) and (self._have_days_after_comma() or isinstance(self.peek(), Hours)):
            if any(name == "months" for name, _, _ in self.wide):
                self.pending[what] = value  # "Jan-Oct, Saturday 10am-12pm, Nov-Dec, Thursday 10am-12pm"
            else:
                self.not_read(what)
        elif clause is None or clause.segment != self.segment:
            self.wide.append((what, value, self.segment))
        elif self.is_one_of_several and (self.is_after_comma or (what == "term_time" and clause.is_after_comma)):
            for each in self.clauses:  # "Mondays 4pm-7pm and Thursdays 7pm-8pm during term time"
                if each.segment == self.segment:
                    each.facts[what] = value
        else:
            before = clause.facts.get(what)
            if isinstance(before, tuple) and isinstance(value, tuple):  # "Sept, Nov, Feb; dark in June and July"
                value = tuple(month for month in before if month in value)
                clause.is_unsure |= not value
                for each in self.clauses if self.is_one_of_several else ():
                    each.is_unsure |= each.segment == self.segment  # of all of them, or of the last?
            clause.is_unsure |= what == "months" and len(clause.spans) > 1 and self._is_in_bracket_after_hours()
            clause.facts[what] = value

    def _is_in_bracket_after_hours(self) -> bool:
        """Whether it begins a bracket behind hours: "Sat 10am-12pm, 2pm-4pm (May-Sept)" may be of the last only."""
        before = self.phrases[max(self.at - 3, 0) : self.at - 1]
        return len(before) == 2 and isinstance(before[0], Hours) and before[1] == Mark("opens", "(")

    def _have_days_after_comma(self) -> bool:
        """Whether days follow: after a comma, the end of the bracket, or "also"."""
        rest = dropwhile(
            lambda phrase: isinstance(phrase, Mark) and phrase.what in ("comma", "closes", "also"),
            self.phrases[self.at :],
        )
        return isinstance(next(rest, None), Days)

"""Phrases become clauses.

What is said beside one clause is said of that clause; what is said after a comma, a full stop or before them all is
said of all. Where that could be either way, none of them is certain.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, takewhile

from fingerpost.schedule.hours.bracket_of_season import BracketOfSeason
from fingerpost.schedule.hours.clause import COMMA, STOP, Clause
from fingerpost.schedule.hours.gate import is_in_other_part
from fingerpost.schedule.hours.labels import is_telephone
from fingerpost.schedule.hours.phrase import Days, Hours, Mark, Phrase, Said
from fingerpost.schedule.hours.settle import settle

MOST_WEEKS = 5  # in a month
_WIDE = frozenset({"term_time", "school_holidays", "bank_holidays", "months"})
_OF_SCHOOL = frozenset({"term_time", "school_holidays"})
_BREAKS = frozenset({"comma", "stop", "and"})
_AFTER_BREAKS = frozenset({"opens", "except", "closed", "also"})


def is_closed(phrase: Phrase) -> bool:
    """Whether it is the word for it."""
    return isinstance(phrase, Mark) and phrase.what == "closed"


def _share_days(clause: Clause, days: Days) -> bool:
    return any(set(spec.days) & set(days.days) for spec in clause.days)


def _has_half(hours: Hours) -> bool:
    """Whether am, pm or the like is written."""
    return not hours.text.replace(" ", "").replace("-", "").isdigit()


def _is_all_day(hours: Hours) -> bool:
    return hours.span is not None and hours.span.is_all_day


class Assembly(BracketOfSeason):
    """Goes through the phrases once."""

    def read(self) -> list[Clause]:
        """Every clause, in order."""
        while self.at < len(self.phrases):
            phrase = self.phrases[self.at]
            self.at += 1
            match phrase:
                case Days():
                    self._days(phrase)
                case Hours():
                    self._hours(phrase)
                case Said():
                    self.say(phrase.what, phrase.value)
                case Mark():
                    self._mark(phrase)
            what = phrase.what if isinstance(phrase, Mark) else ""
            self.is_after_comma = what in _BREAKS or (self.is_after_comma and what in _AFTER_BREAKS)
        settle(self)
        return self.clauses

    def _days(self, days: Days) -> None:
        clause = self.clause
        if self.depth and clause is not None and clause.days and isinstance(self.before, Hours):
            clause.is_unsure |= self.days_first  # "Tuesday 10am-12pm (2pm-4pm 1st Tuesday)"
        if days.month_days and max(days.month_days) <= MOST_WEEKS and self._are_weeks_of(clause):
            self.clauses[-1].days = [replace(spec, weeks=days.month_days) for spec in self.clauses[-1].days]
            return
        if clause is not None and self._is_said_again(clause, days):
            return
        if clause is None or self._is_complete(clause):
            is_other_time = clause is not None and self.depth and days.weeks and _share_days(clause, days)
            clause = self.new()
            for each in self.clauses[-2:] if is_other_time else ():  # "Sundays 10.30am (first Sunday 9.30am)"
                each.is_unsure = True
        elif clause.days and clause.has_words_inside:
            clause.is_unsure = True  # "Mon (see below), Wed 10am": of which?
        elif self.depth and _share_days(clause, days):
            clause.is_unsure = True  # "Tue & Thu (term time only on Thu) 10am"
        if self.depth and clause.has_body and not clause.days and self._has_words_since():
            clause.is_unsure = True  # "24 hours (intake Monday to Friday only)"
        if clause.has_body and clause.segment != self.segment and self._has_words_since():
            clause.is_unsure = True  # "Doors 5.30pm; meals daily"
        if self.pending:
            clause.said |= self.pending
            self.pending.clear()
        if clause.has_body:
            clause.inside += tuple(self.since)
            self.since.clear()
        clause.has_words = False
        clause.days.append(days)

    def _has_words_since(self) -> bool:
        return any(word not in (STOP, COMMA) for word in self.since)

    def _is_telephone_since(self) -> bool:
        """Whether a telephone is named after the last comma."""
        names = takewhile(lambda word: word not in (STOP, COMMA), reversed(self.since))
        return COMMA in self.since and is_telephone(frozenset(word.casefold() for word in names))

    def _are_weeks_of(self, clause: Clause | None) -> bool:
        """Whether "1st and 3rd of the month" is of the only days before: "Mondays 7pm, 1st and 3rd ..."."""
        is_alone = clause is not None and len(self.clauses) == 1 and clause.segment == self.segment
        return is_alone and clause is not None and clause.has_body and len(clause.days) == 1 and self._is_plain(clause)

    @staticmethod
    def _is_plain(clause: Clause) -> bool:
        return not clause.said and not any(spec.weeks or spec.month_days or spec.is_unsure for spec in clause.days)

    def _is_said_again(self, clause: Clause, days: Days) -> bool:
        """Whether the days are those of the clause: "Thursdays: Drop-in Thursday 10am", "10am-1pm (Warm Wednesday)"."""
        own = {day for spec in clause.days for day in spec.days}
        if not own or days.month_days or days.is_unsure or any(spec.weeks for spec in clause.days):
            return False
        if not clause.has_body:
            is_again = clause.has_words_inside and set(days.days) == own and not (days.weeks and clause.said)
            is_again &= not days.weeks or COMMA not in self.since  # "Club night Tuesday, AGM 1st Tuesday in May"
            if is_again and days.weeks:
                clause.days = [days]  # "Friday groceries on the 1st and 3rd Friday"
            return is_again
        if isinstance(self.before, Hours) and not days.weeks and set(days.days) == own and self.is_here(clause):
            return not self.depth and self._is_end_of_part()  # "Sunday 11am and 6pm every Sunday"
        if not self.depth or isinstance(self.peek(), Hours | Said) or self._is_restricted():
            return False
        if set(days.days) < own and self._has_said_in_bracket():
            clause.is_unsure = True  # "Tuesday & Thursday 10am-12pm (term time only on Thursday)"
        is_alone = self.was("opens") and self.peek() == Mark("closes", ")")
        if days.weeks and set(days.days) == own and not clause.said and is_alone:
            clause.days = [days]  # "Tuesday 12-1.30 (1st Tuesday of the month)"
            clause.is_unsure |= len(clause.spans) > 1  # "Sundays 10.30am and 6.30pm (first Sunday)"
            return True
        return not days.weeks and set(days.days) <= own

    def _is_end_of_part(self) -> bool:
        follows = self.peek()
        return follows is None or (isinstance(follows, Mark) and follows.what in ("comma", "stop"))

    def _has_said_in_bracket(self) -> bool:
        before = takewhile(lambda phrase: phrase != Mark("opens", "("), reversed(self.phrases[: self.at - 1]))
        return any(isinstance(phrase, Said) for phrase in before)

    def _is_restricted(self) -> bool:
        """Whether "only" is in the rest of the bracket: "(on Sundays with performances only)"."""
        rest = takewhile(lambda phrase: phrase != Mark("closes", ")"), self.phrases[self.at :])
        return any(isinstance(phrase, Mark) and phrase.what in ("only", "hard") for phrase in rest)

    def _is_complete(self, clause: Clause) -> bool:
        if self.days_first:
            return (
                clause.has_body
                or (clause.segment != self.segment and bool(clause.days))
                or ("by-arrangement" in clause.said and bool(clause.days))
            )
        is_new = clause.segment != self.segment
        is_named = self._has_words_since() and isinstance(self.peek(), Hours) and not self.depth
        is_day_and_night = clause.spans and not clause.days and all(span.is_all_day for span in clause.spans)
        if is_day_and_night and (is_new or is_named):
            return True  # "24 hours; office Monday 9am-5pm", "24 hours, intake Monday 9am-5pm"
        if is_new and clause.spans and not clause.days and isinstance(self.peek(), Hours):
            return True  # "9am-5pm. Sat: 9am-1pm": of which days?
        return clause.has_body and bool(clause.days) and (is_new or clause.has_words)

    def _hours(self, hours: Hours) -> None:
        clause = self.clause
        if clause is None or (not self.days_first and clause.days and clause.has_body):
            clause = self.new()
        elif clause.segment != self.segment and clause.has_body and (clause.has_words or _is_all_day(hours)):
            clause = self.new()  # hours of something else, of which no day is named
        elif clause.days and clause.has_body and _is_all_day(hours) and self._has_words_since() and not self.depth:
            clause = self.new()  # "Office Monday-Friday 9am-5pm, shelter 24 hours"
        elif clause.days and clause.has_body and not self.depth and self._is_telephone_since():
            clause = self.new()  # "Monday-Friday 9am-5pm, telephone lines open 10am-4pm"
        elif clause.segment != self.segment and clause.days and not clause.has_body and self.has_words_here:
            clause.is_unsure = True
            clause = self.new()
        is_joined = self.was("and") and sum(isinstance(phrase, Days) for phrase in self.phrases) == 1
        if clause.spans and clause.has_words and (clause.has_free_words or not self.is_after_comma) and not is_joined:
            clause.is_unsure = True  # but "10am-12pm (women) and 2pm-4pm (men)" is of the same day
        if self.depth and clause.days and not clause.has_body and hours.span and hours.span.ends is None:
            clause.is_unsure |= self._has_words_since()  # "Monday to Friday (emergencies 7am)"
        clause.has_words = clause.has_free_words = False
        clause.has_body = True
        clause.inside += tuple(self.since)
        self.since.clear()
        if hours.is_empty:
            self.empty += [hours.text] if hours.text != "-" else []
            return
        if hours.span is None:
            clause.is_unsure = self.has_unclear_hours = True
            self.hard.append(hours.text)
        else:
            clause.is_unsure |= is_in_other_part(clause.inside, hours.span)
            if clause.spans and isinstance(self.before, Hours):
                clause.is_unsure |= _has_half(self.before) and not _has_half(hours)  # "6pm-8pm 11-16": of what age?
            clause.is_list &= not clause.spans or self.is_after_comma
            clause.spans.append(hours.span)

    def say(self, what: str, value: object) -> None:
        """Put down what is said of a clause, or of all."""
        if what == "until":
            self.until(value)
            return
        if what == "feasts":
            self.has_feasts = True
            return
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
                each.said[what] = value
            return
        if what == "bank_holidays":
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
        has_days_next = what in ("every", "monthly") and isinstance(self.peek(), Days)
        is_next = has_days_next and self.is_after_comma
        if has_days_next and clause is not None and clause.days and not clause.has_body and self.is_here(clause):
            clause.is_unsure = True  # "Weekdays and alternate Saturdays 9am-5pm"
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
            later.said[what] = value
        elif what == "by-arrangement" and self.is_arranged_after_comma(clause, str(value)):
            for each in self.clauses:
                if each.segment == self.segment:
                    each.said[what] = value
        elif what == "by-arrangement" and self.is_after_comma and clause.spans:
            self.new().said[what] = value  # "Monday 10 to 12, or by appointment"
        else:
            clause.said[what] = (*value[:2], False) if what == "every" and isinstance(value, tuple) else value
            if what in ("every", "monthly") and self.is_after_comma and clause.has_body and self.is_one_of_several:
                self.hard_in.add(self.segment)  # of the last, or of all of them?

    def _say_wide(self, what: str, value: object) -> None:
        clause = self.clause
        if what == "months" and self.season is not None:
            self.season.months = value if isinstance(value, tuple) else ()
            return
        if what == "school_holidays" and self.was("also"):
            return
        is_as_written = isinstance(here := self.phrases[self.at - 1], Said) and here.what == what  # nothing taken away
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
        elif self.is_one_of_several and (
            self.is_after_comma or (what == "term_time" and clause.is_after_comma and not self.depth)
        ):
            for each in self.clauses:  # "Mondays 4pm-7pm and Thursdays 7pm-8pm during term time"
                if each.segment == self.segment:
                    each.said[what] = value
        else:
            clause.said[what] = value

    def _find_order(self) -> None:
        """See whether the next sentence has all its days first, or last; unless days before it wait for their hours."""
        clause = self.clause
        if clause is None or clause.has_body != bool(clause.days):
            return
        rest = takewhile(
            lambda phrase: not (isinstance(phrase, Mark) and phrase.what == "stop"), self.phrases[self.at :]
        )
        kinds = [type(phrase) for phrase in rest if isinstance(phrase, Days | Hours) or is_closed(phrase)]
        runs = [kind for kind, _ in groupby(kinds)]
        is_clear = len(runs) == 2 and Mark not in runs
        self.days_first = runs[0] is Days if is_clear else self.begins_with_days

    def _have_days_after_comma(self) -> bool:
        follows = self.peek(1) if self.peek() == Mark("comma", ",") else self.peek()
        return isinstance(follows, Days)

    def _mark(self, mark: Mark) -> None:
        match mark.what:
            case "stop":
                self.segment += 1
                self._find_order()
                self.has_words_here = False
                self.since.append(STOP)
            case "comma":
                self.since.append(COMMA)
            case "opens":
                self.depth += 1
                self.words_before_bracket = len(self.words)
                self.open_season()
            case "closes":
                self.depth = max(self.depth - 1, 0)
                self.close_season()
            case "closed" if self.season is not None and isinstance(days := self.peek(), Days) and not days.weeks:
                self.at += 1
                self.season.closed |= set(days.days)
            case "closed" | "except":
                self.without(mark)
            case "also" if self.before == Said("bank_holidays"):
                self.say_without("bank_holidays", "open")
            case "also" if self.clauses and isinstance(follows := self.peek(), Said) and follows.what == "dates":
                self.at += 1
                self.dates_of_all("also_on", follows.value)
            case "words" | "only":
                self.words.append(mark.text)
                self.since.append(mark.text)
                self.has_words_here = True
                if self.clause is not None:
                    self.clause.has_words |= self.clause.has_body
                    self.clause.has_free_words |= self.clause.has_body and not self.depth
                    is_inside = bool(self.clause.days) and not self.clause.has_body
                    self.clause.has_words_inside |= is_inside and mark.what == "words"
            case "varies":
                if self.clause is not None and self.is_here(self.clause) and not self.clause.has_body:
                    self.clause.has_body = self.clause.varies = True  # "Saturday, times vary"
            case "lunch" | "detail":
                self.words.append(mark.text)
                self.since.append(mark.text)
            case "hard" | "vague":
                self.not_read(mark.text)

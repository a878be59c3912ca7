"""Phrases become clauses.

What is beside one clause applies to that clause; what comes after a comma or a full stop, or before them all, applies
to all. If it could be either, none of them is certain.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, takewhile

from fingerpost.schedule.hours.clauses.clashes import overlap
from fingerpost.schedule.hours.clauses.clause import COMMA, STOP, Clause
from fingerpost.schedule.hours.clauses.gate import is_in_other_part
from fingerpost.schedule.hours.clauses.labels import is_telephone
from fingerpost.schedule.hours.clauses.levels import is_next_level
from fingerpost.schedule.hours.clauses.saying import Saying
from fingerpost.schedule.hours.clauses.settle import settle
from fingerpost.schedule.hours.phrases.phrase import Days, Fact, Hours, Mark, Phrase

_MOST_TIMES = 3  # as long as a day that is open for less: an hour of a whole day is of something in the house
MOST_WEEKS = 5  # in a month
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


def _is_start(clause: Clause) -> bool:
    """Whether its last hours are a time alone."""
    return bool(clause.spans) and clause.spans[-1].ends is None


class Assembly(Saying):
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
                case Fact():
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
        if clause is not None and self._is_repeat(clause, days):
            return
        if clause is not None and self._is_instead(clause, days):
            clause.remove(days.days)
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
            clause.facts |= self.pending
            self.pending.clear()
        if clause.has_body:
            clause.inside += tuple(self.since)
            self.since.clear()
        clause.has_words = False
        clause.days.append(days)

    def _is_instead(self, clause: Clause, days: Days) -> bool:
        """Whether a bracket after the hours has others for some of the days: "Mon-Sat 9am-5pm (Wed 9am-1pm)"."""
        ahead, hours = self.phrases[max(self.at - 3, 0) : self.at - 1], self.peek()
        is_bracket = len(ahead) == 2 and isinstance(ahead[0], Hours) and ahead[1] == Mark("opens", "(")
        behind = [each for each in (self.peek(2), self.peek(3)) if each != Mark("comma", ",")][:1]
        has_name = any(isinstance(each, Mark) and each.what == "words" for each in behind)  # "(Wed 9am-12pm) clinic"
        if not is_bracket or has_name or self.peek(1) != Mark("closes", ")"):
            return False
        if not isinstance(hours, Hours) or not hours.span:
            return False
        is_plain = not any(spec.weeks or spec.month_days or spec.is_unsure for spec in (*clause.days, days))
        own = {day for spec in clause.days for day in spec.days}
        only = clause.spans[0] if len(clause.spans) == 1 and not clause.facts else None
        if only is None or only.ends is None or hours.span.ends is None or not overlap(only, hours.span):
            return False
        has_same = only.starts == hours.span.starts or only.ends == hours.span.ends
        has_same &= (only.ends - only.starts) <= (hours.span.ends - hours.span.starts) * _MOST_TIMES
        return is_plain and set(days.days) < own and has_same

    def _is_telephone_since(self) -> bool:
        """Whether a telephone is named after the last comma."""
        names = takewhile(lambda word: word not in (STOP, COMMA), reversed(self.since))
        return COMMA in self.since and is_telephone(frozenset(word.casefold() for word in names))

    def _is_complete(self, clause: Clause) -> bool:
        if self.days_first:
            return (
                clause.has_body
                or (clause.segment != self.segment and bool(clause.days))
                or ("by-arrangement" in clause.facts and bool(clause.days))
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
        elif clause.segment != self.segment and not (clause.days or self.days_first) and _is_start(clause):
            clause = self.new()  # "10.45am; 8pm Wednesday": of which day is the first?
        elif clause.days and clause.has_body and _is_all_day(hours) and self._has_words_since() and not self.depth:
            clause = self.new()  # "Office Monday-Friday 9am-5pm, shelter 24 hours"
        elif clause.days and clause.has_body and not self.depth and self._is_telephone_since():
            clause = self.new()  # "Monday-Friday 9am-5pm, telephone lines open 10am-4pm"
        elif clause.segment != self.segment and clause.days and not clause.has_body and self.has_words_here:
            clause.is_unsure = True
            clause = self.new()
        elif clause.segment != self.segment and clause.days and not clause.has_body:
            for each in self.clauses:  # "Sunday 8am Communion 1st Sunday; 10am Eucharist every Sunday"
                each.is_unsure |= each.has_body and each.segment == clause.segment
                clause.is_unsure |= each.has_body and each.segment == clause.segment
        is_joined = self.was("and") and sum(isinstance(phrase, Days) for phrase in self.phrases) == 1
        is_joined |= bool(clause.spans) and self._is_of_level(clause, hours)
        if clause.spans and clause.has_words and (clause.has_free_words or not self.is_after_comma) and not is_joined:
            clause.is_unsure = True  # but "10am-12pm (women) and 2pm-4pm (men)" is of the same day
        if clause.spans and "months" in clause.facts and Mark("closes", ")") in self.phrases[self.at - 3 : self.at - 1]:
            clause.is_unsure = True  # "Sunday 9am (July and August), 11am": is the second of these months?
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
                clause.is_unsure |= hours.span.starts < clause.spans[-1].starts  # "20.00 to 21.00 - 06.00 to 07.15"
            elif clause.spans and self._is_in_bracket_behind_hours():
                clause.is_unsure |= not _has_half(hours)  # "10am-12pm (4-11)": of what age?
            clause.is_list &= not clause.spans or self.is_after_comma or is_joined
            clause.spans.append(hours.span)

    def _is_in_bracket_behind_hours(self) -> bool:
        ahead = self.phrases[max(self.at - 3, 0) : self.at - 1]
        return len(ahead) == 2 and isinstance(ahead[0], Hours) and ahead[1] == Mark("opens", "(")

    def _is_of_level(self, clause: Clause, hours: Hours) -> bool:
        """Whether the hours are of others who come later on the only day: "and seniors 7pm-9pm"."""
        since = [*takewhile(lambda phrase: not isinstance(phrase, Hours), reversed(self.phrases[: self.at - 1]))]
        names = [phrase.text for phrase in since if isinstance(phrase, Mark) and phrase.what == "words"]
        is_plain = len(names) == len(since) - 1 and isinstance(since[-1], Mark) and since[-1].what == "and"
        is_plain &= not any(isinstance(phrase, Fact) for phrase in self.phrases)
        is_one = sum(isinstance(phrase, Days) for phrase in self.phrases) == 1 and bool(clause.days)
        is_same = is_plain and is_one and clause.segment == self.segment and not self.depth
        return is_same and hours.span is not None and is_next_level(names, clause.spans[-1], hours.span)

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
            case "also" if self.before == Fact("bank_holidays"):
                self.say_without("bank_holidays", "open")
            case "also" if self.clauses and isinstance(follows := self.peek(), Fact) and follows.what == "dates":
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
            case "beside":
                self.hard.append(mark.text)
            case "hard" | "vague":
                self.not_read(mark.text)

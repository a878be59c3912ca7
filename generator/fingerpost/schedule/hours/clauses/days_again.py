"""Days that are said again: "Thursdays: drop-in Thursday 10am", "Tuesday 12pm-2pm (1st Tuesday of the month)"."""

from __future__ import annotations

from itertools import takewhile

from fingerpost.schedule.hours.clauses.bracket_of_season import BracketOfSeason
from fingerpost.schedule.hours.clauses.clause import COMMA, STOP, Clause
from fingerpost.schedule.hours.phrases.phrase import Days, Fact, Hours, Mark


class DaysAgain(BracketOfSeason):
    """Judges whether days are those of the clause before."""

    def _are_weeks_of(self, clause: Clause | None) -> bool:
        """Whether "1st and 3rd of the month" is of the only days before: "Mondays 7pm, 1st and 3rd ..."."""
        is_alone = clause is not None and len(self.clauses) == 1 and clause.segment == self.segment
        return is_alone and clause is not None and clause.has_body and len(clause.days) == 1 and self._is_plain(clause)

    @staticmethod
    def _is_plain(clause: Clause) -> bool:
        return not clause.facts and not any(spec.weeks or spec.month_days or spec.is_unsure for spec in clause.days)

    def _is_repeat(self, clause: Clause, days: Days) -> bool:
        """Whether the days are those of the clause: "Thursdays: Drop-in Thursday 10am", "10am-1pm (Warm Wednesday)"."""
        own = {day for spec in clause.days for day in spec.days}
        if not own or days.month_days or days.is_unsure or any(spec.weeks for spec in clause.days):
            return False
        if not clause.has_body:
            is_again = clause.has_words_inside and set(days.days) == own and not (days.weeks and clause.facts)
            is_again &= not days.weeks or COMMA not in self.since  # "Club night Tuesday, AGM 1st Tuesday in May"
            if is_again and days.weeks:
                clause.days = [days]  # "Friday groceries on the 1st and 3rd Friday"
            return is_again
        if isinstance(self.before, Hours) and not days.weeks and set(days.days) == own and self.is_here(clause):
            return not self.depth and self._is_end_of_part()  # "Sunday 11am and 6pm every Sunday"
        if not self.depth or isinstance(self.peek(), Hours | Fact) or self._is_restricted():
            return False
        if set(days.days) < own and self._has_said_in_bracket():
            clause.is_unsure = True  # "Tuesday & Thursday 10am-12pm (term time only on Thursday)"
        is_alone = self.was("opens") and self.peek() == Mark("closes", ")")
        if days.weeks and set(days.days) == own and not clause.facts and is_alone:
            clause.days = [days]  # "Tuesday 12-1.30 (1st Tuesday of the month)"
            clause.is_unsure |= len(clause.spans) > 1  # "Sundays 10.30am and 6.30pm (first Sunday)"
            return True
        return not days.weeks and set(days.days) <= own

    def _is_end_of_part(self) -> bool:
        follows = self.peek()
        return follows is None or (isinstance(follows, Mark) and follows.what in ("comma", "stop"))

    def _has_said_in_bracket(self) -> bool:
        before = takewhile(lambda phrase: phrase != Mark("opens", "("), reversed(self.phrases[: self.at - 1]))
        return any(isinstance(phrase, Fact) for phrase in before)

    def _is_restricted(self) -> bool:
        """Whether "only" is in the rest of the bracket: "(on Sundays with performances only)"."""
        rest = takewhile(lambda phrase: phrase != Mark("closes", ")"), self.phrases[self.at :])
        return any(isinstance(phrase, Mark) and phrase.what in ("only", "hard") for phrase in rest)

    def _has_words_since(self) -> bool:
        return any(word not in (STOP, COMMA) for word in self.since)

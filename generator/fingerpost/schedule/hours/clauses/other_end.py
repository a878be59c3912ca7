"""Another end of the hours of a day that has some: "Monday-Friday 9am-5pm (Thursday until 8pm)"."""

from __future__ import annotations

from fingerpost.schedule.hours.clauses.clause import Clause, Walk
from fingerpost.schedule.hours.phrases.phrase import Days


class OtherEnd(Walk):
    """Reads "until" and a time."""

    def until(self, value: object) -> None:
        """Give a day that was named already another end: "Monday-Friday 9am-5pm (Thursday until 8pm)"."""
        ends, text = value if isinstance(value, tuple) else (0, "")
        clause = self.clause
        days: set[int] = set()
        if clause is not None and self.is_here(clause) and not clause.has_body and self.clauses[:-1]:
            if not (clause.facts or any(spec.weeks or spec.month_days or spec.is_unsure for spec in clause.days)):
                days = {day for spec in clause.days for day in spec.days}
                self.clauses.pop()
        elif self.depth and isinstance(follows := self.peek(), Days) and not follows.weeks and not follows.month_days:
            self.at += 1
            days = set(follows.days)
        named = [other for other in self.clauses if days & {day for spec in other.days for day in spec.days}]
        if len(named) != 1 or not self._may_end(named[0], days, ends):
            self.not_read(text)
            return
        whole = named[0]
        later = Clause(whole.segment, [Days(tuple(sorted(days)))], list(whole.spans), dict(whole.facts))
        later.has_body, later.is_unsure = True, whole.is_unsure
        later.spans[-1] = later.spans[-1]._replace(ends=ends)
        whole.remove(days)
        self.clauses.insert(self.clauses.index(whole) + 1, later)

    def _may_end(self, clause: Clause, days: set[int], ends: int) -> bool:
        """Whether these days of a clause may end then, and some of its days are left as they were."""
        own = {day for spec in clause.days for day in spec.days}
        is_plain = not any(spec.weeks or spec.month_days for spec in clause.days)
        last = clause.spans[-1] if clause.spans else None
        return (
            is_plain
            and days < own
            and last is not None
            and (last.ends is not None and not last.next_day)
            and (last.starts < ends and last.ends != ends)
        )

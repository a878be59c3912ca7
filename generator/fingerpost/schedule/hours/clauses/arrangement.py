"""What "by appointment" applies to: the hours before it, all hours, or something else."""

from __future__ import annotations

from fingerpost.schedule.hours.clauses.clause import COMMA, SAME_THING, STOP, Clause, sentence
from fingerpost.schedule.hours.clauses.closing import Closing
from fingerpost.schedule.hours.phrases.phrase import Days, Mark


class Arrangement(Closing):
    """Judges the words around it."""

    def is_arranged_already(self) -> bool:
        """Whether it is a sentence of its own that says it again: "By appointment only. Call for an appointment."."""
        is_own = not self.is_here(self.clause)
        return is_own and bool(self.clauses) and all("by-arrangement" in clause.facts for clause in self.clauses)

    def is_arranged_after_comma(self, clause: Clause, text: str) -> bool:
        """Whether the words of "Tuesday 1pm-3pm, by appointment" apply to the hours before them."""
        is_of_next = isinstance(self.peek(), Days)  # "..., by appointment on Saturdays"
        is_plain = self.before == Mark("comma", ",") and not is_of_next
        return self.is_after_comma and bool(clause.spans) and ("only" in text.casefold() or is_plain)

    def is_of_things_to_ask_for(self, text: str) -> bool:
        """Whether a sentence before any hours says what one may ask for: "Clothing may be available on request"."""
        words = {word.casefold() for word in sentence(tuple(self.since))}
        is_sentence = isinstance(follows := self.peek(), Mark) and follows.what == "stop"
        are_things = "available" in words and len(words - SAME_THING - {COMMA, "may", "be", "can"}) > 1
        return is_sentence and are_things and "request" in text.casefold()

    def is_of_another_thing(self, text: str) -> bool:
        """Whether only what is named is by arrangement: "Mon-Fri 9am-5pm (home visits by appointment)"."""
        clause = self.clause
        if clause is None or not clause.has_body or "only" in text.casefold():
            return False
        if self.was("also") or (clause.segment != self.segment and self.before == Mark("comma")):
            self.new().facts["by-arrangement"] = text  # "Mon-Fri 9am-5pm; and by appointment"
            return True
        words = [word for word in self.since if word not in (STOP, COMMA)]
        names = {word.casefold() for word in sentence(tuple(self.since))} - SAME_THING - {COMMA}
        if names and clause.segment != self.segment and not self.depth:
            self.new().facts["by-arrangement"] = text  # "Mon-Fri 9am-5pm. Emergencies by appointment."
            return True
        if not words or clause.segment != self.segment or (self.is_after_comma and not self.depth):
            return False
        if self.depth:
            self.words.append(text)
        else:
            self.not_read(text)
        return True

"""Can most people read this at once?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.fields import span_of_words
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity

LONGEST_SENTENCE = 40  # words; at 25 reading gets harder, at 40 most people start again
HIGHEST_GRADE = 9  # the reading age that the NHS writes for is 9 to 11 years; grade 9 is 14 to 15
ENOUGH_WORDS = 60  # the figure jumps about in shorter texts
_SENTENCE_ENDS = re.compile(r"[.!?:;](?:\s|$)|\n\s*(?:\n|[-*•]\s)")


def check_readability(record: Record) -> Iterator[Problem]:
    """Look at the summary and the description; both are prose."""
    for path, text in (("summary", record.summary), ("description", record.description)):
        if len(text) < 150:  # too short to hold a sentence of 40 words
            continue
        sentences = [sentence for sentence in _SENTENCE_ENDS.split(text) if len(sentence) > 1]
        for sentence in sentences:
            if len(sentence) > 150 and (count := len(sentence.split())) > LONGEST_SENTENCE:
                yield Problem(
                    code="sentence-long",
                    severity=Severity.WARNING,
                    span=span_of_words(record.spans, path, " ".join(sentence.split()[:3])),
                    message=f"One sentence here has {count} words.",
                    hint="Make two or three of it. Fifteen to twenty words read easily.",
                )
                break
        words = text.split()
        if len(words) >= ENOUGH_WORDS and (grade := _grade(words, len(sentences))) > HIGHEST_GRADE:
            yield Problem(
                code="hard-to-read",
                severity=Severity.WARNING,
                span=record.spans[path],
                message=f"The {path} of {record.name} reads like a text for people {_who(grade)}.",
                hint="Use shorter sentences and the words you would say at the door.",
            )


def _who(grade: int) -> str:
    return f"of {grade + 5} or older" if grade <= 12 else "at university"


def _grade(words: list[str], sentences: int) -> int:
    """Work out the school year of the United States that can read it, by the Automated Readability Index.

    It counts characters instead of syllables, which no short rule gets right.
    Source: Smith and Senter, 1967, AMRL-TR-66-220.
    """
    characters = sum(map(len, words))
    return round(4.71 * characters / len(words) + 0.5 * len(words) / max(sentences, 1) - 21.43)

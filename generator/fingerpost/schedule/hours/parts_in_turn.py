"""Parts of a day that follow one another, each with its name: "Beavers 5.30-6.30pm - Cubs 6.30-8pm"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from fingerpost.schedule.hours.phrase import Days, Hours, Mark, Phrase

_NAMES = frozenset({"words", "detail", "lunch", "opens", "closes"})
_BREAKS = frozenset({"comma", "and", "stop"})
_MOST_WORDS = 4  # in the name of a part
_Part = tuple[list[Phrase], Hours]


def parts_in_turn(phrases: Sequence[Phrase], at: int) -> tuple[list[_Part], int]:
    """Give the name and the hours of each, and where they end; none unless each begins when or after the last ended.

    All of them have their name before their hours, or all behind; where one day only is named, in sentences too.
    """
    ends = next((end for end in range(at, len(phrases)) if isinstance(phrases[end], Days)), len(phrases))
    has_other_days = any(isinstance(phrase, Days) for phrase in (*phrases[: at - 1], *phrases[ends:]))
    part = phrases[at:ends]
    if has_other_days or not all(_is_plain(phrase) for phrase in part):
        return [], 0
    words = [phrase for phrase in part if not (isinstance(phrase, Mark) and phrase.what in _BREAKS)]
    runs = [(kind, [*group]) for kind, group in groupby(words, key=type)]
    names = [group for kind, group in runs if kind is Mark]
    hours = [phrase for kind, group in runs if kind is Hours for phrase in group if isinstance(phrase, Hours)]
    are_pairs = len(runs) == 2 * len(hours) == 2 * len(names) and len(hours) > 1
    are_short = all(sum(_is_word(phrase) for phrase in name) <= _MOST_WORDS for name in names)
    if not (are_pairs and are_short and _follow_one_another(hours)):
        return [], 0
    return [*zip(names, hours, strict=True)], ends


def _is_plain(phrase: Phrase) -> bool:
    return isinstance(phrase, Hours) or (isinstance(phrase, Mark) and phrase.what in _NAMES | _BREAKS)


def _is_word(phrase: Phrase) -> bool:
    return isinstance(phrase, Mark) and phrase.what not in ("opens", "closes")


def _follow_one_another(hours: Sequence[Hours]) -> bool:
    spans = [each.span for each in hours if each.span is not None]
    are_ranges = len(spans) == len(hours) and all(
        span.ends is not None and not span.next_day and span.starts < span.ends for span in spans
    )
    return are_ranges and all((first.ends or 0) <= second.starts for first, second in pairwise(spans))

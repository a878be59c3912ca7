"""Parts of a day that follow one another, each with its name: "Beavers 5.30-6.30pm - Cubs 6.30-8pm"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from fingerpost.schedule.hours.clock import MIDNIGHT
from fingerpost.schedule.hours.phrases.phrase import Days, Fact, Hours, Mark, Phrase

_NAMES = frozenset({"words", "detail", "lunch", "opens", "closes"})
_BREAKS = frozenset({"comma", "and", "stop"})
_MOST_WORDS = 4  # in the name of a part
_SOON = 30  # minutes; what a new sentence says of later hours may be of other days too
_Part = tuple[list[Phrase], Hours]


def parts_in_turn(phrases: Sequence[Phrase], at: int) -> tuple[list[_Part], int]:
    """Give the name and the hours of each, and where they end; none unless each begins when or after the last ended.

    All of them have their name before their hours, or all behind; where one day only is named, in sentences too.
    """
    ends = next((end for end in range(at, len(phrases)) if isinstance(phrases[end], Days)), len(phrases))
    has_other_days = any(isinstance(phrase, Days) for phrase in (*phrases[: at - 1], *phrases[ends:]))
    parts = [] if has_other_days else _parts_of(phrases[at:ends])
    longest = _SOON if _are_sentences(phrases[at:ends]) else MIDNIGHT
    return (parts, ends) if _follow_one_another([hours for _, hours in parts], longest) else ([], 0)


def parts_before_days(phrases: Sequence[Phrase]) -> tuple[list[_Part], int]:
    """Give those before the only days, which a comma or a bracket sets apart, and where the days are.

    "Juniors 5pm-6pm, Seniors 6pm-7pm, Tuesdays". Without the comma the days may be of the last part only.
    """
    places = [at for at, phrase in enumerate(phrases) if isinstance(phrase, Days)]
    at = places[0] if len(places) == 1 else 0
    before = phrases[at - 1] if at else None
    is_apart = isinstance(before, Mark) and before.what in ("comma", "stop", "opens")
    rest = [phrase for phrase in phrases[at + 1 :] if phrase != Mark("closes", ")")]
    if not is_apart or not all(_is_of_all(phrase) for phrase in rest):
        return [], 0
    parts = _parts_of(phrases[: at - 1])
    hours = [hours for _, hours in parts]
    return (parts, at) if _follow_one_another(hours, MIDNIGHT) or _begin_in_turn(hours) else ([], 0)


def _is_of_all(phrase: Phrase) -> bool:
    return isinstance(phrase, Fact) and phrase.what in ("term_time", "school_holidays")


def _parts_of(part: Sequence[Phrase]) -> list[_Part]:
    """Give the name and the hours of each; none where a name is missing, or is elsewhere in one of them."""
    if not all(_is_plain(phrase) for phrase in part):
        return []
    words = [phrase for phrase in part if not (isinstance(phrase, Mark) and phrase.what in _BREAKS)]
    runs = [(kind, [*group]) for kind, group in groupby(words, key=type)]
    names = [group for kind, group in runs if kind is Mark]
    hours = [phrase for kind, group in runs if kind is Hours for phrase in group if isinstance(phrase, Hours)]
    are_pairs = len(runs) == 2 * len(hours) == 2 * len(names) and len(hours) > 1
    are_short = all(sum(_is_word(phrase) for phrase in name) <= _MOST_WORDS for name in names)
    return [*zip(names, hours, strict=True)] if are_pairs and are_short else []


def _is_plain(phrase: Phrase) -> bool:
    return isinstance(phrase, Hours) or (isinstance(phrase, Mark) and phrase.what in _NAMES | _BREAKS)


def _is_word(phrase: Phrase) -> bool:
    return isinstance(phrase, Mark) and phrase.what not in ("opens", "closes")


def _are_sentences(part: Sequence[Phrase]) -> bool:
    """Whether a full stop is between two of the hours."""
    hours = [at for at, phrase in enumerate(part) if isinstance(phrase, Hours)]
    between = part[hours[0] : hours[-1]] if hours else ()
    return any(isinstance(phrase, Mark) and phrase.what == "stop" and phrase.text == "." for phrase in between)


def _follow_one_another(hours: Sequence[Hours], longest: int) -> bool:
    """Whether they are ranges, each of which begins when the last has ended, or at most so many minutes later."""
    spans = [each.span for each in hours if each.span is not None]
    are_ranges = len(spans) == len(hours) and all(
        span.ends is not None and not span.next_day and span.starts < span.ends for span in spans
    )
    gaps = [second.starts - (first.ends or 0) for first, second in pairwise(spans)]
    return len(spans) > 1 and are_ranges and all(0 <= gap <= longest for gap in gaps)


def _begin_in_turn(hours: Sequence[Hours]) -> bool:
    spans = [each.span for each in hours if each.span is not None]
    are_starts = 1 < len(spans) == len(hours) and all(span.ends is None for span in spans)
    return are_starts and all(first.starts < second.starts for first, second in pairwise(spans))

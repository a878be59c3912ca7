"""Names of days that are cut short or a typing slip away: "Satur", "Wedensday"."""

from __future__ import annotations

from fingerpost.schedule.hours.words.words import FULL_NAMES


def near_day(word: str) -> int | None:
    """Give the one day that is a typing slip away: one character more, less, other or changed in place."""
    word = word.removesuffix("s")
    if cut := [number for number, name in enumerate(FULL_NAMES) if len(word) >= 4 and name.startswith(word)]:
        return cut[0]  # "Frid", "Satur"
    near = [number for number, name in enumerate(FULL_NAMES) if len(word) >= 5 and _is_slip(word, name)]
    return near[0] if len(near) == 1 else None


def _is_slip(word: str, name: str) -> bool:
    if word[0] != name[0] or abs(len(word) - len(name)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    rest, other = word[same:], name[same:]
    return (
        rest[1:] == other
        or rest == other[1:]
        or rest[1:] == other[1:]
        or (rest[:2] == other[:2][::-1] and rest[2:] == other[2:])
    )

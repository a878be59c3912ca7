"""How often words of danger bring the crisis lines, the right one first, and nothing that could hurt.

The lists are in tests/search/danger. A third of each was kept aside: nobody looked at it while the words were chosen.
"Later" and "last" were written after the words, as a measure of what nobody has thought of: nothing may be chosen to
fit them. "Second" was such a list; the words were worked on after it was measured, and its rate is no measure any more.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fingerpost.search.query.answer import answer
from fingerpost.search.query.site import SearchFiles
from fingerpost.search.query.understand import understand

LISTS = Path(__file__).parents[1] / "search" / "danger"
CHECKED = ("open", "aside", "later")
PARTS = (*CHECKED, "second", "last")
TO_REACH = 0.99

SELF = {"harbour-evenings-wells", "lamp-post-late-light"}
OTHERS = {"safe-and-sound-support", "moorland-refuge", "after-the-silence"}
ROOF = {"plain-advice-roof", "glastonbury-street-kettle", "moorland-refuge"}
STROKE = {"wells-conversation-after-stroke", "second-wind-stroke-club"}
# Who leaves a violent home, or is put out of it, needs a roof as well.
# All that may be shown at all: everything else in the example could hurt, or wastes the time of somebody in danger.
HARMLESS = {
    "self": SELF,
    "others": OTHERS | ROOF,
    "child": SELF | OTHERS | ROOF,
    "medical": SELF | STROKE,
    "home": ROOF,
}
NEVER_EMPTY = ("self", "others", "child", "home")


@dataclass(frozen=True)
class JudgedPhrase:
    """One phrase; ``kind`` is "" for an everyday one."""

    part: str
    kind: str
    phrase: str
    has_box: bool
    is_first: bool  # the kind of danger whose line comes first is the right one
    could_hurt: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        return (self.has_box and self.is_first and not self.could_hurt) if self.kind else not self.has_box


def read_list(name: str) -> list[dict[str, str]]:
    with (LISTS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def judge_danger(
    files: SearchFiles, today: date, danger: Sequence[str] = PARTS, everyday: Sequence[str] = PARTS
) -> list[JudgedPhrase]:
    """Try the phrases of these parts of the two lists."""
    parts = {"danger": danger, "everyday": everyday}
    return [_judge(files, row, today) for name in parts for row in read_list(name) if row["part"] in parts[name]]


def _judge(files: SearchFiles, row: dict[str, str], today: date) -> JudgedPhrase:
    kind = row.get("kind", "")
    if not kind:
        return JudgedPhrase(row["part"], "", row["phrase"], bool(understand(row["phrase"], files).danger), False, ())
    reply = answer(files, {"q": row["phrase"], "near": "Wells"}, today)
    shown = [files.card(result.document)[1] for result in reply.results[:10]]
    hurts = [each for each in shown if each not in HARMLESS[kind]]
    if kind in NEVER_EMPTY and not shown:
        hurts = ["nothing"]
    return JudgedPhrase(row["part"], kind, row["phrase"], bool(reply.danger), reply.danger[:1] == (kind,), tuple(hurts))


def rate_of(judged: Sequence[JudgedPhrase], part: str, *, everyday: bool) -> float:
    of_part = [each for each in judged if each.part == part and (not each.kind) == everyday]
    return sum(each.is_right for each in of_part) / len(of_part)


def print_danger(judged: Sequence[JudgedPhrase]) -> None:
    print(f"Words of danger, and everyday phrases with the same words, {len(judged)} in all")
    for part in PARTS:
        danger = [each for each in judged if each.part == part and each.kind]
        calm = [each for each in judged if each.part == part and not each.kind]
        print(
            f"  {part:<6} danger {len(danger):4}  box {_share(danger, 'has_box')}  right line first "
            f"{_share(danger, 'is_first')}  could hurt {sum(bool(each.could_hurt) for each in danger)}"
            f"   everyday {len(calm):4}  no box {1 - sum(each.has_box for each in calm) / len(calm):6.1%}"
            f"  (to reach {TO_REACH:.0%})"
        )
    for each in judged:
        if not each.is_right and each.part == "open":
            what = f"{each.kind}, box {each.has_box}, could hurt {each.could_hurt}" if each.kind else "everyday, box"
            print(f"  wrong: {each.phrase!r}: {what}")


def _share(phrases: Sequence[JudgedPhrase], name: str) -> str:
    return f"{sum(getattr(each, name) for each in phrases) / len(phrases):6.1%}"

"""A service has a list of its opening times inside, and beside it one of them, which is not all."""

from __future__ import annotations

import json
from pathlib import Path

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory

NAMES = ("Tea Friends", "Mill Choir", "Wool Club", "Quiz Night")
TIMES = [
    {"startTime": "10:00", "endTime": "12:00", "day": "Monday"},
    {"startTime": "14:00", "endTime": "16:00", "day": "Thursday"},
]


def test_all_times_of_a_list_inside_come_in(tmp_path: Path) -> None:
    rows = [
        {
            "key": f"s{number}",
            "name": name,
            "phone": f"01632 96010{number}",
            "address": {"street": f"{number} Mill Lane", "city": "Wells", "openingTimes": TIMES},
            "openingTime": TIMES[0],
        }
        for number, name in enumerate(NAMES, 1)
    ]
    (tmp_path / "list.json").write_text(json.dumps(rows), "utf-8")
    answers = Answers(source="The list", licence="our own", checked_on="2026-11-20", category="uncategorised")
    (tmp_path / "list.mapping.yaml").write_text(propose(tmp_path / "list.json").text(answers, {}), "utf-8")

    import_table("json", tmp_path / "list.json", tmp_path / "list.mapping.yaml", tmp_path / "assets")

    directory, _ = read_directory(tmp_path / "assets")
    assert len(directory.activities) == len(NAMES)
    for activity in directory.activities.values():
        assert [str(day) for session in activity.sessions for day in session.days] == ["monday", "thursday"]

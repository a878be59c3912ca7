"""A comma inside { } ends a text: what follows it is reported, never lost."""

from __future__ import annotations

from pathlib import Path

from fingerpost.reading.read import read_directory

RECORD = """\
name: Tuesday Voices
summary: Two choirs for anyone who likes to sing.
categories: [choirs]
sessions: [{{repeats: weekly, days: [tuesday], {notes}}}]
contact: {{phone: 01632 960204}}
checked: {{on: 2026-09-08}}
"""


def messages(assets: Path, notes: str) -> list[tuple[str, str]]:
    """What the reader says of a session whose notes are these."""
    (assets / "activities").mkdir()
    (assets / "activities" / "choir.yaml").write_text(RECORD.format(notes=notes))
    _, problems = read_directory(assets)
    return [(problem.message, problem.hint) for problem in problems if problem.span.file.endswith("choir.yaml")]


def test_the_words_after_the_comma_are_reported(tmp_path: Path) -> None:
    assert messages(tmp_path, "notes: Daytime choir, with tea") == [
        (
            "There is no field called with tea here.",
            "If it belongs to the words before the comma, put double quotes round the whole text.",
        )
    ]


def test_a_field_left_blank_is_no_problem(tmp_path: Path) -> None:
    assert messages(tmp_path, "notes: ") == []

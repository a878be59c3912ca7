"""Does a directory that an import begins name somebody to ring in danger?"""

from __future__ import annotations

from pathlib import Path

from fingerpost.exchange.tables.table import TableError
from fingerpost.reading.read import read_shared
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span
from fingerpost.writing.new_directory import known_crisis_lines


def refuse_without_crisis_lines(assets: Path) -> None:
    """Stop before the starting vocabulary is put beside settings that name nobody to ring.

    It has categories that are marked crisis, so ``check`` would stop at what the import wrote. The settings are a
    person's own, and somebody has to ring the numbers: so the import says what to write, and writes nothing itself.

    Raises:
        TableError: If that would happen.
    """
    file = assets / "directory.yaml"
    if not file.exists() or (assets / "vocabulary").is_dir():
        return
    directory = read_shared(assets)
    settings = directory.settings
    if settings.crisis or ("settings", "") in directory.unread:
        return
    lines = known_crisis_lines(settings.country, settings.nation)
    example = ", ".join(lines or ['{when: "In danger, or badly hurt", name: Emergency services, phone: "..."}'])
    raise TableError(
        Problem(
            code="crisis-lines-missing",
            span=Span(shown_path(file)),
            message=f"{file.name} names nobody to ring in danger, and an import begins the directory with categories "
            "of help in a crisis. Nothing was imported.",
            hint=f"Write in {file.name}: crisis: [{example}] Ring each first. Then import again.",
        )
    )

"""A summary that is too long ends at a sentence, and what comes after goes into the description."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fingerpost.exchange.tables.values.clean_values import ImportNote
from fingerpost.reading.schemas import Schema
from fingerpost.records.shorten import shorten

_END = re.compile(r"(?<!\b[A-Z])(?<!\be\.g)(?<!\bi\.e)(?<!\bSt)(?<!\bMrs)(?<!\bMr)(?<!\bDr)[.!?][\"')\]”’]?(?=\s)")


def divide_summary(values: Mapping[str, Any], schema: Schema) -> tuple[dict[str, Any], ImportNote | None]:
    """The values of a record with a summary that fits, and the rest of it before the description.

    Where no sentence ends in time, the summary is cut at a word, and the whole text is in the description.
    """
    fields = schema["properties"]
    summary = values.get("summary")
    if not isinstance(summary, str) or "description" not in fields or len(summary) <= fields["summary"]["maxLength"]:
        return dict(values), None
    least, most = fields["summary"]["minLength"], fields["summary"]["maxLength"]
    end = max((match.end() for match in _END.finditer(summary[: most + 1]) if least <= match.end() <= most), default=0)
    start = summary[:end] or shorten(summary, most - 1)
    rest = summary[end:].strip()
    others = values.get("description", "")
    if isinstance(others, str) and rest not in others:
        rest = f"{rest}\n\n{others}" if others else rest
    elif others:
        rest = others
    first_part = "Its first sentences were kept, and the description has the rest"
    cut = "It was cut at a word, and the description has all of it"
    note = ImportNote(
        code="summary-divided",
        message=f"The summary had {len(summary)} characters. {first_part if end else cut}.",
        hint="Check that the summary says what people want to know first.",
    )
    return {**values, "summary": start, "description": rest}, note

"""Records of the last import that the list no longer has: named, with what to type when they have closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from fingerpost.checks.withdrawn import WITHDRAWN
from fingerpost.exchange.imports.record_warnings import command_to_close, record_warning
from fingerpost.records.problem import Problem

_IS_WITHDRAWN = re.compile(r"\bwithdrawn:")
_IS_CLOSED = re.compile(r"^closed:", re.MULTILINE)


def warn_of_no_longer_listed(
    records: Iterable[tuple[str, str]], files: Mapping[str, Mapping[str, Path]], assets: Path
) -> Iterator[Problem]:
    """Warn of each record that is here still, and not closed.

    Args:
        records: Kind and id of those that the list no longer has.
        files: Of the records that are here, by kind and id.
        assets: The folder of the records.
    """
    for kind, record_id in sorted(records):
        path = files[kind].get(record_id)
        text = path.read_text("utf-8", "replace") if path else ""
        if path is None or _IS_CLOSED.search(text):
            continue
        is_held = _IS_WITHDRAWN.search(text) and WITHDRAWN not in text
        yield record_warning(
            path,
            code="import-gone",
            message=f"The list no longer has the {kind} {record_id}, or its row is passed over. It is kept, and still "
            f"{'held back' if is_held else 'shown'}. If it has closed, type: {command_to_close(record_id, assets)}",
            hint="Look whether it has closed, or was called off.",
        )

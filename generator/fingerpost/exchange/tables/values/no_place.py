"""An address that says of itself that it is none: "The pin does not represent a base"."""

from __future__ import annotations

import re
from typing import Any

from fingerpost.exchange.tables.rows.row_reader import RowReader

_IS_NONE = re.compile(
    r"\b(?:pin|marker|map|postcode|address|location)\b[^.]{0,30}\b(?:does not|doesn[’']t|is not|isn[’']t|do not)\b"
    r"[^.]{0,30}\b(?:represent|show|base|venue|where|address|location|premises)\b",
    re.IGNORECASE,
)


def forget_what_is_no_place(data: dict[str, Any], reader: RowReader, spec: Any) -> None:
    """Take out the address and what points at it, where the words in it say that nobody is there."""
    if _IS_NONE.search(" ".join(map(str, data.get("address") or []))):
        for field in ("address", "postcode", "location"):
            data.pop(field, None)
        reader.remark(
            spec,
            code="cell-unused",
            message="This says that nobody is at that address, so the address and the postcode were left out.",
            hint="If people may come to an address, write it into the cell, without the sentence.",
        )

"""Texts beside the numbers of a postcode table: its index, its licence and its README."""

from __future__ import annotations

import json
from collections.abc import Mapping

README = "README.md"
LICENCE_FILE = "LICENCE.txt"
LICENCE = "Open Government Licence v3.0"
LICENCE_ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def index_text(about: Mapping[str, object]) -> str:
    """The index, which says what is there."""
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def licence_text(about: Mapping[str, object]) -> str:
    lines = about["attribution"]
    assert isinstance(lines, list)  # noqa: S101  # made a few lines above
    return "\n".join([*lines, "", f"Licensed under the {LICENCE}:", LICENCE_ADDRESS, ""])


def readme_text(about: Mapping[str, object]) -> str:
    return f"""# Postcodes

Where every postcode of this part of the country is. Made by `fingerpost postcodes` from {about["source"]},
edition: {about["edition"]}. Do not edit these files: download the next edition and make them again.

- `index.json`: the edition, the licence, the outcodes that are here.
- `sectors.json`: the middle of every outcode (BA11) and sector (BA11 1).
- One file for each outcode: the second halves of its postcodes, and where they are.

The numbers are ten-thousandths of a degree (about 10 metres), WGS 84. A visitor's device asks for
the file of the outcode only, so a whole postcode never leaves it.

Licence: see `LICENCE.txt`. Its lines must be shown wherever this table is used.
"""

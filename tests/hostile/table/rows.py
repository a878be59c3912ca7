"""All rows, in the order of the list."""

from __future__ import annotations

from tests.hostile.table import (
    addresses,
    builds,
    contacts,
    everybody,
    files,
    markup,
    outside,
    people,
    reading,
    tables,
    values,
)

ROWS = [
    *reading.ROWS,
    *values.ROWS,
    *files.ROWS,
    *markup.ROWS,
    *contacts.ROWS,
    *people.ROWS,
    *tables.ROWS,
    *outside.EXPORTS,
    *outside.GITHUB,
    *builds.ROWS,
    *addresses.ROWS,
    *outside.OTHERS,
    *everybody.ROWS,
]

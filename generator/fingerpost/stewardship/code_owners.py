"""CODEOWNERS, as far as partners keep entries: GitHub then asks them about each change to one of these.

Only the lines between two marks are written. The last line that fits a file counts, so they are at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.edition.edition import Edition
from fingerpost.reading.layout import FOLDERS
from fingerpost.stewardship.keepers import entries_by_keeper

BEGIN = "# Entries that partners keep. fingerpost owners writes what is between these two lines."
END = "# Up to here."
_BETWEEN = re.compile(rf"(?ms)^{re.escape(BEGIN)}$.*?^{re.escape(END)}$\n?")
_MOST_BYTES = 3 * 1024 * 1024  # GitHub reads no larger file. Source: "About code owners", GitHub's documentation


class TooLarge(Exception):
    """GitHub would not read the file."""


def with_owners(text: str, edition: Edition, folder: str) -> str:
    """The file with a line for each entry that a partner keeps whose accounts are known.

    Args:
        text: The file as it is; "" if there is none.
        edition: The directory.
        folder: The records, from the top of the repository, such as "/assets".

    Raises:
        TooLarge: If it would have more than 3 MB.
    """
    rest = _BETWEEN.sub("", text).rstrip("\n")
    lines = list(_lines(edition, folder, _accounts_of(rest, folder)))
    if not lines:
        return f"{rest}\n" if rest else ""
    new = "\n".join([rest, "", BEGIN, *lines, END, ""]).lstrip("\n")
    if len(new.encode()) > _MOST_BYTES:
        raise TooLarge
    return new


def _lines(edition: Edition, folder: str, editors: list[str]) -> Iterator[str]:
    for keeper, records in entries_by_keeper(edition).items():
        if not (accounts := edition.directory.groups[keeper].github):
            continue
        # Whoever is named may accept a change: the editors still can.
        everybody = " ".join(dict.fromkeys([*accounts, *editors]))
        names = (f"{FOLDERS[record.kind]}/{record.file.rpartition('/')[2]}" for record in records)
        yield from (f"{folder}/{name} {everybody}" for name in sorted(names))


def _accounts_of(text: str, folder: str) -> list[str]:
    """Who is asked about a record that no partner keeps."""
    for line in reversed(text.splitlines()):
        pattern, *accounts = line.partition("#")[0].split() or [""]
        if pattern in (f"{folder}/", "*", f"{folder}/*", f"{folder}/**"):
            return accounts
    return []

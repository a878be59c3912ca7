"""The file that a browser begins with: start.json, which contains other search files, so that few requests are needed.

On a slow phone a search waited for three requests one after another, and 26 in all. The five files that every search
needs are always in it, and so is everything else if that is small.
"""

from __future__ import annotations

from collections.abc import Mapping

START = "start.json"
SHORT_CODES = "short-codes.json"  # never in it: few people type one
ALWAYS = ("danger.json", "filters.json", "index.json", "patterns.json", "words.json")
# Of JSON, about a third of it gzipped: a second on a network of 1.6 Mbit/s. Where there is more, results come sooner
# when what they need is asked for first.
LITTLE = 600_000


def start_file(files: Mapping[str, bytes], version: str, sectors: bytes, *, whole: bool, little: int = LITTLE) -> bytes:
    """The text of ``START``: ``version``, and ``files`` by their names.

    Args:
        files: The text of each search file, by its name below ``/search/``.
        version: Of this build.
        sectors: The text of ``postcodes/sectors.json``; empty, if there is none.
        whole: Whether everything is fetched at once in this directory, so that it may be here.
        little: How many bytes count as small.
    """
    if whole and sectors:
        files = {**files, "postcodes/sectors.json": sectors.rstrip()}
    everything = whole and sum(len(text) for name, text in files.items() if name != SHORT_CODES) <= little
    names = sorted(files.keys() - {SHORT_CODES}) if everything else ALWAYS
    entries = b",".join(b'"%s":%s' % (name.encode(), files[name]) for name in names)
    return b'{"version":"%s","files":{%s}}' % (version.encode(), entries)

"""The search files of a built site, each read when needed: files.js in Python."""

from __future__ import annotations

import base64
import json
from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from fingerpost.geography.table import PostcodeTable
from fingerpost.records.short_code import LENGTH, is_near
from fingerpost.search.packing import slices, unpack_lists, unpack_numbers, unpack_postings, unpack_steps, unpack_words
from fingerpost.search.text import fold
from fingerpost.search.vocabulary import Vocabulary

FORMAT = 12

Posting = list[tuple[int, int]]


class SearchFilesMissing(Exception):
    """The folder has no index of this format, or its files are from two builds."""


class SearchFiles:
    """Everything a search needs. ``folder`` is that of a built site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "search"
        self.index = self._read("index.json")
        if self.index.get("format") != FORMAT:
            raise SearchFilesMissing(self._folder)
        self.documents: int = self.index["documents"]
        self.options: dict[str, Any] = self.index["options"]
        self.postcodes = PostcodeTable(self._folder / "postcodes")
        self._shards: dict[str, list[bytes]] = {}
        self._cards: dict[int, list[list[Any]]] = {}
        self._columns: dict[str, dict[str, Any]] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        words = self._read("words.json")
        crisis = self._read("danger.json")
        return Vocabulary(
            unpack_words(words["words"]), words["refs"], words["levels"], {**self.index, "crisis": crisis}
        )

    @cached_property
    def filters(self) -> dict[str, Any]:
        """The filter words, in the format of ``filter_words``."""
        return self._read("filters.json")

    @cached_property
    def patterns(self) -> tuple[str, int, bytes]:
        """The first day, the number of days, and the patterns one after another."""
        content = self._read("patterns.json")
        return content["first"], content["days"], base64.b64decode(content["data"])

    @cached_property
    def branches(self) -> list[int]:
        """Where the branches of each record begin in the columns of branches and, last, how many there are."""
        return list(accumulate(self.column("rank", "branches"), initial=0))

    def posting(self, number: int) -> Posting:
        """The records of a family; concepts are numbered on from the last family."""
        return self._posting("common", number, self.index["common"])

    def rare(self, word: str) -> Posting:
        """The records of a rare word; none, if it is not one."""
        shard = bisect_right(self.index["rare"], word) - 1
        if shard < 0:
            return []
        content = self._read(f"rare/{shard}.json")
        words = unpack_words(content["words"])
        return list(unpack_postings(_parts(content)[words.index(word)])) if word in words else []

    def code(self, code: str) -> str:
        """The address of the page that an id stands for, or nothing."""
        shard = bisect_right(self.index["codes"], code) - 1
        if shard < 0:
            return ""
        content = self._read(f"codes/{shard}.json")
        return str(content["to"][content["codes"].index(code)]) if code in content["codes"] else ""

    def short_codes(self, typed: str) -> list[tuple[str, str]]:
        """The short code that was typed, or else those that it may have been with one slip; each with its address."""
        content = self._read("short-codes.json")
        every = [content["codes"][at : at + LENGTH] for at in range(0, len(content["codes"]), LENGTH)]
        leads = zip(every, unpack_words(content["to"]), strict=True)
        # No two codes are as near to each other as that.
        return [(code, address) for code, address in leads if is_near(code, typed)]

    def go_to(self, query: str) -> str:
        """The address of the page whose id was typed, or nothing.

        Only a query that looks like one is looked up, because in a large directory that needs a file.
        """
        code = fold(query)
        looks_so = bool(code) and all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in code)
        if not looks_so or not (self.index["small"] or "-" in code or any(letter.isdigit() for letter in code)):
            return ""
        return self.code(code)

    def card(self, document: int) -> list[Any]:
        """The fields of a card, as ``cards.FIELDS`` names them."""
        chunk, place = divmod(document, self.index["chunk"])
        if chunk not in self._cards:
            self._cards[chunk] = self._read(f"cards/{chunk}.json")["cards"]
        return self._cards[chunk][place]

    def column(self, group: str, name: str) -> array[int]:
        """One number for each record, branch or session; of ``spots`` and of a tile, for each position that it has."""
        numbers: array[int] = self._column(group, name)
        return numbers

    def lists(self, group: str, name: str) -> tuple[array[int], array[int]]:
        """A list for each record or branch: where each starts, and what is in them."""
        lists: tuple[array[int], array[int]] = self._column(group, name)
        return lists

    def _column(self, group: str, name: str) -> Any:
        columns = self._columns.setdefault(group, {})
        if not columns:
            packed = self._read(f"columns/{group}.json")
            for column, content in packed.items():
                if column == "n":  # how many sessions each record has
                    columns[column] = unpack_lists({"n": content, "v": packed["pattern"]})[0]
                elif column != "version":
                    unpack = unpack_lists if "n" in content else unpack_steps if "d" in content else unpack_numbers
                    columns[column] = unpack(content)
        return columns[name]

    def _posting(self, kind: str, number: int, firsts: list[int]) -> Posting:
        shard = bisect_right(firsts, number) - 1
        name = f"{kind}/{shard}.json"
        if name not in self._shards:
            self._shards[name] = _parts(self._read(name))
        return list(unpack_postings(self._shards[name][number - firsts[shard]]))

    def _read(self, name: str) -> dict[str, Any]:
        try:
            content: dict[str, Any] = json.loads((self._folder / name).read_bytes())
        except (OSError, ValueError) as error:
            raise SearchFilesMissing(self._folder / name) from error
        if name != "index.json" and content.get("version") != self.index["version"]:
            raise SearchFilesMissing(self._folder / name)
        return content


def _parts(shard: dict[str, Any]) -> list[bytes]:
    data = base64.b64decode(shard["data"])
    return [data[begins:ends] for begins, ends in slices(shard["sizes"])]

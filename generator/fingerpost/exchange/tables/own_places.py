"""Places in a list that the directory has already, by postcode and name: they are used, not written a second time.

Our place is never changed by somebody else's list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from fingerpost.exchange.tables.rows.places_in_rows import PlaceInRow, places_in_rows
from fingerpost.exchange.tables.rows.ready_mapping import ReadyMapping
from fingerpost.exchange.tables.rows.record_ids import same_key
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS
from fingerpost.reading.shown_path import shown_path
from fingerpost.reading.yaml_text import Unreadable, decode
from fingerpost.records.problem import Problem, Severity

_POSTCODE = re.compile(rb"^postcode:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_Sign = tuple[str, str]  # the postcode and the name, as they are compared


class PlacesHere(NamedTuple):
    """The places of a list that are ours."""

    ids: dict[str, str]  # ours, by the keys of the list
    remarks: dict[tuple[str, int], Problem]  # by key, as it is compared, and row
    withheld: frozenset[str]  # keys of those that were ours, and of which the list says now that they are secret


def places_here(
    mapping: ReadyMapping, files: Mapping[str, Path], keys: Collection[str], lent: Mapping[str, str], memory: Path
) -> PlacesHere:
    """The places of a list that are ours: those of which it says, or may mean, that they are secret are not among them.

    Args:
        mapping: The list, as its rows are read.
        files: The places that are here, by id.
        keys: Those of places that earlier imports of the list have met.
        lent: Those of them that were ours, with our id.
        memory: The file that remembers the last import.
    """
    signs = dict(_signs_of(files))
    if not signs and not lent:
        return PlacesHere({}, {}, frozenset())
    ours: dict[_Sign, set[str]] = defaultdict(set)
    wanted = {postcode for postcode in signs.values() if postcode}
    theirs: list[PlaceInRow] = []
    withheld: set[str] = set()
    remarks: dict[tuple[str, int], Problem] = {}
    lent_alike = {same_key(key): record_id for key, record_id in lent.items()}
    for place in places_in_rows(mapping):
        if place.is_withheld:
            withheld.add(same_key(place.key))
        elif place.key not in keys and _bare(place.postcode) in wanted:
            theirs.append(place)
        elif (record_id := lent_alike.get(same_key(place.key))) and _are_apart(signs.get(record_id), place):
            remarks[same_key(place.key), place.row] = _elsewhere_now(place, files[record_id], memory)
    theirs = [place for place in theirs if same_key(place.key) not in withheld]  # another row may say so
    wanted = {_bare(place.postcode) for place in theirs}
    for record_id, postcode in signs.items():
        if postcode in wanted and (name := _name_in(files[record_id])):
            ours[postcode, _bare_name(name)].add(record_id)
    ids: dict[str, str] = {}
    for place in theirs:
        fitting = ours.get((_bare(place.postcode), _bare_name(place.name)), set())
        if len(fitting) != 1:  # two of ours that are called alike are for a person to tell apart
            continue
        (record_id,) = fitting
        if ids.setdefault(place.key, record_id) == record_id:
            remarks[same_key(place.key), place.row] = _place_here(place, files[record_id])
    return PlacesHere(ids, remarks, frozenset(key for key in lent if same_key(key) in withheld))


def _place_here(place: PlaceInRow, path: Path) -> Problem:
    return _warning(
        place,
        f"{place.name} has the postcode and name of a place that is here already: {shown_path(path)}. "
        "That record was left as it is, and the activity is put there.",
        "If it is another place, give it another name in the table.",
    )


def _elsewhere_now(place: PlaceInRow, path: Path, memory: Path) -> Problem:
    return _warning(
        place,
        f"{place.name} was taken for a place that is here, {shown_path(path)}, and has another postcode now. "
        "The activity is still put there.",
        f"If it is another place, delete the line of {path.stem} in {shown_path(memory)} and import again.",
    )


def _warning(place: PlaceInRow, message: str, hint: str) -> Problem:
    return Problem(
        code="place-here", severity=Severity.WARNING, span=place.span, message=message, hint=hint, quote=False
    )


def _are_apart(postcode: str | None, place: PlaceInRow) -> bool:
    return bool(postcode and _bare(place.postcode)) and postcode != _bare(place.postcode)


def _signs_of(files: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    """The postcode of each place, found without reading the record whole."""
    for record_id, path in files.items():
        if match := _POSTCODE.search(path.read_bytes()):
            yield record_id, _bare(match[1].decode("utf-8", "replace").partition(" #")[0])


def _name_in(path: Path) -> str:
    try:
        values = parse(decode(path.read_bytes(), path.name, RECORD_LIMITS), path.name, {}, RECORD_LIMITS)
    except Unreadable:
        return ""  # check says what is wrong with it
    return "" if "closed" in values or "erased" in values else str(values.get("name", ""))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.upper()))


def _bare_name(text: str) -> str:
    words: Iterable[str] = re.findall(r"\w+", text.casefold().replace("'", "").replace("’", "").replace("&", " and "))
    return " ".join(word for word in words if word != "the")

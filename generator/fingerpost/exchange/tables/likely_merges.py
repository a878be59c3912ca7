"""Which of the records that came in may be about something the directory has already, from another source.

Nothing is merged here: a person looks at both, and types the command.
"""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from fingerpost.records.directory import Directory, Record
from fingerpost.records.place import Place
from fingerpost.records.telephone import Telephone, read_telephone

SAME_NAME = 85  # of 100, where the postcode is the same: "Frome Library" and "Library, Frome" are 100
LIKE_NAME = 60  # where the phone number or the website is the same
MOST_ALIKE = 8  # records that share one phone number: more are a switchboard


@dataclass(frozen=True, slots=True)
class Candidate:
    """What two records are compared by."""

    kind: str
    id: str
    name: str
    source: str  # whose list it is from; "" where a person wrote it
    signs: tuple[str, ...]  # "postcode BA11 1AA", "phone +441632960123", "website example.org/tea"


@dataclass(frozen=True, slots=True)
class LikelyMerge:
    """Two records that may be about one thing: the one that came in, and the one that was there."""

    kind: str
    id: str
    name: str
    into: str
    into_name: str
    because: str

    def command(self, assets: Path) -> str:
        """What a person types, having looked at both."""
        return f"fingerpost merge {self.id} {self.into} --kind {self.kind} --assets {shlex.quote(assets.as_posix())}"


def candidates_of(directory: Directory) -> Iterator[Candidate]:
    """Every record that is not closed."""
    for records in (directory.groups, directory.places, directory.activities):
        for record in records.values():
            if record.closed is None:
                yield candidate_of(record, directory.settings.country)


def candidate_of(record: Record, country: str) -> Candidate:
    """One record, by what it shares with others."""
    signs = []
    if isinstance(record, Place) and record.postcode:
        signs.append(f"postcode {record.postcode.upper()}")
    number = read_telephone(record.contact.phone, country) if record.contact.phone else None
    if isinstance(number, Telephone):
        signs.append(f"phone {number.dial}")
    if record.contact.website:
        signs.append(f"website {_address(record.contact.website)}")
    source = record.imported.source if record.imported else ""
    return Candidate(record.kind, record.id, record.name, source, tuple(signs))


def likely_merges(candidates: Iterable[Candidate], source: str) -> list[LikelyMerge]:
    """Pairs of a record from this source and one that is not, each record of the source once.

    Args:
        candidates: All records.
        source: Whose list came in.
    """
    by_sign: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for sign in candidate.signs:
            by_sign[candidate.kind, sign].append(candidate)
    best: dict[tuple[str, str], tuple[float, LikelyMerge]] = {}
    for (kind, sign), alike in by_sign.items():
        what = sign.partition(" ")[0]
        if len(alike) > MOST_ALIKE and what != "postcode":
            continue
        others = [other for other in alike if other.source != source]
        for one in alike if others else ():
            if one.source != source:
                continue
            for other in others:
                score = fuzz.token_set_ratio(_plain(one.name), _plain(other.name))
                if score < (SAME_NAME if what == "postcode" else LIKE_NAME):
                    continue
                shared = [shared.partition(" ")[0] for shared in one.signs if shared in other.signs]
                because = _because(shared, same_name=score >= SAME_NAME)
                merge = LikelyMerge(kind, one.id, one.name, other.id, other.name, because)
                if score > best.get((kind, one.id), (0.0, None))[0]:
                    best[kind, one.id] = (score, merge)
    return sorted((merge for _, merge in best.values()), key=lambda merge: (merge.kind, merge.id))


def _because(shared: list[str], *, same_name: bool) -> str:
    names = {"postcode": "postcode", "phone": "phone number", "website": "website"}
    words = [names[what] for what in shared] + ["name"] * same_name
    return f"the same {' and '.join([', '.join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]}"


def _plain(name: str) -> str:
    return "".join(letter if letter.isalnum() else " " for letter in name.casefold().replace("'", "").replace("’", ""))


def _address(website: str) -> str:
    parts = urlsplit(website.casefold())
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}".rstrip("?")

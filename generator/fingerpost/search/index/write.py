"""Makes the search files of a site: the same bytes for the same records and day.

Files of ``/search/``, all JSON. Numbers are packed as ``packing`` says; "of each record" means in the order of the
index, which ``documents.documents_of`` gives. Every file begins with the same ``version``: a reader that meets two
different ones has met a new build, and begins again.

``start.json``
    What a browser asks for first: ``files``, some or all of those below, by their names. See ``start``.
``index.json``
    What a reader needs first: ``documents`` (how many), ``small`` (whether to fetch everything at once), ``built`` (the
    day), ``chunk`` (cards in a file), ``stop``, ``soft`` and ``gatherings`` (words, with spaces between), ``endings``
    (of words: those that bend, and those that derive), ``options`` (the names behind the numbers of columns),
    ``concepts`` (the phrases of each option, in words: "coffee morning|cuppa"), ``everyday`` (what people say beside
    those), ``levels`` (how telling each concept is), ``danger`` (the concepts for people in each kind of danger),
    ``named`` (the concepts that are for people who name them), ``ages`` (concepts, with the youngest and the oldest
    that people mean by them), ``common`` (the first family of each shard), ``rare`` (the first word of each), ``codes``
    (the first code of each file), ``outcodes`` (those with a file in ``postcodes/``), ``listed`` (how many areas are:
    the towns of records that are in no list follow them), ``tiles`` (pieces of the map: those with a file in
    ``columns/tiles/``).
``danger.json``
    Phrases by kind of danger, each word with its forms: "hit/hits me"; ``sets`` of words, and the ``little`` ones that
    may come between.
``filters.json``
    Filter words, in the format of ``filter_words``.
``words.json``
    ``words``: sorted and front-coded. ``refs``: of each word, 0 for a new family, else how many families back. Families
    are numbered as they come. ``levels``: of each family, a letter of ``packing.LEVELS``.
``common/<n>.json``
    ``sizes`` and ``data``: the postings of some families, 5 KB or so. After the last family come the concepts.
``rare/<n>.json``
    ``words``, ``sizes`` and ``data``: words that few records have, with a posting each. Only in large directories.
``codes/<n>.json``
    ``codes``: sorted ids and former ids; ``to``: of each, the address of its page.
``short-codes.json``
    ``to``: the addresses that short codes lead to, sorted and front-coded; ``codes``: the code of each, one after the
    other. It is asked for only when something is typed that may be a code, and by the page for unknown addresses.
``cards/<n>.json``
    ``cards``: lists, with the fields of ``cards.FIELDS``.
``columns/<group>.json``
    ``rank``, ``what``, ``when``, ``who``, ``access``: see ``columns``; ``spots``, ``where``, and in large directories
    ``town`` and ``tiles/<n>_<n>``: see ``position_columns``. ``spots``, ``where``, ``access`` and those two have a row
    for each branch of a record (see ``branches``), of which ``rank`` has the count; ``when`` has one for each session.
    ``access`` has the features that are there and, as ``no``, those that are not: what is in neither is not known.
``patterns.json``
    ``first`` (a day), ``days`` (400) and ``data``: patterns of 50 bytes each, as ``schedule.pattern`` packs them;
    ``asks``: for each, the number of the pattern of its days that are bank holidays to ask about.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from fingerpost.edition import addresses
from fingerpost.edition.codes import code_targets
from fingerpost.language import language_for
from fingerpost.processes import no_collector
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Record
from fingerpost.schedule.dates import DAYS_AHEAD
from fingerpost.search.crisis import ANY, crisis_phrases
from fingerpost.search.index.branches import Branch
from fingerpost.search.index.cards import pack_cards
from fingerpost.search.index.columns import CAPACITIES, COSTS, WAYS, Columns
from fingerpost.search.index.concepts import AREA, KINDS, Concepts, Phrase
from fingerpost.search.index.documents import Document, documents_of, texts_of
from fingerpost.search.index.endings import endings, more_forms
from fingerpost.search.index.everyday import everyday_phrases
from fingerpost.search.index.families import Families
from fingerpost.search.index.filter_words import filter_words
from fingerpost.search.index.postings import index_words, level_of
from fingerpost.search.index.source import Source
from fingerpost.search.index.start import SHORT_CODES, START, start_file
from fingerpost.search.index.stop_words import gatherings, soft_words, stop_words
from fingerpost.search.packing import pack_postings, pack_words, to_json

FORMAT = 12
SMALL = 5000  # up to this many records everything is fetched at once
# Of postings; base64 makes a third more of them. A search reads few of the postings it fetches, so small files are
# less to fetch; where everything is fetched at once, few files are.
SHARD_BYTES = 4_000
SMALL_SHARD_BYTES = 18_000
# Cards in a file, for the same reason: ten results from ten files of 20 are about 20 KB.
CHUNK = 20
SMALL_CHUNK = 40
CODES = 1000  # in a file

Thing = TypeVar("Thing")


def search_files(
    directory: Directory, source: Source, today: date, *, small_up_to: int = SMALL, shard_bytes: int = SHARD_BYTES
) -> dict[str, bytes]:
    """Make every search file, by its address on the site.

    Args:
        directory: The records.
        source: The edition and the postcode table.
        today: The day of the build: the first day of the patterns.
        small_up_to: Up to this many records no word is rare, and the browser fetches everything at once.
        shard_bytes: About how much of postings is in a file, where not everything is fetched at once.
    """
    with no_collector():
        contents = _contents(directory, source, today, small_up_to, shard_bytes)
        return _versioned(contents, source.sectors)


def _contents(directory: Directory, source: Source, today: date, small_up_to: int, shard_bytes: int) -> dict[str, Any]:
    language = directory.settings.languages[0]
    stop, soft = stop_words(language), soft_words(language)
    listed = directory.vocabulary.areas
    directory = replace(directory, vocabulary=replace(directory.vocabulary, areas={**listed, **source.towns}))
    concepts = Concepts(directory.vocabulary, stop, soft)
    documents = documents_of(source.edition)
    small = len(documents) <= small_up_to
    area_words = {
        word for concept in concepts.all if concept.kind == "area" for phrase in concept.phrases for word in phrase
    }
    families = Families(language, area_words - stop)
    everyday = everyday_phrases(language, concepts.all, families, stop)
    known_words = concepts.words() | {word for phrases in everyday for phrase in phrases for word in phrase}
    known_words |= {word[:-1] for word in known_words if _is_plural(word, families)}
    known_words |= more_forms(known_words - area_words, families, language)
    index = index_words(texts_of(documents, source.edition), families, known_words, _is_word(stop), small=small)
    columns = Columns(source, documents, concepts, today, in_tiles=not small)
    of_concepts = _concept_postings(documents, columns.branches, concepts, source)

    files: dict[str, Any] = {}
    shard_bytes = SMALL_SHARD_BYTES if small else shard_bytes
    shards = list(_shards([*index.postings, *map(pack_postings, of_concepts)], shard_bytes))
    files |= {f"common/{n}.json": _shard(parts) for n, (_, parts) in enumerate(shards)}
    rare = list(_shards(index.rare_postings, shard_bytes // 2))
    for n, (first, parts) in enumerate(rare):
        files[f"rare/{n}.json"] = {"words": pack_words(index.rare_words[first : first + len(parts)]), **_shard(parts)}
    files[SHORT_CODES] = _short_codes(source)
    codes = list(_chunks(sorted(_codes(source).items()), CODES))
    for n, some in enumerate(codes):
        files[f"codes/{n}.json"] = {"codes": [code for code, _ in some], "to": [to for _, to in some]}
    chunk = SMALL_CHUNK if small else CHUNK
    for n, cards in enumerate(_chunks(pack_cards(source, documents, columns.sessions, columns.branches), chunk)):
        files[f"cards/{n}.json"] = b'{"cards":[' + b",".join(cards) + b"]}"
    groups = columns.groups()
    files |= {f"columns/{name}.json": group for name, group in groups.items()}
    files["patterns.json"] = {
        "first": f"{today:%Y-%m-%d}",
        "days": DAYS_AHEAD,
        "data": base64.b64encode(columns.patterns.to_bytes()).decode(),
        "asks": columns.patterns.asks,
    }
    files["danger.json"] = crisis_phrases(directory, families, stop)
    files["filters.json"] = filter_words(language_for(language), concepts.all, everyday, families)
    files["words.json"] = {"words": pack_words(index.words), "refs": _refs(index.families), "levels": index.levels}
    files["index.json"] = {
        "format": FORMAT,
        "built": f"{today:%Y-%m-%d}",
        "timezone": directory.settings.timezone,
        "documents": len(documents),
        "small": small,
        "chunk": chunk,
        "stop": " ".join(sorted(stop)),
        "soft": " ".join(sorted(soft)),
        "gatherings": gatherings(language),
        "endings": endings(language),
        "options": _options(directory, concepts, columns),
        "concepts": [_joined(concept.phrases) for concept in concepts.all],
        "everyday": [_joined(phrases) for phrases in everyday],
        "levels": "".join(level_of(len(posting), len(documents)) for posting in of_concepts),
        "danger": _of_danger(concepts),
        "named": [number for number, concept in enumerate(concepts.all) if concept.is_special],
        "ages": [[number, *concept.ages] for number, concept in enumerate(concepts.all) if concept.ages],
        "common": [first for first, _ in shards],
        "rare": [index.rare_words[first] for first, _ in rare],
        "codes": [some[0][0] for some in codes],
        "outcodes": list(source.outcodes),
        "listed": len(listed),
        "tiles": [name.removeprefix("tiles/") for name in groups if name.startswith("tiles/")],
    }
    return files


def _of_danger(concepts: Concepts) -> dict[str, list[int]]:
    """The concepts for people in danger, by kind, in their order; a child's danger comes from others.

    People with nowhere to sleep are shown what is for homeless people.
    """
    of = {
        kind: [n for n, concept in enumerate(concepts.all) if concept.danger == kind]
        for kind in ("self", "others", ANY)
    }
    of_self, others = of["self"] + of[ANY], of["others"] + of[ANY]
    home = [n for n, concept in enumerate(concepts.all) if ("homeless",) in concept.phrases]
    every = [*of_self, *of["others"]]
    return {"medical": [], "child": others, "self": of_self, "others": others, "home": home, ANY: every}


def _joined(phrases: Iterable[Phrase]) -> str:
    return "|".join(" ".join(phrase) for phrase in phrases)


def _is_word(stop: frozenset[str]) -> Callable[[str], bool]:
    return lambda word: word not in stop and (len(word) > 1 or word.isdigit()) and len(word) <= 40


def _is_plural(word: str, families: Families) -> bool:
    """Whether a word is a plural. Its singular is added too: a slip in "farmer" is nearer to that than to "farmers"."""
    return len(word) > 4 and word.endswith("s") and families(word[:-1]) == families(word)


def _concept_postings(
    documents: Sequence[Document], branches: Sequence[Sequence[Branch]], concepts: Concepts, source: Source
) -> list[list[tuple[int, int]]]:
    postings: list[list[tuple[int, int]]] = [[] for _ in concepts.all]
    for number, document in enumerate(documents):
        if isinstance(document.record, Activity):
            fits = concepts.of_activity(document.record, source.edition)
            towns = source.towns.keys() & {area for branch in branches[number] for area in branch.areas}
            fits |= {concept: AREA for town in towns if (concept := concepts.number("area", town)) is not None}
            for concept, fit in fits.items():
                postings[concept].append((number, fit))
    return postings


def _chunks(things: Sequence[Thing], size: int) -> Iterator[Sequence[Thing]]:
    for first in range(0, len(things), size):
        yield things[first : first + size]


def _shards(postings: Iterable[bytes], shard_bytes: int) -> Iterator[tuple[int, list[bytes]]]:
    """Give the number of the first of each shard, and its postings."""
    first = size = 0
    parts: list[bytes] = []
    for number, posting in enumerate(postings):
        if parts and size + len(posting) > shard_bytes:
            yield first, parts
            first, size, parts = number, 0, []
        parts.append(posting)
        size += len(posting)
    if parts:
        yield first, parts


def _shard(parts: Sequence[bytes]) -> dict[str, Any]:
    return {"sizes": [len(part) for part in parts], "data": base64.b64encode(b"".join(parts)).decode()}


def _refs(families: Sequence[int]) -> list[int]:
    refs = []
    count = 0
    for family in families:
        refs.append(count - family)
        count = max(count, family + 1)
    return refs


def _codes(source: Source) -> dict[str, str]:
    """Where an id leads; an id of today wins over a former one, and an activity over a group."""
    codes: dict[str, str] = {}
    directory = source.edition.directory
    # Closed records too: their pages say what to try instead. The last to be written wins.
    everything: tuple[Record, ...] = (
        *source.edition.places,
        *directory.groups.values(),
        *directory.activities.values(),
    )
    for former in (True, False):
        for record in everything:
            address = addresses.of(record)
            codes |= dict.fromkeys(record.former_ids if former else (record.id,), address)
    return codes


def _short_codes(source: Source) -> dict[str, str]:
    leads = sorted((address, code) for code, targets in code_targets(source.edition).items() for address in targets)
    return {"codes": "".join(code for _, code in leads), "to": pack_words([address for address, _ in leads])}


def _options(directory: Directory, concepts: Concepts, columns: Columns) -> dict[str, Any]:
    """The names behind numbers. A category also has the number of the one above it, or -1; an area where it is."""
    of_kind = {kind: [concept for concept in concepts.all if concept.kind == kind] for kind in KINDS}
    categories = directory.vocabulary.categories
    numbers = {concept.id: number for number, concept in enumerate(of_kind["category"])}
    options: dict[str, Any] = {
        kind: [[concept.id, concept.name] for concept in of_kind[kind]] for kind in ("need", "audience", "access")
    }
    options["category"] = [
        [concept.id, concept.name, numbers.get(categories[concept.id].parent, -1)] for concept in of_kind["category"]
    ]
    options["area"] = []
    for concept in of_kind["area"]:
        location = directory.vocabulary.areas[concept.id].location
        spot = [round(location.lat * 10_000), round(location.lon * 10_000)] if location else []
        options["area"].append([concept.id, concept.name, *spot])
    return options | {"language": columns.languages, "cost": COSTS, "ways": WAYS, "capacity": CAPACITIES}


def _versioned(files: dict[str, Any], sectors: bytes) -> dict[str, bytes]:
    bodies = {name: file if isinstance(file := files[name], bytes) else to_json(file) for name in sorted(files)}
    digest = hashlib.sha256()
    for name, body in bodies.items():
        digest.update(name.encode() + b"\0" + body)
    digest.update(sectors)
    version = digest.hexdigest()[:10]
    begins = f'{{"version":"{version}",'.encode()
    versioned = {name: begins + body[1:] for name, body in bodies.items()}
    versioned[START] = start_file(versioned, version, sectors, whole=files["index.json"]["small"])
    return {addresses.of_search_file(name): body for name, body in versioned.items()}

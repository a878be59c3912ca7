"""Which records were once sensitive, by their own flag, their category's or their group's, at any time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fingerpost.checks.earlier import KINDS, MAY_BE_THE_FLAG, Earlier, Key, read_categories, read_earlier
from fingerpost.reading.history import History, Version

_CATEGORIES = "vocabulary/categories.yaml"
_LARGEST = 4_000_000  # bytes: a version that was too large to publish may have been secret all the same


@dataclass(slots=True)
class EarlierRecords:
    """The last sensitive version of each record, and when each record was added."""

    secret: dict[Key, Earlier] = field(default_factory=dict)
    secret_since: dict[Key, int] = field(default_factory=dict)  # the commit
    here_since: dict[Key, int] = field(default_factory=dict)
    erased: set[Key] = field(default_factory=set)  # in any version


@dataclass(slots=True)
class _State:
    """The records in a commit that mention being sensitive, by folder."""

    records: dict[tuple[str, Key], Earlier] = field(default_factory=dict)
    categories: dict[str, frozenset[str]] = field(default_factory=dict)
    groups: frozenset[tuple[str, str]] = frozenset()
    elsewhere: frozenset[tuple[str, Key]] = frozenset()  # records of another directory, which only explain others

    def is_sensitive(self, root: str, key: Key) -> bool:
        """Whether one of its records is."""
        earlier = self.records[root, key]
        return (
            bool(earlier.sensitive)
            or not earlier.categories.isdisjoint(self.categories.get(root, frozenset()))
            or (key[0] == "activity" and earlier.sensitive is None and (root, earlier.group) in self.groups)
        )


def earlier_records_of(history: History) -> EarlierRecords:
    """Go through a history once, oldest commit first, each compared with its parent.

    When a category or a group becomes sensitive, so do the records that name it at that time. A record that is added
    after the flag has gone was never sensitive.

    Raises:
        HistoryUnreadable: If git stops before the end.
    """
    terms = _sensitive_categories(history)
    earlier = _read(history, frozenset[str]().union(*terms.values()))
    earlier_records = EarlierRecords()
    versions = defaultdict(list)
    for version in history.versions:
        versions[version.commit].append(version)
    children = Counter(parent for parents in history.parents for parent in parents)
    states: dict[int, _State] = {}
    for commit, parents in enumerate(history.parents):
        state = states[parents[0]] if parents else _State()
        if parents and children[parents[0]] > 1:
            state = replace(state, records=dict(state.records), categories=dict(state.categories))
        for parent in parents:
            children[parent] -= 1
            if not children[parent]:
                del states[parent]
        states[commit] = state
        _take(versions.get(commit, ()), state, earlier_records, terms, earlier)
    return earlier_records


def _take(
    versions: Sequence[Version],
    state: _State,
    earlier_records: EarlierRecords,
    terms: Mapping[str, frozenset[str]],
    earlier: Mapping[str, Earlier],
) -> None:
    """Turn the state of the parent into that of the commit, and remember what is sensitive in it."""
    changed: set[tuple[str, Key]] = set()
    before = dict(state.categories), state.groups
    for version in versions:
        if (key := key_of(version)) is None:
            state.categories[version.root] = terms.get(version.blob, frozenset())
            continue
        at = version.root, key
        version_text = earlier.get(version.blob)
        if version.blob or at not in changed:  # else it only has another ending
            state.records.pop(at, None)
        if version.is_elsewhere:
            state.elsewhere |= {at}
        else:
            earlier_records.here_since.setdefault(key, version.commit)
            last = earlier_records.secret.get(key)
            if last and last.is_confirmed and version.blob and not (version_text and version_text.is_confirmed):
                earlier_records.secret[key] = replace(last, is_confirmed=False)  # what is written after this is new
        if version_text is not None:
            if version_text.is_erased and not version.is_elsewhere:
                earlier_records.erased.add(key)
            state.records[at] = version_text
            changed.add(at)
        if key[0] == "group":
            group = version.root, key[1]
            is_flagged = version_text is not None and version_text.sensitive
            state.groups = state.groups | {group} if is_flagged else state.groups - {group}
    keys = changed if (state.categories, state.groups) == before else state.records
    for root, key in keys:
        if (root, key) not in state.elsewhere and state.is_sensitive(root, key):
            earlier_records.secret[key] = state.records[root, key]
            earlier_records.secret_since.setdefault(key, versions[0].commit)


def key_of(version: Version) -> Key | None:
    """Say which record a version is of; None for the categories."""
    if version.path == _CATEGORIES:
        return None
    folder, _, name = version.path.partition("/")
    return KINDS[folder], name.rpartition(".")[0]


def _sensitive_categories(history: History) -> Mapping[str, frozenset[str]]:
    blobs = [version.blob for version in history.versions if version.path == _CATEGORIES and version.blob]
    return {blob: read_categories(text) for blob, text in history.texts(blobs, at_most=_LARGEST)}


def _read(history: History, categories: frozenset[str]) -> Mapping[str, Earlier]:
    """Read the versions that can matter: nearly none mentions being sensitive, and the others are skipped."""
    kinds = {version.blob: key for version in history.versions if (key := key_of(version)) is not None}
    kinds.pop("", None)
    groups = [blob for blob, (kind, _) in kinds.items() if kind == "group"]
    marks = [b"sensitive", b"erased", b"\\", b"\0", *(category.encode() for category in categories)]
    versions_by_blob = {}
    for blob, earlier in _that_speak(history, groups, kinds, marks):
        versions_by_blob[blob] = earlier
        if earlier.sensitive:
            marks.append(kinds[blob][1].encode())
    others = [blob for blob, (kind, _) in kinds.items() if kind != "group"]
    versions_by_blob.update(_that_speak(history, others, kinds, marks))
    return versions_by_blob


def _that_speak(
    history: History, blobs: list[str], kinds: Mapping[str, Key], marks: list[bytes]
) -> Iterator[tuple[str, Earlier]]:
    for blob, text in history.texts(blobs, at_most=_LARGEST):
        if any(mark in text for mark in marks) or MAY_BE_THE_FLAG.search(text):
            yield blob, read_earlier(*kinds[blob], text)

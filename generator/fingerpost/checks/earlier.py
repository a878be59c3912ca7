"""What one version of a record said, as far as it matters later, even if no schema accepts it today."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fingerpost.checks.plain_text import words_of
from fingerpost.checks.sensitive import addresses_of, texts_that_tell
from fingerpost.reading.erased import is_erased
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.make import make_activity, make_group, make_place
from fingerpost.reading.parse import parse
from fingerpost.reading.salvage import SECRET, ids_in, top_level
from fingerpost.reading.schemas import shape_of
from fingerpost.reading.suggest import nearest
from fingerpost.reading.yaml_text import Unreadable, decode
from fingerpost.records.directory import Record
from fingerpost.records.span import Span
from fingerpost.records.vocabulary import Term

Key = tuple[str, str]  # kind and id
KINDS = {folder: kind for kind, folder in FOLDERS.items()}
NO_LONGER_SENSITIVE = "held-no-longer-sensitive"
_COUNTRY = re.compile(r"^(?:00)?440?(?=[1-9])")
_SCHEME = re.compile(r"^https? (?:www )?|^www ")
_NO = ("", "false", "no")
MAKERS: Mapping[str, Callable[[str, Any, Any], Record]] = {
    "activity": make_activity,
    "group": make_group,
    "place": make_place,
}
# A line whose key may be a slip for the one that keeps a record secret. First a look that costs little.
MAY_BE_THE_FLAG = re.compile(rb"(?mi)^[\"' ]*(?!(?:summary|sessions|support|serves|since)\b)s\w{5,11}[\"']?[ \t]*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What one version of a record said, as far as it matters here."""

    sensitive: bool | None
    categories: frozenset[str] = frozenset()
    group: str = ""
    names: frozenset[str] = frozenset()  # its name and its summary, in plain words
    words: frozenset[str] = frozenset()  # every text and address in it; none if it could not be read whole
    reach: frozenset[str] = frozenset()  # its description, numbers and addresses: what goes with it into a new file
    lines: frozenset[bytes] = frozenset()
    serves: frozenset[str] = frozenset()
    is_erased: bool = False
    is_confirmed: bool = False  # it says already, or still, that it is no longer sensitive


class Paths:
    """Stand-in for the spans of a record that no message points into: it gives the path itself."""

    file = ""

    def __getitem__(self, path: str) -> Span:
        """A span in a file that is called as the path is."""
        return Span(path)


def read_earlier(kind: str, record_id: str, text: bytes) -> Earlier:
    """Read as much of a version as possible: all of it, its values, or only its lines."""
    values = _values(kind, text)
    lines = lines_of(text)
    if is_erased(values):
        return Earlier(sensitive=_flag(values), is_erased=True)
    confirmed = values.get("confirmed", ())
    record = record_of(kind, record_id, values)
    return Earlier(
        sensitive=_flag(values),
        categories=frozenset(_words(values.get("categories"))) if kind == "activity" else frozenset(),
        group=str(values.get("group", "")).strip() if kind == "activity" else "",
        names=frozenset(name for field in ("name", "summary") if (name := words_of(str(values.get(field, ""))))),
        words=words_in(record) if record else frozenset(),
        reach=reach_of(values),
        lines=lines,
        serves=frozenset(_words(values.get("serves"))) if kind == "activity" else frozenset(),
        is_confirmed=isinstance(confirmed, list) and NO_LONGER_SENSITIVE in confirmed,
    )


def record_of(kind: str, record_id: str, values: Mapping[str, Any]) -> Record | None:
    """The record that the values make, if today's schema accepts them and they are not erased."""
    if is_erased(dict(values)) or not shape_of(kind).gate.is_valid(values):
        return None
    return MAKERS[kind](record_id, values, Paths())


def words_in(record: Record) -> frozenset[str]:
    """Every text and address that may say where it is."""
    return frozenset(text for _, text in (*texts_that_tell(record), *addresses_of(record)))


def reach_of(values: Mapping[str, Any]) -> frozenset[str]:
    """How to reach whoever runs a record, and its description, each in plain words."""
    contact = values.get("contact")
    texts = [values.get("description")]
    if isinstance(contact, Mapping):
        texts += [contact.get(key) for key in ("phone", "email", "website")]
    return frozenset(plain for text in texts if isinstance(text, str) and (plain := as_reach(text)))


def as_reach(text: str) -> str:
    """A number, an address or a description as it is compared, however it was written.

    >>> as_reach("+44 (0)1632 960123") == as_reach("01632 960 123")
    True
    >>> as_reach("https://www.example.org/tea/")
    'example org tea'
    """
    words = words_of(text)
    packed = words.replace(" ", "")
    if packed.isdigit():
        return _COUNTRY.sub("0", packed)
    return _SCHEME.sub("", words)


def lines_of(text: bytes) -> frozenset[bytes]:
    """The lines that tell one record from another."""
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith((b"checked", b"sensitive", b"#")))


def read_categories(text: bytes) -> frozenset[str]:
    """Give the ids that a version of the categories makes sensitive, those below one included."""
    terms = {}
    for term_id, entry in _values("vocabulary", text).items():
        if isinstance(entry, Mapping):
            flag, parent = _flag(entry), str(entry.get("parent", ""))
        else:  # lines that could not be read as values
            match = re.search(r"\bparent['\"]?:\s*['\"]?([\w-]+)", str(entry))
            flag, parent = SECRET.search(str(entry)) is not None, match[1] if match else ""
        terms[term_id] = Term(id=term_id, name=term_id, parent=parent, sensitive=bool(flag))
    return frozenset(term for term in terms if _is_below(term, terms))


def _is_below(term_id: str, terms: Mapping[str, Term]) -> bool:
    ids = set()
    while term_id in terms and term_id not in ids:
        if terms[term_id].sensitive:
            return True
        ids.add(term_id)
        term_id = terms[term_id].parent
    return False


def _values(kind: str, text: bytes) -> dict[str, Any]:
    shape = shape_of(kind)
    if len(text) <= shape.limits.size_bytes:
        try:
            return parse(decode(text, "", shape.limits), "", shape.schema, shape.limits)
        except Unreadable:
            pass
    plain = text.replace(b"\0", b"").decode("utf-8-sig", "replace")
    values: dict[str, Any] = dict(top_level(plain))
    if kind != "vocabulary" and SECRET.search(plain):
        values["sensitive"] = True
    return values


def _flag(values: Mapping[str, Any]) -> bool | None:
    """Whether values say that they are sensitive; a misspelt key or an odd value counts as yes."""
    for key, value in values.items():
        if key != "sensitive" and (len(key) < 6 or not nearest(key.lower(), ["sensitive"])):
            continue
        if value is True or (value is not False and str(value).strip().lower() not in _NO):
            return True
    return False if values.get("sensitive") is False else None


def _words(value: object) -> list[str]:
    """The ids in a list, or in whatever was written instead of one."""
    if isinstance(value, list):
        return [str(item) for item in value]
    return list(ids_in(str(value or "")))

"""The words of a directory outside its records: in its settings and in its lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from fingerpost.checks.fields import Texts
from fingerpost.reading.spans import FileSpans
from fingerpost.records.directory import Directory
from fingerpost.records.settings import Settings
from fingerpost.records.spans import Spans
from fingerpost.records.vocabulary import Term


class Listed(NamedTuple):
    """One text of them, and where it is."""

    file: str  # from the folder of records: vocabulary/categories.yaml
    spans: Spans
    path: str
    text: str


def listed_texts(directory: Directory) -> Iterator[Listed]:
    """Give each text of the settings and the lists that reaches a page."""
    spans = settings_spans(directory)
    for path, text in _texts_of_settings(directory.settings):
        yield Listed(_name(spans), spans, path, text)
    vocabulary = directory.vocabulary
    lists: dict[str, Mapping[str, Term]] = {
        "categories": vocabulary.categories,
        "needs": vocabulary.needs,
        "audiences": vocabulary.audiences,
        "access": vocabulary.access,
    }
    for name, terms in lists.items():
        spans = list_spans(directory, name)
        for term in terms.values():
            for path, text in texts_of_term(term):
                yield Listed(f"vocabulary/{_name(spans)}", spans, path, text)


def texts_of_term(term: Term) -> Texts:
    """List the texts of a category, a need, an audience or an access feature, by path."""
    texts = [("name", term.name), ("description", term.description), ("examples", term.examples)]
    texts += [(f"words.{number}", word) for number, word in enumerate(term.words)]
    return [(f"{term.id}.{path}", text) for path, text in texts if text]


def settings_spans(directory: Directory) -> Spans:
    return directory.settings.spans or FileSpans(Path(), f"{directory.assets.name}/directory.yaml")


def list_spans(directory: Directory, name: str) -> Spans:
    """Give the places of the values of a list such as ``areas``."""
    path = f"{directory.assets.name}/vocabulary/{name}.yaml"
    return directory.vocabulary.spans.get(name) or FileSpans(Path(), path)


def _name(spans: Spans) -> str:
    return spans.file.rpartition("/")[2]


def _texts_of_settings(settings: Settings) -> Texts:
    editors = settings.editors
    texts = [
        ("title", settings.title),
        ("tagline", settings.tagline),
        ("area.name", settings.area_name),
        ("post_name", settings.post_name),
        ("front_page.words", settings.front_page.words),
        ("editors.name", editors.name),
        ("editors.phone", editors.phone),
        ("editors.email", editors.email),
        ("editors.website", editors.website),
        ("editors.hours", settings.editors_hours),
        ("submissions.email", settings.submissions.get("email", "")),
    ]
    for number, line in enumerate(settings.crisis):
        texts += [(f"crisis.{number}.{key}", getattr(line, key)) for key in ("name", "text", "when", "phone")]
    return [(path, text) for path, text in texts if text]

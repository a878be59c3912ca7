"""The records of a list as they would become: a few as text, or all as cards on a page to look at."""

from __future__ import annotations

import base64
import hashlib
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from fingerpost.checks.redact import NOT_SHOWN
from fingerpost.edition.clock import today
from fingerpost.exchange.keep import state_before
from fingerpost.exchange.tables.directory_to_be import context_for_import
from fingerpost.exchange.tables.here_already import leave_what_is_here
from fingerpost.exchange.tables.hours.year_of_list import LEAVE
from fingerpost.exchange.tables.mapping import read_mapping
from fingerpost.exchange.tables.mapping_check import check_mapping
from fingerpost.exchange.tables.new_record import NewRecord
from fingerpost.exchange.tables.privacy.discreet import discreet_text
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import Proposal
from fingerpost.exchange.tables.read_tables import READERS, read_joins
from fingerpost.exchange.tables.rows.table_records import make_records
from fingerpost.exchange.tables.table import MappingError
from fingerpost.language.counted import counted
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS
from fingerpost.records.problem import in_file_order
from fingerpost.records.slug import slug_of

ROWS_SHOWN = 3
MOST_CARDS = 500
_BLANK = "(blank)"
_NO_TOWN = "Town to be given"
_WRITTEN_AS = {"contact": "website", "checked_on": "on"}  # where the field is called otherwise than its question
_SHOWN_ABOVE = ("name", "summary")
_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #4d4d4d; --ground: #fff; --line: #767676; --hair: #d0d0d0 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f2f2ec; --soft: #cfd2c6; --ground: #161a17; --line: #8d9286; --hair: #4a4f48 }
}
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; overflow-wrap: anywhere }
body { color: var(--ink); background: var(--ground) }
h1 { font-size: 1.7rem; line-height: 1.2 }
ul { display: grid; gap: 1rem; list-style: none; padding: 0 }
ul { grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)) }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem }
h2 { font-size: 1.2rem; margin: 0 0 .5rem }
.kind { color: var(--soft); margin: 0 }
dl { margin: 0 } dl div { border-top: 1px solid var(--hair); padding: .25rem 0 }
dt { font-weight: bold } dd { margin: 0; white-space: pre-wrap }
@media print {
  :root { --ink: #000; --soft: #333; --ground: #fff }
  body { font-size: 10pt; max-width: none; padding: 0 }
  ul { display: block; columns: 2 }
  article { margin-block-end: 1rem }
  h2, dl div { break-inside: avoid } .kind, h2 { break-after: avoid }
}
"""


@dataclass(frozen=True)
class Card:
    """A record on the page: what is at its head, and its other fields by path."""

    kind: str
    id: str
    name: str
    summary: str
    fields: tuple[tuple[str, str], ...]


def records_of(form: str, path: Path, mapping_path: Path, assets: Path, most_rows: int = 0) -> list[NewRecord]:
    """The records that a mapping makes of a list, without writing them; of the first rows only, if so asked.

    Raises:
        TableError: If the list or the mapping cannot be used.
    """
    mapping = read_mapping(mapping_path)
    table = READERS[form](path, mapping.options)
    joins = read_joins(form, path, mapping, table)
    faults = sorted(check_mapping(mapping, table, joins), key=in_file_order)
    if faults:
        raise MappingError(faults)
    if most_rows:
        table = replace(table, rows=table.rows[:most_rows])
    before = state_before(assets, mapping.source)
    context = context_for_import(assets, before.files, (), today())
    table, before, *_ = leave_what_is_here(table, mapping, joins, before, context)
    records: list[NewRecord] = []
    make_records(table, mapping, before.last, before.in_use, context, joins=joins, keep=list, take=records.extend)
    return [record for record in records if (record.kind, record.key) not in before.here]


def first_records(
    proposal: Proposal, answers: Answers, categories: Mapping[str, Sequence[str]], assets: Path
) -> list[NewRecord]:
    """What the first rows become by a proposed mapping; its blanks are filled for the time being, and shown as blanks.

    Raises:
        TableError: If the list cannot be used so.
    """
    subjects = {question.about for question in proposal.questions}
    filler = {about: words for about, words in _filler().items() if about in subjects and not getattr(answers, about)}
    with tempfile.TemporaryDirectory() as folder:
        mapping = Path(folder) / "mapping.yaml"
        mapping.write_text(proposal.text(replace(answers, **filler), categories), "utf-8")
        records = records_of(proposal.source.form, proposal.path, mapping, assets, ROWS_SHOWN)
    end_of_id = f"-{slug_of(_NO_TOWN)}"
    return [
        record._replace(
            id=record.id.replace(end_of_id, ""), text=_with_blanks(record.text, filler).replace(end_of_id, "")
        )
        for record in records
    ]


def _filler() -> dict[str, str]:
    """The placeholder in a record for an answer that nobody has given yet, until it is shown."""
    return {
        "source": "-",
        "licence": "-",
        "town": _NO_TOWN,
        "contact": "https://example.org/not-given-yet",
        "shown": "(nobody has said it yet)",  # so none of those rows is shown
        "checked_on": today().isoformat(),
        "year": LEAVE,
    }


def _with_blanks(text: str, filler: Mapping[str, str]) -> str:
    for about, words in filler.items():
        names = _WRITTEN_AS.get(about, about)
        text = re.sub(rf"\b({names}): '?{re.escape(words)}'?(?=[,}}\n]|$)", rf"\1: {_BLANK}", text)
    return text


def as_comments(records: Sequence[NewRecord]) -> Iterator[str]:
    """Records as they would be in their files, behind the sign of a comment.

    A mapping gets into git, where everybody may read it, before anybody has asked the people in it: so it has no mobile
    number, no mailbox, and nobody's name.
    """
    for record in records:
        yield f"# {record.kind} {record.id}"
        field = ""
        for line in discreet_text(record.text).splitlines():
            if not line.startswith(" "):
                field = line.partition(":")[0]
            is_person = field == "contact" and re.match(r"\s+(?:name|text): .", line)
            yield f"#   {line.partition(':')[0]}: {NOT_SHOWN}" if is_person else f"#   {line}"
        yield "#"


def page_of(records: Sequence[NewRecord], file: str) -> str:
    """A page with a card for each record: all in one file, without scripts, and nothing of it is fetched or run."""
    kinds = Counter(record.kind for record in records)
    counts = ", ".join(counted(number, kind, FOLDERS[kind]) for kind, number in sorted(kinds.items()))
    shown = sorted(records, key=lambda record: record.kind)[:MOST_CARDS]
    return _template().render(
        file=file,
        counts=counts or "No records",
        total=len(records),
        shown=len(shown),
        cards=[_card(record) for record in shown],
        style=Markup(_STYLE),  # noqa: S704 our own
        style_digest=base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode(),
    )


def _card(record: NewRecord) -> Card:
    data = parse(record.text, record.id, {}, RECORD_LIMITS)
    fields = tuple((path, value) for path, value in _fields_of(data) if path not in _SHOWN_ABOVE)
    return Card(record.kind, record.id, str(data["name"]), str(data.get("summary", "")), fields)


def _fields_of(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for name, part in data.items():
            yield from _fields_of(part, f"{path}.{name}" if path else name)
    elif isinstance(data, list) and any(isinstance(part, dict) for part in data):
        for part in data:
            yield path, "; ".join(f"{name}: {value}" for name, value in _fields_of(part))
    else:
        yield path, ", ".join(map(str, data)) if isinstance(data, list) else str(data)


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    return environment.get_template("cards.html")

"""The records of a list as they would become, with nothing written: a few of them as text, or all to be looked at."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fingerpost.checks.redact import NOT_SHOWN
from fingerpost.edition.clock import today
from fingerpost.exchange.imports.new_record import NewRecord
from fingerpost.exchange.imports.state_before import state_before
from fingerpost.exchange.tables.directory_to_be import context_for_import
from fingerpost.exchange.tables.here_already import leave_what_is_here
from fingerpost.exchange.tables.hours.year_of_list import LEAVE
from fingerpost.exchange.tables.mapping import read_mapping
from fingerpost.exchange.tables.mapping_check import check_mapping
from fingerpost.exchange.tables.privacy.discreet import discreet_text
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import Proposal
from fingerpost.exchange.tables.read_tables import READERS, read_joins
from fingerpost.exchange.tables.report.cards import Look
from fingerpost.exchange.tables.rows.table_records import make_records
from fingerpost.exchange.tables.table import MappingError
from fingerpost.records.problem import in_file_order
from fingerpost.records.slug import slug_of

ROWS_SHOWN = 3
_BLANK = "(blank)"
_NO_TOWN = "Town to be given"
_WRITTEN_AS = {"contact": "website", "checked_on": "on"}  # where the field is called otherwise than its question


def records_of(form: str, path: Path, mapping_path: Path, assets: Path, most_rows: int = 0) -> list[NewRecord]:
    """The records that a mapping makes of a list, without writing them; of the first rows only, if so asked.

    Raises:
        TableError: If the list or the mapping cannot be used.
    """
    return list(look_at(form, path, mapping_path, assets, most_rows).records)


def look_at(form: str, path: Path, mapping_path: Path, assets: Path, most_rows: int = 0) -> Look:
    """The same, with the rows that they are made of, and what there is to say about these.

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
    rows = {row.number: row for row in table.rows}
    before = state_before(assets, mapping.source)
    context = context_for_import(assets, before.files, (), today())
    table, before, *_ = leave_what_is_here(table, mapping, joins, before, context)
    records: list[NewRecord] = []
    of_rows = make_records(
        table, mapping, before.last, before.in_use, context, joins=joins, keep=list, take=records.extend
    )
    new = [record for record in records if (record.kind, record.key) not in before.here]
    return Look(path.name, new, rows, of_rows.problems)


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

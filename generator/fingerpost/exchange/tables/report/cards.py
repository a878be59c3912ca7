"""The records of a list as visitors would see them, each beside its row: a page to look at before an import."""

from __future__ import annotations

import re
import shutil
import tempfile
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from fingerpost.checks.withhold import HELD
from fingerpost.edition.clock import today
from fingerpost.edition.load import Loaded, load
from fingerpost.exchange.imports.new_record import NewRecord
from fingerpost.exchange.tables.report.card_facts import Facts, facts_of_activity, facts_of_record
from fingerpost.exchange.tables.report.report_texts import TEMPLATES, Style, page_templates
from fingerpost.exchange.tables.table import Row
from fingerpost.language.counted import counted
from fingerpost.reading.layout import FOLDERS
from fingerpost.records.activity import Activity
from fingerpost.records.problem import Problem
from fingerpost.writing.new_directory import write_starter

MOST_CARDS = 500
MOST_LEFT_OUT = 200  # rows
_NAMED = re.compile(r"\b(place|group): ([a-z0-9-]+)")  # in the text of an activity
_SETTINGS = ("directory.yaml", "vocabulary", "calendars")


@dataclass(frozen=True, slots=True)
class Look:
    """What an import would bring in, with the rows that it is made of and what there is to say about them."""

    file: str
    records: Sequence[NewRecord]
    rows: Mapping[int, Row]
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A record as a visitor would see it, beside the row that it is made of."""

    id: str
    name: str
    summary: str = ""
    description: str = ""
    facts: Facts = ()
    doubts: tuple[str, ...] = ()  # what the import says of the row, and what is not shown yet
    row: int = 0
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Cards under one heading."""

    title: str
    about: str
    cards: list[Card] = field(default_factory=list)


def page_of(look: Look, assets: Path) -> str:
    """A page of cards: all in one file, without scripts, and nothing of it is fetched or run.

    Args:
        look: What would come in.
        assets: The folder that it would come into; its settings and words are used, and nothing in it is changed.
    """
    kinds = Counter(record.kind for record in look.records)
    counts = ", ".join(counted(number, kind, FOLDERS[kind]) for kind, number in sorted(kinds.items()))
    sections = [section for section in _sections(look, assets) if section.cards]
    style = (TEMPLATES / "cards.css").read_text("utf-8")
    activities = kinds["activity"]
    return (
        page_templates()
        .get_template("cards.html")
        .render(
            file=look.file,
            counts=counts or "No records",
            sections=sections,
            total=activities,
            shown=min(activities, MOST_CARDS),
            left_out=list(_left_out(look)),
            style=Style(style),
            style_digest=b64encode(sha256(style.encode()).digest()).decode(),
        )
    )


def _sections(look: Look, assets: Path) -> list[Section]:
    shown = sorted((record for record in look.records if record.kind == "activity"), key=lambda record: record.row)
    shown = shown[:MOST_CARDS]
    needed = {words for record in shown for words in _NAMED.findall(record.text)}
    others = [record for record in look.records if record.kind != "activity"]
    others = [record for record in others if (record.kind, record.id) in needed] + [
        record for record in others if (record.kind, record.id) not in needed
    ][: MOST_CARDS - len(shown)]
    with tempfile.TemporaryDirectory() as folder:
        loaded = _loaded(Path(folder) / "assets", [*shown, *others], needed, assets)
    remarks = _by_row(look)
    activities = Section("Activities", "Each as visitors would see it, and then its row in the list.")
    on_cards: set[tuple[str, str]] = set()  # places and groups of those activities
    for record in shown:
        activity = loaded.as_read.activities.get(record.id)
        if activity is None:
            continue
        on_cards |= {("place", session.place) for session in activity.sessions} | {("group", activity.group)}
        activities.cards.append(_card_of(activity, record, look, remarks, loaded))
    rest = [record for record in others if (record.kind, record.id) not in on_cards]
    groups = Section("Groups", "Those that run none of the activities above.")
    places = Section("Places", "Those where none of the activities above is.")
    for record in rest:
        section, of_kind = (
            (groups, loaded.as_read.groups) if record.kind == "group" else (places, loaded.as_read.places)
        )
        if one := of_kind.get(record.id):
            facts, cells = facts_of_record(record.text), _cells(look, record.row)
            section.cards.append(Card(id=record.id, name=one.name, facts=facts, row=record.row, cells=cells))
    return [activities, groups, places]


def _loaded(copy: Path, records: Iterable[NewRecord], needed: Iterable[tuple[str, str]], assets: Path) -> Loaded:
    """The records as a directory of their own, with the settings of that which they would come into."""
    copy.mkdir()
    for name in _SETTINGS:
        if (assets / name).is_dir():
            shutil.copytree(assets / name, copy / name)
        elif (assets / name).is_file():
            shutil.copy(assets / name, copy / name)
    write_starter(copy)
    for kind, record_id in needed:  # what is there already
        name = f"{FOLDERS[kind]}/{record_id}.yaml"
        if (assets / name).is_file():
            (copy / name).parent.mkdir(exist_ok=True)
            shutil.copy(assets / name, copy / name)
    for record in records:
        path = copy / FOLDERS[record.kind] / f"{record.id}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(record.text, "utf-8")
    return load(copy, today=today(), keep_going=True)


def _card_of(
    activity: Activity, record: NewRecord, look: Look, remarks: Mapping[int, Sequence[str]], loaded: Loaded
) -> Card:
    held = [
        problem.message
        for problem in loaded.problems
        if problem.code.startswith(HELD) and Path(problem.span.file).name == Path(activity.file).name
    ]
    return Card(
        id=record.id,
        name=activity.name,
        summary=activity.summary,
        description=activity.description,
        facts=facts_of_activity(activity, record.text, loaded.edition, loaded.as_read),
        doubts=(*held, *remarks.get(record.row, ())),
        row=record.row,
        cells=_cells(look, record.row),
    )


def _cells(look: Look, number: int) -> tuple[tuple[str, str], ...]:
    row = look.rows.get(number)
    return tuple((name, cell) for name, cell in row.cells.items() if cell.strip()) if row else ()


def _by_row(look: Look) -> dict[int, list[str]]:
    """What the import says of each row, but for what it has put right."""
    remarks: dict[int, list[str]] = {}
    for problem in look.problems:
        if Path(problem.span.file).name == look.file and problem.code != "cell-decoded":
            remarks.setdefault(problem.span.line, []).append(problem.message)
    return {row: list(dict.fromkeys(messages)) for row, messages in remarks.items()}


def _left_out(look: Look) -> Iterator[tuple[int, str, str]]:
    """The number of each row of which nothing comes in, its first cell, and why, where somebody said why."""
    rows_used = {record.row for record in look.records}
    remarks = _by_row(look)
    missing = [number for number in look.rows if number not in rows_used and number in remarks]
    for number in missing[:MOST_LEFT_OUT]:
        cells = _cells(look, number)
        yield number, cells[0][1] if cells else "", " ".join(remarks[number])

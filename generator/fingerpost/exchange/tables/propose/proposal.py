"""A mapping proposed for a list, and what is left to ask."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fingerpost.exchange.tables.joins import PARENT
from fingerpost.exchange.tables.like_sheets import SHEET_COLUMN, names_are_in_rows
from fingerpost.exchange.tables.propose.category_of_list import category_of_list
from fingerpost.exchange.tables.propose.choose import choose
from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.exchange.tables.propose.contents import contents_of
from fingerpost.exchange.tables.propose.draft import Answers, Draft
from fingerpost.exchange.tables.propose.headings import is_of_service, plain, roles_of
from fingerpost.exchange.tables.propose.mixed_contacts import is_way, ways_in
from fingerpost.exchange.tables.propose.rows_shown import unclear_columns
from fingerpost.exchange.tables.propose.series import ONE, SEVERAL, series_of
from fingerpost.exchange.tables.propose.sources import Source, read_source
from fingerpost.exchange.tables.propose.undated import columns_without_year
from fingerpost.exchange.tables.propose.write_categories import category_column
from fingerpost.exchange.tables.propose.write_group_and_place import has_commas, rows_without_town
from fingerpost.exchange.tables.propose.write_mapping import without_use, write_draft
from fingerpost.exchange.tables.table import Options

DAY_FIRST = "day month year"
_DAY_COMES_FIRST = ("GB", "IE")
_MOSTLY = 0.98
_MANY = 4  # headings
_OF_A_STREET = ("st", "street")  # its name, its number: parts of an address


@dataclass(frozen=True)
class Question:
    """Something that a list does not say of itself."""

    about: str  # the field of ``Answers``
    text: str
    choices: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True)
class Proposal:
    """What is known about a list; ``text`` writes it as a mapping."""

    path: Path
    source: Source
    chosen: Mapping[str, list[Choice]]
    left_out: Mapping[str, str]
    questions: tuple[Question, ...]
    without_year: frozenset[str] = frozenset()  # columns in which days have none

    def text(self, answers: Answers, categories: Mapping[str, Sequence[str]]) -> str:
        """The mapping with these answers; what nobody has answered is blank."""
        return write_draft(self._draft(answers, categories), self.path.name)

    def without_use(self, answers: Answers, categories: Mapping[str, Sequence[str]]) -> frozenset[str]:
        """The columns that fit something, but of which the mapping makes nothing."""
        return without_use(self._draft(answers, categories), self.path.name)

    def order_usual_in(self, country: str) -> str:
        """The order of dates in a country, where no date shows it; "" if it is not known, or dates differ."""
        is_open = bool(_dates(self.chosen)) and not _orders(self.chosen)
        return DAY_FIRST if is_open and country in _DAY_COMES_FIRST else ""

    def questions_here(
        self, categories: Mapping[str, Sequence[str]], town: str, never: Collection[str] = ()
    ) -> tuple[Question, ...]:
        """The questions, each with what this directory offers first: its town, and what its categories fit best.

        No category of ``never`` is offered for all rows.
        """
        column = category_column(self._draft(Answers(), categories))
        columns = {role: [choice.column for choice in choices] for role, choices in self.chosen.items()}
        offered = {
            "town": town,
            "category": category_of_list(self.path.stem, self.source.table, columns, categories, never),
            "category_column": column.name if column else "",
        }
        return tuple(
            replace(question, default=offered.get(question.about, question.default)) for question in self.questions
        )

    def _draft(self, answers: Answers, categories: Mapping[str, Sequence[str]]) -> Draft:
        return Draft(
            self.source,
            self.chosen,
            self.left_out,
            categories,
            answers,
            lacks_contacts=any(question.about == "contact" for question in self.questions),
            date_order=_order(self.chosen),
            without_year=self.without_year,
        )


def propose(path: Path, options: Options | None = None) -> Proposal:
    """Read a list and propose what its columns are.

    Raises:
        TableError: If it cannot be read.
    """
    source = read_source(path, options)
    chosen, left_out = choose(list(columns_of(source)), {link.left: link.name for link in source.links})
    without_year = columns_without_year(chosen)
    questions = [
        *_questions(source, chosen, without_year),
        *_question_of_series(Draft(source, chosen, left_out, {}, Answers())),
    ]
    return Proposal(path, source, chosen, left_out, tuple(questions), without_year)


def columns_of(source: Source) -> Iterator[Column]:
    """The columns of the table, then those of the tables that belong to it."""
    beginning = _beginning_of(source.table.headers)
    for header in source.table.headers:
        if header == SHEET_COLUMN and source.options.sheets:
            heading = "Area" if names_are_in_rows(source.table) else "Type"
            yield Column(header, heading, contents_of(row.cells[header] for row in source.table.rows))
            continue
        table, _, last = header.rpartition(".")
        heading = _heading_of(table, last) if table and " " not in header else header
        if beginning and plain(heading).startswith(beginning) and max(roles_of(heading).values(), default=0) < 1:
            heading = plain(heading).removeprefix(beginning)
        contents = contents_of(row.cells.get(header, "") for row in source.table.rows)
        yield Column(header, heading, contents, is_hidden=header in source.table.hidden)
    for link in source.links:
        other = source.others[link.name]
        for header in other.headers:
            if header in (link.right, PARENT):
                continue
            contents = contents_of(row.cells.get(header, "") for row in other.rows)
            is_hidden = header in other.hidden
            yield Column(f"{link.name}: {header}", _heading_of(link.name, header), contents, link.name, is_hidden)


def _beginning_of(headers: Sequence[str]) -> str:
    """The word that many headings begin with, and which so says nothing: SITE_name, SITE_zip, SITE_city."""
    firsts = Counter(plain(header).split()[0] for header in headers if len(plain(header).split()) > 1)
    word, times = firsts.most_common(1)[0] if firsts else ("", 0)
    return f"{word} " if times >= _MANY and word not in _OF_A_STREET else ""


def _heading_of(table: str, header: str) -> str:
    """What a heading means in a table of its own: Name in Locations is a location name."""
    word = re.split(r"[._ ]", table)[-1]
    word = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    if header.strip().casefold() in ("name", "title", "label"):
        return f"{word} name"
    return f"{word} {header}" if header.strip().casefold() in ("description", "number", "id", "url", "type") else header


def _questions(source: Source, chosen: Mapping[str, list[Choice]], without_year: frozenset[str]) -> Iterator[Question]:
    yield Question("source", "Whose list is it?")
    yield Question("licence", "On what terms may it be used? (our own, OGL-UK-3.0, CC-BY-4.0, not stated)")
    yield Question("checked_on", "On what day was it published, or last checked? (such as 2026-10-01)")
    kinds = [choice.column.name for choice in chosen.get("category", [])]
    if len(kinds) > 1:
        yield Question("category_column", "Which column says what kind of thing it is?", tuple(kinds), kinds[0])
    elif not kinds:
        text = "No column says what kind of thing each is. Which category are they all? (such as food-banks, or none)"
        yield Question("category", text)
    is_partly = "town" in chosen and chosen["town"][0].column.contents.filled_share < _MOSTLY
    if (
        is_partly
        or rows_without_town(source.table, {role: [one.column for one in chosen[role]] for role in chosen})
        or (
            not ("town" in chosen or _address_has_towns(chosen.get("address", [])))
            and all(is_of_service(choice.column.heading) for choice in chosen.get("area", []))
            and any(role in chosen for role in ("address", "postcode", "venue", "latitude", "coordinates"))
        )
    ):
        yield Question("town", "Which town is it in, where the list does not say?")
    if not _have_contacts(source, chosen):
        text = (
            "Some rows have no phone, email or website, so they would be left out. "
            "Is there a web address that people can use for them? Their pages will say that it is theirs; "
            "with the address of your own site, they will say to ask you."
        )
        yield Question("contact", text)
    if unclear := unclear_columns(chosen, source):
        names = " and ".join(unclear)
        yield Question(
            "shown",
            f"Which words in {names} say that a row may be shown? (such as Yes; rows with other words are left out)",
        )
    if _dates(chosen) and not _order(chosen):
        yield Question("date_order", "How does it write dates?", ("day month year", "month day year"), "day month year")
    if without_year:
        names = " and ".join(sorted(without_year))
        yield Question(
            "year", f"Days in {names} have no year. Which year are they in? (such as 2026; leave: keep them as words)"
        )


def _question_of_series(draft: Draft) -> Iterator[Question]:
    """Ask whether rows of one name are one activity, where they differ in more than their days."""
    series = series_of(draft)
    if series and not series.is_certain:
        text = f"{series.in_words}; {series.why_not}. Is each name one activity with several days, or several?"
        yield Question("series", text, (ONE, SEVERAL), SEVERAL)


def _address_has_towns(lines: Sequence[Choice]) -> bool:
    """Whether a town may be in the address: on a line of its own, or after a comma."""
    return len(lines) > 1 or any(has_commas(choice.column) for choice in lines)


def _have_contacts(source: Source, chosen: Mapping[str, list[Choice]]) -> bool:
    """Whether nearly every row has something that people can use; a joined table may help."""
    columns = [choice.column for role in ("phone", "email", "website") for choice in chosen.get(role, [])]
    if any(column.table for column in columns):
        return True
    names = [choice.column.name for choice in chosen.get("contact_name", []) if ways_in(choice.column)]
    rows = source.table.rows
    with_one = [
        row
        for row in rows
        if any(row.cells.get(column.name) for column in columns)
        or any(is_way(row.cells.get(name, "")) for name in names)
    ]
    return len(with_one) >= _MOSTLY * len(rows)


def _dates(chosen: Mapping[str, list[Choice]]) -> list[str]:
    cells = [
        cell
        for role in ("checked", "start_date", "end_date")
        for choice in chosen.get(role, [])
        for cell in choice.column.contents.cells
    ]
    return [cell for cell in cells if not re.match(r"\d{4}-", cell)]


def _order(chosen: Mapping[str, list[Choice]]) -> str:
    """In which order dates are written, where they show it; where they contradict each other, somebody is asked."""
    orders = _orders(chosen)
    return orders.pop() if len(orders) == 1 else ""


def _orders(chosen: Mapping[str, list[Choice]]) -> set[str]:
    """The orders that dates show: no month is the 25th, and "Sept 2026" has no day. Figures go before words."""
    figures: set[str] = set()
    words: set[str] = set()
    for cell in _dates(chosen):
        if numbers := re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-]", cell):
            if int(numbers[1]) > 12:
                figures.add("day month year")
            elif int(numbers[2]) > 12:
                figures.add("month day year")
        elif re.match(r"(?:[A-Z][a-z]+,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z]", cell):
            words.add("day month year")
        elif re.match(r"[A-Z][a-z]+ \d{1,2}(?!\d)", cell):
            words.add("month day year")
    return figures or words

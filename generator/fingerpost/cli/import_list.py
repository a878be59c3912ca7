"""fingerpost import LIST: a mapping is proposed for any list, and used when a person has looked at it."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fingerpost.language.counted import counted
from fingerpost.records.slug import SPELT_OUT, slug_of

if TYPE_CHECKING:
    from fingerpost.exchange.tables.propose.draft import Answers
    from fingerpost.exchange.tables.propose.proposal import Proposal, Question
    from fingerpost.exchange.tables.propose.sources import Source


class AnyList(click.Group):
    """The group of ``import``: anything that is not a command is a list to import."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take a file that is there, or has the ending of one, as the argument of ``import list``."""
        if args and args[0] not in self.commands and (Path(args[0]).is_file() or Path(args[0]).suffix):
            args = ["list", *args]
        return super().resolve_command(ctx, args)


HELP = (
    "Bring in any list: CSV, a workbook of Excel or LibreOffice, JSON or GeoJSON.\n\n"
    "The first time, a mapping is proposed: which column is what, with the reason at each line. It asks the few things "
    "that the list does not say. Look the mapping over, and type the same again: then the records are written.\n\n"
    "\b\nExamples:\n"
    "  fingerpost import services.xlsx\n"
    "  fingerpost import services.xlsx --dry-run --html look.html\n"
    "  fingerpost import services.xlsx --mapping ours.yaml --no-questions\n\n"
    "Exits with 0 when a mapping was written or every row was used, 1 when some were left out, and 2 when nothing "
    "could be done."
)


def mapping_of(file: Path, sheet: str = "") -> Path:
    """The mapping that belongs to a list, in the folder one is in: services.mapping.yaml for services.xlsx.

    Where one sheet is named, such as North, it is services-north.mapping.yaml. What an id cannot say of a name in
    another script, a few figures do, so that two of them have two mappings.
    """
    if not sheet:
        return Path(f"{file.stem}.mapping.yaml")
    name = slug_of(sheet)
    plain = unicodedata.normalize("NFKD", sheet.translate(SPELT_OUT))
    if not name or any(character.isalnum() and not character.isascii() for character in plain):
        name = f"{name}-{blake2b(sheet.encode(), digest_size=3).hexdigest()}".lstrip("-")
    return Path(f"{file.stem}-{name}.mapping.yaml")


def first_look(file: Path, mapping: Path, assets: Path, *, ask: bool, sheet: str = "") -> list[str]:
    """Propose a mapping and write it; of this sheet, where one is named.

    Returns:
        What to say of it, line by line.

    Raises:
        TableError: If the list cannot be read.
    """
    from fingerpost.exchange.tables.propose.draft import Answers
    from fingerpost.exchange.tables.propose.preview import as_comments, first_records
    from fingerpost.exchange.tables.propose.proposal import propose
    from fingerpost.exchange.tables.propose.vocabulary import sensitive_categories, words_of_categories
    from fingerpost.exchange.tables.table import Options, TableError
    from fingerpost.files.durable import write_whole

    proposal = propose(file, Options(max_rows=1_000_000, sheet=sheet))
    categories = words_of_categories(assets)
    questions = proposal.questions_here(categories, _own_town(assets), sensitive_categories(assets))
    answers = _ask(questions, categories) if ask else Answers(date_order=proposal.order_usual_in(_own_country(assets)))
    text = proposal.text(answers, categories)
    try:
        records = first_records(proposal, answers, categories, assets)
    except TableError as error:
        shown = [f"# The first rows cannot be shown yet: {error.problem.message}"]
    else:
        nothing = ["# None of the first rows is to be shown, or it is not clear yet whether they are."]
        shown = (
            nothing
            if not records
            else [f"# The first {len({r.key for r in records})} as they would become:", "#", *as_comments(records)]
        )
    write_whole(mapping, "\n".join([text, *shown, ""]).encode())
    unused = proposal.without_use(answers, categories)
    return list(_about(proposal, answers, mapping, file, unused, is_asked_already=ask))


def _about(
    proposal: Proposal, answers: Answers, mapping: Path, file: Path, unused: Collection[str], *, is_asked_already: bool
) -> Any:
    names_of = {
        role: [choice.column.name for choice in choices if choice.column.name not in unused]
        for role, choices in proposal.chosen.items()
    }
    out = len(proposal.left_out) + len(unused)
    used = f"{counted(sum(map(len, names_of.values())), 'column')} used, {out} left out"
    yield f"{mapping} was written, a mapping for {file.name}: {used}."
    for role, names in names_of.items():
        if names:
            yield f"  {role.replace('.', ', ').replace('_', ' ')}: {', '.join(names)}"
    for link in proposal.source.links:
        yield f"  joined: {link.table}"
    yield from _about_sheets(proposal.source, file)
    may_stay = {"category"} if is_asked_already else set()  # "none" is an answer
    blanks = [
        question
        for question in proposal.questions
        if not getattr(answers, question.about) and not question.choices and question.about not in may_stay
    ]
    if blanks:
        yield "Fill in what is blank in it:"
        for question in blanks:
            yield f"  {question.text}"
    if answers.date_order and not is_asked_already:
        yield "No date shows whether the day or the month comes first: the day was taken, as is usual here."
    yield f"Next: look it over, and type again: {_again(proposal, mapping, file)}"


def _again(proposal: Proposal, mapping: Path, file: Path) -> str:
    """What to type when the mapping has been looked over, as a terminal takes it."""
    sheet = proposal.source.options.sheet
    words = ["fingerpost import", in_quotes(file)]
    if mapping == mapping_of(file, sheet) != mapping_of(file):
        words += ["--sheet", in_quotes(sheet)]
    elif mapping != mapping_of(file):
        words += ["--mapping", in_quotes(mapping)]
    return " ".join(words)


def in_quotes(word: object) -> str:
    """A name that every terminal reads as one word: in double quotes if there is a space in it."""
    return f'"{word}"' if re.search(r"[^\w./:\\-]", str(word)) else str(word)


def _about_sheets(source: Source, file: Path) -> Iterator[str]:
    """Which sheets were taken together, which were left, and how to bring one of those in."""
    from fingerpost.exchange.tables.propose.sources import KEPT_BACK

    if source.options.sheets:
        yield f"  read below each other, as their columns are the same: {', '.join(source.options.sheets)}"
    by_reason: dict[str, list[str]] = {}
    for name, why in source.left_sheets.items():
        by_reason.setdefault(why, []).append(name)
    for why, names in by_reason.items():
        yield f"  {counted(len(names), 'sheet')} left out ({why}): {', '.join(names)}"
    if KEPT_BACK in by_reason:
        yield "Where everything on such a sheet may be public, add its name to the sheets at the top of the mapping."
    if source.harmless_sheet:
        command = f"fingerpost import {in_quotes(file)} --sheet {in_quotes(source.harmless_sheet)}"
        yield f"To bring in a sheet with other columns, give it a mapping of its own: {command}"


def _own_town(assets: Path) -> str:
    """The town that the directory is for; "" if there is none yet, or it cannot be read."""
    from fingerpost.reading.read import read_shared

    settings = read_shared(assets).settings if assets.is_dir() else None
    return settings.area_name if settings else ""


def _own_country(assets: Path) -> str:
    """The country of the directory; "" if there is none yet, or it cannot be read."""
    from fingerpost.reading.read import read_shared

    settings = read_shared(assets).settings if assets.is_dir() else None
    return settings.country if settings else ""


def _ask(questions: tuple[Question, ...], categories: Mapping[str, Sequence[str]]) -> Answers:
    from fingerpost.exchange.tables.propose.draft import Answers

    answers = Answers()
    for question in questions:
        of_all = question.about == "category"
        setattr(answers, question.about, _ask_category(question, categories) if of_all else _ask_one(question))
    return answers


def _ask_category(question: Question, categories: Mapping[str, Sequence[str]]) -> str:
    """Ask until the answer is a category of the directory, by its id, its name or a word for it, or none."""
    from fingerpost.exchange.tables.propose.category_of_list import categories_with_word
    from fingerpost.exchange.tables.propose.write_categories import nearest_category

    while True:
        answer: str = click.prompt(question.text, default=question.default or "none").strip()
        if answer.casefold() == "none":
            return ""
        if category := answer if answer in categories else nearest_category(answer, categories):
            return category
        near = f" Perhaps {' or '.join(words)}?" if (words := categories_with_word(answer, categories)) else ""
        click.echo(f"No category is called {answer}.{near} All of them are in assets/vocabulary/categories.yaml.")


def _ask_one(question: Question) -> str:
    """Ask until the answer is one of those on offer, or none."""
    choices = f" ({', '.join(question.choices)}, or none)" if question.choices else ""
    while True:
        answer: str = click.prompt(
            f"{question.text}{choices}", default=question.default, show_default=bool(question.default)
        ).strip()
        if question.choices and answer.casefold() == "none":
            return ""
        if not question.choices or answer in ("", *question.choices):
            return answer
        click.echo(f"Type one of these: {', '.join(question.choices)}; or none.")


def is_asked(*, no_questions: bool) -> bool:
    """Whether somebody is there to answer."""
    return not no_questions and sys.stdin.isatty()

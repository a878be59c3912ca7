"""fingerpost confirm: what an import was not sure of, one question at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.alone import alone
from fingerpost.cli.stop import stop
from fingerpost.language.counted import counted

if TYPE_CHECKING:
    from fingerpost.stewardship.doubts import Doubt

_QUESTIONS = {"hours": "When is it?", "category": "Which category is it in?", "proposal": "Is that so?"}
_ENDS = ("q", "quit", "exit")
_SHOWN = 8
_NAMED = 3  # of the records of one question


@click.command(name="confirm", short_help="Say what an import was not sure of, one question at a time.")
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
@click.option("--list", "as_list", is_flag=True, help="Print what is to be confirmed, and ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="The same for scripts.")
@click.option("--only", type=click.Choice(["hours", "category", "proposal"]), help="Ask about one thing only.")
def command(assets: Path, as_list: bool, as_json: bool, only: str | None) -> None:
    """Walk through what an import was not sure of.

    It shows what the list said and what the record says, and asks: a number takes one of the answers on offer, hours
    can be typed as people write them, = says that the record is right, Enter goes on to the next, q ends. Each answer
    is written at once, with every comment of the file left where it is. What you pass over is asked again next time.

    What is the same in many records is asked once: the answer is written into all of them, and o asks one by one.

    \b
    Examples:
      fingerpost confirm
      fingerpost confirm --only hours
      fingerpost confirm --list

    Exits with 0, or with 2 when a file could not be changed.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.exchange.tables.propose.vocabulary import words_of_categories
    from fingerpost.reading.read import read_shared
    from fingerpost.stewardship.doubts import doubts_in

    if not assets.is_dir():
        raise stop("confirm", f"There is no folder called {assets}.", "Name it with --assets")
    vocabulary = read_shared(assets).vocabulary
    doubts = [doubt for doubt in doubts_in(assets, vocabulary) if only in (None, doubt.what)]
    if as_json:
        click.echo(json.dumps([_summary(doubt) for doubt in doubts], indent=2, ensure_ascii=False))
    elif as_list:
        for doubt in doubts:
            click.echo(f"{doubt.file.shown} {doubt.what}: {_one_line(doubt.words or doubt.now)}")
        click.echo(f"{counted(len(doubts), 'value')} to confirm.")
    else:
        _ask_all(doubts, words_of_categories(assets))


def _summary(doubt: Doubt) -> dict[str, object]:
    return {
        "file": doubt.file.shown,
        "name": doubt.name,
        "what": doubt.what,
        "words": doubt.words,
        "now": doubt.now,
        "choices": [choice.words for choice in doubt.choices],
    }


def _ask_all(doubts: list[Doubt], categories: Mapping[str, Sequence[str]]) -> None:
    from fingerpost.stewardship.doubts_alike import alike

    answers = 0
    questions = alike(doubts)
    try:
        for number, group in enumerate(questions, start=1):
            click.echo(f"\n{number} of {len(questions)}: {_about(group)}")
            answers += _ask(group, categories)
    except (_EnoughForToday, KeyboardInterrupt, EOFError, click.Abort):
        pass
    click.echo(f"\n{counted(answers, 'answer')} written.")


class _EnoughForToday(Exception):
    """Somebody typed q."""


def _about(group: list[Doubt]) -> str:
    first = group[0]
    if len(group) == 1:
        title = f"{_one_line(first.name)} ({first.file.shown})"
    else:
        names = ", ".join(_one_line(doubt.name) for doubt in group[:_NAMED])
        more = f" and {len(group) - _NAMED:,} more" if len(group) > _NAMED else ""
        title = f"the same in {len(group):,} records: {names}{more}"
    words = list(dict.fromkeys(_one_line(doubt.words) for doubt in group if doubt.words))
    now = {_one_line(doubt.now) for doubt in group}
    lines = [title]
    if words:
        lines.append(f"  The list says:   {', '.join(words[:_NAMED])}")
    if len(now) == 1:
        lines.append(f"  The record says: {now.pop()}")
    lines += [f"  {at}  {_one_line(choice.words)}" for at, choice in enumerate(first.choices[:_SHOWN], start=1)]
    return "\n".join(lines)


def _ask(group: list[Doubt], categories: Mapping[str, Sequence[str]]) -> int:
    """How many answers were written."""
    what, choices = group[0].what, group[0].choices
    keys = (
        "number, " * bool(choices)
        + {
            "hours": "hours, = right as it is, ",
            "category": "category, ",
            "proposal": "n for no, ",
        }[what]
    )
    is_one = len(group) == 1
    question = _QUESTIONS[what] if is_one else f"{_QUESTIONS[what].removesuffix('?')}, for all {len(group):,} of them?"
    keys += "" if is_one else "o one by one, "
    while True:
        text = click.prompt(f"{question} [{keys}Enter for later, q to end]", default="", show_default=False).strip()
        if text.casefold() in _ENDS:
            raise _EnoughForToday
        if not text:
            return 0
        if text == "o" and not is_one:
            return _one_by_one(group, categories)
        typed = text
        if what == "category":
            text = _category_of(text, group[0], categories)
        if fault := _fault_of(text, group[0], categories):
            click.echo(f"  {fault}")
            continue
        if answers := sum(_write(doubt, text) for doubt in group):
            if text != typed:
                click.echo(f"  Written: {text}")
            return answers


def _one_by_one(group: list[Doubt], categories: Mapping[str, Sequence[str]]) -> int:
    answers = 0
    for number, doubt in enumerate(group, start=1):
        click.echo(f"\n{number} of these {len(group)}: {_about([doubt])}")
        answers += _ask([doubt], categories)
    return answers


def _category_of(text: str, doubt: Doubt, categories: Mapping[str, Sequence[str]]) -> str:
    """The id of the category that a name or a word of it was typed for; the same text where it is none."""
    from fingerpost.exchange.tables.propose.write_categories import nearest_category

    is_choice = text.isdecimal() and 0 < int(text) <= len(doubt.choices[:_SHOWN])
    return text if is_choice or text == "=" or text in categories else nearest_category(text, categories) or text


def _fault_of(text: str, doubt: Doubt, categories: Mapping[str, Sequence[str]]) -> str:
    """What is wrong with an answer before anything is written; "" where nothing is."""
    is_choice = text.isdecimal() and 0 < int(text) <= len(doubt.choices[:_SHOWN])
    if doubt.what == "proposal" and not is_choice and text.casefold() not in ("y", "yes", "n", "no", "="):
        return "Type 1, n or q, or press Enter."
    if doubt.what == "category" and not is_choice and text != "=" and text not in categories:
        return f"There is no category called {text}. All of them are in assets/vocabulary/categories.yaml."
    return ""


def _write(doubt: Doubt, text: str) -> bool:
    """Write an answer to one record, and say where it cannot be."""
    from fingerpost.stewardship.files_of_records import CannotChange

    try:
        with alone("confirm", doubt.file.path.parents[1]):
            _answer(doubt, text)
    except CannotChange as reason:
        click.echo(f"  {reason.message} {reason.hint}")
        return False
    except OSError as error:
        raise stop("confirm", f"{doubt.file.shown} could not be written: {error.strerror}.") from None
    return True


def _answer(doubt: Doubt, text: str) -> None:
    from fingerpost.stewardship.confirm import answer, keep_as_it_is, read_answer

    if text == "=" or (doubt.what == "proposal" and text.casefold() in ("n", "no")):
        keep_as_it_is(doubt)
    elif text.isdecimal() and 0 < int(text) <= len(doubt.choices[:_SHOWN]):
        value = doubt.choices[int(text) - 1].value
        answer(doubt, [value] if doubt.what == "category" else value)
    elif doubt.what == "proposal":
        answer(doubt, doubt.choices[0].value)
    else:
        answer(doubt, read_answer(doubt, text))


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(filter(str.isprintable, line))
